"""The lists of the review booklet: claims by subject, points, sources and statements, each with numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from course.model import Course, Point, Source
from course.queries.answers import answers_by_id
from course.queries.claims import claims_in
from course.queries.numbering import (
    Entry,
    Part,
    entries_of,
    number_by_id,
    parts_of,
    point_entries,
    source_entries,
    statement_entries,
)
from course.queries.sourced_claims import OTHER
from course.reading.link_target import SOURCES, resolve
from course.rendering.sources import KINDS


@dataclass(frozen=True)
class ClaimRow:
    """A claim in the index: its number, what it says, what it rests on, and how sure the course is."""

    entry: Entry
    text: str
    sources: tuple[str, ...]
    level: str


@dataclass(frozen=True)
class Subject:
    """The claims of a kind on one subject, which is what a page is about."""

    title: str
    code: str
    rows: tuple[ClaimRow, ...]


def claim_kinds(course: Course) -> tuple[str, ...]:
    """Return the kinds of claims that the course makes, as course.yml ranks them, and last those of no kind."""
    made = {kind for entry in entries_of(course) if entry.claim for kind in entry.claim.kinds}
    return tuple(kind for kind in (*(claim.name for claim in course.evidence.claims), OTHER) if kind in made)


def subjects(course: Course, kind: str) -> Iterator[Subject]:
    """Yield the claims of a kind by subject: those of a page, and those that cases and questions repeat."""
    for part in parts_of(course):
        rows = (*_page_rows(course, part, kind), *_exercise_rows(course, part, kind))
        if rows:
            yield Subject(part.title, part.code, rows)


def _page_rows(course: Course, part: Part, kind: str) -> Iterator[ClaimRow]:
    numbers = number_by_id(course)
    for entry in part.entries:
        if entry.claim and kind in entry.claim.kinds:
            sources = tuple(numbers[f"{SOURCES}#{source.id}"] for source in entry.claim.sources)
            yield ClaimRow(entry, entry.text, sources, entry.claim.level)


def _exercise_rows(course: Course, part: Part, kind: str) -> Iterator[ClaimRow]:
    """Yield the scenes and questions that make a claim: what these rest on is the passage that they cite."""
    if part.kind not in ("scenario", "quiz", "bank"):
        return
    lines = [found.line for found in claims_in(course, part.document) if found.claim.name == kind]
    for entry in part.entries:
        inside = [line for line in lines if entry.line <= line <= entry.last]
        said = [prose.text for prose in part.document.prose if prose.line in inside]
        if said:
            passages = {one.passage for one in answers_by_id(course).get(entry.id, ())}
            yield ClaimRow(entry, " … ".join(said), tuple(_numbers(course, passages)), "")


def _numbers(course: Course, ids: Iterable[str]) -> Iterator[str]:
    numbers = number_by_id(course)
    yield from sorted(numbers[id] for id in ids if id in numbers)


def listed_points(course: Course) -> list[tuple[Entry, Point, list[str]]]:
    """Return the points that the agency decides, each with the numbers of the passages that show its rule."""
    pairs = zip(point_entries(course), course.agency.points.values(), strict=True)
    return [(entry, point, _shown_in(course, entry)) for entry, point in pairs]


def _shown_in(course: Course, point: Entry) -> list[str]:
    found: list[str] = []
    for part in parts_of(course):
        lines = [link.line for link in part.document.links if link.is_alone and _id_of(part, link.target) == point.id]
        inside = (one for one in part.entries if one.kind != "claim")
        found += [one.number for one in inside if any(one.line <= line <= one.last for line in lines)]
    return found


def _id_of(part: Part, target: str) -> str:
    place = resolve(part.document.path, target)
    return f"{place.file}#{place.fragment}"


def listed_sources(course: Course) -> list[tuple[str, list[tuple[Entry, Source, list[str]]]]]:
    """Return the sources by kind, each with the numbers of the claims that rest on it."""
    cited: dict[str, list[str]] = {}
    for entry in entries_of(course):
        for source in entry.claim.sources if entry.claim else ():
            cited.setdefault(source.id, []).append(entry.number)
    listed = [(entry, course.sources[entry.id.partition("#")[2]]) for entry in source_entries(course)]
    groups = [
        (label, [(entry, one, cited.get(one.id, [])) for entry, one in listed if one.kind == kind])
        for kind, label in KINDS.items()
    ]
    return [(label, entries) for label, entries in groups if entries]


def listed_statements(course: Course) -> list[tuple[Entry, list[str]]]:
    """Return the statements of the deck, each with the numbers of the passages that teach it."""
    return [(entry, [*_taught_in(course, entry.id.partition("#")[2])]) for entry in statement_entries(course)]


def _taught_in(course: Course, statement: str) -> Iterator[str]:
    numbers = number_by_id(course)
    for module in course.modules:
        if slug := module.teaches.get(statement, "").removeprefix("#"):
            yield numbers.get(f"{module.document.path}#{slug}", "")
