"""Each mistake that a trainer may make is named first, at its line; no harmless edit raises an alarm."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from course.checks import check_course
from course.reading import read_course
from tests.conftest import build_site
from tests.mistakes import (
    COURSE,
    HARMLESS,
    HERE,
    JARGON,
    Edit,
    alarms_of,
    applied,
    apply,
    copy_course,
    findings_on,
    outcome_of,
    read_edits,
)

MISTAKES, EDITS = read_edits(HERE), read_edits(HARMLESS)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One copy of the small course; each edit is taken back."""
    return copy_course(tmp_path_factory.mktemp("mistakes"))


def _named(edits: tuple[Edit, ...]) -> list[object]:
    return [pytest.param(edit, id=f"{edit.kind}-{edit.name}") for edit in edits]


@pytest.mark.parametrize("edit", _named(MISTAKES))
def test_mistake_is_named_first(edit: Edit, root: Path) -> None:
    with applied(edit, root) as place:
        findings = findings_on(root)
    told = "\n".join(map(str, findings)) or "nothing was said"
    assert outcome_of(edit, place, findings) == "caught", f"expected {place}: [{edit.says}]; {told}"
    # In plain words: none of a parser's or validator's in what is wrong.
    assert not [one for one in findings if JARGON.search(one.message.partition("; ")[0])], told


@pytest.mark.parametrize("edit", _named(EDITS))
def test_harmless_edit_raises_no_alarm(edit: Edit, root: Path) -> None:
    with applied(edit, root):
        findings = findings_on(root)
    assert [str(finding) for finding in alarms_of(edit, findings)] == []


def test_harmless_edits_together_build(tmp_path: Path) -> None:
    """All that go together and need no confirming, in one course: the site is built, and nothing is said of it."""
    root = copy_course(tmp_path, with_theme=True)
    taken = 0
    for edit in EDITS:
        paths = {step[name] for step in edit.steps for name in ("file", "rename") if name in step}
        before = {path: (root / path).read_bytes() for path in paths if (root / path).exists()}
        try:
            apply(edit, root)
            is_taken = not findings_on(root)
        except LookupError:
            is_taken = False
        taken += is_taken
        for path, raw in before.items() if not is_taken else ():
            (root / path).write_bytes(raw)
    assert taken > 70
    build_site(root, tmp_path / "site")


def test_small_course_has_no_finding() -> None:
    assert [str(finding) for finding in check_course(read_course(COURSE))] == []


def test_no_two_edits_have_one_name() -> None:
    counts = Counter(edit.name for edit in (*MISTAKES, *EDITS))
    assert [name for name, count in counts.items() if count > 1] == []
