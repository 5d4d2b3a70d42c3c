"""Progress taken along: saved on one device as a file, looked at and opened on another, and what is no such file."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from course.model import Course
from tests.conftest import PHONE, Visit
from tests.graduate import at, everything, graduate, kept_in, stamped
from tests.learner import COURSE, NEWER, document, put, shown_of, text_in

PAGE = "you/record/"
OTHER = "other0other0other0"


def _saved(page: Page, to: Path) -> Path:
    """The learner's progress as the page saves it."""
    with page.expect_download() as got:
        page.get_by_role("button", name="Backup for me").click()
    assert got.value.suggested_filename.startswith(f"progress-{COURSE}-")
    expect(page.locator("[data-said]")).to_have_text(
        f"Saved as {got.value.suggested_filename}. Look among your downloads."
    )
    got.value.save_as(to)
    return to


def _open(page: Page, file: Path | dict[str, Any]) -> None:
    """Choose a file to be opened."""
    expect(page.locator("html[data-started]")).to_be_attached()
    with page.expect_file_chooser() as got:
        page.get_by_role("button", name="Open a progress file").click()
    got.value.set_files(file)  # type: ignore[arg-type]


def _file(text: str | bytes, name: str = "progress.json") -> dict[str, Any]:
    """A file that was never on a disk."""
    raw = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    return {"name": name, "mimeType": "application/json", "buffer": raw}


def _everything_kept(page: Page) -> dict[str, Any]:
    """All that the browser keeps of the site, whole."""
    kept: dict[str, Any] = page.evaluate("({ ...localStorage, tab: { ...sessionStorage } })")
    return kept


def _dialog(page: Page, title: str) -> Any:
    dialog = page.get_by_role("dialog", name=title)
    expect(dialog).to_be_visible()
    return dialog


def test_progress_goes_from_one_device_to_another(visit: Callable[..., Visit], course: Course, tmp_path: Path) -> None:
    kept = graduate(course, everything(course)[:2], "Ana Díaz")
    kept["notes"] = {"module/the-page": stamped("Mine.", 9)}
    desk = put(visit(), kept, PAGE)
    file = _saved(desk, tmp_path / "progress.json")
    phone = visit(PHONE).go(PAGE)
    before = _everything_kept(phone)
    _open(phone, file)
    dialog = _dialog(phone, "Open this file?")
    expect(dialog).to_contain_text(
        f"Ana Díaz, started November 2, 2026: 2 of {len(course.modules)} modules complete, 2 quizzes passed, 1 note."
    )
    assert _everything_kept(phone) == before, "nothing happens before one says so"
    dialog.get_by_role("button", name="Open it").click()
    expect(_dialog(phone, "Your progress is here")).to_contain_text("go on where you left off")
    phone.keyboard.press("Escape")
    expect(phone.get_by_label("Your name")).to_have_value("Ana Díaz")
    expect(phone.locator("[data-slot=sum]")).to_have_text(f"2 of {len(course.modules)} modules complete")
    assert kept_in(phone) == kept_in(desk) == shown_of(json.dumps(kept))


def test_both_devices_of_one_learner_are_joined(visit: Callable[..., Visit], course: Course, tmp_path: Path) -> None:
    first, second, *_ = everything(course)
    ours, theirs = graduate(course, [first], "Ana"), graduate(course, [second], "Ana Díaz")
    theirs["name"]["at"] = at(20)
    theirs["notes"] = {"module/the-page": stamped("On the phone.", 9)}
    ours["notes"] = {"module/messages": stamped("At the desk.", 9)}
    file = _saved(put(visit(PHONE), theirs, PAGE), tmp_path / "progress.json")
    page = put(visit(), ours, PAGE)
    _open(page, file)
    _dialog(page, "Join this file with what is here?").get_by_role("button", name="Join them").click()
    page.get_by_role("button", name="Close").click()
    kept = kept_in(page)
    assert set(kept["completions"]) == {first, second}
    assert {note["value"] for note in kept["notes"].values()} == {"On the phone.", "At the desk."}
    assert kept["name"]["value"] == "Ana Díaz"
    expect(page.locator("[data-slot=sum]")).to_have_text(f"2 of {len(course.modules)} modules complete")


@pytest.mark.parametrize(
    "answer", ["Cancel", "Replace what is here", "Save the progress of Ana Díaz as a file, then replace it"]
)
def test_somebody_elses_progress_is_asked_about(
    answer: str, visit: Callable[..., Visit], course: Course, tmp_path: Path
) -> None:
    ours = graduate(course, everything(course)[:1], "Ana Díaz")
    page = put(visit(), ours, PAGE)
    _open(page, _file(json.dumps(graduate(course, everything(course)[:3], "Denise", OTHER))))
    dialog = _dialog(page, "Replace what is here?")
    expect(dialog).to_contain_text("Denise")
    expect(dialog).to_contain_text("This browser has somebody else’s progress. Ana Díaz, started")
    button = dialog.get_by_role("button", name=answer, exact=True)
    if answer.startswith("Save"):
        with page.expect_download() as got:
            button.click()
        got.value.save_as(tmp_path / "ours.json")
        assert shown_of((tmp_path / "ours.json").read_text(encoding="utf-8")) == shown_of(json.dumps(ours))
    else:
        button.click()
    if answer == "Cancel":
        expect(dialog).to_have_count(0)
        assert json.loads(text_in(page)) == ours
    else:
        page.get_by_role("button", name="Close").click()
        assert kept_in(page)["name"]["value"] == "Denise"
        expect(page.locator("[data-slot=sum]")).to_contain_text("3 of")


def test_file_is_dropped_on_the_page(visit: Callable[..., Visit], course: Course) -> None:
    page = visit().go(PAGE)
    expect(page.locator("html[data-started]")).to_be_attached()
    text = json.dumps(graduate(course, everything(course)[:2], "Ana Díaz"))
    carried = page.evaluate_handle(
        "text => { const all = new DataTransfer(); all.items.add(new File([text], 'progress.json')); return all }", text
    )
    place = page.locator("[data-drop]")
    # It may miss its place: the browser must not leave the page to show it.
    page.dispatch_event("h1", "dragover", {"dataTransfer": carried})
    expect(place).to_have_attribute("data-over", "")
    page.dispatch_event("h1", "drop", {"dataTransfer": carried})
    expect(place).not_to_have_attribute("data-over", "")
    _dialog(page, "Open this file?").get_by_role("button", name="Open it").click()
    expect(page.get_by_label("Your name")).to_have_value("Ana Díaz")


SOUND = json.dumps(document(name="Denise", id=OTHER))
BAD = {
    "empty": (" \n", "The file is empty."),
    "text": ("Dear supervisor, attached is my progress.", "This is no progress file."),
    "binary": (b"\x89PNG\r\n\x1a\n\x00\xff\xfe", "This is no progress file."),
    "list": ("[1, 2, 3]", "comes from another program"),
    "null": ("null", "comes from another program"),
    "other": ('{"format": "budget", "version": 2}', "comes from another program"),
    "record": ('{"format": "pictures-at-the-pantry/completion-record", "version": 1}', "This is a completion record"),
    "newer": (
        json.dumps({**json.loads(SOUND), "version": NEWER}),
        "comes from a newer version of the course",
    ),
    "unknown": (json.dumps({**json.loads(SOUND), "version": 0}), "makes no sense"),
    "senseless": (json.dumps({**json.loads(SOUND), "version": "2"}), "makes no sense"),
    "truncated": (SOUND[: len(SOUND) // 2], "cut short or damaged"),
    "deep": ("[" * 200_000, "This is no progress file."),
    "large": (b"{" + b" " * 6_000_000, "far too large"),
}


@pytest.mark.parametrize("case", BAD.values(), ids=BAD)
def test_bad_file_changes_nothing_and_is_told(
    case: tuple[str | bytes, str], visit: Callable[..., Visit], course: Course
) -> None:
    text, message = case
    page = put(visit(), graduate(course, everything(course)[:1], "Ana Díaz"), PAGE)
    before = _everything_kept(page)
    _open(page, _file(text))
    dialog = _dialog(page, "This file can’t be opened")
    expect(dialog).to_contain_text(message)
    expect(dialog).to_contain_text("Nothing was changed.")
    assert dialog.get_by_role("button").all_inner_texts() == ["Close"]
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    assert _everything_kept(page) == before


def test_hostile_text_in_a_file_stays_text(visit: Callable[..., Visit]) -> None:
    attack = "<img src=x onerror=\"document.title='taken'\">\u202e</dialog><script>document.title='taken'</script>"
    kept = document(name=attack[:120], id=OTHER)
    kept["notes"] = {attack: stamped(attack, 3), "__proto__": stamped(attack, 3)}
    kept["constructor"] = {"prototype": {"polluted": True}}
    text = json.dumps(kept)[:-1] + ', "__proto__": {"polluted": true}}'
    page = visit().go(PAGE)
    before = _everything_kept(page)
    _open(page, _file(text))
    dialog = _dialog(page, "Open this file?")
    expect(dialog).to_contain_text("<img src=x onerror=")
    expect(dialog).to_contain_text("Part of the file can’t be read")
    assert page.locator("dialog img, dialog script").count() == 0
    dialog.get_by_role("button", name="Cancel").click()
    assert _everything_kept(page) == before
    _open(page, _file(text))
    _dialog(page, "Open this file?").get_by_role("button", name="Open it").click()
    page.get_by_role("button", name="Close").click()
    assert page.evaluate("({}).polluted") is None
    assert "taken" not in page.title()
    assert set(kept_in(page)) == set(document()) - {"format", "version"} | {"returns"}


def test_half_spoilt_file_gives_what_is_sound(visit: Callable[..., Visit], course: Course) -> None:
    kept = graduate(course, everything(course)[:2], "Ana Díaz", OTHER)
    kept["quizzes"] = "gone"
    page = visit().go(PAGE)
    _open(page, _file(json.dumps(kept)))
    dialog = _dialog(page, "Open this file?")
    expect(dialog).to_contain_text("Part of the file can’t be read, and would be left out.")
    dialog.get_by_role("button", name="Open it").click()
    page.get_by_role("button", name="Close").click()
    assert kept_in(page)["name"]["value"] == "Ana Díaz" and kept_in(page)["quizzes"] == {}


@pytest.mark.parametrize("mark", ["\ufeff", ""], ids=["editor's mark", "version 1"])
def test_older_files_and_those_of_editors_open(mark: str, visit: Callable[..., Visit]) -> None:
    kept = document(id=OTHER)
    kept |= {"name": {"value": "Denise", "at": at(2)}} if mark else {"version": 1, "name": "Denise", "place": None}
    page = visit().go(PAGE)
    _open(page, _file(mark + json.dumps(kept)))
    dialog = _dialog(page, "Open this file?")
    dialog.get_by_role("button", name="Open it").click()
    page.get_by_role("button", name="Close").click()
    assert f'"version":{NEWER - 1}' in text_in(page) and kept_in(page)["name"]["value"] == "Denise"


def test_focus_comes_back_after_each_dialog(visit: Callable[..., Visit]) -> None:
    page = visit().go(PAGE)
    _open(page, _file("nothing"))
    dialog = _dialog(page, "This file can’t be opened")
    expect(dialog.get_by_role("heading")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Open a progress file")).to_be_focused()
