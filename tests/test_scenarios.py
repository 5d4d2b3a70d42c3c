"""How a scenario plays: one page, the browser's own history, memory and focus, and a booklet on paper."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pypdf
import pytest
from playwright.sync_api import Page, expect

from course.model import Course, Scenario
from course.text.typography import typeset
from tests.conftest import DESKTOP, PHONE, Visit, with_sources
from tests.learner import KEY, document, put, shown_in, until
from tests.playing import PATH, call, choose, endings, expect_path, kept_at, play, ready, shown, titles, way_to
from tests.test_accessibility import everywhere

SHORT_PHONE = (390, 664)
"""A phone whose browser shows its bars."""


def _kept(page: Page) -> dict[str, Any]:
    """What the browser keeps of the scenario."""
    return dict(shown_in(page).get("scenarios", {}).get("the-keys", {}))


@pytest.mark.parametrize("scripts", [True, False])
def test_back_and_forward_are_the_browsers(visit: Callable[..., Visit], course: Course, scripts: bool) -> None:
    start, second = (scene.id for scene in course.scenarios_of("the-page")[0].scenes[:2])
    page = visit(PHONE, scripts).go(PATH)
    page.locator(f"#{start} a.choice").first.click()
    shown = page.locator("[data-scene]").locator("visible=true")
    expect(shown).to_have_attribute("id", second)
    page.go_back()
    expect(shown).to_have_attribute("id", start)
    page.go_forward()
    expect(shown).to_have_attribute("id", second)


def test_scene_has_an_address_of_its_own(visit: Callable[..., Visit], course: Course) -> None:
    scene = course.scenarios_of("the-page")[0].scenes[4]
    page = visit().go(f"{PATH}#{scene.id}")
    expect(page.get_by_role("region", name=typeset(scene.title))).to_be_visible()
    expect(page.locator("[data-scene]").locator("visible=true")).to_have_count(1)


def test_choices_can_be_touched(visit: Callable[..., Visit]) -> None:
    page = visit(PHONE).go(PATH)
    for choice in page.locator("a.choice").locator("visible=true").all():
        box = choice.bounding_box()
        assert box is not None and box["height"] >= 44 and box["width"] >= 44


def test_printed_it_is_a_booklet(visit: Callable[..., Visit], course: Course) -> None:
    scenario = course.scenarios_of("the-page")[0]
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
    scenario = course.scenarios_of("the-page")[0]
    page = visit().go(PATH)
    expect(page.locator(".md-sidebar--secondary")).to_be_hidden()
    index = (site / "search/search_index.json").read_text(encoding="utf-8")
    assert scenario.intro[:40] in index
    assert scenario.scenes[-1].title not in index


@pytest.mark.parametrize("slug", ["the-keys", "the-group-photo"])
def test_search_index_gives_no_story_away(slug: str, site: Path, course: Course) -> None:
    scenario = next(one for one in course.scenarios if one.slug == slug)
    entries = json.loads((site / "search/search_index.json").read_text(encoding="utf-8"))["docs"]
    told = " ".join(
        f"{one['title']} {one['text']}" for one in entries if one["location"].startswith(f"scenarios/{slug}")
    )
    assert scenario.intro[:40] in told
    for scene in scenario.scenes[1:]:
        assert typeset(scene.title) not in told
        assert not [choice for choice in scene.choices if choice.text in told]


HEARD = """
window.heard = [];
document.addEventListener("focusin", event => window.heard.push(event.target.textContent.trim()));
document.addEventListener("DOMContentLoaded", () => {
  const live = "[aria-live], [role=status], [role=alert], [role=log], output";
  new MutationObserver(changes => {
    for (const {target} of changes) {
      const region = (target.nodeType === 1 ? target : target.parentElement)?.closest(live);
      if (region?.textContent.trim()) window.heard.push(region.textContent.trim());
    }
  }).observe(document.body, {subtree: true, childList: true, characterData: true});
});
"""
"""Notes what a screen reader would say by itself: what takes the focus, and what changes in a live region."""


@pytest.fixture
def listening(visit: Callable[..., Visit]) -> Callable[..., Visit]:
    """Opens visits whose pages note what is heard."""

    def start(*arguments: Any, **options: Any) -> Visit:
        seen = visit(*arguments, **options)
        seen.page.add_init_script(HEARD)
        return seen

    return start


def test_new_scene_takes_the_focus_and_is_heard_once(
    listening: Callable[..., Visit], scenario: Scenario, way: list[str]
) -> None:
    page = ready(listening(PHONE).go(PATH))
    assert page.evaluate("document.activeElement === document.body"), "the page that is opened leaves the focus alone"
    for start, end, title in zip(way, way[1:], titles(scenario, way)[1:], strict=False):
        choice = page.locator(f"#{start} a[data-choice][href='#{end}']")
        choice.focus()
        page.evaluate("window.heard.length = 0")
        page.keyboard.press("Enter")
        heading = page.get_by_role("heading", level=2, name=title)
        expect(heading).to_be_focused()
        assert [one for one in page.evaluate("window.heard") if title in one] == [heading.text_content()]
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"


def test_back_and_forward_take_the_focus_along(visit: Callable[..., Visit], scenario: Scenario, way: list[str]) -> None:
    page = play(ready(visit().go(PATH)), way[:3])
    start, second, third = titles(scenario, way[:3])
    page.go_back()
    expect(page.get_by_role("heading", name=second)).to_be_focused()
    expect_path(page, [start, second])
    page.go_back()
    expect(page.get_by_role("heading", name=start)).to_be_focused()
    assert page.url.endswith(PATH)
    expect(page.get_by_role("navigation", name="Your path so far")).to_have_count(0)
    page.go_forward()
    page.go_forward()
    expect(page.get_by_role("heading", name=third)).to_be_focused()
    expect_path(page, [start, second, third])


def test_path_leads_back_to_every_choice(visit: Callable[..., Visit], scenario: Scenario, way: list[str]) -> None:
    page = play(ready(visit(PHONE).go(PATH)), way[:4])
    names = titles(scenario, way[:4])
    path = page.get_by_role("navigation", name="Your path so far")
    expect_path(page, names)
    expect(path.get_by_role("link")).to_have_count(3)
    expect(path.locator("[aria-current=step]")).to_have_text(names[3])
    for link in path.get_by_role("link").all():
        box = link.bounding_box()
        assert box is not None and box["height"] >= 44 and box["width"] >= 44
    path.get_by_role("link", name=names[1]).click()
    expect(page.get_by_role("heading", name=names[1])).to_be_focused()
    expect_path(page, names[:2])
    other = next(one.target for one in _choices(scenario, way[1]) if one.target != way[2])
    choose(page, way[1], other)
    expect_path(page, [*names[:2], *titles(scenario, [other])])
    # Back over both steps, to where the path was longer than it is now.
    page.go_back()
    page.go_back()
    expect(shown(page)).to_have_attribute("id", way[3])
    expect_path(page, names)


def _choices(scenario: Scenario, id: str) -> Any:
    return next(scene for scene in scenario.scenes if scene.id == id).choices


GRAPH = "new Map(Object.entries({a: ['b', 'c'], b: ['a', 'c', 'd'], c: ['d'], d: [], e: ['c']}))"


WALKS = [
    ("", "a", False, "a"),
    ("a", "b", True, "ab"),
    ("a", "b", False, "ab"),
    ("a", "a", False, "a"),
    ("abcd", "b", False, "ab"),
    ("ab", "a", False, "a"),
    ("ab", "a", True, "aba"),
    ("aba", "b", True, "abab"),
    ("abab", "a", False, "aba"),
    ("ab", "e", False, "e"),
    ("abcd", "e", True, "e"),
    ("a", "d", True, "d"),
    ("ab" * 80, "c", True, ("ab" * 80 + "c")[-150:]),
]
"""A path, the scene that is entered, whether by a choice, and the path from there."""
KEPT = ["abcd", "abd", "ac|b", "|xab", "a|_b", "", "e|e", "a|a", "aba"]
"""Paths as kept; what stands before the bar is followed."""


def test_a_path_grows_shrinks_and_begins_anew(visit: Callable[..., Visit]) -> None:
    page = with_sources(visit()).go(PATH)
    walk = "import(core/scenario)"
    call = f"([path, scene, chosen]) => {walk}.then(m => m.walk([...path], scene, {GRAPH}, chosen).join(''))"
    for path, scene, chosen, walked in WALKS:
        assert page.evaluate(_stated(call), [path, scene, chosen]) == walked, (path, scene, chosen)


def test_a_kept_path_is_followed_as_far_as_it_goes(visit: Callable[..., Visit]) -> None:
    page = with_sources(visit()).go(PATH)
    call = f"kept => import(core/scenario).then(m => m.sound([...kept], {GRAPH}).join(''))"
    for kept in KEPT:
        assert page.evaluate(_stated(call), kept.replace("|", "")) == kept.partition("|")[0], kept


def _stated(call: str) -> str:
    """A call in the page of a script, by its path."""
    return re.sub(r"import\(([\w/]+)\)", r"import(new URL('../../sources/\1.js', location.href).href)", call)


def test_a_story_goes_on_where_it_was_left(visit: Callable[..., Visit], scenario: Scenario, way: list[str]) -> None:
    seen = visit(PHONE)
    play(ready(seen.go(PATH)), way[:3])
    seen.go("modules/the-page/")
    page = seen.page.context.new_page()
    page.goto(f"{seen.address}modules/the-page/")
    page.locator(".exercise--scenario a").first.click()
    expect(page).to_have_url(re.compile(f"{PATH}#{way[2]}$"))
    expect(shown(page)).to_have_attribute("id", way[2])
    expect(page.locator("[data-welcome]")).to_contain_text("Welcome back. You stopped here.")
    expect(page.locator("[data-welcome]")).to_be_in_viewport(ratio=1)
    expect(page.locator("[role=status]")).to_contain_text("Welcome back. You stopped here.")
    assert page.evaluate("document.activeElement === document.body")
    expect_path(page, titles(scenario, way[:3]))
    page.reload()
    expect(shown(page)).to_have_attribute("id", way[2])
    expect_path(page, titles(scenario, way[:3]))
    page.goto(seen.address + PATH)
    again = page.get_by_role("link", name="Start again").locator("visible=true")
    box = again.bounding_box()
    assert box is not None and box["height"] >= 44 and box["width"] >= 44
    again.click()
    expect(page.get_by_role("heading", name=scenario.scenes[0].title)).to_be_focused()
    expect(page.locator("[data-welcome]")).to_have_count(0)
    page.goto(f"{seen.address}modules/the-page/")
    page.goto(seen.address + PATH)
    expect(shown(page)).to_have_attribute("id", way[0])
    expect(page.locator("[data-welcome]")).to_have_count(0)


def test_going_on_replaces_the_address(visit: Callable[..., Visit], way: list[str]) -> None:
    seen = visit()
    page = put(seen, document(scenarios={"the-keys": kept_at(*way[:3])}), "modules/the-page/")
    page.locator(".exercise--scenario a").first.click()
    expect(shown(page)).to_have_attribute("id", way[2])
    page.go_back()
    expect(page).to_have_url(re.compile("/modules/the-page/$"))


def _is_left_at(kept: dict[str, Any], slug: str, scene: str) -> bool:
    """Whether a learner's place, and the story, are kept."""
    place, story = kept.get("place", {}).get("value"), kept.get("scenarios", {}).get(slug)
    return bool(place and slug in place["page"] and story and story["path"]["value"][-1:] == [scene])


def test_home_leads_on_to_where_the_story_was_left(visit: Callable[..., Visit], way: list[str]) -> None:
    seen = visit(PHONE)
    play(ready(seen.go(PATH)), way[:3])
    until(seen.page, lambda kept: _is_left_at(kept, "the-keys", way[2]))
    page = seen.go("")
    page.get_by_role("link", name="Continue where you left off").click()
    expect(page).to_have_url(re.compile(f"{PATH}#{way[2]}$"))


def test_what_was_chosen_is_kept(visit: Callable[..., Visit], scenario: Scenario, way: list[str]) -> None:
    page = ready(visit().go(PATH))
    assert _kept(page) == {}, "opening a page is no choice"
    play(page, way)
    # It is shown once what was chosen is kept.
    expect(page.locator("[data-debrief]")).to_be_visible()
    kept = _kept(page)
    assert kept["path"]["value"] == way
    assert kept["scenes"].keys() == set(way)
    assert kept["choices"].keys() == {f"{start}>{end}" for start, end in pairwise(way)}
    marks = json.loads(page.locator("[data-page]").text_content() or "")["marks"]
    assert {id: seen["mark"] for id, seen in kept["endings"].items()} == {way[-1]: marks[way[-1]]}


@pytest.mark.parametrize("played", [False, True], ids=["new", "played"])
def test_a_link_to_an_ending_reaches_nothing(
    played: bool, visit: Callable[..., Visit], scenario: Scenario, way: list[str]
) -> None:
    ending = endings(scenario)[0]
    kept = document(scenarios={"the-keys": kept_at(*way[:2])} if played else {})
    page = ready(put(visit(), kept, f"{PATH}#{ending.id}"))
    expect(page.get_by_text("it does not count as reached")).to_be_visible()
    expect(page.get_by_role("heading", name=f"Endings: 0 of {len(endings(scenario))} seen")).to_be_visible()
    assert _kept(page).get("endings", {}) == {}


def test_skip_link_and_headings_do_not_lose_the_scene(
    visit: Callable[..., Visit], scenario: Scenario, way: list[str]
) -> None:
    page = play(ready(visit().go(PATH)), way[:3])
    page.locator("a.md-skip").focus()
    page.keyboard.press("Enter")
    expect(shown(page)).to_have_attribute("id", way[2])
    expect(page.get_by_role("heading", name=titles(scenario, way)[2])).to_be_focused()
    expect_path(page, titles(scenario, way[:3]))
    page.goto(f"{page.url.partition('#')[0]}#{way[1]}--title")
    expect(shown(page)).to_have_attribute("id", way[1])


def test_another_learner_begins_at_the_start(visit: Callable[..., Visit], scenario: Scenario, way: list[str]) -> None:
    page = play(ready(visit().go(PATH)), way[:4])
    other = page.context.new_page()
    other.goto(page.url)
    other.evaluate(f"localStorage['{KEY}'] = JSON.stringify({json.dumps(document(id='somebodyelse1234'))})")
    expect(shown(page)).to_have_attribute("id", way[0])
    expect(page.get_by_role("navigation", name="Your path so far")).to_have_count(0)
    page.go_back()
    # No way leads there from where the other learner stands.
    expect(page.get_by_role("heading", name=titles(scenario, way)[2])).to_be_focused()
    assert page.evaluate("history.state.walked.path") == [way[2]], "what another has walked comes back"
    assert _kept(page) == {}


@pytest.mark.parametrize(
    "kept",
    [
        ["gone", "the-last-saturday"],
        ["the-last-saturday", "<img src=x onerror=alert(1)>"],
        ["the-last-saturday", "the-back-table", "javascript:alert(1)"],
        ["constructor", "__proto__"],
        ["toString"],
        [7, None, {"a": 1}],
        "the-last-saturday",
        {"length": 3},
        ["the-last-saturday"] * 5000,
        ["the-quiet-week", "the-long-monday"],
    ],
    ids=str,
)
def test_hostile_path_does_no_harm(kept: Any, visit: Callable[..., Visit], scenario: Scenario, way: list[str]) -> None:
    seen = visit()
    seen.page.on("dialog", lambda dialog: seen.errors.append("a dialog opened"))
    page = ready(put(seen, document(scenarios={"the-keys": _hostile(kept)}), PATH))
    expect(shown(page)).to_have_count(1)
    known = {scene.id: typeset(scene.title) for scene in scenario.scenes}
    # Whatever is taken of it is a way of this story.
    walked = page.evaluate("history.state.walked.path")
    if len(walked) > 1:
        expect_path(page, [known[id] for id in walked])
    assert all(end in {choice.target for choice in _choices(scenario, start)} for start, end in pairwise(walked))
    page.goto(f"{seen.address}{PATH}#{way[0]}")
    play(page, way)
    expect(page.locator("[data-debrief]")).to_be_visible()
    assert page.locator("[data-scenario] img, [data-scenario] script").count() == 0


def _hostile(path: Any) -> dict[str, Any]:
    then = "2026-11-20T10:00:00.000Z"
    ids = ["<img src=x onerror=alert(1)>", "constructor", "gone"]
    return {
        "path": {"value": path, "at": then},
        "scenes": dict.fromkeys(ids, then),
        "choices": dict.fromkeys(ids, then),
        "endings": {id: {"mark": "<b>", "at": then} for id in ids},
    }


def test_it_plays_where_nothing_can_be_kept(visit: Callable[..., Visit], scenario: Scenario, way: list[str]) -> None:
    seen = visit(PHONE)
    seen.page.add_init_script(
        "for (const name of ['localStorage', 'sessionStorage'])"
        " Object.defineProperty(window, name, {get() { throw new DOMException('no', 'SecurityError') }})"
    )
    page = play(ready(seen.go(PATH)), way[:-1])
    expect_path(page, titles(scenario, way[:-1]))
    choose(page, way[-2], way[-1])
    expect(page.get_by_role("heading", name=f"Endings: 1 of {len(endings(scenario))} seen")).to_be_visible()
    expect(page.locator("[data-branches] > summary")).to_be_visible()
    # The theme's own script, which remembers the colours, says that it can't.
    assert set(seen.errors) <= {"no"}
    seen.errors.clear()


@pytest.mark.parametrize("size", [PHONE, SHORT_PHONE], ids=["tall", "short"])
def test_no_scene_scrolls_away_from_its_choices(
    size: tuple[int, int], visit: Callable[..., Visit], course: Course
) -> None:
    """As one enters a scene, its heading, all its text and all its choices are on the screen together.

    At an ending these are its verdict with the reason, and the ways on; the agency's rule stands below them.
    """
    seen = visit(size)
    for scenario in course.scenarios:
        page = ready(seen.go(f"scenarios/{scenario.slug}/#{scenario.scenes[-1].id}"))
        for scene in scenario.scenes:
            page.evaluate("id => { location.hash = id }", scene.id)
            expect(page.locator(f"#{scene.id} [data-scene-title]")).to_be_focused()
            call(page, scene.id)
            at = page.evaluate(PLACES, scene.id)
            where = f"{scenario.slug}#{scene.id}"
            assert at["header"] <= at["heading"] < 80, where
            assert at["text"] <= at["first"], f"{where}: text under the choices"
            assert at["choices"] <= size[1], f"{where}: choices out of view"
            assert at["smallest"] >= 44, where
            assert at["choices"] <= at["rule"], f"{where}: choices below the agency's rule"


PLACES = """id => {
  const scene = document.getElementById(id);
  const box = part => part.getBoundingClientRect();
  const choices = [...scene.querySelectorAll(".choices a")];
  const rule = scene.querySelector(".agency, .agency-again");
  const text = [...scene.children].filter(part => !part.matches(".choices, .agency, .agency-again"));
  return {
    header: box(document.querySelector("header.md-header")).bottom,
    heading: box(scene.querySelector("h2")).top,
    text: box(text.at(-1)).bottom,
    rule: rule ? box(rule).top : Infinity,
    first: box(choices[0]).top,
    choices: Math.max(...choices.map(one => box(one).bottom)),
    smallest: Math.min(...choices.map(one => Math.min(box(one).height, box(one).width))),
  };
}"""

LENGTHEN = """scene => {
  for (let at = 0; at < 9; at++) {
    const text = document.createElement("p");
    text.innerHTML = "A long letter, read line by line, twice. <a href='#x'>Its second page</a> says the same again.";
    scene.querySelector(".choices").before(text);
  }
}"""


def test_choices_of_a_long_opening_stay_where_they_are_seen(visit: Callable[..., Visit], way: list[str]) -> None:
    page = ready(visit(SHORT_PHONE).go(PATH))
    shown(page).evaluate(LENGTHEN)
    choices = page.locator(f"#{way[0]} a[data-choice]")
    for choice in choices.all():
        expect(choice).to_be_in_viewport(ratio=1)
    for link in page.get_by_role("link", name="Its second page").all():
        link.focus()
        assert link.evaluate(IS_SEEN), "the choices hide what has the focus"


def test_choices_of_a_long_later_scene_hide_none_of_it(visit: Callable[..., Visit], way: list[str]) -> None:
    page = play(ready(visit(SHORT_PHONE).go(PATH)), way[:2])
    shown(page).evaluate(LENGTHEN)
    assert page.locator(f"#{way[1]} .choices").evaluate("list => getComputedStyle(list).position") == "static"
    assert page.evaluate(PLACES, way[1])["text"] <= page.evaluate(PLACES, way[1])["first"]


IS_SEEN = """link => {
  const box = link.getClientRects()[0];
  return link.contains(document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2));
}"""


def test_a_small_window_is_left_to_the_text(visit: Callable[..., Visit], way: list[str]) -> None:
    """400 % of 1,280 by 1,024 pixels: choices that stay would cover what there is to read."""
    page = ready(visit((320, 256)).go(PATH))
    assert page.locator(f"#{way[0]} .choices").evaluate("list => getComputedStyle(list).position") == "static"
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def _tab_to(page: Page, name: str) -> None:
    """Press Tab until a link or button of that name has the focus, which is seen."""
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.innerText.trim()") == name:
            assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
            expect(page.locator(":focus")).to_be_in_viewport()
            return
    raise AssertionError(f"Tab never reached {name}")


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_two_endings_by_keyboard_alone(size: tuple[int, int], visit: Callable[..., Visit], scenario: Scenario) -> None:
    one, two = _two_ways(scenario)
    page = ready(visit(size).go(PATH))
    for start, end in pairwise(one):
        _tab_to(page, next(choice.text for choice in _choices(scenario, start) if choice.target == end))
        page.keyboard.press("Enter")
        expect(page.locator(f"#{end} [data-scene-title]")).to_be_focused()
    _tab_to(page, "Good call")
    page.keyboard.press("Enter")
    _tab_to(page, f"Go back to {titles(scenario, one)[-2]}")
    page.keyboard.press("Enter")
    expect(page.locator(f"#{one[-2]} [data-scene-title]")).to_be_focused()
    _tab_to(page, next(choice.text for choice in _choices(scenario, one[-2]) if choice.target == two[-1]))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=titles(scenario, two)[-1])).to_be_focused()
    _tab_to(page, "Risky")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=f"Endings: 2 of {len(endings(scenario))} seen")).to_be_visible()


def _two_ways(scenario: Scenario) -> tuple[list[str], list[str]]:
    """Two ways that part at their last choice."""
    ends = {scene.id for scene in endings(scenario)}
    for scene in scenario.scenes:
        last = [choice.target for choice in scene.choices if choice.target in ends]
        if len(last) > 1:
            way = way_to(scenario, scene)
            return [*way, last[0]], [*way, last[1]]
    raise AssertionError("no scene of this scenario has two endings")


def test_without_scripts_nothing_asks_for_them(visit: Callable[..., Visit], scenario: Scenario, way: list[str]) -> None:
    page = play(visit(PHONE, scripts=False).go(PATH), way, plain=True)
    call(page, way[-1])
    for part in ("[data-path]", "[data-debrief]", "[data-welcome]", "button:visible >> text=Go back"):
        expect(page.locator(part)).to_have_count(0)
    expect(page.locator("[data-branches] svg")).to_be_hidden()
    summary = page.locator("[data-branches] > summary")
    expect(summary).to_contain_text("It gives the endings away: play first.")
    assert summary.evaluate("summary => summary.offsetHeight") >= 44
    summary.click()
    expect(page.locator("[data-branches] svg")).to_be_visible()
    expect(page.locator("[data-branches] ol.map-list > li")).to_have_count(len(scenario.scenes))
    assert page.locator("[data-own]").count() == 0


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_printed_it_is_a_booklet_whoever_has_played(
    scripts: bool, visit: Callable[..., Visit], scenario: Scenario, way: list[str]
) -> None:
    opened = visit(scripts=scripts).go(PATH)
    page = play(opened if not scripts else ready(opened), way, plain=not scripts)
    page.emulate_media(media="print")
    for scene in scenario.scenes:
        expect(page.locator(f"#{scene.id}")).to_be_visible()
    for part in (
        "[data-path]",
        "[data-debrief]",
        "[data-welcome]",
        ".choices--after",
        ".map-tab",
        ".map-sign",
        "button",
    ):
        expect(page.locator(f"article {part}").locator("visible=true")).to_have_count(0)
    expect(page.locator("[data-branches] svg")).to_be_visible()
    expect(page.locator(".map-list")).to_be_hidden()
    lines = page.locator(".map-way").evaluate_all(LINES)
    assert len(lines) > len(way) and len(set(lines)) == 1, "paper tells who has gone which way"


LINES = """ways => ways.map(getComputedStyle).map(
  line => [line.stroke, line.strokeWidth, line.strokeDasharray, line.markerEnd].join(" ")
)"""


def test_pdf_is_a_booklet_with_the_map_at_its_end(
    visit: Callable[..., Visit], scenario: Scenario, way: list[str]
) -> None:
    page = play(ready(visit(scheme="dark").go(PATH)), way)
    read = pypdf.PdfReader(io.BytesIO(page.pdf()))
    pages = [" ".join(one.extract_text().split()) for one in read.pages]
    text = " ".join(pages).replace("\ufb01", "fi").replace("\ufb00", "ff").replace("\ufb03", "ffi")
    for number, scene in enumerate(scenario.scenes, 1):
        assert f"{number}. {typeset(scene.title)}" in text
    for learners in ("Your path", "Looking back", "step 1", "your choice", "Go back to", "Welcome back", "Start again"):
        assert learners not in text
    assert all(word in pages[-1] for word in ("1. ", "Good call", "Harmful"))
    assert len(pages) <= 8


def test_axe_finds_nothing_from_start_to_debrief(visit: Callable[..., Visit], way: list[str]) -> None:
    seen = visit()
    page = ready(seen.go(PATH))
    assert everywhere(page) == []
    play(page, way[:3])
    assert everywhere(page) == []
    play(page, way[2:])
    expect(page.locator("[data-debrief]")).to_be_visible()
    assert everywhere(page) == []
    page.goto(seen.address)
    page.goto(seen.address + PATH)
    expect(page.locator("[data-welcome]")).to_be_visible()
    assert everywhere(page) == []


def test_tree_tells_what_a_scene_is(visit: Callable[..., Visit], scenario: Scenario, way: list[str]) -> None:
    """Names, roles and states as a screen reader is given them."""
    page = play(ready(visit().go(PATH)), way[:2])
    start, second = titles(scenario, way[:2])
    link = "\n    - listitem:\n      - 'link \"{}\"'"
    links = "".join(link.format(choice.text.replace("'", "''")) for choice in _choices(scenario, way[1]))
    expect(page.locator("[data-scenario]")).to_match_aria_snapshot(
        f"""
- region "{second}":
  - heading "{second}" [level=2]
  - paragraph
  - list:{links}
- navigation "Your path so far":
  - list:
    - listitem:
      - link "{start}"
    - listitem: {second}
"""
    )
