"""A page's text as the review booklet prints it: links lead to numbers, and nothing is folded or left to a click."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from markupsafe import Markup

from course.model import Course, Document, Fence, Link
from course.model.site_paths import page_at
from course.queries.boxes import box_of
from course.queries.cited_sources import cited_by_page
from course.queries.numbering import Entry, Part, number_by_id, parts_of
from course.queries.terms import term_of
from course.reading.activities import read_activity
from course.reading.figures import figure_of
from course.reading.insert import INSERTS, read_chart, read_note
from course.reading.link_target import SOURCES, Place, resolve
from course.reading.markdown import read_document
from course.reading.markup import as_letters
from course.reading.mock import mocks_in
from course.rendering.chart import render_chart
from course.rendering.corrected import render_corrected
from course.rendering.fragment import Fragments
from course.rendering.mock import render_mock
from course.rendering.site_links import Edit, SiteText, verbatim
from course.rendering.template import draw_html
from course.text.dialect import repository_html

_LEAD = re.compile(rb"(?:[ \t]*(?:>|[-*+](?=[ \t])|\d+[.)](?=[ \t])))*[ \t]*\|?[ \t]*")
"""What stands before the first word of a paragraph, list item or table row."""
_FOLDED = re.compile(r"<details(?![^>]*\bopen\b)")
_REDRAWN = "docs/booklet.md"
"""Stands for the page on which a mock is drawn: no faces, since the booklet is one file."""


def fragments() -> Fragments:
    """Return what renders the booklet's Markdown, which has no builder behind it."""
    return Fragments(lambda text: repository_html(text, is_typeset=True), lambda target: target)


def blocks(text: str) -> Markup:
    """Return the HTML of a text, with nothing folded in it."""
    return Markup(_FOLDED.sub("<details open", fragments().blocks(text)))


def booklet_text(course: Course, part: Part) -> SiteText:
    """Rewrite a page for the booklet, to be cut by the lines of its file."""
    document = part.document
    path, harmless = document.path, as_letters(document)
    if harmless != document.text:
        document = read_document(path, harmless, lambda target: figure_of(course.tables, path, target))
    raw = document.text.encode()
    starts = (0, *(found.end() for found in re.finditer(rb"\n", raw)), len(raw))
    places = _places(course)
    edits = [
        *_claims(part.entries, raw, starts),
        *chain.from_iterable(_link(course, document, link, raw, places) for link in document.links),
        *_fences(course, document, starts),
        *(
            Edit(starts[one.line - 1], starts[one.last], _block(render_mock(course.cast, _REDRAWN, one)))
            for one in mocks_in(document)
        ),
    ]
    text = SiteText(raw, tuple(_outermost(edits)), starts)
    edits += _activities(document, text)
    return SiteText(raw, tuple(_outermost(edits)), starts)


def _outermost(edits: Iterable[Edit]) -> Iterator[Edit]:
    """Yield the edits that are not within another; one that only adds something comes before one that begins there."""
    end = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end > edit.start, -edit.end)):
        if edit.start >= end:
            yield edit
            end = edit.end


def _places(course: Course) -> Mapping[str, str]:
    """Return the number of everything that a link may lead to: pages as a whole by their code."""
    pages = {part.document.path: part.code for part in parts_of(course)}
    return pages | number_by_id(course)


def _claims(entries: Iterable[Entry], raw: bytes, starts: tuple[int, ...]) -> Iterator[Edit]:
    """Yield the number of each claim, before its first word."""
    for entry in entries:
        if entry.kind == "claim":
            start = starts[entry.line - 1]
            lead = _LEAD.match(raw, start, starts[entry.line])
            at = lead.end() if lead else start
            yield Edit(at, at, str(draw_html("booklet-number.html.j2", entry=entry, is_inline=True)))


def _link(course: Course, document: Document, link: Link, raw: bytes, places: Mapping[str, str]) -> Iterator[Edit]:
    path = document.path
    place = resolve(path, link.target)
    point = course.agency.points.get(place.fragment) if place.file == "agency.yml" else None
    if link.is_figure:
        yield Edit(*link.span, figure_of(course.tables, path, link.target) or "")
    elif link.is_image:
        yield Edit(*link.span, f"*Picture: {link.text}*")
    elif point and link.is_alone:
        number = places.get(f"agency.yml#{point.id}", "")
        yield Edit(*link.span, _block(draw_html("booklet-point.html.j2", point=point, number=number)))
    elif link.is_external:
        yield from _tail(link, raw, f"]({verbatim(link.target)})") if link.form == "reference" else ()
    elif number := _number(course, place, places):
        is_term = term_of(course, document, link) is not None
        shown = "" if is_term else f"\u00a0{draw_html('booklet-link.html.j2', number=number, page=0)}"
        if box_of(course, path, link):
            yield Edit(link.span[0], link.span[0], "Here the page shows: ")
        yield from _tail(link, raw, f"](#{number}){shown}")
    elif link.form != "bare":
        yield Edit(link.span[0], link.span[0] + 1, "")
        yield from _tail(link, raw, "")


def _number(course: Course, place: Place, places: Mapping[str, str]) -> str:
    """Return the number of what a link leads to; empty where the booklet does not have it."""
    if place.file == course.page("sources"):
        return places.get(f"{SOURCES}#{place.fragment}", "")
    file = page_at(course, place.file)
    return places.get(f"{file}#{place.fragment}", "") if place.fragment else places.get(file, "")


def _tail(link: Link, raw: bytes, new: str) -> Iterator[Edit]:
    """Yield what follows a link's text, written anew."""
    yield Edit(raw.index(b"]", link.label), link.span[1], new)


def _fences(course: Course, document: Document, starts: tuple[int, ...]) -> Iterator[Edit]:
    for fence in document.fences:
        if fence.info in INSERTS:
            yield Edit(starts[fence.line - 1], starts[fence.last], _block(_fence(course, document.path, fence)))


def _fence(course: Course, path: str, fence: Fence) -> str:
    """Return what the booklet prints in the place of something that the build draws."""
    if fence.info == "chart":
        chart, _ = read_chart(path, fence, course.tables)
        return render_chart(chart) if chart else ""
    if fence.info == "corrected-figures":
        return render_corrected(course)
    note = read_note(path, fence)[0] if fence.info == "note" else None
    numbers = number_by_id(course)
    cited = [numbers[f"{SOURCES}#{id}"] for id in cited_by_page(course).get(path, ())]
    return draw_html("booklet-insert.html.j2", info=fence.info, note=note, cited=cited)


def _activities(document: Document, text: SiteText) -> Iterator[Edit]:
    """Yield what stands in the place of each activity: the task with all its answers."""
    for activity in document.activities:
        rows = text.lines(activity.line, activity.last).split("\n")
        if shown := read_activity(rows, activity.line):
            drawn = draw_html("booklet-activity.html.j2", activity=shown, inline=fragments().inline)
            yield Edit(text.starts[activity.line - 1], text.starts[activity.last], _block(drawn))


def _block(text: str) -> str:
    """Return a text as a block of its own."""
    return f"\n\n{text}\n\n"
