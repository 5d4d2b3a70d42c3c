"""Throws hostile text at every reader for as long as it is told: `python -m tests.fuzz 10` (minutes)."""

from __future__ import annotations

import sys
import time

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from tests.hostile import FILES, text, throw


def main(minutes: float) -> int:
    """Fuzz for a number of minutes; gives 0 if nothing was found, else raises with the smallest text that fails."""
    end = time.monotonic() + 60 * minutes
    thrown = 0
    while time.monotonic() < end:
        thrown += _round(end)
    print(f"{thrown} texts in {minutes:g} minutes, nothing found.")
    return 0


def _round(end: float) -> int:
    """Throw up to 2,000 texts, or until the time is up; gives how many."""
    tried: list[int] = []

    @seed(time.time_ns())
    @settings(
        max_examples=2000,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.generate, Phase.shrink),
    )
    @given(st.sampled_from(sorted(FILES)), text)
    def attack(name: str, content: str) -> None:
        if time.monotonic() < end:
            tried.append(1)
            throw(name, content)

    attack()
    return len(tried)


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]) if len(sys.argv) > 1 else 1))
