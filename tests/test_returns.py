"""Coming back after the course: what is due and when, new cases with how sure one is, and one's own plan again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from course.model import Course
from course.queries.new_cases import CASES, ROUNDS, new_cases
from course.reading import read_course
from tests.conftest import PHONE, Visit, copy_small_course
from tests.graduate import Document, everything, graduate, stamped
from tests.learner import put, until

PAGE = "you/new-cases/"


@pytest.fixture
def finished(course: Course) -> Document:
    """Somebody who completed the course on November 5, with a plan."""
    first, *_ = done = everything(course)
    kept = graduate(course, done, "Ana Díaz")
    kept["notes"] = {
        f"plan-if/{first}": stamped("a guest asks for the picture", 4),
        f"plan-then/{first}": stamped("ask Ruth", 4),
    }
    return kept


def _case(page: Page) -> Locator:
    return page.locator("[data-question]").locator("visible=true")


def _answer(page: Page, right: bool, confidence: str) -> None:
    case = _case(page)
    case.locator(
        "[data-option] input[data-correct]" if right else "[data-option] input:not([data-correct])"
    ).first.check()
    case.get_by_role("button", name="Check my answer").click()
    expect(case.get_by_role("alert")).to_have_text("Say how sure you are, too.")
    expect(case.locator("[data-outcome]")).to_be_hidden()
    case.get_by_label(confidence, exact=True).check()
    case.get_by_role("button", name="Check my answer").click()
    expect(case.locator("[data-outcome] [data-outcome-title]")).to_be_focused()
    expect(case.locator("[data-outcome] [data-reason] a")).to_be_visible()
    case.locator("[data-next]").click()


def test_seven_days_after_the_end_nothing_is_due(visit: Callable[..., Visit], finished: Document) -> None:
    seen = visit(PHONE)
    seen.page.clock.set_fixed_time("2026-11-12T12:00:00")
    page = put(seen, finished)
    expect(page.locator("[data-continue]")).to_have_text("You finished the course")
    page = seen.go(PAGE)
    expect(page.locator("[data-return-when]").first).to_have_text("opens on December 5, 2026")
    expect(_case(page)).to_have_count(0)
    expect(page.locator("[data-returns-due]")).to_be_hidden()


def test_thirty_days_after_the_end_a_return_is_due(visit: Callable[..., Visit], finished: Document) -> None:
    seen = visit(PHONE)
    seen.page.clock.set_fixed_time("2026-12-05T12:00:00")
    page = put(seen, finished)
    page.get_by_role("link", name="Come back: four new cases").click()
    expect(_case(page)).to_contain_text(f"Case 1 of {CASES}")
    _answer(page, False, "Sure")
    page = seen.go(PAGE)
    # What was answered stays answered.
    expect(_case(page)).to_contain_text(f"Case 2 of {CASES}")
    _answer(page, True, "Guessing")
    for _ in range(CASES - 2):
        _answer(page, True, "Fairly sure")
    result = page.locator("[data-cases-end]")
    expect(result.get_by_role("heading", level=2)).to_have_text(f"You came back: 1 of {ROUNDS}")
    expect(result).to_contain_text(f"{CASES - 1} of {CASES} as the course would have it")
    expect(result).to_contain_text("Sure, and wrong: “")
    expect(result).to_contain_text("If a guest asks for the picture, then I will ask Ruth.")
    expect(result).to_contain_text("The next return opens on January 4, 2027.")
    kept = until(page, lambda kept: kept.get("returns"))["returns"]
    assert [one["confidence"] for one in kept["1"].values()] == ["sure", "guess", "fairly", "fairly"]
    page = seen.go("you/record/")
    expect(page.locator("[data-slot=sum]")).to_contain_text(f"; came back 1 of {ROUNDS}")
    expect(page.locator("[data-certificate]")).to_contain_text(f"Came back 1 of {ROUNDS} after the course.")
    page = seen.go("you/finish/")
    expect(page.locator("[data-returns-lead]")).to_contain_text(f"You came back 1 of {ROUNDS}.")
    expect(page.locator("[data-return][data-state=done]")).to_have_count(1)
    with page.expect_download() as download:
        page.get_by_role("button", name="Put the dates into my calendar").click()
    text = Path(download.value.path()).read_text(encoding="utf-8")
    assert text.count("BEGIN:VEVENT") == ROUNDS - 1
    assert "DTSTART;VALUE=DATE:20270104" in text


def test_who_has_not_finished_is_told_when_returns_begin(visit: Callable[..., Visit], course: Course) -> None:
    seen = visit()
    seen.page.clock.set_fixed_time("2027-12-05T12:00:00")
    page = put(seen, graduate(course, everything(course)[:-1]), PAGE)
    expect(page.locator("[data-returns-lead]")).to_have_text(
        "The first return opens 30 days after your last module is complete."
    )
    expect(_case(page)).to_have_count(0)


def test_without_scripts_all_cases_can_be_tried(visit: Callable[..., Visit], course: Course) -> None:
    page = visit(scripts=False).go(PAGE)
    cases = _case(page)
    expect(cases).to_have_count(len(new_cases(course)))
    cases.first.get_by_text("The answer, and why").click()
    expect(cases.first.locator("[data-reason] a")).to_be_visible()
    expect(page.locator("[data-returns-calendar], [data-confidence]").locator("visible=true")).to_have_count(0)


def test_cases_are_spread_over_objectives(course: Course) -> None:
    (bank,) = course.banks
    ids = [question.id for _, question in new_cases(course)]
    assert ids[:2] == ["messages/a-child-on-the-stairs", "messages/a-shelf-of-prints"]
    assert {id.partition("/")[2] for id in ids} == set(bank.new_cases)


def test_a_case_that_cannot_be_shown_is_left_out(tmp_path: Path) -> None:
    root = copy_small_course(tmp_path / "course")
    bank = root / "quizzes/bank/messages.md"
    bank.write_text(
        bank.read_text(encoding="utf-8").replace("- [x] That four lines", "- [v] That four lines"), encoding="utf-8"
    )
    assert len(new_cases(read_course(root))) == CASES - 1
