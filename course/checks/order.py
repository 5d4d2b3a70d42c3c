"""The order in which findings are reported, and which of them wait: nobody should fix what only follows from another.

Findings stand in the order of their causes (`CAUSES`). Four kinds wait until what they may follow from is fixed:

- of a file that can't be read, everything but that;
- while any file can't be read, the rules that look at the whole course (`Rule.needs_all`; see `checks/check.py`);
- while a rule is broken, those that break with it (`Rule.follows`); beside an invisible character, all others;
- while anything stops the build, every request to confirm an answer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from msgspec.structs import replace

from course.checks.rule import CAUSES, registered
from course.model import Finding

_RANKS = {cause: rank for rank, cause in enumerate(CAUSES)}
REVIEW = _RANKS["review"]

MAX_ALIKE = 10
"""How many findings of one rule are shown to a person: GitHub keeps no more of a step either."""


def rank_of(finding: Finding) -> int:
    """Return the position of a finding's cause among the causes."""
    rule = registered(finding.rule)
    return _RANKS[rule.cause if rule else "content"]


def in_order(
    findings: Iterable[Finding], unread: Iterable[Finding], is_error: Callable[[Finding], bool]
) -> list[Finding]:
    """Return findings by cause, then by file and line, without those that wait.

    Args:
        findings: what the rules found.
        unread: what the readers could not make sense of.
        is_error: whether a finding stops the build.
    """
    found = [*findings]
    reported = {(finding.path, finding.rule) for finding in found}
    # What is not reported itself holds nothing back: of a broken file something must be said.
    first = _first_of_each(finding for finding in unread if (finding.path, finding.rule) in reported)
    remaining = [finding for finding in found if rank_of(finding) <= first.get(finding.path, REVIEW)]
    invisible = {(finding.path, finding.line) for finding in remaining if finding.rule == "unseen"}
    remaining = [one for one in remaining if one.rule == "unseen" or (one.path, one.line) not in invisible]
    broken = {finding.rule for finding in remaining}
    remaining = [finding for finding in remaining if not _follows(finding) & broken]
    if any(is_error(finding) and rank_of(finding) < REVIEW for finding in remaining):
        remaining = [finding for finding in remaining if rank_of(finding) < REVIEW]
    return sorted(remaining, key=lambda finding: (rank_of(finding), finding.path, finding.line, finding.rule))


def _follows(finding: Finding) -> frozenset[str]:
    """Return the rules that a finding waits for."""
    rule = registered(finding.rule)
    return frozenset(rule.follows if rule else ())


def _first_of_each(unread: Iterable[Finding]) -> dict[str, int]:
    """Return the rank of the first thing that is wrong with each file that can't be read."""
    first: dict[str, int] = {}
    for finding in unread:
        first[finding.path] = min(rank_of(finding), first.get(finding.path, REVIEW))
    return first


ONE_BY_ONE = frozenset({"key-cue", "link-dead"})
"""Rules whose findings have a cause each, and are all shown."""


def capped(findings: Iterable[Finding]) -> list[Finding]:
    """Return the first findings of each rule; where there are too many to read, the last of them sums up the rest."""
    found = [*findings]
    counts = Counter(finding.rule for finding in found)
    seen: Counter[str] = Counter()
    shown = []
    for finding in found:
        seen[finding.rule] += 1
        if seen[finding.rule] <= MAX_ALIKE or finding.rule in ONE_BY_ONE:
            shown.append(finding)
        elif seen[finding.rule] == MAX_ALIKE + 1:
            what = f"and {counts[finding.rule] - MAX_ALIKE} more like those above, the first of them here"
            shown.append(replace(finding, message=f"{what}; fix those above, then check again"))
    return shown
