"""How pages lie on the screen: nothing covers what one presses, large text fits, the menu shows what is done."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from course.model import Course
from tests.conftest import PHONE, Visit
from tests.graduate import graduate
from tests.learner import document, ended, put
from tests.playing import SLUG

CASE, QUIZ, MODULE = f"scenarios/{SLUG}/", "quizzes/the-page/", "modules/the-page/"
HALF_SHOWN = "ol.course-progress-bar > [data-state=begun]"


@pytest.mark.parametrize("path", [CASE, QUIZ])
def test_nothing_lies_over_what_one_chooses(path: str, visit: Callable[..., Visit]) -> None:
    page = visit(PHONE).go(path)
    page.mouse.wheel(0, 1500)
    page.mouse.wheel(0, -200)
    expect(page.locator(".md-top")).to_be_hidden()


def test_long_pages_keep_the_way_back_up(visit: Callable[..., Visit]) -> None:
    page = visit(PHONE).go(MODULE)
    page.mouse.wheel(0, 1500)
    expect(page.locator("html")).not_to_have_js_property("scrollTop", 0)
    page.mouse.wheel(0, -200)
    expect(page.locator(".md-top")).to_be_visible()


@pytest.mark.parametrize("path", ["", MODULE, CASE, QUIZ, "you/record/", "you/worksheet/", "supervisors/assign/"])
def test_text_of_twice_the_size_fits_a_phone(path: str, visit: Callable[..., Visit]) -> None:
    page = visit(PHONE).go(path)
    page.evaluate("document.documentElement.style.fontSize = '250%'")  # the theme's own size is 125 %
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]


def test_arrow_of_the_menu_stays_at_its_edge(visit: Callable[..., Visit], course: Course) -> None:
    done = course.modules[0].slug
    page = put(visit(), graduate(course, [done]), MODULE)
    marked = page.locator(".md-sidebar--primary a.md-nav__link[data-state=done]").first
    plain = page.locator(".md-sidebar--primary a.md-nav__link:not([data-state]):has(> .md-nav__icon)").last
    edges = [link.locator("> .md-nav__icon").bounding_box() for link in (marked, plain)]
    assert edges[0] and edges[1] and edges[0]["x"] == edges[1]["x"]


def test_menu_shows_that_the_module_one_is_in_is_done(visit: Callable[..., Visit], course: Course) -> None:
    done = course.modules[0].slug
    page = put(visit(), graduate(course, [done]), f"modules/{done}/")
    label = page.locator(".md-sidebar--primary .md-nav__item--active > label.md-nav__link")
    expect(label.first).to_have_attribute("data-state", "done")
    expect(label.first).to_contain_text("(done)")


def test_module_is_as_full_as_it_is_done(visit: Callable[..., Visit], course: Course) -> None:
    first = course.modules[0].slug
    page = put(visit(), document(quizzes={first: [ended(8, 8)]}))
    filled = page.locator(HALF_SHOWN).first.evaluate("one => getComputedStyle(one).backgroundImage")
    assert filled.startswith("linear-gradient(to right") and " 33%" in filled, "one part of three"


def test_page_that_is_not_there_leads_home(site: Path) -> None:
    assert '<a href="/./">the course’s home page</a>' in (site / "404.html").read_text(encoding="utf-8")


def test_tab_shows_the_course_s_own_icon(site: Path) -> None:
    home = (site / "index.html").read_text(encoding="utf-8")
    assert '<link rel="icon" href="assets/images/favicon.svg">' in home
    assert (site / "assets/images/favicon.svg").is_file()


def test_search_leads_learners_to_learners_pages(site: Path) -> None:
    found = json.loads((site / "search/search_index.json").read_text(encoding="utf-8"))["docs"]
    assert [one["location"] for one in found if one["location"].startswith("trainers/")] == []
