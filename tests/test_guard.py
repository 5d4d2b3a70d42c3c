"""Tests of the engine that read this repository's own course are found out, whichever way they read it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from course.reading import read_course
from tests.conftest import ROOT, SMALL, run, start
from tests.guard import ON_THE_REAL_COURSE, content_at


@pytest.mark.parametrize("path", ["course.yml", "docs/index.md", "data/statements.yml", "mkdocs.yml"])
def test_content_cannot_be_opened(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (ROOT / path, str(ROOT / path), os.fsencode(ROOT / path)):
        with pytest.raises(AssertionError, match=f"test_guard reads {path} of this repository"):
            open(name, encoding="utf-8").close()
    monkeypatch.chdir(ROOT / "tests")
    with pytest.raises(AssertionError, match="test_guard reads"):
        Path("..", path).read_bytes()


def test_course_cannot_be_read_checked_or_built() -> None:
    with pytest.raises(AssertionError, match="of this repository"):
        read_course(ROOT)
    with pytest.raises(AssertionError, match="of this repository"):
        run("course", "check", cwd=ROOT)
    for program in ("course", "mkdocs"):
        with pytest.raises(AssertionError, match=f"test_guard runs {program}"):
            start(program, "--version", cwd=ROOT)


def test_software_and_the_small_course_can_be_read() -> None:
    for path in ("docs/architecture.md", "docs/schema/agency.json", "overrides/home.html", "tests/course/course.yml"):
        assert content_at(str(ROOT / path)) == ""
        (ROOT / path).read_bytes()
    assert read_course(SMALL).modules


def test_those_that_may_read_it_are_there() -> None:
    assert [name for name in ON_THE_REAL_COURSE if not (ROOT / f"tests/{name}.py").is_file()] == []
