"""The steps of a module in the order that course.yml sets, wherever a learner is led on."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from course.model import Course, Module
from course.queries.module_parts import is_case_first, parts_of
from course.reading import read_course
from course.reading.settings import read_settings
from course.rendering.catalog import page_facts
from course.rendering.module_steps import steps_by_page
from course.rendering.next_steps import next_steps
from course.rendering.page import render_page
from tests.conftest import run

SETTINGS = "id: a\ntitle: A\nmodules: [one]\n"


def _with(copy: Path, *lines: str) -> Course:
    """The small course with further lines in its course.yml."""
    file = copy / "course.yml"
    file.write_text("\n".join((*lines, file.read_text(encoding="utf-8"))), encoding="utf-8")
    return read_course(copy)


def _kinds(course: Course, module: Module) -> list[str]:
    return [f"{type(part.unit).__name__}{' again' * part.is_again}" for part in parts_of(course, module)]


def test_text_comes_first_where_nobody_says(course: Course) -> None:
    for module in course.modules:
        assert _kinds(course, module) == ["Module", "Scenario", "Quiz"]


def test_course_and_module_set_the_order(copy: Path) -> None:
    course = _with(copy, "steps: [scenario, read, quiz]", "module_steps: {messages: [scenario, read, scenario, quiz]}")
    first, messages = course.modules[0], course.module("messages")
    assert messages
    assert _kinds(course, first) == ["Scenario", "Module", "Quiz"]
    assert _kinds(course, messages) == ["Scenario", "Module", "Scenario again", "Quiz"]
    assert is_case_first(course, messages)
    steps = steps_by_page(course)["modules/messages.md"].steps
    assert [step.kind for step in steps] == ["Case", "Read", "Case again", "Quiz"]
    facts = page_facts(course, "docs/modules/messages.md", date(2026, 1, 1))
    assert all(module["caseFirst"] for module in facts["modules"])
    following = [step for step in next_steps(course, course.quizzes_of(first.slug)[0]) if step.kind == "next"]
    assert following[0].target.startswith("../scenarios/")


def test_second_case_comes_second(copy: Path) -> None:
    case = copy / "scenarios/the-keys.md"
    case.write_text(
        case.read_text(encoding="utf-8").replace("module: the-page", "module: messages", 1), encoding="utf-8"
    )
    course = _with(copy, "steps: [scenario, read, scenario, quiz]")
    messages = course.module("messages")
    assert messages
    assert _kinds(course, messages) == ["Scenario", "Module", "Scenario", "Quiz"]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("steps: [read, read, quiz]", "name read and quiz once"),
        ("steps: [scenario, read]", "front-matter"),
        ("module_steps: {two: [read, scenario, quiz]}", "which is no module"),
    ],
)
def test_odd_steps_are_named(line: str, says: str) -> None:
    _, findings = read_settings("course.yml", f"{SETTINGS}{line}\n")
    assert len(findings) == 1
    assert says in str(findings[0])


def test_pages_lead_on_in_that_order(copy: Path) -> None:
    """The case leads to the text, and the menu that says otherwise is named."""
    _with(copy, "module_steps: {messages: [scenario, read, quiz]}")
    assert "[nav-order]" in run("course", "check", cwd=copy).stdout


def test_page_shows_its_case_before_or_after_the_quiz(copy: Path) -> None:
    course = _with(copy, "module_steps: {messages: [scenario, read, quiz]}")
    for slug, wanted in (("the-page", ["scenario", "quiz"]), ("messages", ["quiz", "scenario"])):
        page = render_page(course, f"docs/modules/{slug}.md")
        assert re.findall(r'<div class="exercise exercise--(\w+)"', page) == wanted
