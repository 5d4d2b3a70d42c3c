"""The command on any console and on any folder: it says what it has to say, and never shows a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path

import pytest

from course.publishing.bundle import CLASSIC
from course.publishing.offline import has_directory_addresses, pack, pages_without_script
from course.reading.course import read_course
from course.reading.last_modified import is_cut_off, last_modified
from tests.conftest import run
from tests.small import COMMANDS, MODULE, QUIZ, SCENARIO, write_course

PROGRAM = str(Path(sys.executable).parent / "course")

SPECIAL = "Zażółć → 漢字 🙂 \u202e"
"""Letters that no Windows console has all of."""


@pytest.fixture
def special(tmp_path: Path) -> Path:
    """The small course with special letters in all that is printed, and a site of it that lacks what a site has."""
    changed = {
        "scenarios/a.md": SCENARIO.replace("Case A", f"Case {SPECIAL}").replace("Ask first", f"Ask {SPECIAL}"),
        "quizzes/a.md": QUIZ.replace("What first?", f"What first? {SPECIAL}").replace("#what-first", "#gone"),
        "docs/modules/a.md": MODULE.replace("Module A", f"Module {SPECIAL}"),
        f"docs/{SPECIAL.strip()}.md": f"[{SPECIAL}](gone.md)\n",
        "site/index.html": "<html>",
    }
    return write_course(tmp_path / "course", **changed)


@pytest.mark.parametrize("encoding", ["cp1252", "cp437", "ascii", "utf-16"])
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_console_is_told(command: list[str], encoding: str, special: Path) -> None:
    with (special / "said.txt").open("wb") as out:
        done = subprocess.run(
            [PROGRAM, *command],
            cwd=special,
            stdout=out,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONIOENCODING": encoding},
        )
    assert done.returncode in (0, 1, 2)
    assert b"Traceback" not in done.stderr
    assert (special / "said.txt").read_bytes().decode(encoding) or done.stderr


def test_a_file_gets_utf_8(special: Path) -> None:
    """A machine that has no letters but ASCII writes a picture that can be opened, all the same."""
    for command in (["map", "a", "--format", "svg"], ["report"], ["check", "--format", "json"]):
        environment = {**os.environ, "PYTHONCOERCECLOCALE": "0", "LC_ALL": "C", "PYTHONUTF8": "0"}
        done = subprocess.run([PROGRAM, *command], cwd=special, capture_output=True, env=environment)
        assert SPECIAL.strip(" \u202e") in done.stdout.decode("utf-8"), command


def test_a_reader_that_has_enough_is_no_trouble(special: Path) -> None:
    with subprocess.Popen([PROGRAM, "report"], cwd=special, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as writing:
        assert writing.stdout and writing.stderr
        writing.stdout.close()
        assert b"Traceback" not in writing.stderr.read()


@pytest.mark.parametrize(
    "command", [["offline", "site", "--to", "course.yml"], ["offline", "course.yml"], ["map", "\x01"]], ids=" ".join
)
def test_what_can_not_be_written_is_said(command: list[str], special: Path) -> None:
    told = run("course", *command, cwd=special)
    assert told.returncode == 2
    assert told.stderr.startswith("course: ") and "Traceback" not in told.stderr


SCRIPT = '<script type="module" src="{}assets/scripts/course.js"></script></head>'


def flat_site(root: Path, **pages: str) -> Path:
    """A site as it is built for a disk, with what the zip needs."""
    for name, html in {"index.html": SCRIPT.format(""), **pages}.items():
        (root / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (root / "site" / name).write_text(html, encoding="utf-8")
    for name in (
        "overrides/assets/scripts/bundle-addresses.js",
        f"overrides/assets/scripts/{CLASSIC}",
        "site/assets/catalog.js",
    ):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("let a = 1;", encoding="utf-8")
    (root / "site/assets/libraries").mkdir(exist_ok=True)
    return root / "site"


def test_an_index_page_deep_down_is_no_sign_of_a_server(tmp_path: Path) -> None:
    root = write_course(tmp_path, **{"docs/a/b/index.md": "# B\n", "docs/a/b.md": "# B\n"})
    course = read_course(root)
    flat = {"a/b/index.html": SCRIPT.format("../../"), "a/b.html": SCRIPT.format("../"), "all.html": ""}
    assert not has_directory_addresses(course, flat_site(root, **flat))
    told = run("course", "offline", "site", cwd=root)
    assert told.returncode == 0, told.stderr
    (root / "site/all.html").unlink()
    assert has_directory_addresses(course, flat_site(root, **{"all/index.html": ""}))


def test_a_page_without_scripts_is_named(tmp_path: Path) -> None:
    site = flat_site(write_course(tmp_path), **{"all.html": "<p>No script</p>", "b.html": SCRIPT.format("")})
    assert pages_without_script(site) == ["all.html"]
    told = run("course", "offline", "site", cwd=tmp_path)
    assert told.returncode == 0
    assert told.stderr == "course: all.html does not load assets/scripts/course.js; nothing will be kept on it\n"


def test_a_script_is_found_however_its_tag_is_written(tmp_path: Path) -> None:
    packed = pack(flat_site(tmp_path), tmp_path / "overrides", date(2026, 1, 2))
    (tmp_path / "zip").write_bytes(packed)
    page = zipfile.ZipFile(tmp_path / "zip").read("index.html").decode()
    assert '<script src="assets/course.js"></script>' in page
    assert "module" not in page


@pytest.mark.parametrize(
    ("epoch", "day"),
    [("0", (1980, 1, 1)), ("-1", (1980, 1, 1)), ("1767312000", (2026, 1, 2)), ("9" * 11, (2107, 12, 31))],
)
def test_a_zip_bears_the_nearest_day_it_can(
    epoch: str, day: tuple[int, int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    packed = pack(flat_site(tmp_path), tmp_path / "overrides", last_modified(tmp_path))
    (tmp_path / "zip").write_bytes(packed)
    assert {entry.date_time[:3] for entry in zipfile.ZipFile(tmp_path / "zip").infolist()} == {day}


@pytest.mark.parametrize("epoch", ["", "soon", "9" * 30, "-" + "9" * 30, "1e5", "٣"])
def test_a_day_is_found_whatever_is_asked_for(epoch: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert last_modified(write_course(tmp_path)) >= date(1970, 1, 1)


def test_a_clone_without_history_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    whole, cut = tmp_path / "whole", tmp_path / "cut"
    write_course(whole)

    def git(*arguments: str, at: Path = whole) -> None:
        subprocess.run(["git", "-c", "user.name=A", "-c", "user.email=a@b.example", *arguments], cwd=at, check=True)

    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "One")
    (whole / "README.md").write_text("Not content.\n", encoding="utf-8")
    git("add", ".")
    git("commit", "-qm", "Two")
    git("clone", "-q", "--depth", "1", whole.as_uri(), str(cut), at=tmp_path)
    assert (is_cut_off(whole), is_cut_off(cut), is_cut_off(tmp_path)) == (False, True, False)
    flat_site(cut)
    assert "git fetch --unshallow" in run("course", "offline", "site", cwd=cut).stderr
