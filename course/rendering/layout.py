"""A scenario's graph laid out in layers, its long arrows led between the boxes (Sugiyama and others, 1981)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from course.model import Scenario
from course.queries.graph import Adjacency, adjacency, layers_of, reached

Node = str | tuple[str, str, int]
"""A scene's id, or (from, to, layer) where a long arrow crosses a layer."""

SWEEPS = 12
"""Times that the layers are put in order, down and up by turns."""


@dataclass(frozen=True)
class Layout:
    """Positions of scenes and arrows: the middle of each scene and the points of each arrow, by column and layer."""

    places: Mapping[str, tuple[float, int]]
    routes: Mapping[tuple[str, str], Sequence[tuple[float, int]]]
    width: float
    layers: int


def lay_out(scenario: Scenario, box: float, lane: float) -> Layout:
    """Lay a scenario out.

    Args:
        scenario: the scenario; scenes that nobody can reach come last.
        box: the width of a scene with the room beside it.
        lane: the width that an arrow takes where it passes between scenes.

    Returns:
        columns in the unit of `box`, counted from the left edge; layers counted from the top.
    """
    if not scenario.scenes:
        return Layout({}, {}, box, 1)
    graph = adjacency(scenario)
    depth = _depths(scenario, graph)
    layers: list[list[Node]] = [[] for _ in range(max(depth.values(), default=0) + 1)]
    for scene in scenario.scenes:
        layers[depth[scene.id]].append(scene.id)
    chains = {(start, end): _chain((start, end), depth) for start, end in _ways(graph) if start != end}
    links: defaultdict[Node, dict[Node, None]] = defaultdict(dict)
    for chain in chains.values():
        for one, other in pairwise(chain):
            links[one][other] = links[other][one] = None
        for node in chain[1:-1]:
            layers[node[2] if isinstance(node, tuple) else depth[node]].append(node)
    for sweep in range(SWEEPS):
        _sweep(layers, links, upward=bool(sweep % 2))
    middles, width = _middles(layers, box, lane)
    level = {node: at for at, layer in enumerate(layers) for node in layer}
    places = {scene.id: (middles[scene.id], level[scene.id]) for scene in scenario.scenes}
    routes = {edge: [(middles[node], level[node]) for node in chain] for edge, chain in chains.items()}
    return Layout(places, routes, width, len(layers))


def _ways(graph: Adjacency) -> dict[tuple[str, str], None]:
    """Every way from a scene to another once, by the scenes in the order in which the story names them."""
    named = dict.fromkeys(name for scene, targets in graph.items() for name in (scene, *targets))
    return {(scene, target): None for scene in named for target in graph[scene]}


def _depths(scenario: Scenario, graph: Adjacency) -> dict[str, int]:
    """Each scene's layer; scenes that nobody can reach come below all others."""
    start = scenario.scenes[0].id
    inside = reached(graph, [start])
    depth = layers_of({scene: targets for scene, targets in graph.items() if scene in inside}, start)
    last = max(depth.values())
    return {scene.id: depth.get(scene.id, last + 1) for scene in scenario.scenes}


def _chain(edge: tuple[str, str], depth: Mapping[str, int]) -> list[Node]:
    start, end = depth[edge[0]], depth[edge[1]]
    step = 1 if end > start else -1
    return [edge[0], *((*edge, layer) for layer in range(start + step, end, step)), edge[1]]


def _sweep(layers: list[list[Node]], links: Mapping[Node, Iterable[Node]], upward: bool) -> None:
    """Put each layer in the order of the middles of what its nodes are linked to in the layer before."""
    order = layers[::-1] if upward else layers
    for before, layer in pairwise(order):
        spread = {node: (at + 0.5) / len(before) for at, node in enumerate(before)}
        own = {node: (at + 0.5) / len(layer) for at, node in enumerate(layer)}

        def middle(node: Node, spread: dict[Node, float] = spread, own: dict[Node, float] = own) -> float:
            near = [spread[other] for other in links.get(node, ()) if other in spread]
            return sum(near) / len(near) if near else own[node]

        layer.sort(key=middle)


def _middles(layers: list[list[Node]], box: float, lane: float) -> tuple[dict[Node, float], float]:
    """The middle of every node, each layer centred."""
    sizes = [[box if isinstance(node, str) else lane for node in layer] for layer in layers]
    width = max(sum(row) for row in sizes)
    middles: dict[Node, float] = {}
    for layer, row in zip(layers, sizes, strict=True):
        x = (width - sum(row)) / 2
        for node, size in zip(layer, row, strict=True):
            middles[node] = x + size / 2
            x += size
    return middles, width
