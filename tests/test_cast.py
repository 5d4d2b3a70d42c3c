"""The people of the cases: each in the list, in one role, and shown with the pages that name them."""

from __future__ import annotations

from pathlib import Path

import pytest

from course.model import Course
from course.queries.people import namings, pages_by_person, role_said
from course.reading import read_course
from course.reading.cast import read_cast
from course.text.given_names import GIVEN_NAMES
from tests.conftest import run


def test_people_are_counted_by_page(course: Course) -> None:
    assert pages_by_person(course)["Rosa"] == ("scenarios/the-group-photo.md",)
    assert "docs/modules/messages.md" in pages_by_person(course)["Ruth"]


def test_the_report_lists_them(copy: Path) -> None:
    told = run("course", "report", cwd=copy).stdout
    assert "| Rosa | volunteer | new; does not want to be in a picture | The group photo |" in told


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Ruth, the new guest, waits.", "Ruth, the new guest"),
        ("You ask a guest, Ruth, to wait.", "a guest, Ruth"),
        ("Your helper Ruth waits.", "Your helper Ruth"),
        ("Ruth, the shift leader, waits for a guest.", ""),
        ("Ruth, who leads, waits for the guest.", ""),
        ("The guest waits. Ruth comes.", ""),
    ],
)
def test_a_role_is_known_by_its_words(text: str, said: str, copy: Path) -> None:
    page = copy / "docs/modules/messages.md"
    before, title, after = page.read_text(encoding="utf-8").partition("\n# Messages and names\n")
    page.write_text(f"{before}{title}\n{text}\n{after}", encoding="utf-8")
    course = read_course(copy)
    found = next(one for one in namings(course) if one.name == "Ruth" and one.prose.text == text)
    assert role_said(course, found) == said


def test_a_surname_makes_a_person_of_the_world(copy: Path) -> None:
    page = copy / "docs/index.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nMaria Weber wrote it.\n", encoding="utf-8")
    assert "Maria" in GIVEN_NAMES
    assert all(one.name != "Maria" for one in namings(read_course(copy)))


def test_a_role_that_is_none_is_told() -> None:
    text = "roles:\n  guest: [guest]\npeople:\n  Ruth: {role: queen, about: rules}\n"
    (finding,) = read_cast("data/cast.yml", text)[1]
    assert (finding.line, finding.message) == (4, "`queen` is no role; use one of guest")
