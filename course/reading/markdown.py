"""Markdown to a `Document`: headings, links, lists, quotes, fences and prose, each with its line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from course.model import Document, Fence, Heading, Item, Link, Listing, Piece, Prose, ProseKind, Quote
from course.reading.activities import read_activities
from course.reading.events import Block, Figure, Leaf, read_blocks, read_definitions
from course.reading.slug import unique_slugs

_TAG = re.compile(r"<[^>\n]*>?")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_KINDS: dict[str, ProseKind] = {"Table": "cell", "BlockQuote": "quote", "List": "item"}


def no_figure(target: str) -> str | None:
    """No link is a figure."""
    return None


def read_document(path: str, text: str, figure: Figure = no_figure) -> Document:
    """Read a page.

    Args:
        path: the file, relative to the root of the repository.
        text: its Markdown, with the lines of the front matter left blank so that line numbers hold.
        figure: gives the figure a link stands for.
    """
    blocks = [*read_blocks(text, figure)]
    leaves = [leaf for block in blocks for leaf in block.leaves]
    elements = tuple(element for block in blocks for element in block.elements)
    return Document(
        path=path,
        text=text,
        headings=tuple(_headings(block for block in blocks if block.name == "Heading")),
        links=tuple(link for block in blocks for link in _links(block)),
        fences=tuple(
            Fence(info=_word(info), body=body, line=first, last=last)
            for b in blocks
            for info, first, last, body in b.fences
        ),
        prose=tuple(_prose(leaf) for leaf in leaves if _is_prose(leaf)),
        html=tuple(tag for leaf in leaves if leaf.html for tag in _tags(leaf)),
        lists=tuple(_listing(block) for block in blocks if block.name == "List"),
        quotes=tuple(_quote(block) for block in blocks if block.name == "BlockQuote"),
        pieces=tuple(piece for leaf in leaves if leaf.html or leaf.links for piece in _pieces(leaf)),
        elements=elements,
        lines=tuple(line for block in blocks for line in block.lines),
        definitions=read_definitions(text),
        activities=tuple(read_activities(text.split("\n"), elements)),
    )


def _headings(blocks: Iterable[Block]) -> Iterator[Heading]:
    named = [(block, " ".join(leaf.text for leaf in block.leaves)) for block in blocks]
    slugs = unique_slugs(text for _, text in named)
    for (block, text), slug in zip(named, slugs, strict=True):
        yield Heading(level=int(block.detail["level"][1:]), text=text, slug=slug, line=block.first)


def _links(block: Block) -> Iterator[Link]:
    for leaf in block.leaves:
        stands_alone = block.name == "Paragraph" and leaf.only_link is not None
        for link in leaf.links:
            yield link.alone() if stands_alone else link


def _word(info: str) -> str:
    """The first word after a fence's marks, which says what it is; more may follow it."""
    return (info.split() or [""])[0]


def _prose(leaf: Leaf) -> Prose:
    return Prose(
        text=leaf.text,
        line=leaf.line,
        kind=_kind(leaf),
        figures=tuple(leaf.figures),
        code=tuple(leaf.code),
        last=leaf.last,
    )


def _is_prose(leaf: Leaf) -> bool:
    return bool(leaf.text) and leaf.holders[0] != "Heading"


def _kind(leaf: Leaf) -> ProseKind:
    return _KINDS.get(leaf.holders[0], "paragraph")


def _tags(leaf: Leaf) -> Iterator[tuple[str, int]]:
    for html, line in leaf.html:
        for tag in _TAG.finditer(html):
            yield tag[0], line + html.count("\n", 0, tag.start())


def _pieces(leaf: Leaf) -> Iterator[Piece]:
    """Yield what a leaf shows besides prose; readers see no comment, so it is none of it."""
    written = _COMMENT.sub("", "".join(html for html, _ in leaf.html)).strip()
    if written:
        yield Piece(text=written, line=leaf.html[0][1], kind="html")
    for link in leaf.links:
        if link.is_image:
            yield Piece(text=f"![{link.text}]({link.target})", line=link.line, kind="picture")


def _listing(block: Block) -> Listing:
    items = []
    leaves = {number: [*inside] for number, inside in groupby(block.leaves, key=lambda leaf: leaf.item)}
    for number, line in enumerate(block.items, 1):
        inside = leaves.get(number, [])
        only = inside[0].only_link if len(inside) == 1 and inside[0].holders.count("Item") == 1 else None
        items.append(Item(line=line, only_link=only, links=tuple(link for leaf in inside for link in leaf.links)))
    return Listing(line=block.first, last=block.last, is_numbered=block.detail is not None, items=tuple(items))


def _quote(block: Block) -> Quote:
    return Quote(
        line=block.first,
        last=block.last,
        alert=block.detail.lower() if isinstance(block.detail, str) else "",
        lead=_lead(block.leaves),
        text=" ".join(leaf.text for leaf in block.leaves),
        links=tuple(link for leaf in block.leaves for link in leaf.links if not link.is_figure),
    )


def _lead(leaves: list[Leaf]) -> str:
    """Return what stands before the last link of a block; nothing where it has none."""
    last = max((at for at, leaf in enumerate(leaves) if leaf.links), default=None)
    return "" if last is None else " ".join([*(leaf.text for leaf in leaves[:last]), leaves[last].lead])
