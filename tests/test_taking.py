"""The course is taken from start to end: on a phone and on a desk, with scripts and without."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from course.model import Course
from tests.conftest import DESKTOP, PHONE, Visit
from tests.quizzing import answer, reveal


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_course_from_start_to_end(
    size: tuple[int, int], scripts: bool, visit: Callable[..., Visit], course: Course
) -> None:
    page = visit(size, scripts).go("")
    _fits(page)
    page.get_by_role("link", name="Start with module 1").click()
    for number, module in enumerate(course.modules, 1):
        expect(page.get_by_role("heading", level=1)).to_have_text(_shown(module.title))
        expect(page.locator(".steps-module:not(.activity-title)")).to_have_text(
            f"Module {number} of {len(course.modules)}"
        )
        _fits(page)
        page.locator(".exercise--scenario a").first.click()
        _play(page, scripts)
        _fits(page)
        page.get_by_role("link", name="On to the quiz").locator("visible=true").click()
        _answer(page, scripts, len(course.quizzes_of(module.slug)[0].questions))
        _fits(page)
        page.locator(".md-footer__link--next").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("My record")


def _shown(text: str) -> str:
    return text.replace("'", "’")


def _fits(page: Page) -> None:
    """Nothing makes the page wider than the screen."""
    size = page.viewport_size
    assert size is not None
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], page.url


def _play(page: Page, scripts: bool) -> None:
    """Choose the first way on until the story ends; one scene stands at a time."""
    for _ in range(20):
        expect(page.locator("[data-scene]").locator("visible=true")).to_have_count(1)
        ways = page.locator("[data-scene]").locator("visible=true").locator("ul.choices:not(.choices--after) a")
        if not ways.count():
            break
        ways.first.click()
    page.locator("[data-first-call] summary").locator("visible=true").first.click()
    expect(page.locator("[data-verdict]").locator("visible=true")).to_have_count(1)
    if scripts:
        # It is shown once the ending is kept.
        expect(page.locator("[data-debrief]")).to_be_visible()


def _answer(page: Page, scripts: bool, count: int) -> None:
    questions = page.locator("[data-question]")
    expect(questions).to_have_count(count)
    if scripts:
        expect(page.locator("[data-quiz][data-ready]")).to_be_visible()
    for at in range(count):
        question = questions.nth(at)
        reason = question.locator("[data-reason] blockquote a")
        reveal(question)
        expect(reason).to_be_hidden()
        if scripts:
            answer(question)
        else:
            question.locator("summary").click()
        expect(reason).to_be_visible()
    if scripts:
        page.get_by_role("button", name="See your result").click()
        expect(page.get_by_role("region", name="Your result")).to_contain_text(f"100% {count} of {count} right")
        expect(page.get_by_role("region", name="Your result")).to_contain_text("This module is complete.")
