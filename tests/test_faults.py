"""What a person reads when a file is wrong: plain words, a line that is there, and something to type."""

from __future__ import annotations

import time
from typing import Any

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from course.model import Finding
from course.reading.agency import agency_fields
from course.reading.cast import CastFields, read_cast
from course.reading.evidence import EvidenceFields
from course.reading.file_names import read_names
from course.reading.front_matter import Fields, page_faults, read_fields, read_front
from course.reading.insert import ChartFields, NoteFields
from course.reading.module import ModuleFields
from course.reading.navigation import read_navigation
from course.reading.quiz import BankFields, QuizFields
from course.reading.review import ReviewFields
from course.reading.scenario import ScenarioFields
from course.reading.settings import CourseFields, DeckFields, Declared
from course.reading.sources import SourceFields, read_sources
from course.reading.table import TableFields
from course.reading.text_file import read_text_file
from course.reading.validation import convert, mistakes_in
from tests.mistakes import COURSE, JARGON

AgencyFields = agency_fields({id: Declared(label=id) for id in ("work-posts", "photo-forms", "breach")})
KINDS: tuple[type[Fields], ...] = (
    AgencyFields,
    BankFields,
    ChartFields,
    CastFields,
    CourseFields,
    DeckFields,
    EvidenceFields,
    ModuleFields,
    NoteFields,
    QuizFields,
    ReviewFields,
    ScenarioFields,
    SourceFields,
    TableFields,
)
PAGES: dict[str, type[Fields]] = {
    "docs/modules/messages.md": ModuleFields,
    "scenarios/the-late-message.md": ScenarioFields,
    "quizzes/messages.md": QuizFields,
    "quizzes/bank/messages.md": BankFields,
}
FILES: dict[str, type[Fields]] = {"course.yml": CourseFields, "agency.yml": AgencyFields, "data/reach.yml": TableFields}
SLIPS = (
    "",
    " ",
    "  ",
    "\t",
    "\n",
    ":",
    ": ",
    "#",
    " #1",
    '"',
    "'",
    "“",
    "”",
    "[",
    "]",
    "{",
    "}",
    "-",
    "- ",
    "–",
    "*",
    "&",
    "!",
)


def _text(path: str) -> str:
    return (COURSE / path).read_text(encoding="utf-8")


def _require_plain(findings: tuple[Finding, ...], source: str) -> None:
    for finding in findings:
        assert not JARGON.search(finding.message), finding
        what, mark, fix = finding.message.partition("; ")
        assert what and mark and fix and "\n" not in finding.message, finding
        assert "something in it is not what belongs there" not in what, finding
        assert 1 <= finding.line <= source.count("\n") + 1, finding


def slipped(texts: list[str]) -> st.SearchStrategy[tuple[int, str]]:
    """One of some texts with one to three slips of the keyboard near its start."""

    def slip(at: int, places: list[tuple[int, int, str]]) -> tuple[int, str]:
        text = texts[at]
        for place, dropped, put in places:
            here = place % max(min(len(text), 600), 1)
            text = text[:here] + put + text[here + dropped :]
        return at, text

    place = st.tuples(st.integers(0, 600), st.integers(0, 3), st.sampled_from(SLIPS))
    return st.builds(slip, st.integers(0, len(texts) - 1), st.lists(place, min_size=1, max_size=3))


@given(slipped([*map(_text, PAGES)]))
def test_slips_in_front_matter_are_told_in_plain_words(case: tuple[int, str]) -> None:
    path, kind = [*PAGES.items()][case[0]]
    _require_plain(read_front(kind, path, case[1]).findings, case[1])
    _require_plain(page_faults(path, case[1]), case[1])


@given(slipped([*map(_text, FILES)]))
def test_slips_in_settings_are_told_in_plain_words(case: tuple[int, str]) -> None:
    path, kind = [*FILES.items()][case[0]]
    _require_plain(read_fields(kind, path, case[1]).findings, case[1])


@given(slipped([_text("data/sources.yml"), _text("data/cast.yml")]))
def test_slips_in_sources_and_cast_are_told_in_plain_words(case: tuple[int, str]) -> None:
    findings = read_cast("data/cast.yml", case[1])[1] if case[0] else read_sources("data/sources.yml", case[1])[1]
    _require_plain(findings, case[1])


@given(slipped([_text("mkdocs.yml")[_text("mkdocs.yml").index("nav:") :]]))
def test_slips_in_the_menu_are_told_in_plain_words(case: tuple[int, str]) -> None:
    _require_plain(read_navigation("mkdocs.yml", case[1])[1], case[1])


values = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 300) | st.floats(allow_nan=False) | st.text(max_size=6) | st.dates(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(max_size=4) | st.integers(0, 3), inner, max_size=3)
        | st.fixed_dictionaries(
            {}, optional=dict.fromkeys(("title", "minutes", "slides", "objectives", "teaches"), inner)
        )
        | st.fixed_dictionaries(
            {}, optional=dict.fromkeys(("agency", "points", "breach", "rule", "review", "policy"), inner)
        )
        | st.fixed_dictionaries(
            {}, optional=dict.fromkeys(("module", "pass_mark", "summary", "id", "modules", "kind"), inner)
        )
    ),
    max_leaves=12,
)


@given(values, st.sampled_from(KINDS))
@example({"minutes": 2**70}, ScenarioFields)
@example({"minutes": float("inf")}, ScenarioFields)
def test_whatever_is_refused_has_its_message(data: Any, kind: type[Fields]) -> None:
    told = [*mistakes_in(data, kind, {})]
    try:
        convert(data, kind)
    except (msgspec.ValidationError, OverflowError):
        assert told, data
    else:
        assert not told, (data, told)


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_bytes_are_read_or_told(raw: bytes) -> None:
    source = read_text_file("docs/a.md", raw)
    assert len(source.findings) <= 1
    assert "\r" not in source.text
    _require_plain(source.findings, "\n" * raw.count(b"\n"))


@given(
    st.text(st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1, max_size=20),
    st.sampled_from(["", ".md", ".md.txt", ".MD", "~", ".docx"]),
)
def test_name_that_is_asked_for_is_a_good_one(stem: str, ending: str) -> None:
    for folder in ("scenarios", "quizzes", "docs/modules", "docs/you"):
        for file in read_names([f"{folder}/{stem}{ending}"]):
            _require_plain((file.finding,), "")
            assert not file.wanted or not read_names([file.wanted])


@pytest.mark.parametrize(
    "text",
    [
        f"title: a\nb{' ' * 100_000}\n",
        f"title: [{'[' * 50_000}\n",
        f"title: '{'a ' * 50_000}\nb\n",
        "title: [\n" + "  a,\n" * 20_000 + "b: c\n",
        'title: "\n' + "  a\n" * 20_000 + "b: c\n",
        "a\n" * 20_000,
        "- : \n" * 20_000 + "\t",
        f"{'- ' * 50_000}a",
    ],
    ids=["blanks", "brackets", "quote", "list", "quoted lines", "bare lines", "hyphens", "nested hyphens"],
)
def test_long_texts_are_told_soon(text: str) -> None:
    # What another program takes meanwhile does not count.
    start = time.process_time()
    front = read_front(ScenarioFields, "scenarios/a.md", f"---\n{text}\n---\n")
    assert front.fields is None and time.process_time() - start < 3


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("31.12.2026", "2026-12-31"),
        ("12/31/2026", "2026-12-31"),
        ("31/12/2026", "2026-12-31"),
        ("3.4.2027", "2027-04-03"),
        ("3/4/2027", "2027-03-04"),
        ("2027/6/30", "2027-06-30"),
        ("June 30, 2027", "2027-06-30"),
        ("30 June 2027", "2027-06-30"),
        ("2027-02-30", "2027-06-30"),
        ("soon", "2027-06-30"),
    ],
)
def test_date_that_was_meant_is_named(written: str, wanted: str) -> None:
    found = read_fields(AgencyFields, "agency.yml", f"points:\n  breach:\n    review: {written}\n").findings
    assert [finding.message for finding in found] == [f"`points.breach.review` is no date; write it as {wanted}"]
