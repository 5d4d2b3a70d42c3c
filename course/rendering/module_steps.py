"""The place of a page in its module: the steps before it and after."""

from __future__ import annotations

from dataclasses import dataclass

from course.model import Course, Module, Quiz, Scenario
from course.model.site_paths import site_path
from course.queries.module_parts import Part, parts_of
from course.text.typography import typeset


@dataclass(frozen=True)
class Step:
    """A page of a module: what one does there, its title, and its place in the site's sources."""

    kind: str
    title: str
    source: str


@dataclass(frozen=True)
class ModuleSteps:
    """The module that a page belongs to, its number in the course, and its pages in order."""

    module: Module
    number: int
    steps: tuple[Step, ...]


def steps_by_page(course: Course) -> dict[str, ModuleSteps]:
    """The module that each of its pages belongs to, by the page's place in the site's sources."""
    found: dict[str, ModuleSteps] = {}
    for number, module in enumerate(course.modules, 1):
        steps = [_step(part) for part in parts_of(course, module)]
        found |= {step.source: ModuleSteps(module, number, tuple(steps)) for step in steps}
    return found


def _step(part: Part) -> Step:
    unit = part.unit
    if isinstance(unit, Module):
        return Step("Read", typeset(unit.title), site_path(unit.document.path))
    if isinstance(unit, Scenario):
        return Step("Case again" if part.is_again else "Case", typeset(unit.title), unit.document.path)
    return Step("Quiz", _count(unit), unit.document.path)


def _count(quiz: Quiz) -> str:
    return f"{len(quiz.questions)} question{'s' if len(quiz.questions) != 1 else ''}"
