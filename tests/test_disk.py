"""The edition for a disk: one zip, unpacked anywhere, whose pages work without any server."""

from __future__ import annotations

import os
import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.conftest import PHONE, SMALL, Visit, copy_small_course, run
from tests.sites import SharedFolders


def packed(site: Path, to: Path) -> Path:
    """The zip of the site, as the command writes it."""
    with TemporaryDirectory() as folder:
        told = run("course", "offline", str(site), "--to", str(to), cwd=copy_small_course(Path(folder) / "course"))
    assert told.returncode == 0, told.stdout + told.stderr
    (file,) = to.iterdir()
    return file


@pytest.fixture(scope="module")
def unpacked(shared: SharedFolders, offline_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The zip, unpacked where nobody would have thought; read only."""

    def unpack(to: Path) -> None:
        with zipfile.ZipFile(packed(offline_site, tmp_path_factory.mktemp("dist"))) as archive:
            archive.extractall(to)

    return shared.get("My documents/The course, 2 (é)", unpack)


@pytest.fixture
def from_disk(visit: Callable[..., Visit], unpacked: Path) -> Callable[..., Visit]:
    """Opens the unpacked pages; a request for anything that is not among them fails the test."""

    def start(**options: object) -> Visit:
        seen = visit(**options)
        seen.address = f"{unpacked.as_uri()}/"
        return seen

    return start


def test_zip_is_named_by_what_is_in_it_and_is_the_same_twice(offline_site: Path, tmp_path: Path) -> None:
    first, second = packed(offline_site, tmp_path / "one"), packed(offline_site, tmp_path / "two")
    assert re.fullmatch(r"pictures-at-the-pantry-[0-9a-f]{12}-[0-9a-f]{8}\.zip", first.name)
    other = shutil.copytree(offline_site, tmp_path / "other")
    os.utime(other / "index.html", (0, 0))
    third = packed(other, tmp_path / "three")
    assert first.read_bytes() == second.read_bytes() == third.read_bytes()
    assert first.name == second.name == third.name
    (other / "you/privacy.html").write_text("<p>Something else.</p>", encoding="utf-8")
    assert packed(other, tmp_path / "four").name != first.name


def test_site_for_a_server_is_not_packed(site: Path, tmp_path: Path) -> None:
    told = run("course", "offline", str(site), "--to", str(tmp_path), cwd=SMALL)
    assert told.returncode == 2
    assert "--no-directory-urls" in told.stderr


def test_every_page_opens_from_a_disk(from_disk: Callable[..., Visit], unpacked: Path) -> None:
    seen = from_disk()
    for file in sorted(unpacked.rglob("*.html")):
        page = seen.go(file.relative_to(unpacked).as_posix())
        expect(page.locator("h1").first).to_be_visible()
        assert not page.locator("script[type=module]").count()
        # What a script did: the search has a name.
        expect(page.get_by_role("dialog", name="Search", include_hidden=True)).to_have_count(1)


def test_search_finds_from_a_disk(from_disk: Callable[..., Visit]) -> None:
    page = from_disk().go("index.html")
    page.locator("[data-md-component=search-query]").click()
    page.keyboard.type("apples")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    page.keyboard.press("Enter")
    expect(page).not_to_have_url(re.compile("/index.html"))
    expect(page.locator("h1").first).to_be_visible()


def test_pages_apart_are_found_from_a_disk(from_disk: Callable[..., Visit]) -> None:
    page = from_disk().go("trainers/index.html")
    page.locator("[data-md-component=search-query]").click()
    page.keyboard.type("coverage")
    expect(page.locator(".md-search-result__link").first).to_have_attribute("href", re.compile("trainers/coverage"))


def test_progress_is_kept_from_a_disk(from_disk: Callable[..., Visit]) -> None:
    seen = from_disk(size=PHONE)
    page = seen.go("scenarios/the-keys.html")
    _choice(page).click()
    _choice(page).click()
    scene = page.locator("[data-scene]").locator("visible=true").get_attribute("id")
    page.reload()
    expect(page.locator(f"#{scene}")).to_be_visible()
    page = seen.go("index.html")
    page.get_by_role("link", name="Continue where you left off").click()
    expect(page).to_have_url(re.compile("the-keys.html"))
    page = seen.go("modules/the-page.html")
    page.get_by_title("Switch to light").locator("visible=true").click()
    page.get_by_title("Switch to dark").locator("visible=true").click()
    page = seen.go("modules/messages.html")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def _choice(page: Page) -> Locator:
    return page.locator("[data-scene]").locator("visible=true").locator("a.choice").first


def test_what_did_not_come_with_the_zip_is_blocked(from_disk: Callable[..., Visit]) -> None:
    seen = from_disk()
    page = seen.go("index.html")
    for element in (
        "Object.assign(document.createElement('script'), {textContent: 'hit = 1'})",
        "Object.assign(new Image(), {src: 'https://example.org/a.png'})",
    ):
        with page.expect_console_message(lambda said: "Content Security Policy" in said.text):
            page.evaluate(f"document.body.append({element})")
    assert page.evaluate("typeof hit") == "undefined"
    assert len(seen.errors) == 2 and all("Content Security Policy" in error for error in seen.errors)
    seen.errors.clear()
    seen.strays.clear()


def test_link_of_an_assignment_is_made_and_opened(from_disk: Callable[..., Visit]) -> None:
    """Nobody else can open an address on this disk, so the page asks where the course is on the web."""
    page = from_disk(size=PHONE).go("supervisors/assign.html")
    page.get_by_role("textbox", name="Your name").fill("Dana Reyes")
    page.get_by_label("Where your staff open the course").fill("https://county.example/course/?x=1#top")
    page.get_by_role("button", name="Make the link").click()
    expect(page.get_by_role("img", name="QR code of the link that Dana Reyes made")).to_be_visible()
    link = page.get_by_label("The link", exact=True).input_value()
    assert link.startswith("https://county.example/course/#assign=")
    page = from_disk(size=PHONE).go(f"index.html#assign={link.partition('#assign=')[2]}")
    page.get_by_role("button", name="Keep this assignment").click()
    expect(page.get_by_role("heading", name="Dana Reyes assigned you")).to_be_focused()
    assert page.url.endswith("/index.html")
