"""Figures from `data/`: a CSV of cells, and the YAML beside it that says where they come from."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal

from pydantic import Field, ValidationError

from course.model import Cell, Finding, Table
from course.reading.frontmatter import Fields, read_fields


class TableFields(Fields):
    """The YAML beside a CSV."""

    title: str
    unit: str
    measure: str
    survey: str
    published: date
    address: str
    caveat: str = ""
    platforms: Mapping[str, str]
    groups: Mapping[str, str]
    sets: Mapping[str, str]
    sources: Mapping[str, str] = Field(default_factory=dict)


class CellFields(Fields):
    """A row of the CSV."""

    name: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$")]
    platform: str
    group: str
    set: str
    deck: Annotated[int, Field(ge=0, le=100)] | None
    published: Annotated[int, Field(ge=0, le=100)]
    basis: Literal["source", "agreement", "memory"]
    confidence: Annotated[str, Field(min_length=1)]
    source: str


def read_table(slug: str, cells: str, about: str) -> tuple[Table | None, tuple[Finding, ...]]:
    """Read a table.

    Args:
        slug: the files' name without ending.
        cells: the CSV, one row a cell, with the columns of `CellFields`.
        about: the YAML, with the fields of `TableFields`.
    """
    front = read_fields(TableFields, f"data/{slug}.yml", about)
    found, findings = _cells(f"data/{slug}.csv", cells)
    if front.fields is None:
        return None, front.findings + findings
    fields = front.fields
    for cell in found.values():
        for word, value, known in (
            ("platform", cell.platform, fields.platforms),
            ("group", cell.group, fields.groups),
            ("set", cell.set, fields.sets),
        ):
            if value not in known:
                what = f"the {word} `{value}` has no label; add it to data/{slug}.yml"
                findings += (Finding(f"data/{slug}.csv", cell.line, "data", what),)
    table = Table(
        slug,
        fields.title,
        fields.unit,
        fields.measure,
        fields.survey,
        fields.published,
        fields.address,
        fields.caveat,
        fields.platforms,
        fields.groups,
        fields.sets,
        fields.sources,
        found,
    )
    return table, findings


def _cells(path: str, text: str) -> tuple[dict[str, Cell], tuple[Finding, ...]]:
    cells: dict[str, Cell] = {}
    findings: list[Finding] = []
    columns = list(CellFields.model_fields)
    rows = csv.reader(io.StringIO(text))
    header = next(rows, [])
    if header != columns:
        return {}, (Finding(path, 1, "data", f"the columns are not as expected; write {','.join(columns)}"),)
    try:
        for row in rows:
            if row:
                _take(path, rows.line_num, columns, row, cells, findings)
    except csv.Error as error:
        findings.append(Finding(path, rows.line_num, "data", f"this row can't be read: {error}; mend its quotes"))
    return cells, tuple(findings)


def _take(
    path: str, line: int, columns: list[str], row: list[str], cells: dict[str, Cell], findings: list[Finding]
) -> None:
    values: dict[str, str | None] = dict(zip(columns, row, strict=False))
    if len(row) != len(columns):
        what = f"the row has {len(row)} values, not {len(columns)}; give one for each column, empty if need be"
        findings.append(Finding(path, line, "data", what))
        return
    try:
        fields = CellFields.model_validate(values | {"deck": values["deck"] or None})
    except ValidationError as error:
        for mistake in error.errors():
            column = str(mistake["loc"][0])
            what = f"`{values[column]}` can't stand in the column {column}; mend that value"
            findings.append(Finding(path, line, "data", what))
        return
    if fields.name in cells:
        what = f"the name `{fields.name}` is on line {cells[fields.name].line} already; give each cell its own"
        findings.append(Finding(path, line, "data", what))
        return
    cells[fields.name] = Cell(
        fields.name,
        fields.platform,
        fields.group,
        fields.set,
        fields.deck,
        fields.published,
        fields.basis,
        fields.confidence,
        fields.source,
        line,
    )
