"""The paths through a scenario, counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import networkx as nx

from course.model import Scenario
from course.queries.graph import adjacency

if TYPE_CHECKING:
    Graph = nx.DiGraph[str]

MAX_COUNTED = 100_000
"""As many paths are counted at most."""


@dataclass(frozen=True)
class PathStats:
    """The loop-free paths of a scenario: their number, and how many scenes the shortest and the longest have."""

    shortest: int
    longest: int
    count: int

    @property
    def is_whole(self) -> bool:
        """Return whether all were counted."""
        return self.count < MAX_COUNTED


def graph_of(scenario: Scenario) -> Graph:
    """Return the scenario as a networkx graph."""
    graph: Graph = nx.DiGraph()
    for scene, targets in adjacency(scenario).items():
        graph.add_node(scene)
        graph.add_edges_from((scene, target) for target in targets)
    return graph


def path_stats(scenario: Scenario) -> PathStats:
    """Return the number and lengths of the loop-free paths from the start to an ending."""
    if not scenario.scenes:
        return PathStats(0, 0, 0)
    start = scenario.scenes[0].id
    endings = [scene.id for scene in scenario.scenes if scene.is_ending]
    lengths: list[int] = [1] if start in endings else []
    for path in nx.all_simple_paths(graph_of(scenario), start, [ending for ending in endings if ending != start]):
        lengths.append(len(path))
        if len(lengths) >= MAX_COUNTED:
            break
    return PathStats(min(lengths, default=0), max(lengths, default=0), len(lengths))
