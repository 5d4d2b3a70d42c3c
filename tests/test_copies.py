"""Copies of what was completed, as links and QR codes: kept with one press, and opened on another device."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from course.model import Course
from tests import playing
from tests.conftest import DESKTOP, PHONE, Visit
from tests.graduate import everything, graduate, stamped
from tests.learner import document, ended, put, ready, shown_in, text_in
from tests.quizzing import PATH as QUIZ
from tests.quizzing import answer, questions, shown
from tests.test_accessibility import violations

RECORD = "you/record/"
ENTRIES = "JSON.stringify([{ ...localStorage }, { ...sessionStorage }])"


def _kept(course: Course) -> dict[str, Any]:
    kept = graduate(course, everything(course)[:2], "Jordan Rivera")
    kept["notes"] = {"module/the-page": stamped("Jordan’s own words.", 9)}
    return kept


def _dialog(page: Page) -> Locator:
    page.get_by_role("button", name="Copy as a link or QR code").click()
    dialog = page.get_by_role("dialog", name="Your copy as a link")
    expect(dialog).to_be_visible()
    return dialog


@pytest.fixture
def link(visit: Callable[..., Visit], course: Course) -> str:
    """The link of somebody who has completed two modules."""
    page = ready(put(visit(), _kept(course), RECORD))
    return _dialog(page).get_by_role("textbox", name="The link").input_value()


def _opened(visit: Visit, link: str) -> Page:
    return ready(visit.go(link.removeprefix(visit.address)))


def test_code_is_the_link_and_holds_no_word_of_the_learner(visit: Callable[..., Visit], course: Course) -> None:
    for size, scheme in ((PHONE, "dark"), (DESKTOP, "light")):
        page = ready(put(visit(size, scheme=scheme), _kept(course), RECORD))
        dialog = _dialog(page)
        assert violations(page) == []
        field = dialog.get_by_role("textbox", name="The link")
        seen = []
        for _ in range(2):
            code = dialog.get_by_role("img", name="QR code of the link above")
            found = zxingcpp.read_barcodes(Image.open(io.BytesIO(code.screenshot(scale="device"))))
            assert [one.text for one in found] == [field.input_value()]
            seen.append(field.input_value())
            dialog.get_by_label("Put my name in (Jordan Rivera)").check()
            expect(field).not_to_have_value(seen[0])
        assert len({*seen}) == 2


def test_link_opens_on_another_device_and_adds_what_it_shows(
    link: str, visit: Callable[..., Visit], course: Course
) -> None:
    seen = visit(PHONE)
    page = _opened(seen, link)
    dialog = page.get_by_role("dialog", name="Open this link?")
    expect(dialog).to_contain_text(f": 2 of {len(course.modules)} modules complete, 2 quizzes passed, 0 notes.")
    assert violations(page) == []
    assert text_in(page) == "" and "copy" not in page.url, "nothing is kept before it is chosen"
    dialog.get_by_role("button", name="Open it").click()
    page.get_by_role("dialog", name="Your progress is here").get_by_role("button", name="Close").click()
    expect(page.locator("[data-progress-count]")).to_have_text(f"2 of {len(course.modules)} modules done")
    assert "Jordan" not in page.evaluate(ENTRIES)
    before = text_in(page)
    page = _opened(seen, link)
    page.get_by_role("dialog", name="Join this link with what is here?").get_by_role("button", name="Join them").click()
    page.get_by_role("dialog", name="Your progress is here").get_by_role("button", name="Close").click()
    assert text_in(page) == before, "what is there already is not added again"
    # A quiz whose answers did not come along can be taken again.
    page = ready(seen.go(QUIZ))
    for question in questions(course):
        answer(shown(page, question))
    expect(page.locator("[data-result]")).to_contain_text("100%")
    assert len(shown_in(page)["quizzes"]["the-page"]["attempts"]) == 3


def test_link_of_another_stands_beside_what_is_here(link: str, visit: Callable[..., Visit], course: Course) -> None:
    ours = graduate(course, everything(course)[:1], "Sam Lee", "sam0sam0sam0sam0")
    seen = visit()
    ready(put(seen, ours))
    page = _opened(seen, link)
    dialog = page.get_by_role("dialog", name="Replace what is here?")
    with page.expect_navigation():
        dialog.get_by_role("button", name="Keep both, and go on as the other learner").click()
    expect(ready(page).locator("[data-progress-count]")).to_have_text(f"2 of {len(course.modules)} modules done")
    assert json.loads(text_in(page)) == ours


def test_link_can_be_pasted(link: str, visit: Callable[..., Visit], course: Course) -> None:
    page = ready(visit(PHONE).go(RECORD))
    page.get_by_role("button", name="paste a link").click()
    dialog = page.get_by_role("dialog", name="Open a copy from a link")
    dialog.get_by_role("textbox", name="The link").fill(f"Here it is: {link}.\nBest, Jordan")
    dialog.get_by_role("button", name="Open it").click()
    dialog = page.get_by_role("dialog", name="Open this link?")
    expect(dialog).to_contain_text(f"2 of {len(course.modules)} modules complete")
    dialog.get_by_role("button", name="Cancel").click()
    assert text_in(page) == ""


def test_link_that_is_no_copy_changes_nothing(link: str, visit: Callable[..., Visit], course: Course) -> None:
    kept = _kept(course)
    seen = visit()
    ready(put(seen, kept))
    start, told = link.split("#copy=")
    for bad in ("", "x", told[:-9], f"{told[:30]}A{told[30:]}", "z" * 9000, "p0000000bnVsbA", "<b>x</b>", "__proto__"):
        page = _opened(seen, f"{start}#copy={bad}")
        dialog = page.get_by_role("dialog", name="This link can’t be opened")
        expect(dialog).to_contain_text("Nothing was changed.")
        dialog.get_by_role("button", name="Close").click()
        assert json.loads(text_in(page)) == kept


def test_ending_that_completes_a_module_offers_to_keep_a_copy(visit: Callable[..., Visit], way: list[str]) -> None:
    seen = visit(PHONE)
    page = playing.ready(ready(put(seen, document(quizzes={"the-page": [ended(8, 8)]}), playing.PATH)))
    for start, end in pairwise(way):
        playing.choose(page, start, end)
    offer = page.locator("[data-offer-copy]")
    expect(offer).to_contain_text("This module is complete.")
    offer.get_by_role("button", name="get a link or QR code").click()
    expect(page.get_by_role("dialog", name="Your copy as a link").get_by_role("img")).to_be_visible()


def test_module_that_is_complete_offers_to_keep_a_copy(visit: Callable[..., Visit], course: Course) -> None:
    seen = visit(PHONE)
    page = ready(put(seen, _kept(course), QUIZ))
    complete = page.locator("[data-module-complete]")
    with page.expect_download() as got:
        complete.get_by_role("button", name="save a file").click()
    assert got.value.suggested_filename.startswith("progress-")
    complete.get_by_role("button", name="get a link or QR code").click()
    expect(page.get_by_role("dialog", name="Your copy as a link").get_by_role("img")).to_be_visible()
    page = ready(put(visit(), graduate(course, [], "Jordan Rivera"), QUIZ))
    expect(page.get_by_role("button", name="get a link or QR code")).to_have_count(0)
