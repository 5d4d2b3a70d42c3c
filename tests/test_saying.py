"""What scenes ask: for a reply in one's own words, and before a verdict for what the ending rests on."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

from course.model import Course
from tests.conftest import PHONE, Visit
from tests.learner import COURSE, THEN, put, until
from tests.playing import choose, ready
from tests.test_accessibility import violations

PATH = "scenarios/the-late-message/"
NAME = "say/the-late-message/the-morning"
REPLIES = ("A guest wrote to me at night", "Somebody found me by my name")
WAY = ("eleven-at-night", "the-morning", "the-chat")


def _play(page: Page, said: str = "") -> Page:
    """Play to the ending, and say something on the way."""
    ready(page)
    choose(page, *WAY[:2])
    box = page.get_by_role("textbox", name="Say it first.")
    expect(box).to_be_visible()
    if said:
        expect(page.locator("#the-morning [data-note-status]")).to_be_visible()
        box.fill(said)
        until(page, lambda kept: kept.get("notes", {}).get(NAME, {}).get("value") == said)
    expect(page.locator("#the-morning [data-replies]")).to_be_hidden()
    choose(page, *WAY[1:])
    return page


def test_own_words_stand_beside_sound_ones(visit: Callable[..., Visit]) -> None:
    seen = visit(PHONE)
    page = _play(seen.go(PATH), "Ruth, a guest wrote to me.")
    debrief = page.locator("[data-debrief]")
    for text in ("Ruth, a guest wrote to me.", *REPLIES):
        expect(debrief).to_contain_text(text)
    assert violations(page) == []
    page.reload()
    expect(debrief).to_contain_text("Ruth, a guest wrote to me.")
    expect(seen.go("you/worksheet/").get_by_role("textbox", name="The late message: ")).to_have_value(
        "Ruth, a guest wrote to me."
    )


def test_silence_is_answered_too(visit: Callable[..., Visit]) -> None:
    page = _play(visit(PHONE).go(PATH))
    debrief = page.locator("[data-debrief]")
    expect(debrief).to_contain_text(REPLIES[0])
    debrief.get_by_role("link", name="Write one now").click()
    expect(page.get_by_role("textbox", name="Say it first.")).to_be_visible()


def test_words_of_two_devices_both_stand(visit: Callable[..., Visit]) -> None:
    def wrote(id: str, text: str) -> dict[str, Any]:
        return {"id": id, "at": THEN, "type": "wrote", "note": NAME, "text": text, "over": {}, "beside": []}

    began = {"id": "1.desk", "at": THEN, "type": "began", "learner": "testlearner00001"}
    events = [began, wrote("2.desk", "At the desk."), wrote("3.phone", "On the phone.")]
    log = json.dumps({"format": f"{COURSE}/progress", "version": 4, "log": "log00000", "events": events})
    debrief = _play(put(visit(PHONE), log, PATH)).locator("[data-debrief]")
    expect(debrief).to_contain_text("At the desk.")
    expect(debrief).to_contain_text("On the phone.")


def test_one_tap_opens_the_verdict_without_scripts(visit: Callable[..., Visit], course: Course) -> None:
    """And the replies are folded below what asks for one's own."""
    page = visit(PHONE, scripts=False).go(PATH)
    choose(page, *WAY[:2], plain=True)
    expect(page.locator("#the-morning noscript")).to_be_visible()
    expect(page.get_by_text(REPLIES[0])).to_be_hidden()
    page.get_by_text("Two sound replies").locator("visible=true").click()
    expect(page.get_by_text(REPLIES[0])).to_be_visible()
    choose(page, *WAY[1:], plain=True)
    asked = page.get_by_role("group", name="What went wrong?")
    verdict = page.locator("#the-chat [data-verdict]")
    expect(verdict).to_be_hidden()
    asked.get_by_text("His daughter should").click()
    expect(verdict).to_be_visible()
    expect(asked.get_by_text("The course says:").locator("visible=true")).to_have_count(1)


def test_paper_has_lines_replies_and_verdicts(visit: Callable[..., Visit]) -> None:
    page = visit().go(PATH)
    page.emulate_media(media="print")
    scene = page.locator("#the-morning")
    expect(scene.locator("textarea")).to_be_hidden()
    expect(scene.locator("hr").first).to_be_visible()
    expect(scene.get_by_text(REPLIES[0])).to_be_visible()
    ending = page.locator("#the-chat")
    expect(ending.locator("summary")).to_have_text(
        [
            "Someone who left last year was still in it",
            "His name told all of them who comes for food",
            "His daughter should have heard it from him",
        ],
        use_inner_text=True,
    )
    expect(ending.locator("[data-verdict]")).to_be_visible()
