"""Numbers for all that a person may want to speak of: short enough for the telephone, and tied to a text.

A number says where something stands, such as `M2.5a`: module 2, passage 5, its first claim. Three letters after it,
as in `M2.5a-KDF`, come from the text itself. When the course changes a number may come to stand for something else,
and then the letters tell: whatever still says the same has the same letters, wherever it has gone.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from string import ascii_lowercase
from typing import Literal, TypeVar, get_args

import msgspec

from course.model import Course, Document, Heading, Module, Quiz, Scenario, Source, cached_on_course
from course.model.site_paths import is_published, source_path
from course.model.source import SourceKind
from course.queries.answer_text import piece_text, question_text
from course.queries.content_hash import content_hash, is_for_learners
from course.queries.sourced_claims import SourcedClaim, sourced_claims
from course.reading.link_target import SOURCES
from course.text.typography import untypeset_markdown

Kind = Literal["passage", "claim", "scene", "question", "source", "point", "statement"]
PartKind = Literal["module", "scenario", "quiz", "bank", "page"]
Exercise = TypeVar("Exercise", Scenario, Quiz)

LETTERS = "BCDFGHJKLMNPQRSTVWXZ"
"""Those that nobody mishears for a digit, and that make no words."""

SOURCE, POINT = "R", "A"
"""What the numbers of sources and points begin with; statements of the deck have names of their own, such as `S5.2`."""

_TAKEN = re.compile(r"[MCQBPRA]\d")
"""What begins like a number of something else."""


class Entry(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Something that has a number."""

    number: str
    kind: Kind
    title: str
    id: str
    """Its file and its name in it, such as `docs/modules/first-steps.md#a-passage`; of a claim, that of its passage."""
    path: str
    line: int
    last: int
    text: str
    """What it says, which its letters come from."""
    claim: SourcedClaim | None = None

    @property
    def letters(self) -> str:
        """Return the letters that tell whether it still says the same."""
        return check_letters(self.text)

    @property
    def full_number(self) -> str:
        """Return its number with its letters."""
        return f"{self.number}-{self.letters}"


class Part(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A page or bank with all that has a number in it, claims right after their passage."""

    code: str
    """What the numbers in it begin with: `M2`."""
    kind: PartKind
    title: str
    document: Document
    entries: tuple[Entry, ...]


def check_letters(text: str) -> str:
    """Return three letters that change when a text says something else; its layout does not count."""
    value = int(content_hash([untypeset_markdown(text)], 12), 16)
    found = ""
    for _ in range(3):
        value, at = divmod(value, len(LETTERS))
        found += LETTERS[at]
    return found


@cached_on_course
def parts_of(course: Course) -> tuple[Part, ...]:
    """Return everything that a reader of the course meets, and banks: modules, cases, quizzes, banks, further pages."""
    modules = [_page(course, f"M{at}", "module", one.document) for at, one in enumerate(course.modules, 1)]
    scenarios = [_scenario(f"C{at}", one) for at, one in enumerate(_by_module(course, course.scenarios), 1)]
    quizzes = [_quiz(f"Q{at}", "quiz", one) for at, one in enumerate(_by_module(course, course.quizzes), 1)]
    banks = [_quiz(f"B{at}", "bank", one) for at, one in enumerate(_by_module(course, course.banks), 1)]
    pages = [_page(course, f"P{at}", "page", course.documents[path]) for at, path in enumerate(_further(course), 1)]
    return (*modules, *scenarios, *quizzes, *banks, *pages)


def _by_module(course: Course, units: Iterable[Exercise]) -> list[Exercise]:
    order = {module.slug: at for at, module in enumerate(course.modules)}
    return sorted(units, key=lambda unit: order.get(unit.module, len(order)))


def _further(course: Course) -> Iterator[str]:
    """Yield the pages that learners read beside modules and exercises, and those that the engine uses, by the menu."""
    used = {*course.pages.values()} - {course.page("sources")}
    menu = {source_path(posixpath.normpath(link.target)): at for at, link in enumerate(course.navigation)}
    for path in sorted(course.documents, key=lambda path: (menu.get(path, len(menu)), path)):
        is_read = is_for_learners(course, path) and path != course.page("sources")
        has_text = any(prose.kind != "cell" for prose in course.documents[path].prose)
        if is_published(course, path) and course.unit(path) is None and (is_read or path in used) and has_text:
            yield path


def _page(course: Course, code: str, kind: PartKind, document: Document) -> Part:
    entries: list[Entry] = []
    claims = sourced_claims(course, document)
    starts = [heading.line for heading in document.headings]
    for at, heading in enumerate(document.headings):
        last = starts[at + 1] - 1 if at + 1 < len(starts) else len(document.rows)
        passage = _passage(document, f"{code}.{at}", heading, last)
        inside = [claim for claim in claims if heading.line < claim.line <= last]
        entries += [passage, *(_claim(passage, claim, number) for number, claim in enumerate(inside))]
    return Part(code=code, kind=kind, title=_title(document), document=document, entries=tuple(entries))


def _title(document: Document) -> str:
    return document.headings[0].text if document.headings else document.path


def _passage(document: Document, number: str, heading: Heading, last: int) -> Entry:
    """Return the entry of a heading with what stands below it, up to the next heading of any level."""
    return Entry(
        number=number,
        kind="passage",
        title=heading.text,
        id=f"{document.path}#{heading.slug}",
        path=document.path,
        line=heading.line,
        last=last,
        text=_text(document, heading.line + 1, last),
    )


def _text(document: Document, first: int, last: int) -> str:
    """Return all that some lines show, with what they ask readers to do."""
    tasks = (row for at, row in enumerate(document.rows, 1) if at in document.activity_lines and first <= at <= last)
    pieces = (piece_text(piece) for piece in document.shown_in(first, last))
    return "\n".join([*pieces, *tasks])


def _claim(passage: Entry, claim: SourcedClaim, at: int) -> Entry:
    return Entry(
        number=f"{passage.number}{_ordinal(at)}",
        kind="claim",
        title=passage.title,
        id=passage.id,
        path=passage.path,
        line=claim.line,
        last=claim.last,
        text=claim.text,
        claim=claim,
    )


def _ordinal(at: int) -> str:
    """Return a letter for each of the first 26, and two for each that follows."""
    above, below = divmod(at, len(ascii_lowercase))
    return (ascii_lowercase[above - 1] if above else "") + ascii_lowercase[below]


def _intro(document: Document, code: str, last: int) -> Iterator[Entry]:
    yield from (_passage(document, f"{code}.0", one, last) for one in document.headings[:1] if one.level == 1)


def _scenario(code: str, scenario: Scenario) -> Part:
    document, scenes = scenario.document, scenario.scenes
    entries = [*_intro(document, code, scenes[0].line - 1 if scenes else len(document.rows))]
    for at, scene in enumerate(scenes, 1):
        last = scenes[at].line - 1 if at < len(scenes) else len(document.rows)
        targets = [f"{choice.text} > {choice.target}" for choice in scene.choices]
        entry = Entry(
            number=f"{code}.{at}",
            kind="scene",
            title=scene.title,
            id=f"{document.path}#{scene.id}",
            path=document.path,
            line=scene.line,
            last=last,
            text="\n".join([_text(document, scene.line + 1, last), *targets]),
        )
        entries.append(entry)
    return Part(code=code, kind="scenario", title=scenario.title, document=document, entries=tuple(entries))


def _quiz(code: str, kind: PartKind, quiz: Quiz) -> Part:
    document, questions = quiz.document, quiz.questions
    entries = [*_intro(document, code, questions[0].line - 1 if questions else len(document.rows))]
    for at, question in enumerate(questions, 1):
        entry = Entry(
            number=f"{code}.{at}",
            kind="question",
            title=question.title,
            id=f"{document.path}#{question.id}",
            path=document.path,
            line=question.line,
            last=questions[at].line - 1 if at < len(questions) else len(document.rows),
            text=question_text(quiz, question),
        )
        entries.append(entry)
    return Part(code=code, kind=kind, title=quiz.title, document=document, entries=tuple(entries))


@cached_on_course
def source_entries(course: Course) -> tuple[Entry, ...]:
    """Return the entries of the sources, kind by kind as a course ranks them, each by title."""
    rank = get_args(SourceKind)
    ordered = sorted(course.sources.values(), key=lambda one: (rank.index(one.kind), one.title.casefold(), one.id))
    return tuple(_source(f"{SOURCE}{at}", source) for at, source in enumerate(ordered, 1))


def _source(number: str, source: Source) -> Entry:
    said = (source.title, source.publisher, source.address, source.date, f"{source.seen}", source.read, source.note)
    return Entry(
        number=number,
        kind="source",
        title=source.title,
        id=f"{SOURCES}#{source.id}",
        path=SOURCES,
        line=source.line,
        last=source.line,
        text="\n".join((*said, source.old)),
    )


@cached_on_course
def point_entries(course: Course) -> tuple[Entry, ...]:
    """Return the entries of the points that the agency decides, in the order of the course."""
    return tuple(
        Entry(
            number=f"{POINT}{at}",
            kind="point",
            title=point.label,
            id=f"agency.yml#{point.id}",
            path="agency.yml",
            line=1,
            last=1,
            text="\n".join((point.label, point.rule, point.policy)),
        )
        for at, point in enumerate(course.agency.points.values(), 1)
    )


@cached_on_course
def statement_entries(course: Course) -> tuple[Entry, ...]:
    """Return the entries of the statements of the deck, under the names that they have."""
    return tuple(
        Entry(
            number=f"D{one.id}" if _TAKEN.match(one.id) else one.id,
            kind="statement",
            title=one.slide_title,
            id=f"data/statements.yml#{one.id}",
            path="data/statements.yml",
            line=one.line,
            last=one.line,
            text=one.text,
        )
        for one in course.statements
    )


@cached_on_course
def entries_of(course: Course) -> tuple[Entry, ...]:
    """Return everything that has a number."""
    inside = (entry for part in parts_of(course) for entry in part.entries)
    return (*inside, *point_entries(course), *source_entries(course), *statement_entries(course))


@cached_on_course
def number_by_id(course: Course) -> dict[str, str]:
    """Return the number of each passage, scene, question, source, point and statement, by its id."""
    return {entry.id: entry.number for entry in reversed(entries_of(course)) if entry.kind != "claim"}


def module_of(course: Course, part: Part) -> Module | None:
    """Return the module that a part is, or practises."""
    unit = next((one for one in course.written_units if one.document.path == part.document.path), None)
    return unit if isinstance(unit, Module) else course.module(unit.module) if unit else None
