"""The rule on what is still to be written."""

from __future__ import annotations

from collections.abc import Iterator

from course.checks.rule import Location, rule
from course.model import Course
from course.queries.unwritten import MARKER, unwritten_lines


@rule(
    "to-write",
    "a text that says what is still to be written there",
    fix=f"write your own text in place of what begins with “{MARKER}”",
    example="To write: what happens on a day that is hard",
    cause="writing",
    severity="warning",
)
def texts_to_write(course: Course) -> Iterator[Location]:
    """Files in which `course new` left word of what the writer still has to say, with the lines where it stands."""
    for path, lines in unwritten_lines(course).items():
        (first, what), numbers = lines[0], ", ".join(str(number) for number, _ in lines)
        shown = what if len(what) <= 60 else f"{what[:59].rstrip()}…"
        count = f"{len(lines)} places are still to be written, on lines {numbers}, the first"
        yield Location(path, first, f"{count if len(lines) > 1 else 'a place is still to be written'}: “{shown}”")
