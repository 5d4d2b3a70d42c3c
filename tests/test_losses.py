"""Nothing that a learner did goes without a word: on shared computers, in several tabs, by files, over a deploy."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from course.model import Course
from tests.conftest import PHONE, Visit
from tests.graduate import everything, graduate, kept_in, seen_of, stamped
from tests.learner import (
    COURSE,
    KEY,
    NEWER,
    completed,
    document,
    ended,
    open_computer,
    put,
    reached,
    ready,
    shown_of,
    text_in,
    until,
)
from tests.quizzing import answer, opened, questions, shown
from tests.test_storage import FILL
from tests.test_transfer import OTHER, PAGE, _dialog, _file, _open

MODULE = "modules/the-page/"
QUIZ = "quizzes/the-page/"
CLEAR = "Clear everything from this device"
ASKED = {
    "code": "abcde12345", "course": COURSE, "from": "Dana", "path": "", "modules": ["the-page"], "scenarios": [],
    "due": "", "note": "", "passMark": 0, "edition": "0" * 12, "at": "2026-11-20T10:00:00.000Z",
    "kept": {"value": True, "at": "2026-11-20T10:00:00.000Z"},
}  # fmt: skip


def _become_guest(page: Page) -> None:
    page.get_by_role("button", name="Use as a guest").click()
    page.get_by_role("dialog").get_by_role("button", name="Use as a guest").click()
    expect(page.locator("[data-trouble=guest]")).to_be_visible()


def _entries(page: Page) -> str:
    text: str = page.evaluate("JSON.stringify([{ ...localStorage }, { ...sessionStorage }])")
    return text


def test_guest_clears_no_more_than_a_guest_has(visit: Callable[..., Visit], course: Course) -> None:
    kept = graduate(course, everything(course), "Jordan Rivera")
    page = ready(put(visit(PHONE), kept, ""))
    _become_guest(page)
    open_computer(page)
    page.get_by_role("button", name=CLEAR).click()
    dialog = _dialog(page, "Remove what you did as a guest?")
    all = len(course.modules)
    expect(dialog).to_contain_text(f"The work of Jordan Rivera, {all} of {all} modules, stays in this browser.")
    with page.expect_download() as got:
        dialog.get_by_role("button", name="Backup for me").click()
    assert shown_of(Path(got.value.path()).read_text(encoding="utf-8"))["completions"] == {}, "a guest's own, only"
    expect(dialog).to_contain_text(f"Saved as {got.value.suggested_filename}.")
    expect(dialog.get_by_role("button", name="Save it once more")).to_be_visible()
    dialog.get_by_role("button", name="Remove what I did as a guest").click()
    expect(page.locator("[data-trouble]")).to_have_count(0)
    assert json.loads(text_in(page)) == kept
    page.get_by_role("button", name=CLEAR).click()
    dialog = _dialog(page, f"{CLEAR}?")
    expect(dialog).to_contain_text(f"Jordan Rivera, {all} of {all} modules, will be removed from this browser")
    dialog.get_by_role("button", name="Clear everything, and remove the work of Jordan Rivera").click()
    expect(_dialog(page, "Everything is cleared")).to_be_visible()
    assert "Jordan" not in _entries(page)


@pytest.mark.parametrize("modifier", ["ControlOrMeta", "Shift"])
def test_guest_is_one_in_a_tab_opened_from_the_first(
    modifier: Any, visit: Callable[..., Visit], course: Course
) -> None:
    kept = graduate(course, everything(course)[:1], "Jordan Rivera")
    seen = visit()
    page = ready(put(seen, kept, ""))
    _become_guest(page)
    with page.context.expect_page() as got:
        page.locator("[data-part='quiz/the-page']").click(modifiers=[modifier])
    other = ready(got.value)
    expect(other.locator("[data-trouble=guest]")).to_be_visible()
    answer(shown(other, questions(course)[0]))
    assert json.loads(text_in(page)) == kept
    # Whoever opens a tab by another way is no guest, and nor is the next one at the same page.
    later = page.context.new_page()
    later.goto(seen.address + QUIZ)
    expect(ready(later).locator("[data-trouble]")).to_have_count(0)
    assert "guest-links" not in _entries(later)


def test_guest_is_not_told_that_things_stay(visit: Callable[..., Visit]) -> None:
    seen = visit()
    page = ready(seen.go(QUIZ))
    expect(page.locator("[data-stays]")).to_be_visible()
    page = ready(seen.go(""))
    _become_guest(page)
    for path in (QUIZ, "scenarios/the-keys/"):
        page = ready(seen.go(path))
        expect(page.locator("[data-trouble=guest]")).to_be_visible()
        expect(page.locator("[data-stays]")).to_be_hidden()


def test_fresh_start_leaves_nothing_that_a_newer_course_has_kept(visit: Callable[..., Visit], course: Course) -> None:
    kept = {**graduate(course, everything(course)[:2], "Ana Díaz"), "version": NEWER}
    page = ready(put(visit(), kept, PAGE))
    expect(page.locator("[data-trouble=newer]")).to_be_visible()
    page.get_by_role("button", name="Start fresh").click()
    _dialog(page, "Switch learner").get_by_role("button", name="Start fresh").click()
    expect(_dialog(page, "A fresh start")).to_be_visible()
    assert "Ana" not in _entries(page)
    expect(page.locator("[data-trouble]")).to_have_count(0)


def test_fresh_start_says_that_tasks_go(visit: Callable[..., Visit]) -> None:
    page = ready(put(visit(), document(assignments={ASKED["code"]: ASKED}), PAGE))
    page.get_by_role("button", name="Start fresh").click()
    dialog = _dialog(page, "Switch learner")
    expect(dialog).to_contain_text("1 task")
    expect(dialog).to_contain_text("the tasks that somebody asked for")


def test_file_opened_beside_a_task_leaves_the_task(visit: Callable[..., Visit], course: Course) -> None:
    page = put(visit(), document(assignments={ASKED["code"]: ASKED}), PAGE)
    _open(page, _file(json.dumps(graduate(course, everything(course)[:2], "Denise", OTHER))))
    dialog = _dialog(page, "Open this file?")
    expect(dialog).to_contain_text("What you were assigned here stays.")
    dialog.get_by_role("button", name="Open it").click()
    _dialog(page, "Your progress is here").get_by_role("button", name="Close").click()
    assert kept_in(page)["name"]["value"] == "Denise"
    assert [*kept_in(page)["assignments"]] == [ASKED["code"]]


def test_one_person_who_began_twice_is_joined(visit: Callable[..., Visit], course: Course) -> None:
    first, second, *_ = everything(course)
    ours, theirs = graduate(course, [first], "Ana Díaz"), graduate(course, [second], "Ana Díaz", OTHER)
    ours["notes"] = {"module/the-page": stamped("At the desk.", 9)}
    theirs["notes"] = {"module/the-page": stamped("On the phone.", 8)}
    theirs["place"] = stamped({"page": QUIZ, "fragment": "", "title": "Quiz"}, 25)
    page = put(visit(), ours, PAGE)
    _open(page, _file(json.dumps(theirs)))
    _dialog(page, "Replace what is here?").get_by_role("button", name="Both are mine: join them").click()
    done = _dialog(page, "Your progress is here")
    assert set(kept_in(page)["completions"]) == {first, second}
    note = kept_in(page)["notes"]["module/the-page"]
    assert [note["value"], *(one["value"] for one in note["others"])] == ["At the desk.", "On the phone."]
    done.get_by_role("button", name="Go on").click()
    expect(page).to_have_url(re.compile(f"/{QUIZ}$"))


def test_file_from_a_clock_ahead_wins_over_nothing(visit: Callable[..., Visit]) -> None:
    ours = document(name="Ana", notes={"module/the-page": stamped("Now.", 9)})
    theirs = {**ours, "name": {"value": "Anna", "at": "2099-01-01T00:00:00.000Z"}}
    theirs["notes"] = {"module/the-page": {"value": "Then.", "at": "9999-12-31T23:59:59.999Z"}}
    page = put(visit(), ours, MODULE)
    page.evaluate(f"sessionStorage.clear(); localStorage['{KEY}'] = JSON.stringify({json.dumps(ours)})")
    page = put(visit(), ours, PAGE)
    _open(page, _file(json.dumps(theirs)))
    _dialog(page, "Join this file with what is here?").get_by_role("button", name="Join them").click()
    _dialog(page, "Your progress is here").get_by_role("button", name="Close").click()
    page.get_by_label("Your name").fill("Ana Díaz")
    page.reload()
    expect(page.get_by_label("Your name")).to_have_value("Ana Díaz")


def test_note_of_one_learner_never_becomes_the_next_ones(visit: Callable[..., Visit]) -> None:
    seen = visit()
    page = put(seen, document(name="Ana"), MODULE)
    box = page.locator("[data-note-field]").first
    box.scroll_into_view_if_needed()
    expect(page.locator("[data-note-status]").first).to_contain_text("Kept for Ana")
    other = page.context.new_page()
    other.goto(seen.address + PAGE)
    ready(other)
    # No pause is long enough for what is typed to be kept; a fresh start in another tab comes first.
    page.clock.install()
    page.clock.pause_at("2030-01-01")
    box.fill("Ana's own words")
    other.get_by_role("button", name="Start fresh").click()
    other.get_by_role("dialog").get_by_role("button", name="Start fresh").click()
    expect(_dialog(other, "A fresh start")).to_be_visible()
    page.clock.run_for(1000)
    expect(box).to_have_value("")
    assert "own words" not in _entries(page)


def test_note_says_that_it_is_saved(visit: Callable[..., Visit]) -> None:
    page = visit().go(MODULE)
    box = page.locator("[data-note-field]").first
    box.scroll_into_view_if_needed()
    expect(page.locator("[data-note-status]").first).to_have_text("Kept in this browser only.")
    box.fill("Mine.")
    expect(page.locator("[data-note-status]").first).to_have_text("Saved. Kept in this browser only.")


def test_scrolling_on_after_clearing_begins_nothing(visit: Callable[..., Visit], course: Course) -> None:
    seen = visit(PHONE)
    page = put(seen, graduate(course, everything(course)[:1], "Ana"), PAGE)
    other = page.context.new_page()
    other.goto(seen.address + MODULE)
    ready(other)
    page.get_by_role("button", name=CLEAR).click()
    page.get_by_role("dialog").get_by_role("button", name="Clear everything").click()
    expect(_dialog(page, "Everything is cleared")).to_be_visible()
    other.evaluate("scrollTo(0, 4000)")
    other.wait_for_timeout(1200)
    assert other.evaluate("localStorage.length + sessionStorage.length") == 0


def test_press_on_what_could_not_be_loaded_is_told_and_tried_again(visit: Callable[..., Visit]) -> None:
    seen = visit()
    seen.page.route("**/scripts/progress-*", lambda route: route.abort())
    page = ready(seen.go(PAGE))
    button = page.get_by_role("button", name="Backup for me")
    button.click()
    told = page.get_by_role("alert").get_by_role("button", name="This could not be loaded. Try again.")
    expect(told).to_be_visible()
    page.unroute("**/scripts/progress-*")
    with page.expect_download():
        told.click()
    expect(told).to_have_count(0)
    seen.errors.clear()


def test_button_of_somebody_known_is_not_dead_when_its_script_came_late(
    visit: Callable[..., Visit], course: Course
) -> None:
    seen = visit(PHONE)
    seen.page.route("**/scripts/progress-*", lambda route: route.abort())
    page = ready(put(seen, graduate(course, everything(course)[:1], "Ana"), ""))
    open_computer(page)
    page.get_by_role("button", name=CLEAR).click()
    expect(page.get_by_role("alert").get_by_role("button", name="This could not be loaded. Try again.")).to_be_visible()
    page.unroute("**/scripts/progress-*")
    page.get_by_role("button", name=CLEAR).click()
    expect(_dialog(page, f"{CLEAR}?")).to_contain_text("Ana, 1 of 3 modules, will be removed")
    seen.errors.clear()


@pytest.mark.parametrize(("bundle", "path"), [("notes", "modules/the-page/"), ("home", "")])
def test_bundle_that_failed_is_asked_for_under_another_address(
    bundle: str, path: str, visit: Callable[..., Visit], course: Course
) -> None:
    """Browsers remember that a module could not be fetched, by its address. What reads the log is asked for again
    without being told to."""
    seen = visit(PHONE)
    asked: list[str] = []

    def fail_once(route: Route) -> None:
        asked.append(route.request.url)
        if "?" in route.request.url:
            route.continue_()
        else:
            route.abort()

    seen.page.route(f"**/scripts/{bundle}-*", fail_once)
    page = put(seen, graduate(course, everything(course)[:1], "Ana"), path)
    if path:
        told = page.get_by_role("alert").get_by_role("button", name="This could not be loaded. Try again.")
        expect(told).to_have_count(1)
        told.click()
        expect(page.locator("[data-note-status]").first).to_contain_text("Kept for Ana")
    else:
        expect(page.get_by_text(f"1 of {len(course.modules)} modules done")).to_be_visible()
    assert [url.partition("?")[2] for url in asked] == ["", "again=1"]
    seen.errors.clear()


def test_first_answer_after_another_tab_has_written(visit: Callable[..., Visit], course: Course) -> None:
    """What another tab wrote is read first, and the answer joins it."""
    seen = visit()
    page = opened(seen.page, seen.address)
    page.evaluate(f"localStorage['{KEY}'] = JSON.stringify({json.dumps(document(name='Ana'))})")
    here = shown(page, questions(course)[0])
    here.get_by_role("radio").first.check()
    here.get_by_role("button", name="Check my answer").click()
    expect(here.locator("[data-outcome-title]")).to_be_focused()
    expect(page.get_by_role("status")).to_contain_text("1 of 8 answered, ")
    assert kept_in(page)["name"]["value"] == "Ana"


def test_full_storage_is_told_where_nothing_is_written(visit: Callable[..., Visit], course: Course) -> None:
    seen = visit()
    page = put(seen, graduate(course, everything(course)[:1], "Ana"), "reference/glossary/")
    later = {**json.loads(text_in(page)), "name": stamped("Ana Díaz", 20)}
    page.evaluate(f"sessionStorage['{KEY}:tab'] = JSON.stringify({json.dumps(later)})")
    page.add_init_script(FILL)
    for path in ("reference/glossary/", ""):
        page = ready(seen.go(path))
        expect(page.locator("[data-trouble=full]")).to_be_visible()
    page.evaluate("sessionStorage.setItem('room', 'yes')")
    page = ready(seen.go("reference/glossary/"))
    expect(page.locator("[data-trouble]")).to_have_count(0)
    assert kept_in(page)["name"]["value"] == "Ana Díaz"


def test_what_a_tab_holds_beside_the_record_can_join_it(visit: Callable[..., Visit], course: Course) -> None:
    first, second, *_ = everything(course)
    seen = visit()
    page = put(seen, graduate(course, [first], "Ana Díaz"), PAGE)
    page.evaluate(f"sessionStorage['{KEY}:tab'] = JSON.stringify({json.dumps(graduate(course, [second], id=OTHER))})")
    page = ready(seen.go(PAGE))
    bar = page.locator("[data-trouble=apart]")
    bar.get_by_role("button", name="Join them").click()
    dialog = _dialog(page, "Are both yours?")
    expect(dialog).to_contain_text("This browser keeps the record of Ana Díaz, 1 of")
    dialog.get_by_role("button", name="Both are mine: join them").click()
    expect(bar).to_have_count(0)
    assert set(kept_in(page)["completions"]) == {first, second}


def test_module_completed_over_a_deploy_keeps_what_was_seen(
    visit: Callable[..., Visit], course: Course, site: Path
) -> None:
    """A page of one edition fetches the catalog of the next, in which a question was changed and one added."""
    module = course.modules[0]
    quiz = course.quizzes_of(module.slug)[0]
    marks = {key: mark for key, mark in seen_of(course, module).items() if key.startswith("question/")}
    ids = [key.rpartition("/")[2] for key in marks]
    answers = {
        id: {"mark": mark, "picked": [], "right": True, "at": "2026-11-20T10:00:00.000Z"}
        for id, mark in zip(ids[1:], [*marks.values()][1:], strict=True)
    }
    answers[ids[1]]["mark"] = "00000000"
    kept = document(
        quizzes={quiz.slug: [ended(len(answers), len(answers), answers=answers)]},
        scenarios={course.scenarios_of(module.slug)[0].slug: reached("x")},
    )
    script = (site / "assets/catalog.js").read_text(encoding="utf-8")
    now = re.search(r'"?edition"?: ?"([0-9a-f]{12})"', script)
    assert now
    newer = script.replace(now[1], "f" * 12)
    seen = visit()
    seen.page.route("**/assets/catalog.js", lambda route: route.fulfill(body=newer, content_type="text/javascript"))
    page = put(seen, kept)
    until(page, lambda kept: module.slug in kept["completions"])
    done = kept_in(page)["completions"][module.slug]
    assert done["edition"] == now[1]
    assert f"question/{quiz.slug}/{ids[0]}" not in done["seen"], "it was never asked"
    assert done["seen"][f"question/{quiz.slug}/{ids[1]}"] == "00000000", "it said something else"


def test_who_has_done_all_is_led_to_what_changed(visit: Callable[..., Visit], course: Course) -> None:
    kept = completed(course)
    for module in course.modules:
        done = {"at": "2026-11-20T10:00:00.000Z", "renewed": "", "edition": "0" * 12, "date": "2026-01-01"}
        kept["completions"][module.slug] = {**done, "seen": seen_of(course, module)}
    quiz = course.quizzes_of("the-page")[0]
    kept["completions"]["the-page"]["seen"][f"question/{quiz.slug}/{quiz.questions[0].id}"] = "00000000"
    page = put(visit(PHONE), kept)
    page.get_by_role("link", name="Look at what has changed").click()
    expect(page).to_have_url(re.compile(f"/{QUIZ}#{quiz.questions[0].id}$"))
