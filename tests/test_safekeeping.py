"""What keeps a learner's work from getting lost: asking the browser, the home screen, and what loss leaves behind."""

from __future__ import annotations

import io
import json
import shutil
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from course.model import Course
from course.publishing.manifest import MANIFEST
from course.publishing.offline import pack
from tests.conftest import PHONE, ROOT, Visit
from tests.graduate import everything, graduate
from tests.host import Host
from tests.learner import put, ready, text_in, until
from tests.records import link_of
from tests.test_accessibility import violations

ASKED = """
    window.asked = 0;
    StorageManager.prototype.persisted = async () => false;
    StorageManager.prototype.persist = async () => { window.asked += 1; return true };
"""
IPHONE = """
    Object.defineProperty(navigator, "standalone", { value: %s });
    Object.defineProperty(navigator, "maxTouchPoints", { value: 5 });
"""


def test_manifest_names_the_course_and_icons_that_are_there(site: Path, course: Course) -> None:
    told = json.loads((site / MANIFEST).read_text(encoding="utf-8"))
    assert told["name"] == course.title and told["start_url"] == told["scope"] == "./"
    assert told["theme_color"] == "#14504a" and told["background_color"] == "#fcfbf8"
    assert {icon["purpose"] for icon in told["icons"]} == {"any", "maskable"}
    for icon in told["icons"]:
        file = site / icon["src"]
        assert file.is_file()
        if icon["type"] == "image/png":
            picture = Image.open(file)
            assert f"{picture.width}x{picture.height}" == icon["sizes"]
            # A phone cuts the corners of the one, and must find something there.
            assert (picture.convert("RGBA").getpixel((0, 0))[3] == 255) is (icon["purpose"] == "maskable")  # type: ignore[index]


def test_every_page_links_to_the_manifest_of_its_own_site(visit: Callable[..., Visit]) -> None:
    for path in ("", "modules/the-page/", "scenarios/the-keys/"):
        seen = visit()
        page = seen.go(path)
        assert page.evaluate("document.querySelector('link[rel=manifest]').href") == seen.address + MANIFEST


def test_zip_for_a_disk_has_no_manifest(offline_site: Path) -> None:
    packed = zipfile.ZipFile(io.BytesIO(pack(offline_site, ROOT / "overrides", date(2026, 1, 1))))
    assert MANIFEST not in packed.namelist()
    assert not any(MANIFEST.encode() in packed.read(name) for name in packed.namelist() if name.endswith(".html"))


def test_browser_is_asked_to_keep_the_first_thing_done(visit: Callable[..., Visit]) -> None:
    seen = visit()
    seen.page.add_init_script(ASKED)
    page = ready(seen.go("scenarios/the-keys/"))
    assert page.evaluate("window.asked") == 0, "looking at a page is no reason to ask"
    page.locator("[data-scene]").locator("visible=true").locator("a.choice").first.click()
    page.wait_for_function("() => window.asked === 1")
    page = ready(seen.go("modules/the-page/"))
    page.wait_for_timeout(700)
    assert page.evaluate("window.asked") == 0, "reading on is none either"
    page = ready(seen.go("you/record/"))
    page.get_by_label("Your name").fill("Ana Díaz")
    until(page, lambda kept: kept["name"]["value"] == "Ana Díaz")
    page.wait_for_function("() => window.asked === 1")


def test_guest_is_not_kept_longer(visit: Callable[..., Visit]) -> None:
    seen = visit()
    seen.page.add_init_script(ASKED)
    page = ready(seen.go("you/record/"))
    page.get_by_role("button", name="Use as a guest").click()
    page.get_by_role("dialog").get_by_role("button", name="Use as a guest").click()
    page.get_by_label("Your name").fill("Guest")
    page.wait_for_timeout(700)
    assert page.evaluate("window.asked") == 0


def test_iphone_is_told_of_the_home_screen_once_something_is_kept(visit: Callable[..., Visit], course: Course) -> None:
    seen = visit(PHONE)
    seen.page.add_init_script(IPHONE % "false")
    page = ready(seen.go(""))
    note = page.locator("[data-home-screen]")
    expect(note).to_have_count(0)
    page = ready(put(seen, graduate(course, everything(course)[:1], "Ana Díaz")))
    expect(note).to_contain_text("Add to Home Screen")
    assert violations(page) == []
    note.get_by_role("button", name="Hide this").click()
    expect(note).to_have_count(0)
    page = ready(seen.go(""))
    page.wait_for_timeout(300)
    expect(note).to_have_count(0)


def test_app_on_the_home_screen_says_nothing_of_it(visit: Callable[..., Visit], course: Course) -> None:
    seen = visit(PHONE)
    seen.page.add_init_script(IPHONE % "true")
    page = ready(put(seen, graduate(course, everything(course)[:1], "Ana Díaz")))
    page.wait_for_timeout(300)
    expect(page.locator("[data-home-screen]")).to_have_count(0)


@pytest.fixture
def lasting(visit: Callable[..., Visit], site: Path, tmp_path: Path) -> Iterator[Visit]:
    """A browser that lets the course keep its pages, on a server of its own."""
    with Host(shutil.copytree(site, tmp_path / "site")) as host:
        seen = visit(PHONE, workers=True)
        seen.address = host.address
        page = seen.go("")
        page.evaluate("navigator.serviceWorker.ready.then(() => true)")
        yield seen


def _choose(page: Page) -> None:
    page.locator("[data-scene]").locator("visible=true").locator("a.choice").first.click()
    until(page, lambda kept: kept["scenarios"])


def test_empty_home_offers_to_open_a_copy_in_one_tap(
    visit: Callable[..., Visit], course: Course, tmp_path: Path
) -> None:
    copy = tmp_path / "progress.json"
    copy.write_text(json.dumps(graduate(course, everything(course)[:2], "Ana Díaz")), encoding="utf-8")
    page = ready(visit(PHONE).go(""))
    expect(page.get_by_text("This browser kept somebody’s progress")).to_be_hidden()
    assert violations(page) == []
    with page.expect_file_chooser() as got:
        page.get_by_role("button", name="Open your copy").click()
    got.value.set_files(copy)
    page.get_by_role("dialog", name="Open this file?").get_by_role("button", name="Open it").click()
    page.get_by_role("dialog", name="Your progress is here").get_by_role("button", name="Close").click()
    expect(page.locator("[data-progress-count]")).to_have_text(f"2 of {len(course.modules)} modules done")


def test_storage_cleared_between_visits_is_noticed(lasting: Visit) -> None:
    page = ready(lasting.go("scenarios/the-keys/"))
    _choose(page)
    page.wait_for_function("address => caches.has(`course ${address} kept`)", arg=lasting.address)
    lost = page.get_by_text("This browser kept somebody’s progress in this course, and it is gone.")
    page.evaluate("localStorage.clear()")
    page = ready(lasting.go(""))
    expect(lost).to_be_visible()
    expect(page.get_by_role("button", name="Open your copy")).to_be_visible()
    assert violations(page) == []


def test_all_cleared_is_noticed_when_the_assignment_is_opened_again(lasting: Visit, course: Course) -> None:
    """As Safari does after seven days: no storage, no cache and no worker is left, and only the mail has the link."""
    page = ready(lasting.go("scenarios/the-keys/"))
    _choose(page)
    page.evaluate(
        """async () => {
            localStorage.clear();
            sessionStorage.clear();
            for (const one of await navigator.serviceWorker.getRegistrations()) await one.unregister();
            for (const name of await caches.keys()) await caches.delete(name);
        }"""
    )
    link = link_of(course)
    page = ready(lasting.go(link[link.index("#") :]))
    offer = page.locator("[data-assignment-offer]")
    with page.expect_file_chooser():
        offer.get_by_role("button", name="Open your copy").click()
    offer.get_by_role("button", name="Do not keep it").click()
    home = page.locator(".been-here")
    with page.expect_file_chooser():
        home.get_by_role("button", name="Open your copy").click()
    home.get_by_role("button", name="paste its link").click()
    expect(page.get_by_role("dialog", name="Open a copy from a link")).to_be_visible()


def test_nothing_is_remembered_of_whoever_clears_everything(lasting: Visit) -> None:
    page = ready(lasting.go("scenarios/the-keys/"))
    _choose(page)
    page.wait_for_function("address => caches.has(`course ${address} kept`)", arg=lasting.address)
    page = ready(lasting.go("you/record/"))
    page.get_by_role("button", name="Clear everything from this device").click()
    page.get_by_role("dialog").get_by_role("button", name="Clear everything").click()
    expect(page.get_by_role("dialog", name="Everything is cleared")).to_be_visible()
    assert page.evaluate("caches.keys()") == []


def test_a_week_away_takes_nothing_by_itself(visit: Callable[..., Visit]) -> None:
    """What a browser does on its own is told of; the course itself lets nothing go stale."""
    seen = visit(PHONE)
    seen.page.clock.install(time="2026-11-20T10:00:00Z")
    page = seen.go("scenarios/the-keys/")
    _choose(ready(page))
    page.clock.set_system_time("2026-11-28T10:00:00Z")
    page = ready(seen.go("you/record/"))
    page.get_by_label("Your name").fill("Ana Díaz")
    kept = until(page, lambda kept: kept["name"]["value"] == "Ana Díaz")
    assert "the-keys" in kept["scenarios"]


def test_private_window_starts_empty_and_offers_the_copy(visit: Callable[..., Visit], course: Course) -> None:
    ready(put(visit(), graduate(course, everything(course)[:1], "Ana Díaz")))
    page = ready(visit().go(""))
    expect(page.get_by_role("button", name="Open your copy")).to_be_visible()
    assert text_in(page) == ""
