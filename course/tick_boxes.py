"""Tick boxes: answers that wait for a person, each as a line to tick in the text of a pull request, and back.

A line names an answer and the content hash of all that is to be read before it is confirmed. So a tick stands for what
was read: it counts no more when the answer or a passage that it rests on has changed since.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

from course.model import Course
from course.queries.answers import Answer, answer_ids, answers_with_id
from course.queries.content_hash import content_hash

MAX_BYTES = 4 * 65_536
"""The size of the longest text that a pull request may have, in UTF-8; what comes after it is not read."""

_TICKED = re.compile(r"(?m)^ {0,3}[-*+] \[[xX]\] `(?P<id>[\w./#-]{1,300})` (?P<hash>[0-9a-f]{12})[ \t\r]*$")


class Ticked(msgspec.Struct, frozen=True):
    """The answers that wait, sorted by what the ticks say of them."""

    chosen: tuple[Answer, ...]
    """Those that were ticked as they are."""
    changed: tuple[str, ...]
    """The ids of those that were ticked as they were before."""
    unknown: tuple[str, ...]
    """What was ticked and is no answer of the course."""


def tick_boxes(course: Course, pending: Iterable[Answer]) -> Iterator[str]:
    """Yield a line to tick for each answer that waits."""
    for id in dict.fromkeys(answer.id for answer in pending):
        yield f"- [ ] `{id}` {_hash_of(course, id)}"


def ticked_in(text: str, course: Course, pending: Iterable[Answer]) -> Ticked:
    """Return which answers are ticked in a text, whoever wrote it: whatever is no tick box counts for nothing."""
    ticks: dict[str, set[str]] = {}
    for tick in _TICKED.finditer(text):
        ticks.setdefault(tick["id"], set()).add(tick["hash"])
    waiting = [answer for answer in pending if answer.id in ticks]
    current = {answer.id for answer in waiting if _hash_of(course, answer.id) in ticks[answer.id]}
    return Ticked(
        chosen=tuple(answer for answer in waiting if answer.id in current),
        changed=tuple(dict.fromkeys(answer.id for answer in waiting if answer.id not in current)),
        unknown=tuple(id for id in ticks if id not in answer_ids(course)),
    )


def _hash_of(course: Course, id: str) -> str:
    """Return the content hash of an answer and of every passage that it rests on."""
    answers = answers_with_id(course, id)
    read = [text for answer in answers for text in (answer.passage, answer.passage_text)]
    return content_hash((id, *(answer.answer_text for answer in answers[:1]), *read), 12)
