"""The rule on boxes: sections that are written on one page and shown on others too."""

from __future__ import annotations

from collections.abc import Iterator

from course.checks.pages import pages
from course.checks.rule import Location, rule
from course.model import Course
from course.queries.boxes import TITLE, Box, boxes_in
from course.reading.insert import INSERTS
from course.reading.link_target import resolve


@rule(
    "box-form",
    "a section of another page, asked for in a box that can't show it",
    fix="see Boxes, under Figures, boxes and lists, in the trainers' pages",
    example='See [the rule](rules.md#in-short "box") on this.',
    cause="form",
    needs_all=True,
)
def malformed_boxes(course: Course) -> Iterator[Location]:
    """Boxes inside a text, without a section, or of a section that holds more than text."""
    for document in pages(course):
        path = document.path
        for link in document.links:
            if link.title != TITLE or link.is_image:
                continue
            place = resolve(path, link.target)
            if not link.is_alone:
                what = f"the box {link.target} can't stand inside a text"
                yield Location(path, link.line, what, "give the link a paragraph of its own")
            elif link.is_external or place.file == path or not place.fragment:
                what = f"the box {link.target} names no section of another page"
                yield Location(path, link.line, what, "link one by its page and heading, as rules.md#in-short")
        for box in boxes_in(course, document):
            if inside := _unfit(course, box):
                what = f"the box {box.link.target} holds {inside}"
                fix = "link another section, or take that out of it"
                yield Location(path, box.link.line, what, fix)


def _unfit(course: Course, box: Box) -> str:
    """Return what of a section no box can show; "" where there is nothing."""
    first, last = box.lines
    source = box.source
    if any(first <= heading.line <= last for heading in source.headings):
        return "a heading of its own"
    if any(first <= fence.line <= last and fence.info in INSERTS for fence in source.fences):
        return "a block that the build draws"
    if any(first <= link.line <= last and link.title == TITLE for link in source.links):
        return "another box"
    return "" if any(first <= prose.line <= last for prose in source.prose) else "no text"
