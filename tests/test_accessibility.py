"""Accessibility: axe-core's rules on every page, zoom, focus, and the keyboard."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from course.model import Course
from tests.conftest import DESKTOP, PHONE, Visit
from tests.graduate import everything, graduate
from tests.host import BELOW
from tests.learner import put
from tests.quizzing import answer, opened, pick, reveal, take

AXE = Axe().axe_script
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


SIZES = ((320, 640), (768, 1024), DESKTOP)
SCHEMES: dict[Literal["light", "dark"], str] = {"light": "default", "dark": "slate"}
"""The names that the theme has for them."""
KINDS = (
    "",
    "modules/the-page/",
    "scenarios/the-keys/",
    "you/record/",
    "you/worksheet/",
    "supervisors/assign/",
    "supervisors/roster/",
    "supervisors/readiness/",
    "reference/glossary/",
)
"""A page of each kind, looked at everywhere; a quiz has tests of its own."""
LOOKS = tuple((size, scheme) for size in SIZES for scheme in SCHEMES)
"""Every width with every scheme."""
LOTS = 6
"""Pages are looked at in so many lots, so that several can be looked at at once."""


def violations(page: Page) -> list[str]:
    """What axe-core finds on a page, a line for each rule with the first element that breaks it."""
    options = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE)
    found = page.evaluate("options => axe.run(options).then(({ violations }) => violations)", options)
    return [f"{page.url} {one['id']}: {one['nodes'][0]['html'][:120]}" for one in found]


def everywhere(page: Page) -> list[str]:
    """What axe-core finds on a page as it stands, at every width and in both schemes, and where it scrolls sideways."""
    return [*sideways(page), *(told for size, scheme in LOOKS for told in violations_as(page, size, scheme))]


def sideways(page: Page) -> list[str]:
    """The widths at which a page scrolls sideways."""
    found: list[str] = []
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found.append(f"{page.url} scrolls sideways at {width}")
    return found


def violations_as(page: Page, size: tuple[int, int], scheme: Literal["light", "dark"]) -> list[str]:
    """What axe-core finds on a page as it stands, at a width and in a scheme."""
    page.set_viewport_size({"width": size[0], "height": size[1]})
    # Seen from the top: axe-core takes what the header covers for too small a target.
    page.evaluate("scrollTo(0, 0)")
    page.emulate_media(color_scheme=scheme)
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", SCHEMES[scheme])
    return [f"{size[0]} {scheme}: {one}" for one in violations(page)]


@pytest.mark.parametrize("lot", range(LOTS))
def test_axe_finds_nothing(lot: int, visit: Callable[..., Visit], site: Path) -> None:
    """On every page once, and so that every width and scheme has its turn; on a page of each kind, everywhere."""
    seen = visit()
    found: list[str] = []
    paths = [file.relative_to(site).as_posix().removesuffix("index.html") for file in sorted(site.rglob("index.html"))]
    assert {*KINDS} < {*paths}
    for at, path in [*enumerate(paths)][lot::LOTS]:
        page = seen.go(path)
        # A lot holds every sixth page, which would all have the same turn.
        size, scheme = LOOKS[(at + at // LOTS) % len(LOOKS)]
        found += everywhere(page) if path in KINDS else [*sideways(page), *violations_as(page, size, scheme)]
    assert found == []


def test_axe_finds_nothing_as_a_quiz_is_taken(visit: Callable[..., Visit]) -> None:
    seen = visit()
    page = opened(seen.page, seen.address)
    asked = page.locator("[data-question]").all()
    asked[0].get_by_role("button", name="Check my answer").click()
    expect(asked[0].get_by_role("alert")).not_to_be_empty()
    assert everywhere(page) == []
    pick(asked[0], right=False)
    assert everywhere(page) == []
    answer(asked[0], right=False)
    answer(asked[1])
    assert everywhere(page) == []
    take(page, wrong=(1, 3, 7))
    expect(page.get_by_role("region", name="Your result")).to_be_visible()
    assert everywhere(page) == []
    page.get_by_role("button", name=re.compile("^Retry only what I missed")).click()
    assert everywhere(page) == []


def test_quiz_can_be_touched(visit: Callable[..., Visit]) -> None:
    seen = visit(PHONE)
    page = opened(seen.page, seen.address)
    take(page, wrong=(1,))
    page.get_by_role("button", name=re.compile("^Retry only what I missed")).click()
    _can_be_touched(page, 12)
    answer(page.locator("[data-question]").first, right=False)
    _can_be_touched(page, 12)
    page.get_by_role("button", name="See your result").click()
    _can_be_touched(page, 14)


def _can_be_touched(page: Page, count: int) -> None:
    targets = page.locator("[data-quiz] :is(.option, button, .quiz-way, .quiz-step)").locator("visible=true")
    assert targets.count() >= count
    for target in targets.all():
        box = target.bounding_box()
        assert box is not None and box["height"] >= 44 and box["width"] >= 44, target


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_quiz_needs_no_colors(scheme: str, visit: Callable[..., Visit]) -> None:
    """Where the system sets all colors, right and wrong are still told by a sign and in words."""
    seen = visit(scheme=scheme)
    seen.page.emulate_media(forced_colors="active")
    page = opened(seen.page, seen.address)
    asked = page.locator("[data-question]").all()
    pick(asked[0], right=False)
    expect(asked[0].locator("input:checked")).to_be_visible()
    picked = asked[0].locator(".option:has(:checked)")
    assert picked.evaluate("option => getComputedStyle(option).outlineStyle") == "solid"
    answer(asked[0], right=False)
    signs = "option => getComputedStyle(option, '::before').content[1]"
    wrong, key = asked[0].locator("[data-was=wrong].option"), asked[0].locator("[data-was=key].option")
    assert (wrong.evaluate(signs), key.evaluate(signs)) == ("✕", "✓")
    expect(wrong).to_contain_text("Your answer, not right")
    expect(key).to_contain_text("Right answer")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_any_scene(scheme: str, visit: Callable[..., Visit]) -> None:
    page = visit(scheme=scheme).go("scenarios/the-keys/")
    ids = page.locator("[data-scene]").evaluate_all("found => found.map(one => one.id)")
    for id in ids:
        page.evaluate("id => { location.hash = id }", id)
        expect(page.locator(f"#{id}")).to_be_visible()
        assert violations(page) == []


def test_text_can_be_four_times_as_large(visit: Callable[..., Visit]) -> None:
    """400 % of 1,280 pixels leaves 320: one column, no scrolling sideways."""
    for path in (*KINDS, "quizzes/the-page/", "reference/corrections/"):
        page = visit((320, 256)).go(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path


def test_scenario_by_keyboard_alone(visit: Callable[..., Visit]) -> None:
    page = visit().go("scenarios/the-keys/")
    for _ in range(12):
        if page.locator("[data-verdict]").locator("visible=true").count():
            break
        asked = page.locator("[data-first-call] summary").locator("visible=true").count()
        tab_to(page, "[data-first-call] summary" if asked else "[data-scene] a.choice")
        page.keyboard.press("Enter")
        if not asked:
            page.wait_for_function("() => document.activeElement?.matches(':target [data-scene-title]')")
    expect(page.locator("[data-verdict]").locator("visible=true")).to_have_count(1)


def test_whole_quiz_by_keyboard_alone(visit: Callable[..., Visit]) -> None:
    seen = visit()
    page = opened(seen.page, seen.address)
    asked = page.locator("[data-question]").all()
    for number, question in enumerate(asked):
        _answer_by_keys(page, question, right=number > 0)
        tab_to(page, "[data-next]")
        page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Your result")).to_be_focused()
    tab_to(page, "[data-retry]")
    page.keyboard.press("Enter")
    expect(asked[0].get_by_role("heading").first).to_be_focused()
    _answer_by_keys(page, asked[0], right=True)
    tab_to(page, "[data-next]")
    page.keyboard.press("Space")
    expect(page.get_by_role("region", name="Your result")).to_contain_text("100% 8 of 8 right")
    tab_to(page, "[data-again]")
    page.keyboard.press("Enter")
    expect(page.locator("[data-state=open]")).to_have_count(8)
    expect(asked[0].get_by_role("heading").first).to_be_focused()


def test_focus_is_never_under_the_bar_of_progress(visit: Callable[..., Visit]) -> None:
    seen = visit(PHONE)
    page = opened(seen.page, seen.address)
    take(page, wrong=(2, 4))
    page.get_by_role("button", name=re.compile("^Retry only what I missed")).click()
    stops = 0
    for question in page.locator("[data-question]").all()[:4]:
        reveal(question)
        question.locator(":is(a, button)").locator("visible=true").last.focus()
        stops += _stops_backwards(page)
    assert stops > 7


def _stops_backwards(page: Page) -> int:
    """Go back through a question by keyboard: nothing that takes the focus is covered."""
    stops = 0
    while page.evaluate("document.activeElement.closest('[data-question]') !== null"):
        page.keyboard.press("Shift+Tab")
        covered = page.evaluate("""() => {
          const bar = document.querySelector("[data-answered]").parentElement.getBoundingClientRect();
          const { top, height } = document.activeElement.getBoundingClientRect();
          const inside = document.activeElement.closest("[data-question]");
          return Boolean(inside) && height < innerHeight - bar.bottom && top < bar.bottom - 1;
        }""")
        assert not covered, page.evaluate("document.activeElement.outerHTML")
        stops += 1
    return stops


def _answer_by_keys(page: Page, question: Locator, right: bool) -> None:
    """Pick with Tab, the arrows and the space bar, send with Enter; the focus is on the outcome then."""
    wanted = question.locator("input[data-correct]" if right else "input:not([data-correct])").all()
    tab_to(page, f"[data-question='{question.get_attribute('data-question')}'] input")
    if question.get_attribute("data-kind") == "several":
        for _ in question.locator("input").all():
            if page.evaluate("document.activeElement.dataset.correct !== undefined") == right:
                page.keyboard.press("Space")
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
    else:
        page.keyboard.press("Space")
        for _ in question.locator("input").all():
            if wanted[0].is_checked():
                break
            page.keyboard.press("ArrowDown")
        tab_to(page, "[data-question] button[type=submit]")
        page.keyboard.press("Enter")
    expect(question).to_have_attribute("data-state", "right" if right else "wrong")
    expect(question.get_by_role("heading", level=3)).to_be_focused()


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until a visible element that matches has the focus, which must then be seen."""
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement?.matches(selector) ?? false", selector):
            outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert outline != "none", "the focus can't be seen"
            return
    raise AssertionError(f"Tab never reached {selector}")


def test_skip_link_leads_to_the_content(visit: Callable[..., Visit]) -> None:
    for path in ("", "modules/the-page/", "scenarios/the-keys/", "quizzes/the-page/"):
        page = visit().go(path)
        target = page.locator("a.md-skip").get_attribute("href")
        assert target is not None and target.startswith("#") and BELOW not in target
        assert page.locator(target).count() == 1, path


REACHED = """() => {
  const here = document.activeElement;
  if (here === document.body) return null;
  // Where the focus is drawn by what stands for a hidden control, such as the label of a switch, that is looked at.
  const drawn = [here, here.nextElementSibling, here.parentElement].filter(Boolean);
  const isSeen = drawn.some((one) => {
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(one);
    return outlineStyle !== "none" && parseFloat(outlineWidth) >= 1 && !/^rgba.*, 0\\)$/.test(outlineColor);
  });
  const box = here.getBoundingClientRect();
  const isOn = box.bottom > 0 && box.top < innerHeight;
  return { what: here.outerHTML.slice(0, 120), isSeen, isOn };
}"""


LEAVING = "addEventListener('focusout', ({ target }) => (window.left = target))"
GONE = """() => {
  const isTop = window.left?.matches(".md-top") ?? false;
  window.left = undefined;
  return isTop;
}"""
"""Whether the focus was on the theme's way back to the top, which drops it when it hides; Tab goes on from there."""


@pytest.mark.parametrize("path", KINDS)
def test_focus_is_always_seen(path: str, visit: Callable[..., Visit], course: Course) -> None:
    seen = visit(PHONE)
    page = put(seen, graduate(course, everything(course)[:2], "Ana Díaz"), path)
    page.evaluate(LEAVING)
    for scheme, colors in (("light", "none"), ("dark", "none"), ("light", "active")):
        page.emulate_media(color_scheme=scheme, forced_colors=colors)  # type: ignore[arg-type]
        page.evaluate("() => { document.activeElement.blur(); scrollTo(0, 0) }")
        stops = 0
        for _ in range(250):
            page.keyboard.press("Tab")
            at = page.evaluate(REACHED)
            if at is None and page.evaluate(GONE):
                continue
            if at is None:
                break
            stops += 1
            assert at["isSeen"] and at["isOn"], f"{scheme}, forced colors {colors}: {at['what']}"
        assert stops > 10


MOVING = """() => [...document.querySelectorAll("*")].filter((one) => {
  const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(one);
  const isSlow = transitionDuration.split(", ").some((time) => parseFloat(time) > 0);
  return isSlow || animationName !== "none" || scrollBehavior === "smooth";
}).map((one) => one.outerHTML.slice(0, 100))"""


@pytest.mark.parametrize("path", [*KINDS, "quizzes/the-page/"])
def test_nothing_moves_where_that_is_unwelcome(path: str, visit: Callable[..., Visit]) -> None:
    page = visit().go(path)
    assert page.evaluate(MOVING) == []
    page.emulate_media(reduced_motion="no-preference")
    assert page.evaluate(MOVING), "nothing would move for anybody, so nothing was tested"


LOOK = "one => [getComputedStyle(one).backgroundColor, getComputedStyle(one).border, getComputedStyle(one).height]"


def test_what_is_done_needs_no_colors(visit: Callable[..., Visit], course: Course) -> None:
    seen = visit()
    page = put(seen, graduate(course, everything(course)[:1], "Ana Díaz"))
    page.emulate_media(forced_colors="active")
    first, second = page.locator("[data-module]").all()[:2]
    expect(first.locator("[data-module-state]")).to_have_text("Done")
    expect(second.locator("[data-module-state]")).to_have_text("")
    sign = "link => getComputedStyle(link, '::before').content[1]"
    assert {link.evaluate(sign) for link in first.locator("[data-part]").all()} == {"✓"}
    assert "✓" not in {link.evaluate(sign) for link in second.locator("[data-part]").all()}
    bar = page.locator("[data-progress-module]")
    assert bar.nth(0).evaluate(LOOK) != bar.nth(1).evaluate(LOOK), "the bar says nothing"
