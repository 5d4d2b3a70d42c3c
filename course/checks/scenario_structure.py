"""Rules on scenarios: their size, and what their scenes reach."""

from __future__ import annotations

from collections.abc import Iterator

from course.checks.choices import all_scenes
from course.checks.rule import Location, rule
from course.model import Course, Scenario
from course.queries.graph import adjacency, closed_loops, longest, reached, reversed_adjacency

MIN_SCENES, MIN_ENDINGS, MIN_DECISIONS = 7, 3, 2
MAX_SCENE_WORDS = 150
"""In words, choices and verdict included: what a phone shows without the reader losing track."""


def decisions(scenario: Scenario) -> int:
    """The most decisions (scenes with two choices or more) that a way from the start can hold; loops count once."""
    deciding = {scene.id: 1 for scene in scenario.scenes if len(scene.choices) > 1}
    return longest(adjacency(scenario), scenario.scenes[0].id, deciding) if scenario.scenes else 0


def _is_linked(scenario: Scenario) -> bool:
    """Return whether every choice leads somewhere: until then nobody can say what is out of reach."""
    known = {scene.id for scene in scenario.scenes}
    return all(choice.target in known for scene in scenario.scenes for choice in scene.choices)


@rule(
    "scene-unreachable",
    "a scene that nobody can reach",
    fix="link a choice to it, or take it out",
    example="## The hearing, to which no choice leads",
    cause="content",
    follows=("unseen",),
)
def unreachable_scenes(course: Course) -> Iterator[Location]:
    """Scenes that no way from the start reaches."""
    for scenario in filter(_is_linked, course.scenarios):
        within = reached(adjacency(scenario), [scene.id for scene in scenario.scenes[:1]])
        for scene in scenario.scenes:
            if scene.id not in within:
                yield Location(scenario.document.path, scene.line, f"nobody can reach the scene “{scene.title}”")


@rule(
    "scene-trapped",
    "a scene from which no ending can be reached",
    fix="give it a way to an ending",
    example="a scene whose every choice leads into a closed loop",
    cause="content",
)
def trapped_scenes(course: Course) -> Iterator[Location]:
    """Scenes with choices from which no ending can be reached."""
    for scenario in filter(_is_linked, course.scenarios):
        graph = adjacency(scenario)
        looped = set[str]().union(*closed_loops(graph))
        free = reached(reversed_adjacency(graph), [scene.id for scene in scenario.scenes if scene.is_ending])
        for scene in scenario.scenes:
            if graph[scene.id] and scene.id not in free | looped:
                yield Location(scenario.document.path, scene.line, f"no ending can be reached from “{scene.title}”")


@rule(
    "scene-loop",
    "a loop without a way out",
    fix="give one of its scenes a choice that leads out",
    example="## A leads to ## B, and ## B to ## A only",
    cause="content",
)
def inescapable_loops(course: Course) -> Iterator[Location]:
    """Loops without a way out."""
    for scenario in course.scenarios:
        for loop in closed_loops(adjacency(scenario)):
            scenes = [scene for scene in scenario.scenes if scene.id in loop]
            names = ", ".join(f"“{scene.title}”" for scene in scenes)
            yield Location(scenario.document.path, scenes[0].line, f"nobody gets out of the loop of {names}")


@rule(
    "scene-length",
    "a scene too long to read at one sitting",
    fix="cut it, or part it in two",
    example="a scene of 200 words",
    cause="writing",
)
def long_scenes(course: Course) -> Iterator[Location]:
    """Scenes too long for one sitting on a phone."""
    for scenario, scene in all_scenes(course):
        shown = [scene.body, *(choice.text for choice in scene.choices), *(verdict.lead for verdict in scene.verdicts)]
        count = sum(len(text.split()) for text in shown)
        if count > MAX_SCENE_WORDS:
            what = f"the scene “{scene.title}” has {count} words of at most {MAX_SCENE_WORDS}"
            yield Location(scenario.document.path, scene.line, what)


@rule(
    "scenario-size",
    "a scenario with too little to decide",
    fix="give it seven scenes or more, three endings (one sound, one harmful) and two decisions on the longest way",
    example="five scenes and two endings",
    cause="content",
)
def small_scenarios(course: Course) -> Iterator[Location]:
    """Scenarios with too few scenes, endings, kinds of ending or decisions."""
    for scenario in course.scenarios:
        endings = [scene for scene in scenario.scenes if scene.is_ending]
        kinds = {verdict.kind for scene in endings for verdict in scene.verdicts}
        # What an ending without its verdict was to be, nobody can say: that is told by another rule.
        is_judged = all(len(scene.verdicts) == 1 for scene in endings)
        lacking = [
            ("scenes", len(scenario.scenes), MIN_SCENES),
            ("endings", len(endings), MIN_ENDINGS),
            ("sound endings", int("sound" in kinds or not is_judged), 1),
            ("harmful endings", int("harmful" in kinds or not is_judged), 1),
            ("decisions on its longest way", decisions(scenario), MIN_DECISIONS),
        ]
        for what, count, minimum in lacking:
            if count < minimum:
                yield Location(scenario.document.path, 1, f"the scenario has {count} {what} of at least {minimum}")
