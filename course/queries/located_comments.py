"""Comments on the review booklet, each with what it is on in the course as it is now."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from course.model import Course
from course.model.comment import Comment, begins_with
from course.queries.numbering import Entry, entries_of

Fate = Literal["same", "moved", "changed", "unsure", "gone", "unknown"]
"""What has become of a text since the booklet was made. Without letters in its number nobody can be sure."""


_OTHER = re.compile(r"[^a-z0-9]+")


class LocatedComment(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A comment, and what it is on now; None where that is gone or was never there."""

    comment: Comment
    entry: Entry | None
    fate: Fate


def locate_comments(course: Course, comments: Iterable[Comment]) -> list[LocatedComment]:
    """Return comments with what they are on, in the order of their files and lines; last what is on nothing."""
    found = [_located(course, comment) for comment in comments]
    return sorted(found, key=lambda one: (one.entry is None, *_place(one.entry), one.comment.line))


def _place(entry: Entry | None) -> tuple[str, int]:
    return (entry.path, entry.line) if entry else ("", 0)


def _located(course: Course, comment: Comment) -> LocatedComment:
    entries = entries_of(course)
    named = next((one for one in entries if one.number.casefold() == comment.number.casefold()), None)
    placed = [one for one in entries if one.id == comment.place]
    same = [one for one in entries if one.letters == comment.letters]
    if named in same and (not comment.place or named in placed):
        return LocatedComment(comment=comment, entry=named, fate="same")
    # Three letters may come twice in a course: elsewhere a text must begin as the form says, too.
    here, elsewhere = [one for one in placed if one in same], [one for one in same if _begins(one, comment)]
    if here or elsewhere:
        return LocatedComment(comment=comment, entry=(here or elsewhere)[0], fate="moved")
    meant = _closest(placed, comment) if placed else None if comment.place else named
    if meant:
        return LocatedComment(comment=comment, entry=meant, fate="changed" if comment.letters else "unsure")
    return LocatedComment(comment=comment, entry=None, fate="gone" if comment.place else "unknown")


def _begins(entry: Entry, comment: Comment) -> bool:
    """Return whether a text begins as the form says, as far as office programs keep its letters."""
    return _plain(begins_with(entry.text)) == _plain(comment.begins) if comment.begins else not comment.place


def _plain(text: str) -> str:
    return _OTHER.sub("", text.casefold())


def _closest(placed: list[Entry], comment: Comment) -> Entry:
    """Return of a passage and its claims the one that was meant: that with the same letter, else the passage."""
    is_claim = comment.number[-1:].isalpha()
    letter = comment.number[-1:].casefold() if is_claim else ""
    claims = [one for one in placed if is_claim and one.kind == "claim" and one.number.endswith(letter)]
    return (claims or placed)[0]


def unlocated(found: Iterable[LocatedComment]) -> Iterator[LocatedComment]:
    """Yield the comments that are on nothing, as far as anybody can tell."""
    yield from (one for one in found if one.entry is None)
