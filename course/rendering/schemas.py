"""The published schemas of the files that learners and supervisors keep: completion records and rosters."""

from __future__ import annotations

from course.rendering.template import draw

NAMES = ("completion-record-1", "roster-1")


def file_schemas(course: str) -> dict[str, str]:
    """Return the JSON Schemas of a course's files by their places in the site's sources.

    Args:
        course: the course's id, by which they name themselves.
    """
    return {f"schema/{name}.json": draw(f"{name}.json.j2", course=course) + "\n" for name in NAMES}
