"""Where a page stands in its module: what comes before it and after."""

from __future__ import annotations

from dataclasses import dataclass

from course.model import Course, Module
from course.rendering.site import site_path


@dataclass(frozen=True)
class Step:
    """A page of a module: what one does there, its title, and its place in the site's sources."""

    kind: str
    title: str
    source: str


@dataclass(frozen=True)
class Part:
    """The module that a page belongs to, its number in the course, and its pages in order."""

    module: Module
    number: int
    steps: tuple[Step, ...]


def part_of(course: Course, source: str) -> Part | None:
    """The module that a page of the site belongs to, by its place in the site's sources; None for other pages."""
    for number, module in enumerate(course.modules, 1):
        steps = (
            Step("Read", module.title, site_path(module.document.path)),
            *(Step("Play", part.title, part.document.path) for part in course.scenarios_of(module.slug)),
            *(
                Step(
                    "Quiz",
                    f"{len(part.questions)} question{'s' if len(part.questions) != 1 else ''}",
                    part.document.path,
                )
                for part in course.quizzes_of(module.slug)
            ),
        )
        if any(step.source == source for step in steps):
            return Part(module, number, steps)
    return None
