"""A course in which nothing was found is not read again until something changes that the check depends on."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from course import files
from course.command import CLEAN_FINGERPRINT, is_clean, main, note_clean
from course.files import READ, fingerprint, repository_files
from tests.conftest import ROOT


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "course"
    shutil.copytree(ROOT / "tests/course", root, ignore=shutil.ignore_patterns(".cache"))
    monkeypatch.chdir(root)
    return root


def test_a_clean_course_is_read_once(
    small: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check"]) == 0
    capsys.readouterr()
    monkeypatch.setattr("course.cli.main", lambda arguments: pytest.fail("it was read again"))
    for form, said in ((["--format", "json"], "[]\n"), (["--format", "github"], ""), ([], "No findings.\n")):
        assert main(["check", *form]) == 0
        assert capsys.readouterr().out == said


@pytest.mark.parametrize("asked", [["check", "--no-cache"], ["check", "docs"], ["check", "--external"], ["report"]])
def test_whatever_else_is_asked_is_done(asked: list[str], small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert main(["check"]) == 0
    monkeypatch.setattr("course.cli.main", lambda arguments: 7)
    assert main(asked) == 7


def test_every_change_is_seen(small: Path) -> None:
    assert main(["check"]) == 0
    for path in sorted(repository_files(small)):
        file = small / path
        before = file.read_bytes()
        if path.endswith(READ):
            file.write_bytes(before + b"\n")
            assert not is_clean(small), path
            file.write_bytes(before)
        file.rename(file.with_name(f"_{file.name}"))
        assert not is_clean(small), path
        file.with_name(f"_{file.name}").rename(file)
        assert is_clean(small), path
    (small / "docs/picture.png").write_bytes(b"")
    assert not is_clean(small)


def test_another_version_of_the_check_checks_again(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert main(["check"]) == 0
    code = small / "engine"
    code.mkdir()
    (code / "files.py").write_text("", encoding="utf-8")
    monkeypatch.setattr(files, "__file__", str(code / "files.py"))
    assert not is_clean(small)


def test_findings_are_not_remembered(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    quiz = small / "quizzes/messages.md"
    quiz.write_text(quiz.read_text(encoding="utf-8").replace("- [x]", "- [ ]"), encoding="utf-8")
    for _ in range(2):
        assert main(["check"]) == 1
        assert "[key]" in capsys.readouterr().out
    assert not (small / CLEAN_FINGERPRINT).exists()


@pytest.mark.parametrize("content", [b"", b"\xff\x00", b"0" * 64, b"{}"])
def test_what_another_has_written_there_counts_for_nothing(content: bytes, small: Path) -> None:
    (small / CLEAN_FINGERPRINT).parent.mkdir(parents=True, exist_ok=True)
    (small / CLEAN_FINGERPRINT).write_bytes(content)
    assert not is_clean(small)
    assert main(["check"]) == 0
    assert is_clean(small)


def test_a_folder_that_takes_no_file_is_no_trouble(small: Path) -> None:
    (small / ".cache").write_text("in the way", encoding="utf-8")
    note_clean(small, fingerprint(small))
    assert main(["check"]) == 0
    assert not is_clean(small)


def test_nothing_is_left_beside_the_fingerprint(small: Path) -> None:
    assert main(["check"]) == 0
    assert os.listdir((small / CLEAN_FINGERPRINT).parent) == ["clean"]
