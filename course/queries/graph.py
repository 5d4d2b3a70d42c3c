"""The graph of a scenario: what can be reached, from where an ending can, and how far apart they are.

Each scenario is small and there may be a thousand of them, so this is written out: loading a graph library takes longer
than all of it. The tests hold it to networkx, on random graphs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from course.model import Scenario

Adjacency = Mapping[str, Sequence[str]]
"""Scenes by id, each with the scenes that its choices lead to."""


def adjacency(scenario: Scenario) -> dict[str, list[str]]:
    """A scenario as a graph; choices that lead nowhere are left out."""
    known = {scene.id for scene in scenario.scenes}
    return {
        scene.id: [choice.target for choice in scene.choices if choice.target in known] for scene in scenario.scenes
    }


def reversed_adjacency(graph: Adjacency) -> dict[str, list[str]]:
    """The same graph with every way walked backwards."""
    back: dict[str, list[str]] = {scene: [] for scene in graph}
    for scene, targets in graph.items():
        for target in targets:
            back[target].append(scene)
    return back


def reached(graph: Adjacency, starts: Iterable[str]) -> set[str]:
    """Every scene that can be reached from the starts, which are themselves reached."""
    found = set(starts)
    pending = [*found]
    while pending:
        fresh = [target for target in graph[pending.pop()] if target not in found]
        found.update(fresh)
        pending += fresh
    return found


def layers_of(graph: Adjacency, start: str) -> dict[str, int]:
    """The layer of each scene, counted from the start: below all that lead to it.

    Where there are loops it is as far as the shortest way to it.

    Args:
        graph: scenes that can all be reached from the start.
        start: the first of them.
    """
    waiting = Counter(target for targets in graph.values() for target in targets)
    layers: dict[str, int] = {}
    layer = [start] if not waiting[start] else []
    while layer:
        layers |= dict.fromkeys(layer, max(layers.values(), default=-1) + 1)
        below = Counter(target for scene in layer for target in graph[scene])
        waiting -= below
        layer = [scene for scene in below if not waiting[scene]]
    return layers if len(layers) == len(graph) else distances(graph, start)


def simple_paths(graph: Adjacency, start: str, ends: Iterable[str]) -> Iterator[list[str]]:
    """Yield each way from the start to one of the ends that comes to no scene twice, by the order of the choices."""
    wanted, path = frozenset(ends), [start]
    if start in wanted:
        yield [*path]
    pending = [iter(dict.fromkeys(graph[start]))]
    while pending:
        scene = next((target for target in pending[-1] if target not in path), None)
        if scene is None:
            pending.pop()
            path.pop()
            continue
        path.append(scene)
        if scene in wanted:
            yield [*path]
        pending.append(iter(dict.fromkeys(graph[scene])))


def typical_rest(graph: Adjacency) -> dict[str, int]:
    """How many scenes typically follow each: the mean where every choice is as likely as another, at least one.

    In loops it is what as many rounds as there are scenes come to. A scene without choices has none after it.
    """
    rest = dict.fromkeys(graph, 0.0)
    for _ in graph:
        rest = {
            scene: 1 + sum(rest[target] for target in targets) / len(targets) if targets else 0.0
            for scene, targets in graph.items()
        }
    return {scene: max(round(mean), 1) if graph[scene] else 0 for scene, mean in rest.items()}


def distances(graph: Adjacency, start: str) -> dict[str, int]:
    """The choices on the shortest way from the start to each scene that it reaches."""
    found = {start: 0}
    for scene in (pending := [start]):
        for target in graph[scene]:
            if target not in found:
                found[target] = found[scene] + 1
                pending.append(target)
    return found


def closed_loops(graph: Adjacency) -> list[set[str]]:
    """Loops that nobody gets out of: scenes that lead to one another and to nothing else."""
    ends = [scene for scene, targets in graph.items() if not targets]
    if len(reached(reversed_adjacency(graph), ends)) == len(graph):
        return []  # from everywhere there is a way to an end
    seen: set[str] = set()
    found = []
    for scene in graph:
        for loop in _loops(graph, scene) if scene not in seen else ():
            is_loop = len(loop) > 1 or any(target in loop for inside in loop for target in graph[inside])
            if is_loop and not loop & seen and all(target in loop for inside in loop for target in graph[inside]):
                found.append(loop)
        seen |= reached(graph, [scene])
    return found


def longest(graph: Adjacency, start: str, weights: Mapping[str, int]) -> int:
    """The greatest sum of weights on a way from the start; a loop counts each of its scenes once."""
    greatest: dict[str, int] = {}
    for loop in _loops(graph, start):
        own = sum(weights.get(scene, 0) for scene in loop)
        after = max((greatest[target] for scene in loop for target in graph[scene] if target not in loop), default=0)
        greatest.update(dict.fromkeys(loop, own + after))
    return greatest[start]


def _loops(graph: Adjacency, start: str) -> list[set[str]]:
    """Scenes grouped so that those of a loop are together, each group after all that it leads to (Tarjan, 1972)."""
    found: list[set[str]] = []
    order: dict[str, int] = {start: 0}
    low: dict[str, int] = {start: 0}
    path, grouped = [start], set[str]()
    pending = [(start, iter(graph[start]))]
    while pending:
        scene, targets = pending[-1]
        fresh = None
        for target in targets:
            if target not in order:
                fresh = target
                break
            if target not in grouped:
                low[scene] = min(low[scene], order[target])
        if fresh is not None:
            order[fresh] = low[fresh] = len(order)
            path.append(fresh)
            pending.append((fresh, iter(graph[fresh])))
            continue
        pending.pop()
        if pending:
            low[pending[-1][0]] = min(low[pending[-1][0]], low[scene])
        if low[scene] == order[scene]:
            group = set(path[path.index(scene) :])
            del path[path.index(scene) :]
            grouped |= group
            found.append(group)
    return found
