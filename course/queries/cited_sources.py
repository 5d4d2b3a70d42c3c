"""Which sources each page cites, and which pages cite each source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from course.model import Course, Document, Link, cached_on_course
from course.model.site_paths import is_shown
from course.reading.link_target import SOURCES, resolve


def citations(course: Course) -> Iterator[tuple[Document, Link, str]]:
    """Yield every link of the site's pages to an entry of `data/sources.yml`, with the id it names."""
    for document in course.documents.values():
        if is_shown(course, document.path):
            yield from ((document, link, id) for link, id in citations_in(document))


def citations_in(document: Document) -> Iterator[tuple[Link, str]]:
    """Yield every link of a page to an entry of `data/sources.yml`, with the id it names."""
    for link in document.links:
        if SOURCES in link.target and (place := resolve(document.path, link.target)).file == SOURCES:
            yield link, place.fragment


@cached_on_course
def cited_by_page(course: Course) -> Mapping[str, tuple[str, ...]]:
    """Return the ids of the sources that each page cites, in the order of first use."""
    found: dict[str, dict[str, None]] = {}
    for document, _, id in citations(course):
        if id in course.sources:
            found.setdefault(document.path, {})[id] = None
    return {path: tuple(ids) for path, ids in found.items()}


@cached_on_course
def pages_by_source(course: Course) -> Mapping[str, tuple[str, ...]]:
    """Return the pages that cite each source, modules first, in the order of the course."""
    rank = {unit.document.path: at for at, unit in enumerate(course.units)}
    pages = sorted(cited_by_page(course), key=lambda path: (rank.get(path, len(rank)), path))
    found: dict[str, tuple[str, ...]] = {}
    for path in pages:
        for id in cited_by_page(course)[path]:
            found[id] = (*found.get(id, ()), path)
    return found
