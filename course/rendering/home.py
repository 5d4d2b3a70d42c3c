"""What the home page shows of the course: the case that it opens with, how long all of it takes, and the paths."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from course.model import Choice, Course, Module, Opening, Scenario
from course.model.site_paths import PEOPLE, site_path
from course.queries.module_parts import parts_of
from course.reading.mock import mocks_in
from course.rendering.learning_paths import PathView, in_words, paths_of
from course.rendering.mock import entry_html


@dataclass(frozen=True)
class Message:
    """A message on the screen of a phone: who wrote it, when in the story, and what it says."""

    sender: str
    time: str
    text: Markup
    face: str
    """Where the drawing of the sender's head stands in the site; empty where there is none."""


@dataclass(frozen=True)
class HomeView:
    """Values for the template of the home page."""

    opening: Opening
    case: str
    """The source of the case's page; empty where the page opens with none."""
    messages: tuple[Message, ...]
    answers: tuple[Choice, ...]
    time: str
    questions: int
    paths: tuple[PathView, ...]
    start: str
    """The source of the page with which the first module begins; empty where there is no module."""


def home_of(course: Course) -> HomeView:
    """Return what the home page shows of a course."""
    case = course.opening_case
    return HomeView(
        opening=course.opening,
        case=case.document.path if case else "",
        messages=tuple(_messages(course, case)) if case else (),
        answers=case.scenes[0].choices if case else (),
        time=in_words(sum(module.minutes for module in course.modules)),
        questions=sum(len(quiz.questions) for quiz in course.quizzes),
        paths=paths_of(course),
        start=next((_begins(course, module) for module in course.modules), ""),
    )


def _begins(course: Course, module: Module) -> str:
    """Return the source of the first page of a module."""
    return site_path(parts_of(course, module)[0].unit.document.path)


def _messages(course: Course, case: Scenario) -> Iterator[Message]:
    """Yield what stands on the screen in the first scene of a case."""
    first = case.scenes[0]
    for mock in mocks_in(case.document):
        if mock.line in first.lines:
            for entry in mock.entries:
                person = course.cast.people.get(entry.who)
                face = site_path(f"{PEOPLE}/{person.face}") if person and person.face else ""
                if entry.who:
                    yield Message(entry.who, entry.when, entry_html(entry.text), face)
