"""Several learners in one browser: each has a log of their own, and nobody's goes when another comes."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from course.model import Course
from tests.conftest import PHONE, Visit
from tests.graduate import everything, graduate, stamped
from tests.learner import KEY, put, ready, shown_of, text_in
from tests.test_accessibility import violations

PAGE = "you/record/"


def _switch(page: Page) -> Any:
    page.get_by_role("button", name="Start fresh").click()
    return page.get_by_role("dialog", name="Switch learner")


def _begin(page: Page, name: str) -> Page:
    _switch(page).get_by_role("button", name="Somebody new").click()
    dialog = page.get_by_role("dialog", name="Who are you?")
    dialog.get_by_label("Your name").fill(name)
    with page.expect_navigation():
        dialog.get_by_role("button", name="Begin").click()
    return ready(page)


def _logs(page: Page) -> list[str]:
    found: list[str] = page.evaluate(
        "key => Object.keys(localStorage).filter(name => name.startsWith(`${key}:learner:`)).sort()", KEY
    )
    return found


def test_two_learners_and_a_guest_on_one_machine(visit: Callable[..., Visit], course: Course) -> None:
    kept = graduate(course, everything(course)[:2], "Jordan Rivera")
    kept["notes"] = {"module/the-page": stamped("Jordan’s own words.", 9)}
    seen = visit(PHONE)
    page = ready(put(seen, kept, PAGE))
    dialog = _switch(page)
    assert violations(page) == []
    dialog.get_by_role("button", name="Cancel").click()
    _begin(page, "Sam Lee")
    page = ready(seen.go(PAGE))
    expect(page.get_by_label("Your name")).to_have_value("Sam Lee")
    expect(page.locator("[data-slot=sum]")).to_have_text(f"0 of {len(course.modules)} modules complete")
    assert json.loads(text_in(page)) == kept
    # What Sam takes along is Sam's.
    with page.expect_download() as got:
        page.get_by_role("button", name="Backup for me").click()
    saved = Path(got.value.path()).read_text(encoding="utf-8")
    assert "Jordan" not in saved and shown_of(saved)["name"]["value"] == "Sam Lee"
    # A guest has nothing of either, in a tab of their own as well.
    page.get_by_role("button", name="Use as a guest").click()
    page.get_by_role("dialog").get_by_role("button", name="Use as a guest").click()
    expect(page.get_by_label("Your name")).to_have_value("")
    with page.context.expect_page() as opened:
        page.locator("[data-module='the-page']").click(modifiers=["ControlOrMeta"])
    expect(ready(opened.value).locator("[data-trouble=guest]")).to_be_visible()
    opened.value.close()
    page.get_by_role("button", name="Clear everything from this device").click()
    page.get_by_role("dialog").get_by_role("button", name="Remove what I did as a guest").click()
    expect(page.get_by_label("Your name")).to_have_value("Sam Lee")
    # Sam removes Sam's, and Jordan's stays.
    page.get_by_role("button", name="Clear everything from this device").click()
    dialog = page.get_by_role("dialog", name="Remove your work from this device?")
    expect(dialog).to_contain_text(f"Jordan Rivera, 2 of {len(course.modules)} modules, 1 note")
    dialog.get_by_role("button", name="Remove it, and remove the work of Sam Lee").click()
    expect(page.get_by_role("dialog", name="Your work is removed")).to_be_visible()
    page.keyboard.press("Escape")
    assert json.loads(text_in(page)) == kept
    assert "Sam" not in page.evaluate("JSON.stringify([{ ...localStorage }, { ...sessionStorage }])")
    with page.expect_navigation():
        _switch(page).get_by_role("button", name=f"Go on as Jordan Rivera, 2 of {len(course.modules)} modules").click()
    page = ready(seen.go(PAGE))
    expect(page.get_by_label("Your name")).to_have_value("Jordan Rivera")


@pytest.mark.parametrize(
    ("chosen", "has_begun"), [("aaaaaaaa", True), ("bbbbbbbb", False), ("", False), ("<b>", False)]
)
def test_home_is_drawn_for_whom_was_chosen(chosen: str, has_begun: bool, visit: Callable[..., Visit]) -> None:
    """Before any script of ours runs, by the log of the learner who is here and nobody else's."""
    seen = visit(PHONE)
    page = ready(seen.go(PAGE))
    page.evaluate(
        """([key, chosen]) => {
            localStorage.clear();
            localStorage.setItem(`${key}:learner:aaaaaaaa`, "{}");
            localStorage.setItem(`${key}:learner`, chosen);
        }""",
        [KEY, chosen],
    )
    page.route("**/assets/scripts/course*.js", lambda route: route.fulfill(content_type="text/javascript", body=""))
    page.goto(seen.address)
    assert (page.get_attribute("html", "data-begun") is not None) is has_begun


def test_a_tab_stays_with_whom_it_was_opened_for(visit: Callable[..., Visit], course: Course) -> None:
    kept = graduate(course, everything(course)[:1], "Jordan Rivera")
    seen = visit()
    page = ready(put(seen, kept, PAGE))
    other = page.context.new_page()
    other.goto(seen.address + PAGE)
    _begin(ready(other), "Sam Lee")
    page.get_by_label("Your name").fill("Jordan R.")
    page.get_by_label("Your name").blur()
    page.wait_for_timeout(200)
    assert shown_of(text_in(page))["name"]["value"] == "Jordan R."
    assert len(_logs(page)) == 1 and "Jordan" not in text_in(page, _logs(page)[0])
    later = page.context.new_page()
    later.goto(seen.address + PAGE)
    expect(ready(later).get_by_label("Your name")).to_have_value("Sam Lee")


@pytest.mark.parametrize("chosen", ["../../x", "ABCDEFGH", "", "a" * 200, "abcd:efg", "\u0000"])
def test_hostile_choice_leads_to_the_first_learner(chosen: str, visit: Callable[..., Visit], course: Course) -> None:
    kept = graduate(course, everything(course)[:1], "Jordan Rivera")
    seen = visit()
    page = ready(put(seen, kept, PAGE))
    page.evaluate(
        "([key, chosen]) => { localStorage.setItem(`${key}:learner`, chosen); sessionStorage.clear() }", [KEY, chosen]
    )
    page = ready(seen.go(PAGE))
    expect(page.get_by_label("Your name")).to_have_value("Jordan Rivera")


def test_hostile_logs_do_no_harm_and_are_not_lost(visit: Callable[..., Visit], course: Course) -> None:
    kept = graduate(course, everything(course)[:1], "Jordan Rivera")
    seen = visit()
    page = ready(put(seen, kept, PAGE))
    page.evaluate(
        """key => {
            localStorage.setItem(`${key}:learner:aaaaaaaa`, "nonsense");
            localStorage.setItem(`${key}:learner:<b>x</b>`, "nonsense");
            localStorage.setItem(`${key}:learner:bbbbbbbb`, '{"format": 7}');
        }""",
        KEY,
    )
    dialog = _switch(page)
    expect(dialog.get_by_role("button", name="Go on as somebody whose progress this page can’t read")).to_have_count(2)
    with page.expect_navigation():
        dialog.get_by_role("button", name="can’t read").first.click()
    page = ready(seen.go(PAGE))
    expect(page.locator("[data-trouble=unreadable]")).to_be_visible()
    everything_kept = page.evaluate("JSON.stringify({ ...localStorage })")
    assert everything_kept.count("nonsense") >= 2 and "Jordan Rivera" in everything_kept


def test_no_room_for_another_is_told_and_changes_nothing(visit: Callable[..., Visit], course: Course) -> None:
    kept = graduate(course, everything(course)[:1], "Jordan Rivera")
    page = ready(put(visit(), kept, PAGE))
    page.evaluate(
        "() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') } }"
    )
    _switch(page).get_by_role("button", name="Somebody new").click()
    dialog = page.get_by_role("dialog", name="Who are you?")
    dialog.get_by_label("Your name").fill("Sam Lee")
    dialog.get_by_role("button", name="Begin").click()
    expect(page.get_by_role("dialog", name="Nothing was changed")).to_be_visible()
    assert json.loads(text_in(page)) == kept
