"""The rule that no question gives away the key of another."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

import msgspec

from course.checks.rule import Location, rule
from course.guessing.item import words_in
from course.model import Course, Question
from course.text.readability import sentences

MIN_SHARE = 0.65
"""The share of what a key says that a sentence of another question may not hold: rare words weigh more."""

MIN_WORDS = 3
"""In fewer words no key is told apart."""

MIN_LETTERS = 4
"""Shorter words say nothing of a key."""

_COMMON = frozenset(
    "about also been could from have into only should than that their them then there they this what when where which "
    "while will with would your".split()
)
_ENDING = re.compile(r"(?:'s|ies|ied|ing|ed|es|s|y|e)$")


class _Asked(msgspec.Struct, frozen=True, kw_only=True):
    """A question as a leak is looked for."""

    path: str
    question: Question
    key: frozenset[str]
    """What its keys say and neither its stem nor its other options do, as stems of words."""
    told: tuple[tuple[str, frozenset[str]], ...]
    """Every sentence that a learner reads of it, with the stems of its words."""


@rule(
    "key-leak",
    "a question whose text gives away the key of another question of the module",
    fix="say it otherwise there, or ask for something else here",
    example='"The slip goes into the blue safe", where another key is "Into the blue safe, with the slip"',
    cause="content",
    severity="warning",
    awaits_text=True,
)
def leaked_keys(course: Course) -> Iterator[Location]:
    """Keys that a sentence of another question of the same module holds nearly whole."""
    for module in dict.fromkeys(one.module for one in course.question_sets):
        asked = [
            _asked(one.document.path, question) for one in course.question_sets_of(module) for question in one.questions
        ]
        weights = _weights(asked)
        for one in asked:
            if len(one.key) >= MIN_WORDS:
                yield from _leaks(one, [other for other in asked if other is not one], weights)


def _leaks(one: _Asked, others: Sequence[_Asked], weights: dict[str, float]) -> Iterator[Location]:
    """Yield the sentence of another question that gives most of a key away, if there is one."""
    whole = sum(weights[word] for word in one.key)
    found = max(
        (
            (sum(weights[word] for word in both) / max(whole, 1e-9), other.question.title, other.path, sentence)
            for other in others
            for sentence, stems in other.told
            if len(both := one.key & stems) >= MIN_WORDS
        ),
        default=(0.0, "", "", ""),
    )
    held, title, path, sentence = found
    if held >= MIN_SHARE:
        where = "" if path == one.path else f" in {path}"
        what = f"the key of “{one.question.title}” is given away by “{title}”{where}: “{sentence.strip()[:80]}”"
        yield Location(one.path, one.question.line, what)


def _asked(path: str, question: Question) -> _Asked:
    keys, others = ([o.text for o in question.options if o.is_key is is_key] for is_key in (True, False))
    # What stands in a distractor is said to be wrong there.
    texts = [question.stem, question.rationale, *keys, *(option.feedback for option in question.options)]
    texts += [citation.quote for citation in question.citations]
    return _Asked(
        path=path,
        question=question,
        key=frozenset(_stems(" ".join(keys)) - _stems(question.stem) - _stems(" ".join(others))),
        told=tuple((sentence, frozenset(_stems(sentence))) for text in texts for sentence in sentences(text)),
    )


def _stems(text: str) -> set[str]:
    """Return the longer words of a text without their endings, so that "asked" is "ask"."""
    return {*map(_stem, words_in(text))} - {""}


@cache
def _stem(word: str) -> str:
    """Return a longer word without its ending; nothing for short and common words."""
    return _ENDING.sub("", word) or word if len(word) >= MIN_LETTERS and word not in _COMMON else ""


def _weights(asked: Sequence[_Asked]) -> dict[str, float]:
    """Return how much each word tells: the less, the more questions have it; one that all have tells nothing."""
    counts = Counter(word for one in asked for word in {*one.key, *(w for _, stems in one.told for w in stems)})
    return {word: math.log(len(asked) / count) for word, count in counts.items()}
