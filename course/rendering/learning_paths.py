"""The learning paths, as their page shows them."""

from __future__ import annotations

from dataclasses import dataclass

from course.model import Course, LearningPath, Module, Scenario


@dataclass(frozen=True)
class PathView:
    """A learning path with its modules and cases, the time it takes and what passing takes, in words."""

    path: LearningPath
    modules: tuple[Module, ...]
    scenarios: tuple[Scenario, ...]
    time: str
    passing: str


def paths_of(course: Course) -> tuple[PathView, ...]:
    """All learning paths, in the order of course.yml."""
    return tuple(_view(course, path) for path in course.learning_paths)


def _view(course: Course, path: LearningPath) -> PathView:
    modules = course.modules_on(path)
    return PathView(
        path,
        modules,
        course.scenarios_on(path),
        in_words(sum(module.minutes for module in modules)),
        _passing(course, path),
    )


def _passing(course: Course, path: LearningPath) -> str:
    if path.pass_mark is not None:
        return f"On this path every quiz is passed at {path.pass_mark}%."
    pass_marks = {quiz.pass_mark for slug in path.modules for quiz in course.quizzes_of(slug)}
    if len(pass_marks) == 1:
        return f"Every quiz is passed at {pass_marks.pop()}%."
    return "Each quiz says at what mark it is passed."


def in_words(minutes: int) -> str:
    """A length of time to the nearest five minutes, since pages say "about" before it: "2 hours 40 minutes"."""
    minutes = max(5, 5 * round(minutes / 5)) if minutes else 0
    pairs = [(minutes // 60, "hour"), (minutes % 60, "minute")]
    return " ".join(f"{count} {word}{'s' if count != 1 else ''}" for count, word in pairs if count) or "no time"
