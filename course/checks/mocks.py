"""The rule on mocks: quotes that show a screen of a story, and can't be drawn."""

from __future__ import annotations

from collections.abc import Iterator

from course.checks.pages import pages
from course.checks.rule import Location, location_of, rule
from course.model import Course
from course.reading.mock import mock_of


@rule(
    "mock-form",
    "a mock of a screen that can't be drawn",
    fix="see Show what stands on a screen, in the trainers' page on scenarios",
    example="> **Chat** with Ruth, and a list below it",
    cause="form",
    form=2,
)
def malformed_mocks(course: Course) -> Iterator[Location]:
    """Mocks of no known kind, entries that nobody can read, and links in them."""
    for document in pages(course):
        for quote in document.quotes:
            yield from map(location_of, mock_of(document, quote)[1])
