"""Rules on pages for staff, those who assign or write the course: they are plain and soon read, too."""

from __future__ import annotations

from collections.abc import Iterator

from course.checks.rule import Location, rule
from course.checks.writing import MAX_GRADE, MAX_SENTENCE_WORDS
from course.model import Course, Document
from course.model.site_paths import is_published
from course.queries.guide_sessions import sessions_of
from course.reading.insert import INSERTS
from course.text.readability import reading_grade, sentences, words

WORDS_A_MINUTE = 200


@rule(
    "staff-length",
    "a page for staff that takes longer to read than course.yml allows",
    fix="cut it, or part it in two",
    example="staff_minutes: {supervisors/: 2}, and a page of 500 words",
    cause="writing",
)
def long_pages(course: Course) -> Iterator[Location]:
    """Pages that take too long to read; in a guide with sessions, which are used one at a time, sections."""
    for document in _pages(course):
        limit = _minutes(course, document.path)
        for line, name, count in _parts(course, document) if limit else ():
            if count > limit * WORDS_A_MINUTE:
                what = f"{name} has {count} words, which is more than {limit} minutes at {WORDS_A_MINUTE} words each"
                yield Location(document.path, line, what)


@rule(
    "staff-plain",
    "a page for staff that is hard to read",
    fix="use shorter sentences and shorter words",
    example="a page for supervisors with a sentence of 41 words",
    cause="writing",
)
def hard_pages(course: Course) -> Iterator[Location]:
    """Pages above the hardest grade, and sentences that one has to read twice."""
    for document in _pages(course):
        told = [prose for prose in document.prose if prose.kind != "cell"]
        measured = reading_grade(prose.text for prose in told)
        if measured > MAX_GRADE:
            what = f"the page reads at grade {measured:.1f}, above {MAX_GRADE:g}"
            yield Location(document.path, 1, what)
        for prose in told:
            for sentence in sentences(prose.text) if prose.text.count(" ") >= MAX_SENTENCE_WORDS else ():
                if (count := len(words(sentence))) > MAX_SENTENCE_WORDS:
                    what = f"the sentence “{sentence[:40]}…” has {count} words of at most {MAX_SENTENCE_WORDS}"
                    yield Location(document.path, prose.line, what)


def _pages(course: Course) -> Iterator[Document]:
    """Yield the pages for staff that the site shows."""
    for path, document in course.documents.items():
        if path.startswith(course.for_staff) and is_published(course, path):
            yield document


def _minutes(course: Course, path: str) -> int:
    """Return what course.yml allows a page, by its own path or its folder's; 0 where it says nothing."""
    named = [place for place in course.staff_minutes if path.startswith(place)]
    return course.staff_minutes[max(named, key=len)] if named else 0


def _parts(course: Course, document: Document) -> Iterator[tuple[int, str, int]]:
    """Yield what is read in one go: its line, what it is called, and its words, examples in code among them."""
    whole = (1, len(document.rows))
    spans = [(1, "the page", whole)]
    if any(session.path == document.path for session in sessions_of(course)):
        headings = [heading for heading in document.headings if heading.level == 2]
        spans = [(heading.line, f"“{heading.text}”", document.span(heading)) for heading in headings]
    for line, name, (first, last) in spans:
        texts = [prose.text for prose in document.prose if first <= prose.line <= last]
        texts += [fence.body for fence in document.fences if first <= fence.line <= last and fence.info not in INSERTS]
        yield line, name, sum(len(words(text)) for text in texts)
