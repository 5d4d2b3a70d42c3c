"""The workflows of CI: what they run is run here too, and what may change something meets no stranger's code."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT, run
from tests.guard import CONTENT, FOR_MAINTAINERS

GITHUB = ROOT / ".github"
SCRIPTS = GITHUB / "scripts"
WORKFLOWS = {file.stem: file for file in sorted((GITHUB / "workflows").glob("*.yml"))}
ACTIONS = sorted((GITHUB / "actions").glob("*/action.yml"))


def workflow(name: str) -> dict[str, Any]:
    """A workflow as its host reads it, but for `on`, which YAML takes for a truth value."""
    read: dict[Any, Any] = yaml.safe_load(WORKFLOWS[name].read_text(encoding="utf-8"))
    return {"on" if key is True else key: value for key, value in read.items()}


def jobs() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Every job, with the name of its workflow and its own."""
    for name in WORKFLOWS:
        for id, job in workflow(name)["jobs"].items():
            yield name, id, job


def git(folder: Path, *arguments: str) -> str:
    """Run git as somebody with a name, and return what it says."""
    who = ("-c", "user.name=Ana", "-c", "user.email=ana@example.org", "-c", "init.defaultBranch=main")
    done = subprocess.run(["git", *who, *arguments], cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout.strip()


# What holds of all of them


@pytest.mark.parametrize("file", [*WORKFLOWS.values(), *ACTIONS], ids=lambda file: file.parent.name + "/" + file.name)
def test_actions_are_pinned_by_commit_with_their_version_beside(file: Path) -> None:
    used = re.findall(r"(?m)^\s*(?:- )?uses: (.+)$", file.read_text(encoding="utf-8"))
    for action in used:
        assert action.startswith("./.github/") or re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v[\d.]+", action), action


def test_an_action_has_one_version() -> None:
    text = "".join(file.read_text(encoding="utf-8") for file in (*WORKFLOWS.values(), *ACTIONS))
    pins = set(re.findall(r"uses: ([\w./-]+)@(\w+ # \S+)", text))
    assert len(pins) == len({name for name, _ in pins})


@pytest.mark.parametrize("name", WORKFLOWS)
def test_rights_are_named_and_runs_do_not_overlap(name: str) -> None:
    read = workflow(name)
    assert read["permissions"] in ({}, {"contents": "read"})
    assert read["concurrency"]["group"]
    assert all(job["timeout-minutes"] for job in read["jobs"].values())


@pytest.mark.parametrize("name", WORKFLOWS)
def test_nothing_from_outside_stands_in_a_command(name: str) -> None:
    """Texts from GitHub reach commands as variables, never as a part of the command."""
    for _, job in workflow(name)["jobs"].items():
        for step in job["steps"]:
            assert "${{" not in step.get("run", ""), step


# What changed


CHANGES = {
    "docs/modules/the-page.md": False,
    "scenarios/the-friend.md": False,
    "quizzes/bank/new.md": False,
    "data/use.csv": False,
    "reviews/the-page.yml": False,
    "agency.yml": False,
    "course.yml": False,
    "mkdocs.yml": False,
    "docs/schema/course.json": True,
    "docs/decisions/README.md": True,
    "docs/architecture.md": True,
    "course/new.py": True,
    "overrides/main.html": True,
    "tests/test_new.py": True,
    "requirements.lock": True,
    "libraries/package-lock.json": True,
    ".github/workflows/content.yml": True,
    "README.md": True,
    "my docs/x.md": True,
    "dir/docs/x.md": True,
}


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository in which every commit changes one file."""
    folder = tmp_path_factory.mktemp("history")
    git(folder, "init", "--quiet")
    (folder / "first").touch()
    for path in ("first", *CHANGES):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(path, encoding="utf-8")
        git(folder, "add", ".")
        git(folder, "commit", "--quiet", "--message", path)
    return folder


def software_changed(folder: Path, base: str, head: str = "HEAD") -> bool:
    """What the script says of two commits."""
    command = ["bash", str(SCRIPTS / "software-changed"), base, head]
    return subprocess.run(command, cwd=folder, check=False, capture_output=True).returncode == 0


def test_content_alone_runs_no_test_of_the_software(history: Path) -> None:
    total = len(CHANGES)
    for at, (path, is_software) in enumerate(CHANGES.items()):
        head = f"HEAD~{total - 1 - at}"
        assert software_changed(history, f"{head}^", head) is is_software, path
    assert software_changed(history, f"HEAD~{total}")
    assert not software_changed(history, f"HEAD~{total}", f"HEAD~{total - 5}")
    for nowhere in ("0" * 40, "", "--help"):
        assert software_changed(history, nowhere)


@pytest.mark.parametrize(
    ("event", "ref", "base"),
    [
        ("pull_request", "7/merge", "HEAD^1"),
        ("push", "main", "HEAD~3"),
        ("workflow_dispatch", "edit", "HEAD~2"),
        ("workflow_dispatch", "main", ""),
    ],
)
def test_a_change_is_measured_from_where_it_left_the_main_branch(
    event: str, ref: str, base: str, history: Path
) -> None:
    git(history, "update-ref", "refs/remotes/origin/main", "HEAD~2")
    known = {"GITHUB_EVENT_NAME": event, "GITHUB_REF_NAME": ref, "MAIN": "main"}
    before = git(history, "rev-parse", "HEAD~3")
    command = ["bash", str(SCRIPTS / "base")]
    env = {**os.environ, **known, "BEFORE": before if event == "push" else ""}
    done = subprocess.run(command, cwd=history, env=env, check=True, capture_output=True, text=True)
    assert done.stdout.strip() == (git(history, "rev-parse", base) if base else "")


def test_content_is_the_same_to_ci_and_to_the_tests() -> None:
    script = (SCRIPTS / "software-changed").read_text(encoding="utf-8")
    lists = [line.split("(")[1].split(")")[0].split() for line in script.splitlines() if re.match(r"\w+=\(", line)]
    assert [set(one) for one in lists] == [set(CONTENT), {one.rstrip("/") for one in FOR_MAINTAINERS}]


def test_the_required_check_of_the_software_always_ends() -> None:
    """A pull request without changes to the software would wait for ever for a check that never starts."""
    read = workflow("software")
    assert not read["on"]["pull_request"]
    last = read["jobs"]["software"]
    assert last["if"] == "always()" and {*last["needs"]} == {*read["jobs"]} - {"software"}


# What the content has to pass


def test_the_host_finds_place_and_message_of_a_finding_in_what_a_build_says(copy: Path) -> None:
    page = copy / "docs/modules/the-page.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n[x](gone.md)\n", encoding="utf-8")
    said = run("mkdocs", "build", "--strict", "--site-dir", str(copy.parent / "site"), cwd=copy).stderr
    (pattern,) = json.loads((GITHUB / "findings.json").read_text(encoding="utf-8"))["problemMatcher"][0]["pattern"]
    found = [match for line in said.splitlines() if (match := re.search(pattern["regexp"], line))]
    assert [match.groups()[:3] for match in found] == [("docs/modules/the-page.md", "155", "link-page")]
    assert found[0][pattern["message"]].startswith("the link gone.md leads to nothing; ")


def test_make_has_what_the_workflows_ask_of_it() -> None:
    if shutil.which("make") is None:
        pytest.skip("there is no make")
    told = "\n".join(step.get("run", "") for _, _, job in jobs() for step in job["steps"])
    targets = {target for line in re.findall(r"(?m)^\s*make (.+)$", told) for target in line.split()}
    assert targets >= {"build", "libraries"}
    for target in targets:
        subprocess.run(["make", "--dry-run", target], cwd=ROOT, check=True, capture_output=True)


# What people meet


FORMS = sorted((GITHUB / "ISSUE_TEMPLATE").glob("[0-9]*.yml"))


@pytest.mark.parametrize("file", FORMS, ids=lambda file: file.stem)
def test_a_form_asks_little_and_says_that_everyone_reads_it(file: Path) -> None:
    form = yaml.safe_load(file.read_text(encoding="utf-8"))
    assert {*form} == {"name", "description", "labels", "body"}
    first, *asked = form["body"]
    assert first["type"] == "markdown" and "Everyone can read this." in first["attributes"]["value"]
    assert 0 < len(asked) <= 4
    ids = [one["id"] for one in asked]
    assert len({*ids}) == len(ids) and asked[0]["validations"] == {"required": True}
    assert all(one["type"] in ("input", "textarea", "dropdown") and one["attributes"]["label"] for one in asked)


def test_the_machine_in_the_browser_has_a_preview_a_check_and_a_review() -> None:
    text = (ROOT / ".devcontainer/devcontainer.json").read_text(encoding="utf-8")
    machine = json.loads(re.sub(r"(?m)^//.*", "", text))
    # The name of an image without a host, and with a version.
    assert re.fullmatch(r"[a-z]+:\d+\.\d+\.\d+-[a-z]+", machine["image"])
    port = re.search(r"(?m)^PORT \?= (\d+)$", (ROOT / "Makefile").read_text(encoding="utf-8"))
    assert port and machine["forwardPorts"] == [int(port[1])]
    commands = {"create": machine["postCreateCommand"], **machine["postAttachCommand"]}
    assert {*commands} == {"create", "preview", "check", "review"}
    for command in commands.values():
        target = re.match(r"make ([\w./]+)|\.venv/bin/course (\w+)", command)
        assert target, command
        if target[1]:
            subprocess.run(["make", "--dry-run", target[1]], cwd=ROOT, check=True, capture_output=True)
        else:
            assert run("course", target[2], "--help", cwd=ROOT / "tests").returncode == 0
