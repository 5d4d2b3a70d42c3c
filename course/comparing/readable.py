"""What of two versions can be compared: the parts that could be read in both."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from msgspec.structs import replace

from course.model import Agency, Cast, Course
from course.reading.cast import CAST
from course.reading.course import STATEMENTS, declared_fields
from course.reading.link_target import SOURCES
from course.reading.settings import Settings


def readable_parts(old: Course, new: Course) -> tuple[Course, Course]:
    """Return both courses without what could not be read in one of them, so that it seems neither new nor gone."""
    broken = {finding.path for course in (old, new) for finding in course.read_errors}
    if not broken:
        return old, new
    # Of a file that is no text, or holds two versions at once, nothing is compared; of others the text is.
    whole = {one.path for course in (old, new) for one in course.read_errors if one.rule in ("file", "conflict")}
    old, new = (
        replace(side, documents={path: page for path, page in side.documents.items() if path not in whole})
        for side in (old, new)
    )
    units = {path for path in broken for side in (old, new) if not _has_unit(side, path)}
    return _without(old, broken, units), _without(new, broken, units)


def _has_unit(course: Course, path: str) -> bool:
    return any(unit.document.path == path for unit in course.written_units)


def _without(course: Course, broken: Collection[str], units: Collection[str]) -> Course:
    kept = replace(
        course,
        **{
            name: tuple(unit for unit in getattr(course, name) if unit.document.path not in units)
            for name in ("modules", "scenarios", "quizzes", "banks")
        },
        tables={
            slug: table
            for slug, table in course.tables.items()
            if not {f"data/{slug}.csv", f"data/{slug}.yml"} & {*broken}
        },
    )
    changes: dict[str, dict[str, Any]] = {
        SOURCES: {"sources": {}},
        CAST: {"cast": Cast()},
        STATEMENTS: {"statements": ()},
        "agency.yml": {"agency": Agency()},
        "mkdocs.yml": {"navigation": (), "unlisted": frozenset(), "repository": "", "address": ""},
        # The points of the agency are declared there, too.
        "course.yml": {**declared_fields(Settings()), "agency": Agency()},
    }
    if "course.yml" in broken:
        # The order of modules and the pass mark of most quizzes are told there.
        kept = replace(
            kept,
            modules=tuple(sorted(kept.modules, key=lambda module: module.slug)),
            quizzes=tuple(replace(quiz, pass_mark=0) for quiz in kept.quizzes),
            banks=tuple(replace(quiz, pass_mark=0) for quiz in kept.banks),
        )
    for file, fields in changes.items():
        if file in broken:
            kept = replace(kept, **fields)
    return kept
