"""Figures from `data/`: a CSV of cells, and the YAML beside it that says where they come from."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Annotated, cast

from msgspec import Meta

from course.model import Basis, Cell, Finding, Table
from course.reading.front_matter import Fields, read_fields


class TableFields(Fields, kw_only=True):
    """The YAML beside a CSV."""

    title: str
    unit: Annotated[str, Meta(min_length=1, max_length=20, description="write % or a word, as kg")]
    unit_name: str = ""
    measure: str
    survey: str
    published: date
    address: str
    caveat: str = ""
    page: str = "the source’s page"
    platform: str = "Platform"
    group: str = "Group"
    lists_corrections: bool = True
    platforms: Mapping[str, str]
    short: Mapping[str, str] = {}
    groups: Mapping[str, str]
    sets: Mapping[str, str]
    sources: Mapping[str, str] = {}
    same_as: Mapping[
        str, Annotated[str, Meta(pattern=r"^[a-z0-9-]+\.csv#[a-z0-9-]+$", description="write it as use.csv#rice-total")]
    ] = {}


_FORMS = {
    "name": ("[a-z0-9][a-z0-9-]*", "small letters, digits and hyphens"),
    "basis": ("source|agreement|memory", "source, agreement or memory"),
    "confidence": (".+", "how sure we are, such as high, good or 90%"),
}
"""What may stand in a column of the CSV, and in words; the others take any text."""

_PERCENT = ("100|[0-9]{1,2}", "digits from 0 to 100 without a percent sign")
_COUNT = ("[0-9]{1,9}", "digits without the unit, and without commas")

Forms = Mapping[str, tuple[str, str]]
"""What may stand in each column: a pattern, and what it says in words."""


def _forms(unit: str) -> dict[str, tuple[str, str]]:
    """Return what may stand in each column of a table of figures in a unit."""
    pattern, words = _PERCENT if unit == "%" else _COUNT
    return {**_FORMS, "published": (pattern, words), "deck": (f"(?:{pattern})?", f"{words}, or leave it empty")}


def read_table(slug: str, cells: str, about: str) -> tuple[Table | None, tuple[Finding, ...]]:
    """Read a table.

    Args:
        slug: the files' name without ending.
        cells: the CSV, one row a cell, with the columns named below.
        about: the YAML, with the fields of `TableFields`.
    """
    front = read_fields(TableFields, f"data/{slug}.yml", about)
    unit = front.fields.unit if front.fields else "%"
    found, findings = _cells(f"data/{slug}.csv", cells, _forms(unit))
    if front.fields is None:
        return None, front.findings + findings
    fields = front.fields
    findings += tuple(_unlabeled(slug, fields, found.values()))
    findings += tuple(_repeated(f"data/{slug}.csv", found.values()))
    table = Table(
        slug=slug,
        title=fields.title,
        unit=fields.unit,
        unit_name=fields.unit_name or ("percent" if fields.unit == "%" else fields.unit),
        page=fields.page,
        short=fields.short,
        heads=(fields.platform, fields.group),
        lists_corrections=fields.lists_corrections,
        measure=fields.measure,
        survey=fields.survey,
        published=fields.published,
        address=fields.address,
        caveat=fields.caveat,
        platforms=fields.platforms,
        groups=fields.groups,
        sets=fields.sets,
        sources=fields.sources,
        same_as=fields.same_as,
        lines=front.lines,
        cells=found,
    )
    return table, findings


def _unlabeled(slug: str, fields: TableFields, cells: Iterable[Cell]) -> Iterator[Finding]:
    """Yield a finding for each platform, group or set of a cell that has no label."""
    for cell in cells:
        for word, value, known in (
            ("platform", cell.platform, fields.platforms),
            ("group", cell.group, fields.groups),
            ("set", cell.set, fields.sets),
        ):
            if value not in known:
                what = f"the {word} `{value}` has no label; add it to data/{slug}.yml"
                yield Finding(f"data/{slug}.csv", cell.line, "data", what)


def _repeated(path: str, cells: Iterable[Cell]) -> Iterator[Finding]:
    """Rows that say another time what a platform has in a group: a chart could show one of them only."""
    lines: dict[tuple[str, str], int] = {}
    for cell in cells:
        first = lines.setdefault((cell.platform, cell.group), cell.line)
        if first != cell.line:
            what = f"the figure of `{cell.platform}` in `{cell.group}` is on line {first} already; keep one"
            yield Finding(path, cell.line, "data", what)


def _cells(path: str, text: str, forms: Forms) -> tuple[dict[str, Cell], tuple[Finding, ...]]:
    cells: dict[str, Cell] = {}
    findings: list[Finding] = []
    columns = ["name", "platform", "group", "set", "deck", "published", "basis", "confidence", "source"]
    rows = csv.reader(io.StringIO(text))
    try:
        head = next(rows, [])
        if head != columns:
            return {}, (Finding(path, 1, "data", _misheaded(head, columns)),)
        for row in rows:
            if row:
                _take(path, rows.line_num, columns, row, cells, findings, forms)
    except csv.Error as error:
        findings.append(Finding(path, rows.line_num, "data", f"this row can't be read: {error}; fix its quotes"))
    return cells, tuple(findings)


def _misheaded(head: list[str], columns: list[str]) -> str:
    """Return what is wrong with the first row."""
    for mark, name in ((";", "semicolons"), ("\t", "tabs")):
        if head and head[0].split(mark) == columns:
            return f"the values are parted by {name}; save the file as CSV with commas"
    return f"the first row does not name the columns as it must; write {','.join(columns)}"


def _take(
    path: str,
    line: int,
    columns: list[str],
    row: list[str],
    cells: dict[str, Cell],
    findings: list[Finding],
    forms: Forms,
) -> None:
    if len(row) != len(columns):
        what = f"the row has {len(row)} values, not {len(columns)}; give one for each column, empty if need be"
        findings.append(Finding(path, line, "data", what))
        return
    values = dict(zip(columns, row, strict=True))
    wrong = [
        column for column in columns if not re.fullmatch(forms[column][0] if column in forms else ".*", values[column])
    ]
    for column in wrong:
        what = f"`{values[column]}` can't stand in the column {column}; write {forms[column][1]}"
        findings.append(Finding(path, line, "data", what))
    if not wrong and values["name"] in cells:
        what = f"the name `{values['name']}` is on line {cells[values['name']].line} already; give each cell its own"
        findings.append(Finding(path, line, "data", what))
    elif not wrong:
        cells[values["name"]] = Cell(
            name=values["name"],
            platform=values["platform"],
            group=values["group"],
            set=values["set"],
            deck=int(values["deck"]) if values["deck"] else None,
            value=int(values["published"]),
            basis=cast("Basis", values["basis"]),
            confidence=values["confidence"],
            sources=values["source"],
            line=line,
        )
