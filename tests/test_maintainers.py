"""Maintainers' pages: decision records are complete, and the paths that pages name are there."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from tests.conftest import ROOT

FOLDER = ROOT / "docs/decisions"
INDEX = FOLDER / "README.md"
RECORDS = sorted(set(FOLDER.glob("*.md")) - {INDEX})
PAGES = ("docs/architecture.md", "CONTRIBUTING.md", "README.md", "benchmarks/README.md")

SECTIONS = ["Context", "Choice", "Alternatives", "Consequences"]
STATUS = re.compile(r"proposed|accepted|superseded by \[[^]]+\]\((?P<by>[\w-]+\.md)\)")
MAX_WORDS = 150

_FILE = re.compile(r"`((?:[\w.-]+/)+[\w.-]*|[\w-]+\.(?:md|yml|toml|lock))(?:#[\w-]+)?`")
"""A path of the repository: a folder, a file in one, or a file at its root; no command and no pattern."""
WRITTEN = ("site/", "dist/", ".cache/", ".venv/", "YYYY")
"""What commands write, and what stands for a name."""


def name_of(file: Path) -> str:
    """Return a file's name, for the names of tests."""
    return file.stem


@pytest.mark.parametrize("record", RECORDS, ids=name_of)
def test_a_decision_record_is_complete(record: Path) -> None:
    text = record.read_text(encoding="utf-8")
    form = r"# (?P<title>\S.+)\n\n- Date: (?P<date>\S+)\n- Status: (?P<status>.+)\n\n(?=## )"
    head = re.match(form, text)
    assert head, "a title, a date and a status, in this order"
    day = date.fromisoformat(head["date"])
    assert record.name.startswith(f"{day.isoformat()}-")
    status = STATUS.fullmatch(head["status"])
    assert status
    assert not status["by"] or (FOLDER / status["by"]).is_file()
    sections = re.findall(r"(?ms)^## (.+?)\n\n(.*?)(?=\n## |\Z)", text)
    assert [title for title, _ in sections] == SECTIONS
    assert all(body.strip() for _, body in sections)
    assert sum(len(body.split()) for _, body in sections) <= MAX_WORDS


def test_the_index_lists_every_decision_once_by_its_title() -> None:
    listed = re.findall(r"(?m)^- \[(.+)\]\((.+)\)$", INDEX.read_text(encoding="utf-8"))
    titles = {record.name: record.read_text(encoding="utf-8").split("\n")[0].removeprefix("# ") for record in RECORDS}
    assert len(titles) > 40
    assert sorted((name, title) for title, name in listed) == sorted(titles.items())


@pytest.mark.parametrize("page", [*PAGES, *(f"docs/decisions/{record.name}" for record in (*RECORDS, INDEX))])
def test_paths_that_maintainers_pages_name_are_there(page: str) -> None:
    named = _FILE.findall((ROOT / page).read_text(encoding="utf-8"))
    assert not [name for name in named if not name.startswith(WRITTEN) and not (ROOT / name).exists()]


def test_the_pattern_finds_paths_and_nothing_else() -> None:
    text = "`docs/` `course/cli.py` `agency.yml` `reviews/a.yml#x` `make test` `course check` `.venv/bin/course` `name`"
    assert _FILE.findall(text) == ["docs/", "course/cli.py", "agency.yml", "reviews/a.yml", ".venv/bin/course"]
