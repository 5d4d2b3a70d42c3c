"""The ways through a scenario, counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import networkx as nx

from course.model import Scenario
from course.queries.graph import adjacency

if TYPE_CHECKING:
    Graph = nx.DiGraph[str]

MOST = 100_000
"""Beyond this many, ways are no longer counted one by one."""


@dataclass(frozen=True)
class Ways:
    """The loop-free paths of a scenario: their number, and how many scenes the shortest and the longest have."""

    shortest: int
    longest: int
    count: int

    @property
    def is_whole(self) -> bool:
        """Return whether all were counted."""
        return self.count < MOST


def graph_of(scenario: Scenario) -> Graph:
    """The scenario as a networkx graph."""
    graph: Graph = nx.DiGraph()
    for scene, targets in adjacency(scenario).items():
        graph.add_node(scene)
        graph.add_edges_from((scene, target) for target in targets)
    return graph


def count_ways(scenario: Scenario) -> Ways:
    """Walk every loop-free way from the start to an ending."""
    if not scenario.scenes:
        return Ways(0, 0, 0)
    start = scenario.scenes[0].id
    endings = [scene.id for scene in scenario.scenes if scene.is_ending]
    lengths: list[int] = [1] if start in endings else []
    for way in nx.all_simple_paths(graph_of(scenario), start, [ending for ending in endings if ending != start]):
        lengths.append(len(way))
        if len(lengths) >= MOST:
            break
    return Ways(min(lengths, default=0), max(lengths, default=0), len(lengths))
