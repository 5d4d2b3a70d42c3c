"""What the benchmark measures can be measured: its courses are whole, and both sides of each comparison build."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from benchmarks.generate import generate
from benchmarks.measure import COLUMNS, PARTS, THEME, WHOLE, line, main, measure
from tests.conftest import run


def test_a_generated_course_is_whole(tmp_path: Path) -> None:
    generate(2, tmp_path)
    assert run("course", "review", "--confirm", "all", "--as", "Ana Díaz, trainer", cwd=tmp_path).returncode == 0
    assert run("course", "check", cwd=tmp_path).stdout == "No findings.\n"


def test_both_sides_of_each_comparison_build(tmp_path: Path) -> None:
    row = measure(2, tmp_path, repeats=1)
    assert row.whole and row.parts and row.check > 0 and row.plain > 0
    cells = [cell.strip() for cell in line(row).strip("|").split("|")]
    assert len(cells) == len(COLUMNS) and cells[:2] == ["2", "20"]
    assert all(re.fullmatch(r"\d+\.\d+( s)?", cell) for cell in cells[2:]), cells
    assert row.saved and row.again < row.check
    pages = [
        sorted(page.relative_to(site).as_posix() for page in site.rglob("*.html"))
        for site in (tmp_path / "course/site", tmp_path / "parts/site", tmp_path / "plain/site")
    ]
    assert pages[0] == pages[1] and len(pages[0]) > 6
    assert {*pages[0]} <= {*pages[2]}
    quiz = (tmp_path / "parts/site/quizzes/quiz-0/index.html").read_text(encoding="utf-8")
    assert quiz.count('class="quiz"') >= 10, "the parts show no questions"


def test_both_builds_have_the_same_theme() -> None:
    assert WHOLE.startswith(THEME) and PARTS.startswith(THEME)
    assert "navigation.prune" in THEME
    assert PARTS.removeprefix(THEME) == "plugins:\n  - search\n  - mkdocs_quiz\n", "as its own page says to use it"


def test_the_table_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    assert "| Scenarios | Questions |" in capsys.readouterr().out
