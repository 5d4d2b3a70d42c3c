"""Every page on paper: printed by a real browser, and read again."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader

from course.model import Course, Document
from course.model.site_paths import is_published, site_path
from course.queries.cited_sources import cited_by_page
from tests.conftest import Visit

INKED = """() => {
  const light = (color) => {
    const [r, g, b, a = 1] = color.match(/[\\d.]+/g).map(Number);
    return a < 0.1 ? null : (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255;
  };
  const wrong = [];
  for (const one of document.querySelectorAll("html, body, body *")) {
    if (!one.checkVisibility()) continue;
    const style = getComputedStyle(one);
    const paper = light(style.backgroundColor);
    const hasText = [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (paper !== null && paper < 0.8) wrong.push(`${one.tagName}.${one.className} on ${style.backgroundColor}`);
    if (hasText && light(style.color) > 0.45) wrong.push(`${one.tagName}.${one.className} in ${style.color}`);
  }
  return wrong;
}"""
"""Gives what is dark behind print or light in print, as it is on paper."""

PAPERS = ("A4", "Letter")
CHROME = ("Skip to content", "Table of contents", "Back to top", "Text CC BY 4.0, code MIT")
"""What the theme shows beside a page's content."""


def letters(text: str) -> str:
    """The letters and digits of a text: lines break where they must, and two letters may be drawn as one."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text)).casefold()


def printed(raw: bytes, course: Course) -> list[str]:
    """The letters on each sheet, without what stands at its foot, which comes first in the file."""
    footer = re.compile(rf"\A\d+ of \d+\s*{re.escape(course.title)}\s*")
    sheets = [sheet.extract_text() for sheet in PdfReader(io.BytesIO(raw)).pages]
    return [letters(footer.sub("", text)) for text in sheets]


def pages_of(site: Path, course: Course) -> dict[str, Document]:
    """The path of every page, and what it was made from."""
    found = {
        re.sub(r"(^|/)index/$", r"\1", f"{site_path(path)[:-3]}/"): document for path, document in published(course)
    }
    assert {f"{path}index.html" for path in found} == {
        file.relative_to(site).as_posix() for file in site.rglob("index.html")
    }
    return found


def published(course: Course) -> Iterator[tuple[str, Document]]:
    """The pages of the site by their source, translated ones too."""
    yield from ((path, document) for path, document in course.documents.items() if is_published(course, path))
    yield from ((path, translation.document) for path, translation in course.translations.items())


@pytest.mark.parametrize(("scripts", "scheme"), [(True, "dark"), (False, "light")], ids=["scripts-dark", "bare-light"])
def test_every_page_is_whole_on_paper(
    scripts: bool, scheme: str, visit: Callable[..., Visit], site: Path, course: Course
) -> None:
    """Each page with scripts on one paper, and without them on the other, by turns."""
    seen = visit(scripts=scripts, scheme=scheme)
    for at, (path, document) in enumerate(pages_of(site, course).items()):
        if scripts and path == "you/record/":
            continue  # its paper is the certificate, which tests/test_record.py reads
        page = seen.go(path)
        paper = PAPERS[(at + scripts) % len(PAPERS)]
        _require_whole(printed(page.pdf(format=paper), course), document, f"{path} on {paper}")
        page.emulate_media(media="print")
        assert page.evaluate(INKED) == [], path
        page.emulate_media(media="null")


def _require_whole(sheets: list[str], document: Document, where: str) -> None:
    text = "".join(sheets)
    for link in sorted(document.links, key=lambda link: -len(link.target)):
        # Where it leads stands behind a link to another host; the paragraph as written does not have it.
        text = text.replace(letters(link.target), "") if link.is_external else text
    # A quiz ends with its key, which names the passage and does not quote it again.
    final = document.prose[-2 if "quizzes/" in document.path else -1]
    title, last = letters(document.headings[0].text), letters(final.text)
    assert 0 <= sheets[0].find(title) < 20, f"{where} does not begin with its title"
    assert last in text, f"{where} does not end with its last paragraph"
    # What is left for the last sheet may be a word.
    assert all(len(sheet) > 20 for sheet in sheets[:-1]) and sheets[-1], f"{where} has an empty sheet"
    assert not [words for words in CHROME if letters(words) in text], f"{where} shows the theme"


def test_sources_can_be_typed_from_paper(visit: Callable[..., Visit], site: Path, course: Course) -> None:
    seen = visit()
    for path, document in pages_of(site, course).items():
        if not path.startswith("modules/"):
            continue
        text = "".join(printed(seen.go(path).pdf(format="A4"), course))
        for link in document.links:
            if link.is_external:
                assert letters(link.target) in text, f"{path}: the address of {link.text} is missing"
        for id in cited_by_page(course).get(document.path, ()):
            assert letters(course.sources[id].address) in text, f"{path}: the address of the source {id} is missing"
        assert letters(seen.address) not in text, f"{path}: shows the address of a link inside the course"


def test_charts_fit_their_sheet(visit: Callable[..., Visit], site: Path, course: Course) -> None:
    """The widest table has a column for each platform, and all of them are there."""
    shown = [(path, fence) for path, page in pages_of(site, course).items() for fence in page.fences]
    tables = [(path, fence.body) for path, fence in shown if fence.info == "chart" and "kind: table" in fence.body]
    for path, body in tables:
        table = course.tables[body.partition("data: ")[2].split()[0]]
        for paper in PAPERS:
            text = "".join(printed(visit().go(path).pdf(format=paper), course))
            assert [label for label in table.platforms.values() if letters(label) not in text] == []
