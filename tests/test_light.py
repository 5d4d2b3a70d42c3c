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


@pytest.fixture(scope="module")
def weights(site: Path, address: str, browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> list[Weight]:
    """The weight of every page."""
    pages = [page.relative_to(site).as_posix() for page in sorted(site.rglob("index.html"))]
    return weigh(site, build_plain(tmp_path_factory.mktemp("plain")), loads(browser, address, pages))


def test_every_page_without_a_quiz_is_light(weights: list[Weight]) -> None:
    heavy = [one for one in weights if one.whole > BUDGET and not one.page.startswith("quizzes/")]
    assert not heavy, f"over {BUDGET} bytes:\n{table(heavy, lambda page: page)}"


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
