"""Tables: on a phone each row is a card, and to a screen reader still a row of a table."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from tests.conftest import DESKTOP, PHONE, Visit

PATH = "reference/corrections/"


def test_rows_are_cards_on_a_phone_and_rows_on_a_desk(visit: Callable[..., Visit]) -> None:
    heights = {}
    for size in (PHONE, DESKTOP):
        page = visit(size).go(PATH)
        cells = page.locator("table[data-stack]").first.locator("tbody tr").first.locator("td")
        boxes = [cell.bounding_box() for cell in cells.all()]
        heights[size] = len({round(box["y"]) for box in boxes if box})
    columns = visit().go(PATH).locator("table[data-stack]").first.locator("thead th").count()
    assert columns >= 4 and heights == {PHONE: columns, DESKTOP: 1}


def test_a_card_is_still_a_row(visit: Callable[..., Visit]) -> None:
    for size in (PHONE, DESKTOP):
        page = visit(size).go(PATH)
        table = page.get_by_role("table").first
        columns = page.locator("table").first.locator("thead th").count()
        expect(table.get_by_role("columnheader")).to_have_count(columns)
        expect(table.get_by_role("row").nth(1).get_by_role("cell")).to_have_count(columns)
