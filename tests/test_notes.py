"""Notes: typed, kept, gathered, printed and taken away, and never sent; and what the privacy page says of all this."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader

from course.model import Course
from tests.conftest import PHONE, Visit
from tests.learner import COURSE, KEY, THEN, document, put, until
from tests.test_accessibility import violations

MODULE = "modules/the-page/"
SHEET = "you/worksheet/"
TEXT = "My album is open to all.\nI will close it tonight."


def _note(page: Page, id: str = "module/the-page") -> Locator:
    return page.locator(f"[data-note='{id}'] textarea")


def _at(page: Page) -> Locator:
    """The module's box, reached as people reach it: by the time one writes, it says that it keeps what is written."""
    _note(page).scroll_into_view_if_needed()
    expect(page.locator("[data-note-status]").first).to_be_visible()
    return _note(page)


def _until_kept(page: Page, text: str, id: str = "module/the-page") -> None:
    """Wait until the store holds a text; only the store's own page can tell."""
    until(page, lambda kept: kept.get("notes", {}).get(id, {}).get("value") == text)


def _printed(page: Page) -> str:
    sheets = PdfReader(io.BytesIO(page.pdf(format="Letter"))).pages
    return " ".join(" ".join(sheet.extract_text() for sheet in sheets).split())


def test_every_module_asks_and_keeps(visit: Callable[..., Visit], course: Course) -> None:
    seen = visit(PHONE)
    for module in course.modules:
        page = seen.go(f"modules/{module.slug}/")
        assert module.question
        box = page.get_by_role("textbox", name=module.question.text.replace("'", "’"))
        box.fill(f"About {module.slug}")
        _until_kept(page, f"About {module.slug}", f"module/{module.slug}")
        page.reload()
        expect(box).to_have_value(f"About {module.slug}")
    page = seen.go(SHEET)
    for module in course.modules:
        expect(_note(page, f"module/{module.slug}")).to_have_value(f"About {module.slug}")


def test_plan_is_written_in_the_module_and_stands_on_the_worksheet(visit: Callable[..., Visit]) -> None:
    page = visit(PHONE).go("modules/the-page/#your-plan")
    when, what = (page.locator(f"[data-note='plan-{half}/the-page'] textarea") for half in ("if", "then"))
    when.scroll_into_view_if_needed()
    expect(page.locator("[data-note='plan-if/the-page'] [data-note-status]")).to_be_visible()
    when.fill("A neighbor asks who came today")
    what.fill("I say that I never talk about guests")
    what.blur()
    _until_kept(page, "I say that I never talk about guests", "plan-then/the-page")
    page.goto(page.url.partition("modules/")[0] + SHEET)
    expect(page.locator("[data-note='plan-if/the-page'] textarea")).to_have_value("A neighbor asks who came today")
    page.emulate_media(media="print")
    expect(page.locator("[data-note='plan-then/the-page'] [data-note-text]")).to_be_visible()


def test_worksheet_has_its_own_boxes_and_one_of_each_module(visit: Callable[..., Visit], course: Course) -> None:
    page = visit().go(SHEET)
    own = [fence for fence in course.documents["docs/you/worksheet.md"].fences if fence.info == "note"]
    assert len(own) > 1
    expect(page.locator("[data-note^=worksheet] textarea")).to_have_count(len(own))
    expect(page.locator("[data-note^=module] textarea")).to_have_count(len(course.modules))


def test_leaving_at_once_loses_nothing(visit: Callable[..., Visit]) -> None:
    seen = visit()
    page = seen.go(MODULE)
    _at(page).press_sequentially("Typed, and gone on")
    seen.go("you/privacy/")
    expect(_note(seen.go(SHEET))).to_have_value("Typed, and gone on")


def test_other_tab_shows_it_and_loses_nothing(visit: Callable[..., Visit]) -> None:
    seen = visit()
    one = put(seen, document(), SHEET)
    two = one.context.new_page()
    two.goto(seen.address + SHEET)
    _note(one, "worksheet/keys").fill("WhatsApp")
    _note(two, "worksheet/pictures").fill("Nobody knows")
    expect(_note(two, "worksheet/keys")).to_have_value("WhatsApp")
    expect(_note(one, "worksheet/pictures")).to_have_value("Nobody knows")
    _note(two, "worksheet/keys").fill("WhatsApp, Signal")
    expect(_note(one, "worksheet/keys")).to_have_value("WhatsApp, Signal")
    one.reload()
    expect(_note(one, "worksheet/keys")).to_have_value("WhatsApp, Signal")
    expect(_note(one, "worksheet/pictures")).to_have_value("Nobody knows")


def test_other_tab_does_not_write_over_what_is_being_typed(visit: Callable[..., Visit]) -> None:
    seen = visit()
    one = put(seen, document(), SHEET)
    two = one.context.new_page()
    two.goto(seen.address + SHEET)
    # No pause is long enough to keep what is typed; leaving a box is.
    two.clock.install()
    two.clock.pause_at("2030-01-01")
    _note(two, "worksheet/keys").fill("Still typing")
    _note(one, "worksheet/pictures").fill("Nobody knows")
    _note(one, "worksheet/pictures").blur()
    expect(_note(two, "worksheet/pictures")).to_have_value("Nobody knows")
    expect(_note(two, "worksheet/keys")).to_have_value("Still typing")


def test_emptied_box_stays_empty(visit: Callable[..., Visit]) -> None:
    page = visit().go(MODULE)
    _note(page).fill(TEXT)
    _until_kept(page, TEXT)
    _note(page).fill("")
    _until_kept(page, "")
    page.reload()
    expect(_note(page)).to_have_value("")
    assert TEXT[:10] not in page.evaluate(f"localStorage['{KEY}']")


def test_notes_go_onto_paper(visit: Callable[..., Visit]) -> None:
    seen = visit()
    page = seen.go(MODULE)
    _note(page).fill(TEXT)
    _until_kept(page, TEXT)
    assert (
        "Who could open the page tomorrow if you were ill? My album is open to all. I will close it tonight."
        in _printed(page)
    )
    page = seen.go(SHEET)
    expect(_note(page)).to_have_value(TEXT)
    text = _printed(page)
    assert "My album is open to all." in text
    assert "Kept in this browser" not in text and "Download" not in text
    page.emulate_media(media="print")
    expect(page.locator("[data-note='module/the-page'] .note-line").first).to_be_hidden()
    expect(page.locator("[data-note='worksheet/keys'] .note-line")).to_have_count(5)
    expect(page.locator("[data-note='worksheet/keys'] .note-line").first).to_be_visible()
    expect(page.locator("textarea").first).to_be_hidden()


def test_buttons_print_and_download(visit: Callable[..., Visit], tmp_path: Path) -> None:
    seen = visit(PHONE)
    seen.page.add_init_script("window.print = () => { document.title = 'printing' }")
    page = seen.go(SHEET)
    _note(page, "worksheet/keys").fill("WhatsApp\n\nLinh’s own phone")
    page.get_by_role("button", name="Print this page").first.click()
    expect(page).to_have_title("printing")
    with page.expect_download() as found:
        page.get_by_role("button", name="Download as a text file").first.click()
    assert found.value.suggested_filename == "pictures-at-the-pantry-notes.txt"
    found.value.save_as(tmp_path / "notes.txt")
    text = (tmp_path / "notes.txt").read_text(encoding="utf-8")
    assert text.startswith("# Your worksheet\n\n")
    assert "## Keys\n\nWho can open the page, and who should\n\nWhatsApp\n\nLinh’s" in text
    assert "## Pictures\n\nPictures that I would take\n\n(nothing yet)\n" in text
    assert "## Messages and names\n" in text


def test_without_scripts_there_are_lines_to_write_on(visit: Callable[..., Visit], course: Course) -> None:
    seen = visit(PHONE, scripts=False)
    page = seen.go(MODULE)
    expect(page.locator("textarea").first).to_be_hidden()
    expect(page.locator("[data-note] noscript").first).to_be_visible()
    expect(page.get_by_text("Kept in this browser only.").first).to_be_hidden()
    for line in page.locator(".note-line").all():
        expect(line).to_be_visible()
    page = seen.go(SHEET)
    expect(page.get_by_role("button", name="Print this page")).to_have_count(0)
    text = _printed(page)
    for module in course.modules:
        assert module.question and module.question.text.replace("'", "’")[-30:] in text


def test_what_is_typed_stays_text(visit: Callable[..., Visit]) -> None:
    bad = "</textarea><img src=x onerror=\"document.title='run'\"><script>document.title='run'</script>"
    page = put(visit(), document(notes={"module/the-page": {"value": bad, "at": "2026-11-20T10:00:00.000Z"}}), MODULE)
    expect(_note(page)).to_have_value(bad)
    assert page.locator("[data-note-text]").first.text_content() == bad
    assert page.locator("article img, article script").count() == 0
    assert "run" not in page.title()


BLOCKED = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('', 'SecurityError') } })"
FULL = """const set = Storage.prototype.setItem;
Storage.prototype.setItem = function (name, text) {
  if (this === localStorage) throw new DOMException('', 'QuotaExceededError');
  set.call(this, name, text);
}"""


@pytest.mark.parametrize(
    ("broken", "said"),
    [(BLOCKED, "Not kept: this browser keeps nothing for this site."), (FULL, "Not kept: this browser has no room")],
    ids=["blocked", "full"],
)
def test_what_cannot_be_kept_is_said(broken: str, said: str, visit: Callable[..., Visit]) -> None:
    seen = visit(PHONE)
    seen.page.add_init_script(broken)
    page = seen.go(MODULE)
    _note(page).fill(TEXT)
    _note(page).blur()
    expect(page.locator("[data-note-status]").first).to_contain_text(said)
    # It still goes onto paper, and the tab has it as long as it is open.
    assert "I will close it tonight." in _printed(page)
    expect(_note(seen.go(SHEET))).to_have_value(TEXT)
    # The theme's own script does not expect this, and says so.
    seen.errors[:] = [error for error in seen.errors if "SecurityError" not in error]


def test_guest_leaves_no_note_behind(visit: Callable[..., Visit]) -> None:
    seen = visit(PHONE)
    page = seen.go("you/privacy/")
    page.evaluate(f"sessionStorage['{KEY}:guest'] = '{{}}'")
    page = seen.go(MODULE)
    expect(page.locator("[data-note-status]").first).to_contain_text("nothing is kept once this tab is closed")
    _note(page).fill(TEXT)
    _note(page).blur()
    expect(_note(seen.go(SHEET))).to_have_value(TEXT)
    assert TEXT[:10] not in json.dumps(page.evaluate("({...localStorage})"))


def test_full_box_says_so(visit: Callable[..., Visit]) -> None:
    page = visit().go(MODULE)
    _at(page).fill("x" * 20_000)
    _note(page).blur()
    expect(page.locator("[data-note-status]").first).to_contain_text("This box is full")
    expect(page.get_by_role("status").filter(has_text="This box is full")).to_have_count(1)
    page.reload()
    expect(_note(page)).to_have_value("x" * 20_000)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", [MODULE, SHEET])
def test_axe_finds_nothing_while_one_writes(path: str, scheme: str, visit: Callable[..., Visit]) -> None:
    page = visit((320, 640), scheme=scheme).go(path)
    box = _note(page)
    box.fill("A long word " + "x" * 400)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    outline = box.evaluate("box => getComputedStyle(box).outlineStyle")
    assert outline != "none", "the focus can't be seen"


def test_box_and_buttons_are_large_enough_to_touch(visit: Callable[..., Visit]) -> None:
    page = visit(PHONE).go(SHEET)
    for one in page.locator("[data-note-tools] button, [data-note] textarea").all():
        box = one.bounding_box()
        assert box and box["height"] >= 44 and box["width"] >= 44


def test_nothing_moves_when_the_boxes_come(visit: Callable[..., Visit]) -> None:
    places = "() => [...document.querySelectorAll('h2, h3')].map((one) => Math.round(one.offsetTop))"
    before = visit(PHONE, scripts=False).go(SHEET).evaluate(places)
    page = visit(PHONE).go(SHEET)
    expect(page.locator("[data-note-tools]").first).to_be_visible()
    assert page.evaluate(places) == before


def test_what_is_searched_for_is_not_sent(visit: Callable[..., Visit]) -> None:
    seen = visit()
    asked: list[str] = []
    seen.page.on("request", lambda request: asked.append(request.url))
    page = seen.go("")
    page.locator("[data-md-component=search-query]").click()
    page.keyboard.type("apples")
    page.locator(".md-search-result__link").first.click()
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Pictures at the pantry")
    assert not [url for url in [*asked, page.url] if "apples" in url]


def _names(page: Page) -> dict[str, Any]:
    """The names of everything that the browser keeps for the site."""
    kept: dict[str, Any] = page.evaluate(
        "async () => ({ entries: [...Object.keys(localStorage), ...Object.keys(sessionStorage)],"
        " caches: await caches.keys(), databases: (await indexedDB.databases()).map((one) => one.name) })"
    )
    return kept


def test_privacy_page_names_all_that_is_kept(visit: Callable[..., Visit]) -> None:
    """Wherever one goes and whatever one does, nothing is kept that the page does not name."""
    seen = visit()
    page = seen.go("")
    page.locator("[data-md-component=palette] label").locator("visible=true").first.click()
    page = seen.go(MODULE)
    _note(page).fill(TEXT)
    page = seen.go("scenarios/the-keys/")
    page.locator("[data-scene] a.choice").locator("visible=true").first.click()
    page = seen.go("quizzes/the-page/")
    page.locator("[data-question] input").locator("visible=true").first.check()
    page = seen.go("you/privacy/")
    kept = _names(page)
    words = page.locator("article").inner_text()
    for name in kept["entries"]:
        known = name == KEY or name.startswith(f"{KEY}:") or name.endswith("__palette")
        assert known, f"{name} is kept, and the privacy page does not say so"
    assert any(name.endswith("__palette") for name in kept["entries"])
    assert all(name.startswith("course ") for name in kept["caches"])
    assert kept["databases"] == []
    assert page.context.cookies() == []
    assert COURSE in words and "__palette" in words and "cache storage" in words


def _log(*events: dict[str, Any]) -> str:
    """A log of these events, as two devices have written it."""
    began: dict[str, Any] = {"id": "1.desk", "type": "began", "learner": "testlearner00001"}
    all = [{"at": "2026-11-20T10:00:00.000Z", **one} for one in (began, *events)]
    return json.dumps({"format": f"{COURSE}/progress", "version": 4, "log": "log00000", "events": all})


def _wrote(id: str, text: str) -> dict[str, Any]:
    return {"id": id, "type": "wrote", "note": "module/the-page", "text": text, "over": {}, "beside": []}


@pytest.mark.parametrize(
    ("button", "texts"),
    [
        ("Use this one", ["At the desk."]),
        ("Keep both", ["On the phone.\n\n— From another device, Nov 20, 2026:\nAt the desk."]),
        ("Remove this one", ["On the phone."]),
    ],
)
def test_two_texts_of_one_note_stand_until_one_is_picked(
    button: str, texts: list[str], visit: Callable[..., Visit]
) -> None:
    log = _log(_wrote("2.desk", "At the desk."), _wrote("3.phone", "On the phone."))
    page = put(visit(PHONE), log, MODULE)
    expect(_note(page)).to_have_value("On the phone.")
    other = page.get_by_role("group", name="On another device, you wrote on November 20, 2026:")
    expect(other).to_contain_text("At the desk.")
    assert "On the phone." in _printed(page) and "At the desk." in _printed(page)
    assert violations(page) == []
    _note(page).fill("On the phone, later.")
    _until_kept(page, "On the phone, later.")
    expect(other).to_contain_text("At the desk.")
    _note(page).fill("On the phone.")
    _until_kept(page, "On the phone.")
    other.get_by_role("button", name=button).click()
    expect(other).to_have_count(0)
    expect(_note(page)).to_be_focused()
    expect(_note(page)).to_have_value(texts[0])
    page.reload()
    expect(_note(page)).to_have_value(texts[0])
    expect(page.locator("[data-others]")).to_have_count(0)


def test_two_names_stand_until_one_is_picked(visit: Callable[..., Visit]) -> None:
    names = [("2.desk", "Ana Díaz"), ("3.phone", "Ana")]
    log = _log(*({"id": id, "type": "named", "text": name, "over": {}, "beside": []} for id, name in names))
    page = put(visit(), log, "you/record/")
    expect(page.get_by_label("Your name")).to_have_value("Ana")
    other = page.get_by_role("group", name="On another device, you wrote")
    expect(other).to_contain_text("Ana Díaz")
    assert violations(page) == []
    other.get_by_role("button", name="Use this one").click()
    expect(other).to_have_count(0)
    expect(page.get_by_label("Your name")).to_have_value("Ana Díaz")
    until(page, lambda kept: kept["name"]["value"] == "Ana Díaz" and "others" not in kept["name"])


def test_old_entry_goes_once_something_of_it_is_taken_back(visit: Callable[..., Visit]) -> None:
    """What was kept under the course's id alone is copied first; it stays until a note of it is emptied."""
    seen = visit()
    old = document(name="Ana", notes={"module/the-page": {"value": TEXT, "at": THEN}})
    page = seen.go("reference/glossary/")
    page.evaluate("([key, text]) => { localStorage.clear(); localStorage[key] = text }", [COURSE, json.dumps(old)])
    page = seen.go(MODULE)
    expect(_note(page)).to_have_value(TEXT)
    _until_kept(page, TEXT)
    assert page.evaluate("key => key in localStorage", COURSE)
    _note(page).fill("")
    _until_kept(page, "")
    assert TEXT[:10] not in page.evaluate("JSON.stringify({ ...localStorage })")
