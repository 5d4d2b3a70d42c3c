"""No text, however hostile, brings a traceback, a hang, or a finding without a line; and most are read as they are."""

from __future__ import annotations

from collections import Counter

import pytest
import yaml
from hypothesis import HealthCheck, given, settings

from tests.conftest import ROOT
from tests.fuzz import Count, throw_documents
from tests.hostile import KINDS, throw
from tests.small import BANK, FILES

FOUND = yaml.safe_load((ROOT / "tests/cases/hostile.yml").read_text(encoding="utf-8"))

kinds = pytest.mark.parametrize("kind", KINDS)


def throw_many(kind: str, examples: int, serves: bool) -> Counter[bool]:
    """Throw texts of a kind; gives how many were read as what they are."""
    read: Counter[bool] = Counter()

    @settings(
        max_examples=examples,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(content=KINDS[kind].texts)
    def attack(content: str) -> None:
        read[throw(kind, content, serves)] += 1

    attack()
    return read


@kinds
def test_readers_hold_and_read(kind: str) -> None:
    read = throw_many(kind, 60, serves=False)
    assert read[True] >= read.total() / 2, f"{read[True]} of {read.total()} texts were read as {kind}"


@kinds
def test_the_server_and_the_command_hold(kind: str) -> None:
    throw_many(kind, 6, serves=True)


def test_the_browsers_readers_hold_and_read(node: None) -> None:
    count = Count()
    throw_documents(6000, 1, count)
    assert len(count.thrown) > 6
    for kind, thrown in count.thrown.items():
        assert count.read[kind] >= thrown / 2, f"{count.read[kind]} of {thrown} texts were read as {kind}"


def test_the_small_course_is_read_as_every_kind() -> None:
    for kind, it in KINDS.items():
        assert throw(kind, {**FILES, "quizzes/bank/a.md": BANK}[it.path], serves=True), kind


@pytest.mark.parametrize("case", FOUND, ids=[case["what"] for case in FOUND])
def test_what_was_found_once_stays_fixed(case: dict[str, str]) -> None:
    content = case["text"] * int(case.get("times", 1))
    assert throw(case["kind"], case.get("before", "") + content) or "before" not in case
