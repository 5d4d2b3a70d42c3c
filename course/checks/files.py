"""Rules on what can't be read: the readers report it, and each kind has a rule."""

from __future__ import annotations

from collections.abc import Iterator

from course.checks.rule import Location, location_of, rule
from course.model import Course


@rule(
    "file",
    "a file that can't be read",
    fix="save it as UTF-8 text",
    example="a file saved as Windows-1252",
    cause="files",
    form=1,
)
def unreadable_files(course: Course) -> Iterator[Location]:
    """Files that can't be read."""
    return _reported(course, "file")


@rule(
    "file-name",
    "a file that is not read, as its name is not in the form it must have",
    fix="rename it: small letters a to z, digits and hyphens, and the ending of the other files beside it",
    example="scenarios/New case.md.txt",
    cause="files",
)
def misnamed_files(course: Course) -> Iterator[Location]:
    """Files that are not read, as their names are not in the form they must have."""
    return _reported(course, "file-name")


@rule(
    "conflict",
    "two versions of a text that a merge left for a person to choose from",
    fix="keep one, and delete the lines <<<<<<<, ======= and >>>>>>>",
    example="<<<<<<< HEAD",
    cause="files",
    form=1,
)
def merge_conflicts(course: Course) -> Iterator[Location]:
    """Conflicts that a merge left in a file."""
    return _reported(course, "conflict")


@rule(
    "front-matter",
    "front matter or YAML with a mistake",
    fix="fix the field that the message names",
    example="minutes: soon",
    cause="settings",
    form=1,
)
def invalid_fields(course: Course) -> Iterator[Location]:
    """Front matter and YAML with a mistake."""
    return _reported(course, "front-matter")


@rule(
    "data",
    "a row of figures with a mistake",
    fix="fix the value that the message names",
    example="rice-total,rice,total,total,21,many,source,good,A",
    cause="settings",
)
def invalid_rows(course: Course) -> Iterator[Location]:
    """Rows of figures with a mistake."""
    return _reported(course, "data")


def _reported(course: Course, id: str) -> Iterator[Location]:
    """Return what the readers reported under the name of a rule."""
    return (location_of(finding) for finding in course.read_errors if finding.rule == id)
