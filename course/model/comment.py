"""What somebody who reads the review booklet says of it."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

CommentVerdict = Literal["ok", "change", "question", ""]

COLUMNS = ("Number", "What it is", "Begins with", "Verdict", "Comment", "Place", "Edition")
"""The columns of the form for comments."""

HINTS = {"Verdict": "ok, change or question"}
"""What the form says of a column in parentheses, after its name."""

MAX_BEGINNING = 90
"""In letters: as much of a text as tells it from others."""


class Comment(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A row of the form that somebody has filled in."""

    number: str
    letters: str
    """Those after the number; empty where it was written without."""
    begins: str
    verdict: CommentVerdict
    text: str
    place: str
    """The id of what it is on, where the row still has it."""
    edition: str
    line: int


class Look(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """That somebody has looked at parts of the course: who, when, and what was found of each."""

    by: str
    on: date
    edition: str
    path: str
    verdicts: tuple[tuple[str, str, CommentVerdict], ...]
    """The id of each, the letters of its text as it was, and the verdict."""


def begins_with(text: str) -> str:
    """Return the beginning of a text in one line."""
    line = " ".join(text.split())
    return line if len(line) <= MAX_BEGINNING else f"{line[:MAX_BEGINNING].rstrip()}…"
