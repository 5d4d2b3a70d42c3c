"""The Content-Security-Policy: every page has it, all works under it, and what did not come with the site does not."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from course.publishing.built_site import digest_of, read_page
from course.publishing.offline import pack
from course.publishing.policy_weaknesses import weaknesses
from course.publishing.security_policy import with_policy
from tests.conftest import PHONE, ROOT, Visit, build_site
from tests.host import Host

WATCH = """
window.violations = [];
document.addEventListener("securitypolicyviolation", event => {
  window.violations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
});
"""
BLOCKED = """() => new Promise(done => {
  if (window.violations.length) done();
  document.addEventListener("securitypolicyviolation", done);
})"""


@pytest.fixture
def watched(visit: Callable[..., Visit]) -> Iterator[Callable[..., Visit]]:
    """Opens visits whose pages note what the policy blocks; nothing may be."""
    opened: list[Visit] = []

    def start(*arguments: object, **options: object) -> Visit:
        opened.append(visit(*arguments, **options))
        opened[-1].page.add_init_script(WATCH)
        return opened[-1]

    yield start
    for seen in opened:
        assert blocked(seen.page) == []


def blocked(page: Page) -> list[str]:
    """What the policy of the page that stands has blocked so far."""
    found: list[str] = page.evaluate("window.violations")
    return found


def paths(site: Path) -> list[str]:
    """The address of every page below the site's own."""
    pages = [page.relative_to(site) for page in sorted(site.rglob("index.html"))]
    return [page.as_posix().removesuffix("index.html") for page in pages]


def test_every_page_has_a_strict_policy(site: Path) -> None:
    for file in site.rglob("*.html"):
        page = read_page(file.name, file.read_bytes())
        assert [*weaknesses(page.policy)] == [], file
        head = file.read_text(encoding="utf-8").partition("Content-Security-Policy")[0]
        assert "<script" not in head and "<link" not in head and "<style" not in head, "the policy comes too late"


def test_nothing_is_blocked_on_any_page(watched: Callable[..., Visit], site: Path) -> None:
    seen = watched()
    for path in paths(site):
        assert blocked(seen.go(path)) == [], path


def test_search_works_under_the_policy(watched: Callable[..., Visit]) -> None:
    page = watched().go("modules/the-page/")
    page.locator("[data-md-component=search-query]").click()
    page.keyboard.type("apples")
    results = page.locator(".md-search-result__link")
    expect(results.first).to_be_visible()
    assert blocked(page) == []
    page.keyboard.press("Enter")
    expect(page).not_to_have_url(re.compile("modules/the-page/"))


def test_colours_and_menu_work_under_the_policy(watched: Callable[..., Visit]) -> None:
    page = watched(PHONE).go("modules/the-page/")
    for name in ("Switch to light", "Switch to dark", "Use the device’s setting"):
        page.get_by_title(name).locator("visible=true").click()
    page.locator(".md-header label[for=__drawer]").click()
    expect(page.locator(".md-nav--primary")).to_be_in_viewport()
    assert blocked(page) == []


ADD = "const add = (tag, what) => document.body.appendChild(Object.assign(document.createElement(tag), what))"
ATTACKS = {
    "inline script": "add('script', {textContent: 'window.hit = 1'})",
    "handler": "document.body.insertAdjacentHTML('beforeend', '<img src=data:, onerror=\"window.hit = 1\">')",
    "eval": "try { eval('window.hit = 1') } catch {}",
    "script of another host": "add('script', {src: 'https://example.org/a.js'})",
    "picture of another host": "add('img', {src: 'https://example.org/a.png'})",
    "request": "fetch('https://example.org/').catch(() => {})",
    "beacon": "navigator.sendBeacon('https://example.org/', 'x')",
    "style": "document.body.setAttribute('style', 'color: red')",
    "frame": "add('iframe', {src: 'https://example.org/'})",
    "form": "add('form', {action: 'https://example.org/'}).submit()",
    "base": "add('base', {href: 'https://example.org/'})",
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_what_did_not_come_with_the_site_is_blocked(attack: str, visit: Callable[..., Visit]) -> None:
    seen = visit()
    seen.page.add_init_script(WATCH)
    reached: list[str] = []
    seen.page.on("requestfinished", lambda request: reached.append(request.url))
    page = seen.go("modules/the-page/")
    page.evaluate(f"() => {{ {ADD}; setTimeout(() => {{ {ATTACKS[attack]} }}) }}")
    page.evaluate(BLOCKED)
    assert page.evaluate("window.hit") is None
    assert page.url.startswith(seen.address)
    assert not [url for url in reached if "example.org" in url]
    # The browser tells of what it has blocked, which is what was wanted here.
    assert all("Content Security Policy" in error for error in seen.errors), seen.errors
    seen.errors.clear()
    seen.strays.clear()


@pytest.mark.parametrize(
    "where",
    [
        "<head><meta charset='utf-8'><script>theme</script></head><article><script>text</script></article>",
        "<head><script>theme</script></head><article></article><script>text</script>",
        "<head><script>theme</script><title>A</title><script>text</script></head>",
    ],
)
def test_script_that_the_theme_has_not_written_is_not_allowed(where: str) -> None:
    page = read_page("", with_policy(where, frozenset({digest_of("theme")})).encode())
    assert page.policy.count("sha256-") == 1
    assert [inline.digest in page.policy for inline in page.inline] == [True, False]


def test_a_page_has_one_policy_however_often_it_is_given() -> None:
    once = with_policy("<head><title>A</title></head>", frozenset())
    assert with_policy(once, frozenset()) == once


@pytest.mark.parametrize(
    ("address", "folder"),
    [
        ("", "'self'"),
        ("https://county.example", "county.example/assets/"),
        ("https://county.example/training/", "county.example/training/assets/"),
        ("https://county.example/a%20b;c/", "county.example/a%20b%3Bc/assets/"),
        ("http://127.0.0.1:8000/training/", "127.0.0.1:8000/training/assets/"),
        ("//x", "'self'"),
        ("https://[::1/", "'self'"),
        ("https://*/", "'self'"),
    ],
)
def test_scripts_come_from_the_courses_own_folder(address: str, folder: str) -> None:
    page = read_page("", with_policy("<head><title>A</title></head>", frozenset(), address).encode())
    assert f"; script-src {folder};" in page.policy
    assert [*weaknesses(page.policy, address)] == []
    told = [*weaknesses(page.policy, "https://elsewhere.example/")]
    assert told == [f"that allows {folder} in script-src"]


def test_pages_work_where_mkdocs_yml_says_the_site_is(copy: Path, tmp_path: Path, visit: Callable[..., Visit]) -> None:
    target = tmp_path / "served"
    with Host(target) as host:
        address = host.address
        config = copy / "mkdocs.yml"
        config.write_text(config.read_text(encoding="utf-8") + f"\nsite_url: {address}\n", encoding="utf-8")
        build_site(copy, target)
        for path in ("", "quizzes/the-page/", "modules/photographs/"):
            seen = visit(at=address)
            seen.page.add_init_script(WATCH)
            assert blocked(seen.go(path)) == []
        packed = zipfile.ZipFile(io.BytesIO(pack(target, ROOT / "overrides", date(2026, 1, 1))))
        assert "script-src 'self'" in packed.read("index.html").decode()


@pytest.mark.parametrize(
    ("policy", "told"),
    [
        ("", "has no Content-Security-Policy"),
        ("default-src 'self'", "without default-src 'none'"),
        ("script-src 'self' 'unsafe-inline'", "that allows 'unsafe-inline' in script-src"),
        ("script-src 'self' 'unsafe-eval'", "that allows 'unsafe-eval' in script-src"),
        ("script-src *; script-src 'self'", "that allows * in script-src"),
        ("img-src https:", "that allows https: in img-src"),
        ("img-src 'sha256-exqRXrW/0laiImCrTE8a70vxyyY10FJVIppytLf/dbY='", "in img-src"),
        ("frame-src https://example.org", "that allows https://example.org in frame-src"),
        ("script-src 'none'", "without style-src"),
    ],
)
def test_a_weak_policy_is_told(policy: str, told: str) -> None:
    assert told in "\n".join(weaknesses(policy))
