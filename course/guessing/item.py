"""Items: questions as a guesser sees them, and which of them share a case."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence

import msgspec

from course.model import Course, Question, cached_on_course
from course.queries.unwritten import is_unwritten_question
from course.reading.link_target import resolve
from course.text.typography import normalized

_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_WORD = re.compile(r"\w+")

MIN_ALIKE = 0.4
"""The share of their longer words that two stems have in common if they tell the same case."""

MIN_LETTERS = 4
"""Shorter words are in every stem."""


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """A question with options, as plain text."""

    path: str
    line: int
    title: str
    stem: str
    options: tuple[str, ...]
    keys: frozenset[int]
    """The positions of the options that are right."""
    passage: str
    """The passage that settles it."""

    @property
    def chance(self) -> float:
        """The probability of picking the keys and nothing else blindly; how many there are is known."""
        return 1 / math.comb(len(self.options), len(self.keys))


@cached_on_course
def items_of(course: Course) -> tuple[Item, ...]:
    """Return the questions of quizzes and banks that have keys and distractors, in the order of their files."""
    return tuple(
        Item(
            path=quiz.document.path,
            line=question.line,
            title=question.title,
            stem=_plain(question.stem),
            options=tuple(_plain(option.text) for option in question.options),
            keys=frozenset(at for at, option in enumerate(question.options) if option.is_key),
            passage=_passage(quiz.document.path, question),
        )
        for quiz in course.question_sets
        for question in quiz.questions
        if 0 < len(question.keys) < len(question.options) and not is_unwritten_question(question)
    )


def _plain(text: str) -> str:
    return " ".join(_LINK.sub(r"\1", text).replace("’", "'").split())


def _passage(path: str, question: Question) -> str:
    for citation in question.citations:
        place = resolve(path, citation.link.target)
        return f"{place.file}#{place.fragment}"
    return ""


def words_in(text: str) -> list[str]:
    """Return the words of a text in small letters."""
    return _WORD.findall(normalized(text))


def groups_of(items: Sequence[Item]) -> list[int]:
    """Return for each item the number of its group: those that rest on one passage, or tell one case, are together."""
    group = [*range(len(items))]

    def first(at: int) -> int:
        while group[at] != at:
            at = group[at]
        return at

    for one, other in _related(items):
        low, high = sorted((first(one), first(other)))
        group[high] = low
    return [first(at) for at in range(len(items))]


def _related(items: Sequence[Item]) -> Iterator[tuple[int, int]]:
    """Yield pairs of items of which one might teach a guesser the other."""
    stems = [{word for word in words_in(item.stem) if len(word) >= MIN_LETTERS} for item in items]
    for at, item in enumerate(items):
        for before in range(at):
            both, either = len(stems[at] & stems[before]), len(stems[at] | stems[before])
            if (item.passage and item.passage == items[before].passage) or both > MIN_ALIKE * max(1, either):
                yield before, at


def folds_of(items: Sequence[Item], count: int) -> list[list[int]]:
    """Return the positions of items in at most `count` parts of about the same size, no group of them in two parts."""
    members: dict[int, list[int]] = {}
    for at, group in enumerate(groups_of(items)):
        members.setdefault(group, []).append(at)
    folds: list[list[int]] = [[] for _ in range(min(count, len(members)))]
    for group in sorted(members, key=lambda one: (-len(members[one]), items[one].path, items[one].title)):
        min(folds, key=len).extend(members[group])
    return [sorted(fold) for fold in folds]
