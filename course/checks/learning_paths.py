"""Rules on learning paths: their modules and scenarios exist, and their pass marks are not below those of quizzes."""

from __future__ import annotations

from collections.abc import Iterator

from course.checks.rule import Location, rule
from course.model import Course, LearningPath

FILE = "course.yml"


@rule(
    "path-module",
    "a learning path with a module that is not there",
    fix="use the name of a module's file",
    example="modules: [first-step]",
    cause="content",
    needs_all=True,
    follows=("course-order",),
)
def unknown_modules(course: Course) -> Iterator[Location]:
    """Modules of a path that are not there."""
    for path in course.learning_paths:
        for at, slug in enumerate(path.modules):
            if course.module(slug) is None:
                line = _line(course, path, f"modules.{at}")
                yield Location(FILE, line, f"the path `{path.id}` has a module `{slug}`, which is not there")


@rule(
    "path-scenario",
    "a learning path with a scenario that is not there or not of its modules, or with none of a module",
    fix="use the name of a scenario's file, and put its module on the path",
    example="modules: [first-steps], scenarios: [the-late-call]",
    cause="content",
    needs_all=True,
    follows=("course-order",),
)
def scenarios_off_path(course: Course) -> Iterator[Location]:
    """Scenarios of a path that are not there or lie off it, and modules that can't be completed on it."""
    modules = {scenario.slug: scenario.module for scenario in course.scenarios}
    for path in course.learning_paths:
        for at, slug in enumerate(path.scenarios):
            line = _line(course, path, f"scenarios.{at}")
            if slug not in modules:
                yield Location(FILE, line, f"the path `{path.id}` has a scenario `{slug}`, which is not there")
            elif modules[slug] not in path.modules:
                what = f"the path `{path.id}` has the scenario `{slug}` and not its module, {modules[slug]}"
                yield Location(FILE, line, what)
        covered = {modules.get(slug) for slug in path.scenarios}
        is_choosing = path.scenarios and "scenario" in course.completion_requirements
        for at, slug in enumerate(path.modules):
            if is_choosing and course.scenarios_of(slug) and slug not in covered:
                line = _line(course, path, f"modules.{at}")
                what = f"the path `{path.id}` has no scenario of {slug}, and completing a module takes one"
                yield Location(
                    FILE, line, what, "add one under scenarios, or leave scenarios out: then it has all of them"
                )


@rule(
    "path-twice",
    "two learning paths with the same name, or a path that names something twice",
    fix="keep one, or give each its own name",
    example="modules: [first-steps, first-steps]",
    cause="content",
)
def repeated_names(course: Course) -> Iterator[Location]:
    """Paths with the id or the title of another, and what a path names twice."""
    ids: set[str] = set()
    titles: set[str] = set()
    for path in course.learning_paths:
        for name, value, seen in (("id", path.id, ids), ("title", path.title, titles)):
            if value in seen:
                yield Location(FILE, _line(course, path, name), f"two paths have the {name} “{value}”")
            seen.add(value)
        for word, slugs in (("module", path.modules), ("scenario", path.scenarios)):
            for at, slug in enumerate(slugs):
                if slug in slugs[:at]:
                    line = _line(course, path, f"{word}s.{at}")
                    yield Location(FILE, line, f"the path `{path.id}` has the {word} `{slug}` twice")


@rule(
    "path-mark",
    "a learning path that passes whom a quiz on it does not",
    fix="ask for as much as the quiz or more, or leave it out: then each quiz keeps its own",
    example="pass_mark: 60, with a quiz that passes at 75",
    cause="content",
    needs_all=True,
)
def lowered_pass_marks(course: Course) -> Iterator[Location]:
    """Paths that would pass whom a quiz of theirs does not."""
    for path in course.learning_paths:
        quizzes = [quiz for slug in path.modules for quiz in course.quizzes_of(slug)]
        hardest = max(quizzes, key=lambda quiz: quiz.pass_mark, default=None)
        if path.pass_mark is not None and hardest is not None and path.pass_mark < hardest.pass_mark:
            mark = f"passes at {path.pass_mark}%, and {hardest.document.path} at {hardest.pass_mark}%"
            yield Location(FILE, _line(course, path, "pass_mark"), f"the path `{path.id}` {mark}")


def _line(course: Course, path: LearningPath, key: str) -> int:
    return course.lines.get(f"{path.at}.{key}", course.lines.get(path.at, 1))
