"""Mocks of screens in scenes: read from quotes, drawn as lists, and the first choice in view on opening."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from course.model import Course
from course.queries.graph import typical_rest
from course.reading.markdown import read_document
from course.reading.mock import mock_of, mocks_in
from course.rendering.mock import render_mock
from tests.conftest import Visit

MOCK = """\
> **Thread** with Ruth
>
> - *A photo of plums*
> - **Ruth**, 9:04 PM: Did you *see*
>   this?
> - **You**: Yes: all of it
"""


def test_a_quote_is_read_as_a_mock() -> None:
    (mock,) = mocks_in(read_document("scenarios/a.md", MOCK))
    assert (mock.kind, mock.about, mock.line, mock.last) == ("thread", "with Ruth", 1, 6)
    assert [(one.who, one.when, one.text) for one in mock.entries] == [
        ("", "", "A photo of plums"),
        ("Ruth", "9:04 PM", "Did you *see* this?"),
        ("You", "", "Yes: all of it"),
    ]


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        (MOCK.replace("Thread", "Chat"), 1, "is no kind of mock"),
        (MOCK.replace(" with Ruth", ""), 1, "with whom or where"),
        (MOCK.replace(">\n", "", 1), 2, "only > between"),
        (MOCK.replace("**You**", "You"), 6, "is no entry of a mock"),
        (MOCK + "> More.\n", 7, "is no entry of a mock"),
        (MOCK.replace("Yes", "[Yes](#a)"), 6, "a link can't stand in a mock"),
    ],
)
def test_what_can_not_be_drawn_is_told_with_its_line(text: str, line: int, told: str) -> None:
    document = read_document("scenarios/a.md", text)
    mock, findings = mock_of(document, document.quotes[0])
    assert mock is None
    assert findings[0].line == line and told in findings[0].message


def test_other_quotes_are_left_alone() -> None:
    for text in ("> **Ruth** said it.\n", "> [!TIP]\n> **Thread** with Ruth\n>\n> - a\n", "> - **Ruth**: a\n"):
        document = read_document("scenarios/a.md", text)
        assert mock_of(document, document.quotes[0]) == (None, ())


def test_a_mock_is_a_list_with_names_in_text(course: Course) -> None:
    (mock,) = mocks_in(read_document("scenarios/a.md", MOCK.replace("see*", "see* <b>")))
    html = render_mock(course.cast, "scenarios/a.md", mock)
    assert html.count('alt=""') == 1 and "../assets/people/ruth.svg" in html
    assert "<ol" in html and "<b>Ruth</b>" in html and "9:04 PM" in html and "mock-entry--own" in html
    assert "<img" not in render_mock(course.cast, "docs/modules/a.md", mock)


def test_typical_rest_counts_what_is_likely() -> None:
    graph = {"a": ["b", "c"], "b": ["c"], "c": []}
    assert typical_rest(graph) == {"a": 2, "b": 1, "c": 0}
    assert typical_rest({"a": ["b"], "b": ["a", "c"], "c": []})["a"] >= 2


def test_every_case_opens_on_a_choice(visit: Callable[..., Visit], course: Course) -> None:
    seen = visit((390, 664))
    for scenario in course.scenarios:
        page = seen.go(f"scenarios/{scenario.slug}/")
        for choice in page.locator("[data-scene]").first.locator("[data-choice]").all():
            expect(choice).to_be_in_viewport(ratio=0.99)


def test_a_scene_says_how_far_it_is(visit: Callable[..., Visit]) -> None:
    page = visit((390, 664)).go("scenarios/the-late-message/")
    expect(page.locator("[data-scene]").first).to_contain_text("Saturday, 11:02 PM. Your kitchen.")
    expect(page.locator("[data-step]").first).to_have_text("1 of about 3")
    page.locator("[data-choice]").first.click()
    expect(page.locator("[data-step]").locator("visible=true")).to_have_text("2 of about 4")
