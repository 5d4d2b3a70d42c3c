"""Drift: a confirmed answer holds until it or its passage changes; confirming again is one command."""

from __future__ import annotations

import os
import re
from datetime import date
from pathlib import Path

import pytest

from course.cli import main
from course.queries.answers import answers_of
from course.reading import read_course
from tests.conftest import ROOT, run

MODULE, QUIZ = "docs/modules/the-page.md", "quizzes/the-page.md"
ANSWER = f"{QUIZ}#a-good-goodbye"
NAME = ("--as", "Ana Díaz, trainer")


def _change(copy: Path, path: str, old: str, new: str) -> None:
    text = (copy / path).read_text(encoding="utf-8")
    assert old in text
    (copy / path).write_text(text.replace(old, new, 1), encoding="utf-8")


def test_everything_is_confirmed(copy: Path) -> None:
    told = run("course", "review", cwd=copy)
    assert (told.returncode, told.stdout) == (0, "All answers are confirmed.\n")


def test_changed_passage_is_shown_with_both_texts_and_confirmed(copy: Path) -> None:
    _change(
        copy,
        MODULE,
        "## When a volunteer leaves\n\n",
        "## When a volunteer leaves\n\nWho may write to you has changed. ",
    )
    checked = run("course", "check", QUIZ, cwd=copy)
    assert checked.returncode == 1
    assert "[review-passage]" in checked.stdout
    assert "it said “nothing” and says “Who may write to you has changed.”" in checked.stdout
    assert f"course review --confirm {ANSWER}" in checked.stdout
    told = run("course", "review", cwd=copy)
    assert told.returncode == 1
    assert "    + Who may write to you has changed. " in told.stdout
    assert "    - " in told.stdout
    confirmed = run("course", "review", "--confirm", ANSWER, *NAME, cwd=copy)
    assert confirmed.returncode == 0 and confirmed.stdout.startswith("Confirmed 1 of ")
    assert ANSWER not in run("course", "review", cwd=copy).stdout
    assert run("course", "review", "--confirm", "all", *NAME, cwd=copy).returncode == 0
    assert run("course", "check", cwd=copy).stdout == "No findings.\n"


def test_white_space_is_no_change(copy: Path) -> None:
    before = (copy / "reviews/the-page.yml").read_bytes()
    _change(copy, MODULE, "People leave for good reasons", "People leave\nfor   good reasons")
    assert run("course", "review", cwd=copy).returncode == 0
    run("course", "review", "--confirm", "all", *NAME, cwd=copy)
    assert (copy / "reviews/the-page.yml").read_bytes() == before


def test_changed_answer_is_named(copy: Path) -> None:
    _change(copy, QUIZ, "- [x] ", "- [x] Indeed ")
    told = run("course", "review", cwd=copy)
    assert told.returncode == 1
    assert "The answer has changed since " in told.stdout


def test_answer_that_went_is_dropped(copy: Path) -> None:
    _change(copy, "reviews/the-page.yml", f"    {ANSWER}:", "    quizzes/the-page.md#long-gone:")
    assert "[review-stale]" in run("course", "check", "reviews", cwd=copy).stdout
    assert run("course", "review", "--confirm", "all", *NAME, cwd=copy).returncode == 0
    assert "long-gone" not in (copy / "reviews/the-page.yml").read_text(encoding="utf-8")


def test_unknown_answer_is_a_message(copy: Path) -> None:
    told = run("course", "review", "--confirm", "quizzes/nowhere.md#x", cwd=copy)
    assert told.returncode == 2
    assert "no answer, passage or file is called quizzes/nowhere.md#x" in told.stderr


# What is shown


def test_whole_question_is_shown_beside_its_passage(copy: Path) -> None:
    (copy / "reviews/the-page.yml").unlink()
    told = run("course", "review", cwd=copy).stdout
    block = told[told.index(f"{QUIZ}:") :]
    question = next(one for one in block.split("\n\nquizzes/") if "A good goodbye" in one)
    for part in (
        "Nobody has confirmed it yet.",
        "Kim moves away on Sunday.",
        "- [x] On her last day, together with her",
        "- [ ] At the end of the year, with all others",
        "> By then she has held a key",
        "It is done at once, and it is done with her",
        '> "Then, on the same day, take',
        "docs/modules/the-page.md#when-a-volunteer-leaves says:",
        "People leave for good reasons.",
    ):
        assert part in question
    for part in ("The spare key", "Omar never uses it", "Verdict: risky", "He is a friend, and it was kindly meant."):
        assert part in told


def test_changed_answer_is_shown_as_it_was_and_as_it_is(copy: Path) -> None:
    _change(copy, QUIZ, "> By then she has held", "> By then she has kept")
    told = run("course", "review", cwd=copy).stdout
    assert "    - > By then she has held a key" in told
    assert "    + > By then she has kept a key" in told
    assert "      - [x] On her last day, together with her" in told


# Who confirms


def test_name_and_role_are_kept_and_shown(copy: Path) -> None:
    _change(copy, QUIZ, "> By then she has held", "> By then she has kept")
    assert run("course", "review", "--confirm", ANSWER, *NAME, cwd=copy).returncode == 0
    assert "      by: Ana Díaz, trainer\n" in (copy / "reviews/the-page.yml").read_text(encoding="utf-8")
    _change(copy, QUIZ, "> By then she has kept", "> By then she has had")
    by = "by Ana Díaz, trainer"
    assert by in run("course", "check", cwd=copy).stdout
    assert by in run("course", "review", cwd=copy).stdout
    _change(copy, QUIZ, "> By then she has had", "> By then she has kept")
    _change(copy, MODULE, "## When a volunteer leaves\n\n", "## When a volunteer leaves\n\nStop. ")
    assert by in run("course", "check", cwd=copy).stdout
    assert by in run("course", "review", cwd=copy).stdout


def _git(tmp_path: Path, name: str) -> dict[str, str]:
    """An environment in which git knows that name and nothing else."""
    config = tmp_path / "gitconfig"
    config.write_text(f'[user]\n\tname = "{name}"\n' if name else "", encoding="utf-8")
    return {"GIT_CONFIG_GLOBAL": str(config), "GIT_CONFIG_SYSTEM": os.devnull, "GIT_CEILING_DIRECTORIES": str(tmp_path)}


def test_name_comes_from_git(copy: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    _change(copy, QUIZ, "> By then she has held", "> By then she has kept")
    told = run("course", "review", "--confirm", ANSWER, cwd=copy, **_git(tmp_path_factory.mktemp("git"), "Linh Tran"))
    assert told.returncode == 0 and "Linh Tran" in told.stdout
    assert "      by: Linh Tran\n" in (copy / "reviews/the-page.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("in_git", "given", "message"),
    [
        ("", (), "a confirmation needs a name"),
        ("Ana", ("--as", "  "), "a confirmation needs a name"),
        ("ana@example.org", (), "holds an e-mail address"),
        ("", ("--as", "Ana <ana@example.org>"), "holds an e-mail address"),
        ("", ("--as", "A" * 121), "has 121 of at most 120 letters"),
    ],
)
def test_nothing_is_confirmed_without_a_name(
    copy: Path, tmp_path_factory: pytest.TempPathFactory, in_git: str, given: tuple[str, ...], message: str
) -> None:
    _change(copy, QUIZ, "> By then she has held", "> By then she has kept")
    before = _reviews(copy)
    environment = _git(tmp_path_factory.mktemp("git"), in_git)
    told = run("course", "review", "--confirm", "all", *given, cwd=copy, **environment)
    assert told.returncode == 2 and message in told.stderr and "--as" in told.stderr
    assert _reviews(copy) == before


# Nothing is lost


def _reviews(copy: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in (copy / "reviews").iterdir()}


UNREADABLE = {
    "a bracket is missing": (QUIZ, "objectives:\n", "objectives: [\n", "front-matter"),
    "a conflict": ("reviews/messages.yml", "reviews:\n", "<<<<<<< HEAD\nreviews:\n", "conflict"),
    "the order of modules": ("course.yml", "modules:\n", "modules:: [\n", "front-matter"),
    "a figure": ("data/use.csv", ",13,", ",many,", "data"),
}


@pytest.mark.parametrize("slip", UNREADABLE)
def test_nothing_is_confirmed_or_dropped_while_a_file_cannot_be_read(copy: Path, slip: str) -> None:
    path, old, new, rule = UNREADABLE[slip]
    _change(copy, "quizzes/photographs.md", "- [x] ", "- [x] Indeed ")
    _change(copy, path, old, new)
    before = _reviews(copy)
    for confirm in ((), ("--confirm",), ("--confirm", "all", *NAME), ("--confirm", ANSWER, *NAME)):
        told = run("course", "review", *confirm, cwd=copy)
        assert told.returncode == 1, told.stdout
        assert f"{path}:" in told.stdout and f"[{rule}]" in told.stdout
        assert "Not every file can be read." in told.stdout
        assert _reviews(copy) == before


def test_missing_files_keep_their_confirmations(copy: Path) -> None:
    before = _reviews(copy)
    for path in ("data/statements.yml", QUIZ, MODULE):
        kept = (copy / path).read_bytes()
        (copy / path).unlink()
        for confirm in (("--confirm",), ("--confirm", "all", *NAME)):
            told = run("course", "review", *confirm, cwd=copy)
            assert told.returncode == 1, path
            assert _reviews(copy) == before
        (copy / path).write_bytes(kept)


def test_what_is_broken_is_fixed_before_it_is_confirmed(copy: Path) -> None:
    _change(copy, QUIZ, "- [ ] At the end of", "- [v] At the end of")
    _change(copy, "quizzes/photographs.md", "- [x] ", "- [x] Indeed ")
    before = _reviews(copy)
    for wanted in ("all", QUIZ):
        told = run("course", "review", "--confirm", wanted, *NAME, cwd=copy)
        assert _reviews(copy) == before
    told = run("course", "review", "--confirm", "quizzes/photographs.md", *NAME, cwd=copy)
    assert told.returncode == 0 and told.stdout.startswith("Confirmed 1 of ")


def test_broken_passage_is_fixed_before_it_is_confirmed(copy: Path) -> None:
    _change(copy, MODULE, "## When a volunteer leaves\n\n", "## When a volunteer leaves\n\nSee [more](gone.md). ")
    before = _reviews(copy)
    told = run("course", "review", "--confirm", ANSWER, *NAME, cwd=copy)
    assert told.returncode == 1 and "[link-page]" in told.stdout and "Nothing was confirmed." in told.stdout
    assert _reviews(copy) == before
    _change(copy, MODULE, "See [more](gone.md). ", "See more. ")
    _change(copy, MODULE, "## Who holds the keys\n\n", "## Who holds the keys\n\nSee [more](gone.md). ")
    assert run("course", "review", "--confirm", ANSWER, *NAME, cwd=copy).returncode == 0


@pytest.mark.parametrize("fails", [1, 2])
def test_crash_leaves_each_file_as_it_was_or_as_it_should_be(
    copy: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], fails: int
) -> None:
    _change(copy, QUIZ, "- [x] ", "- [x] Indeed ")
    _change(copy, "quizzes/photographs.md", "- [x] ", "- [x] Indeed ")
    before = _reviews(copy)
    calls: list[str] = []
    replace = os.replace

    def failing(source: Path, target: Path) -> None:
        calls.append(str(target))
        assert source.parent == target.parent and source.suffix != ".yml"
        if len(calls) == fails:
            raise OSError("the disk is full")
        replace(source, target)

    monkeypatch.chdir(copy)
    monkeypatch.setattr(os, "replace", failing)
    assert main(["review", "--confirm", "all", *NAME]) == 1
    assert "the disk is full" in capsys.readouterr().out
    half = _reviews(copy)
    monkeypatch.setattr(os, "replace", replace)
    assert main(["review", "--confirm", "all", *NAME]) == 0
    after = _reviews(copy)
    assert set(half) == set(before) == set(after)
    assert {name for name in after if after[name] != before[name]} == {"the-page.yml", "photographs.yml"}
    assert all(half[name] in (before[name], after[name]) for name in half)
    assert sum(half[name] != before[name] for name in half) == fails - 1


# Where one stands, and what was confirmed before


def test_files_are_named_from_where_one_stands(copy: Path) -> None:
    for here, wanted in (
        (copy / "quizzes", "the-page.md"),
        (copy / "quizzes", f"../{QUIZ}"),
        (copy / "quizzes", QUIZ),
        (copy / "quizzes", "."),
        (copy / "quizzes", "the-page.md#a-good-goodbye"),
        (copy / "docs/modules", "the-page.md"),
        (copy, "quizzes"),
        (copy, str(copy / QUIZ)),
    ):
        word = f"her{len(wanted)}{here.name}"
        text = (copy / QUIZ).read_text(encoding="utf-8")
        (copy / QUIZ).write_text(re.sub(r"together with \w+", f"together with {word}", text), encoding="utf-8")
        told = run("course", "review", "--confirm", wanted, *NAME, cwd=here)
        assert (told.returncode, told.stdout[:14]) == (0, "Confirmed 1 of"), (wanted, told)
    told = run("course", "review", "--confirm", "gone.md", *NAME, cwd=copy / "quizzes")
    assert told.returncode == 2 and "called gone.md" in told.stderr


def test_command_in_a_message_runs_as_printed(copy: Path) -> None:
    _change(copy, QUIZ, "- [x] ", "- [x] Indeed ")
    (message,) = [line for line in run("course", "check", cwd=copy).stdout.split("\n") if "review-answer" in line]
    command = message.partition("; read both, then run: ")[2].split()
    assert (ROOT / command[0]).exists() or os.name == "nt"
    assert "--confirm" in command


OLD = """\
reviews:
- passage: {passage}
  text: |-
    {text}
  answers:
    {id}: {hash} 2025-02-03
"""


def test_confirmations_of_old_carry_over(copy: Path) -> None:
    course = read_course(copy)
    for path in {review.path for kept in course.reviews.values() for review in kept}:
        (copy / path).unlink()
    for at, answer in enumerate(answers_of(course)):
        text = answer.passage_text.replace("\n", "\n    ")
        old = OLD.format(passage=answer.passage, text=text, id=answer.id, hash=answer.hash)
        (copy / f"reviews/old-{at}.yml").write_text(old, encoding="utf-8")
    assert run("course", "check", cwd=copy).stdout == "No findings.\n"
    _change(copy, QUIZ, "> By then she has held", "> By then she has kept")
    told = run("course", "review", cwd=copy).stdout
    assert "The answer has changed since it was confirmed on 2025-02-03; its text of then was not kept." in told
    assert run("course", "review", "--confirm", cwd=copy).returncode == 0
    kept = read_course(copy).reviews
    days = {review.on for reviews in kept.values() for review in reviews}
    assert len(kept) == len(course.reviews) and days == {date(2025, 2, 3)}
    assert [id for id, (review, *_) in kept.items() if review.hash] == [ANSWER]
    assert {review.by for reviews in kept.values() for review in reviews} == {""}
    assert run("course", "check", cwd=copy).stdout.count("[review-") == 1


@pytest.mark.parametrize("day", ["2026-02-30", "soon", "20"])
def test_day_that_no_calendar_has_is_a_finding(copy: Path, day: str) -> None:
    for slip in (f"{'a' * 12} {day}", f"{{day: {day}, answer: So.}}"):
        line = f"reviews:\n- passage: {MODULE}#x\n  text: So.\n  answers:\n    {QUIZ}#y: {slip}\n"
        (copy / "reviews/more.yml").write_text(line, encoding="utf-8")
        told = run("course", "check", "reviews", cwd=copy)
        assert told.returncode == 1 and "reviews/more.yml:5: [front-matter]" in told.stdout, told.stdout + told.stderr
