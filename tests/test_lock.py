"""The four-digit lock against mistakes: it asks whose progress it is, and nothing is lost by it."""

from __future__ import annotations

import json
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from course.model import Course
from tests.conftest import PHONE, Visit
from tests.graduate import everything, graduate
from tests.learner import KEY, put, ready, shown_in, text_in
from tests.test_accessibility import violations

RECORD = "you/record/"
MODULE = "modules/the-page/"
AWAY = "key => localStorage.setItem(`${key}:last`, String(Date.now() - 31 * 60_000))"


def _locked(seen: Visit, course: Course) -> Page:
    """A browser in which Jordan has set a lock."""
    page = ready(put(seen, graduate(course, everything(course)[:2], "Jordan Rivera"), RECORD))
    page.get_by_role("button", name="Four-digit lock").click()
    dialog = page.get_by_role("dialog", name="Lock your progress on this device?")
    expect(dialog).to_contain_text("is no more than that")
    assert violations(page) == []
    for wrong in ("12", "abcd"):
        dialog.get_by_label("Four digits").fill(wrong)
        dialog.get_by_role("button", name="Set the lock").click()
        expect(dialog.get_by_role("alert")).to_have_text("It takes four digits, from 0 to 9.")
    dialog.get_by_label("Four digits").fill("2468")
    dialog.get_by_role("button", name="Set the lock").click()
    page.get_by_role("dialog", name="The lock is set").get_by_role("button", name="Close").click()
    assert "2468" not in page.evaluate("JSON.stringify({ ...localStorage })")
    return page


def _asked(seen: Visit, path: str = MODULE) -> Locator:
    """The question whose progress it is, on a page that is opened after a while."""
    seen.page.evaluate(AWAY, KEY)
    seen.page.goto(seen.address + path)
    dialog = seen.page.get_by_role("dialog", name="Are you Jordan Rivera?")
    expect(dialog).to_be_visible()
    return dialog


def test_lock_asks_after_a_while_and_opens_by_its_digits(visit: Callable[..., Visit], course: Course) -> None:
    seen = visit(PHONE)
    page = _locked(seen, course)
    page = ready(seen.go(RECORD))
    expect(page.locator("dialog")).to_have_count(0)
    before = text_in(page)
    dialog = _asked(seen)
    assert violations(page) == []
    dialog.get_by_label("Your four digits").fill("1111")
    page.keyboard.press("Enter")
    expect(dialog.get_by_role("alert")).to_have_text("These are not the digits. Try again, or take the lock off.")
    assert violations(page) == []
    # Meanwhile nothing is put down as Jordan's, not even where one is.
    page.wait_for_timeout(600)
    assert text_in(page) == before
    dialog.get_by_label("Your four digits").fill("2468")
    page.keyboard.press("Enter")
    expect(ready(page).locator("dialog")).to_have_count(0)
    page = ready(seen.go(RECORD))
    expect(page.get_by_label("Your name")).to_have_value("Jordan Rivera")


def test_who_is_somebody_else_goes_on_as_such(visit: Callable[..., Visit], course: Course) -> None:
    seen = visit()
    page = _locked(seen, course)
    before = text_in(page)
    dialog = _asked(seen, RECORD)
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(ready(page).locator("[data-trouble=guest]")).to_be_visible()
    expect(page.get_by_label("Your name")).to_have_value("")
    # Whoever leaves guest mode is asked, too.
    page.get_by_role("button", name="Leave guest mode").click()
    page.get_by_role("dialog").get_by_role("button", name="Leave guest mode").click()
    expect(dialog).to_be_visible()
    dialog.get_by_role("button", name="Somebody new").click()
    page.get_by_role("dialog", name="Who are you?").get_by_label("Your name").fill("Sam Lee")
    with page.expect_navigation():
        page.get_by_role("dialog", name="Who are you?").get_by_role("button", name="Begin").click()
    page = ready(seen.go(RECORD))
    expect(page.get_by_label("Your name")).to_have_value("Sam Lee")
    assert text_in(page) == before
    page.get_by_role("button", name="Start fresh").click()
    with page.expect_navigation():
        page.get_by_role("dialog").get_by_role("button", name="Go on as Jordan Rivera").click()
    expect(dialog).to_be_visible()


def test_forgetting_the_digits_loses_nothing(visit: Callable[..., Visit], course: Course) -> None:
    seen = visit()
    page = _locked(seen, course)
    before = shown_in(page)
    _asked(seen, RECORD).get_by_role("button", name="I forgot the digits").click()
    dialog = page.get_by_role("dialog", name="Take the lock off?")
    expect(dialog).to_contain_text("Nothing that is kept goes.")
    dialog.get_by_role("button", name="I am Jordan Rivera: take the lock off").click()
    expect(ready(page).get_by_label("Your name")).to_have_value("Jordan Rivera")
    assert shown_in(page)["completions"] == before["completions"]
    assert "lock" not in json.dumps(page.evaluate("Object.keys(localStorage)"))


def test_lock_is_changed_and_taken_off_and_goes_with_its_learner(visit: Callable[..., Visit], course: Course) -> None:
    seen = visit()
    page = _locked(seen, course)
    first = page.evaluate("key => localStorage.getItem(`${key}:lock`)", KEY)
    page.get_by_role("button", name="Four-digit lock").click()
    page.get_by_role("dialog").get_by_role("button", name="Take other digits").click()
    page.get_by_role("dialog").get_by_label("Four digits").fill("1357")
    page.get_by_role("dialog").get_by_role("button", name="Set the lock").click()
    page.get_by_role("dialog").get_by_role("button", name="Close").click()
    assert page.evaluate("key => localStorage.getItem(`${key}:lock`)", KEY) not in (None, first)
    page.get_by_role("button", name="Four-digit lock").click()
    page.get_by_role("dialog").get_by_role("button", name="Take the lock off").click()
    page.get_by_role("dialog", name="The lock is off").get_by_role("button", name="Close").click()
    assert page.evaluate("key => localStorage.getItem(`${key}:lock`)", KEY) is None
    page = _locked(seen, course)
    page.get_by_role("button", name="Start fresh").click()
    page.get_by_role("dialog").get_by_role("button", name="Start fresh, and remove the work of Jordan Rivera").click()
    expect(page.get_by_role("dialog", name="A fresh start")).to_be_visible()
    assert page.evaluate("key => localStorage.getItem(`${key}:lock`)", KEY) is None
