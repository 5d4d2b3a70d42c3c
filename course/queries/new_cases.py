"""The new cases that a learner meets in a return: questions of banks, as many of each module as returns may take."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from course.model import Course, Question, Quiz, cached_on_course
from course.queries.unwritten import is_unwritten_question

ROUNDS, CASES = 3, 4
"""How many returns there are, and how many cases each has; overrides/assets/scripts/core/returns.js draws them."""


MAX_CASES = 21
"""How many cases the page for returns holds: one with more would be too heavy for a phone."""


@cached_on_course
def new_cases(course: Course) -> tuple[tuple[Quiz, Question], ...]:
    """Return the cases that the page for returns holds, each with its bank, and named by its module too.

    They are as many of each module as whoever takes the shortest path with it needs, so that nobody meets one twice
    while there are others; where that is too much for a page, the first of each module come before the second of any.
    """
    cases = {
        module.slug: [*_of_module(course, module.slug)][: _needed(course, module.slug)] for module in course.modules
    }
    turns = [(nth, at) for at, found in enumerate(cases.values()) for nth in range(len(found))]
    kept = {*sorted(turns)[:MAX_CASES]}
    return tuple(
        (bank, replace(question, id=f"{slug}/{question.id}"))
        for at, (slug, found) in enumerate(cases.items())
        for nth, (bank, question) in enumerate(found)
        if (nth, at) in kept
    )


def _needed(course: Course, module: str) -> int:
    """Return how many cases of a module somebody meets who takes the shortest learning path that it is on."""
    paths = [len(path.modules) for path in course.learning_paths if module in path.modules]
    return -(-ROUNDS * CASES // min([len(course.modules), *paths]))


def _of_module(course: Course, module: str) -> Iterator[tuple[Quiz, Question]]:
    """Yield the new cases of a module that can be shown: the first of each objective, then the second, and so on."""
    for bank in course.banks:
        if bank.module == module:
            rank = {id: nth for ids in bank.objectives.values() for nth, id in enumerate(_new(bank, ids))}
            sound = [one for one in bank.questions if one.id in bank.new_cases and _is_sound(one)]
            for question in sorted(sound, key=lambda one: rank.get(one.id, 0)):
                yield bank, question


def _new(bank: Quiz, ids: tuple[str, ...]) -> list[str]:
    return [id for id in ids if id in bank.new_cases]


def _is_sound(question: Question) -> bool:
    is_whole = len(question.blocks) == 1 and question.blocks[0].is_sound and bool(question.keys)
    return is_whole and not is_unwritten_question(question)
