"""The lists of sources: all of them, by kind, on their own page; on any other page those that it cites."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial

from course.model import Course, Source
from course.model.site_paths import is_published, link_between
from course.queries.cited_sources import cited_by_page, pages_by_source
from course.rendering.site_links import verbatim
from course.rendering.template import Markdown, draw, in_words

KINDS: Mapping[str, str] = {
    "law": "Laws and rules",
    "court": "Courts",
    "official": "Agencies and companies on their own matters",
    "professional": "The profession",
    "survey": "Surveys",
    "press": "Press",
    "other": "Other sources",
}
"""How the page of sources calls each kind, in its order."""

EXTENTS: Mapping[str, str] = {
    "page": "read on its own page",
    "copy": "read in a copy",
    "part": "read in part",
    "report": "known from a report of it",
}
"""How pages say how far a source was read."""


def render_sources(course: Course, path: str) -> str:
    """Return Markdown for the fence `sources` of a page."""
    if path != course.page("sources"):
        sources = [course.sources[id] for id in cited_by_page(course).get(path, ())]
        page = link_between(path, course.page("sources"))
        return draw("cited-sources.md.j2", sources=sources, page=page, **WORDS)
    groups = {
        label: [source for source in course.sources.values() if source.kind == kind] for kind, label in KINDS.items()
    }
    users = {id: [*_users(course, path, id)] for id in course.sources}
    return draw("sources.md.j2", groups=groups, users=users, **WORDS)


def _users(course: Course, page: str, id: str) -> Iterator[tuple[str, str]]:
    """Yield the title of every page that cites a source, with the link to it."""
    for path in filter(partial(is_published, course), pages_by_source(course).get(id, ())):
        unit = course.unit(path)
        title = unit.title if unit else course.documents[path].name
        yield title, link_between(page, path)


def day_of(source: Source) -> str:
    """Return when a source was published, as a sentence names it: "April 7, 2021"."""
    parts = [int(part) for part in source.date.split("-")] if source.date != "undated" else []
    if len(parts) == 3:
        return in_words(date(*parts))
    return f"{date(parts[0], parts[1], 1):%B %Y}" if len(parts) == 2 else source.date


def _address(text: str) -> Markdown:
    """Return an address as it can stand in a Markdown link."""
    return Markdown(verbatim(text))


WORDS: Mapping[str, object] = {"address": _address, "day": day_of, "extents": EXTENTS}
"""What the templates write addresses, days and extents with."""
