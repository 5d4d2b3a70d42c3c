"""The way of a change as CONTRIBUTING.md shows it, done to the letter; the workflows run their own steps."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import ROOT, copy_course
from tests.test_comment import comment
from tests.test_confirming import GH, Desk
from tests.test_workflows import git, workflow

MORE = "…"
SCREEN = 45
"""The lines that a screen has."""
BRANCH, FILE = "the-photo", "scenarios/the-photo-on-the-wall.md"


@dataclass(frozen=True)
class Line:
    """A command, and what it prints as the page has it."""

    command: str
    printed: tuple[str, ...]

    def is_printed_by(self, output: str) -> bool:
        """Return whether the page shows what the command prints."""
        pieces = ["(?:.*\n)*?" if one == MORE else f"{_but_for_more(one)}\n" for one in self.printed]
        return re.fullmatch("".join(pieces), output) is not None


def _but_for_more(line: str) -> str:
    return "(?:.*)".join(map(re.escape, line.split(MORE)))


def shown() -> list[Line]:
    """The commands that the page shows, in their order."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    section = text.partition("\n## The whole way, once\n")[2].partition("\n## ")[0]
    (block,) = re.findall(r"(?s)```console\n(.*?)```", section)
    assert section.count("\n") <= SCREEN and max(map(len, section.split("\n"))) <= 130
    lines: list[Line] = []
    for line in block.splitlines():
        if line.startswith("$ "):
            lines.append(Line(line[2:], ()))
        else:
            lines[-1] = Line(lines[-1].command, (*lines[-1].printed, line))
    return lines


@dataclass
class Repository(Desk):
    """This repository on a host, a person's clone of it, and the checkouts of runs."""

    @property
    def person(self) -> Path:
        """The clone of who makes the change."""
        return self.home / "person"

    def clone(self, name: str, ref: str, *options: str) -> Path:
        """Clone the repository as a run or a person has it, set up."""
        folder = self.home / name
        git(self.home, "clone", "--quiet", "--branch", ref, *options, f"file://{self.origin}", name)
        (folder / ".venv").mkdir()
        (folder / ".venv/bin").symlink_to(Path(sys.executable).parent)
        for stamp in (".course", ".test"):
            (folder / ".venv" / stamp).touch()
        return folder

    def run(self, command: str) -> str:
        """Run a command in the person's clone; return what it prints."""
        env = {**os.environ, **self._environment(), "NO_COLOR": "1", "MAKEFLAGS": "", "GIT_AUTHOR_NAME": "Ana"}
        env |= {
            "GIT_AUTHOR_EMAIL": "ana@example.org",
            "GIT_COMMITTER_NAME": "Ana",
            "GIT_COMMITTER_EMAIL": "a@example.org",
        }
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=self.person,
            env=env,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        return done.stdout


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """This repository, as it is."""
    made = Repository(tmp_path)
    first = tmp_path / "first"
    copy_course(first)
    shutil.copytree(ROOT / ".github", first / ".github")
    for name in ("Makefile", ".gitignore", "pyproject.toml", "requirements.lock", "requirements-test.lock"):
        shutil.copy(ROOT / name, first)
    git(first, "init", "--quiet")
    git(first, "add", ".")
    git(first, "commit", "--quiet", "--message", "The course")
    git(tmp_path, "clone", "--quiet", "--bare", "first", "origin.git")
    (tmp_path / "gh").write_text(GH, encoding="utf-8")
    (tmp_path / "gh").chmod(0o755)
    made.clone("person", "main")
    return made


def the_pull_request_is_reported(repository: Repository) -> None:
    """What the workflows do when the pull request is opened: it waits for confirmations, and the comment says so."""
    run = repository.clone("checkout", BRANCH)
    # What would be merged is checked out: as it stands, and the main branch below it.
    (repository.home / "event.json").write_text('{"pull_request": {"body": "A case."}}', encoding="utf-8")
    job = workflow("content")["jobs"]["content"]
    event = {"GITHUB_EVENT_NAME": "pull_request", "MAIN": "main"}
    assert repository.step("Count the answers", job, **event).returncode == 0
    checked = repository.step("Check the content", job, **event)
    assert checked.returncode == 1 and checked.stdout.count("title=review-missing") == 3
    assert repository.step("Report", job, **event).returncode == 0
    report = {name: (run / "report" / name).read_text(encoding="utf-8") for name in comment.BOUNDS}
    text = comment.comment_of(report, comment.Run(address="", has_passed=False, preview="", form=""))
    assert text.count(f"- [ ] `{FILE}#") == 3 and "The photo on the wall (new)" in text
    shutil.rmtree(run)


def the_form_is_filled_in(repository: Repository, command: str) -> None:
    """What the workflows do when the form is sent: they confirm on the branch, and check it again."""
    given = dict(re.findall(r"-f (\w+)=(\S+)", command))
    assert {*given} <= {*workflow("confirm")["on"]["workflow_dispatch"]["inputs"]}
    checkout = repository.clone("checkout", "main", "--depth", "1")
    job = workflow("confirm")["jobs"]["confirm"]
    inputs = {"BRANCH": given["branch"], "ANSWERS": given["answers"], "ROLE": given["role"]}
    for name in ("Get the branch", "Confirm", "Commit"):
        done = repository.step(name, job, **inputs)
        assert done.returncode == 0, done
    assert repository.asked[-2] == f"workflow run content.yml --ref {BRANCH}"
    shutil.rmtree(checkout)
    repository.clone("checkout", BRANCH)
    content = workflow("content")["jobs"]["content"]
    event = {"GITHUB_EVENT_NAME": "workflow_dispatch", "GITHUB_REF_NAME": BRANCH}
    assert repository.step("Count the answers", content, **event).returncode == 0
    assert repository.step("Check the content", content, **event).returncode == 0


def test_the_way_of_a_change_is_as_the_page_shows_it(repository: Repository) -> None:
    if shutil.which("make") is None or shutil.which("perl") is None:
        pytest.skip("there is no make, or no perl")
    lines = shown()
    for line in lines:
        printed = repository.run(line.command)
        if line.command.startswith("gh pr create"):
            the_pull_request_is_reported(repository)
        elif line.command.startswith("gh workflow run confirm.yml"):
            the_form_is_filled_in(repository, line.command)
        assert line.is_printed_by(printed), (line.command, printed)
    commands = " ".join(line.command for line in lines)
    for part in ("course new scenario", "course check", "course diff", "confirm.yml", "make review"):
        assert part in commands
    assert git(repository.origin, "log", "-1", "--format=%an", BRANCH) == "ana-diaz"
    assert "by: ana-diaz, trainer" in git(repository.origin, "show", f"{BRANCH}:reviews/staff-use.yml")


def test_a_line_of_the_page_is_what_is_printed_but_where_it_says_more() -> None:
    assert Line("x", ("a", "…", "b…d")).is_printed_by("a\nm\nn\nbcd\n")
    assert Line("x", ("a", "…")).is_printed_by("a\n")
    for printed in ("a\nb\n", "", "b\n"):
        assert not Line("x", ("a",)).is_printed_by(printed)
