"""How a scenario plays: one page, the browser's own history, and a booklet on paper."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from course.model import Course
from tests.conftest import PHONE, Visit

PATH = "scenarios/the-friend-request/"


@pytest.mark.parametrize("scripts", [True, False])
def test_back_and_forward_are_the_browsers(visit: Callable[..., Visit], course: Course, scripts: bool) -> None:
    start, second = (scene.id for scene in course.scenarios_of("staff-use")[0].scenes[:2])
    page = visit(PHONE, scripts).go(PATH)
    page.locator(f"#{start} a.choice").first.click()
    shown = page.locator("[data-scene]").locator("visible=true")
    expect(shown).to_have_attribute("id", second)
    page.go_back()
    expect(shown).to_have_attribute("id", start)
    page.go_forward()
    expect(shown).to_have_attribute("id", second)


def test_scene_has_an_address_of_its_own(visit: Callable[..., Visit], course: Course) -> None:
    scene = course.scenarios_of("staff-use")[0].scenes[4]
    page = visit().go(f"{PATH}#{scene.id}")
    expect(page.get_by_role("region", name=scene.title)).to_be_visible()
    expect(page.locator("[data-scene]").locator("visible=true")).to_have_count(1)


def test_choices_can_be_touched(visit: Callable[..., Visit]) -> None:
    page = visit(PHONE).go(PATH)
    for choice in page.locator("a.choice").locator("visible=true").all():
        box = choice.bounding_box()
        assert box is not None and box["height"] >= 44 and box["width"] >= 44


def test_printed_it_is_a_booklet(visit: Callable[..., Visit], course: Course) -> None:
    scenario = course.scenarios_of("staff-use")[0]
    numbers = {scene.id: number for number, scene in enumerate(scenario.scenes, 1)}
    page = visit().go(PATH)
    page.emulate_media(media="print")
    for scene in scenario.scenes:
        shown = page.locator(f"#{scene.id}")
        expect(shown).to_be_visible()
        expect(shown.locator(".scene-number")).to_be_visible()
        expect(shown.locator(".scene-number")).to_have_text(str(numbers[scene.id]))
        for at, choice in enumerate(scene.choices):
            goto = shown.locator(".choice-goto").nth(at)
            expect(goto).to_be_visible()
            expect(goto).to_have_text(f"go to {numbers[choice.target]}")
    expect(page.locator(".choices--after").locator("visible=true")).to_have_count(0)


def test_no_page_takes_over_navigation(site: Path) -> None:
    pages = [page.read_text(encoding="utf-8") for page in site.rglob("*.html")]
    assert len(pages) > 21
    assert not [page for page in pages if "navigation.instant" in page]


def test_story_is_not_given_away(visit: Callable[..., Visit], site: Path, course: Course) -> None:
    scenario = course.scenarios_of("staff-use")[0]
    page = visit().go(PATH)
    expect(page.locator(".md-sidebar--secondary")).to_be_hidden()
    index = (site / "search/search_index.json").read_text(encoding="utf-8")
    assert scenario.intro[:40] in index
    assert scenario.scenes[-1].title not in index
