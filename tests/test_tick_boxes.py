"""Tick boxes: what is ticked in the text of a pull request is confirmed, and nothing that its writer did not see."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.model import Course
from course.queries.answers import answers_of
from course.tick_boxes import MAX_BYTES, tick_boxes, ticked_in
from tests.conftest import run

QUIZ, MODULE = "quizzes/the-page.md", "docs/modules/the-page.md"
ANSWER = f"{QUIZ}#a-good-goodbye"
NAME = ("--as", "Ana Díaz, trainer")


def change(copy: Path, path: str, old: str, new: str) -> None:
    """Change the first place where a text stands in a file."""
    text = (copy / path).read_text(encoding="utf-8")
    assert old in text
    (copy / path).write_text(text.replace(old, new, 1), encoding="utf-8")


def boxes(copy: Path) -> list[str]:
    """The lines to tick."""
    told = run("course", "review", "--boxes", cwd=copy)
    assert told.returncode == 0
    return told.stdout.splitlines()


def confirm(copy: Path, text: str) -> str:
    """Confirm what is ticked in a text; return what is said of it."""
    file = copy.parent / f"{copy.name}.ticks.md"
    file.write_bytes(text.encode())
    told = run("course", "review", "--confirm-ticked", str(file), *NAME, cwd=copy)
    assert told.returncode == 0, told
    return told.stdout


@pytest.fixture
def changed(copy: Path) -> Path:
    """A course in which two answers wait."""
    change(copy, QUIZ, "> By then she has held", "> By then she has kept")
    change(copy, QUIZ, "- [x] ", "- [x] Indeed ")
    assert len(boxes(copy)) == 2
    return copy


def test_nothing_waits_and_nothing_is_to_be_ticked(copy: Path) -> None:
    assert boxes(copy) == []


def test_a_ticked_answer_is_confirmed_and_no_other(changed: Path) -> None:
    lines = boxes(changed)
    (mine,) = [line for line in lines if ANSWER in line]
    assert mine.startswith(f"- [ ] `{ANSWER}` ")
    text = "Words.\r\n\r\n" + "\r\n".join(lines).replace(mine, mine.replace("[ ]", "[x]")) + "\r\n"
    assert confirm(changed, text).startswith("Confirmed 1 of 2 answers that waited.")
    (left,) = boxes(changed)
    assert ANSWER not in left
    assert confirm(changed, left.replace("[ ]", "[X]")).startswith("Confirmed 1 of 1")
    assert run("course", "check", cwd=changed).stdout == "No findings.\n"
    assert confirm(changed, text).startswith("Confirmed 0 of 0")


def test_a_tick_counts_no_more_once_the_answer_or_its_passage_changed(changed: Path) -> None:
    ticked = "\n".join(boxes(changed)).replace("[ ]", "[x]")
    change(changed, MODULE, "People leave for good reasons", "People leave for sad reasons")
    said = confirm(changed, ticked)
    assert f"Ticked as it was before: {ANSWER}." in said and "Confirmed 0 of " not in said.splitlines()[0]
    assert any(ANSWER in line for line in boxes(changed))


def test_boxes_wait_until_nothing_else_is_wrong(changed: Path) -> None:
    change(changed, "docs/index.md", "# ", "See [it](gone.md).\n\n# ")
    assert boxes(changed) == []


def test_what_went_is_dropped_without_a_tick(copy: Path) -> None:
    change(copy, "reviews/the-page.yml", f"    {ANSWER}:", "    quizzes/the-page.md#long-gone:")
    assert "Dropped quizzes/the-page.md#long-gone" in confirm(copy, "")
    assert "long-gone" not in (copy / "reviews/the-page.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "spoil",
    [
        lambda line: line,
        lambda line: line.replace("[ ]", "[y]"),
        lambda line: line.replace("[ ]", "[x]").replace("`", ""),
        lambda line: line.replace("[ ]", "[x]")[:-1],
        lambda line: line.replace("[ ]", "[x]") + " and more",
        lambda line: "    " + line.replace("[ ]", "[x]"),
        lambda line: "> " + line.replace("[ ]", "[x]"),
        lambda line: line.replace("[ ]", "[x]").replace("`quizzes", "`./quizzes"),
        lambda line: line.replace("[ ]", "[x]").replace("- ", "- - "),
        lambda line: line.replace("[ ]", "[x]").upper(),
    ],
)
def test_what_is_no_ticked_box_confirms_nothing(changed: Path, spoil: object) -> None:
    assert callable(spoil)
    assert "Confirmed 0 of 2" in confirm(changed, "\n".join(spoil(line) for line in boxes(changed)))


def test_a_tick_for_no_answer_is_named_in_letters_that_no_terminal_obeys(changed: Path) -> None:
    said = confirm(changed, "- [x] `quizzes/nowhere.md#x` 0123456789ab\n- [x] `::error::x` 0123456789ab\n")
    assert said.splitlines()[0] == "Ticked, but no answer: quizzes/nowhere.md#x."
    assert "::" not in said


def test_only_as_much_is_read_as_a_pull_request_may_say(changed: Path) -> None:
    ticked = "\n".join(boxes(changed)).replace("[ ]", "[x]")
    assert "Confirmed 0 of 2" in confirm(changed, "\n" * MAX_BYTES + ticked)
    assert "Confirmed 2 of 2" in confirm(changed, "\n" * (MAX_BYTES - 1000) + ticked)


def test_a_text_that_is_not_there_is_misuse(copy: Path) -> None:
    told = run("course", "review", "--confirm-ticked", "nowhere.md", cwd=copy)
    assert told.returncode == 2 and "nowhere.md" in told.stderr


@given(text=st.text(), noise=st.text(alphabet="-*[]xX `#/\n\t\r\0\x1b@<>"))
def test_no_text_confirms_what_it_does_not_name(course: Course, text: str, noise: str) -> None:
    waiting = answers_of(course)
    assert not ticked_in(text + noise + text, course, waiting).chosen
    box = next(iter(tick_boxes(course, waiting))).replace("[ ]", "[x]")
    chosen = ticked_in(f"{noise}\n{box}\n{text}", course, waiting).chosen
    assert {answer.id for answer in chosen} == {waiting[0].id}


# While something else is wrong


def test_with_if_clean_nothing_is_confirmed_while_anything_else_is_wrong(changed: Path) -> None:
    before = (changed / "reviews/the-page.yml").read_bytes()
    page = (changed / "docs/index.md").read_text(encoding="utf-8")
    change(changed, "docs/index.md", "# ", "See [it](gone.md).\n\n# ")
    told = run("course", "review", "--if-clean", "--confirm", ANSWER, *NAME, cwd=changed)
    assert told.returncode == 1
    assert "[link-page]" in told.stdout and "Nothing was confirmed." in told.stdout
    assert (changed / "reviews/the-page.yml").read_bytes() == before
    (changed / "docs/index.md").write_text(page, encoding="utf-8")
    # Another answer that waits is for somebody else to read.
    assert run("course", "review", "--if-clean", "--confirm", ANSWER, *NAME, cwd=changed).returncode == 0
    assert len(boxes(changed)) == 1
