"""A module that teaches nothing of the deck: the trainers' page promises that it may be."""

from __future__ import annotations

from pathlib import Path

from course.checks import check_course
from course.reading import read_course
from tests.conftest import build_site
from tests.mistakes import HARMLESS, apply, copy_course, read_edits

EDIT = next(edit for edit in read_edits(HARMLESS) if edit.name == "a module that teaches nothing of the deck")


def test_module_without_slides_is_built_and_says_nothing_of_them(tmp_path: Path) -> None:
    root = copy_course(tmp_path, with_theme=True)
    apply(EDIT, root)
    assert check_course(read_course(root)) == []
    build_site(root, tmp_path / "site")
    about = {
        name: (tmp_path / f"site/modules/{name}/index.html").read_text(encoding="utf-8")
        for name in ("messages", "photographs")
    }
    assert "with case and quiz</p>" in about["photographs"]
    assert "with case and quiz</p>" in about["messages"]
