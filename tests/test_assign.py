"""Assignments: made by one person, opened by another, and never touched by a link that is not sound."""

from __future__ import annotations

import io
import json
import re
import shutil
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Page, Request, expect
from pypdf import PdfReader

from course.model import Course
from course.publishing.libraries import add_libraries
from course.queries.content_hash import question_hash
from course.text.typography import typeset
from tests.conftest import DESKTOP, PHONE, ROOT, Visit
from tests.graduate import graduate
from tests.learner import COURSE, THEN, document, ended, put, reached, shown_in, shown_of, text_in
from tests.test_accessibility import everywhere, tab_to

PAGE = "supervisors/assign/"
TODAY = datetime(2026, 11, 24, 9)
DUE, DUE_IN_WORDS = "2026-12-18", "Friday, December 18, 2026"
NOTE = "Before the unit meeting, please.\nAsk me; I am in on Mondays, too."
MODULES = ("the-page", "messages")
CODE = "abcdefghij"
FIXED_CODE = """crypto.getRandomValues = array => array.map((_, at) => at + 10)"""


def make(seen: Visit, due: str = DUE, note: str = NOTE, now: datetime = TODAY) -> str:
    """Make a link for two modules, as a supervisor would; gives the link."""
    seen.page.clock.set_fixed_time(now)
    page = seen.go(PAGE)
    page.get_by_label("Single modules").check()
    for module in MODULES:
        page.locator(f"input[name=module][value={module}]").check()
    page.get_by_label("Due date").fill(due)
    page.get_by_label("A note").fill(note)
    page.get_by_role("textbox", name="Your name").fill("Dana Reyes")
    page.get_by_role("button", name="Make the link").click()
    expect(page.get_by_role("heading", name="Hand it on")).to_be_focused()
    return page.get_by_label("The link", exact=True).input_value()


def crafted(seen: Visit, **fields: Any) -> str:
    """A link whose sum is right, whatever its fields hold: its maker knows how links are made."""
    given: dict[str, Any] = {
        "v": 1, "c": CODE, "i": COURSE, "f": "Dana Reyes", "m": [*MODULES], "d": DUE, "n": NOTE, "e": "0123456789ab",
    } | fields  # fmt: skip
    text = json.dumps({name: value for name, value in given.items() if value is not None}, ensure_ascii=False)
    return f"{seen.address}#assign={sealed(text)}"


def sealed(text: str) -> str:
    """A text with its sum, in the letters of a link."""
    total = 0x811C9DC5
    for byte in text.encode():
        total = (total ^ byte) * 0x01000193 & 0xFFFFFFFF
    digits = ""
    while total:
        total, digit = divmod(total, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[digit] + digits
    return digits.zfill(7) + urlsafe_b64encode(text.encode()).decode().rstrip("=")


def arrive(
    seen: Visit, link: str, kept: dict[str, Any] | None = None, now: datetime = TODAY, keep: bool = True
) -> Page:
    """Open a link as somebody of whom something is kept; keep what it asks unless told otherwise."""
    seen.page.clock.set_fixed_time(now)
    if kept:
        put(seen, kept, "reference/glossary/")
    seen.page.goto(link)
    if keep:
        seen.page.get_by_role("button", name="Keep this assignment").click()
    return seen.page


def kept_in(page: Page) -> dict[str, Any]:
    return dict(shown_in(page).get("assignments", {}))


def half_done(course: Course) -> dict[str, Any]:
    """Somebody who has done the second of the two modules."""
    quiz, scenario = course.quizzes_of(MODULES[1])[0], course.scenarios_of(MODULES[1])[0]
    count = len(quiz.questions)
    return document(quizzes={quiz.slug: [ended(count, count)]}, scenarios={scenario.slug: reached("x")})


def test_two_people(visit: Callable[..., Visit], course: Course) -> None:
    """A supervisor asks; a learner sees it, does it in part, and takes it off again."""
    link = make(visit())
    seen = visit(PHONE)
    page = arrive(seen, link, half_done(course))
    expect(page.get_by_role("heading", name="Dana Reyes assigned you: 2 modules")).to_be_focused()
    expect(page).to_have_url(seen.address)
    task = page.get_by_role("article", name="Dana Reyes assigned you: 2 modules")
    expect(task.locator("[data-assignment-when]")).to_have_text(f"Due {DUE_IN_WORDS}. 24 days left.")
    expect(task.get_by_text("1 of 2 modules done")).to_be_visible()
    assert task.locator("blockquote").inner_text() == NOTE
    # The way in: first the card, then the one button, which prefers what is asked.
    expect(task.get_by_role("link", name="The pantry’s page", exact=True)).to_be_visible()
    button = page.get_by_role("link", name="Start what you were assigned")
    assert button.evaluate("link => link.href") == f"{seen.address}modules/the-page/"
    task.get_by_role("link", name="Case: The keys").click()
    expect(page).to_have_url(re.compile("/scenarios/the-keys/"))
    # What remains of the module, done.
    rest = half_done(course)
    quiz = course.quizzes_of(MODULES[0])[0]
    rest["quizzes"] |= {
        quiz.slug: {"attempts": [ended(len(quiz.questions), len(quiz.questions), id="later00000000001")]}
    }
    rest["scenarios"] |= {course.scenarios_of(MODULES[0])[0].slug: reached("x")}
    page = put(seen, rest | {"assignments": kept_in(page)})
    expect(task.locator("[data-assignment-when]")).to_contain_text("All done")
    expect(task.get_by_text("2 of 2 modules done")).to_be_visible()
    for link_to_record in (
        page.locator("[data-continue]", has_text="Hand in your record"),
        task.get_by_role("link", name="Hand in your record"),
    ):
        assert link_to_record.evaluate("link => link.href") == f"{seen.address}you/record/"
    task.get_by_role("button", name="Remove").click()
    page.get_by_role("dialog", name="Remove this task?").get_by_role("button", name="Cancel").click()
    expect(task).to_be_visible()
    task.get_by_role("button", name="Remove").click()
    page.get_by_role("dialog", name="Remove this task?").get_by_role("button", name="Remove it").click()
    expect(task).to_have_count(0)
    expect(page.locator("[data-assignments]")).to_be_hidden()
    assert kept_in(page) == {}
    assert NOTE[:20] not in text_in(page) and "Dana" not in text_in(page), "nothing of it stays in the browser"
    page.reload()
    expect(page.locator("[data-assignments]")).to_be_hidden()
    # Opened once more, it is back.
    page = arrive(seen, link)
    expect(task).to_be_visible()


def test_path_brings_its_modules_and_its_mark(visit: Callable[..., Visit], course: Course) -> None:
    maker, seen = visit(), visit(PHONE)
    assert course.learning_paths
    for path in course.learning_paths:
        page = maker.go(PAGE)
        page.get_by_role("radio", name=path.title).check()
        page.get_by_role("textbox", name="Your name").fill("Dana Reyes")
        page.get_by_role("button", name="Make the link").click()
        expect(page.get_by_role("heading", name="Hand it on")).to_be_focused()
        page = arrive(seen, page.get_by_label("The link", exact=True).input_value())
        expect(page.locator("h3:focus")).to_have_text(f"Dana Reyes assigned you: {path.title}")
        task = page.locator("[data-assignment-code]:has(h3:focus)")
        titles = [module.title for module in course.modules_on(path)]
        assert [text.replace("’", "'") for text in task.locator(".assignment-module > a").all_inner_texts()] == titles
        expect(task.get_by_text(f"passed at {path.pass_mark}% or more")).to_have_count(1 if path.pass_mark else 0)


def test_record_names_the_task_that_it_answers(visit: Callable[..., Visit], course: Course) -> None:
    seen = visit()
    page = arrive(seen, crafted(seen))
    expect(page.locator("[data-assignment-code]")).to_have_count(1)
    seen.go("you/record/").get_by_label("Your name, as it should stand").fill("Ana Díaz")
    page = arrive(seen, crafted(seen, c="bbbbbbbbbb", d="2026-12-01", f="Ali Noor"))
    expect(page.locator("[data-assignment-code]")).to_have_count(2)
    page = seen.go("you/record/")
    choice = page.get_by_label("The task that this record answers")
    for picked, code in (
        (None, "bbbbbbbbbb"),
        ("Dana Reyes, due 2026-12-18 (task abcdefghij)", CODE),
        ("None of them", None),
    ):
        if picked:
            choice.select_option(label=picked)
        with page.expect_download() as download:
            page.get_by_role("button", name="File for my supervisor").click()
        record = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
        assert record.get("assignment") == code
        who = {CODE: "Dana Reyes", "bbbbbbbbbb": "Ali Noor"}
        expect(page.locator("[data-slot=task]")).to_have_text(f"For task {code}, asked by {who[code]}." if code else "")


def test_nothing_of_it_leaves_the_browser(visit: Callable[..., Visit]) -> None:
    asked: list[Request] = []
    maker, seen = visit(), visit()
    for one in (maker, seen):
        one.page.on("request", lambda request: asked.append(request))
    link = make(maker)
    page = arrive(seen, link)
    expect(page.get_by_role("article").first).to_be_visible()
    told = link.partition("#assign=")[2]
    assert asked
    for request in asked:
        said = f"{request.url.partition('#')[0]} {request.post_data or ''} {request.headers}"
        assert told[:20] not in said and "Reyes" not in said and "unit meeting" not in said
    assert maker.page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])").count("Reyes") == 0


@pytest.mark.parametrize(
    ("now", "said"),
    [
        (datetime(2026, 12, 17, 23, 59), f"Due tomorrow, {DUE_IN_WORDS}."),
        (datetime(2026, 12, 18, 0, 1), f"Due today, {DUE_IN_WORDS}."),
        (datetime(2026, 12, 19), f"It was due {DUE_IN_WORDS}: yesterday. Things come up."),
        (datetime(2027, 1, 18), f"It was due {DUE_IN_WORDS}: 31 days ago."),
    ],
    ids=["tomorrow", "today", "yesterday", "late"],
)
def test_days_are_counted(now: datetime, said: str, visit: Callable[..., Visit]) -> None:
    seen = visit(PHONE)
    page = arrive(seen, crafted(seen), now=now)
    expect(page.locator("[data-assignment-when]")).to_contain_text(said)


def test_several_stand_side_by_side_soonest_first(visit: Callable[..., Visit]) -> None:
    seen = visit()
    for code, due, module in (
        ("aaaaaaaaaa", "", "photographs"),
        ("bbbbbbbbbb", "2027-01-10", "messages"),
        (CODE, DUE, "the-page"),
    ):
        page = arrive(seen, crafted(seen, c=code, d=due, m=[module], f=f"Who asks {code[0]}"))
        expect(page.locator(f"[data-assignment-code={code}] h3")).to_be_focused()
    codes = page.locator("[data-assignment-code]").evaluate_all("all => all.map(one => one.dataset.assignmentCode)")
    assert codes == [CODE, "bbbbbbbbbb", "aaaaaaaaaa"]
    expect(page.locator("[data-assignment-when]").last).to_have_text("No date is set. Take the time that you need.")
    button = page.get_by_role("link", name="Start what you were assigned")
    assert button.evaluate("link => link.href").endswith("/modules/the-page/")
    starts = page.locator(".assignment-start").evaluate_all("links => links.map(link => link.href)")
    assert len(starts) == 3 and starts[0].endswith("/modules/the-page/"), "each card leads on by itself"
    expect(page.locator("[data-jobs]")).to_be_hidden()
    # The same link again changes nothing.
    before = kept_in(page)
    page = arrive(seen, crafted(seen, m=["the-page"], f="Who asks a"), keep=False)
    expect(page.locator(f"[data-assignment-code={CODE}] h3")).to_be_focused()
    assert kept_in(page) == before


def test_link_is_taken_where_home_is_open_already(visit: Callable[..., Visit]) -> None:
    """A link pasted into the address of the page that is shown loads nothing anew."""
    seen = visit()
    page = seen.go("")
    page.evaluate("link => { location.href = link }", crafted(seen))
    page.get_by_role("button", name="Keep this assignment").click()
    expect(page.locator("[data-assignment-code]")).to_be_visible()
    expect(page).to_have_url(seen.address)


def test_pass_mark_of_the_path_counts_where_it_is_higher(visit: Callable[..., Visit], course: Course) -> None:
    module = course.modules[1]
    kept = document(
        quizzes={module.slug: [ended(6, 8)]}, scenarios={course.scenarios_of(module.slug)[0].slug: reached("x")}
    )
    seen = visit()
    page = arrive(seen, crafted(seen, m=[module.slug], k=85), kept)
    task = page.locator("[data-assignment-code]")
    expect(task.get_by_text("0 of 1 module done")).to_be_visible()
    expect(task.get_by_text("Here every quiz is passed at 85% or more.")).to_be_visible()
    expect(page.locator(f".module-card[data-module={module.slug}]")).to_have_attribute("data-state", "done")
    # A mark below the quiz's own changes nothing.
    page = arrive(seen, crafted(seen, c="bbbbbbbbbb", m=[module.slug], k=10))
    expect(page.locator("[data-assignment-code=bbbbbbbbbb]").get_by_text("1 of 1 module done")).to_be_visible()


def test_another_edition_is_said_and_harmless(visit: Callable[..., Visit]) -> None:
    seen = visit()
    page = arrive(seen, crafted(seen))
    expect(page.get_by_text("The course has changed since this was asked. That does no harm")).to_be_visible()
    edition = page.evaluate("JSON.parse(document.querySelector('[data-page]').textContent).edition")
    page = arrive(seen, crafted(seen, c="bbbbbbbbbb", e=edition))
    expect(page.locator("[data-assignment-code=bbbbbbbbbb]").get_by_text("The course has changed")).to_have_count(0)


SCRIPT = "<img src=x onerror=window.hit=1><script>window.hit=1</script>"
BAD: dict[str, tuple[dict[str, Any], str]] = {
    "another course": ({"i": "another-course"}, "It belongs to another course"),
    "newer version": ({"v": 2}, "made with a newer version"),
    "module that is gone": ({"m": ["the-page", "gone-module"]}, "no longer in the course"),
    "case that is gone": ({"s": ["the-gone-case"]}, "no longer in the course"),
    "no module": ({"m": []}, "It cannot be read"),
    "modules that are none": ({"m": "the-page"}, "It cannot be read"),
    "huge list": ({"m": [f"m{at}" for at in range(500)]}, "It cannot be read"),
    "module twice": ({"m": ["the-page", "the-page"]}, "It cannot be read"),
    "megabyte of note": ({"n": "x" * 1_000_000}, "far longer than any link"),
    "long note": ({"n": "x" * 501}, "It cannot be read"),
    "long name": ({"f": "x" * 81}, "It cannot be read"),
    "no name": ({"f": ""}, "It cannot be read"),
    "name that does not show": ({"f": "\u3164\u200b"}, "It cannot be read"),
    "name that turns the line": ({"f": "Dana \u202eseyeR"}, "It cannot be read"),
    "thirteenth month": ({"d": "2026-13-01"}, "It cannot be read"),
    "thirtieth of February": ({"d": "2027-02-30"}, "It cannot be read"),
    "date in words": ({"d": "soon"}, "It cannot be read"),
    "script for a date": ({"d": SCRIPT}, "It cannot be read"),
    "script for a module": ({"m": [SCRIPT]}, "It cannot be read"),
    "script for a path": ({"p": SCRIPT}, "It cannot be read"),
    "script for a code": ({"c": SCRIPT}, "It cannot be read"),
    "script for an edition": ({"e": SCRIPT}, "It cannot be read"),
    "pass mark of 101": ({"k": 101}, "It cannot be read"),
    "pass mark in words": ({"k": "all"}, "It cannot be read"),
    "prototype for a code": ({"c": "__proto__"}, "It cannot be read"),
    "prototype for a field": ({"__proto__": {"f": "Mallory"}, "f": None}, "It cannot be read"),
    "objects for texts": ({"f": {"toString": 1}, "n": []}, "It cannot be read"),
}  # fmt: skip


@pytest.mark.parametrize("bad", BAD)
def test_bad_field_touches_nothing(bad: str, visit: Callable[..., Visit]) -> None:
    fields, said = BAD[bad]
    seen = visit(PHONE)
    refused(seen, crafted(seen, **fields), said)


TEXTS = {
    "nothing": ("", "It cannot be read"),
    "no letters": ("%00%ff", "It cannot be read"),
    "words": ("please-do-the-course", "It cannot be read"),
    "a list": (sealed("[1]"), "It cannot be read"),
    "null": (sealed("null"), "It cannot be read"),
    "not JSON": (sealed("{"), "It cannot be read"),
    "a script": ("<script>window.hit=1</script>", "It cannot be read"),
}


@pytest.mark.parametrize("text", TEXTS)
def test_bad_link_touches_nothing(text: str, visit: Callable[..., Visit]) -> None:
    seen = visit(PHONE)
    refused(seen, f"{seen.address}#assign={TEXTS[text][0]}", TEXTS[text][1])


def test_cut_or_changed_link_touches_nothing(visit: Callable[..., Visit]) -> None:
    seen = visit(PHONE)
    link = crafted(seen)
    refused(seen, link[:-9], "")
    start, told = link.partition("#assign=")[0] + "#assign=", link.partition("#assign=")[2]
    text = urlsafe_b64decode(told[7:] + "==").decode().replace(DUE, "2026-11-25")
    changed = start + told[:7] + urlsafe_b64encode(text.encode()).decode().rstrip("=")
    refused(seen, changed, "It was cut or changed on its way.")


def refused(seen: Visit, link: str, said: str) -> None:
    """The link is refused with these words, and what was there before is still there, as it was."""
    before = document(name="Denise")
    page = arrive(seen, link, before, keep=False)
    trouble = page.locator("[data-assignment-trouble]")
    expect(trouble).to_contain_text("This link can’t be used.")
    expect(trouble).to_contain_text(said)
    expect(trouble).to_contain_text("Nothing of yours was changed.")
    expect(trouble).to_be_focused()
    expect(page).to_have_url(seen.address)
    assert json.loads(text_in(page)) == before
    assert page.locator("[data-assignment-code]").count() == 0
    assert page.evaluate("window.hit ?? Object.prototype.f ?? null") is None


def test_script_in_words_is_words(visit: Callable[..., Visit]) -> None:
    seen = visit(PHONE)
    page = arrive(seen, crafted(seen, f=SCRIPT, n=SCRIPT))
    expect(page.locator("[data-assignment-code] blockquote")).to_have_text(SCRIPT)
    expect(page.locator("[data-assignment-code] h3")).to_have_text(f"{SCRIPT} assigned you: 2 modules")
    assert page.locator("[data-assignments] img, [data-assignments] script").count() == 0
    assert page.evaluate("window.hit") is None


def test_same_number_with_other_content_is_refused(visit: Callable[..., Visit]) -> None:
    seen = visit()
    page = arrive(seen, crafted(seen))
    expect(page.locator("[data-assignment-code]")).to_be_visible()
    before = kept_in(page)
    page = arrive(seen, crafted(seen, f="Mallory"), keep=False)
    expect(page.locator("[data-assignment-trouble]")).to_contain_text("same number and other content")
    assert kept_in(page) == before


def test_more_than_anybody_can_do_is_refused(visit: Callable[..., Visit]) -> None:
    seen = visit()
    asked = {
        (code := f"code{at:06}"): {
            "code": code, "course": COURSE, "from": "Dana", "path": "", "modules": ["the-page"], "scenarios": [],
            "due": "", "note": "", "passMark": 0, "edition": "0123456789ab", "at": "2026-11-20T10:00:00.000Z",
            "kept": {"value": True, "at": "2026-11-20T10:00:00.000Z"},
        }
        for at in range(20)
    }  # fmt: skip
    page = arrive(seen, crafted(seen), document(assignments=asked), keep=False)
    expect(page.locator("[data-assignment-trouble]")).to_contain_text("You have 20 tasks already.")
    expect(page.locator("[data-assignment-code]")).to_have_count(20)
    assert kept_in(page) == asked


def test_older_documents_lose_nothing(visit: Callable[..., Visit]) -> None:
    old = document(name="Denise", notes={"module/x": {"value": "Kept", "at": "2026-11-20T10:00:00.000Z"}})
    del old["assignments"]
    seen = visit()
    page = arrive(seen, crafted(seen), old | {"version": 2})
    expect(page.locator("[data-assignment-code]")).to_be_visible()
    now = shown_in(page)
    assert [*now["assignments"]] == [CODE]
    assert now == {**shown_of(json.dumps({**old, "version": 2})), "assignments": now["assignments"]}


def test_removal_in_one_tab_reaches_the_other(visit: Callable[..., Visit]) -> None:
    seen = visit()
    one = arrive(seen, crafted(seen))
    two = one.context.new_page()
    two.goto(seen.address)
    expect(two.locator("[data-assignment-code]")).to_be_visible()
    one.get_by_role("article").get_by_role("button", name="Remove").click()
    one.get_by_role("button", name="Remove it").click()
    expect(two.locator("[data-assignment-code]")).to_have_count(0)


def test_mail_says_it_all(visit: Callable[..., Visit], course: Course) -> None:
    seen = visit()
    link = make(seen)
    text = seen.page.get_by_label("The text of a mail").input_value()
    titles = [f"- {typeset(course.module(slug).title)}" for slug in MODULES if course.module(slug)]  # type: ignore[union-attr]
    for said in (DUE_IN_WORDS, *titles, NOTE, link, "Dana Reyes"):
        assert said in text
    address = seen.page.get_by_role("link", name="Open it in your mail program").get_attribute("href") or ""
    parts = parse_qs(urlsplit(address).query)
    assert parts["body"] == [text.replace("\n", "\r\n")]
    assert parts["subject"] == [f"{course.title}: 2 modules, by {DUE_IN_WORDS}"]


def test_link_is_copied(visit: Callable[..., Visit]) -> None:
    seen = visit()
    seen.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    link = make(seen)
    seen.page.get_by_role("button", name="Copy the link").click()
    expect(seen.page.get_by_text("Copied.").first).to_be_visible()
    assert seen.page.evaluate("navigator.clipboard.readText()") == link


def test_calendar_entry(visit: Callable[..., Visit]) -> None:
    """Held to a golden file; what differs from run to run, the port and the edition, is in the link alone."""
    seen = visit()
    seen.page.add_init_script(FIXED_CODE)
    link = make(
        seen,
        now=TODAY.replace(tzinfo=UTC),
        note="Semicolons; commas, back\\slashes\nand Zoë’s 日本語 → it stays as it is, however long it gets.",
    )
    with seen.page.expect_download() as download:
        seen.page.get_by_role("button", name="Download the calendar entry").click()
    assert download.value.suggested_filename == f"assignment-{CODE}.ics"
    raw = Path(download.value.path()).read_bytes()
    lines = raw.split(b"\r\n")
    assert lines[-1] == b"" and b"\n" not in raw.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in lines) and all(line.decode() is not None for line in lines)
    unfolded = raw.decode().replace("\r\n ", "")
    assert unfolded.replace(link, "<link>") == (ROOT / "tests/cases/assign/due.ics").read_text(
        encoding="utf-8"
    ).replace("\n", "\r\n")


def test_code_on_the_sheet_is_the_link(visit: Callable[..., Visit]) -> None:
    for note in ("", "x" * 500):
        seen = visit(PHONE, scheme="dark")
        link = make(seen, note=note)
        code = seen.page.get_by_role("img", name="QR code of the link that Dana Reyes made")
        found = zxingcpp.read_barcodes(Image.open(io.BytesIO(code.screenshot(scale="device"))))
        assert [one.text for one in found] == [link]


def test_sheet_is_printed_alone(visit: Callable[..., Visit], tmp_path: Path) -> None:
    seen = visit()
    link = make(seen)
    seen.page.emulate_media(media="print")
    expect(seen.page.locator("[data-assign-sheet]")).to_be_visible()
    expect(seen.page.get_by_role("button", name="Make the link")).to_be_hidden()
    expect(seen.page.get_by_role("heading", level=1)).to_be_hidden()
    pages = PdfReader(io.BytesIO(seen.page.pdf(prefer_css_page_size=True))).pages
    text = pages[0].extract_text()
    assert len(pages) == 1
    assert DUE_IN_WORDS in text and "Dana Reyes" in text and "Ask me; I am in on Mondays" in text
    assert link in "".join(text.split())


def test_without_the_library_the_rest_is_there(visit: Callable[..., Visit], tmp_path: Path) -> None:
    add_libraries(tmp_path, home=tmp_path)
    stand_in = (tmp_path / "assets/libraries/lean-qr.js").read_text(encoding="utf-8")
    seen = visit()
    seen.page.route("**/lean-qr.js", lambda route: route.fulfill(body=stand_in, content_type="text/javascript"))
    link = make(seen)
    expect(
        seen.page.get_by_text("This copy of the course was built without the part that draws codes.")
    ).to_be_visible()
    expect(seen.page.locator("[data-assign-sheet]")).to_contain_text(link)


def test_library_in_another_version_is_not_used(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "libraries", tmp_path / "libraries")
    add_libraries(tmp_path, home=tmp_path / "libraries")
    assert "export{" in (tmp_path / "assets/libraries/lean-qr.js").read_text(encoding="utf-8")
    assert "Copyright" in (tmp_path / "assets/libraries/lean-qr.txt").read_text(encoding="utf-8")
    installed = tmp_path / "libraries/node_modules/lean-qr/package.json"
    installed.write_text(
        installed.read_text(encoding="utf-8").replace('"version": "', '"version": "9'), encoding="utf-8"
    )
    add_libraries(tmp_path, home=tmp_path / "libraries")
    assert "= null" in (tmp_path / "assets/libraries/lean-qr.js").read_text(encoding="utf-8")


def test_without_scripts_the_page_says_what_it_needs(visit: Callable[..., Visit]) -> None:
    page = visit(scripts=False).go(PAGE)
    expect(page.get_by_text("Making a link needs scripts")).to_be_visible()
    expect(page.get_by_role("button", name="Make the link")).to_be_hidden()


def test_form_says_what_is_missing(visit: Callable[..., Visit]) -> None:
    page = visit().go(PAGE)
    page.get_by_label("Single modules").check()
    expect(page.get_by_role("group", name="Modules")).to_be_visible()
    page.get_by_role("button", name="Make the link").click()
    first = page.locator("input[name=module]").first
    expect(first).to_be_focused()
    assert first.evaluate("box => box.validationMessage") == "Choose at least one module."
    first.check()
    page.get_by_role("textbox", name="Your name").fill("   ")
    page.get_by_role("button", name="Make the link").click()
    expect(page.get_by_role("textbox", name="Your name")).to_be_focused()
    expect(page.locator("[data-assign-results]")).to_be_hidden()


def test_what_was_made_goes_when_the_form_changes(visit: Callable[..., Visit]) -> None:
    """A link that does not say what the form says would be sent by mistake."""
    seen = visit()
    link = make(seen)
    seen.page.get_by_label("Due date").fill("2027-01-01")
    expect(seen.page.locator("[data-assign-results]")).to_be_hidden()
    seen.page.get_by_role("button", name="Make the link").click()
    assert seen.page.get_by_label("The link", exact=True).input_value() != link


def test_preview_is_what_the_learner_sees(visit: Callable[..., Visit]) -> None:
    maker, seen = visit(), visit()
    maker.page.clock.set_fixed_time(TODAY)
    link = make(maker)
    preview = maker.page.locator("[data-assign-preview]")
    page = arrive(seen, link)
    for part in ("h3", "[data-assignment-when]", "blockquote"):
        expect(page.locator("[data-assignment-code]").locator(part)).to_have_text(preview.locator(part).inner_text())


def test_axe_finds_nothing(visit: Callable[..., Visit]) -> None:
    seen = visit()
    link = make(seen)
    assert everywhere(seen.page) == []
    page = arrive(seen, link)
    expect(page.locator("[data-assignment-code]")).to_be_visible()
    assert everywhere(page) == []
    page.goto(f"{seen.address}#assign=x")
    expect(page.locator("[data-assignment-trouble]")).to_be_visible()
    assert everywhere(page) == []


def test_by_keyboard_alone(visit: Callable[..., Visit]) -> None:
    seen = visit(DESKTOP)
    page = seen.go(PAGE)
    tab_to(page, "input[name=what]")
    page.keyboard.press("ArrowUp")
    expect(page.get_by_label("Single modules")).to_be_checked()
    expect(page.locator("input[name=module]").first).to_be_visible()
    tab_to(page, "input[name=module]")
    page.keyboard.press("Space")
    tab_to(page, "[name=from]")
    page.keyboard.type("Dana Reyes")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Hand it on")).to_be_focused()
    link = page.get_by_label("The link", exact=True).input_value()
    page = arrive(seen, link)
    expect(page.locator("[data-assignment-code] h3")).to_be_focused()
    tab_to(page, "[data-assignment-code] .assignment-foot button")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="Remove this task?")).to_be_visible()
    tab_to(page, "dialog button[value=remove]")
    page.keyboard.press("Enter")
    expect(page.locator("[data-assignment-code]")).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_be_focused()


def test_fragment_is_all_that_a_link_adds(visit: Callable[..., Visit]) -> None:
    seen = visit()
    link = make(seen)
    assert link.startswith(f"{seen.address}#assign=")
    assert re.fullmatch(r"[\w-]+", link.partition("#assign=")[2])
    assert len(link) < 800 and unquote(link) == link


def test_link_keeps_nothing_until_it_is_pressed(visit: Callable[..., Visit]) -> None:
    """Any page can bring somebody to a link; it takes neither the one button nor a place in the list."""
    seen = visit(PHONE)
    before = document(name="Denise")
    page = arrive(seen, crafted(seen), before, keep=False)
    shown = page.get_by_role("region", name="A link assigns you this")
    expect(shown.get_by_role("heading", name="A link assigns you this")).to_be_focused()
    expect(shown).to_contain_text("Dana Reyes assigned you: 2 modules")
    expect(shown).to_contain_text("From a link; the course cannot tell who wrote it.")
    expect(shown).to_contain_text(
        "This browser keeps the progress of Denise. If that is not you, do not keep this here"
    )
    expect(page).to_have_url(seen.address)
    expect(page.locator("[data-continue]")).not_to_have_text("Start what you were assigned")
    assert json.loads(text_in(page)) == before
    shown.get_by_role("button", name="Do not keep it").click()
    expect(shown).to_have_count(0)
    expect(page.locator("[data-assignments]")).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    assert json.loads(text_in(page)) == before
    page = arrive(seen, crafted(seen))
    expect(page.get_by_role("heading", name="Dana Reyes assigned you: 2 modules")).to_be_focused()
    expect(page.locator("[data-assignment-offer]")).to_have_count(0)
    assert [*kept_in(page)] == [CODE]
    assert everywhere(page) == []


def test_offer_has_no_barrier(visit: Callable[..., Visit]) -> None:
    seen = visit()
    page = arrive(seen, crafted(seen), keep=False)
    expect(page.locator("[data-assignment-offer]")).to_be_visible()
    expect(page.locator("[data-assignment-offer]")).not_to_contain_text("This browser keeps")
    assert everywhere(page) == []
    tab_to(page, "[data-assignment-offer] .assignment-acts button")
    page.keyboard.press("Enter")
    expect(page.locator("[data-assignment-code] h3")).to_be_focused()


def test_texts_of_a_link_are_what_a_person_could_have_meant(visit: Callable[..., Visit]) -> None:
    seen = visit(PHONE)
    page = arrive(seen, crafted(seen, f="Da\u200bna\u3164 Reyes" + "\u0301" * 30, n="a\n" * 200 + "\u200f\u2800b"))
    expect(page.locator("[data-assignment-code] h3")).to_have_text(
        "Dana Reyeś\u0301\u0301\u0301 assigned you: 2 modules"
    )
    assert page.locator("[data-assignment-code] blockquote").bounding_box()["height"] < 800  # type: ignore[index]
    [one] = kept_in(page).values()
    assert one["from"] == "Dana Reyeś\u0301\u0301\u0301" and one["note"].count("\n") < 12 and one["note"].endswith("b")
    page.reload()
    expect(page.locator("[data-assignment-code]")).to_be_visible()
    expect(page.get_by_text("could not be read")).to_have_count(0)


def test_mark_that_is_asked_for_is_told_by_the_quiz(visit: Callable[..., Visit], course: Course) -> None:
    module = course.modules[1]
    quiz = course.quizzes_of(module.slug)[0]
    marks = {one.id: question_hash(one) for one in quiz.questions}
    answers = {
        id: {"mark": mark, "picked": ["x"], "right": at < 6, "at": THEN} for at, (id, mark) in enumerate(marks.items())
    }
    kept = document(quizzes={quiz.slug: [ended(6, 8, answers=answers)]})
    seen = visit()
    arrive(seen, crafted(seen, m=[module.slug], k=85), kept)
    page = seen.go(f"quizzes/{quiz.slug}/")
    expect(page.locator("[data-passing]")).to_have_text(
        f"Passed (75% needed). Task {CODE}, from Dana Reyes, asks for 85%, which is 7 of 8. Try again to reach it."
    )


def test_what_is_done_as_asked_reads_as_done(visit: Callable[..., Visit], course: Course) -> None:
    seen = visit()
    done = graduate(course, MODULES, "Ana Díaz")
    page = arrive(seen, crafted(seen), done)
    page.locator("[data-continue]", has_text="Hand in your record").click()
    expect(page.locator("[data-my-record] [data-slot=sum]")).to_have_text(
        f"2 of {len(course.modules)} modules complete; 2 of the 2 modules that Dana Reyes asks for"
    )
    sheet = page.locator("[data-certificate]")
    expect(sheet).to_contain_text("completed what was asked of them in the course")
    expect(sheet).to_contain_text("2 of the 2 modules asked, on November 4, 2026")
    assert "is taking the course" not in sheet.inner_text()


def test_record_without_a_name_is_asked_about(visit: Callable[..., Visit], course: Course) -> None:
    page = put(visit(), graduate(course, MODULES), "you/record/")
    page.get_by_role("button", name="File for my supervisor").click()
    dialog = page.get_by_role("dialog", name="Your record has no name")
    dialog.get_by_role("button", name="Write my name").click()
    expect(page.get_by_label("Your name, as it should stand")).to_be_focused()
    page.get_by_role("button", name="File for my supervisor").click()
    with page.expect_download():
        dialog.get_by_role("button", name="Download it without a name").click()


def test_day_that_has_passed_is_asked_about(visit: Callable[..., Visit]) -> None:
    seen = visit()
    make(seen)
    page = seen.page
    page.get_by_label("Due date").fill("2025-12-18")
    page.get_by_role("button", name="Make the link").click()
    dialog = page.get_by_role("dialog", name="This day has passed")
    dialog.get_by_role("button", name="Change the date").click()
    expect(page.get_by_label("Due date")).to_be_focused()
    expect(page.locator("[data-assign-results]")).to_be_hidden()
    page.get_by_role("button", name="Make the link").click()
    dialog.get_by_role("button", name="Make the link all the same").click()
    expect(page.get_by_role("heading", name="Hand it on")).to_be_focused()


def test_half_written_form_is_not_wiped_without_a_question(visit: Callable[..., Visit]) -> None:
    seen = visit()
    page = seen.go(PAGE)
    asks = "() => !dispatchEvent(new Event('beforeunload', { cancelable: true }))"
    assert page.evaluate(asks) is False
    page.get_by_label("A note").fill("Half of what I meant to")
    assert page.evaluate(asks) is True
    make(seen)
    assert page.evaluate(asks) is False, "what is made can be copied"


def test_long_mail_is_shortened_and_says_so(visit: Callable[..., Visit]) -> None:
    seen = visit()
    link = make(seen, note="Please. " * 60)
    page = seen.page
    expect(page.locator("[data-assign-short]")).to_contain_text("The button’s mail has a shorter note")
    address = page.get_by_role("link", name="Open it in your mail program").get_attribute("href") or ""
    assert len(address) < 2000 and link in parse_qs(urlsplit(address).query)["body"][0]
    make(seen, note="漢" * 500)
    expect(page.locator("[data-assign-short]")).to_contain_text("too long for a button")
    expect(page.get_by_role("link", name="Open it in your mail program")).to_be_hidden()
