"""Fenced blocks that the build replaces by what it draws: charts, boxes for notes, and pages' generated parts."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Annotated, Literal

import msgspec
from msgspec import Meta
from msgspec.structs import replace

from course.model import Cell, Fence, Finding, Table
from course.reading.front_matter import Fields, read_fields

INSERTS = frozenset(
    {
        "agenda",
        "assign",
        "certificate",
        "chart",
        "contact",
        "corrected-figures",
        "course-complete",
        "coverage",
        "external-links",
        "modules",
        "my-record",
        "new-cases",
        "note",
        "note-tools",
        "paths",
        "readiness",
        "reflections",
        "report",
        "returns",
        "roster",
        "rules",
        "sources",
        "take-along",
        "this-computer",
        "trace",
    }
)
"""The first words of the fences that the build draws."""

MAX_DOT_GROUPS = 5
"""As many groups as can be told apart by shape."""

Kind = Literal["bars", "dots", "slope", "table"]


class ChartFields(Fields, kw_only=True):
    """The fields of a chart's fence."""

    kind: Kind
    data: str
    title: Annotated[str, Meta(min_length=1)]
    platforms: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    note: str = ""


class NoteFields(Fields, kw_only=True):
    """The fields of a note's fence."""

    id: Annotated[str, Meta(pattern="^[a-z0-9-]+$", description="use lower-case letters, digits and hyphens")]
    label: Annotated[str, Meta(min_length=1)]


class AgendaFields(Fields, kw_only=True):
    """The fields of an agenda's fence."""

    points: tuple[str, ...] = ()


class Note(msgspec.Struct, frozen=True):
    """A box to write in: the name under which the browser keeps what is written, and its label."""

    id: str
    label: str
    is_short: bool = False
    """Whether a line or two is enough."""


class Chart(msgspec.Struct, frozen=True):
    """A chart to be drawn: its table, and the cells by platform and group, in the order asked for."""

    kind: Kind
    table: Table
    title: str
    platforms: tuple[str, ...]
    groups: tuple[str, ...]
    note: str

    def cell(self, platform: str, group: str) -> Cell | None:
        """The figure of a platform in a group."""
        return self.table.cell(platform, group)


def shown_in(path: str, fence: Fence, tables: Mapping[str, Table]) -> str:
    """Return what a chart shows, in words; nothing for a fence that shows what is written in it."""
    chart = read_chart(path, fence, tables)[0] if fence.info == "chart" else None
    if chart is None:
        return ""
    table = chart.table
    lines = [f"{chart.kind}: {chart.title}", chart.note, table.measure, table.survey, table.caveat]
    for platform in chart.platforms:
        cells = [(group, cell) for group in chart.groups if (cell := chart.cell(platform, group))]
        figures = "; ".join(f"{table.groups[group]} {_figure(chart, cell)}" for group, cell in cells)
        lines.append(f"{table.platforms[platform]}: {figures}")
    return "\n".join(line for line in lines if line)


def _figure(chart: Chart, cell: Cell) -> str:
    """A figure as a chart shows it; a table says how sure it is and what the deck has."""
    value = chart.table.show(cell.value)
    if chart.kind != "table":
        return value
    deck = f", deck {cell.deck}" if cell.is_corrected else ""
    return f"{value} ({cell.basis}{deck})"


def read_note(path: str, fence: Fence) -> tuple[Note | None, tuple[Finding, ...]]:
    """Read a note's fence. It is kept under the name of its page, so that two pages may use the same id."""
    front = read_fields(NoteFields, path, fence.body, first=fence.line + 1, rule="insert")
    if front.fields is None:
        return None, tuple(replace(finding, line=min(finding.line, fence.last)) for finding in front.findings)
    page = path.rpartition("/")[2].removesuffix(".md")
    return Note(f"{page}/{front.fields.id}", front.fields.label), ()


def read_agenda(path: str, fence: Fence, known: Collection[str]) -> tuple[dict[str, int], tuple[Finding, ...]]:
    """Read an agenda's fence: the agency's points that it is about, each with its line.

    Args:
        path: the page.
        fence: the fence.
        known: the points that the course declares.
    """
    front = read_fields(AgendaFields, path, fence.body, first=fence.line + 1, rule="insert")
    findings = tuple(replace(finding, line=min(finding.line, fence.last)) for finding in front.findings)
    points: dict[str, int] = {}
    for at, id in enumerate(front.fields.points if front.fields else ()):
        line = front.lines.get(f"points.{at}", fence.line)
        if id not in known:
            fix = f"use one of {', '.join(known)}" if known else "declare it under points in course.yml"
            what = f"“{id}” is no point of agency.yml; {fix}"
            findings += (Finding(path, line, "insert", what),)
        points.setdefault(id, line)
    return points, findings


def read_chart(path: str, fence: Fence, tables: Mapping[str, Table]) -> tuple[Chart | None, tuple[Finding, ...]]:
    """Read a chart's fence; names it gives that the data does not have are findings."""
    front = read_fields(ChartFields, path, fence.body, first=fence.line + 1, rule="insert")
    fields = front.fields
    if fields is None:
        return None, tuple(replace(finding, line=min(finding.line, fence.last)) for finding in front.findings)
    table = tables.get(fields.data)
    if table is None:
        what = f"there is no data called `{fields.data}`; use one of {', '.join(tables)}"
        return None, (Finding(path, front.lines.get("data", fence.line), "insert", what),)
    findings = []
    for word, wanted, known in (
        ("platform", fields.platforms, table.platforms),
        ("group", fields.groups, table.groups),
    ):
        for at, name in enumerate(wanted):
            if name not in known:
                line = front.lines.get(f"{word}s.{at}", fence.line)
                what = f"data/{table.slug}.csv has no {word} `{name}`; use one of {', '.join(known)}"
                findings.append(Finding(path, line, "insert", what))
    platforms = fields.platforms or tuple(table.platforms)
    groups = fields.groups or tuple(table.groups)
    line = front.lines.get("groups", front.lines.get("kind", fence.line))
    if fields.kind == "bars" and len(groups) != 1:
        findings.append(Finding(path, line, "insert", "bars show one group; name one under groups, or use dots"))
    if fields.kind == "dots" and not 2 <= len(groups) <= MAX_DOT_GROUPS:
        findings.append(
            Finding(path, line, "insert", f"dots show 2 to {MAX_DOT_GROUPS} groups; name as many under groups")
        )
    if fields.kind == "slope" and not (len(groups) > 1 and all(group.isdigit() for group in groups)):
        findings.append(Finding(path, line, "insert", "a slope shows years; name two or more, or use dots"))
    if findings:
        return None, tuple(findings)
    return Chart(fields.kind, table, fields.title, platforms, groups, fields.note), ()
