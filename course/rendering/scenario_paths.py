"""The paths through a scenario, counted."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from course.model import Scenario
from course.queries.graph import adjacency, simple_paths

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


def path_stats(scenario: Scenario) -> PathStats:
    """Return the number and lengths of the loop-free paths from the start to an ending."""
    if not scenario.scenes:
        return PathStats(0, 0, 0)
    endings = [scene.id for scene in scenario.scenes if scene.is_ending]
    paths = simple_paths(adjacency(scenario), scenario.scenes[0].id, endings)
    lengths = [len(path) for path in islice(paths, MAX_COUNTED)]
    return PathStats(min(lengths, default=0), max(lengths, default=0), len(lengths))
