"""Running text: what of a page is read as prose, and counted and graded as such."""

from __future__ import annotations

from collections.abc import Iterable

from course.model import Document, Module, Prose, Sections


def module_text(module: Module) -> list[Prose]:
    """Return a module's running text, without its tables and activities."""
    text = running_text(module.document, module.sections)
    return [prose for prose in text if prose.kind != "cell" and prose.line not in module.document.activity_lines]


def running_text(document: Document, sections: Sections) -> list[Prose]:
    """Return a page's text up to its sources, which are names and addresses."""
    sources = document.heading(sections.sources)
    last = sources.line if sources else document.text.count("\n") + 2
    return [prose for prose in document.prose if prose.line < last]


def paragraph_lines(text: Iterable[Prose]) -> list[tuple[int, int, bool]]:
    """Return the first and last lines of paragraphs, items and rows, each once, and whether it is no paragraph."""
    return sorted({(prose.line, max(prose.last, prose.line), prose.kind in ("item", "cell")) for prose in text})
