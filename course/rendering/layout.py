"""A scenario's graph laid out in layers, its long arrows led between the boxes (Sugiyama and others, 1981)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import networkx as nx

from course.model import Scenario
from course.rendering.scenario_paths import graph_of

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
    graph = graph_of(scenario)
    depth = _depths(scenario)
    layers: list[list[Node]] = [[] for _ in range(max(depth.values(), default=0) + 1)]
    for scene in scenario.scenes:
        layers[depth[scene.id]].append(scene.id)
    chains = {edge: _chain(edge, depth) for edge in graph.edges if edge[0] != edge[1]}
    links: nx.Graph[Node] = nx.Graph()
    for chain in chains.values():
        nx.add_path(links, chain)
        for node in chain[1:-1]:
            layers[node[2] if isinstance(node, tuple) else depth[node]].append(node)
    for sweep in range(SWEEPS):
        _sweep(layers, links, depth, upward=bool(sweep % 2))
    middles, width = _middles(layers, box, lane)
    level = {node: at for at, layer in enumerate(layers) for node in layer}
    places = {scene.id: (middles[scene.id], level[scene.id]) for scene in scenario.scenes}
    routes = {edge: [(middles[node], level[node]) for node in chain] for edge, chain in chains.items()}
    return Layout(places, routes, width, len(layers))


def _depths(scenario: Scenario) -> dict[str, int]:
    """Each scene's layer: below all that lead to it, or, where there are loops, as far as the shortest way to it."""
    graph = graph_of(scenario)
    start = scenario.scenes[0].id
    inner = graph.subgraph({start, *nx.descendants(graph, start)})
    if nx.is_directed_acyclic_graph(inner):
        depth = {id: at for at, layer in enumerate(nx.topological_generations(inner)) for id in layer}
    else:
        depth = dict(nx.single_source_shortest_path_length(inner, start))
    last = max(depth.values())
    return {scene.id: depth.get(scene.id, last + 1) for scene in scenario.scenes}


def _chain(edge: tuple[str, str], depth: Mapping[str, int]) -> list[Node]:
    start, end = depth[edge[0]], depth[edge[1]]
    step = 1 if end > start else -1
    return [edge[0], *((*edge, layer) for layer in range(start + step, end, step)), edge[1]]


def _sweep(layers: list[list[Node]], links: nx.Graph[Node], depth: Mapping[str, int], upward: bool) -> None:
    """Put each layer in the order of the middles of what its nodes are linked to in the layer before."""
    order = layers[::-1] if upward else layers
    for before, layer in pairwise(order):
        spread = {node: (at + 0.5) / len(before) for at, node in enumerate(before)}
        own = {node: (at + 0.5) / len(layer) for at, node in enumerate(layer)}

        def middle(node: Node, spread: dict[Node, float] = spread, own: dict[Node, float] = own) -> float:
            near = [spread[other] for other in (links[node] if node in links else ()) if other in spread]
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
