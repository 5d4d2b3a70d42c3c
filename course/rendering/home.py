"""What the home page shows of the course: the case that it opens with, how long all of it takes, and the paths."""

from __future__ import annotations

from dataclasses import dataclass

from course.model import Course, Opening
from course.rendering.learning_paths import PathView, in_words, paths_of


@dataclass(frozen=True)
class Answer:
    """A choice of the opening case's first scene: what it says, and the scene that it leads to."""

    text: str
    target: str


@dataclass(frozen=True)
class HomeView:
    """Values for the template of the home page."""

    opening: Opening
    case: str
    """The source of the case's page; empty where the page opens with none."""
    answers: tuple[Answer, ...]
    time: str
    questions: int
    paths: tuple[PathView, ...]


def home_of(course: Course) -> HomeView:
    """Return what the home page shows of a course."""
    case = course.opening_case
    choices = case.scenes[0].choices if case else ()
    return HomeView(
        opening=course.opening,
        case=case.document.path if case else "",
        answers=tuple(Answer(choice.text, choice.target) for choice in choices),
        time=in_words(sum(module.minutes for module in course.modules)),
        questions=sum(len(quiz.questions) for quiz in course.quizzes),
        paths=paths_of(course),
    )
