"""Figures: charts and tables that say what the data says, to everyone, in both schemes."""

from __future__ import annotations

import csv
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from course.model import Course
from tests.conftest import PHONE, ROOT, Visit

PATH = "modules/photographs/"


def _values(page: Page, column: int) -> list[str]:
    script = "(rows, column) => rows.map(row => row.cells[column].dataset.value ?? row.cells[column].textContent)"
    found: list[str] = page.locator("table[data-sortable] tbody tr").evaluate_all(script, column)
    return found


def test_data_is_the_decks_table_and_the_published_one() -> None:
    with (ROOT / "data/platform-use.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 220
    differing = [row for row in rows if row["deck"] != row["published"]]
    assert len(differing) == 17
    assert len([row for row in differing if row["basis"] == "source"]) == 7


def test_table_holds_every_figure(visit: Callable[..., Visit], course: Course) -> None:
    table = course.tables["platform-use"]
    page = visit().go(PATH)
    for column, platform in enumerate(table.platforms, 1):
        expected = [str(table.cells[f"{platform}-{group}"].value) for group in table.groups]
        assert _values(page, column) == expected
    expect(page.locator(".figure-deck")).to_have_count(17)


def test_table_sorts_by_keyboard(visit: Callable[..., Visit]) -> None:
    page = visit().go(PATH)
    header = page.get_by_role("columnheader", name="Snapchat")
    header.scroll_into_view_if_needed()
    header.get_by_role("button").focus()
    page.keyboard.press("Enter")
    expect(header).to_have_attribute("aria-sort", "descending")
    values = [int(value) for value in _values(page, 6)]
    assert values == sorted(values, reverse=True)
    page.keyboard.press("Enter")
    expect(header).to_have_attribute("aria-sort", "ascending")
    values = [int(value) for value in _values(page, 6)]
    assert values == sorted(values)


def test_charts_say_in_words_what_they_show(visit: Callable[..., Visit], course: Course) -> None:
    page = visit(PHONE, scripts=False).go(PATH)
    charts = page.locator("svg.chart-drawing")
    assert charts.count() >= 4
    snapshot = page.locator("main").aria_snapshot()
    for figure in page.locator("figure.chart:has(svg.chart-drawing)").all():
        title = figure.locator("figcaption").inner_text()
        assert f'img "{title}' in snapshot, title
    assert "YouTube: All adults 81%." in snapshot


def test_charts_take_the_colours_of_the_scheme(visit: Callable[..., Visit]) -> None:
    def ink(scheme: str) -> str:
        page = visit(scheme=scheme).go(PATH)
        colour: str = page.locator(".bar").first.evaluate("bar => getComputedStyle(bar).fill")
        return colour

    assert ink("light") != ink("dark")


@pytest.mark.parametrize("module", ["photographs", "messages"])
def test_figures_in_text_come_from_the_data(visit: Callable[..., Visit], course: Course, module: str) -> None:
    page = visit().go(f"modules/{module}/")
    text = page.locator("article").inner_text()
    assert "platform-use.csv" not in text and "…%" not in text
    figure = course.tables["platform-use"].figure("snapchat-18-29")
    assert f"{figure}%" in text


def test_tables_agree_on_what_both_hold(course: Course) -> None:
    """The totals of 2021 stand in both tables."""
    use, trend = course.tables["platform-use"], course.tables["platform-trend"]
    for platform in trend.platforms:
        older = "twitter" if platform == "x" else platform
        ours, theirs = trend.cells[f"{platform}-2021"], use.cells[f"{older}-total"]
        assert (ours.value, ours.deck) == (theirs.value, theirs.deck), platform


def test_counts_in_the_text_are_those_of_the_data(course: Course) -> None:
    """Where a page says how many figures differ, or how many statements there are, it says so rightly."""
    cells = course.tables["platform-use"].cells.values()
    corrected = [cell for cell in cells if cell.is_corrected]
    seen = [cell for cell in corrected if cell.basis == "source"]
    told = " ".join(prose.text for prose in course.documents["docs/reference/corrections.md"].prose)
    assert f"has {len(cells)} figures, and {len(corrected)} of them differ" in told
    assert (len(seen), len(corrected) - len(seen)) == (7, 10) and "Seven of these" in told and "Ten rest" in told
    slides = " ".join(prose.text for prose in course.documents["docs/reference/slides.md"].prose)
    assert f"The deck makes {len(course.statements)} statements" in slides
