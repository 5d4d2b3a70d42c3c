"""What a learner does in a module, in the order that course.yml sets: read it, play its cases, take its quizzes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from course.model import Course, Module, Quiz, Scenario


@dataclass(frozen=True)
class Part:
    """A step of a module: the unit that one works through, and whether one has met it on the way already."""

    unit: Module | Scenario | Quiz
    is_again: bool = False


def parts_of(course: Course, module: Module) -> tuple[Part, ...]:
    """Return the parts of a module in their order.

    Where the cases stand twice, the first place has the first one, and the second has the others, or the same again.
    """
    cases = course.scenarios_of(module.slug)
    steps = course.steps_of(module.slug)
    is_split = steps.count("scenario") > 1
    places: dict[str, list[tuple[Part, ...]]] = {
        "read": [(Part(module),)],
        "scenario": [tuple(map(Part, cases[:1] if is_split else cases)), tuple(_second(cases))],
        "quiz": [tuple(map(Part, course.quizzes_of(module.slug)))],
    }
    return tuple(part for name in steps for part in (places[name].pop(0) if places[name] else ()))


def _second(cases: tuple[Scenario, ...]) -> Iterator[Part]:
    """Yield what stands where cases come a second time: those that are new, or the one that is not."""
    if len(cases) > 1:
        yield from map(Part, cases[1:])
    else:
        yield from (Part(case, is_again=True) for case in cases)


def is_case_first(course: Course, module: Module) -> bool:
    """Return whether one plays a case of a module before one reads."""
    first = next(iter(parts_of(course, module)), None)
    return first is not None and isinstance(first.unit, Scenario)


def after(course: Course, unit: Scenario) -> Module | Scenario | Quiz | None:
    """Return what comes after a case in its module, the first time; None after the last part."""
    module = course.module(unit.module)
    units = [part.unit for part in parts_of(course, module)] if module else []
    return next(iter(units[units.index(unit) + 1 :]), None) if unit in units else None
