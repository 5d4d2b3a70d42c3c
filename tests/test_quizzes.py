"""Quizzes: mkdocs-quiz's questions under their own names, on the pages of quizzes and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from course.model import Course
from tests.conftest import ROOT, Visit, run

PATH = "quizzes/staff-use/"


def test_questions_are_named_by_their_slugs(visit: Callable[..., Visit], course: Course) -> None:
    for quiz in course.quizzes:
        page = visit().go(f"quizzes/{quiz.slug}/")
        ids = page.locator(".quiz").evaluate_all("found => found.map(one => one.id)")
        assert ids == [question.id for question in quiz.questions]
        assert page.locator("[id^=quiz-0], [for^=quiz-0]").count() == 0
        for question in quiz.questions:
            options = page.locator(f"#{question.id} fieldset input")
            expect(options).to_have_count(len(question.options))
            keys = options.evaluate_all("found => found.map(one => one.hasAttribute('data-correct'))")
            assert keys == [option.is_key for option in question.options]


def test_ids_are_unique(visit: Callable[..., Visit]) -> None:
    ids = visit().go(PATH).evaluate("[...document.querySelectorAll('[id]')].map(one => one.id)")
    assert len(ids) == len(set(ids))


def test_answers_survive_reordering(visit: Callable[..., Visit], copy: Path, site: Path, course: Course) -> None:
    """What was answered shows on its own question after a trainer has moved that question down."""
    first, second = course.quizzes_of("staff-use")[0].questions[:2]
    file = copy / "quizzes/staff-use.md"
    head, *parts = re.split(r"(?m)^(?=## )", file.read_text(encoding="utf-8"))
    file.write_text("".join([head, parts[1], parts[0], *parts[2:]]), encoding="utf-8")
    built = run("mkdocs", "build", "--strict", "--site-dir", str(copy / "site"), cwd=copy)
    assert built.returncode == 0, built.stderr
    page = visit().go(PATH)
    question = page.locator(f"#{first.id}")
    question.locator("input").nth(first.options.index(first.keys[0])).check()
    question.get_by_role("button", name="Submit").click()
    changed = (copy / "site/quizzes/staff-use/index.html").read_text(encoding="utf-8")
    page.route("**/quizzes/staff-use/", lambda route: route.fulfill(body=changed, content_type="text/html"))
    page.reload()
    assert page.locator(".quiz").first.get_attribute("id") == second.id
    expect(page.locator(f"#{first.id} .quiz-feedback")).to_be_visible()
    expect(page.locator(f"#{second.id} .quiz-feedback")).to_be_hidden()


def test_arrow_keys_send_nothing(visit: Callable[..., Visit]) -> None:
    page = visit().go(PATH)
    question = page.locator("[data-question]").first
    question.locator("input").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(question.locator(".quiz-feedback")).to_be_hidden()
    expect(question.locator("section.content")).to_be_hidden()


def test_wrong_answer_is_explained(visit: Callable[..., Visit], course: Course) -> None:
    question = course.quizzes_of("staff-use")[0].questions[0]
    at = next(at for at, option in enumerate(question.options) if not option.is_key)
    page = visit().go(PATH)
    shown = page.locator(f"#{question.id}")
    shown.locator("input").nth(at).check()
    shown.get_by_role("button", name="Submit").click()
    expect(shown.locator(".quiz-feedback")).to_contain_text(question.options[at].feedback[:40].replace("'", "’"))
    link = shown.locator("section.content blockquote a")
    link.click()
    expect(page).to_have_url(re.compile(r"/modules/staff-use/#[a-z-]+$"))


@pytest.mark.parametrize("leftover", ["<quiz>", "mkdocs-quiz-source", "new JSConfetti(", "data-auto-submit"])
def test_pages_of_quizzes_carry_no(leftover: str, site: Path) -> None:
    for page in (site / "quizzes").rglob("index.html"):
        html = page.read_text(encoding="utf-8")
        without_script = re.sub(r"(?s)<script.*?</script>", "", html)
        assert leftover not in without_script, page


def test_other_pages_carry_nothing_of_quizzes(site: Path) -> None:
    for page in site.rglob("*.html"):
        if "quizzes" not in page.relative_to(site).parts:
            assert "mkdocsQuizConfig" not in page.read_text(encoding="utf-8"), page


def test_every_quiz_reads_on_the_repositorys_page() -> None:
    """The blank lines inside <quiz> make its options a list there, not one block of raw HTML."""
    for file in (ROOT / "quizzes").glob("*.md"):
        assert not re.search(r"<quiz>\n(?!\n)|(?<!\n)\n</quiz>", file.read_text(encoding="utf-8")), file
