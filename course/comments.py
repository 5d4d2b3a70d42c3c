"""`course review --comments`: what experts say of the booklet, each at the line that it is on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from course.checks.drift import COMMAND
from course.model import Course
from course.model.comment import begins_with
from course.queries.answers import answers_of
from course.queries.located_comments import Fate, LocatedComment
from course.reading.looks import look_path, read_look, write_look

_COMMIT = re.compile(r"\bcommit ([0-9a-f]{7,40})\Z")

SINCE: dict[Fate, str] = {
    "moved": "It stands elsewhere now, and says what it said.",
    "changed": "It has changed since the booklet was made{edition}. It says now: “{now}”",
    "unsure": "The number came without its letters: see that this is what was meant. It says: “{now}”",
    "gone": "It is no longer in the course. It began: “{begins}”",
    "unknown": "No part of the course has this number now.",
}
"""What is said of a text that is not where and what it was."""


def describe_comments(course: Course, found: Sequence[LocatedComment]) -> Iterator[str]:
    """Yield all comments line by line, and at the end what was found good without a word."""
    silent = [one for one in found if _is_silent(one)]
    for one in found:
        if not _is_silent(one):
            yield from _described(course, one)
    if silent:
        yield f"ok, without a comment: {', '.join(one.comment.number for one in silent)}"
    changed = (one.comment.edition for one in found if one.fate in ("changed", "gone"))
    for commit in sorted({made_of[1] for edition in changed if (made_of := _COMMIT.search(edition))}):
        yield f"What has changed since the booklet was made: {COMMAND} diff {commit}"


def _is_silent(one: LocatedComment) -> bool:
    """Return whether there is nothing to do or see: it was found good, and is as it was."""
    return one.comment.verdict == "ok" and not one.comment.text and one.fate in ("same", "moved")


def _described(course: Course, one: LocatedComment) -> Iterator[str]:
    comment, entry = one.comment, one.entry
    where = f"{entry.path}:{entry.line}" if entry else comment.place.partition("#")[0] or "no place"
    title = f" “{entry.title}”" if entry else ""
    number = f"{comment.number}-{comment.letters}" if comment.letters else comment.number
    head, *rest = comment.text.split("\n")
    yield f"{where}: [{comment.verdict or 'comment'}] {number}{title}: {head or 'no comment'}"
    yield from (f"    {line}" for line in rest)
    answers = [f"{answer.path}:{answer.line}" for answer in answers_of(course) if entry and answer.passage == entry.id]
    if answers and comment.verdict != "ok":
        yield f"  Answers that rest on this passage: {', '.join(answers)}"
    if one.fate in SINCE:
        edition = f" ({comment.edition})" if comment.edition else ""
        now = begins_with(entry.text) if entry else ""
        yield f"  {SINCE[one.fate].format(edition=edition, now=now, begins=comment.begins or '…')}"


def note_look(root: Path, found: Iterable[LocatedComment], by: str, day: date) -> tuple[str, int]:
    """Write who has looked at what: all that still can be told, with its letters as they were.

    Returns:
        The file, and how many texts it names.
    """
    looked = [
        (one.entry.id, one.comment.letters, one.comment.verdict) for one in found if one.entry and one.comment.letters
    ]
    edition = next((one.comment.edition for one in found if one.comment.edition), "")
    path = look_path(by, day)
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    # A second form of the same day adds to the first; of the same text the later word counts.
    before = read_look(path, file.read_text(encoding="utf-8"))[0] if file.exists() else None
    verdicts = {(id, letters): verdict for id, letters, verdict in (*(before.verdicts if before else ()), *looked)}
    temporary = file.with_name(f".{file.name}.part")
    temporary.write_text(
        write_look(by, day, edition, ((*text, verdict) for text, verdict in verdicts.items())),
        encoding="utf-8",
        newline="",
    )
    temporary.replace(file)
    return path, len(set(looked))
