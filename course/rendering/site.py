"""From the repository to the site: links rewritten, figures put in, inserts drawn."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator

from course.model import Course, Document, Fence, Link
from course.reading.course import figure_of
from course.reading.insert import INSERTS
from course.reading.markdown import read_document
from course.reading.markup import as_letters
from course.reading.place import resolve
from course.rendering.agency import render_point

Draw = Callable[[Course, str, Fence], str]
"""Draws a fence of a page."""

_TARGET = re.compile(rb"(?:<[^<>\n]*>|[^\s<>]*)")


def site_path(path: str) -> str:
    """Where a file of the repository stands in the site's sources: `docs/` is its root."""
    return path.removeprefix("docs/")


def on_site(course: Course, path: str, markdown: str, draw: Draw) -> str:
    """Rewrite a piece of a page for the site.

    Args:
        course: the course, for figures and the agency's rules.
        path: the file that the piece comes from; its links are relative to it.
        markdown: the piece as written for the repository's web page.
        draw: draws the fences of `INSERTS`.
    """

    def figure(target: str) -> str | None:
        return figure_of(course.tables, path, target)

    piece = read_document(path, markdown, figure)
    if (harmless := as_letters(piece)) != markdown:
        piece = read_document(path, harmless, figure)
    raw = piece.text.encode()
    for start, end, new in sorted((*_links(course, piece, raw), *_fences(course, piece, raw, draw)), reverse=True):
        raw = raw[:start] + new.encode() + raw[end:]
    return raw.decode()


Edit = tuple[int, int, str]
"""From which byte, up to which, and what is to stand there."""


def _fences(course: Course, piece: Document, raw: bytes, draw: Draw) -> Iterator[Edit]:
    starts = [0, *(found.end() for found in re.finditer(rb"\n", raw)), len(raw)]
    for fence in piece.fences:
        if fence.info in INSERTS:
            end = starts[fence.last] if fence.last < len(starts) else len(raw)
            yield starts[fence.line - 1], end, f"\n{draw(course, piece.path, fence)}\n\n"


def _links(course: Course, piece: Document, raw: bytes) -> Iterator[Edit]:
    for link in piece.links:
        start, end = link.span
        place = resolve(piece.path, link.target)
        point = course.agency.points.get(place.fragment) if place.file == "agency.yml" else None
        if link.is_figure:
            yield start, end, figure_of(course.tables, piece.path, link.target) or ""
        elif point and link.is_alone:
            yield start, end, f"\n{render_point(course.agency, point)}\n"
        else:
            yield from _moved(piece.path, link, raw)


def _moved(path: str, link: Link, raw: bytes) -> Iterator[Edit]:
    """The link with its target as it must be in the site's sources."""
    place = resolve(path, link.target)
    if link.is_external or link.target.startswith(("#", "/")) or place.file.startswith(".."):
        return
    moved = posixpath.relpath(site_path(place.file), posixpath.dirname(site_path(path)) or ".")
    target = moved + (f"#{place.fragment}" if place.fragment else "")
    start, end = link.span
    written = raw[start:end]
    if written.endswith(b")") and b"](" in written:
        at = written.rindex(b"](") + 2
        found = _TARGET.match(written, at, len(written) - 1)
        assert found is not None
        yield start + at, start + found.end(), target
    elif written.endswith(b"]"):
        # A link by reference: written out, since its definition may stand elsewhere on the page.
        label = written[: written.rindex(b"][") + 1] if b"][" in written else written
        yield start, end, f"{label.decode()}({target})"
