"""Markdown to a `Document`: headings, links, fences and prose, each with its line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.token import Token

from course.model import Document, Fence, Heading, Link, Prose
from course.reading.slug import slug

Figure = Callable[[str], str | None]
"""Gives what a page shows for a link to a figure (`../../data/platform-use.csv#tiktok-2025`), or None."""

ALERT = re.compile(r"^\[!(\w+)\]\s*")
_parser = MarkdownIt("commonmark").enable("table")


def parse(text: str) -> list[Token]:
    """The CommonMark tokens of a text, tables included."""
    return _parser.parse(text)


def read_document(path: str, text: str, figure: Figure = lambda target: None) -> Document:
    """Read a page.

    Args:
        path: the file, relative to the root of the repository.
        text: its Markdown, with the lines of the front matter left blank so that line numbers hold.
        figure: gives the figure a link stands for.
    """
    headings: list[Heading] = []
    links: list[Link] = []
    fences: list[Fence] = []
    prose: list[Prose] = []
    html: list[tuple[str, int]] = []
    for token, line, kind in _walk(parse(text)):
        if token.type == "fence":
            first, last = token.map or (line - 1, line)
            fences.append(Fence(token.info.strip(), token.content, first + 1, last))
        elif token.type == "html_block":
            html += [(tag, line + before) for tag, before in _tags(token.content)]
        elif token.type == "inline":
            links += _links(token, line)
            html += [(tag.content, line) for tag in token.children or () if tag.type == "html_inline"]
            shown = plain(token, figure)
            if kind.startswith("h"):
                headings.append(Heading(int(kind[1:]), shown, slug(shown), line))
            elif shown:
                prose.append(Prose(shown, line, _PROSE.get(kind, "paragraph")))
    return Document(path, text, tuple(headings), tuple(links), tuple(fences), tuple(prose), tuple(html))


_PROSE: dict[str, Literal["paragraph", "item", "cell", "quote"]] = {
    "li": "item",
    "td": "cell",
    "th": "cell",
    "blockquote": "quote",
}


def _walk(tokens: list[Token]) -> Iterator[tuple[Token, int, str]]:
    """Each leaf token with its line and the tag of the element that holds it."""
    line, holders = 1, []
    for token in tokens:
        if token.map:
            line = token.map[0] + 1
        if token.nesting == 1:
            holders.append(token.tag)
        elif token.nesting == -1:
            holders.pop()
        else:
            kind = next((tag for tag in reversed(holders) if tag != "p"), "p")
            yield token, line, kind


def _tags(content: str) -> Iterator[tuple[str, int]]:
    for match in re.finditer(r"<[^>\n]*>?", content):
        yield match[0], content.count("\n", 0, match.start())


def _links(token: Token, line: int) -> Iterator[Link]:
    children = token.children or []
    for at, child in enumerate(children):
        if child.type in ("softbreak", "hardbreak"):
            line += 1
        elif child.type == "link_open":
            yield Link(str(child.attrs["href"]), _inside(children[at + 1 :]), line)
        elif child.type == "image":
            yield Link(str(child.attrs["src"]), child.content, line, is_image=True)


def _inside(children: list[Token]) -> str:
    shown = ""
    for child in children:
        if child.type == "link_close":
            break
        shown += child.content if child.type != "softbreak" else " "
    return shown


def plain(token: Token, figure: Figure = lambda target: None) -> str:
    """What an inline token shows, without markup; pictures show nothing and figures their number."""
    shown, hidden = [], False
    for child in token.children or ():
        if child.type == "link_open":
            value = figure(str(child.attrs["href"]))
            hidden = value is not None
            shown.append(value or "")
        elif child.type == "link_close":
            hidden = False
        elif child.type in ("softbreak", "hardbreak"):
            shown.append("" if hidden else " ")
        elif child.type in ("text", "code_inline") and not hidden:
            shown.append(child.content)
    return ALERT.sub("", "".join(shown)).strip()
