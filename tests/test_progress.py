"""Progress: kept to the heading, shown at a glance, and led on from; in one tab or two."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from course.model import Course
from course.queries.content_hash import ending_hashes, question_hash, section_hashes
from tests.conftest import DESKTOP, PHONE, Visit
from tests.graduate import graduate
from tests.held import HeldRequests
from tests.learner import THEN, completed, document, ended, put, reached, ready, shown_in, until

MODULE = "modules/the-page/"


def _kept(page: Page) -> dict[str, dict[str, object]]:
    return shown_in(page)


def test_new_learner_is_led_to_the_start(visit: Callable[..., Visit], course: Course) -> None:
    page = visit(PHONE).go("")
    expect(page.locator("[data-progress]")).to_be_hidden()
    page.get_by_role("link", name="Start with module 1").click()
    expect(page).to_have_url(re.compile(rf"/modules/{course.modules[0].slug}/$"))


def test_whoever_has_done_something_goes_on_though_no_place_is_kept(
    visit: Callable[..., Visit], course: Course
) -> None:
    first, second, third, *_ = course.modules
    page = put(visit(PHONE), graduate(course, [first.slug, second.slug]))
    page.get_by_role("link", name="Continue").click()
    expect(page).to_have_url(re.compile(rf"/modules/{third.slug}/$"))


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_one_goes_on_at_the_heading_one_left(size: tuple[int, int], visit: Callable[..., Visit]) -> None:
    seen = visit(size)
    page = seen.go(MODULE)
    page.locator("#who-holds-the-keys").scroll_into_view_if_needed()
    page.evaluate("document.getElementById('who-holds-the-keys').scrollIntoView()")
    until(page, lambda kept: (kept.get("place", {}).get("value") or {}).get("fragment") == "who-holds-the-keys")
    page = seen.go("")
    expect(page.locator("[data-continue-to]")).to_have_text("The pantry’s page")
    page.get_by_role("link", name="Continue where you left off").click()
    expect(page).to_have_url(re.compile(r"/modules/the-page/#who-holds-the-keys$"))
    expect(page.locator("#who-holds-the-keys")).to_be_in_viewport()


def test_module_is_read_when_every_section_was_on_the_screen(visit: Callable[..., Visit], course: Course) -> None:
    seen = visit(PHONE)
    page = seen.go(MODULE)
    *others, last = section_hashes(course.modules[1])
    for id in others:
        page.evaluate("id => document.getElementById(id).scrollIntoView()", id)
        until(page, lambda kept, id=id: id in kept.get("modules", {}).get("the-page", {}).get("sections", {}))  # type: ignore[misc]
    assert _kept(page)["modules"]["the-page"]["read"] == ""  # type: ignore[index]
    page.evaluate("id => document.getElementById(id).scrollIntoView()", last)
    until(page, lambda kept: kept["modules"]["the-page"]["read"])
    steps = page.get_by_role("navigation", name="This module")
    expect(steps.get_by_role("link", name="Read The pantry’s page (done)")).to_be_visible()
    page = seen.go("")
    card = page.locator("[data-module=the-page]")
    expect(card.locator("[data-part='module/the-page']")).to_have_attribute("data-state", "done")
    expect(card).to_have_attribute("data-state", "begun")
    expect(card.locator("[data-module-state]")).to_have_text("Started")


def test_home_shows_at_a_glance_what_is_done(visit: Callable[..., Visit], course: Course) -> None:
    first, second, third = (module.slug for module in course.modules[:3])
    seen = visit(PHONE)
    kept = document(
        name="Denise",
        quizzes={first: [ended(7, 8)], second: [ended(4, 8)]},
        scenarios={course.scenarios_of(first)[0].slug: reached("december-12")},
    )
    page = put(seen, kept)
    expect(page.locator("[data-progress-count]")).to_have_text(f"1 of {len(course.modules)} modules done")
    expect(page.locator("[data-progress-who]")).to_have_text("Kept for Denise, in this browser only.")
    for slug, state in ((first, "done"), (second, "begun"), (third, "")):
        expect(page.locator(f"[data-module={slug}]")).to_have_attribute("data-state", state)
        expect(page.locator(f"[data-progress-module={slug}]")).to_have_attribute("data-state", state)
    expect(page.locator(f"[data-part='quiz/{first}']")).to_have_attribute("data-score", "87%")
    quiz = page.get_by_role("link", name=re.compile("Quiz: the pantry.s page"))
    expect(quiz).to_have_attribute("data-state", "begun")


def test_menus_show_what_is_done(visit: Callable[..., Visit], course: Course) -> None:
    first = course.modules[0].slug
    kept = document(quizzes={first: [ended(8, 8)]}, scenarios={course.scenarios_of(first)[0].slug: reached("x")})
    seen = visit(DESKTOP)
    put(seen, kept)
    page = seen.go(MODULE)
    menu = page.get_by_role("navigation", name="Navigation")
    expect(menu.get_by_role("link", name="1 Photographs (done)")).to_be_visible()
    expect(menu.get_by_role("link", name="3 Messages", exact=True)).to_be_visible()
    page = seen.go(f"quizzes/{first}/")
    expect(menu.get_by_role("link", name="Photographs at the pantry", exact=True)).to_be_visible()
    expect(menu.get_by_role("link", name="Scenario: The group photo (done)")).to_be_visible()
    expect(page.get_by_role("link", name="Case The group photo (done)")).to_be_visible()


def test_what_is_done_leads_on_to_what_comes_next(visit: Callable[..., Visit], course: Course) -> None:
    first, second = course.modules[:2]
    place = {"page": f"quizzes/{first.slug}/", "fragment": "", "title": "Quiz"}
    kept = document(
        quizzes={first.slug: [ended(8, 8)]},
        scenarios={course.scenarios_of(first.slug)[0].slug: reached("x")},
        place=place,
    )
    page = put(visit(PHONE), kept)
    expect(page.locator("[data-continue-to]")).to_have_text(re.compile("^Next: "))
    page.get_by_role("link", name="Continue").click()
    expect(page).to_have_url(re.compile(rf"/modules/{second.slug}/$"))


def test_no_part_is_ticked_that_was_not_done(visit: Callable[..., Visit], course: Course) -> None:
    """What the card says of the whole module is not said of each of its parts."""
    page = put(visit(), completed(course))
    expect(page.locator("[data-module][data-state=done]")).to_have_count(len(course.modules))
    shown = page.evaluate(
        """() => Array.from(document.querySelectorAll(".module-parts a"), link => [
            link.dataset.part ?? "", getComputedStyle(link, "::before").content.split(" / ")[0].replaceAll('"', "")
        ])"""
    )
    assert len(shown) > 2 * len(course.modules)
    ticks = {part.partition("/")[0]: {sign for of, sign in shown if of == part} for part, _ in shown}
    assert ticks == {"module": {"○"}, "scenario": {"✓"}, "quiz": {"✓"}}


SIGNS = """() => Array.from(document.querySelectorAll("body *"), one => [one,
    ["::before", "::after"].map(part => getComputedStyle(one, part).content).join("").match(/[✓◐]/)?.[0]
]).filter(([one, sign]) => sign && one.checkVisibility()).map(([one, sign]) => {
    const link = one.closest("a");
    return [
        link ? new URL(link.href).pathname.split("/").slice(-3, -1).join("/") : one.textContent.trim(), sign,
        Boolean(one.closest(".module-parts, .steps, .md-nav__item .md-nav__item, table")),
    ];
})"""
"""What is drawn as done or begun: where it leads or what it says, the sign, and whether it is a part."""


def test_nothing_is_marked_that_was_not_done_on_any_page(visit: Callable[..., Visit], course: Course) -> None:
    """The first module is done but not read, of the second the case; what a page draws is held against that."""
    first, second, third = course.modules[:3]
    played = [course.scenarios_of(module.slug)[0].slug for module in (first, second)]
    seen = visit()
    put(seen, document(quizzes={first.slug: [ended(8, 8)]}, scenarios={slug: reached("x") for slug in played}))
    parts = {f"quizzes/{first.slug}": "✓", **{f"scenarios/{slug}": "✓" for slug in played}}
    wholes = {f"modules/{first.slug}": "✓", f"modules/{second.slug}": "◐"}
    found = 0
    for path in (
        "",
        *(f"modules/{one.slug}/" for one in (first, second, third)),
        f"quizzes/{second.slug}/",
        "you/record/",
    ):
        page = ready(seen.go(path))
        for where, sign, is_part in page.evaluate(SIGNS):
            known = parts if is_part else {**wholes, **parts}
            # What is no link is the module one is in, by its name.
            allowed = known.get(where) if "/" in where else ("✓" if first.title in where or "(done)" in where else "◐")
            assert sign == allowed, f"{path}: {where} is marked {sign}"
            found += 1
    assert found > 12


def test_whole_course_done_leads_to_its_end_and_the_record(visit: Callable[..., Visit], course: Course) -> None:
    page = put(visit(PHONE), completed(course))
    expect(page.locator("[data-progress-count]")).to_have_text(
        f"{len(course.modules)} of {len(course.modules)} modules done"
    )
    page.get_by_role("link", name="You finished the course").click()
    page.get_by_role("link", name="Your record and certificate").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("My record")


def test_completing_a_module_keeps_what_it_held(visit: Callable[..., Visit], course: Course) -> None:
    module = course.modules[0]
    kept = document(
        quizzes={module.slug: [ended(8, 8)]}, scenarios={course.scenarios_of(module.slug)[0].slug: reached("x")}
    )
    page = put(visit(PHONE), kept)
    until(page, lambda kept: module.slug in kept["completions"])
    done = _kept(page)["completions"][module.slug]
    assert isinstance(done, dict)
    assert done["at"] == THEN
    assert re.fullmatch(r"[0-9a-f]{12}", done["edition"]) and re.fullmatch(r"\d{4}-\d\d-\d\d", done["date"])
    asked = [key for key in done["seen"] if key.startswith(f"question/{module.slug}/")]
    assert len(asked) == len(course.quizzes_of(module.slug)[0].questions)


def test_home_says_what_is_new_since(visit: Callable[..., Visit], course: Course) -> None:
    """A question that was asked otherwise when the module was completed is told at home, and listed in the record."""
    module = course.modules[0]
    quiz = course.quizzes_of(module.slug)[0]
    scenario = course.scenarios_of(module.slug)[0]
    seen = {f"section/{id}": mark for id, mark in section_hashes(module).items()}
    seen |= {f"ending/{scenario.slug}/{id}": mark for id, mark in ending_hashes(scenario).items()}
    seen |= {f"question/{quiz.slug}/{question.id}": question_hash(question) for question in quiz.questions}
    seen[f"question/{quiz.slug}/{quiz.questions[0].id}"] = "00000000"
    done = {"at": THEN, "renewed": "", "edition": "0" * 12, "date": "2026-01-01", "seen": seen}
    kept = document(
        quizzes={quiz.slug: [ended(8, 8)]}, scenarios={scenario.slug: reached("x")}, completions={module.slug: done}
    )
    page = put(visit(PHONE), kept)
    page.get_by_role("link", name="1 new to you").click()
    expect(page.get_by_role("heading", name="What changed since you completed")).to_be_visible()
    expect(page.get_by_role("link", name=quiz.questions[0].title.replace("'", "’"))).to_be_visible()


def test_two_tabs_lose_nothing(visit: Callable[..., Visit], course: Course) -> None:
    seen = visit(PHONE)
    tabs = (seen.go(MODULE), _another(seen.page.context, seen, "modules/messages/"))
    slugs = ("the-page", "messages")
    sections = [[*section_hashes(course.unit(f"docs/modules/{slug}.md"))] for slug in slugs]  # type: ignore[arg-type]
    for pair in zip(*sections, strict=False):
        for tab, id in zip(tabs, pair, strict=True):
            tab.evaluate("id => document.getElementById(id).scrollIntoView()", id)
        for tab, slug, id in zip(tabs, slugs, pair, strict=True):
            # Each of them sees what both have kept.
            until(tab, lambda kept, slug=slug, id=id: id in kept.get("modules", {}).get(slug, {}).get("sections", {}))  # type: ignore[misc]
    kept = _kept(tabs[0])["modules"]
    for slug, ids in zip(slugs, zip(*zip(*sections, strict=False), strict=True), strict=True):
        assert {*ids} <= kept[slug]["sections"].keys()  # type: ignore[index]


def _another(context: BrowserContext, seen: Visit, path: str) -> Page:
    page = context.new_page()
    page.goto(seen.address + path)
    return page


def test_completion_may_take_reading_too(visit: Callable[..., Visit], site: Path, course: Course) -> None:
    """course.yml says what completing a module takes; the page's scripts go by what it says."""
    module = course.modules[0]
    seen = visit(PHONE)
    seen.page.route(
        "**/training/",
        lambda route: route.fulfill(
            body=(site / "index.html").read_text(encoding="utf-8").replace('"takes": [', '"takes": ["read", '),
            content_type="text/html",
        ),
    )
    kept = document(
        quizzes={module.slug: [ended(8, 8)]}, scenarios={course.scenarios_of(module.slug)[0].slug: reached("x")}
    )
    page = put(seen, kept)
    expect(page.locator(f"[data-module={module.slug}]")).to_have_attribute("data-state", "begun")


@pytest.mark.parametrize("page_kept", ["javascript:alert(1)", "//evil.example/", "../../../etc/", "modules/../../x", 7])
def test_hostile_place_leads_nowhere_else(page_kept: object, visit: Callable[..., Visit]) -> None:
    seen = visit(PHONE)
    place = {"page": page_kept, "fragment": "x", "title": "<img src=x onerror=alert(1)>"}
    page = put(seen, document(place=place))
    button = page.locator("[data-continue]")
    address = button.evaluate("link => link.href")
    assert address.startswith(seen.address + "modules/"), address
    assert page.locator("[data-continue-to] img").count() == 0


def test_without_scripts_nothing_is_claimed(visit: Callable[..., Visit]) -> None:
    page = visit(PHONE, scripts=False).go("")
    expect(page.get_by_role("link", name="Start with module 1")).to_be_visible()
    expect(page.locator("[data-progress]")).to_be_hidden()
    expect(page.locator("[data-act]").first).to_be_hidden()


@pytest.mark.parametrize("is_at_once", [True, False], ids=["at once", "one after the other"])
def test_tabs_that_write_together_lose_nothing(is_at_once: bool, visit: Callable[..., Visit]) -> None:
    """In a browser that has kept nothing yet each may begin a log; what both wrote first, and next, is kept."""
    seen = visit(PHONE)
    if is_at_once:
        # For those who look at the clock.
        seen.page.context.clock.set_fixed_time(THEN)
    one = seen.go(MODULE)
    two = _another(one.context, seen, "modules/messages/")
    for page, slug in ((one, "the-page"), (two, "messages")):
        page.locator(f"[data-note='module/{slug}'] textarea").scroll_into_view_if_needed()
        page.wait_for_function("document.documentElement.hasAttribute('data-started')")
    for text in ("first", "next"):
        # Each keeps what was typed 400 ms after the last key, and here neither knows of the other's yet.
        for page, slug in ((one, "the-page"), (two, "messages")):
            page.locator(f"[data-note='module/{slug}'] textarea").fill(text)
        for page in (one, two):
            until(page, lambda kept, text=text: _texts(kept) == {"module/the-page": text, "module/messages": text})  # type: ignore[misc]


@pytest.mark.parametrize("late", ["known*.js", "notes*.js"], ids=["reader", "notes"])
def test_typing_before_a_script_is_there_loses_nothing(late: str, visit: Callable[..., Visit]) -> None:
    """What is typed is kept once the script has come, also where another tab has begun to keep things meanwhile."""
    seen = visit(PHONE)
    one = seen.go(MODULE)
    two = one.context.new_page()
    held = HeldRequests(two, late)
    two.goto(seen.address + "modules/messages/")
    field = two.locator("[data-note='module/messages'] textarea")
    field.scroll_into_view_if_needed()
    one.locator("[data-note='module/the-page'] textarea").fill("first")
    until(one, lambda kept: _texts(kept))
    field.fill("typed early")
    held.wait()
    two.wait_for_timeout(600)
    held.release()
    until(two, lambda kept: _texts(kept) == {"module/the-page": "first", "module/messages": "typed early"})
    expect(field).to_have_value("typed early")


def _texts(kept: dict[str, Any]) -> dict[str, str]:
    return {id: note["value"] for id, note in kept.get("notes", {}).items()}
