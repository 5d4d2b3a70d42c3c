"""What changed between two versions of a course, as Markdown for a pull request and as plain text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from course.comparing.change import Comparison
from course.comparing.compare import is_empty
from course.rendering.diff_chapters import Chapter, chapters_of
from course.rendering.diff_headline import counts, warnings
from course.rendering.diff_templates import Form, macro, tidy

LIMIT = 60_000
"""As many bytes a comment has at most: GitHub takes 65,536 characters, and whoever posts it may add some."""
NAMED, LETTERS = 8, 40
"""As much of what is left out is named in each chapter at most, and with as many letters."""
RESERVE = 600
"""Bytes that are kept in each chapter for its title, and for naming what is left out of it."""


def render_diff(found: Comparison, form: Form, command: str, limit: int | None = None) -> str:
    """Return what changed.

    Args:
        found: what changed.
        form: for a comment, or for a terminal.
        command: what prints all of it, where it is too long.
        limit: as many bytes at most; by default there is one for Markdown alone.
    """
    if is_empty(found):
        return tidy(macro(form, "nothing")(found)) + "\n"
    limit = limit if limit is not None or form == "text" else LIMIT
    chapters = chapters_of(found, form)
    head = tidy(macro(form, "head")(found, warnings(found), counts(found)))
    room = None if limit is None else limit - len(head.encode()) - RESERVE * len(chapters)
    _choose(chapters, room)
    parts = [head, *(part for chapter in chapters for part in _drawn(chapter, form, command))]
    return _joined(parts) + "\n"


def _joined(parts: Sequence[str]) -> str:
    """Return parts below each other: a list goes on, and all else begins after an empty line."""
    text = parts[0]
    for before, part in pairwise(parts):
        goes_on = part.startswith("- ") and before.rpartition("\n")[2].lstrip().startswith("- ")
        text += ("\n" if goes_on else "\n\n") + part
    return text


def _choose(chapters: Sequence[Chapter], room: int | None) -> None:
    """Choose what is shown: of each chapter by turns, as long as there is room, so that none takes it all."""
    for at in range(max((len(chapter.items) for chapter in chapters), default=0)):
        for chapter in chapters:
            if at < len(chapter.items) and (room is None or chapter.items[at].size <= room):
                chapter.shown.add(at)
                room = None if room is None else room - chapter.items[at].size


def _drawn(chapter: Chapter, form: Form, command: str) -> Iterator[str]:
    yield tidy(macro(form, "title")(chapter.title))
    yield from (chapter.items[at].text for at in sorted(chapter.shown))
    if chapter.left_out:
        yield _left_out(chapter.left_out, form, command)


def _left_out(names: Sequence[str], form: Form, command: str) -> str:
    """Return what names some of what is left out: as many as there is room for."""
    for some in range(min(NAMED, len(names)), -1, -1):
        short = [name if len(name) <= LETTERS else f"{name[: LETTERS - 1]}…" for name in names[:some]]
        text = tidy(macro(form, "left_out")(short, len(names) - some, command[:LETTERS]))
        if len(text.encode()) < RESERVE - 100:
            break
    return text
