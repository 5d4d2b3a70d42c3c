"""Figures: charts and tables that say what the data says, to everyone, in both schemes."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from course.model import Course
from tests.conftest import PHONE, Visit

PATH = "modules/the-page/"


def _values(page: Page, column: int) -> list[str]:
    script = "(rows, column) => rows.map(row => row.cells[column].dataset.value ?? row.cells[column].textContent)"
    found: list[str] = page.locator("table[data-sortable] tbody tr").evaluate_all(script, column)
    return found


def test_table_holds_every_figure(visit: Callable[..., Visit], course: Course) -> None:
    table = course.tables["use"]
    page = visit().go(PATH)
    for column, platform in enumerate(table.platforms, 1):
        expected = [str(table.cells[f"{platform}-{group}"].value) for group in table.groups]
        assert _values(page, column) == expected
    corrected = [cell for cell in table.cells.values() if cell.is_corrected]
    assert corrected
    expect(page.locator(".figure-deck")).to_have_count(len(corrected))


def test_table_sorts_by_keyboard(visit: Callable[..., Visit], course: Course) -> None:
    column = 1 + [*course.tables["use"].platforms].index("nextdoor")
    page = visit().go(PATH)
    header = page.get_by_role("columnheader", name="Nextdoor")
    header.scroll_into_view_if_needed()
    header.get_by_role("button").focus()
    page.keyboard.press("Enter")
    expect(header).to_have_attribute("aria-sort", "descending")
    values = [int(value) for value in _values(page, column)]
    assert values == sorted(values, reverse=True)
    page.keyboard.press("Enter")
    expect(header).to_have_attribute("aria-sort", "ascending")
    values = [int(value) for value in _values(page, column)]
    assert values == sorted(values)


def test_charts_say_in_words_what_they_show(visit: Callable[..., Visit], course: Course) -> None:
    page = visit(PHONE, scripts=False).go(PATH)
    charts = page.locator("svg.chart-drawing")
    assert charts.count() >= 3
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


def test_figures_in_text_come_from_the_data(visit: Callable[..., Visit], course: Course) -> None:
    for path in (PATH, "modules/photographs/", "reference/corrections/"):
        text = visit().go(path).locator("article").inner_text()
        assert ".csv" not in text and "…%" not in text
    page = course.documents["docs/modules/the-page.md"]
    called = [link.target.partition("#")[2] for link in page.links if link.is_figure]
    text = visit().go(PATH).locator("article").inner_text()
    assert len(called) > 2
    assert [name for name in called if f"{course.tables['use'].figure(name)}%" not in text] == []
