"""Drift: a confirmed answer holds until it or its passage changes; confirming again is one command."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import run

MODULE, QUIZ = "docs/modules/staff-use.md", "quizzes/staff-use.md"
ANSWER = f"{QUIZ}#nine-days-in-a-folder"


def _change(copy: Path, path: str, old: str, new: str) -> None:
    text = (copy / path).read_text(encoding="utf-8")
    assert old in text
    (copy / path).write_text(text.replace(old, new, 1), encoding="utf-8")


def test_everything_is_confirmed(copy: Path) -> None:
    told = run("course", "review", cwd=copy)
    assert (told.returncode, told.stdout) == (0, "All answers are confirmed.\n")


def test_changed_passage_is_shown_with_both_texts_and_confirmed(copy: Path) -> None:
    _change(copy, MODULE, "## Direct messages\n\n", "## Direct messages\n\nWho may write to you has changed. ")
    checked = run("course", "check", QUIZ, cwd=copy)
    assert checked.returncode == 1
    assert "[review-passage]" in checked.stdout
    assert "it said “nothing” and says “Who may write to you has changed.”" in checked.stdout
    assert f"course review --confirm {ANSWER}" in checked.stdout
    told = run("course", "review", cwd=copy)
    assert told.returncode == 1
    assert "    + Who may write to you has changed. " in told.stdout
    assert "    - " in told.stdout
    confirmed = run("course", "review", "--confirm", ANSWER, cwd=copy)
    assert confirmed.returncode == 0 and confirmed.stdout.startswith("Confirmed 1 of ")
    assert ANSWER not in run("course", "review", cwd=copy).stdout
    assert run("course", "review", "--confirm", "all", cwd=copy).returncode == 0
    assert run("course", "check", cwd=copy).stdout == "No findings.\n"


def test_white_space_is_no_change(copy: Path) -> None:
    before = (copy / "reviews/staff-use.yml").read_bytes()
    _change(copy, MODULE, "Your account's own settings decide", "Your account's own\nsettings   decide")
    assert run("course", "review", cwd=copy).returncode == 0
    run("course", "review", "--confirm", "all", cwd=copy)
    assert (copy / "reviews/staff-use.yml").read_bytes() == before


def test_changed_answer_is_named(copy: Path) -> None:
    _change(copy, QUIZ, "- [x] ", "- [x] Indeed ")
    told = run("course", "review", cwd=copy)
    assert told.returncode == 1
    assert "The answer has changed since " in told.stdout


def test_answer_that_went_is_dropped(copy: Path) -> None:
    _change(copy, "reviews/staff-use.yml", f"    {ANSWER}:", "    quizzes/staff-use.md#long-gone:")
    assert "[review-stale]" in run("course", "check", "reviews", cwd=copy).stdout
    assert run("course", "review", "--confirm", "all", cwd=copy).returncode == 0
    assert "long-gone" not in (copy / "reviews/staff-use.yml").read_text(encoding="utf-8")


def test_unknown_answer_is_a_message(copy: Path) -> None:
    told = run("course", "review", "--confirm", "quizzes/nowhere.md#x", cwd=copy)
    assert told.returncode == 2
    assert "no answer, passage or file is called quizzes/nowhere.md#x" in told.stderr
