"""Light: what a page carries of ours above plain Material, and how a slow phone loads it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from benchmarks.lighthouse import CATEGORIES, PAGES, look
from benchmarks.weight import BUDGET, Weight, build_plain, loads, table, weigh
from tests.host import Host

SCORED = CATEGORIES[1:]
"""What a busy machine does not change."""
MOST_SHIFT = 0.05
CEILINGS = {"": 16_000, "index.html": 22_000, "modules": 20_000, "scenarios": 26_000, "quizzes": 36_000,
            "supervisors": 44_000, "you": 36_000}  # fmt: skip
"""The most bytes that pages of each folder may carry of ours."""


@pytest.fixture(scope="module")
def weights(site: Path, address: str, browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> list[Weight]:
    """The weight of every page."""
    pages = [page.relative_to(site).as_posix() for page in sorted(site.rglob("index.html"))]
    return weigh(site, build_plain(tmp_path_factory.mktemp("plain")), loads(browser, address, pages))


def test_no_page_grows_heavier(weights: list[Weight]) -> None:
    """The goal is BUDGET, and benchmarks/README.md says by how much it is missed. No page may move away from it."""
    heavy = [one for one in weights if one.whole > CEILINGS.get(one.page.partition("/")[0], CEILINGS[""])]
    assert not heavy, f"over the ceiling:\n{table(heavy, lambda page: page)}"
    assert all(ceiling > BUDGET for ceiling in CEILINGS.values()), "the goal is met: hold every page to it"


def test_what_is_weighed_is_there(weights: list[Weight]) -> None:
    """A page that was not seen to load our scripts and styles would pass for light."""
    assert len(weights) > 30
    assert all(one.scripts > 1000 and one.styles > 1000 for one in weights)


@pytest.fixture(scope="module")
def packing_host(site: Path) -> Iterator[Host]:
    """The site as any web server sends it."""
    with Host(site) as host:
        yield host


@pytest.mark.alone
@pytest.mark.usefixtures("node")
@pytest.mark.parametrize("kind", PAGES)
def test_lighthouse(kind: str, packing_host: Host, browser_type_launch_args: dict[str, Any]) -> None:
    """Performance is a timing: `python -m benchmarks.lighthouse` measures it."""
    seen = look(packing_host.address + PAGES[kind], browser_type_launch_args["executable_path"])
    assert {name: seen.scores[name] for name in SCORED} == dict.fromkeys(SCORED, 100), seen.lost
    assert seen.shift < MOST_SHIFT
