"""Shared computers, and storage in trouble: who sees what, what is gone, and what is never thrown away."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from course.model import Course
from tests.conftest import DESKTOP, PHONE, Visit
from tests.graduate import everything, graduate, kept_in, stamped
from tests.learner import KEY, NEWER, document, open_computer, put, ready, shown_of, text_in
from tests.test_accessibility import violations

PAGE = "you/record/"
MODULE = "modules/the-page/"
FORBID = """
    for (const name of %s) {
        Object.defineProperty(window, name, { get() { throw new DOMException("denied", "SecurityError") } });
    }
"""
FILL = """
    const put = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key, text) {
        const isFull = this === localStorage && !sessionStorage.getItem("room");
        if (isFull) throw new DOMException("full", "QuotaExceededError");
        put.call(this, key, text);
    };
"""


def _bar(page: Page) -> Any:
    return page.locator("[data-trouble]")


def _name(page: Page, text: str) -> None:
    page.get_by_label("Your name").fill(text)
    expect(page.locator("[data-certificate] [data-slot=name]")).to_have_text(text)


def _file_of(page: Page, button: str) -> str:
    with page.expect_download() as got:
        page.get_by_role("button", name=button).first.click()
    return Path(got.value.path()).read_text(encoding="utf-8")


def _theme_only(seen: Visit) -> None:
    """The theme's own scripts complain where storage is forbidden; ours must not."""
    assert all("denied" in error or "theme" in error for error in seen.errors), seen.errors
    seen.errors.clear()


def test_course_goes_on_where_nothing_is_kept_for_good(visit: Callable[..., Visit]) -> None:
    seen = visit(PHONE)
    seen.page.add_init_script(FORBID % '["localStorage"]')
    page = seen.go(MODULE)
    expect(_bar(page)).to_contain_text("does not let the course keep anything")
    expect(page.get_by_role("complementary", name="Trouble with keeping your progress")).to_be_visible()
    assert violations(page) == []
    page = ready(seen.go(PAGE))
    _name(page, "Ana Díaz")
    page = ready(seen.go(PAGE))
    expect(page.get_by_label("Your name")).to_have_value("Ana Díaz")
    assert shown_of(_file_of(page, "Backup for me"))["name"]["value"] == "Ana Díaz"
    _theme_only(seen)


def test_course_goes_on_where_nothing_is_kept_at_all(visit: Callable[..., Visit]) -> None:
    seen = visit()
    seen.page.add_init_script(FORBID % '["localStorage", "sessionStorage"]')
    page = ready(seen.go(PAGE))
    expect(_bar(page)).to_contain_text("not even from one page to the next")
    _name(page, "Ana Díaz")
    assert shown_of(_file_of(page, "Backup for me"))["name"]["value"] == "Ana Díaz"
    page.get_by_role("button", name="Start fresh").click()
    page.get_by_role("dialog").get_by_role("button", name="Start fresh").click()
    page.get_by_role("button", name="Close").click()
    expect(page.get_by_label("Your name")).to_have_value("")
    _theme_only(seen)


def test_full_storage_is_told_and_nothing_is_lost(visit: Callable[..., Visit], course: Course) -> None:
    seen = visit()
    page = put(seen, graduate(course, everything(course)[:1], "Ana"), PAGE)
    page.add_init_script(FILL)
    page = ready(seen.go(PAGE))
    expect(_bar(page)).to_have_count(0)
    _name(page, "Ana Díaz")
    expect(_bar(page)).to_contain_text("no room left for your progress")
    assert shown_of(_file_of(page, "Backup for me"))["name"]["value"] == "Ana Díaz"
    page = ready(seen.go(PAGE))
    expect(page.get_by_label("Your name")).to_have_value("Ana Díaz")
    page.evaluate("sessionStorage.setItem('room', 'yes')")
    _name(page, "Ana Díaz Rivera")
    expect(_bar(page)).to_have_count(0)
    assert kept_in(page)["name"]["value"] == "Ana Díaz Rivera"
    assert len(kept_in(page)["completions"]) == 1


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("text", ['{"format": "pictures-at-the-pantry/progress", "ver', "nonsense", "[]", '"\\u0000"'])
def test_corrupt_progress_is_put_aside(text: str, size: tuple[int, int], visit: Callable[..., Visit]) -> None:
    seen = visit(size)
    page = put(seen, text, MODULE)
    expect(_bar(page)).to_contain_text("could not be read")
    assert _file_of(page, "Save what could not be read") == text
    page = ready(seen.go(PAGE))
    _name(page, "Ana Díaz")
    assert kept_in(page)["name"]["value"] == "Ana Díaz"
    for _ in range(3):
        page = ready(seen.go(PAGE))
    expect(page.get_by_label("Your name")).to_have_value("Ana Díaz")
    assert _file_of(page, "Save what could not be read") == text, "it is still there, once"
    assert page.evaluate("Object.keys(localStorage).filter(key => key.includes('unread')).length") == 1
    assert violations(page) == []
    page.get_by_role("button", name="Remove it").click()
    dialog = page.get_by_role("dialog", name="Remove what could not be read?")
    dialog.get_by_role("button", name="Cancel").click()
    expect(_bar(page)).to_have_count(1)
    page.get_by_role("button", name="Remove it").click()
    dialog.get_by_role("button", name="Remove it", exact=True).click()
    expect(_bar(page)).to_have_count(0)
    assert page.evaluate("Object.keys(localStorage).filter(key => key.includes('unread')).length") == 0
    assert kept_in(page)["name"]["value"] == "Ana Díaz"


def test_what_is_sound_in_spoilt_progress_is_kept(visit: Callable[..., Visit], course: Course) -> None:
    kept = graduate(course, everything(course)[:2], "Ana Díaz")
    kept["scenarios"]["the-keys"] = {"endings": 7}
    text = json.dumps(kept)
    page = ready(put(visit(), text, PAGE))
    expect(_bar(page)).to_contain_text("goes on with what could be read")
    expect(page.get_by_label("Your name")).to_have_value("Ana Díaz")
    assert _file_of(page, "Save what could not be read") == text


def test_corrupt_progress_with_no_room_to_put_it_aside_stays(visit: Callable[..., Visit]) -> None:
    seen = visit()
    page = put(seen, "nonsense", "reference/glossary/")
    page.evaluate("([key]) => { localStorage.clear(); localStorage.setItem(key, 'nonsense') }", [KEY])
    page.add_init_script(FILL)
    page = ready(seen.go(PAGE))
    expect(_bar(page)).to_contain_text("could not be read")
    _name(page, "Ana Díaz")
    assert page.evaluate("key => localStorage.getItem(key)", KEY) == "nonsense"
    assert _file_of(page, "Save what could not be read") == "nonsense"


def test_newer_progress_is_left_as_it_is(visit: Callable[..., Visit], course: Course) -> None:
    newer = {**graduate(course, everything(course)), "version": NEWER, "something": "new"}
    text = json.dumps(newer)
    seen = visit()
    page = put(seen, text, MODULE)
    expect(_bar(page)).to_contain_text("kept by a newer version of this course")
    page = ready(seen.go(PAGE))
    _name(page, "Ana Díaz")
    page = ready(seen.go(PAGE))
    expect(page.get_by_label("Your name")).to_have_value("Ana Díaz")
    assert page.evaluate("key => localStorage.getItem(key)", KEY) == text
    assert _file_of(page, "Save what could not be read") == text
    assert shown_of(_file_of(page, "Backup for me"))["name"]["value"] == "Ana Díaz"


def test_older_progress_comes_along(visit: Callable[..., Visit], course: Course) -> None:
    older = {**graduate(course, everything(course)[:2]), "version": 1, "name": "Ana Díaz", "place": None}
    page = ready(put(visit(), older, PAGE))
    expect(_bar(page)).to_have_count(0)
    expect(page.get_by_label("Your name")).to_have_value("Ana Díaz")
    _name(page, "Ana Díaz Rivera")
    assert f'"version":{NEWER - 1}' in text_in(page) and kept_in(page)["quizzes"] == older["quizzes"]


@pytest.mark.parametrize("path", ["", PAGE, MODULE], ids=["home", "record", "module"])
def test_next_person_starts_fresh(path: str, visit: Callable[..., Visit], course: Course) -> None:
    kept = graduate(course, everything(course)[:2], "Ana Díaz")
    kept["notes"] = {"module/the-page": stamped("Mine.", 9)}
    kept["place"] = stamped({"page": MODULE, "fragment": "", "title": "x"}, 9)
    seen = visit()
    page = put(seen, kept, path)
    other = page.context.new_page()
    other.goto(seen.address + PAGE)
    expect(other.get_by_label("Your name")).to_have_value("Ana Díaz")
    if not path:
        open_computer(page)
    page.locator("[data-act=start-fresh]:visible").click()
    dialog = page.get_by_role("dialog", name="Switch learner")
    dialog.get_by_role("button", name="Cancel").click()
    assert kept_in(page)["id"] == kept["id"]
    page.locator("[data-act=start-fresh]:visible").click()
    expect(dialog).to_contain_text(f"Ana Díaz, 2 of {len(course.modules)} modules, 1 note, will be removed")
    with page.expect_download() as got:
        dialog.get_by_role("button", name="Save the progress of Ana Díaz as a file").click()
    assert shown_of(Path(got.value.path()).read_text(encoding="utf-8"))["notes"] == kept["notes"]
    expect(dialog).to_contain_text(f"Saved as {got.value.suggested_filename}.")
    dialog.get_by_role("button", name="Start fresh, and remove the work of Ana Díaz").click()
    expect(page.get_by_role("dialog", name="A fresh start")).to_be_visible()
    page.keyboard.press("Escape")
    fresh = kept_in(page)
    assert fresh["id"] != kept["id"] and not fresh["name"]["value"]
    assert "Ana" not in page.evaluate("JSON.stringify([{ ...localStorage }, { ...sessionStorage }])")
    expect(other.get_by_label("Your name")).to_have_value("")


def test_nothing_is_left_after_clearing(visit: Callable[..., Visit], course: Course) -> None:
    kept = graduate(course, everything(course)[:2], "Ana Díaz")
    seen = visit(workers=True)
    page = put(seen, kept, PAGE)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_function("() => caches.keys().then(names => names.length > 0)")
    page.evaluate(
        """async key => {
            localStorage.setItem(`${key}:unread:1`, "x");
            sessionStorage.setItem(`${key}:later`, "yes");
            localStorage.setItem("payroll", "not ours");
            const theirs = await caches.open("payroll");
            await theirs.put(`${location.origin}/payroll/`, new Response("not ours"));
        }""",
        KEY,
    )
    page.get_by_title("Switch to light").first.click(force=True)
    page = ready(seen.go(PAGE))
    assert page.evaluate("Object.keys(localStorage).some(name => name.endsWith('__palette'))")
    assert page.evaluate("navigator.serviceWorker.controller !== null")
    page.get_by_role("button", name="Clear everything from this device").click()
    dialog = page.get_by_role("dialog", name="Clear everything from this device?")
    dialog.get_by_role("button", name="Cancel").click()
    assert json.loads(text_in(page)) == kept
    page.get_by_role("button", name="Clear everything from this device").click()
    dialog.get_by_role("button", name="Clear everything").click()
    expect(page.get_by_role("dialog", name="Everything is cleared")).to_be_visible()
    assert _left(page) == {"local": ["payroll"], "tab": [], "caches": ["payroll"], "workers": 0}
    page.keyboard.press("Escape")
    expect(page.get_by_label("Your name")).to_have_value("")
    assert _left(page) == {"local": ["payroll"], "tab": [], "caches": ["payroll"], "workers": 0}
    # A page without scripts shows what leaving this one may have written.
    page.route("**/blank", lambda route: route.fulfill(body="<link rel=icon href='data:,'>", content_type="text/html"))
    seen.go("blank")
    assert _left(page) == {"local": ["payroll"], "tab": [], "caches": ["payroll"], "workers": 0}


def _left(page: Page) -> dict[str, Any]:
    """What the browser still keeps of this host, in each of the four places."""
    left: dict[str, Any] = page.evaluate(
        """async () => ({
            local: Object.keys(localStorage),
            tab: Object.keys(sessionStorage),
            caches: await caches.keys(),
            workers: (await navigator.serviceWorker.getRegistrations()).length,
        })"""
    )
    return left


def test_home_clears_as_well(visit: Callable[..., Visit], course: Course) -> None:
    page = put(visit(PHONE), graduate(course, everything(course)[:2], "Ana Díaz"), "")
    open_computer(page)
    page.get_by_role("button", name="Clear everything from this device").click()
    dialog = page.get_by_role("dialog", name="Clear everything from this device?")
    dialog.get_by_role("button", name="Clear everything").click()
    expect(page.get_by_role("dialog", name="Everything is cleared")).to_be_visible()
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    expect(page.locator("[data-progress-count]")).to_have_text(f"0 of {len(course.modules)} modules done")


def test_what_could_not_be_removed_is_told(visit: Callable[..., Visit], course: Course) -> None:
    page = ready(put(visit(), graduate(course), PAGE))
    page.evaluate("() => { caches.keys = () => Promise.reject(new Error('no')) }")
    page.get_by_role("button", name="Clear everything from this device").click()
    page.get_by_role("dialog").get_by_role("button", name="Clear everything").click()
    expect(page.get_by_role("dialog", name="Not all could be removed")).to_contain_text("the offline pages")
    assert page.evaluate("key => localStorage.getItem(key)", KEY) is None


@pytest.mark.parametrize("path", ["", PAGE], ids=["home", "record"])
def test_guest_leaves_nothing(path: str, visit: Callable[..., Visit], course: Course) -> None:
    kept = graduate(course, everything(course)[:2], "Ana Díaz")
    seen = visit()
    page = put(seen, kept, path)
    page.get_by_role("button", name="Use as a guest").click()
    dialog = page.get_by_role("dialog", name="Use the course as a guest?")
    expect(dialog).to_contain_text("gone when you close this tab")
    dialog.get_by_role("button", name="Use as a guest").click()
    expect(_bar(page)).to_contain_text("You are here as a guest.")
    page = ready(seen.go(PAGE))
    expect(_bar(page)).to_be_visible()
    expect(page.get_by_label("Your name")).to_have_value("")
    _name(page, "Guest")
    assert json.loads(text_in(page)) == kept
    page = ready(seen.go(PAGE))
    expect(page.get_by_label("Your name")).to_have_value("Guest")
    other = page.context.new_page()
    other.goto(seen.address + PAGE)
    expect(other.get_by_label("Your name")).to_have_value("Ana Díaz")
    other.close()
    assert violations(page) == []
    page.get_by_role("button", name="Leave guest mode").click()
    dialog = page.get_by_role("dialog", name="Leave guest mode?")
    with page.expect_download() as got:
        dialog.get_by_role("button", name="Backup for me").click()
    assert shown_of(Path(got.value.path()).read_text(encoding="utf-8"))["name"]["value"] == "Guest"
    dialog.get_by_role("button", name="Leave guest mode").click()
    expect(_bar(page)).to_have_count(0)
    expect(page.get_by_label("Your name")).to_have_value("Ana Díaz")
    expect(page.get_by_role("button", name="Use as a guest")).to_be_visible()
    assert page.evaluate("Object.keys(sessionStorage).filter(name => name.includes('guest')).length") == 0


def test_two_tabs_lose_nothing(visit: Callable[..., Visit], course: Course) -> None:
    seen = visit()
    page = ready(put(seen, graduate(course, everything(course)[:1]), PAGE))
    other = page.context.new_page()
    other.goto(seen.address + PAGE)
    ready(other)
    _name(page, "Ana Díaz")
    other.get_by_label("The endings I reached").check()
    page.get_by_label("My notes").check()
    expect(other.get_by_label("My notes")).to_be_checked()
    expect(page.get_by_label("The endings I reached")).to_be_checked()
    kept = kept_in(page)
    assert kept["name"]["value"] == "Ana Díaz"
    assert {what: chosen["value"] for what, chosen in kept["include"].items()} == {"endings": True, "notes": True}
    assert kept["completions"] == graduate(course, everything(course)[:1])["completions"]


def test_trouble_is_heard(visit: Callable[..., Visit]) -> None:
    page = put(visit(), "nonsense", MODULE)
    expect(page.get_by_role("status").filter(has_text="could not be read")).to_have_count(1)


def test_untroubled_page_says_nothing(visit: Callable[..., Visit]) -> None:
    page = ready(put(visit(), document(name="Ana Díaz"), PAGE))
    expect(page.get_by_label("Your name")).to_have_value("Ana Díaz")
    expect(_bar(page)).to_have_count(0)
