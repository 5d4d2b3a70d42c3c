"""The sessions of the guide for supervisors: one for each module, under a numbered heading."""

from __future__ import annotations

import re

import msgspec

from course.model import Course, Link, cached_on_course
from course.reading.link_target import resolve

_NUMBERED = re.compile(r"\d+\. ")
_MINUTES = re.compile(r"(?m)^\|\s*(\d+) min\b")


class Session(msgspec.Struct, frozen=True, kw_only=True):
    """A session: its heading, where it stands, and what it links."""

    title: str
    path: str
    line: int
    last: int
    minutes: int
    """What the steps of its plan add up to; 0 where it has no plan."""
    links: tuple[Link, ...]

    def leads_to(self, file: str) -> bool:
        """Return whether one of its links leads to a file."""
        return any(resolve(self.path, link.target).file == file for link in self.links)


@cached_on_course
def sessions_of(course: Course) -> tuple[Session, ...]:
    """Return the sessions of the guide in their order; none where the course has no guide, or one without sessions."""
    document = course.documents.get(course.page("guide"))
    found = []
    for heading in document.headings if document else ():
        if document and heading.level == 2 and _NUMBERED.match(heading.text):
            first, last = document.span(heading)
            rows = "\n".join(document.rows[first - 1 : last])
            found.append(
                Session(
                    title=heading.text,
                    path=document.path,
                    line=heading.line,
                    last=last,
                    minutes=sum(int(digits) for digits in _MINUTES.findall(rows)),
                    links=tuple(link for link in document.links if first <= link.line <= last),
                )
            )
    return tuple(found)
