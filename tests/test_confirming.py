"""Confirming on the web page: the steps of the workflows that may write, on a repository of this machine."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests import mistakes
from tests.conftest import ROOT
from tests.test_tick_boxes import ANSWER, QUIZ, boxes, change
from tests.test_workflows import git, workflow

GH = """\
#!/bin/sh
echo "$@" >> "$GH_SAID"
case "$1 $2" in
  "api graphql") cat "$GH_REPLY" ;;
  "pr create") test ! -e "$GH_REPLY.refused" ;;
esac
"""
"""GitHub's command, which says what it is told to and notes what it was asked."""


@dataclass
class Desk:
    """A repository with a branch on which two answers wait, and the checkout of a run."""

    home: Path

    @property
    def origin(self) -> Path:
        """What the host keeps."""
        return self.home / "origin.git"

    @property
    def checkout(self) -> Path:
        """Where a run works: the main branch."""
        return self.home / "checkout"

    @property
    def asked(self) -> list[str]:
        """What GitHub's command was asked."""
        file = self.home / "gh-said"
        return file.read_text(encoding="utf-8").splitlines() if file.exists() else []

    def step(self, name: str, job: dict[str, Any], **environment: str) -> subprocess.CompletedProcess[str]:
        """Run a step of a job, by the first words of its name or what it runs, as GitHub would."""
        (step,) = [one for one in job["steps"] if (one.get("name") or one.get("run", "")).startswith(name)]
        return subprocess.run(
            ["bash", "-e", "-o", "pipefail", "-c", step["run"]],
            cwd=self.checkout,
            env={**os.environ, **self._environment(), **environment},
            capture_output=True,
            text=True,
            check=False,
        )

    def _environment(self) -> dict[str, str]:
        return {
            "PATH": f"{self.home}{os.pathsep}{os.environ['PATH']}",
            "GH_SAID": str(self.home / "gh-said"),
            "GH_REPLY": str(self.home / "reply.json"),
            "GITHUB_ACTOR": "ana-diaz",
            "GITHUB_ACTOR_ID": "4711",
            "GITHUB_EVENT_PATH": str(self.home / "event.json"),
            "GITHUB_REPOSITORY": "your-county/course",
            "GITHUB_REF_NAME": "main",
            "GITHUB_STEP_SUMMARY": str(self.home / "summary"),
            "RUNNER_TEMP": str(self.home),
            "DEFAULT_BRANCH": "main",
            "BRANCH": "edit",
            "FOLDER": str(self.home / "branch"),
            "ROLE": "",
            "COURSE": str(Path(sys.executable).parent / "course"),
            "PATIENCE": "0",
            "GIT_CONFIG_GLOBAL": str(self.home / "gitconfig"),
            "GIT_CONFIG_SYSTEM": os.devnull,
        }

    def reply(self, sha: str, text: str, **changes: Any) -> None:
        """Let GitHub say that a commit merged a pull request with a text, and belongs to another one too."""
        one = {
            "body": text,
            "baseRefName": "main",
            "mergedAt": "2026-11-26T10:00:00Z",
            "lastEditedAt": "2026-11-26T09:00:00Z",
            "mergeCommit": {"oid": sha},
        }
        other = {**one, "body": "", "mergeCommit": {"oid": "0" * 40}}
        nodes = {"nodes": [other, {**one, **changes}]}
        reply = {"data": {"repository": {"object": {"associatedPullRequests": nodes}}}}
        (self.home / "reply.json").write_text(json.dumps(reply), encoding="utf-8")

    def reviews(self, branch: str) -> str:
        """What stands in the reviews of a branch."""
        return git(self.origin, "show", f"{branch}:reviews/the-page.yml")

    def log(self, branch: str) -> str:
        """The last commit of a branch: who, and why."""
        return git(self.origin, "log", "-1", "--format=%an <%ae>: %s", branch)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with the small course, and with the scripts of the workflows; each test gets a copy."""
    made = Desk(tmp_path_factory.mktemp("desk"))
    mistakes.copy_course(made.checkout)
    (made.checkout / ".github").mkdir()
    (made.checkout / ".github/scripts").symlink_to(ROOT / ".github/scripts")
    (made.checkout / ".gitignore").write_text(".venv/\n.github/\n.cache/\n", encoding="utf-8")
    (made.checkout / ".venv").mkdir()
    (made.checkout / ".venv/bin").symlink_to(Path(sys.executable).parent)
    command = made.home / "gh"
    command.write_text(GH, encoding="utf-8")
    command.chmod(0o755)
    git(made.checkout, "init", "--quiet")
    git(made.home, "init", "--quiet", "--bare", "origin.git")
    git(made.checkout, "remote", "add", "origin", "../origin.git")
    commit(made, "main")
    change(made.checkout, QUIZ, "> By then she has held", "> By then she has kept")
    change(made.checkout, QUIZ, "- [x] ", "- [x] Indeed ")
    commit(made, "edit")
    git(made.checkout, "checkout", "--quiet", "main")
    return made.home


@pytest.fixture
def desk(template: Path, tmp_path: Path) -> Desk:
    """A repository that a test may change."""
    return Desk(Path(shutil.copytree(template, tmp_path / "desk", symlinks=True)))


def commit(desk: Desk, branch: str) -> None:
    """Commit what changed to a branch, and push it."""
    git(desk.checkout, "checkout", "--quiet", "-B", branch)
    git(desk.checkout, "add", "--all")
    git(desk.checkout, "commit", "--quiet", "--message", f"Change of {branch}")
    git(desk.checkout, "push", "--quiet", "origin", branch)


def fill_in(desk: Desk, answers: str, **environment: str) -> list[subprocess.CompletedProcess[str]]:
    """Send the form; return what each step said, up to the first that failed."""
    job = workflow("confirm")["jobs"]["confirm"]
    done: list[subprocess.CompletedProcess[str]] = []
    for name in ("Get the branch", "Confirm", "Commit"):
        done.append(desk.step(name, job, ANSWERS=answers, **environment))
        if done[-1].returncode:
            break
    return done


def test_the_form_confirms_in_the_persons_name_and_starts_the_check(desk: Desk) -> None:
    before = desk.reviews("main")
    steps = fill_in(desk, f"`{ANSWER}`", ROLE="trainer")
    assert [step.returncode for step in steps] == [0, 0, 0], steps
    assert "Confirmed 1 of 2 answers that waited." in steps[1].stdout
    assert "      by: ana-diaz, trainer\n" in desk.reviews("edit") + "\n"
    assert desk.log("edit").startswith("ana-diaz <4711+ana-diaz@users.noreply.github.com>: Confirm answers")
    assert git(desk.origin, "diff", "--name-only", "edit^", "edit") == "reviews/the-page.yml"
    assert desk.asked[-2:] == ["workflow run content.yml --ref edit", "workflow run software.yml --ref edit"]
    assert desk.reviews("main") == before


def test_the_form_takes_several_names_files_and_all(desk: Desk) -> None:
    assert fill_in(desk, f" {ANSWER}, {QUIZ} ")[-1].returncode == 0
    assert fill_in(desk, "all", FOLDER=str(desk.home / "again"))[-1].stdout == "Nothing is to be written.\n"


def test_the_form_refuses_while_anything_else_is_wrong(desk: Desk) -> None:
    git(desk.checkout, "checkout", "--quiet", "edit")
    change(desk.checkout, "docs/index.md", "# ", "See [it](gone.md).\n\n# ")
    commit(desk, "edit")
    git(desk.checkout, "checkout", "--quiet", "main")
    steps = fill_in(desk, ANSWER)
    assert len(steps) == 2 and steps[1].returncode == 1
    assert "[link-page]" in steps[1].stdout
    assert "Nothing was confirmed." in (desk.home / "summary").read_text(encoding="utf-8")
    assert desk.log("edit").endswith("Change of edit")


def test_the_form_writes_to_branches_only(desk: Desk) -> None:
    job = workflow("confirm")["jobs"]["confirm"]
    for branch in ("main", "gone", "", "--upload-pack=x", "a b", "../x", "refs/heads/edit", "edit:main"):
        told = desk.step("Get the branch", job, BRANCH=branch)
        assert told.returncode == 1 and "::error::" in told.stdout, branch
        assert not (desk.home / "branch").exists()


def test_the_form_takes_names_of_answers_only(desk: Desk) -> None:
    job = workflow("confirm")["jobs"]["confirm"]
    assert desk.step("Get the branch", job).returncode == 0
    options = (f"{ANSWER} --as=Somebody", "--confirm-ticked=/etc/passwd all", "$(id)", "*", "", " , ")
    for answers in options:
        assert desk.step("Confirm", job, ANSWERS=answers).returncode, answers
        assert git(desk.home / "branch", "status", "--porcelain") == ""


def test_the_role_can_be_nothing_but_a_role(desk: Desk) -> None:
    steps = fill_in(desk, ANSWER, ROLE="trainer\n::warning::x --as Somebody")
    assert [step.returncode for step in steps] == [0, 0, 0]
    assert "\n::" not in steps[1].stdout
    assert "      by: ana-diaz, trainer ::warning::x --as Somebody\n" in desk.reviews("edit")


def test_a_branch_that_moved_in_the_meantime_is_not_written_over(desk: Desk) -> None:
    job = workflow("confirm")["jobs"]["confirm"]
    assert desk.step("Get the branch", job).returncode == 0
    assert desk.step("Confirm", job, ANSWERS="all").returncode == 0
    git(desk.checkout, "checkout", "--quiet", "edit")
    change(desk.checkout, QUIZ, "> By then she has kept", "> By then she has had")
    commit(desk, "edit")
    pushed = desk.step("Commit", job)
    assert pushed.returncode == 1 and "::error::The branch has changed" in pushed.stdout
    assert desk.log("edit").endswith("Change of edit")


def test_what_a_branch_holds_is_only_read(desk: Desk) -> None:
    """A link to a file of the machine is text, and no hook or filter of the branch is run."""
    secret = desk.home / "secret"
    secret.write_text("# The token\n", encoding="utf-8")
    git(desk.checkout, "checkout", "--quiet", "edit")
    (desk.checkout / "docs/leak.md").symlink_to(secret)
    (desk.checkout / ".gitattributes").write_text("* filter=steal\n", encoding="utf-8")
    commit(desk, "edit")
    git(desk.checkout, "checkout", "--quiet", "main")
    assert desk.step("Get the branch", workflow("confirm")["jobs"]["confirm"]).returncode == 0
    leak = desk.home / "branch/docs/leak.md"
    assert not leak.is_symlink() and leak.read_text(encoding="utf-8") == str(secret)


# Ticks in the text of a pull request


def ticked_text(desk: Desk) -> str:
    """A pull request's text in which every answer that waits on the branch is ticked."""
    git(desk.checkout, "checkout", "--quiet", "edit")
    text = "A change.\n\n" + "\n".join(boxes(desk.checkout)).replace("[ ]", "[x]")
    assert ANSWER in text
    return text


def test_ticks_count_for_the_run_of_the_pull_request(desk: Desk) -> None:
    event = {"pull_request": {"body": ticked_text(desk)}}
    (desk.home / "event.json").write_text(json.dumps(event), encoding="utf-8")
    job = workflow("content")["jobs"]["content"]
    counted = desk.step("Count the answers", job, GITHUB_EVENT_NAME="pull_request")
    assert (counted.returncode, counted.stderr) == (0, "")
    assert desk.step("Check the content", job).returncode == 0
    assert desk.log("edit").endswith("Change of edit")


@pytest.mark.parametrize("event", ["pull_request", "workflow_dispatch"])
def test_without_ticks_the_run_stops_at_what_waits(event: str, desk: Desk) -> None:
    git(desk.checkout, "checkout", "--quiet", "edit")
    (desk.home / "event.json").write_text('{"pull_request": {"body": null}}', encoding="utf-8")
    job = workflow("content")["jobs"]["content"]
    assert desk.step("Count the answers", job, GITHUB_EVENT_NAME=event).returncode == 0
    checked = desk.step("Check the content", job)
    assert checked.returncode == 1 and "title=review-answer" in checked.stdout


def merge(desk: Desk, **changes: Any) -> str:
    """Merge the branch on the host, with the text of a pull request; return the commit."""
    text = ticked_text(desk)
    git(desk.checkout, "checkout", "--quiet", "main")
    git(desk.checkout, "merge", "--quiet", "--no-ff", "--message", "Merge", "edit")
    git(desk.checkout, "push", "--quiet", "origin", "main")
    sha = git(desk.checkout, "rev-parse", "HEAD")
    desk.reply(sha, text, **changes)
    return sha


def write_merged(desk: Desk, sha: str) -> subprocess.CompletedProcess[str]:
    """Run what a push to the main branch runs; return the last step."""
    job = workflow("merged")["jobs"]["write"]
    for name in ("Get the text", "Confirm what", "Commit"):
        done = desk.step(
            name,
            job,
            GITHUB_EVENT_NAME="push",
            GITHUB_SHA=sha,
            BRANCH="main",
            FOLDER=str(desk.checkout),
            PROPOSE="yes",
        )
        assert done.returncode == 0, done
    return done


def test_whoever_merges_writes_what_was_ticked(desk: Desk) -> None:
    write_merged(desk, merge(desk))
    assert desk.log("main").startswith("ana-diaz <4711+ana-diaz@users.noreply.github.com>: Confirm answers")
    assert desk.reviews("main").count("by: ana-diaz\n") == 2
    assert desk.asked[-2:] == ["workflow run content.yml --ref main", "workflow run software.yml --ref main"]


def test_ticks_count_for_the_run_of_the_merge_too(desk: Desk) -> None:
    sha = merge(desk, lastEditedAt=None)
    job = workflow("content")["jobs"]["content"]
    assert desk.step("Count the answers", job, GITHUB_EVENT_NAME="push", GITHUB_SHA=sha).returncode == 0
    assert desk.step("Check the content", job).returncode == 0


def test_nothing_is_written_that_the_merger_has_not_seen(desk: Desk) -> None:
    sha = merge(desk)
    job = workflow("merged")["jobs"]["write"]
    for changes in (
        {"lastEditedAt": "2026-11-26T10:00:01Z"},
        {"mergeCommit": None},
        {"baseRefName": "other"},
        {"mergedAt": None},
        {"body": None},
    ):
        desk.reply(sha, "- [x] `all` 0123456789ab", **changes)
        told = desk.step("Get the text", job, GITHUB_EVENT_NAME="push", GITHUB_SHA=sha)
        assert (told.returncode, (desk.home / "ticks.md").read_text(encoding="utf-8")) == (0, ""), changes
    assert write_merged(desk, sha).stdout == "Nothing is to be written.\n"
    assert desk.log("main").endswith("Merge")


def test_where_main_takes_no_push_the_commit_is_proposed(desk: Desk) -> None:
    sha = merge(desk)
    hook = desk.origin / "hooks/update"
    hook.write_text('#!/bin/sh\ntest "$1" != refs/heads/main\n', encoding="utf-8")
    hook.chmod(0o755)
    (desk.home / "reply.json.refused").touch()
    assert "::warning::Open a pull request from confirm/" in write_merged(desk, sha).stdout
    (branch,) = [line for line in git(desk.origin, "branch", "--format=%(refname:short)").split() if "confirm/" in line]
    assert desk.reviews(branch).count("by: ana-diaz\n") == 2
    assert desk.asked[-3].startswith(f"pr create --base main --head {branch} --title Confirm answers")
    assert desk.asked[-2] == f"workflow run content.yml --ref {branch}"


# A look at the change


def test_the_report_says_what_to_fix_what_to_confirm_and_what_changes(desk: Desk) -> None:
    git(desk.checkout, "checkout", "--quiet", "edit")
    event = {"GITHUB_EVENT_NAME": "pull_request", "MAIN": "main"}
    job = workflow("content")["jobs"]["content"]
    assert desk.step("Report", job, **event).returncode == 0
    summary = (desk.home / "summary").read_text(encoding="utf-8")
    report = desk.checkout / "report"
    assert (report / "boxes.md").read_text(encoding="utf-8").count("- [ ] `") == 2
    assert "**Answers to be confirmed**\n\n- `quizzes/the-page.md`, line " in summary
    assert "<ins>Indeed" in (changes := (report / "changes.md").read_text(encoding="utf-8")) and changes in summary
    change(desk.checkout, "docs/index.md", "# ", "See [it](gone.md).\n\n# ")
    assert desk.step("Report", job, **event).returncode == 0
    assert (report / "boxes.md").read_text(encoding="utf-8") == ""
    assert (report / "findings.md").read_text(encoding="utf-8").startswith("**Links**\n\n- `docs/index.md`, line ")


def test_the_preview_counts_what_waits_as_confirmed_and_leaves_no_trace(desk: Desk) -> None:
    git(desk.checkout, "checkout", "--quiet", "edit")
    make = desk.home / "make"
    make.write_text('#!/bin/sh\ncp reviews/the-page.yml "$RUNNER_TEMP/seen"\n', encoding="utf-8")
    make.chmod(0o755)
    job = workflow("content")["jobs"]["content"]
    assert desk.step("Write the zip", job).returncode == 0
    assert (desk.home / "seen").read_text(encoding="utf-8").count("by: Nobody, for a preview") == 2
    assert git(desk.checkout, "status", "--porcelain") == ""
    (desk.home / "seen").unlink()
    change(desk.checkout, "docs/index.md", "# ", "See [it](gone.md).\n\n# ")
    assert "The zip waits" in desk.step("Write the zip", job).stdout
    assert not (desk.home / "seen").exists()


def test_a_version_of_the_course_is_released_once_and_keeps_its_newest_zip(desk: Desk) -> None:
    (desk.home / "gh").write_text(
        """#!/bin/sh
echo "$@" >> "$GH_SAID"
case "$1 $2" in
  "run download") mkdir -p "$RUNNER_TEMP/release"; touch "$RUNNER_TEMP/release/$ZIP" ;;
  "release view") grep -q "release create $3" "$GH_SAID" && { echo course-1.0-aa.zip; echo "$ZIP"; } ;;
esac
""",
        encoding="utf-8",
    )
    job = workflow("content")["jobs"]["release"]
    environment = {"GITHUB_RUN_ID": "5", "GITHUB_SHA": "a" * 40}
    assert desk.step("Release", job, ZIP="course-1.0-aa.zip", **environment).returncode == 0
    assert desk.asked[-1].startswith(f"release create course-1.0 course-1.0-aa.zip --target {'a' * 40}")
    shutil.rmtree(desk.home / "release")
    assert desk.step("Release", job, ZIP="course-1.0-bb.zip", **environment).returncode == 0
    assert desk.asked[-3].startswith("release upload course-1.0 course-1.0-bb.zip")
    assert desk.asked[-1] == "release delete-asset course-1.0 course-1.0-aa.zip --yes"


# Who may write


def test_what_may_write_runs_the_main_branchs_code_alone() -> None:
    """Where a token may write, nothing is checked out but the branch that the run is on, and no fork starts the run."""
    for name in ("confirm", "merged"):
        read = workflow(name)
        assert set(read["on"]) <= {"workflow_dispatch", "push"}
        for job in read["jobs"].values():
            checkouts = [step for step in job["steps"] if step.get("uses", "").startswith("actions/checkout@")]
            may_write = "write" in job.get("permissions", {}).values()
            assert [step["with"] for step in checkouts] == [{"persist-credentials": False}] * may_write
    assert workflow("merged")["on"] == {"push": {"branches": ["main"]}}
    form = workflow("confirm")["jobs"]
    condition = "github.ref_name == github.event.repository.default_branch && github.run_attempt == 1"
    assert form["confirm"]["if"] == condition
    assert form["refuse"]["if"] == condition.replace("==", "!=").replace("&&", "||")
    assert "permissions" not in form["refuse"]
