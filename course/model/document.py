"""A Markdown file as both the repository's web page and the site read it."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from operator import attrgetter
from typing import Literal
from urllib.parse import urlsplit

import msgspec
import msgspec.structs

from course.model.activity import Activity

ProseKind = Literal["paragraph", "item", "cell", "quote"]
PieceKind = Literal["prose", "heading", "code", "html", "picture"]
LinkForm = Literal["inline", "reference", "bare"]
"""The form of a link: `[text](target)`, `[text][name]`, or `<address>`."""

_RELATIVE = ("#", "../", "./")
"""How nearly all links begin; none of these has a scheme."""


_line_of = attrgetter("line")


class Link(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A link or picture as written: where it points, what it shows, and the line it stands on."""

    target: str
    text: str
    line: int
    is_image: bool = False
    is_figure: bool = False
    """Whether a figure stands in its place on the site."""
    is_alone: bool = False
    """Whether it is all of a paragraph."""
    span: tuple[int, int] = (0, 0)
    """From and up to which byte (UTF-8) of the page's text it is written."""
    form: LinkForm = "inline"
    label: int = 0
    """The byte after what it shows; the bracket that closes it is the next one."""
    title: str = ""
    """What a browser shows over it, where it has a title."""

    def alone(self) -> Link:
        """The same link as all of its paragraph."""
        return msgspec.structs.replace(self, is_alone=True)

    @property
    def scheme(self) -> str:
        """Return its scheme in small letters (`https`, `tel`); empty where it has none."""
        if self.target.startswith(_RELATIVE):
            return ""
        try:
            return urlsplit(self.target).scheme
        except ValueError:  # a host that is none, as in https://[::1
            return self.target.partition(":")[0].lower()

    @property
    def is_external(self) -> bool:
        """Return whether it leaves the course: it names a scheme or a host."""
        return bool(self.scheme) or self.target.startswith(("//", "\\\\"))


class Heading(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A heading with the slug that links to it, on the repository's web page as on the site."""

    level: int
    text: str
    slug: str
    line: int


class Fence(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A fenced block: its first word, its body, and the lines it covers."""

    info: str
    body: str
    line: int
    last: int
    shown: str = ""
    """What the site shows in its place, in words, where the build draws it from data."""


class Prose(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A paragraph, list item or table cell as plain text, with figures and links replaced by what they show."""

    text: str
    line: int
    kind: ProseKind
    figures: tuple[str, ...] = ()
    """The figures in it that were called by name, as shown ("48%")."""
    code: tuple[str, ...] = ()
    """What of it is code, as shown."""
    last: int = 0
    """The line on which it ends."""


class Piece(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One of the things that a passage shows, in words: prose, code, raw HTML or a picture.

    A heading in it is one too, and so is the label of a callout: they name what stands below.
    """

    text: str
    line: int
    kind: PieceKind


class Line(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A line of running text as the repository's web page shows it; a link or code in it stands as `\ufffc`."""

    text: str
    line: int
    holders: tuple[str, ...]
    """The elements that hold it, outermost first."""
    is_first: bool
    """Whether its paragraph, item or cell begins with it."""


class Element(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A block at any depth, as the repository's web page reads it."""

    name: str
    """As CommonMark's parsers call it: `List`, `Item`, `Paragraph`, `CodeBlock`, `Table`."""
    line: int
    last: int
    holders: tuple[str, ...]
    """The elements that hold it, outermost first."""
    detail: str
    """The first number of a numbered list, the kind of an alert, `Fenced` of a fenced block."""


class Item(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """An item of a list: the link that is all of it, if so, and all its links."""

    line: int
    only_link: Link | None
    links: tuple[Link, ...]


class Listing(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A list at the top level of a page, with its first and last line."""

    line: int
    last: int
    is_numbered: bool
    items: tuple[Item, ...]


class Quote(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A block quote at the top level of a page; an alert (`[!TIP]`) has a kind."""

    line: int
    last: int
    alert: str
    lead: str
    """What it shows before its last link."""
    text: str
    links: tuple[Link, ...]
    """Its links, figures aside."""


class Document(msgspec.Struct, frozen=True, kw_only=True, eq=False, dict=True):
    """A Markdown file: its text without front matter, line numbers unchanged, and its structure."""

    path: str
    text: str
    headings: tuple[Heading, ...]
    links: tuple[Link, ...]
    fences: tuple[Fence, ...]
    prose: tuple[Prose, ...]
    html: tuple[tuple[str, int], ...] = ()
    """Raw HTML as written, each piece with its line."""
    lists: tuple[Listing, ...] = ()
    quotes: tuple[Quote, ...] = ()
    pieces: tuple[Piece, ...] = ()
    """Raw HTML and pictures, as written."""
    elements: tuple[Element, ...] = ()
    """Its blocks at every depth."""
    lines: tuple[Line, ...] = ()
    """Its running text, line by line."""
    definitions: tuple[tuple[int, int], ...] = ()
    """From and up to which byte each definition of a reference is written (`[name]: target`)."""
    activities: tuple[Activity, ...] = ()
    """What there is to do on it between paragraphs; no passage holds any of it."""

    @cached_property
    def activity_lines(self) -> frozenset[int]:
        """The lines on which its activities are written."""
        return frozenset(line for one in self.activities for line in range(one.line, one.last + 1))

    @property
    def name(self) -> str:
        """What the page is called: its first heading, or its file where it has none."""
        return self.headings[0].text if self.headings else self.path

    @cached_property
    def rows(self) -> tuple[str, ...]:
        """Its text as written, line by line; the first line of the file comes first."""
        return tuple(self.text.split("\n"))

    @cached_property
    def running(self) -> str:
        """Its running text as one, for asking at once whether any line holds something."""
        return "\n".join(line.text for line in self.lines)

    @cached_property
    def filled(self) -> frozenset[int]:
        """The lines on which running text stands."""
        return frozenset(line.line for line in self.lines)

    def heading(self, slug: str) -> Heading | None:
        """The first heading with that slug, if there is one."""
        return self._slugs.get(slug)

    @cached_property
    def _slugs(self) -> dict[str, Heading]:
        return {heading.slug: heading for heading in reversed(self.headings)}

    @cached_property
    def _passages(self) -> dict[str, str]:
        return {}

    def span(self, heading: Heading) -> tuple[int, int]:
        """First and last line of the passage under a heading: up to the next of its own level or higher."""
        after = (h.line for h in self.headings if h.line > heading.line and h.level <= heading.level)
        return heading.line, next(after, len(self.rows) + 1) - 1

    def passage(self, slug: str) -> str | None:
        """The plain text of the passage under a heading, paragraphs apart by blank lines; None if it is not there.

        Activities ask about a passage and are none of it: its answers rest on the text alone.
        """
        heading = self.heading(slug)
        if heading is None:
            return None
        if slug not in self._passages:
            first, last = self.span(heading)
            own = (prose for prose in self.prose if prose.line not in self.activity_lines)
            inside = (prose.text for prose in own if first <= prose.line <= last)
            self._passages[slug] = "\n\n".join(inside)
        return self._passages[slug]

    def content(self, slug: str) -> tuple[Piece, ...] | None:
        """Return the pieces of the passage under a heading, in order; None if it is not there."""
        heading = self.heading(slug)
        if heading is None:
            return None
        first, last = self.span(heading)
        return self.shown_in(first + 1, last)

    def shown_in(self, first: int, last: int) -> tuple[Piece, ...]:
        """Return the pieces that some lines show, in order."""
        at, end = (bisect_right(self._content, line, key=_line_of) for line in (first - 1, last))
        return tuple(self._content[at:end])

    @cached_property
    def _content(self) -> list[Piece]:
        prose = [Piece(text=one.text, line=one.line, kind="prose") for one in self.prose]
        headings = [Piece(text=f"{'#' * one.level} {one.text}", line=one.line, kind="heading") for one in self.headings]
        headings += [
            Piece(text=f"[!{one.alert.upper()}]", line=one.line, kind="heading") for one in self.quotes if one.alert
        ]
        code = [Piece(text=one.shown or one.body, line=one.line, kind="code") for one in self.fences]
        every = [*prose, *headings, *code, *self.pieces]
        return sorted((one for one in every if one.line not in self.activity_lines), key=_line_of)


class Text(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A piece of text as written, with the line on which it stands."""

    path: str
    line: int
    text: str
