"""Which style sheets a page needs beside those of every page."""

from __future__ import annotations

from course.model import Course, Module, Quiz, Scenario

OWN = {
    "docs/index.md": ("home",),
    "docs/supervisors/assign.md": ("assign",),
    "docs/supervisors/guide.md": ("guide",),
    "docs/supervisors/readiness.md": ("readiness",),
    "docs/supervisors/roster.md": ("roster",),
    "docs/you/record.md": ("record",),
    "docs/you/worksheet.md": ("notes",),
}
"""Pages with sheets of their own."""
KINDS = {Module: "notes", Scenario: "scenario", Quiz: "quiz"}


def sheets_of(course: Course, source: str) -> tuple[str, ...]:
    """The names of the sheets, in the order in which they are to be loaded.

    Args:
        course: the course.
        source: the page's file in the repository.
    """
    document = course.documents.get(source)
    part = course.part(source)
    kinds = [KINDS[type(part)]] if part else []
    charts = ["chart"] if document and any(fence.info == "chart" for fence in document.fences) else []
    return (*charts, *kinds, *OWN.get(source, ()))


def sheets_without_scripts(course: Course, source: str) -> tuple[str, ...]:
    """The names of the sheets that a script brings once they are needed; a page has them by itself where none runs."""
    return ("map",) if isinstance(course.part(source), Scenario) else ()
