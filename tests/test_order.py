"""The order of findings: causes first, what follows from them held back, and never more than a person can read."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.checks import RULES, check_course, severity_of
from course.checks.check import FAMILIES
from course.checks.order import MAX_ALIKE, REVIEW, capped, in_order, rank_of
from course.checks.rule import CAUSES, registered, rule
from course.model import Finding
from course.reading import read_course
from tests.conftest import ROOT
from tests.mistakes import COURSE, copy_course

_UNREAD = ("file", "file-name", "conflict", "front-matter", "data")

findings = st.lists(
    st.builds(
        Finding,
        st.sampled_from(("course.yml", "docs/modules/a.md", "quizzes/a.md", "reviews/a.yml", "scenarios/a.md")),
        st.integers(1, 9),
        st.sampled_from([rule.id for rule in RULES]),
        st.just("it is wrong; fix it"),
    ),
    max_size=60,
)


def _is_error(finding: Finding) -> bool:
    return severity_of(finding) == "error"


def _ordered(found: list[Finding]) -> list[Finding]:
    return in_order(found, [finding for finding in found if finding.rule in _UNREAD], _is_error)


def test_every_rule_has_a_known_cause_and_waits_for_rules_that_are_there() -> None:
    ids = {rule.id for rule in RULES}
    assert {rule.cause for rule in RULES} == {*CAUSES}
    assert not {id for rule in RULES for id in rule.follows} - ids
    assert sum(bool(rule.follows) for rule in RULES) >= 10


def test_every_module_with_rules_is_a_family() -> None:
    """A rule in a module that is not listed would never run."""
    modules = {file.stem for file in (ROOT / "course/checks").glob("*.py") if "\n@rule(" in file.read_text("utf-8")}
    assert modules == {family.__name__.rpartition(".")[2] for family in FAMILIES}


def test_no_two_rules_have_one_name() -> None:
    again = rule("link-page", "x", fix="x", example="x", cause="links")
    with pytest.raises(ValueError, match="link-page"):
        again(lambda course: iter(()))
    assert registered("link-page") in RULES


@given(findings)
def test_first_cause_comes_first(found: list[Finding]) -> None:
    told = _ordered(found)
    assert [rank_of(finding) for finding in told] == sorted(rank_of(finding) for finding in told)
    assert bool(told) == bool(found)
    if told:
        assert rank_of(told[0]) == min(map(rank_of, found))


@given(findings, findings)
def test_what_is_not_told_holds_nothing_back(found: list[Finding], unread: list[Finding]) -> None:
    """However rules were left out before, a course with findings never looks clean."""
    assert bool(in_order(found, unread, _is_error)) == bool(found)


@given(findings)
def test_nobody_is_asked_to_confirm_before_all_is_fixed(found: list[Finding]) -> None:
    told = _ordered(found)
    is_broken = any(_is_error(finding) and rank_of(finding) < REVIEW for finding in found)
    assert not (is_broken and any(finding.rule.startswith("review-") for finding in told))


@given(findings)
def test_what_is_held_back_follows_from_something_told(found: list[Finding]) -> None:
    told = _ordered(found)
    rules, unread = {finding.rule for finding in told}, {f.path for f in told if f.rule in _UNREAD}
    unseen = {(finding.path, finding.line) for finding in told if finding.rule == "unseen"}
    for finding in {*found} - {*told}:
        found_by = registered(finding.rule)
        follows = (found_by and rules.intersection(found_by.follows)) or rank_of(finding) == REVIEW
        assert follows or finding.path in unread or (finding.path, finding.line) in unseen


@given(findings)
def test_ordering_twice_changes_nothing(found: list[Finding]) -> None:
    assert _ordered(_ordered(found)) == _ordered(found)


@given(findings)
def test_no_rule_fills_the_screen(found: list[Finding]) -> None:
    shown, all_of_them = capped(found), Counter(finding.rule for finding in found)
    for id, count in Counter(finding.rule for finding in shown).items():
        assert count == min(all_of_them[id], MAX_ALIKE + 1)
    for finding in shown:
        if finding not in found:
            assert f"and {all_of_them[finding.rule] - MAX_ALIKE} more like those above" in finding.message


READ = sorted(
    file.relative_to(COURSE).as_posix() for file in COURSE.rglob("*") if file.suffix in (".md", ".yml", ".csv")
)


@pytest.mark.parametrize("path", READ)
@pytest.mark.parametrize("kind", ["conflict", "file"])
def test_file_that_cannot_be_read_brings_one_finding(path: str, kind: str, tmp_path: Path) -> None:
    """However much of the course rests on it."""
    root = copy_course(tmp_path)
    text = (root / path).read_text(encoding="utf-8")
    spoiled = f"<<<<<<< HEAD\n{text}".encode() if kind == "conflict" else text.encode("utf-16")
    (root / path).write_bytes(spoiled)
    assert [(finding.path, finding.rule) for finding in check_course(read_course(root))] == [(path, kind)]
