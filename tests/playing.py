"""Plays scenarios in the browser, for the tests."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import networkx as nx
from playwright.sync_api import Locator, Page, expect

from course.model import Scenario, Scene
from course.queries.graph import adjacency
from course.text.typography import typeset

SLUG = "the-keys"
PATH = f"scenarios/{SLUG}/"
"""The scenario that most tests play."""


def endings(scenario: Scenario) -> list[Scene]:
    """The endings of a scenario, in its order."""
    return [scene for scene in scenario.scenes if scene.is_ending]


def graph_of(scenario: Scenario) -> nx.DiGraph[str]:
    """A scenario as a graph of the library that the course's own walks are compared with."""
    return nx.DiGraph(adjacency(scenario))


def way_to(scenario: Scenario, scene: Scene) -> list[str]:
    """The ids of the scenes on the shortest way from the start to a scene."""
    return list(nx.shortest_path(graph_of(scenario), scenario.scenes[0].id, scene.id))


def longest_way(scenario: Scenario) -> list[str]:
    """The ids of the scenes on a way that takes as many choices as may be."""
    ends = [scene.id for scene in endings(scenario)]
    return max(nx.all_simple_paths(graph_of(scenario), scenario.scenes[0].id, ends), key=len)


def titles(scenario: Scenario, way: Sequence[str]) -> list[str]:
    """The titles of scenes by their ids."""
    known = {scene.id: typeset(scene.title) for scene in scenario.scenes}
    return [known[id] for id in way]


def said(scenario: Scenario, start: str, end: str) -> str:
    """What the choice says that leads from a scene to another."""
    scene = next(scene for scene in scenario.scenes if scene.id == start)
    return next(typeset(choice.text) for choice in scene.choices if choice.target == end)


def shown(page: Page) -> Locator:
    """The scene that is seen."""
    return page.locator("[data-scene]").locator("visible=true")


def ready(page: Page) -> Page:
    """Reach for a scenario, and wait until its scripts have taken up where it stands: nobody is as fast as a test."""
    page.locator("[data-scenario]").dispatch_event("pointerover")
    page.wait_for_function("() => history.state?.walked")
    return page


def expect_path(page: Page, names: Sequence[str]) -> None:
    """The path that is shown has these scenes, in this order, and no other."""
    expect(page.get_by_role("navigation", name="Your path so far").get_by_role("listitem")).to_have_text([*names])


def choose(page: Page, start: str, end: str, plain: bool = False) -> None:
    """Take the choice that leads from a scene to another, and wait until one is there; with the focus, if not plain."""
    page.locator(f"#{start} a[data-choice][href='#{end}']").click()
    expect(shown(page)).to_have_attribute("id", end)
    # The browser shows a scene before it tells the scripts of it.
    if not plain:
        expect(page.locator(f"#{end} [data-scene-title]")).to_be_focused()
        call(page, end)


def call(page: Page, ending: str) -> None:
    """Say how an ending went, where that is asked, so that the verdict shows."""
    answer = page.locator(f"#{ending} [data-first-call] summary")
    if answer.count():
        answer.first.click()


def play(page: Page, way: Sequence[str], plain: bool = False) -> Page:
    """Take a way, choice by choice; plainly where no script is there yet, or none runs."""
    for start, end in pairwise(way):
        choose(page, start, end, plain)
    return page


def kept_at(*way: str, **fields: Any) -> dict[str, Any]:
    """What is kept of a scenario that was left at the end of a way."""
    then = "2026-11-20T10:00:00.000Z"
    return {
        "path": {"value": list(way), "at": then},
        "scenes": dict.fromkeys(way, then),
        "choices": {f"{start}>{end}": then for start, end in pairwise(way)},
        "endings": {},
        **fields,
    }
