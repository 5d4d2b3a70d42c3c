"""The whole of it, as two people do it: ask, learn, hand in, gather, confirm; then the course changes."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Page, expect

from course.model import Course
from tests.conftest import PHONE, Visit, build_site
from tests.graduate import graduate
from tests.host import Host
from tests.learner import put
from tests.playing import play, ready, way_to
from tests.quizzing import PATH as QUIZ
from tests.quizzing import Edited, questions, shown, take
from tests.records import RECORD_SCHEMA, paste, validate
from tests.test_assign import make

NAME = "Ana Díaz"


def test_from_the_request_to_the_second_look(
    visit: Callable[..., Visit], site: Path, copy: Path, course: Course
) -> None:
    with Host(shutil.copytree(site, copy / "served")) as host:
        supervisor, learner = visit(), visit(PHONE)
        supervisor.address = learner.address = host.address
        link = make(supervisor, due="2099-12-18", now=datetime.now(UTC))
        _learn(learner, link, course)
        first = _handed_in(learner)
        assert _standing(supervisor, link, first).endswith("Complete")
        _confirm(supervisor)
        host.deploy(_changed(copy))
        assert "Course changed since" in _standing(supervisor, link, first)
        _look_again(learner, course)
        second = _handed_in(learner)
        assert "Course changed since" not in _standing(supervisor, link, second)


def _learn(learner: Visit, link: str, course: Course) -> None:
    """The other module is done already: open the link, play the case, pass the quiz."""
    put(learner, graduate(course, ["messages"], NAME), "reference/glossary/")
    page = learner.page
    page.goto(link)
    page.get_by_role("button", name="Keep this assignment").click()
    expect(page.get_by_role("heading", name="Dana Reyes assigned you")).to_be_visible()
    expect(page.get_by_text("1 of 2 modules done")).to_be_visible()
    scenario = course.scenarios_of("the-page")[0]
    ending = next(scene for scene in scenario.scenes if scene.is_ending)
    play(ready(learner.go(f"scenarios/{scenario.slug}/")), way_to(scenario, ending))
    page = learner.go(QUIZ)
    expect(page.locator("[data-quiz][data-ready]")).to_be_visible()
    take(page, wrong=(2,))
    page = learner.go("")
    expect(page.get_by_text("2 of 2 modules done")).to_be_visible()


def _handed_in(learner: Visit) -> str:
    page = learner.go("you/record/")
    expect(page.locator("[data-certificate] [data-slot=edition]")).not_to_be_empty()
    text = _saved(page, "File for my supervisor")
    validate(json.loads(text), RECORD_SCHEMA)
    return text


def _saved(page: Page, button: str) -> str:
    with page.expect_download() as got:
        page.get_by_role("button", name=button).click()
    return Path(got.value.path()).read_text(encoding="utf-8")


def _standing(supervisor: Visit, link: str, record: str) -> str:
    """What an empty roster says of the record, held against the request that the link makes."""
    page = supervisor.go("supervisors/roster/")
    page.reload()
    expect(page.locator("[data-roster]:not([inert])")).to_be_attached()
    for text in (link, record):
        paste(page, text)
    row = page.locator("[data-person]")
    expect(row).to_have_count(1)
    expect(row).to_contain_text(NAME)
    expect(row).to_contain_text("Dana Reyes")
    return row.inner_text().strip()


def _confirm(supervisor: Visit) -> None:
    page = supervisor.page
    page.get_by_role("button", name=NAME).click()
    page.get_by_label("Your name, as it should stand").fill("Dana Reyes")
    page.get_by_role("button", name="Confirm this record").click()
    signed = json.loads(_saved(page, "Save signed copy"))
    validate(signed, RECORD_SCHEMA)
    assert signed["learner"]["name"] == NAME
    assert signed["confirmation"]["name"] == "Dana Reyes"


def _changed(copy: Path) -> Path:
    """The course with one question asked otherwise, built."""
    edited = Edited(copy)
    head, first, *rest = edited.parts
    edited.write([head, first.replace("What should she do first?", "What should she do now?"), *rest])
    return build_site(copy, copy / "newer")


def _look_again(learner: Visit, course: Course) -> None:
    """Home says that one thing is new, and only that is asked again."""
    page = learner.go("")
    page.reload()
    page.get_by_role("link", name="1 new to you").click()
    expect(page.get_by_role("heading", name="What changed since you completed")).to_be_visible()
    page = learner.go(QUIZ)
    page.reload()
    expect(page.locator("[data-quiz][data-ready]")).to_be_visible()
    expect(page.locator("[data-question][data-state=open]")).to_have_count(1)
    expect(shown(page, questions(course)[0])).to_have_attribute("data-state", "open")
    take(page)
    page = learner.go("you/record/")
    expect(page.get_by_text("You have looked at everything that changed.")).to_be_visible()
