"""What the tests share: the course, copies of it to break, the built site, and a browser on it."""

from __future__ import annotations

import contextlib
import gc
import io
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route

from course.cli import main
from course.model import Course, Scenario
from course.reading import read_course
from tests import browser, mistakes, nodejs
from tests.guard import ON_THE_REAL_COURSE, Guard
from tests.guard import ROOT as ROOT
from tests.host import Host
from tests.playing import SLUG, longest_way
from tests.sites import SharedFolders

SMALL = mistakes.COURSE
"""The small course, on which the engine is tested."""


PARTS = (
    "docs",
    "scenarios",
    "quizzes",
    "data",
    "overrides",
    "reviews",
    "course",
    "benchmarks",
    "mkdocs.yml",
    "course.yml",
    "agency.yml",
    "agency.example.yml",
    "README.md",
    "CONTRIBUTING.md",
    "LICENSE",
)
"""What the course is read from."""


ENVIRONMENT = {"NO_MKDOCS_2_WARNING": "1", "NO_COLOR": "1", "COLUMNS": "200"}
"""How programs are run: what they say is read by a test."""


def copy_course(to: Path) -> Path:
    """Copy the course of this repository to an empty folder."""
    for part in PARTS:
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(source, to / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, to / part)
    return to


def copy_small_course(to: Path) -> Path:
    """Copy the small course to a folder, with the theme that it is built with."""
    return mistakes.copy_course(to, with_theme=True)


def run(*command: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a program of the test environment (`mkdocs`, `course`) and keep what it says.

    `course` is run in this process, which takes a tenth of the time; `start` runs it as people do.
    """
    return run_here(command, cwd, environment) if command[0] == "course" else start(*command, cwd=cwd, **environment)


def start(*command: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a program of the test environment in a process of its own."""
    program = Path(sys.executable).parent / command[0]
    return subprocess.run(
        [str(program), *command[1:]],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
        env={**os.environ, **ENVIRONMENT, **environment},
    )


def run_here(command: Sequence[str], cwd: Path, environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """Run the command `course` in this process; what it raises fails the test."""
    out, err = io.StringIO(), io.StringIO()
    with (
        mock.patch.dict(os.environ, {**ENVIRONMENT, **environment}),
        contextlib.chdir(cwd),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        try:
            code = main(command[1:])
        except SystemExit as ended:  # argparse, where the command is misused
            code = int(ended.code or 0)
        finally:
            gc.enable()  # which the command does without, since it soon ends
    return subprocess.CompletedProcess(command, code, out.getvalue(), err.getvalue())


@cache
def _read(home: Path) -> Course:
    return read_course(home)


@pytest.fixture(scope="module")
def home(request: pytest.FixtureRequest) -> Path:
    """The folder of the course that a module's tests run on: the small one, but for those that are named."""
    name = request.module.__name__.rpartition(".")[2]
    return ROOT if name in ON_THE_REAL_COURSE else SMALL


@pytest.fixture(scope="module")
def course(home: Path) -> Course:
    """The course as it is."""
    return _read(home)


@pytest.fixture(scope="module")
def scenario(course: Course) -> Scenario:
    """The scenario that most tests play."""
    return next(one for one in course.scenarios if one.slug == SLUG)


@pytest.fixture(scope="module")
def way(scenario: Scenario) -> list[str]:
    """A long way through it, from start to ending."""
    return longest_way(scenario)


@pytest.fixture
def copy(home: Path, tmp_path: Path) -> Path:
    """A copy of the course that a test may break and build."""
    return copy_course(tmp_path) if home == ROOT else copy_small_course(tmp_path)


def build_site(root: Path, to: Path, *options: str) -> Path:
    """Build the site of a course into a folder, as `mkdocs build --strict` does."""
    built = run("mkdocs", "build", "--strict", *options, "--site-dir", str(to), cwd=root)
    assert built.returncode == 0, built.stderr
    return to


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SharedFolders]:
    """Folders that are filled once in this run, whatever the number of workers."""
    own = tmp_path_factory.getbasetemp()
    folders = SharedFolders((own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "shared")
    yield folders
    assert folders.changed() == [], "a test changed what all tests share; it has to make its own copy"


@pytest.fixture(scope="module")
def site(home: Path, shared: SharedFolders) -> Path:
    """The built site; read only."""
    return shared.get("site" if home == ROOT else "small", lambda to: build_site(home, to))


@pytest.fixture(scope="module")
def offline_site(home: Path, shared: SharedFolders) -> Path:
    """The site as it is built for a disk; read only."""
    name = "offline" if home == ROOT else "small-offline"
    return shared.get(name, lambda to: build_site(home, to, "--no-directory-urls"))


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """The address of the site, served on this machine below a path, so that nothing in it can lean on a host's root."""
    with Host(site, is_plain=True) as host:
        yield host.address


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """How pytest-playwright starts the browser: the one that was found, quiet on the network."""
    path = browser.find()
    if path is None:
        pytest.fail(browser.HELP, pytrace=False)
    return {"executable_path": path, "args": [*browser.ARGUMENTS]}


@pytest.fixture(scope="session")
def node() -> None:
    """Node, with what the tests run on it."""
    if nodejs.find() is None:
        pytest.skip("there is no Node 22.19 or newer; requirements-test.lock brings one where PyPI has it")
    if not nodejs.is_there():
        pytest.fail(nodejs.HELP, pytrace=False)


class Visit:
    """A page of the site in a browser, with what went wrong on it."""

    def __init__(self, context: BrowserContext, address: str, scripts: bool = True) -> None:
        self.address = address
        self.scripts = scripts
        self.page: Page = context.new_page()
        self.errors: list[str] = []
        self.strays: list[str] = []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", lambda said: self.errors.append(said.text) if said.type == "error" else None)
        self.page.on("request", lambda request: self._note(request.url))

    def _note(self, url: str) -> None:
        if not url.startswith((self.address, "data:", "blob:")):
            self.strays.append(url)

    def go(self, path: str) -> Page:
        """Open a page by its path, and wait until its scripts stand: a person is never as fast as a test."""
        self.page.goto(self.address + path)
        if self.scripts:
            self.page.wait_for_selector("html[data-started], html:not(:has([data-page]))", state="attached")
        return self.page


def with_sources(visit: Visit) -> Visit:
    """Let pages import single modules, as they were written, from `sources/` at the site's root."""
    scripts = ROOT / "overrides/assets/scripts"

    def answer(route: Route) -> None:
        path = route.request.url.partition("/sources/")[2].partition("?")[0]
        route.fulfill(path=scripts / path, content_type="text/javascript")

    visit.page.context.route("**/sources/**", answer)
    return visit


PHONE, DESKTOP = (390, 844), (1280, 800)


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Callable[..., Visit]]:
    """Opens a visit: `visit(size=PHONE, scripts=False, scheme="dark")`, or of the site `at` another address.

    Errors and stray requests fail the test.
    """
    opened: list[tuple[BrowserContext, Visit]] = []

    def start(
        size: tuple[int, int] = DESKTOP,
        scripts: bool = True,
        scheme: str = "light",
        workers: bool = False,
        at: str = "",
    ) -> Visit:
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            java_script_enabled=scripts,
            color_scheme=scheme,  # type: ignore[arg-type]
            # Nothing is looked at half-way through a movement.
            reduced_motion="reduce",
            # The worker takes in the whole site, which only its own tests need.
            service_workers="allow" if workers else "block",
        )
        opened.append((context, Visit(context, at or address, scripts)))
        return opened[-1][1]

    yield start
    for context, seen in opened:
        context.close()
        assert seen.errors == [], "the page reported errors"
        assert seen.strays == [], "the page asked another host"


GUARD = Guard()


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Hold what a module does when it is imported to the small course."""
    if isinstance(collector, pytest.Module):
        GUARD.module = collector.path.stem
    try:
        return (yield)
    finally:
        GUARD.module = ""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Hold a test, and what is made for it, to the small course."""
    GUARD.module = item.path.stem
    try:
        return (yield)
    finally:
        GUARD.module = ""


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say how many of the seeded defects were found."""
    seeded = "test_seeded_defects.py::test_defect"
    caught = sum(seeded in report.nodeid for report in terminalreporter.stats.get("passed", []))
    missed = sum(seeded in report.nodeid for report in terminalreporter.stats.get("failed", []))
    if caught + missed:
        share = 100 * caught / (caught + missed)
        terminalreporter.write_line(f"Seeded defects found: {caught} of {caught + missed} ({share:.1f} %)")
