"""Activities: what is read of them, what the site shows, and that no passage holds any of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from lxml import html
from msgspec.structs import replace
from playwright.sync_api import expect

from course.model import Course
from course.queries.running_text import module_text
from course.queries.section_places import section_places
from course.queries.terms import terms
from course.reading.markdown import read_document
from course.rendering import render_page
from tests.conftest import PHONE, Visit

MODULE = "docs/modules/messages.md"
PAGE = "modules/messages/index.html"
TEXT = """\
## A name

One word.

**Try it.** Who can tell
whom it is about?

- [ ] Nobody
> Not so.
> Friends can.
- [x] Friends

> [!TIP]
> Ask first.

**Spot it.** Which part tells?

> A long day, **by the mill**, and it rained.
> We had **two** cups.

- The mill.
- The number.

**Sort it.** Leave it, or record it?

| What | Where | Why |
|---|---|---|
| A plea | Record | It counts. |
| A joke | Leave | It does not. |

Two words.
"""


def test_activities_are_read_with_their_parts() -> None:
    check, spot, sort = read_document("docs/modules/a.md", TEXT).activities
    assert (check.task, check.line, check.last) == ("Who can tell\nwhom it is about?", 5, 11)
    assert [(one.text, one.is_key, one.feedback) for one in check.options] == [
        ("Nobody", False, "Not so.\nFriends can."),
        ("Friends", True, ""),
    ]
    assert [(one.text, one.is_key) for one in spot.phrases] == [
        ("A long day,", False),
        ("by the mill,", True),
        ("and it rained.", False),
        ("We had", False),
        ("two", True),
        ("cups.", False),
    ]
    assert spot.reasons == ("The mill.", "The number.")
    assert [(one.text, one.group, one.reason) for one in sort.items] == [
        ("A plea", "Record", "It counts."),
        ("A joke", "Leave", "It does not."),
    ]
    assert sort.groups == ("Leave", "Record")


def test_no_passage_holds_an_activity() -> None:
    document = read_document("docs/modules/a.md", TEXT)
    assert document.passage("a-name") == "One word.\n\nAsk first.\n\nTwo words."
    assert [piece.text for piece in document.content("a-name") or ()] == [
        "One word.",
        "[!TIP]",
        "Ask first.",
        "Two words.",
    ]


def test_a_label_in_code_is_none() -> None:
    assert read_document("docs/modules/a.md", "```text\n**Try it.** What?\n```\n").activities == ()


def test_activities_count_for_no_length(course: Course) -> None:
    module = next(one for one in course.modules if one.document.path == MODULE)
    assert {prose.line for prose in module_text(module)}.isdisjoint(module.document.activity_lines)
    assert {one.kind for one in module.document.activities} == {"check", "sort", "spot"}


def test_each_section_that_teaches_says_where_one_is(course: Course) -> None:
    module = next(one for one in course.modules if one.document.path == MODULE)
    places = [*section_places(module)]
    assert [(place.number, place.total) for place in places] == [(1, 3), (2, 3), (3, 3)]
    assert [place.minutes for place in places] == sorted((place.minutes for place in places), reverse=True)
    shown = render_page(course, MODULE)
    assert shown.count('class="section-place"') == 3


def test_terms_are_known_by_each_of_their_names(course: Course) -> None:
    glossary = course.page("glossary")
    page = read_document(glossary, "- **DM** (direct message), or note: a private word.\n- **Sum**.\n")
    found = terms(replace(course, documents={**course.documents, glossary: page}))
    assert {name: term.meaning for name, term in found.items()} == dict.fromkeys(
        ("dm", "direct message", "note"), "a private word."
    )


def test_an_agencys_missing_rule_is_told_at_length_once(course: Course) -> None:
    path = "docs/modules/the-page.md"
    again = render_page(course, path).count('class="agency-again"')
    long = render_page(course, path).count("has not put its rule")
    links = [link for link in course.documents[path].links if link.is_alone and "agency.yml" in link.target]
    unanswered = [one for one in links if not course.agency.points[one.target.partition("#")[2]].is_answered]
    assert (long, again) == ((1, len(unanswered) - 1) if unanswered else (0, 0))


def test_the_site_shows_them_without_scripts(site: Path) -> None:
    page = html.parse(str(site / PAGE))
    check, spot, sort = page.findall(".//div[@role='group'][@class]")[:2] + page.xpath(
        "//*[contains(@class, '--sort')]"
    )
    for one in (check, spot, sort):
        assert page.xpath(f"//*[@id='{one.get('aria-labelledby')}']")
        assert one.get("data-search-exclude") is not None
    assert [one.get("class") for one in check.findall("details")] == ["is-wrong", "is-key"]
    assert [one.text_content() for one in check.iter("summary")][1].startswith("Leave it")
    assert len(spot.findall(".//label")) == len(spot.findall(".//input[@type='checkbox']")) == 6
    assert len(sort.findall(".//details[@class='is-key']")) == 2
    assert not page.xpath("//*[contains(@class, 'activity')]//script")
    (button,) = page.xpath("//button[@class='term']")
    (note,) = page.xpath(f"//*[@id='{button.get('popovertarget')}']")
    assert "nine to three" in note.text_content()
    assert note.find("a").get("href").endswith("reference/glossary/#glossary")


def test_they_are_answered_by_keyboard(visit: Callable[..., Visit]) -> None:
    page = visit(size=PHONE, scripts=False).go(PAGE)
    check = page.locator(".activity").first
    check.locator("summary").nth(1).focus()
    page.keyboard.press("Enter")
    expect(check.locator(".is-key > .activity-said")).to_be_visible()
    expect(check.locator(".is-wrong > .activity-said")).to_be_hidden()
    box = page.locator(".spot-post input").first
    box.focus()
    page.keyboard.press("Space")
    expect(box).to_be_checked()
    term = page.locator(".term").first
    term.focus()
    page.keyboard.press("Enter")
    note = page.locator(".term-note").first
    expect(note).to_be_visible()
    page.keyboard.press("Escape")
    expect(note).to_be_hidden()
    expect(term).to_be_focused()


def test_paper_has_the_answers_turned_away(visit: Callable[..., Visit]) -> None:
    page = visit().go(PAGE)
    page.emulate_media(media="print")
    said = page.locator(".activity .is-key > .activity-said").first
    expect(said).to_be_visible()
    assert said.evaluate("one => getComputedStyle(one).transform") == "matrix(-1, 0, 0, -1, 0, 0)"
    expect(page.locator(".term-note").first).to_be_hidden()
