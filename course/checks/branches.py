"""Rules on the graph of a scenario."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

import networkx as nx

from course.checks.rule import Spot
from course.model import Course, Scenario, Scene
from course.reading.place import resolve

Graph: TypeAlias = "nx.DiGraph[str]"
LEAST_SCENES, LEAST_ENDINGS, LEAST_DECISIONS = 7, 3, 2


def graph(scenario: Scenario) -> Graph:
    """The scenes of a scenario as nodes, by id; its choices as edges, those that lead nowhere left out."""
    whole: Graph = nx.DiGraph()
    whole.add_nodes_from(scene.id for scene in scenario.scenes)
    known = set(whole)
    for scene in scenario.scenes:
        whole.add_edges_from((scene.id, choice.target) for choice in scene.choices if choice.target in known)
    return whole


def reached(scenario: Scenario) -> set[str]:
    """The ids of the scenes that can be reached from the start, which is one of them."""
    if not scenario.scenes:
        return set()
    start = scenario.scenes[0].id
    return {start} | nx.descendants(graph(scenario), start)


def decisions(scenario: Scenario) -> int:
    """The most decisions (scenes with two choices or more) that a way from the start can hold; loops count once."""
    if not scenario.scenes:
        return 0
    deciding = {scene.id for scene in scenario.scenes if len(scene.choices) > 1}
    parts = nx.condensation(graph(scenario))
    most: dict[int, int] = {}
    for part in reversed(list(nx.topological_sort(parts))):
        own = len(deciding & parts.nodes[part]["members"])
        most[part] = own + max((most[after] for after in parts.successors(part)), default=0)
    return most[parts.graph["mapping"][scenario.scenes[0].id]]


def _scenes(course: Course) -> Iterator[tuple[Scenario, Scene]]:
    for scenario in course.scenarios:
        for scene in scenario.scenes:
            yield scenario, scene


def lost_choices(course: Course) -> Iterator[Spot]:
    """Choices to scenes that are not there."""
    for scenario, scene in _scenes(course):
        known = {other.id for other in scenario.scenes}
        for choice in scene.choices:
            if choice.target not in known:
                what = f"the choice “{choice.text}” leads to #{choice.target}, which is no scene"
                yield Spot(scenario.document.path, choice.line, what)


def unreachable_scenes(course: Course) -> Iterator[Spot]:
    """Scenes that no way from the start reaches."""
    for scenario in course.scenarios:
        within = reached(scenario)
        for scene in scenario.scenes:
            if scene.id not in within:
                yield Spot(scenario.document.path, scene.line, f"nobody can reach the scene “{scene.title}”")


def trapped_scenes(course: Course) -> Iterator[Spot]:
    """Scenes with choices from which no ending can be reached."""
    for scenario in course.scenarios:
        whole = graph(scenario)
        endings = {scene.id for scene in scenario.scenes if scene.is_ending}
        free = endings.union(*(nx.ancestors(whole, ending) for ending in endings))
        for scene in scenario.scenes:
            leads_on = any(choice.target in whole for choice in scene.choices)
            if leads_on and scene.id not in free:
                yield Spot(scenario.document.path, scene.line, f"no ending can be reached from “{scene.title}”")


def unjudged_endings(course: Course) -> Iterator[Spot]:
    """Endings with no verdict, or with several."""
    for scenario, scene in _scenes(course):
        if scene.is_ending and len(scene.verdicts) != 1:
            count = "no verdict" if not scene.verdicts else f"{len(scene.verdicts)} verdicts"
            what = f"the ending “{scene.title}” has {count}"
            yield Spot(scenario.document.path, scene.line, what)


def misplaced_verdicts(course: Course) -> Iterator[Spot]:
    """Verdicts in scenes that go on."""
    for scenario, scene in _scenes(course):
        if not scene.is_ending:
            for verdict in scene.verdicts:
                what = f"the scene “{scene.title}” has choices and a verdict"
                yield Spot(scenario.document.path, verdict.line, what)


def unfounded_verdicts(course: Course) -> Iterator[Spot]:
    """Verdicts with no reason in words, or no link to a passage of a module."""
    passages = {module.document.path for module in course.modules}
    for scenario, scene in _scenes(course):
        path = scenario.document.path
        for verdict in scene.verdicts:
            places = [resolve(path, link.target) for link in verdict.links]
            if not verdict.reason or verdict.reason.startswith("["):
                yield Spot(path, verdict.line, f"the verdict on “{scene.title}” gives no reason")
            if not any(place.file in passages and place.fragment for place in places):
                yield Spot(path, verdict.line, f"the verdict on “{scene.title}” cites no passage of a module")


def small_scenarios(course: Course) -> Iterator[Spot]:
    """Scenarios with too few scenes, endings, kinds of ending or decisions."""
    for scenario in course.scenarios:
        endings = [scene for scene in scenario.scenes if scene.is_ending]
        kinds = {verdict.kind for scene in endings for verdict in scene.verdicts}
        lacking = [
            ("scenes", len(scenario.scenes), LEAST_SCENES),
            ("endings", len(endings), LEAST_ENDINGS),
            ("sound endings", int("sound" in kinds), 1),
            ("harmful endings", int("harmful" in kinds), 1),
            ("decisions on its longest way", decisions(scenario), LEAST_DECISIONS),
        ]
        for what, count, least in lacking:
            if count < least:
                yield Spot(scenario.document.path, 1, f"the scenario has {count} {what} of at least {least}")


def raw_html(course: Course) -> Iterator[Spot]:
    """HTML in a scenario or quiz; the tags of a quiz are its own form."""
    for document in (part.document for part in course.exercises):
        for tag, line in document.html:
            if tag not in ("<quiz>", "</quiz>"):
                yield Spot(document.path, line, f"there is raw HTML, `{tag[:40]}`")
