"""What gives the key of another question away, what does not, and how a question says how many options are right."""

from __future__ import annotations

from pathlib import Path

import pytest

from course.checks.keys import miscounted_keys
from course.checks.leaks import leaked_keys
from course.model import Course
from course.reading import read_course
from tests.conftest import copy_small_course

QUIZ = "quizzes/photographs.md"
TITLE = '---\ntitle: "Quiz: photographs"\nmodule: photographs\nobjectives: {}\n---\n\n# Quiz: photographs\n'


def written(path: Path, *blocks: str) -> Course:
    """The small course with a quiz of these questions."""
    root = copy_small_course(path)
    text = "".join(f"\n## Case {at}\n\n<quiz>\n\n{block}\n\n</quiz>\n" for at, block in enumerate(blocks))
    (root / QUIZ).write_text(TITLE + text, encoding="utf-8")
    return read_course(root)


ASKED = "Where does it go?\n\n- [x] Into the blue safe, with its slip\n- [ ] Home\n> No.\n\nBecause."
OTHERS = [
    f"What of {word}?\n\n- [x] Nothing\n- [ ] All\n> No.\n\nSo it is." for word in ("pears", "plums", "figs", "nuts")
]


@pytest.mark.parametrize(
    ("other", "is_leak"),
    [
        ("Who?\n\n- [x] Ann\n- [ ] Lee\n> He does not.\n\nIt went into the blue safe with a slip.", True),
        ("Who?\n\n- [x] Ann\n- [ ] Lee\n> Blue safes take slips too.\n\nBecause.", True),
        ("It went into a blue safe, slip and all. Who did it?\n\n- [x] Ann\n- [ ] Lee\n> No.\n\nBecause.", True),
        ("Who?\n\n- [x] Ann\n- [ ] Ann, into the blue safe with its slip\n> That is wrong.\n\nBecause.", False),
        ("Who?\n\n- [x] Ann\n- [ ] Lee\n> No.\n\nThe safe is blue. A slip is white.", False),
        ("Who?\n\n- [x] Ann\n- [ ] Lee\n> No.\n\nNobody knows.", False),
    ],
)
def test_a_key_is_given_away_by_a_sentence_that_holds_it(other: str, is_leak: bool, tmp_path: Path) -> None:
    course = written(tmp_path / "course", ASKED, other, *OTHERS)
    found = [one for one in leaked_keys(course) if one.path == QUIZ]
    assert [one.line for one in found] == [9] * is_leak
    assert all("“Case 0” is given away by “Case 1”" in one.what for one in found)


def test_what_all_questions_say_gives_nothing_away(tmp_path: Path) -> None:
    same = [ASKED.replace("Where", where) for where in ("Where", "When", "How")]
    assert [one for one in leaked_keys(written(tmp_path / "course", *same)) if one.path == QUIZ] == []


TWO = "- [x] One\n- [x] Another\n- [ ] A third\n> No.\n\nBecause."
ONE = "- [x] One\n- [ ] Another\n- [ ] A third\n> No.\n\nBecause."


@pytest.mark.parametrize(
    ("stem", "options", "is_wrong"),
    [
        ("Which steps fit? Choose two.", TWO, False),
        ("Which two steps fit?", TWO, False),
        ("What are the two steps?", TWO, False),
        ("Pick 2. Which steps fit?", TWO, False),
        ("Which steps fit?", TWO, True),
        ("Which steps fit? Choose three.", TWO, True),
        ("Two children wait. Which steps fit?", TWO, True),
        ("Which step fits?", ONE, False),
        ("Which two things should she settle?", ONE, False),
        ("Which step fits? Choose two.", ONE, True),
        ("She must choose two of them. It is late. Which step fits?", ONE, False),
    ],
)
def test_a_question_says_how_many_options_are_right(stem: str, options: str, is_wrong: bool, tmp_path: Path) -> None:
    course = written(tmp_path / "course", f"{stem}\n\n{options}")
    assert [one.line for one in miscounted_keys(course) if one.path == QUIZ] == [9] * is_wrong
