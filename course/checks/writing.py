"""Rules on plain writing, and on what the build is asked to draw."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from course.checks.rule import Location, location_of
from course.model import Course, Document, Module, Prose
from course.model.site_paths import is_published
from course.reading.insert import INSERTS, read_agenda, read_chart, read_note
from course.text.readability import reading_grade, sentences, words

HARDEST_GRADE = 9.0
SHORTEST, LONGEST = 900, 1500
LONGEST_SENTENCE = 30
"""In words."""

_EMPTY_LINKS = frozenset(
    "here|click here|this|this link|this page|link|more|read more|learn more|see here|page|click|there".split("|")
)


def body(module: Module) -> list[Prose]:
    """A module's running text: neither its sources nor its tables."""
    return [prose for prose in running(module.document) if prose.kind != "cell"]


def running(document: Document) -> list[Prose]:
    """A page's text up to its sources, which are names and addresses."""
    sources = document.heading("sources")
    last = sources.line if sources else document.text.count("\n") + 2
    return [prose for prose in document.prose if prose.line < last]


def _pages(course: Course) -> Iterator[Document]:
    for document in course.documents.values():
        if is_published(course, document.path):
            yield document


def hard_modules(course: Course) -> Iterator[Location]:
    """Modules above the hardest grade."""
    for module in course.modules:
        measured = reading_grade(prose.text for prose in body(module))
        if measured > HARDEST_GRADE:
            what = f"the module reads at grade {measured:.1f}, above {HARDEST_GRADE:g}"
            yield Location(module.document.path, 1, what)


def module_lengths(course: Course) -> Iterator[Location]:
    """Modules outside the length of one sitting."""
    for module in course.modules:
        count = sum(len(words(prose.text)) for prose in body(module))
        if not SHORTEST <= count <= LONGEST:
            yield Location(module.document.path, 1, f"the module has {count} words")


def long_sentences(course: Course) -> Iterator[Location]:
    """Sentences that one has to read twice."""
    for part in course.parts:
        for prose in running(part.document):
            if prose.kind == "cell" or len(prose.text) < 4 * LONGEST_SENTENCE:
                continue
            for sentence in sentences(prose.text):
                if sentence.count(" ") < LONGEST_SENTENCE:
                    continue
                count = len(words(sentence))
                if count > LONGEST_SENTENCE:
                    what = f"the sentence “{sentence[:40]}…” has {count} words of at most {LONGEST_SENTENCE}"
                    yield Location(part.document.path, prose.line, what)


def missing_sources(course: Course) -> Iterator[Location]:
    """Modules with no list of sources."""
    for module in course.modules:
        sources = module.document.heading("sources")
        items = [p for p in module.document.prose if sources and p.line > sources.line and p.kind == "item"]
        if not items:
            yield Location(module.document.path, 1, "the module names no sources")


def missing_questions(course: Course) -> Iterator[Location]:
    """Modules that ask their reader nothing, or where the question is no label for the box below it."""
    for module in course.modules:
        heading, sources = module.document.heading("reflect"), module.document.heading("sources")
        if heading is None:
            yield Location(module.document.path, 1, "the module has no section Reflect")
        elif module.question is None:
            yield Location(module.document.path, heading.line, "the section Reflect does not end with a paragraph")
        elif sources and sources.line < heading.line:
            yield Location(module.document.path, heading.line, "the section Reflect stands after the sources")
        else:
            for link in module.document.links:
                if heading.line < link.line <= module.document.span(heading)[1] and link.line >= module.question.line:
                    yield Location(module.document.path, link.line, "the question to reflect on holds a link")


def silent_pictures(course: Course) -> Iterator[Location]:
    """Pictures that say nothing to those who do not see them."""
    for document in course.documents.values():
        for link in document.links:
            if link.is_image and not link.text.strip():
                yield Location(document.path, link.line, f"the picture {link.target} has no alternative text")


def empty_links(course: Course) -> Iterator[Location]:
    """Links whose text does not say where they lead."""
    for document in course.documents.values():
        for link in document.links:
            shown = link.text.strip().strip(".").casefold()
            if not link.is_image and not link.is_figure and (shown in _EMPTY_LINKS or not shown):
                yield Location(document.path, link.line, f"the link text “{link.text}” does not say where it leads")


def skipped_headings(course: Course) -> Iterator[Location]:
    """Headings more than one level below the one before."""
    for document in course.documents.values():
        level = 0
        for heading in document.headings:
            if heading.level > level + 1:
                what = f"the heading “{heading.text}” is of level {heading.level} after one of level {level}"
                yield Location(document.path, heading.line, what)
            level = heading.level


def unknown_inserts(course: Course) -> Iterator[Location]:
    """Fences the build draws that ask for what is not there, and fences that were meant to be drawn."""
    for document in _pages(course):
        notes: set[str] = set()
        for fence in document.fences:
            if fence.info == "chart":
                yield from map(location_of, read_chart(document.path, fence, course.tables)[1])
            elif fence.info == "agenda" and course.has_settings:
                yield from map(location_of, read_agenda(document.path, fence, course.agency.points)[1])
            elif fence.info == "note":
                note, mistakes = read_note(document.path, fence)
                yield from map(location_of, mistakes)
                if note and note.id in notes:
                    yield Location(
                        document.path, fence.line, f"two notes of this page are kept as {note.id}", "rename one"
                    )
                notes |= {note.id} if note else set()
            elif fence.info not in INSERTS:
                near = difflib.get_close_matches(fence.info.lower(), INSERTS, 1, 0.8)
                if fence.info and re.match(r"kind: \w+\ndata: ", fence.body):
                    near = ["chart"]
                if near:
                    what = f"the block `{fence.info}` would be shown as code"
                    yield Location(document.path, fence.line, what, f"write `{near[0]}` if it is to be drawn")
