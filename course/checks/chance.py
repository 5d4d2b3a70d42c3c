"""How likely a pattern of keys is by chance."""

from __future__ import annotations

import math
from collections.abc import Sequence

LARGE = 400
"""From here on the bell curve is close enough, and counting every case would take too long."""


def at_least(count: int, chances: Sequence[float]) -> float:
    """The probability that at least `count` of several independent things happen.

    Args:
        count: how many, at least.
        chances: the probability of each, from 0 to 1.

    Returns:
        exact for fewer than `LARGE` things (the Poisson binomial distribution), else by the normal approximation with
        a continuity correction.
    """
    if count <= 0:
        return 1.0
    if len(chances) >= LARGE:
        mean = sum(chances)
        spread = math.sqrt(sum(chance * (1 - chance) for chance in chances)) or 1e-9
        return 0.5 * math.erfc((count - 0.5 - mean) / (spread * math.sqrt(2)))
    exactly = [1.0]
    for chance in chances:
        grown = [*exactly, 0.0]
        for at in range(len(exactly), 0, -1):
            grown[at] = grown[at] * (1 - chance) + exactly[at - 1] * chance
        grown[0] = exactly[0] * (1 - chance)
        exactly = grown
    return min(1.0, sum(exactly[count:]))
