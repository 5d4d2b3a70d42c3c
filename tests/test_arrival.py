"""How a scenario begins: what comes with its page, what once somebody reaches for it, and that no choice is lost."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from course.model import Scenario
from tests.conftest import PHONE, Visit
from tests.held import PAINTED, HeldRequests
from tests.learner import document, put, shown_in
from tests.playing import PATH, SLUG, choose, expect_path, kept_at, play, ready, shown, titles


def _choices(page: Page) -> list[str]:
    return [*shown_in(page)["scenarios"][SLUG]["choices"]]


def _asked(page: Page) -> set[str]:
    """What the page has asked for that scenarios alone have."""
    urls: list[str] = page.evaluate("performance.getEntriesByType('resource').map(one => one.name)")
    sheets = ("path.css", "debrief.css", "map.css", "resume.css")
    files = (url.rpartition("/")[2] for url in urls)
    return {
        re.sub(r"-[0-9a-f]{6}", "", one) for one in files if one.startswith(("play-", "scenario-")) or one in sheets
    }


ARRIVING = {"play.js"}
FOLLOWING = {"scenario.js"}
WALKING = {"path.css"}
ENDING = {"debrief.css", "map.css"}


def test_what_a_story_needs_comes_when_it_is_needed(visit: Callable[..., Visit], way: list[str]) -> None:
    page = visit(PHONE).go(PATH)
    expect(page.locator("html[data-started]")).to_be_attached()
    assert _asked(page) == ARRIVING
    ready(page)
    assert _asked(page) == ARRIVING | FOLLOWING
    choose(page, way[0], way[1])
    expect(page.locator("[data-path]")).to_be_visible()
    assert _asked(page) == ARRIVING | FOLLOWING | WALKING
    play(page, way[1:])
    expect(page.locator("[data-debrief]")).to_be_visible()
    assert _asked(page) == ARRIVING | FOLLOWING | WALKING | ENDING


@pytest.mark.parametrize("reach", ["hover", "tap", "focus"])
def test_reaching_for_a_choice_fetches_what_follows(
    reach: str, visit: Callable[..., Visit], scenario: Scenario, way: list[str]
) -> None:
    page = visit().go(PATH)
    choice = page.locator(f"#{way[0]} a[data-choice]").first
    if reach == "tap":
        choice.dispatch_event("pointerover", {"pointerType": "touch"})
    else:
        getattr(choice, reach)()
    page.wait_for_function("() => history.state?.walked")
    assert page.evaluate("history.state.walked.path") == way[:1]


def test_choices_made_while_scripts_are_on_their_way_are_in_the_path(
    visit: Callable[..., Visit], scenario: Scenario, way: list[str]
) -> None:
    seen = visit()
    held = HeldRequests(seen.page, "scripts/scenario-*")
    page = play(seen.go(PATH), way[:3])
    expect(page.get_by_role("heading", name=titles(scenario, way)[2])).to_be_focused()
    assert page.evaluate("history.state?.walked ?? null") is None
    page.evaluate("focusin = 0; addEventListener('focusin', () => focusin++)")
    held.release()
    expect_path(page, titles(scenario, way[:3]))
    assert _choices(page) == [f"{start}>{end}" for start, end in pairwise(way[:3])]
    assert page.evaluate("focusin") == 0, "a scene that was entered takes the focus again"
    page.go_back()
    expect(page.get_by_role("heading", name=titles(scenario, way)[1])).to_be_focused()
    expect_path(page, titles(scenario, way[:2]))


@pytest.mark.parametrize("late", [False, True], ids=["its bundle is there", "its bundle is late"])
def test_a_choice_counts_though_the_skip_link_follows_at_once(
    late: bool, visit: Callable[..., Visit], scenario: Scenario, way: list[str]
) -> None:
    seen = visit()
    held = HeldRequests(seen.page, "scripts/scenario-*") if late else None
    page = seen.go(PATH)
    page = play(page if late else ready(page), way[:2])
    page.evaluate(
        "choice => { document.querySelector(choice).click(); document.querySelector('a.md-skip').click(); }",
        f"#{way[1]} a[data-choice][href='#{way[2]}']",
    )
    if held:
        expect(shown(page)).to_have_attribute("id", way[0])
        held.release()
    expect(shown(page)).to_have_attribute("id", way[2])
    expect_path(page, titles(scenario, way[:3]))


def test_a_choice_taken_back_meanwhile_is_taken_back(
    visit: Callable[..., Visit], scenario: Scenario, way: list[str]
) -> None:
    seen = visit()
    held = HeldRequests(seen.page, "scripts/scenario-*")
    page = play(seen.go(PATH), way[:3])
    page.go_back()
    expect(page.get_by_role("heading", name=titles(scenario, way)[1])).to_be_focused()
    held.release()
    expect_path(page, titles(scenario, way[:2]))


def test_a_choice_made_before_any_script_is_in_the_path(
    visit: Callable[..., Visit], scenario: Scenario, way: list[str]
) -> None:
    seen = visit()
    held = HeldRequests(seen.page, "course.js")
    seen.page.goto(seen.address + PATH, wait_until="commit")
    page = play(seen.page, way[:2], plain=True)
    held.release()
    expect_path(page, titles(scenario, way[:2]))
    assert _choices(page) == [f"{way[0]}>{way[1]}"]


def test_a_choice_made_before_any_script_begins_a_story_anew(
    visit: Callable[..., Visit], scenario: Scenario, way: list[str]
) -> None:
    """Whoever was further along, and now chooses otherwise at the start, has gone that way."""
    first = scenario.scenes[0]
    other = next(choice.target for choice in first.choices if choice.target not in way)
    seen = visit()
    put(seen, document(scenarios={SLUG: kept_at(*way[:3])}), "")
    held = HeldRequests(seen.page, "course.js")
    seen.page.goto(seen.address + PATH, wait_until="commit")
    page = play(seen.page, [first.id, other], plain=True)
    held.release()
    expect_path(page, titles(scenario, [first.id, other]))


def test_a_link_into_the_story_stands_by_itself(
    visit: Callable[..., Visit], scenario: Scenario, way: list[str]
) -> None:
    page = ready(visit().go(f"{PATH}#{way[2]}"))
    assert page.evaluate("history.state.walked.path") == [way[2]]
    assert page.evaluate("document.activeElement === document.body")
    expect(page.locator("[data-path]")).to_have_count(0)


def test_an_address_that_names_nothing_shows_the_start(
    visit: Callable[..., Visit], scenario: Scenario, way: list[str]
) -> None:
    page = ready(visit().go(f"{PATH}#nothing"))
    expect(shown(page)).to_have_attribute("id", way[0])
    expect(page.locator("[data-welcome]")).to_have_count(0)
    assert page.evaluate("document.activeElement === document.body")


def test_skip_link_leads_to_the_first_scene(visit: Callable[..., Visit], scenario: Scenario, way: list[str]) -> None:
    page = visit().go(PATH)
    page.locator("a.md-skip").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=titles(scenario, way)[0])).to_be_focused()
    expect(page.locator("[data-welcome]")).to_have_count(0)


@pytest.mark.parametrize(("sheet", "steps"), [("path.css", 2), ("debrief.css", 0), ("map.css", 0)])
def test_nothing_shows_before_it_is_dressed(
    sheet: str, steps: int, visit: Callable[..., Visit], way: list[str]
) -> None:
    seen = visit()
    held = HeldRequests(seen.page, sheet)
    page = play(ready(seen.go(PATH)), way[:steps] or way)
    part = page.locator("[data-path]" if steps else "[data-debrief]")
    held.wait()
    page.evaluate(PAINTED)
    expect(part).to_have_count(0)
    held.release()
    expect(part).to_be_visible()


def test_what_can_not_be_dressed_is_read_without(visit: Callable[..., Visit], way: list[str]) -> None:
    seen = visit()
    seen.page.route("**/debrief.css", lambda route: route.abort())
    page = play(ready(seen.go(PATH)), way)
    expect(page.locator("[data-debrief]")).to_be_visible()
    # The browser tells of what it could not load.
    assert len(seen.errors) == 1
    seen.errors.clear()


def test_without_scripts_the_map_is_dressed(visit: Callable[..., Visit]) -> None:
    page = visit(PHONE, scripts=False).go(PATH)
    branches = page.locator("[data-branches]")
    branches.locator("summary").click()
    assert branches.locator(".map-frame").evaluate("frame => getComputedStyle(frame).overflowX") == "auto"
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
