"""The graph of a scenario, drawn: as text, as Mermaid, and as SVG laid out in layers."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

import networkx as nx

from course.checks.graph import ways_of
from course.model import Scenario, Scene
from course.rendering.paths import graph_of
from course.rendering.template import draw

VERDICTS = {"sound": ("✓", "Sound"), "risky": ("!", "Risky"), "harmful": ("✕", "Harmful")}
"""Sign and word of each verdict: an ending is told by its colour, its shape, its sign and its word."""


def render_map(scenario: Scenario, kind: str) -> str:
    """Draw a scenario.

    Args:
        scenario: the scenario.
        kind: `text`, `mermaid` or `svg`.
    """
    return {"text": _text, "mermaid": _mermaid, "svg": _svg}[kind](scenario)


def _kind(scene: Scene) -> str:
    return scene.verdicts[0].kind if scene.is_ending and scene.verdicts else ""


def _text(scenario: Scenario) -> str:
    numbers = {scene.id: number for number, scene in enumerate(scenario.scenes, 1)}
    lines = [scenario.title]
    for scene in scenario.scenes:
        sign, word = VERDICTS.get(_kind(scene), ("", ""))
        lines.append(f"{numbers[scene.id]:>3}  {scene.title}" + (f"  {sign} {word}" if word else ""))
        lines += [f"       {choice.text} → {numbers.get(choice.target, '?')}" for choice in scene.choices]
    return "\n".join(lines)


_SHAPES = {"sound": ('(["', '"])'), "risky": ('{{"', '"}}'), "harmful": ('[["', '"]]')}


def _mermaid(scenario: Scenario) -> str:
    """Mermaid, which the repository's web page draws."""
    lines = ["flowchart TD"]
    names = {scene.id: f"s{number}" for number, scene in enumerate(scenario.scenes, 1)}
    for scene in scenario.scenes:
        kind = _kind(scene)
        before, after = _SHAPES.get(kind, ('["', '"]'))
        word = f"{VERDICTS[kind][0]} {VERDICTS[kind][1]}: " if kind else ""
        tail = f":::{kind}" if kind else ""
        lines.append(f"  {names[scene.id]}{before}{word}{_quoted(scene.title)}{after}{tail}")
    for scene in scenario.scenes:
        for choice in scene.choices:
            if choice.target in names:
                lines.append(f'  {names[scene.id]} -->|"{_quoted(choice.text)}"| {names[choice.target]}')
    lines += [
        "  classDef sound fill:#e8f4ec,stroke:#1d6b45,color:#1c2426",
        "  classDef risky fill:#fcf3e0,stroke:#8a5200,color:#1c2426",
        "  classDef harmful fill:#fcebea,stroke:#a4262c,color:#1c2426",
    ]
    return "\n".join(lines)


def _quoted(text: str) -> str:
    return text.replace('"', "#quot;").replace("<", "&lt;").replace(">", "&gt;")


WIDE, HIGH, GAP, RISE = 148, 52, 16, 44
"""Of a scene's box and of the room between boxes, in units of the drawing."""


@dataclass(frozen=True)
class Box:
    """A scene at its place: the middle of its upper edge, its number, its title in lines, its verdict if it ends."""

    x: float
    y: float
    number: int
    lines: tuple[str, ...]
    kind: str
    word: str


@dataclass(frozen=True)
class Arrow:
    """A choice, from the lower edge of a box to the upper edge of another, or around to one above."""

    path: str
    text: str


def _svg(scenario: Scenario) -> str:
    layers = _layers(scenario)
    width = max(len(layer) for layer in layers) * (WIDE + GAP) + GAP
    numbers = {scene.id: number for number, scene in enumerate(scenario.scenes, 1)}
    scenes = {scene.id: scene for scene in scenario.scenes}
    boxes: dict[str, Box] = {}
    for depth, layer in enumerate(layers):
        for at, id in enumerate(layer):
            x = width / 2 + (at - (len(layer) - 1) / 2) * (WIDE + GAP)
            kind = _kind(scenes[id])
            lines = tuple(textwrap.wrap(scenes[id].title, 20)[:2])
            word = " ".join(VERDICTS[kind]) if kind else ""
            boxes[id] = Box(round(x, 1), GAP + depth * (HIGH + RISE), numbers[id], lines, kind, word)
    height = GAP + len(layers) * (HIGH + RISE) - RISE + GAP
    arrows = [*_arrows(scenario, boxes)]
    return draw(
        "map.html.j2",
        scenario=scenario,
        boxes=[boxes[scene.id] for scene in scenario.scenes if scene.id in boxes],
        arrows=arrows,
        width=width,
        height=height,
        wide=WIDE,
        high=HIGH,
        told=_text(scenario),
    ).strip()


def _layers(scenario: Scenario) -> list[list[str]]:
    """Scenes in layers, each below all that lead to it where there is no loop, ordered so that few arrows cross."""
    graph = graph_of(scenario)
    start = scenario.scenes[0].id
    reach = {start, *nx.descendants(graph, start)}
    inner = graph.subgraph(reach)
    if nx.is_directed_acyclic_graph(inner):
        depth = {id: at for at, layer in enumerate(nx.topological_generations(inner)) for id in layer}
    else:
        depth = nx.single_source_shortest_path_length(inner, start)
    layers: list[list[str]] = [[] for _ in range(max(depth.values()) + 1)]
    for scene in scenario.scenes:
        if scene.id in depth:
            layers[depth[scene.id]].append(scene.id)
    lost = [scene.id for scene in scenario.scenes if scene.id not in reach]
    place: dict[str, float] = {}
    for layer in layers:
        layer.sort(key=lambda id: _middle([place[before] for before in inner.predecessors(id) if before in place]))
        place.update({id: at - (len(layer) - 1) / 2 for at, id in enumerate(layer)})
    return [*layers, lost] if lost else layers


def _middle(places: list[float]) -> float:
    return sum(places) / len(places) if places else 0.0


def _arrows(scenario: Scenario, boxes: dict[str, Box]) -> Iterator[Arrow]:
    ways = ways_of(scenario)
    for scene in scenario.scenes:
        for choice in scene.choices:
            if scene.id not in boxes or choice.target not in ways:
                continue
            start, end = boxes[scene.id], boxes[choice.target]
            top, bottom = end.y, start.y + HIGH
            bend = max(RISE * 0.6, (top - bottom) * 0.5) if top > bottom else RISE * 2
            path = f"M{start.x} {bottom}C{start.x} {bottom + bend} {end.x} {top - bend} {end.x} {top - 3}"
            yield Arrow(path, choice.text)
