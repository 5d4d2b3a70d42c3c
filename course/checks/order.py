"""The order in which findings are told, and which of them wait: nobody should fix what only follows from another.

Findings stand in the order of their causes (`CAUSES`). Four kinds wait until what they may follow from is fixed:

- of a file that can't be read, everything but that;
- while any file can't be read, the rules that look at the whole course (`Rule.needs_all`; see `checks/table.py`);
- while a rule is broken, those that break with it (`FOLLOWS`); beside a character that nobody sees, all others;
- while anything stops the build, every request to confirm an answer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from msgspec.structs import replace

from course.model import Finding

CAUSES: tuple[tuple[str, frozenset[str]], ...] = (
    ("files that can't be read", frozenset({"file", "file-name", "conflict"})),
    ("front matter, settings and data", frozenset({"course-order", "data", "front-matter"})),
    (
        "the form of blocks and lists",
        frozenset(
            {
                "block-apart",
                "block-open",
                "callout-form",
                "choice-list",
                "heading-form",
                "heading-level",
                "heading-skip",
                "heading-twice",
                "indent",
                "insert",
                "link-form",
                "list-form",
                "mark-form",
                "one-sided",
                "option-form",
                "plain-markdown",
                "plain-text",
                "quiz-block",
                "quiz-outside",
                "quiz-padding",
                "scene-order",
                "table-form",
                "template-syntax",
                "title",
                "unseen",
            }
        ),
    ),
    (
        "links",
        frozenset(
            {
                "agency-point",
                "choice-target",
                "figure-name",
                "link-anchor",
                "link-dead",
                "link-external",
                "link-nav",
                "link-page",
                "link-place",
                "link-template",
            }
        ),
    ),
    (
        "content",
        frozenset(
            {
                "agency-agenda",
                "choice-single",
                "choice-twice",
                "citation",
                "citation-module",
                "citation-quote",
                "citation-short",
                "ending-verdict",
                "feedback",
                "figure-typed",
                "fill-in",
                "key",
                "key-length",
                "key-place",
                "module-known",
                "module-whole",
                "objective-idle",
                "objective-question",
                "option-alike",
                "option-all",
                "option-count",
                "option-twice",
                "pass-mark",
                "path-mark",
                "path-module",
                "path-scenario",
                "path-twice",
                "question-twice",
                "rationale",
                "scenario-size",
                "scene-loop",
                "scene-trapped",
                "scene-unreachable",
                "statement-passage",
                "statement-taught",
                "stem",
                "stem-negative",
                "verdict-misplaced",
                "verdict-reason",
            }
        ),
    ),
    (
        "writing",
        frozenset(
            {
                "abbreviation",
                "glossary",
                "link-text",
                "module-length",
                "module-question",
                "module-sources",
                "picture-text",
                "reading-grade",
                "scene-length",
                "sentence-length",
            }
        ),
    ),
    ("answers to be confirmed", frozenset({"review-answer", "review-missing", "review-passage", "review-stale"})),
)
"""What goes wrong, with its rules: whatever is told first may be the cause of what follows."""

FOLLOWS: dict[str, frozenset[str]] = {
    "citation-module": frozenset({"course-order"}),
    "link-nav": frozenset({"course-order"}),
    "module-known": frozenset({"course-order"}),
    "module-whole": frozenset({"course-order", "module-known"}),
    "objective-idle": frozenset({"course-order", "module-known", "objective-question"}),
    "path-module": frozenset({"course-order"}),
    "path-scenario": frozenset({"course-order"}),
    "scene-unreachable": frozenset({"unseen"}),
    "statement-taught": frozenset({"course-order", "statement-passage"}),
    "verdict-reason": frozenset({"course-order"}),
}
"""Rules that wait for others: a scenario that misspells its module leaves the module without a scenario."""

REVIEW = len(CAUSES) - 1
_OTHER = next(rank for rank, (cause, _) in enumerate(CAUSES) if cause == "content")
_RANKS = {rule: rank for rank, (_, rules) in enumerate(CAUSES) for rule in rules}

MOST_ALIKE = 10
"""How many findings of one rule are shown to a person: GitHub keeps no more of a step either."""


def rank_of(finding: Finding) -> int:
    """The place of a finding's cause among the causes."""
    return _RANKS.get(finding.rule, _OTHER)


def in_order(
    findings: Iterable[Finding], unread: Iterable[Finding], is_error: Callable[[Finding], bool]
) -> list[Finding]:
    """Findings by cause, then by file and line, without those that wait.

    Args:
        findings: what the rules found.
        unread: what the readers could not make sense of.
        is_error: whether a finding stops the build.
    """
    found = [*findings]
    told = {(finding.path, finding.rule) for finding in found}
    # What is not told itself holds nothing back: of a broken file something must be said.
    first = _first_of_each(finding for finding in unread if (finding.path, finding.rule) in told)
    kept = [finding for finding in found if rank_of(finding) <= first.get(finding.path, REVIEW)]
    blamed = {(finding.path, finding.line) for finding in kept if finding.rule == "unseen"}
    kept = [one for one in kept if one.rule == "unseen" or (one.path, one.line) not in blamed]
    broken = {finding.rule for finding in kept}
    kept = [finding for finding in kept if not FOLLOWS.get(finding.rule, frozenset()) & broken]
    if any(is_error(finding) and rank_of(finding) < REVIEW for finding in kept):
        kept = [finding for finding in kept if rank_of(finding) < REVIEW]
    return sorted(kept, key=lambda finding: (rank_of(finding), finding.path, finding.line, finding.rule))


def _first_of_each(unread: Iterable[Finding]) -> dict[str, int]:
    """The rank of the first thing that is wrong with each file that can't be read."""
    first: dict[str, int] = {}
    for finding in unread:
        first[finding.path] = min(rank_of(finding), first.get(finding.path, REVIEW))
    return first


ONE_BY_ONE = frozenset({"link-dead"})
"""Rules whose findings have a cause each, and are all shown."""


def capped(findings: Iterable[Finding]) -> list[Finding]:
    """The first findings of each rule; where there are too many to read, the last of them sums up the rest."""
    found = [*findings]
    counts = Counter(finding.rule for finding in found)
    seen: Counter[str] = Counter()
    shown = []
    for finding in found:
        seen[finding.rule] += 1
        if seen[finding.rule] <= MOST_ALIKE or finding.rule in ONE_BY_ONE:
            shown.append(finding)
        elif seen[finding.rule] == MOST_ALIKE + 1:
            what = f"and {counts[finding.rule] - MOST_ALIKE} more like those above, the first of them here"
            shown.append(replace(finding, message=f"{what}; fix those above, then check again"))
    return shown
