"""The review booklet: everything has a number that tells what it was, nothing is folded, and the PDF is a good one."""

from __future__ import annotations

import csv
import io
import os
import re
import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from lxml import html
from msgspec.structs import replace
from playwright.sync_api import Browser
from pypdf import PdfReader

from course.model import Course
from course.model.comment import COLUMNS
from course.queries.numbering import entries_of
from course.reading import read_course
from course.rendering.booklet import PAGE_HOLDER, Edition, css_string, render_booklet
from course.rendering.comment_form import as_letters, render_form
from tests.conftest import ROOT, SMALL, copy_small_course

EDITION = Edition("0123456789ab", date(2026, 11, 26))
MODULE = "docs/modules/messages.md"


@pytest.fixture(scope="module")
def page(course: Course) -> Any:
    """The booklet of the small course, as it is before it is printed."""
    return html.document_fromstring(render_booklet(course, EDITION, {"": 0}))


def course_with(folder: Path, path: str, old: str, new: str) -> Course:
    """Return the small course with a change in one of its files."""
    copy = copy_small_course(folder)
    text = (copy / path).read_text(encoding="utf-8")
    assert old in text
    (copy / path).write_text(text.replace(old, new, 1), encoding="utf-8")
    return read_course(copy)


def letters_by_id(course: Course) -> dict[tuple[str, str], str]:
    """Return the letters of everything but claims, by its id."""
    return {(entry.kind, entry.id): entry.letters for entry in entries_of(course) if entry.kind != "claim"}


def test_every_number_is_there_once(course: Course, page: Any) -> None:
    numbers = [entry.number for entry in entries_of(course)]
    assert len(numbers) > 120 and not [number for number, count in Counter(numbers).items() if count > 1]
    ids = Counter(page.xpath("//@id"))
    assert not [id for id, count in ids.items() if count > 1]
    assert not [entry.number for entry in entries_of(course) if entry.text and entry.number not in ids]


def test_every_link_leads_into_the_booklet_or_to_a_host(page: Any) -> None:
    targets = [str(target) for target in page.xpath("//@href")]
    ids = set(page.xpath("//@id"))
    inside = [target[1:] for target in targets if target.startswith("#")]
    assert len(inside) > 200 and not set(inside) - ids
    assert not [target for target in targets if not target.startswith(("#", "https://", "http://", "mailto:"))]


def test_it_is_one_file_that_asks_for_nothing(course: Course) -> None:
    text = render_booklet(course, EDITION, {"": 0})
    assert not re.findall(r"<(?:script|link|img|iframe|object|audio|video)\b|@import|url\((?!#)", text)
    assert "default-src 'none'" in text


def test_keys_feedback_verdicts_and_maps_are_open(course: Course, page: Any) -> None:
    said = " ".join(page.text_content().split())
    questions = [question for one in course.question_sets for question in one.questions]
    right = page.xpath("//section[contains(@class, 'question')]//li[@class='is-key']")
    assert len(right) == sum(len(one.keys) + len(one.blanks) for one in questions)
    assert len(page.xpath("//*[contains(@class, 'verdict--')][contains(@class, 'verdict ')]")) == sum(
        len(scene.verdicts) for scenario in course.scenarios for scene in scenario.scenes
    )
    assert len(page.xpath("//figure[@class='map-frame']")) == len(course.scenarios)
    assert not page.xpath("//details[not(@open)]")
    assert "Confirmed on November 26, 2026 by Ann Weber, editor of the test course." in said


def test_an_answer_stands_beside_its_passage_both_ways(course: Course, page: Any) -> None:
    numbers = {entry.id: entry.number for entry in entries_of(course) if entry.kind != "claim"}
    question = numbers["quizzes/the-page.md#a-good-goodbye"]
    passage = numbers["docs/modules/the-page.md#when-a-volunteer-leaves"]
    (section,) = page.xpath(f"//section[.//*[@id='{question}']][contains(@class, 'question')]")
    assert passage in section.text_content()
    (section,) = page.xpath(f"//section[.//*[@id='{passage}']][contains(@class, 'passage')]")
    assert question in section.xpath("string(.//p[@class='rests'])")


def test_a_text_moved_keeps_its_letters_and_one_changed_does_not(course: Course, tmp_path: Path) -> None:
    first = next(entry for entry in entries_of(course) if entry.number == "M1.1")
    heading = f"## {first.title}"
    moved = course_with(tmp_path / "a", first.path, heading, f"## Something new\n\nOne more thing.\n\n{heading}")
    before, after = letters_by_id(course), letters_by_id(moved)
    assert {one: letters for one, letters in after.items() if before.get(one) != letters}.keys() == {
        ("passage", f"{first.path}#something-new")
    }
    assert next(entry.number for entry in entries_of(moved) if entry.id == first.id) == "M1.2"
    changed = course_with(tmp_path / "b", first.path, f"{heading}\n\n", f"{heading}\n\nOne more thing. ")
    after = letters_by_id(changed)
    assert {one for one, letters in after.items() if before[one] != letters} == {("passage", first.id)}


def test_layout_and_typography_change_no_letters(course: Course, tmp_path: Path) -> None:
    entry = next(entry for entry in entries_of(course) if entry.number == "M1.1")
    first = " ".join(entry.text.split()[:3])
    changed = course_with(tmp_path, entry.path, first, first.replace(" ", "\n", 1))
    assert letters_by_id(changed) == letters_by_id(course)


def test_claims_come_by_kind_each_with_what_it_rests_on(course: Course, page: Any) -> None:
    claims = [entry for entry in entries_of(course) if entry.claim]
    assert {kind for entry in claims if entry.claim for kind in entry.claim.kinds} >= {"legal", "other"}
    for entry in claims:
        assert page.xpath(f"//table[@class='index']//th//a[@href='#{entry.number}']"), entry.number
        cited = {f"data/sources.yml#{source.id}" for source in (entry.claim.sources if entry.claim else ())}
        numbers = {one.number for one in entries_of(course) if one.id in cited}
        (row,) = page.xpath(f"//table[@class='index']//tr[th//a[@href='#{entry.number}']]")[:1]
        assert numbers <= {str(target)[1:] for target in row.xpath("./td[2]//@href")}
    heads = page.xpath("//section[contains(@class, 'claims')]/h2/@id")
    assert heads[0] == "claims-legal" and heads[-1] == "claims-other"


def test_the_form_has_a_row_for_each_number_and_no_formula(course: Course) -> None:
    hostile = replace(course, title="=1+1", pages={})
    written = render_form(hostile, EDITION.name)
    assert written.startswith("\ufeff")
    head, *rows = csv.reader(io.StringIO(written[1:], newline=""))
    assert [name.partition(" (")[0] for name in head] == [*COLUMNS]
    assert {row[0] for row in rows} == {one.full_number for one in entries_of(hostile) if one.text}
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    # What looks like a number or a day is changed by spreadsheets when they store the file.
    assert not [row for row in rows if not re.match(r"[A-Z]+\d[\d.]*[a-z]{0,2}-[A-Z]{3}$", row[0])]


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_cell_is_calculated(text: str) -> None:
    assert as_letters(text) == f"'{text}"


def test_a_title_ends_no_style() -> None:
    assert css_string('a"b</style>\\\n') == '"a\\22 b\\3c \\2f style\\3e \\5c \\a "'


def test_axe_finds_nothing_in_it(course: Course, browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "booklet.html"
    file.write_text(render_booklet(course, EDITION, {"": 0}), encoding="utf-8")
    page = browser.new_page(viewport={"width": 1280, "height": 800}, bypass_csp=True)
    page.goto(file.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.evaluate(Axe().axe_script)
    found = page.evaluate("axe.run().then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes[0].html]))")
    assert not found
    page.close()


def test_a_course_without_sources_and_deck_has_a_booklet() -> None:
    small = read_course(ROOT / "course/example")
    page: Any = html.document_fromstring(render_booklet(small, EDITION, {"": 0}))
    ids = Counter(page.xpath("//@id"))
    assert {"M1.1", "C1.1", "Q1.1"} <= ids.keys() and not [id for id, count in ids.items() if count > 1]
    assert {str(target)[1:] for target in page.xpath("//@href") if target.startswith("#")} <= ids.keys()


def command(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command apart: a browser that tests have open forbids another way to drive one."""
    whole = [sys.executable, "-m", "course.command", "booklet", *arguments]
    return subprocess.run(
        whole, cwd=SMALL, capture_output=True, encoding="utf-8", env={**os.environ, **environment}, check=False
    )


def test_the_pdf_is_tagged_and_its_contents_name_the_right_pages(course: Course, tmp_path: Path) -> None:
    done = command("--to", str(tmp_path), "--paper", "A4")
    assert (done.returncode, done.stderr) == (0, "")
    pdf = PdfReader(tmp_path / "booklet.pdf")
    root: Any = pdf.root_object
    assert pdf.metadata and str(pdf.metadata.title).startswith(f"{course.title}: review booklet")
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"]) == ("en", True)
    assert pdf.outline
    assert [round(float(side)) for side in pdf.pages[0].mediabox[2:]] == [595, 842]
    named = {name.removeprefix("/"): pdf.get_destination_page_number(at) for name, at in pdf.named_destinations.items()}
    page: Any = html.document_fromstring((tmp_path / "booklet.html").read_text(encoding="utf-8"))
    given = page.xpath("//a[@class='to'][span[@class='at']]")
    assert len(given) > 50
    for link in given:
        assert link.xpath("string(span)") == f"p. {(named[link.get('href')[1:]] or 0) + 1}"
    texts = [one.extract_text() for one in pdf.pages]
    assert all(f"Page {at} of {len(texts)}" in text for at, text in enumerate(texts[1:], 2))
    assert f"p. {PAGE_HOLDER}" not in texts[1]


def test_without_a_browser_there_is_html_and_a_word_on_the_pdf(tmp_path: Path) -> None:
    if sys.platform != "linux":
        pytest.skip("elsewhere browsers stand in places that no setting hides")
    gone = {"PATH": "", "PLAYWRIGHT_BROWSERS_PATH": str(tmp_path / "none"), "BROWSER_PATH": ""}
    done = command("--to", str(tmp_path / "out"), **gone)
    assert done.returncode == 0
    assert "booklet.pdf could not be made, since no Chromium, Chrome or Edge is installed: open it" in done.stderr
    assert {file.name for file in (tmp_path / "out").iterdir()} == {"booklet.html", "comments.csv"}


def test_a_course_with_errors_gets_no_booklet(copy: Path) -> None:
    (copy / MODULE).write_text("---\ntitle: x\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "course.command", "booklet", "--no-pdf"],
        cwd=copy,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1 and "No booklet was written" in done.stdout and f"{MODULE}:" in done.stdout
