"""The search: pages for learners come first, and some pages are found from one another alone."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from course.publishing.search import ENTRIES, INDEX, PREFIX, SOURCE, worker_for_disk
from tests.conftest import Visit
from tests.searching import found, worker_of

QUERIES = ("coverage", "roster", "photographs")


def pages_in(file: Path) -> set[str]:
    """The pages of which a file of entries has some."""
    text = file.read_text(encoding="utf-8").removeprefix("self.apartEntries=").rstrip(";\n")
    entries = json.loads(text)
    docs = entries if isinstance(entries, list) else entries["docs"]
    return {entry["location"].partition("#")[0] for entry in docs}


def test_each_page_is_in_one_index(site: Path) -> None:
    apart, others = pages_in(site / ENTRIES), pages_in(site / INDEX)
    assert {page.split("/")[0] for page in apart} == {"trainers"} and len(apart) >= 4
    assert not [page for page in others if page.startswith("trainers")] and len(others) > 15
    assert not (site / SOURCE).exists()


@pytest.mark.usefixtures("node")
def test_pages_apart_are_found_from_one_another_alone(site: Path) -> None:
    usual, apart = found(site, QUERIES), found(site, QUERIES, apart=True)
    assert not [page for pages in usual.values() for page in pages if page.startswith("trainers")]
    assert apart["coverage"][0] == "trainers/coverage/"
    # All else is found from there, too.
    assert set(usual["photographs"]) <= set(apart["photographs"])


@pytest.mark.usefixtures("node")
def test_pages_for_staff_come_after_those_for_learners(site: Path) -> None:
    pages = found(site, ["record"])["record"]
    staff = [page.startswith("supervisors") for page in pages]
    assert any(staff) and staff == sorted(staff)


def test_each_page_has_its_worker(site: Path) -> None:
    for path, prefix in (("trainers/index.html", PREFIX), ("index.html", ""), ("supervisors/index.html", "")):
        told = re.search(r'"search": "[^"]*/workers/([^"]*)"', (site / path).read_text(encoding="utf-8"))
        assert told and told[1] == prefix + worker_of(site).name


def test_on_a_disk_the_worker_has_all_it_asks_for(site: Path) -> None:
    text = worker_for_disk(worker_of(site, apart=True), site)
    assert text.startswith("self.apartEntries=[") and "lunr" in text


def test_entries_apart_come_with_the_first_search(visit: Callable[..., Visit]) -> None:
    seen = visit()
    asked: list[str] = []
    seen.page.context.on("request", lambda request: asked.append(request.url))
    page = seen.go("trainers/")
    assert not [url for url in asked if url.endswith(ENTRIES)]
    page.locator("[data-md-component=search-query]").click()
    page.keyboard.type("coverage")
    expect(page.locator(".md-search-result__link").first).to_have_attribute("href", re.compile("trainers/coverage/"))
