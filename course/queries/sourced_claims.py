"""The claims of a page, as somebody who answers for them wants to see them: one by one, with what each rests on."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from course.model import Course, Document, Evidence, Source
from course.queries.certainty import certainties
from course.queries.cited_sources import citations_in
from course.queries.claims import claims_in
from course.queries.running_text import paragraph_lines, running_text

OTHER = "other"
"""The kind of a claim that cites a source of no kind in particular, such as an agency's page."""


class SourcedClaim(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A paragraph, list item or table row that makes a claim: known by its words, or by the sources it cites."""

    kinds: tuple[str, ...]
    """As course.yml calls them, in its order; `other` where none of them fits."""
    line: int
    last: int
    text: str
    sources: tuple[Source, ...]
    level: str
    """How sure the section around it says the course is; empty where it does not say."""


def sourced_claims(course: Course, document: Document) -> tuple[SourcedClaim, ...]:
    """Return the claims of a page, in its order; what only says how sure the course is makes none."""
    worded: dict[int, list[str]] = {}
    sources: dict[int, dict[str, Source]] = {}
    for found in claims_in(course, document):
        worded.setdefault(found.line, []).append(found.claim.name)
        sources.setdefault(found.line, {}).update((source.id, source) for source in found.sources)
    cited = [(link.line, course.sources[id]) for link, id in citations_in(document) if id in course.sources]
    marked = {line for mark in certainties(course, document) for line in range(mark.line, mark.last + 1)}
    return tuple(_claims(course, document, worded, sources, cited, marked | document.activity_lines))


def _claims(
    course: Course,
    document: Document,
    worded: dict[int, list[str]],
    near: dict[int, dict[str, Source]],
    cited: list[tuple[int, Source]],
    skipped: frozenset[int] | set[int],
) -> Iterator[SourcedClaim]:
    prose = running_text(document, course.sections)
    for first, last, _ in paragraph_lines(prose):
        is_row = any(one.kind == "cell" for one in prose if one.line == first)
        own = {source.id: source for line, source in cited if first <= line <= last}
        if first in skipped or not (own or first in worded):
            continue
        kinds = worded.get(first) or [kind for source in own.values() if (kind := _kind_of(course.evidence, source))]
        yield SourcedClaim(
            kinds=_in_order(course.evidence, kinds),
            line=first,
            last=last,
            text=(" | " if is_row else " ").join(one.text for one in prose if one.line == first),
            sources=tuple((own | near.get(first, {})).values()),
            level=_level(course, document, first),
        )


def _kind_of(evidence: Evidence, source: Source) -> str:
    """Return the kind of claim that a source of its kind is there for: it comes first with it, or bears no other."""
    bearing = [claim for claim in evidence.claims if source.kind in claim.sources]
    first = [claim.name for claim in bearing if claim.sources[0] == source.kind]
    return first[0] if first else bearing[0].name if len(bearing) == 1 else ""


def _in_order(evidence: Evidence, kinds: list[str]) -> tuple[str, ...]:
    return tuple(claim.name for claim in evidence.claims if claim.name in kinds) or (OTHER,)


def _level(course: Course, document: Document, line: int) -> str:
    """Return how sure the section of a line says that the course is."""
    above = [heading for heading in document.headings if heading.level <= 2 and heading.line <= line]
    first, last = document.span(above[-1]) if above else (1, line)
    inside = [mark for mark in certainties(course, document) if first <= mark.line <= last]
    after = [mark for mark in inside if mark.line > line]
    return (after or inside)[0].level if inside else ""
