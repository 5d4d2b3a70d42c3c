"""Which stylesheets a page needs beside those of every page."""

from __future__ import annotations

from course.model import Course, Document, Module, Quiz, Scenario
from course.model.site_paths import HOME
from course.queries.boxes import boxes_in
from course.queries.certainty import certainties
from course.reading.mock import mocks_in

STYLESHEET_OF_INSERT = {
    "chart": "chart",
    "note": "notes",
    "reflections": "notes",
    "my-record": "record",
    "certificate": "record",
    "take-along": "record",
    "this-computer": "record",
    "course-complete": "complete",
    "new-cases": "complete",
    "returns": "complete",
    "assign": "assignment-form",
    "readiness": "readiness",
    "roster": "roster",
}
"""What the build draws in a page, and the stylesheet that it needs."""

KINDS = {Module: "notes", Scenario: "scenario", Quiz: "quiz"}


def stylesheets_of(course: Course, source: str) -> tuple[str, ...]:
    """Return the names of the stylesheets, in the order in which they are to be loaded.

    Args:
        course: the course.
        source: the page's file in the repository.
    """
    if source in course.translations:
        return (*stylesheets_of(course, course.translations[source].original), "translation")
    document = course.documents.get(source)
    unit = course.unit(source)
    fences = {fence.info for fence in document.fences} if document else set()
    stylesheets = ["base" if source == HOME and not _has_text_parts(document) else "course"]
    # Of what the build draws in cases and quizzes, nothing is a table.
    if stylesheets == ["course"] and (not isinstance(unit, Scenario | Quiz) or "|" in unit.document.text):
        stylesheets.append("table")
    stylesheets += [stylesheet for insert, stylesheet in STYLESHEET_OF_INSERT.items() if insert in fences]
    if unit:
        stylesheets.append(KINDS[type(unit)])
    if document and any(mocks_in(document)):
        stylesheets.append("mock")
    if document and (any(boxes_in(course, document)) or any(certainties(course, document))):
        stylesheets.append("evidence")
    if isinstance(unit, Module):
        stylesheets.append("activities")
    if source == HOME:
        stylesheets.append("home")
    if source == course.page("guide"):
        stylesheets.append("guide")
    return tuple(dict.fromkeys(stylesheets))


def _has_text_parts(document: Document | None) -> bool:
    """Return whether a page has a table or a rule of the agency's, which few home pages have."""
    return document is not None and any(part in document.text for part in ("|", "agency.yml"))


def stylesheets_without_scripts(course: Course, source: str) -> tuple[str, ...]:
    """Return the stylesheets that a script loads when needed; a page links them itself where no script runs."""
    if source == course.page("returns"):
        return ("quiz",)
    unit = course.unit(source)
    if not isinstance(unit, Scenario):
        return ()
    return ("map", "path", "say") if any(scene.say for scene in unit.scenes) else ("map", "path")
