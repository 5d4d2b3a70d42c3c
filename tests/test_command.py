"""The command `course check`, as a trainer and as CI run it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.conftest import ROOT, run


def spoil(copy: Path) -> int:
    """Add a broken link to a module; gives its line."""
    file = copy / "docs/modules/staff-use.md"
    text = file.read_text(encoding="utf-8")
    file.write_text(text + "\nSee [100% of it](gone.md).\n", encoding="utf-8")
    return text.count("\n") + 2


def test_clean_course() -> None:
    told = run("course", "check", "--format", "json", cwd=ROOT)
    assert (told.returncode, told.stdout.strip()) == (0, "[]")
    assert run("course", "check", cwd=ROOT / "docs").stdout == "No findings.\n"


def test_finding_as_text(copy: Path) -> None:
    line = spoil(copy)
    told = run("course", "check", cwd=copy)
    assert told.returncode == 1
    assert told.stdout == (
        f"docs/modules/staff-use.md:{line}: [link-page] the link gone.md leads to nothing; "
        "correct the path, written from the folder of this file\n1 finding.\n"
    )


def test_finding_as_json(copy: Path) -> None:
    line = spoil(copy)
    told = run("course", "check", "--format", "json", cwd=copy)
    assert told.returncode == 1
    assert json.loads(told.stdout) == [
        {
            "path": "docs/modules/staff-use.md",
            "line": line,
            "rule": "link-page",
            "message": "the link gone.md leads to nothing; correct the path, written from the folder of this file",
        }
    ]


def test_finding_as_annotation(copy: Path) -> None:
    line = spoil(copy)
    told = run("course", "check", "--format", "github", cwd=copy)
    assert told.returncode == 1
    assert told.stdout.startswith(f"::error file=docs/modules/staff-use.md,line={line},title=link-page::the link")


def test_only_what_was_asked_for(copy: Path) -> None:
    spoil(copy)
    assert run("course", "check", "quizzes", cwd=copy).returncode == 0
    assert run("course", "check", "docs/modules/staff-use.md", "scenarios", cwd=copy).returncode == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "usage: course"),
        (["check", "nowhere.md"], "there is no nowhere.md"),
        (["check", "--format", "xml"], "invalid choice"),
        (["polish"], "invalid choice"),
    ],
)
def test_misuse(arguments: list[str], said: str) -> None:
    told = run("course", *arguments, cwd=ROOT)
    assert told.returncode == 2
    assert said in told.stderr
    assert "Traceback" not in told.stderr


def test_outside_a_course(tmp_path: Path) -> None:
    told = run("course", "check", cwd=tmp_path)
    assert told.returncode == 2
    assert "no course.yml" in told.stderr


@pytest.mark.parametrize("name", ["course.yml", "data/statements.yml", "data/platform-use.yml", "mkdocs.yml"])
@pytest.mark.parametrize("content", ["", "[", "- 1\n- 2\n", "a: &a [*a]\n", "\x00", "? {x: 1}\n: 2\n"])
def test_broken_file_is_a_message_never_a_traceback(name: str, content: str, copy: Path) -> None:
    (copy / name).write_text(content, encoding="utf-8")
    told = run("course", "check", cwd=copy)
    assert told.returncode == 1
    assert "Traceback" not in told.stderr
    for line in told.stdout.splitlines()[:-1]:
        assert re.match(r"[\w./-]+:[1-9]\d*: \[[a-z-]+\] .+; .+", line), line
