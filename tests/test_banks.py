"""Question banks: read and checked as quizzes are, confirmed as they are, and shown nowhere but in a return."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from course.checks import check_course
from course.model import Course
from course.queries.answers import answer_ids
from course.queries.content_hash import course_version
from course.reading import read_course
from tests.conftest import copy_small_course, run

BANK = "quizzes/bank/messages.md"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A copy of the small course."""
    return copy_small_course(tmp_path / "course")


def _edit(root: Path, old: str, new: str, file: str = BANK) -> list[str]:
    """Replace a text in a file of a course, and return what the check finds but for reviews."""
    text = (root / file).read_text(encoding="utf-8")
    assert old in text
    (root / file).write_text(text.replace(old, new), encoding="utf-8")
    found = check_course(read_course(root))
    return [f"{one.path}:{one.line} {one.rule}" for one in found if not one.rule.startswith("review-")]


def test_a_bank_is_read_like_a_quiz(course: Course) -> None:
    (bank,) = course.banks
    assert (bank.slug, bank.module, bank.new_cases) == (
        "messages",
        "messages",
        ("a-child-on-the-stairs", "a-shelf-of-prints", "a-dish-of-lentils", "a-letter-on-sunday"),
    )
    assert [len(question.options) for question in bank.questions] == [3, 3, 3, 3]
    assert bank not in course.quizzes
    assert course.unit(BANK) is None


def test_its_answers_are_confirmed_like_others(course: Course) -> None:
    assert {f"{BANK}#{question.id}" for question in course.banks[0].questions} <= answer_ids(course)


def test_no_page_but_that_of_returns_has_it(course: Course, site: Path) -> None:
    texts = [option.text for question in course.banks[0].questions for option in question.options]
    for file in site.rglob("*"):
        assert "bank" not in file.relative_to(site).parts
        if file == site / "you/new-cases/index.html":
            continue
        if file.suffix in (".html", ".js", ".json", ".xml", ".txt"):
            text = file.read_text(encoding="utf-8")
            assert not [one for one in texts if one in text or json.dumps(one)[1:-1] in text], file


def test_learners_are_not_held_to_it(course: Course) -> None:
    documents = {path: document for path, document in course.documents.items() if path != BANK}
    assert course_version(replace(course, banks=(), documents=documents)) == course_version(course)


def test_fields_of_a_quiz_alone_are_refused(small: Path) -> None:
    assert _edit(small, "module: messages", "module: messages\npass_mark: 75") == [f"{BANK}:4 front-matter"]


def test_a_quiz_has_no_new_cases(small: Path) -> None:
    found = _edit(small, "module: messages", "module: messages\nnew_cases: [a-long-night]", "quizzes/messages.md")
    assert found == ["quizzes/messages.md:4 front-matter"]


def test_a_file_beside_the_banks_is_told(small: Path) -> None:
    (small / "quizzes/bank/More Messages.md").write_text("Text.", encoding="utf-8")
    (small / "quizzes/more").mkdir()
    (small / "quizzes/more/messages.md").write_text("Text.", encoding="utf-8")
    told = run("course", "check", cwd=small).stdout
    assert "rename it to quizzes/bank/more-messages.md" in told
    assert "nothing is read from the folder quizzes/more" in told


def test_a_link_to_a_bank_leads_out_of_the_site(small: Path) -> None:
    found = _edit(
        small, "[quiz on messages](../../quizzes/messages.md)", f"[bank](../../{BANK})", "docs/modules/messages.md"
    )
    assert [one.partition(" ")[2] for one in found] == ["link-place"]


def test_without_a_word_on_banks_none_is_asked_for(small: Path) -> None:
    settings = (small / "course.yml").read_text(encoding="utf-8")
    start = settings.index("bank:\n")
    (small / "course.yml").write_text(settings[:start] + settings[settings.index("pages:") :], encoding="utf-8")
    (small / BANK).unlink()
    assert {one.rule for one in check_course(read_course(small))} == {"review-stale"}
