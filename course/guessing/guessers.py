"""Guessers: each is trained on all questions but a part, and picks the keys of that part."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec

from course.guessing.choice_model import Example, Features, fit, softmax
from course.guessing.form import ALONE, LACKING, form_of
from course.guessing.item import Item, folds_of, items_of
from course.guessing.length import length_of
from course.guessing.words import words_of
from course.model import Course

FOLDS = 20
"""Parts that the questions are cut into; a guesser learns from all but the one it guesses at."""

MIN_QUESTIONS = 20
"""Of fewer questions nobody can say what is guessed and what is luck."""

MIN_FOR_POINTS = 100
"""Of fewer questions, `MAX_POINTS` may well be luck."""

MAX_POINTS = 8
"""How many percent of the questions a guesser may have right beyond chance."""

MAX_ERRORS = 2
"""How many standard errors a guesser may have right beyond chance."""

Describe = Callable[[Item], list[dict[str, float]]]
"""Gives the features of each option of an item, by name."""


class Trace(NamedTuple):
    """What a feature says of a question."""

    speaks: float
    """How much it speaks for the keys to the guesser, or against them."""
    of_keys: float
    """How many keys have it; of features that are measured, how much of it they have."""
    of_others: float
    is_of_keys: bool
    """Whether keys have more of it than other options."""


class Guess(msgspec.Struct, frozen=True, kw_only=True):
    """A guess at a question."""

    item: Item
    guesser: str
    credit: float
    """The probability that the guesser picks the keys and nothing else: 1 or 0, unless options look the same to it."""
    sureness: float
    """The probability that it gives to the keys, together."""
    cue: str
    """What speaks most for the keys, as it reads the options."""
    traces: Mapping[str, Trace]
    """What every feature says, by its name."""


class Score(msgspec.Struct, frozen=True, kw_only=True):
    """How often a guesser is right, and how often it may be."""

    guesser: str
    guesses: tuple[Guess, ...]

    @property
    def right(self) -> float:
        """How many questions it has right."""
        return sum(guess.credit for guess in self.guesses)

    @property
    def chance(self) -> float:
        """How many questions a blind guess has right on average."""
        return sum(guess.item.chance for guess in self.guesses)

    @property
    def error(self) -> float:
        """The standard error of that."""
        return math.sqrt(sum(guess.item.chance * (1 - guess.item.chance) for guess in self.guesses))

    @property
    def limit(self) -> float:
        """How many questions it may have right: chance, and two standard errors or 8 points, whichever is less."""
        more = MAX_ERRORS * self.error
        if len(self.guesses) >= MIN_FOR_POINTS:
            more = min(more, MAX_POINTS / 100 * len(self.guesses))
        return self.chance + more

    @property
    def habits(self) -> list[tuple[str, Trace]]:
        """The features that helped it over all questions, the most helpful first."""
        found: dict[str, Trace] = {}
        for guess in self.guesses:
            for name, one in guess.traces.items():
                all_of_it = found.get(name, Trace(0.0, 0.0, 0.0, False))
                speaks, of_keys, of_others = (a + b for a, b in zip(one[:3], all_of_it[:3], strict=True))
                found[name] = Trace(speaks, of_keys, of_others, of_keys > of_others)
        helpful = [(name, trace) for name, trace in found.items() if trace.speaks > 0]
        return sorted(helpful, key=lambda one: (-one[1].speaks, one[0]))

    @property
    def is_beyond(self) -> bool:
        """Return whether it beats chance by more than it may; of few questions nobody can say."""
        return len(self.guesses) >= MIN_QUESTIONS and self.right > self.limit


def guess(course: Course) -> tuple[Score, ...]:
    """Return the score of every guesser over the questions of a course, quizzes and banks."""
    items = items_of(course)
    folds = folds_of(items, FOLDS)
    wanted = course.bank_requirements
    people = {"a word for the supervisor": wanted.supervisor, "a word for others to ask": wanted.others}
    return tuple(
        Score(guesser=name, guesses=tuple(_guesses(name, items, folds, describe)))
        for name, describe in (("form", lambda item: form_of(item, people)), ("words", words_of), ("length", length_of))
    )


def _guesses(guesser: str, items: Sequence[Item], folds: Sequence[Sequence[int]], describe: Describe) -> list[Guess]:
    """Return a guess at each item by a guesser that was trained on the other folds."""
    described = [describe(item) for item in items]
    names, features = _numbered(described)
    found: dict[int, Guess] = {}
    for fold in folds:
        inside = {*fold}
        examples = [Example(features[at], items[at].keys) for at in range(len(items)) if at not in inside]
        weights = dict(zip(names, fit(examples, len(names)), strict=True))
        for at in fold:
            found[at] = _guess(guesser, items[at], described[at], weights)
    return [found[at] for at in range(len(items))]


def _numbered(described: Sequence[Sequence[Mapping[str, float]]]) -> tuple[list[str], list[list[Features]]]:
    """Return the names of features that more than one item has, and each option's features by the numbers of these."""
    counts: dict[str, int] = {}
    for options in described:
        for name in {name for features in options for name, value in features.items() if value}:
            counts[name] = counts.get(name, 0) + 1
    number = {name: at for at, name in enumerate(name for name, count in counts.items() if count > 1)}
    return [*number], [
        [[(number[name], value) for name, value in one.items() if name in number and value] for one in options]
        for options in described
    ]


def _guess(guesser: str, item: Item, described: Sequence[Mapping[str, float]], weights: Mapping[str, float]) -> Guess:
    scores = [sum(weights.get(name, 0.0) * value for name, value in features.items()) for features in described]
    found = softmax(scores)
    traces = dict(_traces(item, described, weights))
    return Guess(
        item=item,
        guesser=guesser,
        credit=_credit([round(score, 9) for score in scores], item.keys),
        sureness=sum(found[at] for at in item.keys),
        cue=_cue(traces),
        traces=traces,
    )


def _credit(scores: Sequence[float], keys: frozenset[int]) -> float:
    """Return the probability that the options with the highest scores are the keys; those with the same are drawn."""
    least = sorted(scores, reverse=True)[len(keys) - 1]
    sure = {at for at, score in enumerate(scores) if score > least}
    drawn = {at for at, score in enumerate(scores) if score == least}
    return 1 / math.comb(len(drawn), len(keys) - len(sure)) if sure <= keys <= sure | drawn else 0.0


def _traces(
    item: Item, described: Sequence[Mapping[str, float]], weights: Mapping[str, float]
) -> Iterator[tuple[str, Trace]]:
    """Yield of each feature by its name what it says of an item."""
    for name in {name: 0 for features in described for name in features}:
        values = [features.get(name, 0.0) for features in described]
        own = sum(values[at] for at in item.keys)
        others = sum(values) - own
        more = own / len(item.keys) - others / (len(values) - len(item.keys))
        yield name, Trace(weights.get(name, 0.0) * more, own, others, more > 0)


def _cue(traces: Mapping[str, Trace]) -> str:
    """Return the feature that speaks most for the keys, in words: they have it, or the other options have it."""
    name, trace = max(traces.items(), key=lambda one: one[1].speaks, default=("", Trace(0.0, 0.0, 0.0, False)))
    return _in_words(name, trace.is_of_keys) if trace.speaks > 0 else ""


def _in_words(name: str, is_of_key: bool) -> str:
    """Return what a feature says of a key that has it, or that does not have what other options have."""
    if name.startswith((ALONE, LACKING)):
        return f"{'it' if is_of_key else 'another'} {name}"
    return f"it has {name}" if is_of_key else f"others have {name}"
