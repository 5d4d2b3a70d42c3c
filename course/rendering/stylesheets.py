"""Which style sheets a page needs beside those of every page."""

from __future__ import annotations

from course.model import Course, Module, Quiz, Scenario
from course.model.site_paths import HOME

INSERTS = {
    "chart": "chart",
    "note": "notes",
    "reflections": "notes",
    "my-record": "record",
    "certificate": "record",
    "take-along": "record",
    "this-computer": "record",
    "assign": "assignment-form",
    "readiness": "readiness",
    "roster": "roster",
}
"""What the build draws in a page, and the sheet that it needs."""

KINDS = {Module: "notes", Scenario: "scenario", Quiz: "quiz"}


def sheets_of(course: Course, source: str) -> tuple[str, ...]:
    """The names of the sheets, in the order in which they are to be loaded.

    Args:
        course: the course.
        source: the page's file in the repository.
    """
    document = course.documents.get(source)
    part = course.unit(source)
    fences = {fence.info for fence in document.fences} if document else set()
    sheets = [sheet for insert, sheet in INSERTS.items() if insert in fences]
    if part:
        sheets.append(KINDS[type(part)])
    if source == HOME:
        sheets.append("home")
    if source == course.page("guide"):
        sheets.append("guide")
    return tuple(dict.fromkeys(sheets))


def sheets_without_scripts(course: Course, source: str) -> tuple[str, ...]:
    """The names of the sheets that a script brings once they are needed; a page has them by itself where none runs."""
    return ("map",) if isinstance(course.unit(source), Scenario) else ()
