"""No text takes more than its length: what once grew as a power of it is bounded, whatever the machine's speed."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from course.checks.keys import _denial
from course.reading.front_matter import read_fields
from course.reading.module import ModuleFields
from course.reading.navigation import read_navigation
from course.reading.yaml_limits import MAX_DEPTH


def growth(work: Callable[[int], object], size: int) -> float:
    """How many times as much computing a text of four times the size takes; the least of several tries."""

    def least(size: int) -> float:
        tries = []
        for _ in range(3):
            start = time.process_time()
            work(size)
            tries.append(time.process_time() - start)
        return min(tries)

    return least(4 * size) / max(least(size), 1e-4)


LINEAR = 9
"""Times as much for four times the text; a square would be 16, a cube 64."""


@pytest.mark.parametrize("piece", ["which not ", "which ", "not ", "an't ", "which not. ", "n'" * 5, "who\n", "a" * 10])
def test_looking_for_denials_grows_with_the_stem(piece: str) -> None:
    assert growth(lambda size: _denial(piece * size + "?"), 5000) < LINEAR


def test_the_denial_is_found_as_before() -> None:
    for stem, word in (
        ("She waits. Which of these would you not do?", "not"),
        ("You may not. Which is it?", ""),
        ("Which would you NOT do?", "NOT"),
        ("What isn't true? Who is it?", ""),
        ("When don’t you ask?", "don’t"),
        ("Which is not", ""),
        ("Not which?", ""),
    ):
        assert _denial(stem) == word, stem


def bomb(depth: int) -> str:
    """YAML whose lines each name the one before ten times."""
    lines = ["a0: &a0 [x, x]"]
    lines += [f"a{at}: &a{at} [{', '.join([f'*a{at - 1}'] * 10)}]" for at in range(1, depth)]
    return "\n".join(lines) + "\n"


def test_what_repeats_itself_is_refused_at_its_line() -> None:
    for depth in (3, 8, 60):
        front = read_fields(ModuleFields, "docs/modules/a.md", bomb(depth), first=2)
        assert [finding.line for finding in front.findings] == [2], "the line on which the first name is given"
    assert growth(lambda depth: read_fields(ModuleFields, "a.md", bomb(depth)), 10) < LINEAR


@pytest.mark.parametrize("text", ["a: *a\n", "&a [*a]\n", "nav: &a [*a]\n", "nav: &a {b: *a}\n", "? *a\n: b\n"])
def test_what_holds_itself_is_refused(text: str) -> None:
    assert read_fields(ModuleFields, "a.md", text).findings
    assert read_navigation("mkdocs.yml", text)[0] == ()


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
@pytest.mark.parametrize("depth", [MAX_DEPTH + 1, 9_000, 300_000])
def test_what_nests_too_deeply_is_refused(opening: str, depth: int) -> None:
    text = opening * depth
    assert read_fields(ModuleFields, "a.md", text).findings
    assert read_navigation("mkdocs.yml", text)[0] == ()


def test_stars_within_a_text_are_no_matter() -> None:
    text = 'title: A *bold* title\nsummary: "*All* of it"\nminutes: 5\nslides: [1]\nobjectives: {a: b}\nteaches: {}\n'
    assert read_fields(ModuleFields, "a.md", text).findings == ()
