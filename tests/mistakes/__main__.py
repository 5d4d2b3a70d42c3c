"""Tries every mistake and every harmless edit, and prints how they fared: `python -m tests.mistakes [--each]`."""

from __future__ import annotations

import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

from tests.mistakes import HARMLESS, HERE, alarms_of, applied, copy_course, findings_on, outcome_of, read_edits

OUTCOMES = ("caught", "misreported", "reached learners")


def main() -> None:
    """Print the tables; with `--each`, every mistake that was not caught and every alarm too."""
    each = "--each" in sys.argv
    with tempfile.TemporaryDirectory() as folder:
        root = copy_course(Path(folder))
        _mistakes(root, each)
        _harmless(root, each)


def _mistakes(root: Path, each: bool) -> None:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for edit in read_edits(HERE):
        with applied(edit, root) as place:
            findings = findings_on(root)
        outcome = outcome_of(edit, place, findings)
        counts[edit.kind][outcome] += 1
        if each and outcome != "caught":
            print(f"{outcome}: {edit.kind}: {edit.name}; expected {place}: [{edit.says}]", *findings, sep="\n    ")
    total = sum(counts.values(), Counter[str]())
    print(f"{'Mistakes':24}{'tried':>8}" + "".join(f"{outcome:>18}" for outcome in OUTCOMES))
    for kind, found in [*counts.items(), ("all", total)]:
        print(f"{kind:24}{found.total():8}" + "".join(f"{found[outcome]:18}" for outcome in OUTCOMES))


def _harmless(root: Path, each: bool) -> None:
    print(f"\n{'Harmless edits':24}{'tried':>8}{'quiet':>18}{'alarms':>18}")
    counts: dict[str, Counter[bool]] = defaultdict(Counter)
    for edit in read_edits(HARMLESS):
        with applied(edit, root):
            alarms = alarms_of(edit, findings_on(root))
        counts[edit.kind][bool(alarms)] += 1
        if each and alarms:
            print(f"alarm: {edit.kind}: {edit.name}", *alarms, sep="\n    ")
    total = sum(counts.values(), Counter[bool]())
    for kind, found in [*counts.items(), ("all", total)]:
        print(f"{kind:24}{found.total():8}{found[False]:18}{found[True]:18}")


main()
