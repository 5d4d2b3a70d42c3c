"""Throws hostile text at every reader for as long as it is told: `python -m tests.fuzz 10` (minutes).

It prints how many texts of each kind were thrown, and how many of them were read as what they are: a text that no
reader makes anything of proves little. Every twentieth is served as well, with every command run on it.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections import Counter

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from tests import nodejs
from tests.hostile import KINDS, throw

ROUND, SERVED, DOCUMENTS = 300, 20, 1000
"""Texts of a round; every how many-th is served; documents for the browser's readers after each round."""


class Count:
    """How many texts of each kind were thrown, and how many were read as what they are."""

    def __init__(self) -> None:
        self.thrown: Counter[str] = Counter()
        self.read: Counter[str] = Counter()

    def add(self, kind: str, thrown: int, read: int) -> None:
        """Count texts of a kind."""
        self.thrown[kind] += thrown
        self.read[kind] += read

    def sum(self, minutes: float) -> str:
        """Return all of it in one line."""
        told = []
        for what, kinds in (("texts", KINDS.keys()), ("documents", self.thrown.keys() - KINDS.keys())):
            thrown, read = (sum(counts[kind] for kind in kinds) for counts in (self.thrown, self.read))
            told.append(f"{thrown:,} {what}, {read / max(1, thrown):.0%} read as what they are")
        return f"In {minutes:g} minutes {told[0]}, at the readers of files; {told[1]}, at the browser's: nothing found."

    def __str__(self) -> str:
        lines = ["| Kind | Texts | Read as what they are |", "|---|---|---|"]
        lines += [f"| {kind} | {count:,} | {self.read[kind] / count:.0%} |" for kind, count in self.thrown.items()]
        return "\n".join(lines)


def main(minutes: float) -> int:
    """Fuzz for a number of minutes; return 0 if nothing was found, else raises with the smallest text that fails."""
    end = time.monotonic() + 60 * minutes
    count = Count()
    while time.monotonic() < end:
        throw_round(end, count)
        throw_documents(DOCUMENTS, random.getrandbits(31), count)
    print(f"{count}\n\n{count.sum(minutes)}")
    return 0


def throw_round(end: float, count: Count) -> None:
    """Throw texts of all kinds at the readers of files, until a round is full or the time is up."""

    @seed(time.time_ns())
    @settings(
        max_examples=ROUND,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.generate, Phase.shrink),
    )
    @given(st.data())
    def attack(data: st.DataObject) -> None:
        kind = data.draw(st.sampled_from(sorted(KINDS)))
        content = data.draw(KINDS[kind].texts)
        is_served = data.draw(st.integers(1, SERVED)) == SERVED
        if time.monotonic() < end:
            count.add(kind, 1, throw(kind, content, is_served))

    attack()


def throw_documents(number: int, seed: int, count: Count) -> None:
    """Throw documents and links at the browser's readers, on Node."""
    done = nodejs.run("hostile.mjs", str(number), str(seed))
    if done.returncode:
        raise AssertionError(f"tests/node/hostile.mjs {number} {seed} fails:\n{done.stderr}")
    for kind, of in json.loads(done.stdout).items():
        count.add(f"browser: {kind}", of["tried"], of["read"])


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]) if len(sys.argv) > 1 else 1))
