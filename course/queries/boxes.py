"""Boxes: links with the title "box", in whose place the site shows the section that they lead to."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from course.model import Course, Document, Heading, Link
from course.model.site_paths import page_at
from course.reading.link_target import resolve

TITLE = "box"
"""The title by which such a link is known."""


class Box(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A box: the link that asks for it, and the section that it shows."""

    link: Link
    source: Document
    """The page that has the section."""
    heading: Heading

    @property
    def lines(self) -> tuple[int, int]:
        """Return the first and last line of the section's text, its heading aside."""
        first, last = self.source.span(self.heading)
        return first + 1, last


def box_of(course: Course, path: str, link: Link) -> Box | None:
    """Return the box that a link of a page asks for; None where it asks for none, or its section is not there."""
    if link.title != TITLE or not link.is_alone or link.is_external:
        return None
    place = resolve(path, link.target)
    source = course.documents.get(page_at(course, place.file))
    heading = source.heading(place.fragment) if source and source.path != path else None
    return Box(link=link, source=source, heading=heading) if source and heading else None


def boxes_in(course: Course, document: Document) -> Iterator[Box]:
    """Yield the boxes of a page whose sections are there."""
    for link in document.links:
        if box := box_of(course, document.path, link):
            yield box
