"""A built site with links in every form, pages in unusual places, and an address where it is edited."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from mkdocs.config import load_config
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from msgspec.structs import replace

from course.builders.files import mounted
from course.model import Course
from course.model.site_paths import built_paths, edit_address, has_edit_link
from course.reading import read_course
from tests.conftest import build_site, copy_small_course, run
from tests.sites import SharedFolders

REPOSITORY = "https://git.county.example/staff/course"
EDITS = {
    "docs/modules/the-page.md": [
        (
            r"\n## (?!Reflect|Sources)",
            '\nFirst see [the case][case], ![the map][map], [a page](<../assets/a map (1).pdf> "1 [a] (b)"),\n'
            r"[the ones for supervisors](../supervisors/#and-then) and [*its* sources](?q=1#sources).\n\n\g<0>",
        ),
        (r"if you were ill\?\n\n## Sources", "if you\nwere ill?\n## Sources"),
        (r"\Z", "\n[case]: ../../scenarios/the-keys.md 'To play'\n[map]: <../assets/shelves.png>\n"),
    ],
    "scenarios/the-keys.md": [
        (r"(> \[!TIP\]\n> .*\[[^\]]+\])\(([^)]+)\)", r"\1[why]"),
        (r"\Z", "\n[why]: ../docs/modules/the-page.md#when-a-volunteer-leaves\n"),
    ],
    "quizzes/the-page.md": [
        (r'(> "[^"]+"\n> \[[^\]]+\])\(([^)]+)\)', r"\1[passage]"),
        (r"\Z", "\n[passage]: ../docs/modules/the-page.md#whose-page-it-is\n"),
    ],
    "docs/index.md": [(r"\Z", "\nSee [a guide](scenarios-guide.md) and [a page](reference/a-page.md#more).\n")],
    "mkdocs.yml": [
        (r"edit_uri: .*", f"edit_uri: {REPOSITORY}/edit/main/docs/"),
        (r"(?m)^( *)- Corrections: .*$", r"\g<0>\n\1- reference/a-page.md\n\1- scenarios-guide.md"),
    ],
}
NEW = {
    "docs/assets/a map (1).pdf": "%PDF",
    "docs/reference/a-page.md": "# A page\n\n## More\n\n[Home](../index.md)\n",
    "docs/scenarios-guide.md": "# A guide\n\nSee [the case](../scenarios/the-keys.md).\n\n```modules\n```\n",
}  # fmt: skip


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the course with all of that in it."""
    root = copy_small_course(tmp_path_factory.mktemp("linked"))
    for path, text in NEW.items():
        (root / path).write_text(text, encoding="utf-8")
    for path, edits in EDITS.items():
        text = (root / path).read_text(encoding="utf-8")
        for find, put in edits:
            text, count = re.subn(find, put, text, count=1)
            assert count, find
        (root / path).write_text(text, encoding="utf-8")
    assert run("course", "review", "--confirm", "all", "--as", "Ana Díaz, trainer", cwd=root).returncode == 0
    return root


@pytest.fixture(scope="module")
def linked(shared: SharedFolders, request: pytest.FixtureRequest) -> Path:
    """Its site; read only."""
    return shared.get("linked", lambda to: build_site(request.getfixturevalue("copied"), to))


def article(site: Path, page: str) -> Any:
    return html.fromstring((site / page / "index.html").read_text(encoding="utf-8")).find(".//article")


def targets(tree: Any) -> dict[str, str]:
    """What each link shows, with its target."""
    return {" ".join(link.text_content().split()): link.get("href") for link in tree.iter("a")}


def test_a_module(linked: Path) -> None:
    page = article(linked, "modules/the-page")
    found = targets(page)
    assert found["the case"] == "../../scenarios/the-keys/"
    assert found["a page"] == "../../assets/a%20map%20%281%29.pdf"
    assert found["the ones for supervisors"] == "../../supervisors/#and-then"
    assert found["its sources"] == "?q=1#sources"
    assert page.xpath("string(.//a[.='the case']/@title)") == "To play"
    assert page.xpath("string(.//a[.='a page']/@title)") == "1 [a] (b)"
    assert page.xpath("string(.//img[@alt='the map']/@src)") == "../../assets/shelves.png"
    assert "[case]" not in page.text_content()


def test_a_module_keeps_its_sources_right_below_its_question(linked: Path) -> None:
    page = article(linked, "modules/the-page")
    (heading,) = page.xpath(".//h2[@id='sources']")
    assert heading.getnext().tag == "ul"
    label = page.xpath("string(.//*[@data-note]//label)")
    assert label.endswith("if you were ill?")


def test_a_verdict(linked: Path) -> None:
    page = article(linked, "scenarios/the-keys")
    (link, *_) = page.xpath(".//*[@data-verdict='sound']//a")
    assert link.get("href") == "../../modules/the-page/#when-a-volunteer-leaves"
    assert "[why]" not in page.text_content()


def test_a_question(linked: Path) -> None:
    page = article(linked, "quizzes/the-page")
    (link, *_) = page.xpath(".//*[@data-reason]//blockquote//a")
    assert link.get("href") == "../../modules/the-page/#whose-page-it-is"
    assert "[passage]" not in page.text_content()


def test_a_page_whose_name_begins_like_a_folder(linked: Path) -> None:
    page = article(linked, "scenarios-guide")
    assert targets(page)["the case"] == "../scenarios/the-keys/"
    assert page.xpath(".//*[contains(@class,'module-card')]")


@pytest.mark.parametrize(("which", "shown"), [("staff", {True}), ("all", {True, False})])
def test_pages_for_learners_lead_to_their_source_only_if_asked(course: Course, which: str, shown: set[bool]) -> None:
    told = replace(course, edit_links=which)
    staff = {path.startswith(course.for_staff) for path in course.documents if has_edit_link(told, path)}
    assert staff == shown


EDITED = {
    "modules/the-page": "docs/modules/the-page.md",
    "scenarios/the-keys": "scenarios/the-keys.md",
    "quizzes/the-page": "quizzes/the-page.md",
    "scenarios-guide": "docs/scenarios-guide.md",
    "supervisors": "docs/supervisors/index.md",
    "": "docs/index.md",
}


def edit_links(root: Path, settings: str) -> dict[str, str | None]:
    """Where "edit this page" leads, by page, where mkdocs.yml says so."""
    config = re.sub(r"(?m)^edit_uri: .*$", settings, (root / "mkdocs.yml").read_text(encoding="utf-8"))
    (root / "mkdocs-edit.yml").write_text(config, encoding="utf-8")
    read = load_config(str(root / "mkdocs-edit.yml"))
    files = Files([])
    for path in EDITED.values():
        is_page = path.startswith("docs/")
        place = File(path.removeprefix("docs/"), read.docs_dir, read.site_dir, True)
        files.append(place if is_page else mounted(path, root, read))
    pages = (Page(None, file, read) for file in files)
    return {page.url.rstrip("/").strip("."): edit_address(page.edit_url) for page in pages}


@pytest.mark.parametrize(
    ("settings", "prefix"),
    [
        ("edit_uri: https://git.county.example/c/edit/main/docs/", "https://git.county.example/c/edit/main/"),
        (
            "repo_url: https://git.county.example/c\nedit_uri: edit/main/docs/",
            "https://git.county.example/c/edit/main/",
        ),
        (
            "repo_url: https://git.county.example/c/\nedit_uri: -/edit/main/docs",
            "https://git.county.example/c/-/edit/main/",
        ),
        ("repo_url: https://github.com/c/r", "https://github.com/c/r/edit/master/"),
        (
            "edit_uri_template: https://git.county.example/c/edit/main/docs/{path}",
            "https://git.county.example/c/edit/main/",
        ),
        (
            "repo_url: https://git.county.example/c\nedit_uri_template: edit/docs/{path}",
            "https://git.county.example/c/edit/",
        ),
        (
            "repo_url: https://git.county.example/c\nedit_uri: '?query=root/path/docs/'",
            "https://git.county.example/c?query=root/path/",
        ),
        ("repo_url: https://git.county.example/c\nedit_uri: ''", ""),
        ("", ""),
        ("edit_uri: https://github.com/your-county/before-you-post/edit/main/docs/", ""),
    ],
)
def test_edit_this_page(settings: str, prefix: str, copied: Path) -> None:
    assert edit_links(copied, settings) == {
        page: f"{prefix}{path}" if prefix else None for page, path in EDITED.items()
    }


def test_edit_this_page_by_a_query(copied: Path) -> None:
    found = edit_links(copied, "edit_uri_template: https://git.county.example/c?file=docs/{path!q}&at={path_noext}")
    assert found["quizzes/the-page"] == "https://git.county.example/c?file=quizzes%2Fthe-page.md&at=../quizzes/the-page"


def test_edit_this_page_on_pages(linked: Path, course: Course) -> None:
    parts = {
        built_paths(part.document.path)[0].removesuffix("/index.html"): part.document.path for part in course.units
    }
    for page, path in {**parts, **EDITED}.items():
        assert article(linked, page).xpath("string(.//a[@rel='edit']/@href)") == f"{REPOSITORY}/edit/main/{path}"


def test_what_is_wrong_on_a_folders_page_is_told_of_its_file(linked: Path, copied: Path, tmp_path: Path) -> None:
    from course.model.site_paths import source_of_built
    from course.publishing.site_rules import check_site

    course = read_course(copied)
    site = shutil.copytree(linked, tmp_path / "site")
    page = site / "supervisors/index.html"
    page.write_text(
        page.read_text(encoding="utf-8").replace("<article", '<a href="gone/">x</a><article', 1), encoding="utf-8"
    )
    (finding,) = check_site(course, site)
    assert (finding.path, finding.rule) == ("docs/supervisors/index.md", "site-link")
    assert source_of_built(course, "scenarios-guide/index.html") == "docs/scenarios-guide.md"
    assert source_of_built(course, "scenarios/the-keys.html") == "scenarios/the-keys.md"
    assert source_of_built(course, "404.html") == "404.html"
