"""From the repository to the site: links rewritten, figures put in, inserts drawn."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import quote

from course.model import Course, Document, Fence, Link, Module
from course.model.site_paths import page_at, site_path
from course.queries.boxes import Box, box_of
from course.queries.certainty import certainties
from course.queries.refutations import refutations
from course.queries.section_places import section_places
from course.queries.terms import Term, term_of
from course.reading.activities import IN_SCENES, read_activity
from course.reading.figures import figure_of
from course.reading.insert import INSERTS
from course.reading.link_target import resolve
from course.reading.markdown import read_document
from course.reading.markup import as_letters
from course.reading.mock import mocks_in
from course.reading.slug import slug
from course.rendering.activities import render_activity
from course.rendering.agency import render_point
from course.rendering.cited_links import cited
from course.rendering.mock import render_mock
from course.rendering.template import Markdown, draw_html
from course.rendering.template import draw as draw_template

Draw = Callable[[Course, str, Fence], str]
"""Draws a fence of a page."""

_NEEDS_REWRITING = re.compile(rb"[\n'\"<]")
_UNSAFE = re.compile(r"[\s\x00-\x1f\x7f<>()\[\]{}\\`\"'|]")
"""What would end a link's target, or be read as Markdown in it."""

_MARKUP = re.compile(r"[^\w .,;:!?–—…/-]|_")
"""What a title is written without, so that each reader of Markdown finds its end: it is written as an entity."""

_PAIRED = re.compile(r"\([^()\s<>\[\]{}\\`\"'|]*\)")
"""Parentheses that close, as in many an address; these may stay."""

_ATX = re.compile(rb" {0,3}#{1,6}(?:[ \t]|$)")
_UNDERLINE = re.compile(rb" {0,3}(?:=+|-+)[ \t]*(?:\n|\Z)")
"""How a heading is written: with # signs before its text, or with a line below it."""

_PLAIN = re.compile(r"(?!.*--)#+(?: [^\W_](?:[^\W_]|[-'’])*[,.:;!?]*)+\n?")
"""A heading of words and common punctuation, of which every reader makes the same slug."""

_BOUND = re.compile(rb"\n(?:[ \t]+\S|<)")
"""What would be read otherwise without the definition above it: code, or HTML."""

_ENTITY = re.compile(r"&(?=#?\w+;)")


class Edit(NamedTuple):
    """A change of a page's text: from which byte, up to which, and what is to stand there."""

    start: int
    end: int
    new: str


@dataclass(frozen=True)
class SiteText:
    """A page's text with its edits, read as one and cut by the lines of its file."""

    raw: bytes
    edits: tuple[Edit, ...]
    """In the order of the text, none within another."""
    starts: tuple[int, ...]
    """The byte with which each line begins, and the end."""

    def lines(self, first: int = 1, last: int | None = None) -> str:
        """The text from one line up to another, both included; to the end where no last one is given."""
        count = len(self.starts) - 1
        last = count if last is None else min(last, count)
        if first > last:
            return ""
        at, end = self.starts[first - 1], self.starts[last]
        parts = []
        for edit in self.edits:
            if at <= edit.start and edit.end <= end:
                parts += [self.raw[at : edit.start], edit.new.encode()]
                at = edit.end
        return b"".join([*parts, self.raw[at:end]]).decode().removesuffix("\n" if last < count else "")

    def pick(self, lines: Iterable[int]) -> str:
        """The text of some lines, given in order."""
        runs: list[list[int]] = []
        for line in lines:
            if runs and runs[-1][1] == line - 1:
                runs[-1][1] = line
            else:
                runs.append([line, line])
        return "\n".join(self.lines(first, last) for first, last in runs)


def on_site(course: Course, document: Document, draw: Draw, at: str = "") -> SiteText:
    """Rewrite a page for the site, as a whole: what one of its lines means may be said on another.

    Args:
        course: the course, for figures and the agency's rules.
        document: the page, with links relative to its file as the repository's web page follows them.
        draw: draws the fences of `INSERTS`.
        at: the page on which its text is shown, where that is another.
    """
    path, harmless = document.path, as_letters(document)
    if harmless != document.text:
        document = read_document(path, harmless, lambda target: figure_of(course.tables, path, target))
    raw = document.text.encode()
    starts = (0, *(found.end() for found in re.finditer(rb"\n", raw)), len(raw))
    # Every reference is written out, and a definition left behind could be taken for another's.
    definitions = (Edit(*span, "") for span in document.definitions if not _BOUND.match(raw, span[1]))
    edits = (
        *_links(course, document, raw, draw, at),
        *_certainties(course, document, raw, starts),
        *_refutations(document, raw, starts),
        *_fences(course, document, starts, draw),
        *_mocks(course, document, starts),
        *_headings(document, raw, starts),
        *_section_places(course, document, starts),
        *definitions,
    )
    text = SiteText(raw, tuple(_outermost(edits)), starts)
    if not document.activities:
        return text
    drawn = (*edits, *_activities(document, text))
    return SiteText(raw, tuple(_outermost(drawn)), starts)


def _activities(document: Document, text: SiteText) -> Iterator[Edit]:
    """Yield what stands in the place of each activity, its links those of the site."""
    for number, activity in enumerate(document.activities, 1):
        rows = text.lines(activity.line, activity.last).split("\n")
        if activity.kind in IN_SCENES:
            continue
        if shown := read_activity(rows, activity.line):
            start, end = text.starts[activity.line - 1], text.starts[activity.last]
            yield Edit(start, end, f"\n{render_activity(shown, number)}\n\n")


def _outermost(edits: Iterable[Edit]) -> Iterator[Edit]:
    """The edits that are not within another, such as a picture in a link that gives way to a figure."""
    end = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, -edit.end)):
        if edit.start >= end:
            yield edit
            end = edit.end


def _fences(course: Course, document: Document, starts: tuple[int, ...], draw: Draw) -> Iterator[Edit]:
    for fence in document.fences:
        if fence.info in INSERTS:
            yield Edit(starts[fence.line - 1], starts[fence.last], f"\n{draw(course, document.path, fence)}\n\n")


def _mocks(course: Course, document: Document, starts: tuple[int, ...]) -> Iterator[Edit]:
    for mock in mocks_in(document):
        html = render_mock(course.cast, document.path, mock)
        yield Edit(starts[mock.line - 1], starts[mock.last], f"\n{html}\n\n")


def _section_places(course: Course, document: Document, starts: tuple[int, ...]) -> Iterator[Edit]:
    """Yield below each heading of a module which of its sections it is, and how long the rest takes to read."""
    unit = course.unit(document.path)
    for place in section_places(unit) if isinstance(unit, Module) else ():
        start = starts[min(place.heading.line, len(starts) - 1)]
        yield Edit(start, start, f"\n{draw_html('section-place.html.j2', place=place)}\n\n")


def _headings(document: Document, raw: bytes, starts: tuple[int, ...]) -> Iterator[Edit]:
    """The slugs that the builder might make otherwise, as of dashes, or of a heading that stands there twice.

    Questions and scenes get their ids from the model.
    """
    for heading in document.headings if document.path.startswith("docs/") else ():
        first, second = starts[heading.line - 1], starts[heading.line]
        line, below = raw[first:second], raw[second : starts[min(heading.line + 1, len(starts) - 1)]]
        is_plain = _PLAIN.fullmatch(line.decode()) and heading.slug == slug(heading.text)
        if heading.slug and not is_plain and (length := _text_length(line, below)):
            yield Edit(first + length, first + len(line.rstrip(b"\n")), f" {{#{heading.slug}}}")


def _text_length(line: bytes, below: bytes) -> int:
    """Return the number of bytes of a heading's line before its closing # signs; 0 where its text has several lines."""
    text = line.rstrip()
    if not _ATX.match(line):
        return len(text) if _UNDERLINE.match(below) else 0
    opened = text.rstrip(b"#")
    return len(opened.rstrip() if opened.endswith((b" ", b"\t")) else text)


def _links(course: Course, document: Document, raw: bytes, draw: Draw, at: str) -> Iterator[Edit]:
    terms = 0
    open_points = 0
    for link in document.links:
        place = resolve(document.path, link.target)
        point = course.agency.points.get(place.fragment) if place.file == "agency.yml" else None
        if link.is_figure:
            yield Edit(*link.span, figure_of(course.tables, document.path, link.target) or "")
        elif point and link.is_alone:
            yield Edit(*link.span, f"\n{render_point(course, point, is_repeated=open_points > 0)}\n")
            open_points += not point.is_answered
        elif not at and (box := box_of(course, document.path, link)):
            yield Edit(*link.span, f"\n{_box(course, document.path, box, draw)}\n")
        elif not at and (term := term_of(course, document, link)):
            terms += 1
            yield Edit(*link.span, _term(course, document.path, link, term, terms))
        elif link.form != "bare":
            yield from _tail(course, document.path, cited(course, document.path, link), raw, at)


def _term(course: Course, path: str, link: Link, term: Term, number: int) -> str:
    """Return Markdown for a word that shows what the glossary says of it."""
    target = Markdown(moved(course, path, link) or link.target)
    return draw_template("term.md.j2", shown=link.text, term=term, target=target, number=number)


def _box(course: Course, path: str, box: Box, draw: Draw) -> str:
    """Return Markdown for a section of another page, framed."""
    body = on_site(course, box.source, draw, at=path).lines(*box.lines).strip()
    target = moved(course, path, box.link) or box.link.target
    return draw_template("box.md.j2", title=box.link.text, target=Markdown(target), body=Markdown(body))


def _certainties(course: Course, document: Document, raw: bytes, starts: tuple[int, ...]) -> Iterator[Edit]:
    """Yield folds in the place of the paragraphs that say how sure the course is."""
    levels, label = course.evidence.levels, course.evidence.label
    for mark in certainties(course, document):
        if mark.level and mark.reason:
            first, end = starts[mark.line - 1], starts[mark.last]
            count = len(levels)
            filled = count - levels.index(mark.level)
            html = draw_html("certainty-open.html.j2", label=label, level=mark.level, filled=filled, count=count)
            yield Edit(first, first + mark.lead, f"\n{html}\n\n")
            last = end - raw.endswith(b"\n", first, end)
            yield Edit(last, last, "\n\n</details>\n")


def _refutations(document: Document, raw: bytes, starts: tuple[int, ...]) -> Iterator[Edit]:
    """Yield a frame around each pair of paragraphs that name a belief and what is so instead."""
    for refutation in refutations(document):
        if refutation.last:
            first, end = starts[refutation.line - 1], starts[refutation.last]
            yield Edit(first, first, '\n<div class="refutation" markdown="1">\n\n')
            last = end - raw.endswith(b"\n", first, end)
            yield Edit(last, last, "\n\n</div>\n")


def _tail(course: Course, path: str, link: Link, raw: bytes, at: str) -> Iterator[Edit]:
    """Yield what follows a link's text, where it is to be written anew.

    A reference is written out, since a page is read in pieces and its definition may stand in another; so are a title
    and a target on the next line, which readers of Markdown find by different rules.
    """
    target = moved(course, path, link, at)
    start = raw.index(b"]", link.label)
    # A quotation mark in a target is taken by one reader for the beginning of a title, a bracket for that of a tag.
    is_simple = link.form == "inline" and not link.title and not _NEEDS_REWRITING.search(raw[start : link.span[1]])
    if target is None and is_simple:
        return
    written = target if target is not None else verbatim(link.target)
    title = f' "{_MARKUP.sub(lambda found: f"&#{ord(found[0])};", link.title)}"' if link.title else ""
    new = f"]({written}{title})"
    if raw[start : link.span[1]] != new.encode():
        yield Edit(start, link.span[1], new)


def moved(course: Course, path: str, link: Link, at: str = "") -> str | None:
    """The target of a link relative to where its page stands in the site; None for one that leads there as it is.

    Args:
        course: the course.
        path: the page's file.
        link: a link on it.
        at: the page on which it is shown, where that is another.
    """
    place = resolve(path, link.target)
    is_here = link.target.startswith(("#", "?")) and not at
    if link.is_external or not link.target or is_here or link.target.startswith("/") or place.file.startswith(".."):
        return None
    file = site_path(page_at(course, place.file))
    target = quote(posixpath.relpath(file, posixpath.dirname(site_path(at or path)) or "."), safe="/~!$,;=@+")
    query = f"?{_escaped(place.query)}" if place.query else ""
    # A percent sign in a heading's name is none of an address.
    fragment = f"#{_escaped(place.fragment.replace('%', '%25'))}" if place.fragment else ""
    return _ENTITY.sub("&amp;", f"{target}{query}{fragment}")


def verbatim(target: str) -> str:
    """A target that stays as it is, written so that it ends where it should."""
    pairs = _PAIRED.findall(target)
    parts = [_escaped(part) for part in _PAIRED.split(target)]
    whole = "".join(part + pair for part, pair in zip(parts, [*pairs, ""], strict=True))
    return _ENTITY.sub("&amp;", whole)


def _escaped(text: str) -> str:
    return _UNSAFE.sub(lambda found: quote(found[0], safe=""), text)
