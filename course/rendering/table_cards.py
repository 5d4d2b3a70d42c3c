"""Tables that a phone can show: each cell knows its column's name, so that a row can stand as a card of its own."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

MIN_STACKED_COLUMNS = 2
"""A single column fits a phone as it is."""


class StackedTables(Treeprocessor):
    """Marks tables with `data-stack` and their cells with `data-label`.

    Cards are made by styles that undo the display of a table, and with it what the browser tells a screen reader; the
    roles written here keep it a table.
    """

    def run(self, root: Element) -> None:
        """Mark every table of a page that Markdown made."""
        for table in root.iter("table"):
            labels = ["".join(head.itertext()).strip() for head in table.iter("th")]
            if len(labels) >= MIN_STACKED_COLUMNS:
                _mark(table, labels)


def _mark(table: Element, labels: list[str]) -> None:
    table.set("data-stack", "")
    table.set("role", "table")
    for group in (*table.iter("thead"), *table.iter("tbody")):
        group.set("role", "rowgroup")
    for row in table.iter("tr"):
        row.set("role", "row")
        for cell, label in zip(row, labels, strict=False):
            cell.set("role", "columnheader" if cell.tag == "th" else "cell")
            if cell.tag == "td":
                cell.set("data-label", label)


class StackedTablesExtension(Extension):
    """Python-Markdown's way to add the above."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Run after inline markup is in place, so that a label is what its heading shows."""
        md.treeprocessors.register(StackedTables(md), "stacked_tables", 5)


def makeExtension(**options: object) -> StackedTablesExtension:
    """Return what Python-Markdown calls."""
    return StackedTablesExtension(**options)
