"""The command `course check`, as a trainer and as CI run it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, SMALL, run, start


def spoil(copy: Path) -> int:
    """Add a broken link to a module; gives its line."""
    file = copy / "docs/modules/the-page.md"
    text = file.read_text(encoding="utf-8")
    file.write_text(text + "\nSee [100% of it](gone.md).\n", encoding="utf-8")
    return text.count("\n") + 2


def test_clean_course_as_a_program() -> None:
    told = start("course", "check", "--format", "json", cwd=SMALL)
    assert (told.returncode, told.stdout.strip(), told.stderr) == (0, "[]", "")
    assert run("course", "check", cwd=SMALL / "docs").stdout == "No findings.\n"


def test_finding_as_text(copy: Path) -> None:
    line = spoil(copy)
    told = run("course", "check", cwd=copy)
    assert told.returncode == 1
    assert told.stdout == (
        f"docs/modules/the-page.md:{line}: [link-page] the link gone.md leads to nothing; "
        "correct the path, written from the folder of this file\n1 finding.\n"
    )


def test_finding_as_json(copy: Path) -> None:
    line = spoil(copy)
    told = start("course", "check", "--format", "json", cwd=copy)
    assert told.returncode == 1
    assert json.loads(told.stdout) == [
        {
            "path": "docs/modules/the-page.md",
            "line": line,
            "rule": "link-page",
            "message": "the link gone.md leads to nothing; correct the path, written from the folder of this file",
        }
    ]


def test_finding_as_annotation(copy: Path) -> None:
    line = spoil(copy)
    told = run("course", "check", "--format", "github", cwd=copy)
    assert told.returncode == 1
    assert told.stdout.startswith(f"::error file=docs/modules/the-page.md,line={line},title=link-page::the link")


def test_annotation_escapes_what_github_reads_as_its_own(copy: Path) -> None:
    (copy / "scenarios/Copy: 50%, new.md").write_text("---\n", encoding="utf-8")
    told = run("course", "check", "--format", "github", cwd=copy)
    assert told.stdout.startswith(
        "::error file=scenarios/Copy%3A 50%25%2C new.md,line=1,title=file-name::this file is not"
    )


def test_many_findings_of_one_rule_are_summed_up(copy: Path) -> None:
    file = copy / "docs/reference/glossary.md"
    file.write_text(file.read_text(encoding="utf-8") + "\nSee [the page](gone.md).\n" * 46, encoding="utf-8")
    lines = run("course", "check", cwd=copy).stdout.splitlines()
    assert len(lines) == 12
    assert "[link-page] and 36 more like those above, the first of them here; fix those above" in lines[10]
    assert lines[11] == "46 findings."
    assert len(run("course", "check", "--format", "github", cwd=copy).stdout.splitlines()) == 11
    assert len(json.loads(run("course", "check", "--format", "json", cwd=copy).stdout)) == 46


def test_make_says_that_its_error_is_the_course_s(copy: Path) -> None:
    if shutil.which("make") is None:
        pytest.skip("there is no make")
    spoil(copy)
    shutil.copy(ROOT / "Makefile", copy)
    for name in ("requirements.lock", "pyproject.toml", ".venv/.course"):
        (copy / name).parent.mkdir(exist_ok=True)
        (copy / name).touch()
    command = ["make", "check", f"BIN={Path(sys.executable).parent}", "-o", ".venv/.course"]
    told = subprocess.run(command, cwd=copy, capture_output=True, text=True, check=False)
    assert told.returncode != 0
    assert "1 finding.\nFix what is named above, then run make check again." in told.stdout


def test_only_what_was_asked_for(copy: Path) -> None:
    spoil(copy)
    asked = run("course", "check", "quizzes", cwd=copy)
    assert (asked.returncode, asked.stdout.splitlines()[0]) == (0, "No findings.")
    assert "Other files have some" in asked.stdout
    assert run("course", "check", "docs/modules/the-page.md", "scenarios", cwd=copy).returncode == 1


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
    told = run("course", *arguments, cwd=SMALL)
    assert told.returncode == 2
    assert said in told.stderr


def test_outside_a_course(tmp_path: Path) -> None:
    told = run("course", "check", cwd=tmp_path)
    assert told.returncode == 2
    assert "no course.yml" in told.stderr


@pytest.mark.parametrize("name", ["course.yml", "data/statements.yml", "data/use.yml", "mkdocs.yml"])
@pytest.mark.parametrize("content", ["", "[", "- 1\n- 2\n", "a: &a [*a]\n", "\x00", "? {x: 1}\n: 2\n"])
def test_broken_file_is_a_message_never_a_traceback(name: str, content: str, copy: Path) -> None:
    (copy / name).write_text(content, encoding="utf-8")
    told = run("course", "check", cwd=copy)
    assert told.returncode == 1
    for line in told.stdout.splitlines()[:-1]:
        assert re.match(r"[\w./-]+:[1-9]\d*: \[[a-z-]+\] .+; .+", line), line
