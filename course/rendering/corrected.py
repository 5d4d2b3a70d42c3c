"""The figures of the deck's table that the published one does not bear out."""

from __future__ import annotations

from course.model import Cell, Course, Table
from course.rendering.template import draw

BASES = {
    "source": "seen in a source",
    "memory": "from memory of the published table; check on Pew’s page before print",
    "agreement": "deck and memory agree; no page seen",
}
"""How a page says what a figure rests on."""


def render_corrected(course: Course) -> str:
    """A Markdown table of every figure where the deck differs, with what the other figure rests on."""
    rows: list[tuple[Table, Cell]] = [
        (table, cell)
        for table in course.tables.values()
        for cell in table.cells.values()
        if cell.is_corrected and cell.set != "year"
    ]
    return draw("corrected-figures.md.j2", rows=rows, bases=BASES)
