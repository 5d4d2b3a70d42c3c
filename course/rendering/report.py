"""All figures of the course on one page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from course.model import Course, Module, Scenario
from course.model.site_paths import is_published
from course.queries.answers import answers_by_id
from course.queries.outside_links import outside_links
from course.queries.people import pages_by_person
from course.queries.running_text import module_text
from course.rendering.scenario_paths import PathStats, path_stats
from course.rendering.template import draw
from course.text.readability import reading_grade, word_count


@dataclass(frozen=True)
class ScenarioStats:
    """A scenario's figures."""

    scenario: Scenario
    endings: Counter[str]
    paths: PathStats


def render_report(course: Course) -> str:
    """The report as Markdown."""
    texts = {module.slug: [prose.text for prose in module_text(module)] for module in course.modules}
    return draw(
        "report.md.j2",
        course=course,
        scenarios=[ScenarioStats(s, _endings(s), path_stats(s)) for s in course.scenarios],
        grades={slug: reading_grade(text) for slug, text in texts.items()},
        counts={slug: word_count(text) for slug, text in texts.items()},
        places=[*_places(course)],
        answers=len(answers_by_id(course)),
        practised={module.slug: _practised(course, module) for module in course.modules},
        links=[*outside_links(course)],
        named={name: [*_titles(course, paths)] for name, paths in pages_by_person(course).items()},
    ).strip()


def _endings(scenario: Scenario) -> Counter[str]:
    return Counter(verdict.kind for scene in scenario.scenes if scene.is_ending for verdict in scene.verdicts)


def _places(course: Course) -> list[tuple[int, int]]:
    """Return how often the key stands at each place, in questions with one key."""
    single = [q for quiz in course.question_sets for q in quiz.questions if len(q.keys) == 1]
    counts = Counter(question.options.index(question.keys[0]) + 1 for question in single)
    return sorted(counts.items())


def _practised(course: Course, module: Module) -> int:
    exercises = [one for one in course.exercises if one.module == module.slug]
    return len({objective for exercise in exercises for objective in exercise.objectives} & set(module.objectives))


def _titles(course: Course, paths: Iterable[str]) -> Iterator[str]:
    """Yield the titles of pages; a bank, which is no page, is called by its file."""
    for path in paths:
        yield course.documents[path].name if is_published(course, path) else path
