"""At an ending: what was seen, what else there was, and the map of all ways with one's own on it."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from course.model import Course, Scenario
from course.rendering.map import VERDICTS
from course.text.typography import typeset
from tests.conftest import DESKTOP, PHONE, Visit
from tests.learner import document, put
from tests.playing import PATH, SLUG, endings, expect_path, kept_at, play, ready, said, shown, titles, way_to


def _debrief(page: Page) -> Locator:
    return page.get_by_role("region", name="Looking back")


def _opened_map(page: Page) -> Locator:
    page.locator("[data-branches] > summary").click()
    return page.locator("[data-branches] svg")


def _verdict(scenario: Scenario, ending: str) -> str:
    return next(VERDICTS[scene.verdicts[0].kind][1] for scene in scenario.scenes if scene.id == ending)


def test_debrief_comes_with_the_ending_and_goes(
    visit: Callable[..., Visit], scenario: Scenario, way: list[str]
) -> None:
    page = ready(visit(PHONE).go(PATH))
    for start, end in pairwise(way):
        expect(_debrief(page)).to_have_count(0)
        expect(page.locator("[data-branches]")).to_be_hidden()
        play(page, [start, end])
    expect(_debrief(page)).to_be_visible()
    expect(page.locator("[data-branches] svg")).to_be_hidden()
    expect(_opened_map(page)).to_be_visible()
    expect(page.get_by_role("navigation", name="Your path so far")).to_have_count(0)
    page.go_back()
    expect(page.get_by_role("navigation", name="Your path so far")).to_be_visible()
    expect(_debrief(page)).to_have_count(0)
    expect(page.locator("[data-branches]")).to_be_hidden()


def test_ending_says_what_it_is_why_and_by_what(visit: Callable[..., Visit], course: Course) -> None:
    seen = visit(PHONE)
    for scenario in course.scenarios:
        page = ready(seen.go(f"scenarios/{scenario.slug}/#{scenario.scenes[0].id}"))
        for ending in endings(scenario):
            page.evaluate("id => { location.hash = id }", ending.id)
            verdict = page.locator(f"#{ending.id} [data-verdict]")
            expect(verdict).to_contain_text(_verdict(scenario, ending.id))
            assert _plain(ending.verdicts[0].lead) in _plain(verdict.text_content() or "")
            passage = verdict.get_by_role("link").last
            expect(passage).to_have_text(ending.verdicts[0].links[-1].text.replace("'", "’"))
            expect(passage).to_be_in_viewport(ratio=1)


def _plain(text: str) -> str:
    """A text without its quotes, which a page turns."""
    return " ".join(re.sub("[\"'“”‘’]", "", text).split())


def test_every_choice_on_the_way_can_be_made_otherwise(
    visit: Callable[..., Visit], scenario: Scenario, way: list[str]
) -> None:
    page = play(ready(visit().go(PATH)), way)
    turns = _debrief(page).get_by_role("list").last.get_by_role("listitem")
    expect(turns).to_have_count(len(way) - 1)
    for at, (start, end) in enumerate(pairwise(way)):
        turn = turns.nth(at)
        (title,) = titles(scenario, [start])
        expect(turn.locator("p").first).to_have_text(title)
        expect(turn).to_contain_text(f"You chose: {said(scenario, start, end)}")
        others = [typeset(one.text) for one in _scene(scenario, start).choices if one.target != end]
        expect(turn.locator("q")).to_have_text(others)
        back = turn.get_by_role("link", name=f"Go back to {title}")
        expect(back).to_have_count(1 if others else 0)
        assert all(one.evaluate("link => link.offsetHeight") >= 44 for one in back.all())
    start = way[-3]
    _debrief(page).get_by_role("link", name=f"Go back to {titles(scenario, [start])[0]}").click()
    expect(page.locator(f"#{start} [data-scene-title]")).to_be_focused()
    expect_path(page, titles(scenario, way[:-2]))


def _scene(scenario: Scenario, id: str) -> Any:
    return next(scene for scene in scenario.scenes if scene.id == id)


def test_unseen_endings_are_named_by_kind_and_no_more(
    visit: Callable[..., Visit], scenario: Scenario, way: list[str]
) -> None:
    page = play(ready(visit(PHONE).go(PATH)), way)
    all_endings = endings(scenario)
    expect(_debrief(page).get_by_role("heading", name=f"Endings: 1 of {len(all_endings)} seen")).to_be_visible()
    told = _debrief(page).locator("[data-ending]")
    for at, ending in enumerate(all_endings):
        kind, is_here = _verdict(scenario, ending.id), ending.id == way[-1]
        expect(told.nth(at)).to_have_text(f"{kind}: {typeset(ending.title)}" if is_here else f"{kind}, not seen yet")
    for ending in all_endings:
        if ending.id != way[-1]:
            expect(_debrief(page)).not_to_contain_text(typeset(ending.title))


def test_endings_are_counted_over_all_plays(visit: Callable[..., Visit], scenario: Scenario) -> None:
    page = ready(visit().go(PATH))
    for number, ending in enumerate(endings(scenario), 1):
        play(page, way_to(scenario, ending))
        count = f"Endings: {number} of {len(endings(scenario))} seen"
        if number == len(endings(scenario)):
            count = f"You have seen all {number} endings"
        expect(_debrief(page).get_by_role("heading", name=count)).to_be_visible()
        again = shown(page).get_by_role("link", name="Start again")
        box = again.bounding_box()
        assert box is not None and box["height"] >= 44 and box["width"] >= 44
        again.click()
        expect(shown(page)).to_have_attribute("id", scenario.scenes[0].id)


def test_an_ending_reached_in_another_tab_shows(visit: Callable[..., Visit], scenario: Scenario) -> None:
    seen = visit()
    one, two, *_ = endings(scenario)
    page = play(ready(seen.go(PATH)), way_to(scenario, one))
    other = page.context.new_page()
    other.goto(f"{seen.address}{PATH}#{scenario.scenes[0].id}")
    play(ready(other), way_to(scenario, two))
    page.bring_to_front()
    expect(_debrief(page).get_by_role("heading", name=f"Endings: 2 of {len(endings(scenario))} seen")).to_be_visible()
    expect(_debrief(other).locator("[data-seen]")).to_have_count(2)


def test_what_was_reached_before_an_edit_still_counts(visit: Callable[..., Visit], scenario: Scenario) -> None:
    """An ending that was reworded was seen all the same; one that is gone is not counted."""
    one, two, *_ = endings(scenario)
    reached = {
        one.id: {"mark": "older", "at": "2026-11-01T10:00:00.000Z"},
        "gone": {"mark": "x", "at": "2026-11-01T10:00:00.000Z"},
    }
    kept = kept_at(*way_to(scenario, two)[:-1], endings=reached)
    page = ready(put(visit(), document(scenarios={SLUG: kept}), PATH))
    play(page, way_to(scenario, two)[-2:])
    expect(_debrief(page).get_by_role("heading", name=f"Endings: 2 of {len(endings(scenario))} seen")).to_be_visible()


@pytest.mark.parametrize("forced", ["none", "active"], ids=["colours", "forced-colours"])
def test_own_path_is_marked_in_the_picture(
    forced: Any, visit: Callable[..., Visit], scenario: Scenario, way: list[str]
) -> None:
    page = ready(visit().go(PATH))
    page.emulate_media(forced_colors=forced)
    play(page, way)
    picture = _opened_map(page)
    expect(picture).to_be_visible()
    assert picture.locator("[data-box][data-own]").evaluate_all(BOXES) == sorted(way)
    signs = {box: f"step {at}" for at, box in enumerate(way, 1)}
    for box, sign in signs.items():
        expect(picture.locator(f"[data-box='{box}'] [data-sign]")).to_have_text(sign)
        expect(picture.locator(f"[data-box='{box}'] .map-tab")).to_be_visible()
    unseen = len(endings(scenario)) - 1
    expect(picture.locator("[data-sign]:not(:empty)")).to_have_count(len(way) + unseen)
    expect(picture.locator("[data-unseen]")).to_have_count(unseen)
    expect(picture.locator("[data-unseen] > text:not([data-sign])").first).to_be_hidden()
    own = picture.locator("[data-from][data-own]")
    assert set(own.evaluate_all(WAYS)) == {f"{start}>{end}" for start, end in pairwise(way)}
    mine, others = _lines(own), _lines(picture.locator("[data-from]:not([data-own])"))
    assert {line["dashes"] for line in mine} == {"none"} and "none" not in {line["dashes"] for line in others}
    assert min(line["width"] for line in mine) > 2 * max(line["width"] for line in others)
    names = ", ".join(titles(scenario, way))
    expect(picture).to_have_accessible_name(f"Map of {scenario.title}. Your path: {names}.")


BOXES = "boxes => boxes.map(box => box.dataset.box).sort()"
WAYS = "ways => ways.map(way => `${way.dataset.from}>${way.dataset.to}`)"


def _lines(ways: Locator) -> list[dict[str, Any]]:
    drawn: list[dict[str, Any]] = ways.evaluate_all(
        "ways => ways.map(getComputedStyle).map(l => ({dashes: l.strokeDasharray, width: parseFloat(l.strokeWidth)}))"
    )
    return drawn


def test_own_path_is_marked_in_the_list(visit: Callable[..., Visit], scenario: Scenario, way: list[str]) -> None:
    page = play(ready(visit(PHONE).go(PATH)), way)
    items = page.locator("[data-branches] ol > li")
    for at, scene in enumerate(scenario.scenes):
        item = items.nth(at)
        sign = f"step {way.index(scene.id) + 1}" if scene.id in way else "not seen" if scene.is_ending else ""
        expect(item.locator("> p [data-sign]")).to_have_text(sign)
        for choice, line in zip(scene.choices, item.locator("ul > li").all(), strict=True):
            is_own = (scene.id, choice.target) in [*pairwise(way)]
            expect(line.locator("[data-sign]")).to_have_text("your choice" if is_own else "")
    # Whoever goes back and chooses otherwise leaves no mark behind.
    page.go_back()
    other = next(one.target for one in _scene(scenario, way[-2]).choices if one.target != way[-1])
    play(page, [way[-2], other])
    if _scene(scenario, other).is_ending:
        expect(page.locator(f"[data-branches] li[data-box='{way[-1]}'] > p [data-sign]")).to_have_text("")
        expect(page.locator(f"[data-branches] li[data-box='{other}'] > p [data-sign]")).to_have_text(f"step {len(way)}")


def test_list_says_what_the_picture_shows(visit: Callable[..., Visit], course: Course) -> None:
    seen = visit(scripts=False)
    for scenario in course.scenarios:
        branches = seen.go(f"scenarios/{scenario.slug}/").locator("[data-branches]")
        branches.locator("summary").click()
        for scope in ("svg", "ol"):
            assert branches.locator(f"{scope} [data-box]").evaluate_all(BOXES) == sorted(
                scene.id for scene in scenario.scenes
            )
            assert sorted(branches.locator(f"{scope} [data-from]").evaluate_all(WAYS)) == sorted(
                f"{scene.id}>{choice.target}" for scene in scenario.scenes for choice in scene.choices
            )
        numbers = {scene.id: number for number, scene in enumerate(scenario.scenes, 1)}
        for number, scene in enumerate(scenario.scenes):
            item = branches.locator("ol > li").nth(number)
            expect(item.locator("> p")).to_contain_text(typeset(scene.title))
            if scene.is_ending:
                expect(item.locator("> p")).to_contain_text(" ".join(VERDICTS[scene.verdicts[0].kind]))
            for choice, line in zip(scene.choices, item.locator("ul > li").all(), strict=True):
                expect(line).to_contain_text(f"{typeset(choice.text)} leads to {numbers[choice.target]}")


def test_picture_scrolls_within_its_own_frame(visit: Callable[..., Visit], way: list[str]) -> None:
    page = play(ready(visit(PHONE).go(PATH)), way)
    _opened_map(page)
    frame = page.get_by_role("region", name="Map of the story; the list after it says the same")
    assert frame.evaluate("frame => frame.scrollWidth > frame.clientWidth")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    frame.focus()
    before = frame.evaluate("frame => frame.scrollLeft")
    page.keyboard.press("ArrowRight")
    page.wait_for_function("before => document.activeElement.scrollLeft > before", arg=before)
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_picture_takes_the_pages_colours(scheme: str, visit: Callable[..., Visit], way: list[str]) -> None:
    page = play(ready(visit(DESKTOP, scheme=scheme).go(PATH)), way)
    _opened_map(page)
    box = page.locator("[data-branches] [data-box] > rect").first
    card = page.locator("#" + way[-1]).evaluate("scene => getComputedStyle(scene).backgroundColor")
    expect(box).to_have_css("fill", card)


def test_tree_tells_what_an_ending_is(visit: Callable[..., Visit], scenario: Scenario) -> None:
    """Names, roles and states as a screen reader is given them."""
    ending = endings(scenario)[0]
    way = way_to(scenario, ending)
    page = play(ready(visit().go(PATH)), way)
    _opened_map(page)
    count = len(endings(scenario))
    expect(page.locator("[data-scenario]")).to_match_aria_snapshot(
        f"""
- region "{ending.title}":
  - heading "{ending.title}" [level=2]
  - paragraph
  - 'group "Your call first: how did that go?"'
  - paragraph: /{_verdict(scenario, ending.id)}/
  - paragraph:
    - link
  - list:
    - listitem:
      - link "Try another choice"
    - listitem:
      - link "Start again"
    - listitem:
      - link "On to the quiz"
    - listitem:
      - link "Back to the module"
- region "Looking back":
  - heading "Looking back" [level=2]
  - 'heading "Endings: 1 of {count} seen" [level=3]'
  - list
  - heading "Your path, and what else you could have done" [level=3]
  - list
- group:
  - region "Map of the story; the list after it says the same":
    - img
  - list
"""
    )


def test_own_call_comes_before_the_verdict(visit: Callable[..., Visit], scenario: Scenario) -> None:
    """Once for each ending; paper has the verdict at once."""
    ending = next(scene for scene in endings(scenario) if scene.verdicts[0].kind == "harmful")
    way = way_to(scenario, ending)
    page = play(ready(visit(PHONE).go(PATH)), way[:-1])
    page.locator(f"#{way[-2]} a[data-choice][href='#{way[-1]}']").click()
    verdict = page.locator(f"#{way[-1]} [data-verdict]")
    asked = page.get_by_role("group", name="Your call first: how did that go?")
    expect(asked.locator("summary")).to_have_text(["Good call", "Risky", "Harmful"], use_inner_text=True)
    expect(verdict).to_be_hidden()
    expect(_debrief(page)).to_be_hidden()
    page.emulate_media(media="print")
    expect(verdict).to_be_visible()
    expect(asked).to_be_hidden()
    page.emulate_media(media="screen")
    asked.get_by_text("Risky").click()
    expect(verdict).to_be_visible()
    expect(asked.locator("summary").locator("visible=true")).to_have_text("You said: Risky", use_inner_text=True)
    expect(asked.get_by_text("The course says: Harmful").locator("visible=true")).to_have_count(1)
    expect(_debrief(page)).to_be_visible()
    (title,) = titles(scenario, way[-2:-1])
    retry = shown(page).get_by_role("link", name=f"Go back to: {title}")
    assert shown(page).locator(".choices--after a").first.inner_text() == f"Go back to: {title}"
    retry.click()
    expect(shown(page)).to_have_attribute("id", way[-2])
    page.reload()
    page.locator(f"#{way[-2]} a[data-choice][href='#{way[-1]}']").click()
    expect(verdict).to_be_visible()


def test_own_path_is_whole_on_a_phone(visit: Callable[..., Visit], course: Course) -> None:
    seen = visit((390, 664))
    for scenario in course.scenarios:
        way = way_to(scenario, endings(scenario)[0])
        page = play(ready(seen.go(f"scenarios/{scenario.slug}/")), way)
        _opened_map(page)
        frame = page.locator(".map-frame").bounding_box()
        assert frame is not None
        for box in page.locator(".map-frame [data-box][data-own] > rect").all():
            place = box.bounding_box()
            assert place is not None
            assert place["x"] >= frame["x"] and place["x"] + place["width"] <= frame["x"] + frame["width"]
