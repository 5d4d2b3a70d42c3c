"""The parser's events gathered into blocks: what stands at the top level of a page, and the text in it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from itertools import accumulate
from typing import Any

import msgspec
import pyromark
from msgspec.structs import replace

from course.model import Element, Line, Link, LinkForm

Figure = Callable[[str], str | None]
"""Gives what a page shows for a link to a figure (`../../data/stock.csv#rice-2025`), or None."""

OPTIONS = pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_GFM
INLINE = frozenset({"Emphasis", "Strong", "Link", "Image"})
OPAQUE = "\ufffc"
"""What stands in a `Line` for code, a link, a picture or raw HTML."""
_FORMS: dict[str, LinkForm] = {"Inline": "inline", "Autolink": "bare", "Email": "bare"}
"""How a link is written, by the parser's name for it; all others are references."""


class Leaf(msgspec.Struct, gc=False):
    """A stretch of text in a block: a paragraph, a heading's or cell's or item's text, code, or raw HTML."""

    holders: tuple[str, ...]
    """The elements that hold it, outermost first: ("List", "Item", "Paragraph")."""

    item: int
    """Which item of its top-level list it is in, from 1; 0 outside lists."""

    line: int
    text: str = ""
    links: list[Link] = []
    lead: str = ""
    """What stands before the last link."""

    has_more: bool = False
    """Whether it holds anything but links."""

    html: list[tuple[str, int]] = []
    figures: list[str] = []
    """The figures shown in it."""

    is_noted: bool = False
    """Whether a line of it was noted."""
    code: list[str] = []
    """The pieces of code shown in it."""

    end: int = 0
    """The byte after its last one."""

    last: int = 0
    """The line on which it ends."""

    @property
    def only_link(self) -> Link | None:
        """The link, where there is one and nothing else."""
        return self.links[0] if len(self.links) == 1 and not self.has_more else None


class Block(msgspec.Struct, gc=False):
    """A block at the top level of a page, with its lines."""

    name: str
    detail: Any
    """What the parser says of it: a heading's level, a fence's first words, the kind of an alert."""

    first: int
    last: int = 0
    leaves: list[Leaf] = []
    fences: list[tuple[str, int, int, str]] = []
    """Fenced blocks in it, or itself: first words, first and last line, body."""

    items: list[int] = []
    """The lines of a list's items."""

    elements: list[Element] = []
    """The blocks in it at any depth, itself first."""

    lines: list[Line] = []
    """Its running text, line by line."""


class _Opened(msgspec.Struct, gc=False):
    """A link or picture that is not closed yet."""

    detail: dict[str, Any]
    """What the parser says of it: its target, its title, and how it is written."""

    before: int
    """How much of the leaf was shown before it."""

    is_figure: bool
    label: int
    """The byte after what it shows, as far as it was read."""

    name: list[str] = []
    """What it shows, pictures by their alternative text."""


class _Begun(msgspec.Struct, frozen=True, gc=False):
    """An element that is not closed yet."""

    at: int
    """Its place among the elements of its block."""
    name: str
    detail: str
    line: int


def read_blocks(text: str, figure: Figure) -> Iterator[Block]:
    """Read the blocks of a page.

    Args:
        text: its Markdown.
        figure: gives the figure a link stands for.
    """
    return _Gatherer(text, figure).blocks()


def read_definitions(text: str) -> tuple[tuple[int, int], ...]:
    """From and up to which byte each definition of a reference is written."""
    if "]:" not in text:
        return ()
    found = pyromark.reference_definitions(text, options=OPTIONS)
    return tuple((one["span"]["start"], one["span"]["end"]) for one in found.values())


_UNREAD = Element(name="", line=0, last=0, holders=(), detail="")
"""Stands for an element until its end is read."""


class _Gatherer:
    def __init__(self, text: str, figure: Figure) -> None:
        self.text = text
        self.figure = figure
        # Offsets count the bytes of UTF-8.
        ends = accumulate(map(len, text.encode().split(b"\n")))
        self.breaks = [end + breaks for breaks, end in enumerate(ends)]
        self.holders: tuple[str, ...] = ()
        self.block: Block | None = None
        self.leaf: Leaf | None = None
        self.shown: list[str] = []
        self.open: list[_Opened] = []
        self.begun: list[_Begun] = []
        """Which elements of the block are not yet closed."""

    def line(self, offset: int) -> int:
        return bisect_left(self.breaks, offset) + 1

    def blocks(self) -> Iterator[Block]:
        event: Any
        for event, at in pyromark.events_with_range(self.text, options=OPTIONS):
            if isinstance(event, str):
                self._show(" ", at)
                continue
            ((kind, value),) = event.items()
            if kind == "Text":
                self._show(value, at)
                self._note(value, at["start"])
            elif kind == "Start":
                self._start(value, at)
            elif kind == "End":
                self._end(value, at)
                if not self.holders and self.block:
                    yield self.block
                    self.block = None
            elif kind == "Html" or kind == "InlineHtml":
                leaf = self._current(at)
                leaf.html.append((value, self.line(at["start"])))
                leaf.has_more = True
                self._note(OPAQUE, at["start"])
            else:
                self._show(value, at)
                if kind == "Code":
                    self._current(at).code.append(value)
                self._note(OPAQUE, at["start"])

    def _start(self, tag: Any, at: Any) -> None:
        name, detail = (tag, None) if isinstance(tag, str) else next(iter(tag.items()))
        if name in INLINE:
            self._open(name, detail, at)
            return
        self._finish()
        line = bisect_left(self.breaks, at["start"]) + 1
        if self.block is None:
            self.block = Block(name, detail, line)
        self._begin(name, detail, line)
        if name == "CodeBlock":
            info = detail["Fenced"] if isinstance(detail, dict) else ""
            self.block.fences.append((info, line, 0, ""))
        elif name == "Item" and self.holders == ("List",):
            self.block.items.append(line)
        self.holders = (*self.holders, name)

    def _end(self, tag: Any, at: Any) -> None:
        name = tag if isinstance(tag, str) else next(iter(tag))
        if name in INLINE:
            self._close(name, at)
            return
        assert self.block is not None
        last = bisect_left(self.breaks, at["end"] - 1) + 1
        if name == "CodeBlock":
            info, first, _, _ = self.block.fences[-1]
            self.block.fences[-1] = (info, first, last, "".join(self.shown))
            self.leaf, self.shown = None, []
        self._finish()
        self.holders = self.holders[:-1]
        self.block.last = last
        begun = self.begun.pop()
        self.block.elements[begun.at] = Element(
            name=begun.name, line=begun.line, last=last, holders=self.holders, detail=begun.detail
        )

    def _begin(self, name: str, detail: Any, line: int) -> None:
        """Note a block at any depth; what stands for it until its end is read keeps its place."""
        assert self.block is not None
        info = next(iter(detail)) if isinstance(detail, dict) else detail if isinstance(detail, (str, int)) else ""
        self.begun.append(_Begun(len(self.block.elements), name, str(info), line))
        self.block.elements.append(_UNREAD)

    def _note(self, text: str, start: int) -> None:
        """Note running text by its line; what stands in a link or in code is not looked at."""
        if self.block is None or "CodeBlock" in self.holders:
            return
        line, lines = bisect_left(self.breaks, start) + 1, self.block.lines
        text = OPAQUE if self.open else text
        if self.leaf is not None and self.leaf.is_noted and lines[-1].line == line:
            lines[-1] = replace(lines[-1], text=lines[-1].text + text)
        else:
            is_first = self.leaf is None or not self.leaf.is_noted
            lines.append(Line(text=text, line=line, holders=self.holders, is_first=is_first))
        if self.leaf is not None:
            self.leaf.is_noted = True

    def _current(self, at: Any) -> Leaf:
        """The leaf in which an event stands, and in it all links that are open."""
        if self.leaf is None:
            item = len(self.block.items) if self.block else 0
            self.leaf = Leaf(self.holders, item, self.line(at["start"]))
        end = at["end"]
        if end > self.leaf.end:
            self.leaf.end = end
        if self.open and end > self.open[-1].label:
            self.open[-1].label = end
        return self.leaf

    def _finish(self) -> None:
        """End a stretch of text, as an element begins or ends."""
        if self.leaf is None:
            return
        self.leaf.text = "".join(self.shown).strip()
        self.leaf.last = bisect_left(self.breaks, self.leaf.end - 1) + 1
        if self.block is not None:
            self.block.leaves.append(self.leaf)
        self.leaf, self.shown = None, []

    def _show(self, text: str, at: Any) -> None:
        leaf = self._current(at)
        if not self.open:
            leaf.has_more = leaf.has_more or bool(text.strip())
        elif self.open[-1].is_figure:
            return
        else:
            self.open[-1].name.append(text)
        self.shown.append(text)

    def _open(self, name: str, link: dict[str, Any] | None, at: Any) -> None:
        leaf = self._current(at)
        if link is None:
            return
        value = self.figure(link["dest_url"]) if name == "Link" else None
        if name == "Link" and value is None:
            leaf.lead = "".join(self.shown)
        opened = _Opened(link, len(self.shown), value is not None, at["start"] + len("![" if name == "Image" else "["))
        self.open.append(opened)
        if value is not None:
            leaf.has_more = True
            leaf.figures.append(value)
            self.shown.append(value)
            opened.name.append(value)

    def _close(self, name: str, at: Any) -> None:
        if name not in ("Link", "Image"):
            self._current(at)
            return
        opened = self.open.pop()
        leaf = self._current(at)
        text = "".join(opened.name)
        if self.open:
            self.open[-1].name.append(text)
        if name == "Image":
            # A picture's alternative text is not running text.
            del self.shown[opened.before :]
        form = opened.detail["link_type"]
        leaf.links.append(
            Link(
                target=f"mailto:{opened.detail['dest_url']}" if form == "Email" else opened.detail["dest_url"],
                text=text,
                line=self.line(at["start"]),
                is_image=name == "Image",
                is_figure=opened.is_figure,
                # The parser leaves the empty brackets of `[name][]` out.
                span=(at["start"], at["end"] + (len("[]") if form == "Collapsed" else 0)),
                form=_FORMS.get(form, "reference"),
                label=opened.label,
                title=opened.detail["title"],
            )
        )
