"""The figures of the deck's table that the published one does not bear out."""

from __future__ import annotations

from course.model import Course, Table
from course.rendering.template import draw


def bases(table: Table) -> dict[str, str]:
    """Return how a page says what a figure of a table rests on."""
    return {
        "source": "seen in a source",
        "memory": f"from memory of the published table; check on {table.page} before print",
        "agreement": "deck and memory agree; no page seen",
    }


def render_corrected(course: Course) -> str:
    """A Markdown table of every figure where the deck differs, with what the other figure rests on."""
    rows = [
        (table, cell, bases(table)[cell.basis])
        for table in course.tables.values()
        for cell in table.cells.values()
        if cell.is_corrected and table.lists_corrections
    ]
    heads = next((table.heads for table, _, _ in rows), ("", ""))
    count = sum(len(table.cells) for table in course.tables.values() if table.lists_corrections)
    return draw("corrected-figures.md.j2", rows=rows, heads=heads, count=count)
