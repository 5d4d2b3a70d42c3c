"""The probability that a pattern of keys arises by chance."""

from __future__ import annotations

import math
from collections.abc import Sequence

MIN_NORMAL = 400
"""From as many questions on, the normal approximation is close enough, and the exact sum would take too long."""


def probability_of_at_least(count: int, chances: Sequence[float]) -> float:
    """Return the probability that at least `count` of several independent things happen.

    Args:
        count: how many, at least.
        chances: the probability of each, from 0 to 1.

    Returns:
        exact for fewer than `MIN_NORMAL` things (the Poisson binomial distribution), else the normal approximation with
        a continuity correction.
    """
    if count <= 0:
        return 1.0
    if len(chances) >= MIN_NORMAL:
        mean = sum(chances)
        spread = math.sqrt(sum(chance * (1 - chance) for chance in chances)) or 1e-9
        return 0.5 * math.erfc((count - 0.5 - mean) / (spread * math.sqrt(2)))
    exactly = [1.0]
    for chance in chances:
        longer = [*exactly, 0.0]
        for at in range(len(exactly), 0, -1):
            longer[at] = longer[at] * (1 - chance) + exactly[at - 1] * chance
        longer[0] = exactly[0] * (1 - chance)
        exactly = longer
    return min(1.0, sum(exactly[count:]))
