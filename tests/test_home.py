"""The home page: it opens with a case, leads on who has begun, and keeps acts on shared computers out of the way."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from course.model import Course, Scenario
from course.rendering.home import home_of
from course.text.typography import typeset
from tests.conftest import Visit
from tests.graduate import graduate
from tests.learner import KEY, document, open_computer, put, until

SMALL_PHONE = (390, 664)
"""What a browser with its bars leaves of a phone's screen."""


@pytest.fixture(scope="module")
def opening(course: Course) -> Scenario:
    """The case with which the home page opens."""
    assert course.opening_case
    return course.opening_case


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_first_screen_holds_the_messages_and_all_answers(
    scripts: bool, visit: Callable[..., Visit], course: Course, opening: Scenario
) -> None:
    page = visit(SMALL_PHONE, scripts).go("")
    messages = page.locator("ol.messages > li")
    expect(messages).to_have_count(len(home_of(course).messages))
    expect(messages.first).to_contain_text(home_of(course).messages[0].time)
    answers = page.locator("ul.answers a")
    assert answers.all_inner_texts() == [typeset(choice.text) for choice in opening.scenes[0].choices]
    for place in (messages.first, *answers.all()):
        box = place.bounding_box()
        assert box and box["y"] >= 0 and box["y"] + box["height"] <= SMALL_PHONE[1]


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_one_tap_leads_to_what_a_choice_brings(
    scripts: bool, visit: Callable[..., Visit], course: Course, opening: Scenario
) -> None:
    first, *_ = opening.scenes
    for choice in first.choices:
        page = visit(SMALL_PHONE, scripts).go("")
        page.get_by_role("link", name=typeset(choice.text)).click()
        scene = page.locator("[data-scene]").locator("visible=true")
        expect(scene).to_have_count(1)
        expect(scene).to_have_id(choice.target)
        if scripts:
            until(page, lambda kept, way=[first.id, choice.target]: _path(kept, opening.slug) == way)  # type: ignore[misc]


def _path(kept: dict[str, Any], slug: str) -> list[str]:
    """The scenes that a learner has walked in a case."""
    played: list[str] = kept.get("scenarios", {}).get(slug, {}).get("path", {}).get("value", [])
    return played


def test_time_of_the_whole_course_is_told(course: Course, visit: Callable[..., Visit]) -> None:
    minutes = 5 * round(sum(module.minutes for module in course.modules) / 5)
    page = visit().go("")
    expect(page.locator(".hero-facts")).to_contain_text(home_of(course).time)
    hours = f"{minutes // 60} hour" if minutes >= 60 else f"{minutes} minutes"
    assert hours in home_of(course).time


def test_who_has_begun_is_led_on_before_any_script_is_there(visit: Callable[..., Visit], course: Course) -> None:
    seen = visit(SMALL_PHONE)
    put(seen, graduate(course, [course.modules[0].slug]))
    seen.page.route("**/scripts/**", lambda route: route.abort())
    page = seen.page
    page.goto(seen.address)
    expect(page.locator("[data-continue]")).to_be_visible()
    expect(page.locator(".opening")).to_be_hidden()
    seen.errors.clear()


def test_who_has_done_nothing_yet_is_shown_the_case(visit: Callable[..., Visit]) -> None:
    page = put(visit(SMALL_PHONE), document(name="Ana"))
    expect(page.locator(".opening")).to_be_visible()
    expect(page.locator("[data-continue]")).to_be_hidden()


def test_acts_on_a_shared_computer_come_once_something_is_kept(visit: Callable[..., Visit], course: Course) -> None:
    seen = visit(SMALL_PHONE)
    page = seen.go("")
    expect(page.locator("[data-computer]")).to_be_hidden()
    expect(page.get_by_role("button", name="Use as a guest")).to_be_visible()
    page = put(seen, graduate(course, [course.modules[0].slug], "Ana"))
    clear = page.get_by_role("button", name="Clear everything from this device")
    expect(clear).to_be_hidden()
    open_computer(page)
    expect(clear).to_be_visible()
    expect(page.locator("[data-progress-who]")).to_be_visible()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_job_shows_its_path(scripts: bool, visit: Callable[..., Visit], course: Course) -> None:
    page = visit(SMALL_PHONE, scripts).go("")
    for path in course.learning_paths:
        job = page.locator(f"[data-job={path.id}]")
        modules = course.modules_on(path)
        expect(job).to_contain_text(f"{len(modules)} modules, about ")
        job.locator("summary").click()
        expect(job.get_by_role("link")).to_have_count(len(modules))
        expect(job.get_by_role("link").first).to_be_visible()
    # One at a time.
    expect(page.locator("[data-job][open]")).to_have_count(1)


def test_job_that_is_taken_leads_through_its_modules(visit: Callable[..., Visit], course: Course) -> None:
    path = next(path for path in course.learning_paths if len(path.modules) < len(course.modules))
    seen = visit(SMALL_PHONE)
    page = seen.go("")
    job = page.locator(f"[data-job={path.id}]")
    job.locator("summary").click()
    assert page.evaluate("key => localStorage.getItem(key)", KEY) is None, "nothing is kept before it is chosen"
    job.get_by_role("button", name="Take these modules").click()
    expect(page.locator("[data-continue]")).to_be_focused()
    expect(page.locator("[data-continue]")).to_have_text("Start your path")
    expect(page.locator("[data-on-path]")).to_have_count(len(path.modules))
    expect(job.get_by_role("button", name="Take these modules")).to_be_hidden()
    page = seen.go("")
    expect(page.locator("[data-on-path]")).to_have_count(len(path.modules))
    expect(job.locator("summary")).to_contain_text("your path")
    expect(page.locator("[data-progress-count]")).to_have_text(f"0 of {len(path.modules)} on your path")
    job.locator("summary").click()
    job.get_by_role("button", name="Take all modules instead").click()
    expect(page.locator("[data-progress-count]")).to_have_text(f"0 of {len(course.modules)} modules done")
    expect(page.locator("[data-on-path]")).to_have_count(0)


def test_supervisors_and_trainers_find_their_pages(visit: Callable[..., Visit]) -> None:
    page = visit().go("")
    for name in ("For supervisors", "for trainers"):
        expect(page.get_by_role("article").get_by_role("link", name=name)).to_be_visible()
