"""The course on a host that it shares: it answers for its own, clears its own, and says when an edition is stuck."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from course.publishing.worker import fill_worker
from tests.conftest import Visit
from tests.host import Host

READY = "navigator.serviceWorker.ready.then(() => true)"
FAILED = "caches.keys().then(names => names.filter(name => name.endsWith(' failed')).length)"
UPDATE = """() => new Promise(async done => {
    const registration = await navigator.serviceWorker.getRegistration();
    registration.addEventListener("updatefound", () => {
        const { installing } = registration;
        installing.addEventListener("statechange", () => installing.state === "redundant" && done());
    });
    registration.update().catch(() => {});
})"""
NEIGHBOUR = """addEventListener("install", event => event.waitUntil(
    caches.open("neighbour").then(cache => cache.put("/other/a", new Response("a")))))"""
EARLIER = """async () => {
    const [name] = (await caches.keys()).filter(name => name.endsWith(" failed"));
    const cache = await caches.open(name);
    const [request] = await cache.keys();
    const failed = await (await cache.match(request)).json();
    await cache.put(request, new Response(JSON.stringify({ ...failed, first: failed.first - 3_600_000 })));
}"""


@pytest.fixture
def host(site: Path, tmp_path: Path) -> Iterator[Host]:
    """A server of a copy of the site at its root, with a neighbour's worker below it."""
    folder = shutil.copytree(site, tmp_path / "site")
    (folder / "other").mkdir()
    (folder / "other/worker.js").write_text(NEIGHBOUR, encoding="utf-8")
    (folder / "other/index.html").write_text("<title>Neighbour</title><p>Neighbour", encoding="utf-8")
    with Host(folder, below="/") as host:
        yield host


@pytest.fixture
def opened(visit: Callable[..., Visit], host: Host) -> Visit:
    """The course, kept by the browser."""
    seen = visit(workers=True)
    seen.address = host.address
    page = seen.go("")
    page.evaluate(READY)
    page.reload()
    assert page.evaluate("navigator.serviceWorker.controller !== null")
    return seen


def test_a_neighbours_files_are_let_by(opened: Visit, host: Host) -> None:
    page = opened.page
    assert page.evaluate("fetch('/other/index.html').then(answer => answer.text())").startswith("<title>Neighbour")
    host.stop()
    page.context.set_offline(True)
    other = page.context.new_page()
    with pytest.raises(Exception, match=r"ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_REFUSED"):
        other.goto(f"{host.address}other/never/")
    page.goto(f"{host.address}modules/never/")
    expect(page.get_by_role("heading", level=1)).to_have_text("This page is not here")
    opened.errors.clear()  # the browser reports the 404


def test_clearing_leaves_a_neighbours_things(opened: Visit, host: Host) -> None:
    page = opened.page
    page.evaluate("navigator.serviceWorker.register('/other/worker.js').then(() => true)")
    page.wait_for_function("() => caches.has('neighbour')")
    page.evaluate("localStorage.setItem('/other/.__palette', '1')")
    page.locator("[data-act=clear]").evaluate("one => one.closest('[hidden]')?.removeAttribute('hidden')")
    page.goto(f"{host.address}you/record/")
    page.get_by_role("button", name="Clear everything from this device").click()
    page.get_by_role("button", name="Clear everything", exact=True).click()
    said = page.get_by_role("dialog", name="Everything is cleared")
    expect(said).to_contain_text("history still lists the pages")
    assert page.evaluate("caches.keys()") == ["neighbour"]
    scopes = page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.map(one => one.scope))")
    assert scopes == [f"{host.address}other/"]
    assert page.evaluate("localStorage.getItem('/other/.__palette')") == "1"


def test_an_edition_that_never_comes_whole_is_told(opened: Visit, host: Host, site: Path, tmp_path: Path) -> None:
    """A host that adds a line to what it serves: the older edition does not stay for good without a word."""
    page = opened.page
    newer = shutil.copytree(site, tmp_path / "newer")
    for file in newer.rglob("*.html"):
        file.write_text(file.read_text(encoding="utf-8").replace("<body", "<body data-newer"), encoding="utf-8")
    fill_worker(newer)
    for file in newer.rglob("*.html"):
        file.write_text(file.read_text(encoding="utf-8") + "<!-- the host was here -->", encoding="utf-8")
    host.deploy(newer)
    page.evaluate(UPDATE)
    assert page.evaluate(FAILED) == 1
    assert len(page.evaluate("caches.keys()")) == 2, "the edition that is served, and the note; nothing half taken in"
    host.asked.clear()
    page.evaluate(UPDATE)
    assert len(host.asked) <= 3, f"asked again for all of it: {host.asked}"
    page.evaluate(EARLIER)
    page.goto(f"{host.address}modules/messages/")
    notice = page.get_by_role("complementary", name="Newer version")
    expect(notice).to_contain_text("could not get it whole")
    notice.get_by_role("button", name="Read it from the server").click()
    page.wait_for_selector("body[data-newer]")
    page.wait_for_selector("html[data-started]", state="attached")
    page.wait_for_load_state()
    opened.errors.clear()  # the browser reports what it broke off as it loaded anew


def test_a_newer_edition_waits_for_what_is_begun(opened: Visit, host: Host, site: Path, tmp_path: Path) -> None:
    page = opened.page
    page.goto(f"{host.address}supervisors/assign/")
    page.wait_for_selector("html[data-started]", state="attached")
    page.get_by_label("A note").fill("Begun, and not sent.")
    other = page.context.new_page()
    newer = shutil.copytree(site, tmp_path / "newer")
    for file in newer.rglob("*.html"):
        file.write_text(file.read_text(encoding="utf-8").replace("<body", "<body data-newer"), encoding="utf-8")
    fill_worker(newer)
    host.deploy(newer)
    other.goto(host.address)
    other.get_by_role("button", name="Use it now").click()
    other.wait_for_selector("body[data-newer]")
    notice = page.get_by_role("complementary", name="Newer version")
    expect(notice).to_contain_text("Save or send what you have started")
    expect(page.get_by_label("A note")).to_have_value("Begun, and not sent.")
    notice.get_by_role("button", name="Load this page again").click()
    page.wait_for_selector("body[data-newer]")
