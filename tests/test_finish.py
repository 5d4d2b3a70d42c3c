"""The end of the course: what is left until then, the page that says it is done, and the ways there."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import expect

from course.model import Course
from tests.conftest import Visit
from tests.graduate import everything, graduate, stamped
from tests.learner import document, put, reached
from tests.quizzing import PATH, SLUG, take

PAGE = "you/finish/"


def test_home_says_what_is_left_and_leads_to_the_end(visit: Callable[..., Visit], course: Course) -> None:
    done = everything(course)
    page = put(visit(), graduate(course, done[:-1]))
    left = course.modules[-1].minutes
    expect(page.locator("[data-minutes-left]")).to_have_text(f", about {-(-left // 5) * 5} minutes left")
    page = put(visit(), graduate(course, done))
    expect(page.locator("[data-minutes-left]")).to_be_empty()
    page.get_by_role("link", name="You finished the course").click()
    page.wait_for_url(f"**/{PAGE}")


def test_until_then_the_page_says_what_is_left(visit: Callable[..., Visit], course: Course) -> None:
    done, last = everything(course)[:-1], course.modules[-1]
    page = put(visit(), graduate(course, done), PAGE)
    expect(page.locator("[data-finish-lead]")).to_contain_text(
        re.compile(r"^One module is still open, about \d+ minutes")
    )
    open_parts = page.locator("[data-finish-parts]").locator("visible=true")
    expect(open_parts).to_have_count(1)
    assert page.locator("[data-finish-next]").evaluate("link => link.pathname").endswith(f"modules/{last.slug}/")


def test_the_page_shows_what_one_takes_along(visit: Callable[..., Visit], course: Course) -> None:
    first, *_ = done = everything(course)
    kept = graduate(course, done)
    kept["notes"] = {
        f"plan-if/{first}": stamped("a guest asks for the picture", 4),
        f"plan-then/{first}": stamped("I will ask Ruth.", 4),
    }
    page = put(visit(), kept, PAGE)
    expect(page.locator("[data-finish-lead]")).to_contain_text("You did it. On November 5, 2026")
    expect(page.locator("[data-finish-module][data-state=done]")).to_have_count(len(done))
    expect(page.locator(f"[data-plan-of='{first}']")).to_have_text(
        "If a guest asks for the picture, then I will ask Ruth."
    )
    expect(page.get_by_role("link", name="Your record and certificate")).to_be_visible()


def test_a_path_ends_with_its_last_module(visit: Callable[..., Visit], course: Course) -> None:
    path = next(path for path in course.learning_paths if len(path.modules) < len(course.modules))
    kept = graduate(course, path.modules)
    kept["include"] = {f"path/{path.id}": stamped(True, 2)}
    page = put(visit(), kept, PAGE)
    expect(page.locator("[data-finish-lead]")).to_contain_text(f"the last of your {len(path.modules)} modules")
    expect(page.locator("[data-finish-module]").locator("visible=true")).to_have_count(len(path.modules))


def test_the_last_quiz_leads_to_the_end(visit: Callable[..., Visit], course: Course) -> None:
    others = [slug for slug in everything(course) if slug != SLUG]
    ending = document(scenarios={course.scenarios_of(SLUG)[0].slug: reached("x")})
    kept = graduate(course, others)
    kept["scenarios"] |= ending["scenarios"]
    page = put(visit(), kept, PATH)
    expect(page.locator("[data-quiz][data-ready]")).to_be_visible()
    take(page)
    expect(page.locator("[data-module-complete]")).to_contain_text("That was the last one. The course is complete.")
    expect(page.locator("[data-way][data-suggested]")).to_have_text(re.compile("^You finished the course"))


def test_without_scripts_it_says_when_it_ends(visit: Callable[..., Visit], course: Course) -> None:
    page = visit(scripts=False).go(PAGE)
    expect(page.locator("[data-finish-lead]")).to_contain_text("When the last of your modules is complete")
    expect(page.locator("[data-finish-module]").locator("visible=true")).to_have_count(len(course.modules))
    expect(page.locator(".finish .button").locator("visible=true")).to_have_count(0)


def test_a_path_is_counted_alike_on_home_and_at_the_end(visit: Callable[..., Visit], course: Course) -> None:
    path = next(path for path in course.learning_paths if len(path.modules) < len(course.modules))
    other = next(slug for slug in everything(course) if slug not in path.modules)
    kept = graduate(course, [other])
    kept["include"] = {f"path/{path.id}": stamped(True, 2)}
    said = f"0 of {len(path.modules)} on your path, 1 more done"
    seen = visit()
    page = put(seen, kept)
    expect(page.locator("[data-progress-count]")).to_have_text(said)
    page = seen.go(PAGE)
    expect(page.locator("[data-finish-lead]")).to_contain_text(f"({said}. The certificate takes all")
