"""Outlines of what a reader sees, by which two renderings of one Markdown text are compared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import html as parser

_HOLDERS = frozenset(
    {"ul", "ol", "li", "blockquote", "dl", "dt", "dd", "th", "td", "pre", *(f"h{n}" for n in range(1, 7))}
)
_MARKS = {
    "strong": "strong",
    "b": "strong",
    "em": "em",
    "i": "em",
    "del": "del",
    "s": "del",
    "code": "code",
    "sup": "sup",
}
_ALERT = re.compile(r"(?:markdown-alert-|admonition )(\w+)")
_CODE = re.compile(r"<code> ?(.*?) ?</code>")
_DASHES = re.compile(r"[-–—]+")
_QUOTES = str.maketrans("“”‘’\xa0", "\"\"'' ", "")


def outline(html: str) -> list[tuple[str, str]]:
    """The texts of a piece of HTML in their order, each with the elements that hold it; typography is set aside."""
    found: list[tuple[str, str]] = []
    for root in parser.fragments_fromstring(html or "<p></p>"):
        if isinstance(root, str):
            found += [("", root)]
        else:
            found += [*_pieces(root, ()), ("", root.tail or "")]
    return [(holders, shown) for holders, text in found if (shown := _shown(text)) or holders.endswith("hr")]


def _shown(text: str) -> str:
    text = _DASHES.sub("-", text.translate(_QUOTES).replace("…", "..."))
    text = text.replace("<em><strong>", "<strong><em>").replace("</strong></em>", "</em></strong>")
    return _CODE.sub(r"<code>\1</code>", " ".join(text.split()))


def _pieces(element: Any, holders: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """The texts in a block: its own up to the next block inside it, then that block's, and so on."""
    if not isinstance(element.tag, str) or "admonition-title" in element.get("class", ""):
        return
    alert = _ALERT.search(element.get("class", ""))
    name = f"callout {alert[1]}" if alert else element.tag
    if name == "ol" and element.get("start", "1") != "1":
        name = f"ol from {element.get('start')}"
    inside = (*holders, name) if alert or element.tag in _HOLDERS else holders
    if element.tag == "hr":
        yield " ".join((*holders, "hr")), ""
        return
    text = [element.text or ""]
    for child in element:
        if _is_inline(child):
            text += [*_inline(child), child.tail or ""]
            continue
        yield " ".join(inside), "".join(text)
        yield from _pieces(child, (*holders, name) if name == "li" else inside)
        if name == "li":
            inside = (*holders, "li, further")
        text = [child.tail or ""]
    yield " ".join(inside), "".join(text)


def _is_inline(element: Any) -> bool:
    return (
        not isinstance(element.tag, str) or element.tag in _MARKS or element.tag in ("a", "img", "br", "input", "span")
    )


def _inline(element: Any) -> Iterator[str]:
    """The text of an inline element, with marks for what it is."""
    if not isinstance(element.tag, str):
        return
    name = "a" if element.tag == "a" else _MARKS.get(element.tag, "")
    if element.tag in ("br", "input"):
        yield f"<{element.tag}>"
    elif element.tag == "img":
        yield f"<img {element.get('alt', '')}>"
    else:
        yield f"<{name}>" if name else ""
        yield element.text or ""
        for child in element:
            yield from _inline(child)
            yield child.tail or ""
        yield f"</{name}>" if name else ""
