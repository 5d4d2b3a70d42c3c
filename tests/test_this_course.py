"""What holds of this repository's own course beyond the rules of the check: its numbers in words, its guide, its pages.

Only these tests, those on paper and those of weight read it. All others run on the small course in `tests/course`, so
that nobody who edits the course has to edit a test of the engine.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

import msgspec
import pytest
from mkdocs.config import load_config

from course.checks import check_course
from course.checks.writing import MAX_GRADE, MAX_SENTENCE_WORDS
from course.model import Course, Document
from course.model.site_paths import built_paths
from course.publishing.agreement import check_agreement, shown_by
from course.publishing.site_rules import check_site
from course.reading.agency import agency_schema
from course.reading.agency import read_agency as read_points
from course.reading.cast import cast_schema
from course.reading.schema import AGENCY_SCHEMA, CAST_SCHEMA, COURSE_SCHEMA, SOURCES_SCHEMA
from course.reading.settings import course_schema, read_settings
from course.reading.sources import sources_schema
from course.text.readability import reading_grade, sentences, words
from tests.conftest import ROOT, Visit, run
from tests.records import RECORD_SCHEMA
from tests.searching import found
from tests.test_accessibility import LOOKS, LOTS, everywhere, sideways, violations_as
from tests.test_quiz_agreement import compared
from tests.test_record import nodes

START = ("index", "assign", "roster", "paths")
"""The pages that explain to supervisors how it works; the agenda and the guide are used, not read."""


def test_check_finds_nothing(course: Course) -> None:
    # That the day of a source's review has come is no fault of whoever runs the tests.
    found = (finding for finding in check_course(course) if finding.rule != "source-review")
    assert [str(finding) for finding in found] == []


def test_built_site_has_no_finding(course: Course, site: Path) -> None:
    assert [str(finding) for finding in check_site(course, site)] == []


def test_repository_and_site_show_the_same(course: Course) -> None:
    shows = shown_by(load_config(str(ROOT / "mkdocs.yml")))
    assert [str(finding) for finding in check_agreement(course, shows)] == []


@pytest.mark.parametrize("lot", range(LOTS))
def test_axe_finds_nothing(lot: int, visit: Callable[..., Visit], site: Path) -> None:
    """On every page once, and so that every width and scheme has its turn; on a page of each kind, everywhere."""
    seen = visit()
    found: list[str] = []
    paths = [file.relative_to(site).as_posix().removesuffix("index.html") for file in sorted(site.rglob("index.html"))]
    kinds = {path.split("/")[0]: path for path in paths}
    for at, path in [*enumerate(paths)][lot::LOTS]:
        page = seen.go(path)
        # A lot holds every sixth page, which would all have the same turn.
        size, scheme = LOOKS[(at + at // LOTS) % len(LOOKS)]
        is_first = path in kinds.values()
        found += everywhere(page) if is_first else [*sideways(page), *violations_as(page, size, scheme)]
    assert found == []


def test_maintainers_pages_are_not_on_the_site(site: Path) -> None:
    assert not (site / "architecture").exists()
    assert not (site / "decisions").exists()


def test_the_course_as_it_comes_shows_no_dead_link_to_edit_it(site: Path) -> None:
    assert "your-county" in (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert [page for page in site.rglob("*.html") if "your-county" in page.read_text(encoding="utf-8")] == []


def test_every_question_is_what_mkdocs_quiz_makes_of_it(course: Course) -> None:
    for quiz in course.question_sets:
        compared(ROOT, course, quiz)


# Figures


def test_tables_agree_on_what_both_hold(course: Course) -> None:
    """The totals of 2021 stand in both tables."""
    use, trend = course.tables["platform-use"], course.tables["platform-trend"]
    for platform in trend.platforms:
        older = "twitter" if platform == "x" else platform
        ours, theirs = trend.cells[f"{platform}-2021"], use.cells[f"{older}-total"]
        assert (ours.value, ours.deck) == (theirs.value, theirs.deck), platform


# The worksheet and the agency's points


def test_worksheet_has_the_seven_questions(course: Course) -> None:
    page = course.documents["docs/you/worksheet.md"]
    asked = [heading.text.split(". ")[0] for heading in page.headings if heading.level == 2]
    assert asked[:7] == ["1", "1a", "2", "2a", "2b", "3", "4"]
    boxes = [fence for fence in page.fences if fence.info == "note"]
    links = [link for link in page.links if "big-questions.md#" in link.target]
    passages = {heading.slug for heading in course.documents["docs/modules/big-questions.md"].headings}
    assert len(boxes) == 7
    for box in boxes:
        above = max((link for link in links if link.line < box.line), key=lambda link: link.line)
        assert box.line - above.line <= 3 and above.target.partition("#")[2] in passages, box.line


DECLARED = read_settings("course.yml", (ROOT / "course.yml").read_text(encoding="utf-8"))[0].points or {}
read_agency = partial(read_points, points=DECLARED)


def test_editors_know_what_the_reader_takes() -> None:
    for schema, made, names in (
        (AGENCY_SCHEMA, agency_schema(DECLARED), ("agency.yml", "agency.example.yml")),
        (COURSE_SCHEMA, course_schema(), ("course.yml",)),
        (SOURCES_SCHEMA, sources_schema(), ("data/sources.yml",)),
        (CAST_SCHEMA, cast_schema(), ("data/cast.yml",)),
    ):
        assert (ROOT / schema).read_text(encoding="utf-8") == made, "run: course schema"
        for name in names:
            first = (ROOT / name).read_text(encoding="utf-8").split("\n")[0]
            assert first == f"# yaml-language-server: $schema={'../' * name.count('/')}{schema}"


def test_schemas_are_as_the_command_writes_them(copy: Path) -> None:
    (copy / AGENCY_SCHEMA).write_text("{}", encoding="utf-8")
    written = run("course", "schema", cwd=copy).stdout.splitlines()
    assert len(written) == 6
    for line in written:
        schema = line.removeprefix("Wrote ").removesuffix(".")
        assert (copy / schema).read_bytes() == (ROOT / schema).read_bytes(), "run: course schema"


def test_agencys_file_fits_a_screen_and_names_every_point() -> None:
    text = (ROOT / "agency.yml").read_text(encoding="utf-8")
    assert text.count("\n") <= 30
    assert [id for id in DECLARED if f"\n  # {id}: " not in text] == []
    # Each can be had by taking off its mark.
    assert read_agency("agency.yml", re.sub(r"(?m)^  # ", "  ", text))[1] == ()


def test_example_answers_every_point() -> None:
    agency, findings = read_agency("agency.example.yml", (ROOT / "agency.example.yml").read_text(encoding="utf-8"))
    assert findings == ()
    assert agency.name and agency.contact
    for point in agency.points.values():
        assert point.rule and point.policy.startswith("https://county.example/") and point.review, point.id
        assert len(re.findall(r"[.;] ", point.rule + " ")) <= 3, point.rule


# What others are told


def test_schema_is_explained_field_by_field(course: Course) -> None:
    text = course.documents["docs/reference/completion-record.md"].text
    fields = {name for node in nodes(RECORD_SCHEMA) for name in node.get("properties", {}) if isinstance(name, str)}
    known = {"at", "text", "verdict"}
    assert not [name for name in fields - known if f"`{name}`" not in text]


# What people look for


class Searches(msgspec.Struct, forbid_unknown_fields=True):
    """What people look for in `data/searches.yml`: each with the pages of which one has to come first."""

    learners: dict[str, list[str]]
    trainers: dict[str, list[str]]


@pytest.mark.usefixtures("node")
def test_search_answers_what_people_look_for(course: Course, site: Path) -> None:
    searches = msgspec.yaml.decode((ROOT / "data/searches.yml").read_bytes(), type=Searches)
    for wanted, apart in ((searches.learners, False), (searches.trainers, True)):
        unknown = {path for paths in wanted.values() for path in paths} - course.documents.keys()
        assert not unknown, "data/searches.yml names pages that are not there"
        pages = found(site, [*wanted], apart)
        # The addresses are those of the folders.
        first = {words: f"{listed[0] if listed else ''}index.html" for words, listed in pages.items()}
        missed = {
            words: f"finds {first[words]} first, and should find one of {', '.join(paths)}"
            for words, paths in wanted.items()
            if first[words] not in {built for path in paths for built in built_paths(path)}
        }
        assert not missed
        assert apart or not [page for listed in pages.values() for page in listed if page.startswith("trainers/")]


# The pages for supervisors


def test_supervisors_are_told_all_of_it_in_few_words(course: Course) -> None:
    documents = [course.documents[f"docs/supervisors/{page}.md"] for page in START]
    count = sum(len(words(prose.text)) for document in documents for prose in document.prose)
    assert count < 800
    assert sum(link.is_image for link in documents[0].links) >= 3


GUIDE = "docs/supervisors/guide.md"


def _supervisors(course: Course) -> list[Document]:
    return [page for path, page in course.documents.items() if path.startswith("docs/supervisors/")]


def test_supervisors_are_spoken_to_plainly(course: Course) -> None:
    for page in _supervisors(course):
        told = [prose.text for prose in page.prose if prose.kind != "cell"]
        assert reading_grade(told) <= MAX_GRADE, page.path
        long = [one for text in told for one in sentences(text) if len(words(one)) > MAX_SENTENCE_WORDS]
        assert long == [], page.path


def test_what_supervisors_are_told_is_short(course: Course) -> None:
    """All explanation is read in a few minutes: the guide is for one session at a time, the agenda for the meeting."""
    told = [prose for page in _supervisors(course) if page.path != GUIDE for prose in page.prose]
    agenda = course.documents["docs/supervisors/readiness.md"]
    first, last = agenda.heading("who-should-be-in-the-room"), agenda.heading("after-the-meeting")
    assert first is not None and last is not None
    brought = [prose for prose in agenda.prose if first.line < prose.line < last.line]
    assert sum(len(words(prose.text)) for prose in told if prose not in brought) < 800
