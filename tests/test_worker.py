"""The site without a network: everything still works, and a newer edition takes its place whole or not at all."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from course.publishing.worker import WORKER, fill_worker
from tests.conftest import PHONE, ROOT, Visit
from tests.host import Host
from tests.sites import SharedFolders

READY = "navigator.serviceWorker.ready.then(() => true)"
CACHES = "caches.keys()"
NEWER = "data-newer"


@pytest.fixture
def host(site: Path, tmp_path: Path) -> Iterator[Host]:
    """A server of a copy of the site, below a path."""
    with Host(shutil.copytree(site, tmp_path / "site")) as host:
        yield host


@pytest.fixture(scope="module")
def newer(shared: SharedFolders, site: Path) -> Path:
    """A newer edition, other in pages, a script and a style sheet, under the names that they had; read only."""
    return shared.get("newer", lambda to: _make_newer(site, to))


def _make_newer(site: Path, folder: Path) -> None:
    shutil.copytree(site, folder)
    for page in folder.rglob("*.html"):
        page.write_text(page.read_text(encoding="utf-8").replace("<body", f"<body {NEWER}"), encoding="utf-8")
    script = folder / "assets/scripts/course.js"
    script.write_text(script.read_text(encoding="utf-8") + "\ndocument.documentElement.dataset.script = 'newer';\n")
    for style in (folder / "assets/styles").glob("palette.*"):
        style.write_text(style.read_text(encoding="utf-8") + "\n:root { --edition: newer }\n", encoding="utf-8")
    fill_worker(folder)


@pytest.fixture
def open_tab(visit: Callable[..., Visit], host: Host) -> Callable[..., Visit]:
    """Opens the site in a browser that lets it keep itself, and waits until it has."""

    def start(path: str = "", **options: Any) -> Visit:
        seen = visit(workers=True, **options)
        seen.address = host.address
        page = seen.go(path)
        page.evaluate(READY)
        page.reload()
        assert page.evaluate("navigator.serviceWorker.controller !== null")
        return seen

    return start


def build_ids(page: Page) -> dict[str, str]:
    """The editions of which a page's HTML, script and styles are."""
    page.wait_for_load_state()
    expect(page.locator("html[data-started]")).to_be_attached()
    told: dict[str, bool] = page.evaluate(f"""({{
        html: document.body.hasAttribute("{NEWER}"),
        script: document.documentElement.dataset.script === "newer",
        style: getComputedStyle(document.documentElement).getPropertyValue("--edition").trim() === "newer",
    }})""")
    return {part: "newer" if is_newer else "older" for part, is_newer in told.items()}


def whole(edition: str) -> dict[str, str]:
    """What a page is of when it is of one edition."""
    return dict.fromkeys(("html", "script", "style"), edition)


def test_every_page_works_without_a_network(open_tab: Callable[..., Visit], host: Host, site: Path) -> None:
    seen = open_tab()
    host.stop()
    seen.page.context.set_offline(True)
    failed: list[str] = []
    # Leaving a page breaks off what it still asks for.
    seen.page.on("requestfailed", lambda one: failed.append(one.url) if one.failure != "net::ERR_ABORTED" else None)
    for file in sorted(site.rglob("index.html")):
        page = seen.go(file.relative_to(site).as_posix().removesuffix("index.html"))
        expect(page.locator("h1").first).to_be_visible()
        assert page.evaluate("getComputedStyle(document.body).getPropertyValue('--brand-ink') !== ''")
    assert failed == []


def test_flows_work_without_a_network(open_tab: Callable[..., Visit], host: Host) -> None:
    seen = open_tab(size=PHONE)
    host.stop()
    seen.page.context.set_offline(True)
    page = seen.go("scenarios/the-keys/?from=mail")
    page.locator("[data-scene]").locator("visible=true").locator("a.choice").first.click()
    expect(page).to_have_url(re.compile("#"))
    page.wait_for_timeout(500)  # the theme closes the search 125 ms after the address has changed
    page.locator(".md-header label[for=__search]").first.click()
    page.locator("[data-md-component=search-query]").press_sequentially("glossary")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    page.keyboard.press("Enter")
    expect(page).not_to_have_url(re.compile("the-keys"))
    expect(page.locator("h1").first).to_be_visible()
    page.go_back()
    expect(page.locator("[data-scene]").locator("visible=true")).to_have_count(1)
    page.goto(f"{seen.address}quizzes/the-page")
    assert page.url == f"{seen.address}quizzes/the-page/"
    page.goto(f"{seen.address}modules/index.html/../the-page/index.html#sources")
    expect(page.locator("h1").first).to_be_visible()


def test_unknown_page_is_told_without_a_network(open_tab: Callable[..., Visit], host: Host) -> None:
    seen = open_tab()
    host.stop()
    answer = seen.page.goto(f"{seen.address}modules/never/written/")
    assert answer is not None and answer.status == 404
    expect(seen.page.get_by_role("heading", level=1)).to_have_text("This page is not here")
    assert seen.page.evaluate("getComputedStyle(document.body).getPropertyValue('--brand-ink') !== ''")
    seen.page.locator(".md-header a.md-logo").click()
    expect(seen.page).to_have_url(seen.address)
    seen.errors.clear()  # the browser reports the 404


def test_newer_edition_waits_until_it_is_asked_for(open_tab: Callable[..., Visit], host: Host, newer: Path) -> None:
    page = open_tab().page
    other = page.context.new_page()
    other.goto(f"{host.address}modules/the-page/#comments-on-the-page")
    host.deploy(newer)
    host.asked.clear()
    page.reload()
    notice = page.get_by_role("complementary", name="Newer version")
    expect(notice).to_be_visible()
    changed = {path for path in host.asked if path not in (WORKER, "")}
    assert not [path for path in changed if path.startswith("assets/javascripts/")], "what is the same is fetched again"
    assert build_ids(page) == build_ids(other) == whole("older")
    page.goto(f"{host.address}quizzes/the-page/")
    assert build_ids(page) == whole("older")
    notice.get_by_role("button", name="Use it now").click()
    for tab in (page, other):
        tab.wait_for_function("() => document.documentElement.dataset.script === 'newer'")
        assert build_ids(tab) == whole("newer")
    assert other.url.endswith("#comments-on-the-page")
    expect(notice).to_be_hidden()
    assert len(page.evaluate(CACHES)) == 1
    host.stop()
    page.goto(f"{host.address}modules/messages/")
    assert build_ids(page) == whole("newer")


def test_newer_edition_is_used_once_every_tab_was_closed(
    open_tab: Callable[..., Visit], host: Host, newer: Path
) -> None:
    seen = open_tab()
    context = seen.page.context
    host.deploy(newer)
    seen.page.reload()
    notice = seen.page.get_by_role("complementary", name="Newer version")
    notice.get_by_role("button", name="Later").click()
    expect(notice).to_be_hidden()
    seen.page.reload()
    assert build_ids(seen.page) == whole("older")
    expect(notice).to_be_hidden()
    seen.page.close()
    page = context.new_page()
    page.goto(host.address)
    assert build_ids(page) == whole("newer")


def test_half_an_edition_is_not_used(open_tab: Callable[..., Visit], host: Host, newer: Path) -> None:
    page = open_tab().page
    # A line of the head names another one, for who has chosen larger text.
    (home,) = re.findall(
        r'rel="stylesheet" href="(assets/styles/[\w.-]+)"', (newer / "index.html").read_text(encoding="utf-8")
    )
    host.deploy(newer, home)
    page.reload()
    page.evaluate("""() => new Promise(async done => {
        const registration = await navigator.serviceWorker.getRegistration();
        registration.addEventListener("updatefound", () => {
            const { installing } = registration;
            installing.addEventListener("statechange", () => installing.state === "redundant" && done());
        });
        registration.update().catch(() => {});
    })""")
    assert page.evaluate("navigator.serviceWorker.getRegistration().then(found => found.waiting)") is None
    for path in ("", "modules/the-page/", "quizzes/the-page/"):
        page.goto(host.address + path)
        assert build_ids(page) == whole("older")
    expect(page.get_by_role("complementary", name="Newer version")).to_be_hidden()
    host.deploy(newer)
    page.reload()
    expect(page.get_by_role("complementary", name="Newer version")).to_be_visible()
    assert build_ids(page) == whole("older")


def test_site_that_is_being_edited_is_not_kept(open_tab: Callable[..., Visit], host: Host) -> None:
    """What a browser has kept of a built site at the same address gives way to it."""
    page = open_tab().page
    shutil.copy(ROOT / "overrides" / WORKER, host.site / WORKER)
    for file in host.site.rglob("*.html"):
        text = file.read_text(encoding="utf-8").replace("Content-Security-Policy", "Served")
        file.write_text(text.replace("<body", f"<body {NEWER}"), encoding="utf-8")
    page.reload()
    page.get_by_role("button", name="Use it now").click()
    page.wait_for_selector(f"body[{NEWER}]")
    page.goto(f"{host.address}modules/the-page/")
    expect(page.locator(f"body[{NEWER}]")).to_have_count(1)
    page.wait_for_function("() => navigator.serviceWorker.getRegistrations().then(found => !found.length)")
    page.wait_for_function(f"() => {CACHES}.then(names => !names.length)")


def test_site_works_where_nothing_may_be_kept(visit: Callable[..., Visit]) -> None:
    """A host without encryption, or a browser that forbids it."""
    seen = visit(workers=True)
    seen.page.add_init_script("delete Navigator.prototype.serviceWorker")
    page = seen.go("")
    expect(page.locator("h1").first).to_be_visible()
