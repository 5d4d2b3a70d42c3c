"""Weighs what a browser loads of ours above plain Material, page by page: `python -m benchmarks.weight [PAGE ...]`.

Plain Material is the same content, built with the theme as it comes: without our templates, styles and scripts.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, Request, sync_playwright

from course.reading import read_course
from tests import browser
from tests.conftest import ROOT, copy_course, run
from tests.graduate import busy, everything, graduate
from tests.host import Host
from tests.learner import entries_of

BUDGET = 12 * 1024
"""The most bytes of ours, packed by gzip, on a page without a quiz."""

KNOWN_BUDGET = 24 * 1024
"""The most bytes of ours, packed by gzip, on any page for somebody who has completed modules."""
BUSY_BUDGET = 25 * 1024 + 256
"""The same where the page also shows what somebody asked for, what is let into the record, and what has changed."""
MAX_SCRIPTS = 4
"""The most scripts of ours that a page loads, before anyone presses anything."""
OUR_SCRIPTS = ("assets/scripts/", "assets/catalog.js", "assets/libraries/")

ROUNDS, ROUND = 3, 100
"""Pages have come to rest when nothing is under way or asked for in so many rounds of so many milliseconds each, and
each page is found with nothing to do in every round."""
IDLE = "() => new Promise(done => requestIdleCallback(() => setTimeout(done)))"
AT_ONCE = 20
"""How many are opened together."""

KINDS = {
    "home": "index.html",
    "module": "modules/staff-use/index.html",
    "module with charts": "modules/everyones-online/index.html",
    "scenario": "scenarios/the-friend-request/index.html",
    "quiz": "quizzes/staff-use/index.html",
    "record": "you/record/index.html",
    "worksheet": "you/worksheet/index.html",
    "assign": "supervisors/assign/index.html",
    "roster": "supervisors/roster/index.html",
    "readiness": "supervisors/readiness/index.html",
    "reference": "reference/sources/index.html",
    "trainers' page": "trainers/rules/index.html",
}
"""A page of each kind; one that is not there is passed over."""

_ARTICLE = re.compile(r"<article\b.*</article>", re.DOTALL)


@dataclass(frozen=True)
class Weight:
    """What a page carries of ours, in bytes packed by gzip."""

    page: str
    count: int
    """How many scripts it loads."""
    scripts: int
    styles: int
    others: int
    html: int
    """Of the HTML beside the article, what plain Material has not."""

    @property
    def whole(self) -> int:
        """All of it."""
        return self.scripts + self.styles + self.others + self.html


def build_plain(folder: Path) -> Path:
    """Build the course as plain Material shows it."""
    course = copy_course(folder / "course")
    theme = course / "as-it-comes"
    theme.mkdir()
    for template in (course / "overrides").glob("*.html"):
        if template.stem not in ("main", "404"):
            # A page may ask for its own template by name.
            (theme / template.name).write_text('{% extends "main.html" %}', encoding="utf-8")
    config = (
        (course / "mkdocs.yml")
        .read_text(encoding="utf-8")
        .replace("custom_dir: overrides", f"custom_dir: {theme.name}")
    )
    config = re.sub(r"(?m)^extra_(?:css|javascript):.*\n(?:[ ]+.*\n|\n)*", "", config)
    (course / "mkdocs.yml").write_text(config, encoding="utf-8")
    site = folder / "plain"
    built = run("mkdocs", "build", "--site-dir", str(site), cwd=course)
    if not site.is_dir():
        raise SystemExit(built.stderr)
    return site


class Pending:
    """What pages have asked for and not been given yet."""

    def __init__(self) -> None:
        self.pages: list[Page] = []
        self.asked = self.answered = 0

    def watch(self, page: Page) -> None:
        """Count the requests of a page."""
        self.pages.append(page)
        page.on("request", lambda _: self._count(1, 0))
        page.on("requestfinished", lambda _: self._count(0, 1))
        page.on("requestfailed", lambda _: self._count(0, 1))

    def _count(self, asked: int, answered: int) -> None:
        self.asked += asked
        self.answered += answered

    def rest(self) -> None:
        """Wait until all the pages have come to rest, however long a slow machine takes from one script to the next."""
        for page in self.pages:
            page.wait_for_selector("html[data-started], html:not(:has([data-page]))", state="attached")
        quiet, before = 0, -1
        while quiet < ROUNDS:
            for page in self.pages:
                page.evaluate(IDLE)
            self.pages[0].wait_for_timeout(ROUND)
            quiet = quiet + 1 if self.asked == self.answered == before else 0
            before = self.asked


def _note(urls: set[str], request: Request) -> None:
    urls.add(request.url.partition("?")[0])


def loads(
    browser: Browser, address: str, pages: Sequence[str], kept: Mapping[str, str] | None = None
) -> dict[str, list[str]]:
    """What a browser has loaded of the site once each page has come to rest, by page.

    Args:
        browser: what opens the pages.
        address: of the site, with a slash at its end.
        pages: their paths in the site, "index.html" included.
        kept: what the browser has of a learner who has been here before, by key; None for one who has not.
    """
    found: dict[str, list[str]] = {}
    for start in range(0, len(pages), AT_ONCE):
        asked: dict[str, set[str]] = {path: set() for path in pages[start : start + AT_ONCE]}
        opened, pending = [], Pending()
        for path, urls in asked.items():
            # Each in a browser of its own. The worker takes in the whole site once per edition; no page waits for it.
            context = browser.new_context(service_workers="block", viewport={"width": 390, "height": 844})
            if kept:
                context.add_init_script(f"localStorage.length || Object.assign(localStorage, {json.dumps(kept)})")
            opened.append(context)
            page = context.new_page()
            page.on("request", partial(_note, urls))
            pending.watch(page)
            page.goto(address + path.removesuffix("index.html"), wait_until="load")
        pending.rest()
        for context in opened:
            context.close()
        for path, urls in asked.items():
            found[path] = sorted(url.removeprefix(address) for url in urls if url.startswith(address))
    return found


def weigh(site: Path, plain: Path, loaded: dict[str, list[str]]) -> list[Weight]:
    """Weigh what was loaded that plain Material has not."""

    @cache
    def size(file: str) -> int:
        return _packed((site / file).read_bytes())

    weights = []
    for page, files in loaded.items():
        own = [file for file in files if (site / file).is_file() and not (plain / file).exists()]
        scripts = sum(size(file) for file in own if file.endswith(".js"))
        styles = sum(size(file) for file in own if file.endswith(".css"))
        others = sum(size(file) for file in own if not file.endswith((".js", ".css")))
        count = sum(file.startswith(OUR_SCRIPTS) for file in files)
        weights.append(Weight(page, count, scripts, styles, others, _beside(site / page) - _beside(plain / page)))
    return weights


def _beside(page: Path) -> int:
    """The weight of a page's HTML without its article."""
    return _packed(_ARTICLE.sub("", page.read_text(encoding="utf-8")).encode()) if page.is_file() else 0


def _packed(content: bytes) -> int:
    return len(gzip.compress(content, 6, mtime=0))


def table(weights: Sequence[Weight], name: Callable[[str], str]) -> str:
    """The weights as a table in Markdown."""
    rows = (
        (name(one.page), f"{one.count}", *(f"{part:,}" for part in (one.scripts, one.styles, one.others, one.html)))
        for one in weights
    )
    heads = ("Page", "Scripts", "Their bytes", "Styles", "Other files", "HTML", "All, in bytes")
    totals = (f"{one.whole:,}" for one in weights)
    lines = [heads, ("---",) * len(heads), *((*row, total) for row, total in zip(rows, totals, strict=True))]
    return "\n".join(f"| {' | '.join(line)} |".replace("| --- ", "|---").replace("--- |", "---|") for line in lines)


def main(wanted: Sequence[str]) -> int:
    """Build both, and print the table; 1 when a page without a quiz is over the budget."""
    program = browser.find()
    if program is None:
        raise SystemExit(browser.HELP)
    with TemporaryDirectory() as folder:
        site, plain = Path(folder) / "site", build_plain(Path(folder))
        built = run("mkdocs", "build", "--strict", "--site-dir", str(site), cwd=ROOT)
        if built.returncode:
            raise SystemExit(built.stderr)
        kinds = {path: kind for kind, path in KINDS.items() if (site / path).is_file()}
        pages = [f"{page.strip('/')}/index.html".lstrip("/") for page in wanted] or [*kinds]
        with Host(site) as host, sync_playwright() as playwright:
            chromium = playwright.chromium.launch(executable_path=program, args=browser.ARGUMENTS)
            weights = weigh(site, plain, loads(chromium, host.address, pages))
            course = read_course(ROOT)
            begun = entries_of(course, graduate(course, everything(course)[:2], "Ana Díaz"))
            again = weigh(site, plain, loads(chromium, host.address, pages, begun))
            asked = weigh(site, plain, loads(chromium, host.address, pages, entries_of(course, busy(course))))
            chromium.close()
    print(f"{table(weights, lambda page: kinds.get(page, page))}\n")
    print("The same for somebody who has completed two modules, were nothing of it in the browser yet:\n")
    print(table(again, lambda page: kinds.get(page, page)))
    print("\nThe same for somebody who was asked to do more, has changes to see, and lets all into the record:\n")
    print(table(asked, lambda page: kinds.get(page, page)))
    print(f"\nPacked by gzip, level 6. At most {BUDGET:,} bytes, on a first visit, on a page without a quiz,")
    print(f"and {KNOWN_BUDGET:,} for somebody who has completed modules, {BUSY_BUDGET:,} with all that can be shown;")
    print(f"at most {MAX_SCRIPTS} scripts in all cases.")
    return 1 if any(heavy(weights, again, asked)) else 0


def heavy(
    first: Sequence[Weight], again: Sequence[Weight], asked: Sequence[Weight]
) -> tuple[list[Weight], list[Weight], list[Weight]]:
    """Return the pages that are over a budget: on a first visit, for somebody who is known, and with all to show."""
    over = [one for one in first if one.whole > BUDGET and not one.page.startswith("quizzes/")]
    many = [one for one in first if one.count > MAX_SCRIPTS and one not in over]
    known, busy = (
        [one for one in weights if one.whole > most or one.count > MAX_SCRIPTS]
        for weights, most in ((again, KNOWN_BUDGET), (asked, BUSY_BUDGET))
    )
    return [*over, *many], known, busy


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
