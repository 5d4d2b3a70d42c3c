"""Light: what a page carries of ours above plain Material, and how a slow phone loads it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from benchmarks.lighthouse import CATEGORIES, PAGES, look
from benchmarks.screens import HEIGHT, WANTED, WIDTH, ways
from benchmarks.weight import Weight, build_plain, heavy, loads, table, weigh
from course.model import Course
from tests.conftest import Visit
from tests.graduate import busy, everything, graduate
from tests.host import Host
from tests.learner import entries_of

SCORED = CATEGORIES[1:]
"""What a busy machine does not change."""
MAX_SHIFT = 0.05


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The course as plain Material shows it."""
    return build_plain(tmp_path_factory.mktemp("plain"))


@pytest.fixture(scope="module")
def weights(site: Path, address: str, browser: Browser, plain: Path) -> list[Weight]:
    """The weight of every page on a first visit."""
    return weigh(site, plain, loads(browser, address, pages_of(site)))


@pytest.fixture(scope="module")
def known(site: Path, address: str, browser: Browser, plain: Path, course: Course) -> list[Weight]:
    """The weight of every page for somebody who has completed two modules."""
    begun = entries_of(course, graduate(course, everything(course)[:2], "Ana Díaz"))
    return weigh(site, plain, loads(browser, address, pages_of(site), begun))


@pytest.fixture(scope="module")
def asked(site: Path, address: str, browser: Browser, plain: Path, course: Course) -> list[Weight]:
    """The weight of every page for somebody for whom each has all to show that it can."""
    return weigh(site, plain, loads(browser, address, pages_of(site), entries_of(course, busy(course))))


def pages_of(site: Path) -> list[str]:
    """The paths of all pages."""
    return [page.relative_to(site).as_posix() for page in sorted(site.rglob("index.html"))]


def test_every_page_is_light(weights: list[Weight], known: list[Weight], asked: list[Weight]) -> None:
    for over in heavy(weights, known, asked):
        assert not over, f"over the budget:\n{table(over, lambda page: page)}"


def test_what_is_weighed_is_there(weights: list[Weight], known: list[Weight], asked: list[Weight]) -> None:
    """A page that was not seen to load our scripts and styles would pass for light."""
    assert len(weights) == len(known) > 30
    assert all(one.scripts > 1000 and one.styles > 1000 and one.count for one in weights)
    assert all(more.count > one.count for one, more in zip(weights, known, strict=True) if "quizzes" not in one.page)
    shown = {one.page: one.scripts for one in known}
    more = {one.page for one in asked if one.scripts > shown[one.page]}
    assert {"you/record/index.html"} <= more, "nothing of what was asked was there to show"


@pytest.fixture(scope="module")
def packing_host(site: Path) -> Iterator[Host]:
    """The site as any web server sends it."""
    with Host(site) as host:
        yield host


@pytest.mark.usefixtures("node")
@pytest.mark.parametrize("kind", PAGES)
def test_lighthouse(kind: str, packing_host: Host, browser_type_launch_args: dict[str, Any]) -> None:
    """Performance is a timing, which a busy machine changes: `python -m benchmarks.lighthouse` measures it."""
    seen = look(packing_host.address + PAGES[kind], browser_type_launch_args["executable_path"])
    assert {name: seen.scores[name] for name in SCORED} == dict.fromkeys(SCORED, 100), seen.lost
    assert seen.shift < MAX_SHIFT


def test_something_to_do_is_never_far(visit: Callable[..., Visit], course: Course) -> None:
    """On a phone, at least every two screens; `python -m benchmarks.screens` prints the ways of each module."""
    seen = visit((WIDTH, HEIGHT))
    found = {module.slug: max(ways(seen.go(f"modules/{module.slug}/"))) for module in course.modules}
    assert {slug: round(longest, 2) for slug, longest in found.items() if longest > WANTED} == {}


def test_what_one_does_cuts_the_way_and_what_unfolds_does_not(visit: Callable[..., Visit]) -> None:
    page = visit((WIDTH, HEIGHT)).page
    blocks = ("activity", "fold", "exercises", "note", "sources")
    parts = "".join(f'<div class="{name}" style="height: {HEIGHT}px"></div>' for name in blocks)
    page.set_content(f'<html data-started><article><h1 style="height: {HEIGHT}px; margin: 0">A</h1>{parts}</article>')
    assert ways(page) == [1, 1, 0]
