"""My record: what it shows, what is printed, and what is handed on."""

from __future__ import annotations

import io
import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pypdf
import pytest
from jsonschema import Draft202012Validator
from playwright.sync_api import Download, Page, expect

from course.model import Course
from course.queries.content_hash import course_version
from course.text.typography import typeset
from tests.conftest import DESKTOP, PHONE, Visit
from tests.graduate import at, everything, graduate, kept_in, stamped
from tests.learner import COURSE, put, until
from tests.quizzing import answer
from tests.records import RECORD_SCHEMA
from tests.test_accessibility import everywhere

PAGE = "you/record/"
SCHEMA = RECORD_SCHEMA
WIDTHS = [(320, 640), (768, 1024), DESKTOP]
HOSTILE = {
    "markup": "<img src=x onerror=alert(1)>",
    "direction": "Ana \u202e\u2066Díaz\u2069\u200f",
    "long": "Wm" * 5000,
    "piled": "A" + "\u0301" * 500 + "na",
    "broken": "Ana\u0000\n\tDíaz \ufeff\ud800",
    "joined": "علی\u200cرضا",
}


def _cells(page: Page, slug: str) -> list[str]:
    row = page.locator("tr", has=page.locator(f"[data-module='{slug}']"))
    expect(row.locator("td").nth(4).locator("span").first).to_be_attached()
    return [text.replace("\n", " | ") for text in row.locator("td").all_inner_texts()]


def _certificate(page: Page) -> str:
    """What the preview says, once the scripts have filled it in."""
    sheet = page.locator("[data-certificate]")
    expect(sheet.locator("[data-slot=edition]")).not_to_be_empty()
    return sheet.inner_text()


def test_record_shows_each_module(visit: Callable[..., Visit], course: Course) -> None:
    kept = graduate(course, everything(course)[:2], "Ana Díaz")
    page = put(visit(), kept, PAGE)
    first, second, third = everything(course)[:3]
    of = len(course.quizzes_of(second)[0].questions)
    half, best = 100 * (of // 2) // of, 100 * (of - 1) // of
    assert _cells(page, second)[1:] == [
        "Nov 4, 2026",
        "Ending reached Nov 4, 2026",
        f"Best {best}%, Nov 4, 2026 | First {half}%, Nov 4, 2026 | 2 attempts, passed",
        "✓ Nov 4, 2026",
    ]
    assert _cells(page, first)[4] == "✓ Nov 3, 2026"
    assert _cells(page, third)[1:] == ["Not yet"] * 4
    expect(page.locator(".record-sum")).to_contain_text(f"2 of {len(course.modules)} modules complete")
    expect(page.locator(".record-sum")).to_contain_text("Version of ")


def test_module_that_is_gone_is_still_told(visit: Callable[..., Visit], course: Course) -> None:
    kept = graduate(course, everything(course)[:1])
    kept["completions"]["an-old-one"] = kept["completions"][everything(course)[0]]
    page = put(visit(), kept, PAGE)
    expect(page.locator("[data-slot=earlier]")).to_contain_text("an-old-one (Nov 3, 2026)")
    assert [one["id"] for one in _downloaded(page)["earlier"]] == ["an-old-one"]


def test_name_is_kept_as_it_is_typed(visit: Callable[..., Visit], course: Course) -> None:
    seen = visit()
    page = seen.go(PAGE)
    name = page.get_by_label("Your name, as it should stand on the record")
    name.fill("  Ana   Díaz ")
    expect(page.locator("[data-certificate] [data-slot=name]")).to_have_text("Ana Díaz")
    assert kept_in(page)["name"]["value"] == "Ana Díaz"
    other = page.context.new_page()
    other.goto(seen.address + PAGE)
    expect(other.get_by_label("Your name")).to_have_value("Ana Díaz")
    name.fill("Ana Díaz Rivera")
    expect(other.get_by_label("Your name")).to_have_value("Ana Díaz Rivera")
    expect(other.locator("[data-certificate] [data-slot=name]")).to_have_text("Ana Díaz Rivera")


@pytest.mark.parametrize("name", HOSTILE.values(), ids=HOSTILE)
def test_hostile_name_stays_text_on_one_page(name: str, visit: Callable[..., Visit], course: Course) -> None:
    page = put(visit(PHONE), graduate(course, everything(course)), PAGE)
    _certificate(page)
    page.get_by_label("Your name").evaluate(
        "(field, text) => { field.value = text; field.dispatchEvent(new InputEvent('input', { bubbles: true })) }", name
    )
    shown = page.locator("[data-certificate] [data-slot=name]")
    expect(shown).not_to_be_empty()
    text = shown.inner_text()
    assert len(text) <= 120
    assert not re.search(r"[\x00-\x1f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]|[\u0300-\u036f]{4}", text)
    assert page.locator("[data-certificate] img, .md-content img").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    assert len(_printed(page, "Letter")) == 1
    assert _downloaded(page)["learner"]["name"] == text


def _printed(page: Page, paper: str) -> list[str]:
    """The text of each page as it is printed."""
    pages = pypdf.PdfReader(io.BytesIO(page.pdf(format=paper))).pages
    # A font may join letters, such as f and i, into one sign.
    return [unicodedata.normalize("NFKC", one.extract_text()) for one in pages]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_certificate_is_one_page(paper: str, scheme: str, visit: Callable[..., Visit], course: Course) -> None:
    page = put(visit(scheme=scheme), graduate(course, everything(course), "Ana Díaz"), PAGE)
    _certificate(page)
    (sheet,) = _printed(page, paper)
    said = " ".join(sheet.split())
    assert "certificate of completion" in said.lower() and "progress sheet" not in said.lower()
    days = [f"November {2 + len(course.modules)}, 2026", "Version of November 2, 2026"]
    claims = ["an attestation for a supervisor to confirm, not proof", "learning management system (LMS)"]
    titles = [module.title.replace("'", "’") for module in course.modules]
    for text in ("Ana Díaz", course.title, *days, *claims, "Confirmed by (supervisor)", "Signature", *titles):
        assert text in said, text
    for text in ("My record", "Backup and restore", "Start fresh", "1 of 1", "Made for tests"):
        assert text not in said, text
    page.emulate_media(media="print")
    assert page.locator("[data-certificate]").evaluate(GROUND) == ["rgb(255, 255, 255)"]
    assert page.locator(".certificate-name").evaluate("one => getComputedStyle(one).color") == "rgb(28, 36, 38)"


GROUND = """one => {
    const found = new Set();
    for (let up = one; up; up = up.parentElement) found.add(getComputedStyle(up).backgroundColor);
    found.delete("rgba(0, 0, 0, 0)");
    return [...found];
}"""
"""The colours behind a sheet, up to the root."""


def test_what_is_incomplete_is_a_progress_sheet(visit: Callable[..., Visit], course: Course) -> None:
    page = put(visit(), graduate(course, everything(course)[:-1], "Ana Díaz"), PAGE)
    _certificate(page)
    for said in (*_printed(page, "A4"), page.locator("[data-certificate]").inner_text()):
        assert "progress sheet" in said.lower()
        assert "certificate" not in said.lower() and "completed the course" not in said
        assert f"{len(course.modules) - 1} of {len(course.modules)} modules complete" in " ".join(said.split())


def test_nobody_is_named_where_no_name_is_typed(visit: Callable[..., Visit], course: Course) -> None:
    page = put(visit(), graduate(course, everything(course)), PAGE)
    _certificate(page)
    line = page.locator(".certificate-name")
    assert line.inner_text() == ""
    box = line.bounding_box()
    assert box is not None and box["height"] > 20, "there is room to write a name by hand"


def test_nothing_goes_in_that_was_not_chosen(visit: Callable[..., Visit], course: Course) -> None:
    kept = graduate(course, everything(course), "Ana Díaz")
    kept["notes"] = {"module/the-page": stamped("I would ask first.", 9)}
    page = put(visit(), kept, PAGE)
    _certificate(page)
    endings, notes = page.get_by_label("The endings I reached"), page.get_by_label("My notes")
    expect(endings).not_to_be_checked()
    expect(notes).not_to_be_checked()
    text = json.dumps(_downloaded(page))
    assert '"endings"' not in text and '"notes"' not in text
    assert len(_printed(page, "A4")) == 1
    endings.check()
    record = _downloaded(page)
    assert all(len(one["endings"]) == 1 for module in record["modules"] for one in module["scenarios"])
    assert "notes" not in record
    notes.check()
    assert _downloaded(page)["notes"] == [{"id": "module/the-page", "text": "I would ask first.", "at": at(9)}]
    _, annex = _printed(page, "A4")
    assert "I would ask first." in annex and course.scenarios[0].title in annex
    page.reload()
    expect(endings).to_be_checked()
    endings.uncheck()
    notes.uncheck()
    expect(page.locator("[data-attachments]")).to_be_hidden()
    assert len(_printed(page, "A4")) == 1


def _downloaded(page: Page) -> dict[str, Any]:
    """The record as its file has it, held to the schema."""
    download = _download(page)
    record: dict[str, Any] = json.loads(Path(download.path()).read_text(encoding="utf-8"))
    Draft202012Validator(SCHEMA).validate(record)
    return record


def _download(page: Page) -> Download:
    _certificate(page)
    is_named = page.get_by_label("Your name, as it should stand").input_value() != ""
    with page.expect_download() as got:
        page.get_by_role("button", name="File for my supervisor").click()
        if not is_named:
            page.get_by_role("dialog", name="Your record has no name").get_by_text("Download it without a name").click()
    return got.value


def test_schema_is_a_schema(site: Path) -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert json.loads((site / "schema/completion-record-1.json").read_text(encoding="utf-8")) == SCHEMA


def nodes(schema: Any) -> Iterator[dict[str, Any]]:
    """Every part of a schema that is a set of names and values."""
    if isinstance(schema, dict):
        yield schema
    for inner in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ():
        yield from nodes(inner)


def test_schema_bounds_every_text_and_list() -> None:
    for node in nodes(SCHEMA):
        if node.get("type") == "string":
            assert "maxLength" in node or "pattern" in node, node
            assert not re.search(r"[*+]\$?$", node.get("pattern", "")), node
        if node.get("type") == "array":
            assert "maxItems" in node, node
        if node.get("type") == "object":
            assert node["additionalProperties"] is False, node


def test_download_says_what_was_done(visit: Callable[..., Visit], course: Course) -> None:
    page = put(visit(), graduate(course, everything(course), "Ana Díaz"), PAGE)
    download = _download(page)
    assert re.fullmatch(
        r"completion-record-ana-díaz-pictures-at-the-pantry-\d{4}-\d\d-\d\d\.json", download.suggested_filename
    )
    record = _downloaded(page)
    assert record["course"] == {
        "id": COURSE,
        "title": course.title,
        "edition": course_version(course),
        "date": record["course"]["date"],
        "takes": list(course.completion_requirements),
    }
    assert record["complete"] is True
    module = record["modules"][1]
    quiz = course.quizzes_of("the-page")[0]
    of = len(quiz.questions)
    assert module["id"] == "the-page" and module["changed"] == []
    assert module["completed"] == {"at": at(4), "edition": course_version(course), "date": "2026-11-02"}
    assert module["quizzes"][0] == {
        "id": quiz.slug,
        "title": typeset(quiz.title),
        "passMark": quiz.pass_mark,
        "attempts": 2,
        "first": {"at": at(4, 16), "right": of // 2, "of": of, "percent": 100 * (of // 2) // of},
        "best": {"at": at(4, 17), "right": of - 1, "of": of, "percent": 100 * (of - 1) // of},
        "passed": at(4, 17),
    }
    assert module["scenarios"][0]["ended"] == at(4, 15)


@pytest.mark.parametrize("done", [0, 2])
def test_download_of_what_is_begun_is_sound(done: int, visit: Callable[..., Visit], course: Course) -> None:
    page = put(visit(), graduate(course, everything(course)[:done]), PAGE)
    record = _downloaded(page)
    assert record["complete"] is False
    assert [("completed" in module) for module in record["modules"]] == [at < done for at in range(len(course.modules))]


def _spoil(kept: dict[str, Any]) -> None:
    slug = "the-page"
    kept["name"]["value"] = "\u202e<b>" * 30
    kept["notes"] = {"x" * 200: stamped("<script>\u0000" * 2000, 3), "": stamped("y", 3)}
    kept["include"] = {"endings": stamped(True, 3), "notes": stamped(True, 3)}
    kept["quizzes"][slug]["attempts"][0] |= {"right": 400, "of": 3}
    kept["quizzes"][slug]["attempts"][1] |= {"ended": "2026-11-04T1:1:1.0000Z"}
    kept["completions"][slug] |= {"edition": "<img src=x>", "date": "soon"}
    kept["completions"]["x" * 200] = kept["completions"]["messages"]
    kept["completions"][""] = kept["completions"]["messages"]


def test_hostile_progress_makes_a_sound_record(visit: Callable[..., Visit], course: Course) -> None:
    """Whatever a file or a fault has put into the browser, what is handed on keeps to the schema."""
    kept = graduate(course, everything(course))
    _spoil(kept)
    page = put(visit(), kept, PAGE)
    record = _downloaded(page)
    assert len(record["modules"]) == len(course.modules)
    assert page.locator("[data-attachments] script, [data-attachments] img").count() == 0


def _outdated(course: Course) -> dict[str, Any]:
    """Somebody who completed the course before three things of a module were changed, and one was added."""
    kept = graduate(course, everything(course), "Ana Díaz")
    done = kept["completions"]["the-page"]
    done |= {"edition": "0" * 12, "date": "2026-06-01"}
    seen = done["seen"]
    (first, second, *_), question, ending = (
        [key for key in seen if key.startswith(kind)] for kind in ("section/", "question/", "ending/")
    )
    seen |= {first: "00000000", question[0]: "00000000", ending[0]: "00000000"}
    del seen[second]
    for key in (first, second):
        kept["modules"]["the-page"]["sections"][key.partition("/")[2]]["mark"] = "00000000"
    for attempt in kept["quizzes"]["the-page"]["attempts"]:
        attempt["answers"][question[0].rpartition("/")[2]]["mark"] = "00000000"
    scenario, _, id = ending[0].removeprefix("ending/").partition("/")
    kept["scenarios"][scenario]["endings"] = {id: {"mark": "00000000", "at": at(4)}}
    return kept


def test_what_changed_is_listed_until_it_was_looked_at(visit: Callable[..., Visit], course: Course) -> None:
    seen = visit()
    page = put(seen, _outdated(course), PAGE)
    changed = page.get_by_role("region", name="What changed since you completed")
    expect(changed.locator("li li")).to_have_count(4)
    expect(changed).to_contain_text("4 things are new to you")
    words = changed.locator("li li").all_inner_texts()
    assert [word.partition(":")[0] for word in words] == [
        "Passage, changed",
        "Passage, new",
        "Verdict, changed",
        "Question, changed",
    ]
    assert (
        "4 new since then" in _cells(page, "the-page")[4] and "Version of June 1, 2026" in _cells(page, "the-page")[4]
    )
    assert "The course has changed since: 4 things are still to be looked at." in _certificate(page)
    record = _downloaded(page)
    assert [one["kind"] for one in record["modules"][1]["changed"]] == ["passage", "passage", "verdict", "question"]
    for address in changed.get_by_role("link").evaluate_all("links => links.map(link => link.href)"):
        there = seen.page.context.new_page()
        there.goto(address)
        there.wait_for_selector("html[data-started]", state="attached")
        assert there.locator(f"[id='{address.partition('#')[2]}']").count() == 1, address
        there.close()
    # To open the verdict was to look at it.
    expect(changed.locator("li li", has_text="Verdict")).to_have_count(0)
    _scroll_through(seen, course)
    page = seen.go(PAGE)
    expect(changed).to_contain_text("1 of 4 things are left.")
    changed.get_by_role("link").click()
    answer(page.locator(page.url.partition("#")[2].join(("[data-question='", "']"))))
    page = seen.go(PAGE)
    expect(changed).to_contain_text("You have looked at everything that changed.")
    expect(changed.get_by_role("link")).to_have_count(0)
    assert "Looked at again" in _cells(page, "the-page")[4]
    done = kept_in(page)["completions"]["the-page"]
    assert (done["at"], done["edition"]) == (at(4), course_version(course)) and done["renewed"]
    assert _downloaded(page)["modules"][1]["completed"]["renewed"] == done["renewed"]


def _scroll_through(seen: Visit, course: Course) -> None:
    """Read the module again, as the course counts reading."""
    page = seen.go("modules/the-page/")
    for id in graduate(course, ["the-page"])["modules"]["the-page"]["sections"]:
        page.evaluate("id => document.getElementById(id).scrollIntoView()", id)
        until(page, lambda kept, id=id: kept["modules"]["the-page"]["sections"][id]["mark"] != "0" * 8)  # type: ignore[misc]


def test_course_that_stands_lists_nothing(visit: Callable[..., Visit], course: Course) -> None:
    page = put(visit(), graduate(course, everything(course)), PAGE)
    _certificate(page)
    expect(page.locator("[data-changed]")).to_be_hidden()


def test_without_scripts_it_says_what_it_needs(visit: Callable[..., Visit]) -> None:
    page = visit(PHONE, scripts=False).go(PAGE)
    needs = page.locator("article noscript p")
    expect(needs).to_be_visible()
    assert "A record needs scripts" in needs.inner_text()
    assert page.locator("article :is(button, input)").count() > 5
    for control in page.locator("article :is(button, input, [data-certificate])").all():
        expect(control).to_be_hidden()
    expect(page.get_by_role("heading", name="What a record is")).to_be_visible()


def test_axe_finds_nothing_on_a_record(visit: Callable[..., Visit], course: Course) -> None:
    seen = visit()
    chosen = graduate(course, everything(course), "Ana Díaz")
    chosen["include"] = {"endings": stamped(True, 3), "notes": stamped(True, 3)}
    chosen["notes"] = {"module/the-page": stamped("I would ask first.", 9)}
    for kept in (graduate(course), graduate(course, everything(course)[:3]), chosen, _outdated(course)):
        page = put(seen, kept, PAGE)
        _certificate(page)
        assert everywhere(page) == []
    for name in ("Start fresh", "Use as a guest", "Clear everything from this device"):
        page.get_by_role("button", name=name).click()
        expect(page.locator("dialog")).to_be_visible()
        assert everywhere(page) == []
        page.keyboard.press("Escape")
        expect(page.locator("dialog")).to_have_count(0)


def test_record_by_keyboard_alone(visit: Callable[..., Visit], course: Course) -> None:
    page = put(visit(), graduate(course, everything(course)), PAGE)
    _certificate(page)
    _tab_to(page, "[data-learner-name]")
    page.keyboard.type("Ana Díaz")
    _tab_to(page, "[data-include=endings]")
    page.keyboard.press("Space")
    expect(page.locator("[data-attachments]")).to_be_visible()
    _tab_to(page, "[data-download]")
    with page.expect_download() as got:
        page.keyboard.press("Enter")
    record = json.loads(Path(got.value.path()).read_text(encoding="utf-8"))
    assert record["learner"]["name"] == "Ana Díaz"
    _tab_to(page, "[data-act=import]")
    with page.expect_file_chooser():
        page.keyboard.press("Enter")
    _tab_to(page, "[data-act=start-fresh]")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="Switch learner")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("[data-act=start-fresh]")).to_be_focused()
    page.keyboard.press("Enter")
    _tab_to(page, "dialog .button--danger")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="A fresh start")).to_be_visible()
    page.keyboard.press("Escape")
    assert kept_in(page)["name"]["value"] == ""


def _tab_to(page: Page, selector: str) -> None:
    """Press Tab until an element that matches has the focus, which must then be seen and not be covered."""
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement?.matches(selector) ?? false", selector):
            assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
            assert page.evaluate(
                """() => {
                    const { x, y, width, height } = document.activeElement.getBoundingClientRect();
                    const top = document.elementFromPoint(x + width / 2, y + height / 2);
                    return document.activeElement.contains(top) || top?.contains(document.activeElement);
                }"""
            ), f"{selector} is covered"
            return
    raise AssertionError(f"Tab never reached {selector}")


def test_record_is_in_the_accessibility_tree(visit: Callable[..., Visit], course: Course) -> None:
    page = put(visit(), graduate(course, everything(course)[:1], "Ana Díaz"), PAGE)
    _certificate(page)
    expect(page.get_by_role("article")).to_match_aria_snapshot(
        """
        - heading "My record" [level=1]
        - paragraph:
          - textbox "Your name, as it should stand on the record": Ana Díaz
        - table:
          - rowgroup:
            - row "Module Read (optional) Case Quiz Complete"
          - rowgroup:
            - row /1 Photographs at the pantry Nov 3, 2026 Ending reached Nov 3, 2026 Best .* ✓ Nov 3, 2026/
            - row /2 .* Not yet Not yet Not yet Not yet/
        - heading "Your certificate" [level=2]
        - group "Add to the record, if you like":
          - checkbox "The endings I reached"
          - checkbox "My notes"
        - paragraph:
          - button "Print, or save as PDF"
          - button "File for my supervisor"
        - region "Preview of what is printed":
          - table "What was completed, and when"
        - heading "Backup and restore" [level=2]
        - paragraph:
          - button "Backup for me"
        - paragraph:
          - button "Open a progress file"
        - heading "On a shared computer" [level=2]
        - paragraph:
          - button "Start fresh"
        - paragraph:
          - button "Use as a guest"
        - paragraph:
          - button "Clear everything from this device"
        """
    )


def test_targets_are_large_enough(visit: Callable[..., Visit], course: Course) -> None:
    page = put(visit(PHONE), graduate(course), PAGE)
    _certificate(page)
    for control in page.locator("article :is(button, input[type=text], label:has(input))").all():
        box = control.bounding_box()
        assert box is not None and box["height"] >= 44, control.inner_text()


@pytest.mark.parametrize("size", WIDTHS, ids=lambda size: str(size[0]))
def test_nothing_moves_as_the_record_is_filled_in(
    size: tuple[int, int], visit: Callable[..., Visit], course: Course
) -> None:
    seen = visit(size)
    put(seen, graduate(course, everything(course), "Ana Díaz"), "reference/glossary/")
    seen.page.add_init_script(
        """window.moved = 0;
        new PerformanceObserver(list => list.getEntries().forEach(one => { window.moved += one.value }))
            .observe({ type: "layout-shift", buffered: true });"""
    )
    page = seen.go(PAGE)
    _certificate(page)
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.evaluate("window.moved") < 0.05


def test_print_button_prints(visit: Callable[..., Visit], course: Course) -> None:
    page = put(visit(), graduate(course), PAGE)
    page.evaluate("() => { window.print = () => { document.title = 'printed' } }")
    _certificate(page)
    page.get_by_role("button", name="Print, or save as PDF").click()
    expect(page).to_have_title("printed")
