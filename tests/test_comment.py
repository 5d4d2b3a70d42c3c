"""The comment on a pull request: it is kept up to date, and what strangers wrote in it does nothing."""

from __future__ import annotations

import importlib
import io
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.cli.output import findings_in_markdown
from course.model import Finding
from tests.conftest import ROOT, run
from tests.test_tick_boxes import ANSWER, change
from tests.test_workflows import workflow

SCRIPTS = ROOT / ".github/scripts"
sys.path.insert(0, str(SCRIPTS))
comment = importlib.import_module("comment")
sys.path.remove(str(SCRIPTS))

GH = """\
#!{python}
import json, pathlib, sys
here = pathlib.Path(__file__).parent
given = sys.stdin.read() if "--input" in sys.argv else ""
with (here / "asked").open("a") as file:
    file.write(json.dumps([sys.argv[1:], given]) + "\\n")
path = next(word for word in sys.argv if word.startswith("repos/"))
sys.stdout.buffer.write((here / path.replace("/", "+")).read_bytes())
"""
"""GitHub's command, which answers with files called as what was asked for."""

BOX = f"- [ ] `{ANSWER}` 0123456789ab"
REPORT = {"findings.md": "Nothing to fix.", "boxes.md": BOX, "changes.md": "**A good goodbye** has another key."}
RUN = comment.Run(address="https://h/run", has_passed=False, preview="https://h/zip", form="https://h/form")


def packed(files: Mapping[str, str]) -> bytes:
    """A zip of texts."""
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return raw.getvalue()


# What it says


WARNINGS = "\n\n<details>\n<summary>1 warning</summary>\n\n- look\n\n</details>"


def in_order(text: str, *parts: str) -> bool:
    """Return whether a text begins with the first part, and has the others in this order."""
    at = [text.find(part) for part in parts]
    return at == sorted(at) and at[0] == 0


def test_it_says_what_to_fix_and_then_what_changes() -> None:
    text = comment.comment_of({**REPORT, "findings.md": f"**Links**\n\n- one{WARNINGS}", "boxes.md": ""}, RUN)
    assert in_order(text, comment.MARK, "https://h/zip", "### To fix", "- one", "<details>", "- look", "another key")


def test_it_says_what_to_confirm_where_nothing_else_is_to_be_fixed() -> None:
    text = comment.comment_of({**REPORT, "findings.md": f"**Answers**\n\n- one{WARNINGS}"}, RUN)
    assert in_order(text, comment.MARK, "### To confirm", "https://h/form", BOX, "- look", "another key")
    assert "- one" not in text


def test_a_run_that_passed_has_nothing_to_fix_and_one_that_failed_elsewhere_says_where() -> None:
    report = {**REPORT, "boxes.md": ""}
    passed = comment.Run(address="https://h/run", has_passed=True, preview="", form="")
    assert "**Nothing to fix.**" in comment.comment_of(report, passed)
    failed = comment.comment_of(report, RUN)
    assert "https://h/run" in failed and "Nothing to fix" not in failed


def test_what_is_too_long_is_cut_at_a_line_and_linked() -> None:
    text = comment.comment_of({"changes.md": "A line.\n" * 20_000}, RUN)
    assert len(text) <= comment.MAX_LETTERS
    assert text.count("https://h/run") == 2 and text.rstrip().endswith("A line.")


# What strangers wrote


@pytest.mark.parametrize(
    "box",
    ["- [x] `a#b` 0123456789ab", "- [ ] `a b` 0123456789ab", BOX + " <b>", "```", "- [ ] `a#b` 0123456789ab\r@all"],
)
def test_a_box_is_a_box_or_is_left_out(box: str) -> None:
    assert "### To confirm" not in comment.comment_of({"boxes.md": box}, RUN)


def test_a_box_is_shown_letter_by_letter() -> None:
    box = "- [ ] `quizzes/a.md#3-at-night` 0123456789ab"
    report = comment.read_report(io.BytesIO(packed({"boxes.md": f"{box}\n@all\n"})))
    text = comment.comment_of(report, RUN)
    assert f"\n{box}\n" in text and "@all" not in text


def test_nobody_is_called_and_no_issue_is_linked() -> None:
    text = comment.harmless("Ask @everyone, see #12.\x1b[2J\u202ebackwards # Title \u200f@@team/x")
    assert not set("\x1b\u202e\u200f") & set(text)
    assert "@everyone" not in text and "#12" not in text and "@team" not in text
    for kept in ("# Title", "quizzes/a.md#slug", "&#8203;", "fill:#1c2426"):
        assert comment.harmless(kept) == kept


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_no_text_keeps_a_mention_or_a_control(text: str) -> None:
    kept = comment.harmless(text)
    assert not comment._CONTROLS.search(kept) and not comment._MENTIONS.search(kept)


def test_only_the_start_of_the_three_files_is_read() -> None:
    bomb = "x" * 5_000_000
    files = {"findings.md": bomb, "boxes.md": BOX, "../../etc/passwd": bomb, "other.md": "other"}
    report = comment.read_report(io.BytesIO(packed(files)))
    assert {name: len(text) for name, text in report.items()} == {"findings.md": 15_000, "boxes.md": len(BOX)}


# Where it goes


class Host:
    """A folder with what GitHub would answer."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        gh = folder / "gh"
        gh.write_text(GH.format(python=sys.executable), encoding="utf-8")
        gh.chmod(0o755)
        self.answers("pulls", [{"number": 7, "head": {"sha": "a" * 40}}, {"number": 8, "head": {"sha": "b" * 40}}])
        self.answers("actions/runs/5/artifacts", {"artifacts": [artifact(1, "report"), artifact(2, "course-1.zip")]})
        self.answers("issues/7/comments", [said(30, "ana", comment.MARK), said(31, comment_author(), "Hello")])
        self.raw("actions/artifacts/1/zip", packed(REPORT))
        self.answers("issues/comments/31", {})

    def answers(self, path: str, content: Any) -> None:
        """Set what is answered."""
        self.raw(path, json.dumps(content).encode())

    def raw(self, path: str, content: bytes) -> None:
        """Set what is answered, byte for byte."""
        (self.folder / f"repos/o/r/{path}".replace("/", "+")).write_bytes(content)

    def post(self, **changes: str) -> subprocess.CompletedProcess[str]:
        """Run the step of the workflow."""
        (step,) = [one for one in workflow("comment")["jobs"]["comment"]["steps"] if "run" in one]
        known = {
            "PATH": f"{self.folder}{os.pathsep}{os.environ['PATH']}",
            "RUN_ID": "5",
            "RUN_URL": "https://h/o/r/actions/runs/5",
            "CONCLUSION": "failure",
            "HEAD_OWNER": "ana",
            "HEAD_BRANCH": "edit",
            "HEAD_SHA": "a" * 40,
            "GITHUB_SERVER_URL": "https://h",
            "GITHUB_REPOSITORY": "o/r",
        }
        missing = {*step["env"]} - {*known, "GH_TOKEN"}
        assert not missing
        command = ["bash", "-e", "-c", step["run"]]
        env = {**os.environ, **known, **changes}
        return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)

    @property
    def written(self) -> list[tuple[str, str]]:
        """Where comments were written, and what."""
        asked = [json.loads(line) for line in (self.folder / "asked").read_text(encoding="utf-8").splitlines()]
        found = []
        for words, text in asked:
            if text:
                found.append((next(word for word in words if word.startswith("repos/")), json.loads(text)["body"]))
        return found


def artifact(id: int, name: str, size: int = 1000) -> dict[str, Any]:
    """What a run has left."""
    return {"id": id, "name": name, "size_in_bytes": size, "expired": False}


def said(id: int, who: str, body: str) -> dict[str, Any]:
    """A comment that is there."""
    return {"id": id, "user": {"login": who}, "body": body}


def comment_author() -> str:
    """Who writes comments for workflows."""
    return "github-actions[bot]"


@pytest.fixture
def host(tmp_path: Path) -> Host:
    """GitHub, as far as the comment asks it."""
    return Host(tmp_path)


def test_the_first_comment_is_written_and_then_kept_up_to_date(host: Host) -> None:
    assert host.post().returncode == 0
    ((where, text),) = host.written
    assert "It comes from a fork" in text
    assert where == "repos/o/r/issues/7/comments"
    assert "https://h/o/r/actions/runs/5/artifacts/2" in text
    assert "https://h/o/r/actions/workflows/confirm.yml" in text
    # The list may come in pieces; whoever else begins a comment so is not meant.
    pieces = json.dumps([said(30, "ana", comment.MARK)]) + json.dumps([said(31, comment_author(), text)])
    host.raw("issues/7/comments", pieces.encode())
    assert host.post().returncode == 0
    assert host.written[-1] == ("repos/o/r/issues/comments/31", text)


def test_only_the_pull_request_at_the_commit_of_the_run_is_written_to(host: Host) -> None:
    assert host.post(HEAD_SHA="c" * 40).returncode == 0
    assert host.written == []
    asked = (host.folder / "asked").read_text(encoding="utf-8")
    assert "head=ana:edit" in asked


def test_a_branch_may_be_called_anything(host: Host) -> None:
    assert host.post(HEAD_BRANCH="$(touch${IFS}x)&state=closed;--method=DELETE").returncode == 0
    assert len(host.written) == 1


def test_a_report_that_is_too_large_or_gone_is_not_fetched(host: Host) -> None:
    host.answers("actions/runs/5/artifacts", {"artifacts": [artifact(1, "report", 2_000_000)]})
    assert host.post().returncode == 1
    host.answers("actions/runs/5/artifacts", {"artifacts": []})
    assert host.post().returncode == 0
    assert host.written == []


# What is reported


def test_warnings_are_folded_up_below_errors() -> None:
    found = [Finding("a.md", 1, "link-page", "one; fix"), Finding("b.md", 2, "key-length", "two; look")]
    error, warning = "**Links**\n\n- `a.md`, line 1: one; fix (link-page)", "- `b.md`, line 2: two; look (key-length)"
    fold = f"<details>\n<summary>1 warning, which stops nothing</summary>\n\n{warning}\n\n</details>"
    assert findings_in_markdown(found) == f"{error}\n\n{fold}"
    assert findings_in_markdown(found[1:]) == f"Nothing to fix.\n\n{fold}"


def test_findings_are_shown_letter_by_letter(copy: Path) -> None:
    assert run("course", "check", "--format", "markdown", cwd=copy).stdout == "Nothing to fix.\n"
    change(copy, "docs/index.md", "# ", "See [it](g_one_.md).\n\n# ")
    assert r"the link g\_one\_.md leads to nothing" in run("course", "check", "--format", "markdown", cwd=copy).stdout


# Who may write


def test_the_comment_meets_no_code_of_the_pull_request() -> None:
    read = workflow("comment")
    job = read["jobs"]["comment"]
    assert [step["with"] for step in job["steps"] if "uses" in step] == [{"persist-credentials": False}]
    assert job["permissions"] == {"actions": "read", "contents": "read", "pull-requests": "write"}


def test_a_run_for_a_pull_request_may_write_nothing() -> None:
    for name in ("content", "software"):
        read = workflow(name)
        for id, job in read["jobs"].items():
            granted = {*job.get("permissions", read["permissions"]).values()}
            if id in ("pages", "release"):
                assert "content" in job["needs"] and ("ref_name ==" in job["if"] or "outputs.pages" in job["if"])
                assert not [step for step in job["steps"] if "make" in step.get("run", "")]
            else:
                assert granted == {"read"}
