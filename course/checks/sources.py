"""Rules on sources: what is cited is there, and what is there is cited."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from datetime import date

from course.checks.rule import Location, rule
from course.model import Course
from course.queries.cited_sources import citations, pages_by_source
from course.reading.link_target import SOURCES

MAX_YEARS = 10
"""As old as a source may be when it is looked at, unless its entry says why."""


@rule(
    "source-known",
    "a citation of a source that data/sources.yml does not have",
    fix="use the id of an entry, or add one",
    example="[G.S. 7B-301](../../data/sources.yml#gs-7b-310)",
    cause="links",
    needs_all=True,
)
def unknown_sources(course: Course) -> Iterator[Location]:
    """Citations of what is no source, and citations in a course without a page to show it."""
    for document, link, id in citations(course) if SOURCES in course.files else ():
        if id not in course.sources:
            near = difflib.get_close_matches(id, course.sources, 3, 0.6)
            what = f"“{id}” is no source" if id else f"the link “{link.text}” names no source"
            fix = f"use one of {', '.join(near)}, or add an entry to {SOURCES}" if near else f"add it to {SOURCES}"
            yield Location(document.path, link.line, what, fix)
        elif not course.page("sources"):
            what = f"the course has no page that shows the source {id}"
            yield Location(document.path, link.line, what, "name one as `sources` under pages in course.yml")


@rule(
    "source-unused",
    "a source that no page cites",
    fix="cite it where it is used, or delete the entry",
    example="an entry of data/sources.yml without a link to it",
    cause="content",
    severity="warning",
    needs_all=True,
    follows=("source-known", "course-order", "link-form"),
)
def unused_sources(course: Course) -> Iterator[Location]:
    """Sources that are cited nowhere."""
    for id, source in course.sources.items():
        if id not in pages_by_source(course):
            yield Location(SOURCES, source.line, f"no page cites {id}")


@rule(
    "source-review",
    "a source past the day by which it was to be looked at again",
    fix="open it, correct what has changed, and set `seen` and `review` anew",
    example="review: 2025-01-31",
    cause="content",
    severity="warning",
)
def overdue_sources(course: Course) -> Iterator[Location]:
    """Sources whose review date is over."""
    for id, source in course.sources.items():
        if source.review < date.today():
            yield Location(SOURCES, source.line, f"{id} was to be looked at again by {source.review}")


@rule(
    "source-old",
    "a source older than ten years without a reason for using it",
    fix="find a newer one, or say under `old` why it still holds",
    example="date: 2012, and no `old`",
    cause="content",
)
def old_sources(course: Course) -> Iterator[Location]:
    """Sources that were more than ten years old when somebody last looked; a court's decision does not grow old.

    No build fails because a year has passed: the day of review asks for another look, and with it `seen` moves on.
    """
    for id, source in course.sources.items():
        oldest = f"{source.seen.year - MAX_YEARS}{source.seen:-%m-%d}"
        is_dated = source.date != "undated" and source.kind != "court"
        if is_dated and not source.old and source.date < oldest[: len(source.date)]:
            what = f"{id} is of {source.date}, and was looked at more than {MAX_YEARS} years later"
            yield Location(SOURCES, source.line, what)
