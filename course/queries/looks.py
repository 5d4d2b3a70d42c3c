"""Who has looked at which texts, as long as these say what they said."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import msgspec

from course.model import Course, cached_on_course
from course.model.comment import CommentVerdict, Look
from course.queries.numbering import entries_of


class Looked(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """That somebody has looked at a text, and what they found."""

    by: str
    on: date
    verdict: CommentVerdict


@cached_on_course
def looked_at(course: Course) -> Mapping[tuple[str, str], tuple[Looked, ...]]:
    """Return who has looked at each text, by its id and letters: whatever has changed since is another text."""
    found: dict[tuple[str, str], tuple[Looked, ...]] = {}
    for look in course.looks:
        for id, letters, verdict in look.verdicts:
            found[id, letters] = (*found.get((id, letters), ()), Looked(by=look.by, on=look.on, verdict=verdict))
    return found


def still_held(course: Course, look: Look) -> int:
    """Return how many of the texts that somebody looked at say what they said."""
    now = {(entry.id, entry.letters) for entry in entries_of(course)}
    return sum((id, letters) in now for id, letters, _ in look.verdicts)
