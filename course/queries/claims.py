"""Claims that need a source, as course.yml knows them by their words, and the sources that stand with them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

import msgspec

from course.model import Claim, Course, Document, Prose, Source, cached_on_course
from course.model.site_paths import is_published
from course.queries.boxes import boxes_in
from course.queries.certainty import certainties
from course.queries.cited_sources import citations_in
from course.queries.content_hash import is_for_learners
from course.queries.running_text import paragraph_lines, running_text

_TARGET = re.compile(r"\]\([^()]*(?:\([^()]*\)[^()]*)*\)")
_FIGURE = re.compile(r"\[[^\[\]]*\]\([^()\s]*\.csv#[^()]*\)")


class FoundClaim(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A claim on a page: its first words, and the sources cited in its paragraph or the next."""

    claim: Claim
    words: str
    line: int
    sources: tuple[Source, ...]


def evidence_pages(course: Course) -> Iterator[Document]:
    """Yield the pages whose claims need sources: all that learners read but lists of sources, slips and terms."""
    listed = {course.page(role) for role in ("sources", "corrections", "glossary")}
    for path, document in course.documents.items():
        is_text = path.startswith("docs/") and is_published(course, path) and is_for_learners(course, path)
        if is_text and path not in listed:
            yield document


def sentences_for_learners(course: Course) -> Iterator[tuple[Document, Prose]]:
    """Yield the running text of all that learners read, without what says how sure the course is."""
    for document in [*evidence_pages(course), *(unit.document for unit in course.exercises)]:
        marked = {mark.line for mark in certainties(course, document)}
        for prose in running_text(document, course.sections):
            if prose.line not in marked:
                yield document, prose


@cached_on_course
def found_claims(course: Course) -> tuple[tuple[Document, FoundClaim], ...]:
    """Return every claim that needs a source, with its page, in the order of pages."""
    return tuple((document, found) for document in evidence_pages(course) for found in claims_in(course, document))


def claims_in(course: Course, document: Document) -> Iterator[FoundClaim]:
    """Yield the claims of a page, one of each kind in a paragraph."""
    if not course.evidence.claims:
        return
    rows = document.rows
    cited = [(link.line, course.sources[id]) for link, id in citations_in(document) if id in course.sources]
    for box in boxes_in(course, document):
        first, last = box.lines
        shown = (id for link, id in citations_in(box.source) if first <= link.line <= last)
        cited += [(box.link.line, course.sources[id]) for id in shown if id in course.sources]
    proses = paragraph_lines(running_text(document, course.sections))
    above = range(0)
    for at, (first, last, is_item) in enumerate(proses):
        if not is_item:
            above = range(first, last + 1)
        elif any(above.stop <= heading.line < first for heading in document.headings):
            above = range(0)  # a list or table rests on what the paragraph above it cites, too, but on none further up
        written = _TARGET.sub("]", _FIGURE.sub("", "\n".join(rows[first - 1 : last])))
        end = proses[at + 1][1] if at + 1 < len(proses) else last
        near = tuple(source for line, source in cited if first <= line <= end or line in above)
        for claim in course.evidence.claims:
            if words := first_of(claim.words, written):
                yield FoundClaim(claim=claim, words=words, line=first, sources=near)


def first_of(words: Iterable[str], text: str) -> str:
    """Return what a text has of some words, patterns among them; "" if nothing."""
    found = (match for word in words if (match := _pattern(word).search(text)))
    return next((match[0] for match in found), "")


@cache
def _pattern(word: str) -> re.Pattern[str]:
    """Return the pattern of a word: as it is between slashes, else the words themselves, in letters of any size."""
    if len(word) > 2 and word.startswith("/") and word.endswith("/"):
        return re.compile(word[1:-1])
    begins, ends = (r"\b" if word[at].isalnum() else "" for at in (0, -1))
    spaced = re.escape(word).replace(r"\ ", r"\s+").replace("’", "'").replace("'", "['’]")
    return re.compile(f"{begins}{spaced}{ends}", re.IGNORECASE)
