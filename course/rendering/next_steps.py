"""Next steps after a quiz: the passages that settle its questions, and the pages to go on to."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from course.model import Course, Quiz
from course.model.site_paths import HOME, site_path
from course.queries.module_parts import parts_of
from course.reading.link_target import resolve

PLAN = "your-plan"
"""The id of the place of a module where its learner writes a plan."""


@dataclass(frozen=True)
class NextStep:
    """A way on from a quiz: what its link shows, and where it leads in the site's sources."""

    kind: Literal["module", "scenario", "next", "complete"]
    text: str
    target: str


@dataclass(frozen=True)
class Passage:
    """A section of a module: what its link shows, where it leads, and the questions that rest on it."""

    text: str
    target: str
    questions: tuple[str, ...]


@dataclass(frozen=True)
class Objective:
    """An objective of the module as a learner reads it, and the passages that teach what the quiz asks of it."""

    text: str
    passages: tuple[Passage, ...]


def objectives_of(course: Course, quiz: Quiz) -> tuple[Objective, ...]:
    """The objectives that a quiz asks for, each with the passages its questions rest on."""
    module = course.module(quiz.module)
    texts = module.objectives if module else {}
    passages = _passages(course, quiz)
    return tuple(
        Objective(texts.get(name, name), tuple(_resting(passages, frozenset(questions))))
        for name, questions in quiz.objectives.items()
    )


def _passages(course: Course, quiz: Quiz) -> tuple[Passage, ...]:
    """Each passage that the quiz quotes, once, in the order of its questions."""
    found: dict[str, tuple[str, list[str]]] = {}
    for question in quiz.questions:
        for citation in question.citations:
            place = resolve(quiz.document.path, citation.link.target)
            document = course.documents.get(place.file)
            heading = document.heading(place.fragment) if document else None
            target = f"{_from(quiz, place.file)}#{place.fragment}"
            _, questions = found.setdefault(target, (heading.text if heading else citation.link.text, []))
            questions.append(question.id)
    return tuple(Passage(text, target, tuple(questions)) for target, (text, questions) in found.items())


def _resting(passages: tuple[Passage, ...], asked: frozenset[str]) -> Iterator[Passage]:
    for passage in passages:
        if questions := tuple(question for question in passage.questions if question in asked):
            yield Passage(passage.text, passage.target, questions)


@dataclass(frozen=True)
class CompletedModule:
    """What a module that is complete leaves with its learner: what to do tomorrow, and where to write a plan, or ""."""

    takeaway: str
    plan: str


def completed_module(course: Course, quiz: Quiz) -> CompletedModule | None:
    """Return what is said once the quiz's module is complete."""
    module = course.module(quiz.module)
    if module is None:
        return None
    plan = f"{_from(quiz, module.document.path)}#{PLAN}" if module.question else ""
    return CompletedModule(module.takeaway, plan)


def next_steps(course: Course, quiz: Quiz) -> Iterator[NextStep]:
    """Yield where one goes from a quiz: back to its module, to its scenarios, on to the next module or home."""
    module = course.module(quiz.module)
    if module is None:
        return
    yield NextStep("module", f"Back to the module: {module.title}", _from(quiz, module.document.path))
    for scenario in course.scenarios_of(module.slug):
        yield NextStep("scenario", f"Play the case: {scenario.title}", _from(quiz, scenario.document.path))
    at = course.modules.index(module) + 1
    if at < len(course.modules):
        after = course.modules[at]
        text = f"On to module {at + 1}: {after.title} (about {after.minutes} minutes)"
        yield NextStep("next", text, _from(quiz, parts_of(course, after)[0].unit.document.path))
    else:
        yield NextStep("next", "Home, to see where you stand", _from(quiz, HOME))
    if page := course.page("complete"):
        yield NextStep("complete", "You finished the course: see what you take with you", _from(quiz, page))


def _from(quiz: Quiz, path: str) -> str:
    """The way from a quiz's page to a file, in the site's sources."""
    return posixpath.relpath(site_path(path), posixpath.dirname(site_path(quiz.document.path)))
