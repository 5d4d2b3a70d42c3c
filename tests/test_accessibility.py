"""Accessibility: axe-core's rules on every page, zoom, focus, and the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.conftest import DESKTOP, SUBPATH, Visit

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page: Page) -> list[str]:
    """What axe-core finds on a page, a line for each rule with the first element that breaks it."""
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}}).response["violations"]
    return [f"{page.url} {one['id']}: {one['nodes'][0]['html'][:120]}" for one in found]


@pytest.mark.parametrize(
    ("size", "scheme"),
    [((320, 640), "light"), ((320, 640), "dark"), (DESKTOP, "light"), (DESKTOP, "dark")],
    ids=["phone-light", "phone-dark", "desktop-light", "desktop-dark"],
)
def test_axe_finds_nothing(size: tuple[int, int], scheme: str, visit: Callable[..., Visit], site: Path) -> None:
    seen = visit(size, scheme=scheme)
    found: list[str] = []
    for file in sorted(site.rglob("index.html")):
        page = seen.go(file.relative_to(site).as_posix().removesuffix("index.html"))
        found += violations(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0], page.url
    assert found == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_after_answers(scheme: str, visit: Callable[..., Visit]) -> None:
    page = visit(scheme=scheme).go("quizzes/staff-use/")
    for at, question in enumerate(page.locator("[data-question]").all()):
        wanted = "input[data-correct]" if at % 2 else "input:not([data-correct])"
        question.locator(wanted).first.check()
        question.get_by_role("button", name="Submit").click()
    assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_any_scene(scheme: str, visit: Callable[..., Visit]) -> None:
    page = visit(scheme=scheme).go("scenarios/the-friend-request/")
    ids = page.locator("[data-scene]").evaluate_all("found => found.map(one => one.id)")
    for id in ids:
        page.evaluate("id => { location.hash = id }", id)
        expect(page.locator(f"#{id}")).to_be_visible()
        assert violations(page) == []


def test_text_can_be_four_times_as_large(visit: Callable[..., Visit]) -> None:
    """400 % of 1,280 pixels leaves 320: one column, no scrolling sideways."""
    for path in (
        "",
        "modules/staff-use/",
        "scenarios/the-friend-request/",
        "quizzes/staff-use/",
        "reference/corrections/",
    ):
        page = visit((320, 256)).go(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path


def test_scenario_by_keyboard_alone(visit: Callable[..., Visit]) -> None:
    page = visit().go("scenarios/the-friend-request/")
    for _ in range(12):
        if page.locator("[data-verdict]").locator("visible=true").count():
            break
        _tab_to(page, "[data-scene] a.choice")
        page.keyboard.press("Enter")
    expect(page.locator("[data-verdict]").locator("visible=true")).to_have_count(1)


def test_quiz_by_keyboard_alone(visit: Callable[..., Visit]) -> None:
    page = visit().go("quizzes/staff-use/")
    _tab_to(page, "[data-question] input")
    page.keyboard.press("Space")
    _tab_to(page, "[data-question] button")
    page.keyboard.press("Enter")
    expect(page.locator("[data-question] .quiz-feedback").first).to_be_visible()


def _tab_to(page: Page, selector: str) -> None:
    """Press Tab until a visible element that matches has the focus, which must then be seen."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement?.matches(selector) ?? false", selector):
            outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert outline != "none", "the focus can't be seen"
            return
    raise AssertionError(f"Tab never reached {selector}")


def test_skip_link_leads_to_the_content(visit: Callable[..., Visit]) -> None:
    for path in ("", "modules/staff-use/", "scenarios/the-friend-request/", "quizzes/staff-use/"):
        page = visit().go(path)
        target = page.locator("a.md-skip").get_attribute("href")
        assert target is not None and target.startswith("#") and SUBPATH not in target
        assert page.locator(target).count() == 1, path
