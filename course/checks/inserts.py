"""Rules on inserts: fenced blocks that the build draws."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from course.checks.pages import pages
from course.checks.rule import Location, location_of, rule
from course.model import Course
from course.reading.insert import INSERTS, read_agenda, read_chart, read_note


@rule(
    "insert",
    "a block for the build to draw that it can't draw",
    fix="see Charts, or Figures, boxes and lists, in the trainers' pages",
    example="kind: pie",
    cause="form",
    needs_all=True,
)
def unknown_inserts(course: Course) -> Iterator[Location]:
    """Fences the build draws that ask for what is not there, and fences that were meant to be drawn."""
    for document in pages(course):
        notes: set[str] = set()
        for fence in document.fences:
            if fence.info == "chart":
                yield from map(location_of, read_chart(document.path, fence, course.tables)[1])
            elif fence.info == "agenda" and course.has_settings:
                yield from map(location_of, read_agenda(document.path, fence, course.agency.points)[1])
            elif fence.info == "note":
                note, mistakes = read_note(document.path, fence)
                yield from map(location_of, mistakes)
                if note and note.id in notes:
                    yield Location(
                        document.path, fence.line, f"two notes of this page are kept as {note.id}", "rename one"
                    )
                notes |= {note.id} if note else set()
            elif fence.info not in INSERTS:
                near = difflib.get_close_matches(fence.info.lower(), INSERTS, 1, 0.8)
                if fence.info and re.match(r"kind: \w+\ndata: ", fence.body):
                    near = ["chart"]
                if near:
                    what = f"the block `{fence.info}` would be shown as code"
                    yield Location(document.path, fence.line, what, f"write `{near[0]}` if it is to be drawn")
