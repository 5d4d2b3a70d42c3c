"""Citations on the site: links that lead to the entry of a source on the page of sources."""

from __future__ import annotations

import posixpath

from msgspec.structs import replace

from course.model import Course, Link
from course.reading.link_target import SOURCES, resolve
from course.text.typography import typeset


def cited(course: Course, path: str, link: Link) -> Link:
    """Return a citation as the site has it: a link to the entry on the page of sources; any other link as it is.

    Its title says what the source is, and styles know it by its beginning.
    """
    if SOURCES not in link.target or (place := resolve(path, link.target)).file != SOURCES:
        return link
    source, page = course.sources.get(place.fragment), course.page("sources")
    if source is None or not page:
        return link
    target = f"{posixpath.relpath(page, posixpath.dirname(path) or '.')}#{source.id}"
    return replace(link, target=target, title=typeset(f"Source: {source.publisher}, {source.title}"))
