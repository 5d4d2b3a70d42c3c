"""Rules on the verdicts of endings."""

from __future__ import annotations

from collections.abc import Iterator

from course.checks.choices import all_scenes
from course.checks.rule import Location, rule
from course.model import Course
from course.reading.link_target import resolve
from course.text.readability import words


@rule(
    "ending-verdict",
    "an ending without exactly one verdict",
    fix="end it with one alert: `[!TIP]` sound, `[!WARNING]` risky or `[!CAUTION]` harmful",
    example="## The hearing, with no alert below",
    cause="content",
)
def unjudged_endings(course: Course) -> Iterator[Location]:
    """Endings with no verdict, or with several."""
    for scenario, scene in all_scenes(course):
        if scene.is_ending and len(scene.verdicts) != 1:
            count = "no verdict" if not scene.verdicts else f"{len(scene.verdicts)} verdicts"
            what = f"the ending “{scene.title}” has {count}"
            yield Location(scenario.document.path, scene.line, what)


@rule(
    "verdict-misplaced",
    "a verdict in a scene that goes on",
    fix="move it to the ending, or take the choices out",
    example="> [!TIP] above a list of choices",
    cause="content",
)
def misplaced_verdicts(course: Course) -> Iterator[Location]:
    """Verdicts in scenes that go on."""
    for scenario, scene in all_scenes(course):
        if not scene.is_ending:
            for verdict in scene.verdicts:
                what = f"the scene “{scene.title}” has choices and a verdict"
                yield Location(scenario.document.path, verdict.line, what)


@rule(
    "verdict-reason",
    "a verdict without a reason or a cited passage",
    fix="say why, and link the passage of a module that says so",
    example="> [!TIP] with a link and no word of why",
    cause="content",
    needs_all=True,
    follows=("course-order",),
)
def unfounded_verdicts(course: Course) -> Iterator[Location]:
    """Verdicts with no reason in words, or no link to a passage of a module."""
    passages = {module.document.path for module in course.modules}
    for scenario, scene in all_scenes(course):
        path = scenario.document.path
        for verdict in scene.verdicts:
            places = [resolve(path, link.target) for link in verdict.links]
            if not words(verdict.text):
                yield Location(path, verdict.line, f"the verdict on “{scene.title}” gives no reason")
            if not any(place.file in passages and place.fragment for place in places):
                yield Location(path, verdict.line, f"the verdict on “{scene.title}” cites no passage of a module")
