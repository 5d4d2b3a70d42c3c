"""A built site to what the checks ask of it: each page's ids, references, and counts of what it should hold."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from lxml import etree

from course.model import BuiltPage, Inline, Reference

COUNTED = (
    "scenes",
    "choices",
    "verdicts",
    "questions",
    "options",
    "keys",
    "blanks",
    "reasons",
    "figures",
    "modules",
    "page facts",
)
"""What is counted on each page."""

DATA = frozenset({"application/json", "application/ld+json"})
"""Types of a script that holds data: the browser does not run it, and a policy does not ask for it."""

POLICY = "content-security-policy"

_LOADING = frozenset({"script", "img", "iframe", "source", "video", "audio", "embed"})
_RELS = frozenset({"stylesheet", "icon", "preload", "modulepreload", "manifest", "preconnect", "dns-prefetch"})
_FOREIGN = frozenset({"base", "iframe", "frame", "object", "embed", "applet", "portal"})
"""What no page of the course has: it leads away, or shows another page."""

_CODE = frozenset({"script", "style", "code", "pre", "textarea"})
"""What is inside is no text that a reader sees as such."""


def read_site(folder: Path) -> Iterator[BuiltPage]:
    """Read every page of a built site, in the order of their paths."""
    for file in sorted(folder.rglob("*.html")):
        yield read_page(file.relative_to(folder).as_posix(), file.read_bytes())


def read_page(path: str, raw: bytes) -> BuiltPage:
    """Read a page.

    Args:
        path: where it stands in the site.
        raw: its HTML, in UTF-8.
    """
    tree = etree.fromstring(raw or b"<html></html>", parser=etree.HTMLParser(encoding="utf-8"))
    page = _Page()
    # Of a comment alone no tree is made; what follows `</html>` stands beside it.
    for element in (tree, *tree.itersiblings()) if tree is not None else ():
        if isinstance(element.tag, str):
            page.visit(element, _Place())
    return BuiltPage(
        path=path,
        size=page.size,
        ids=frozenset(page.ids),
        twice=tuple(sorted(id for id, count in page.ids.items() if count > 1)),
        references=tuple(page.references()),
        counts=page.counts,
        text=" ".join(page.texts),
        languages=tuple(page.languages),
        policy=page.policy or "",
        inline=(*page.blocks, *page.foreign, *page.active),
    )


@lru_cache(maxsize=256)
def digest_of(text: str) -> str:
    """How a policy names a script or style that stands in a page: by the hash of its text."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def blocks_of(tree: Any) -> Iterator[Any]:
    """The scripts and styles that stand in a page itself, and that a browser asks its policy for."""
    return (block for block in tree.iter("script", "style") if _is_block(block.tag, block.attrib))


def _is_block(tag: str, values: Mapping[str, str]) -> bool:
    is_here = tag == "style" or (tag == "script" and "src" not in values)
    return is_here and values.get("type", "").strip().lower() not in DATA


class _Place:
    """Where in a page an element stands: what is around it, and what is right above it."""

    __slots__ = ("above", "article", "body", "code", "fieldset", "highlight", "question", "scene")

    def __init__(self) -> None:
        self.article = self.code = self.scene = self.question = self.fieldset = self.highlight = self.body = False
        self.above = ""
        """The element right above, as far as it is asked for: `html`, `head`, `choices`, `choices li`."""

    def inside(self, tag: str, values: Mapping[str, str]) -> _Place:
        """The place of what an element holds; the same for one that adds nothing to it."""
        above = self._above(tag, values)
        name = values.get("class", "")
        is_plain = tag not in _PLACES and "data-scene" not in values and "data-question" not in values
        if is_plain and above == self.above and not (name and ("highlight" in name or "agency" in name)):
            return self
        place = _Place()
        place.above = above
        place.article = self.article or tag == "article"
        place.body = self.body or tag == "body"
        place.code = self.code or tag in _CODE or " agency " in f" {name} "
        place.fieldset = self.fieldset or (tag == "fieldset" and self.question)
        place.highlight = self.highlight or "highlight" in name
        place.question = self.question or "data-question" in values
        place.scene = self.scene or "data-scene" in values
        return place

    def _above(self, tag: str, values: Mapping[str, str]) -> str:
        if tag == "html" or (tag == "head" and self.above == "html"):
            return tag
        if tag == "ul" and self.scene:
            name = values.get("class", "")
            return "choices" if "choices" in name and "choices--after" not in name else ""
        return "choices li" if tag == "li" and self.above == "choices" else ""


_PLACES = _CODE | {"article", "body", "fieldset"}
_TAGS = _LOADING | _FOREIGN | {"a", "li", "input", "link", "meta", "style"}
_COUNTED = {
    "data-scene": "scenes",
    "data-verdict": "verdicts",
    "data-question": "questions",
    "data-figure": "figures",
}


class _Page:
    """What a page holds, gathered in one walk through its elements."""

    def __init__(self) -> None:
        self.size = 0
        self.ids: Counter[str] = Counter()
        self.counts = dict.fromkeys(COUNTED, 0)
        self.texts: list[str] = []
        self.languages: list[str] = []
        self.policy: str | None = None
        self.last_foreign: Any = None
        self.blocks: list[Inline] = []
        self.foreign: list[Inline] = []
        self.active: list[Inline] = []
        self.facts = 0
        self.links: list[tuple[str, int]] = []
        self.loads: list[tuple[str, int]] = []
        self.related: list[tuple[str, int]] = []

    def visit(self, element: Any, place: _Place) -> None:
        """Take in an element and what it holds."""
        tag = element.tag
        values = dict(element.items())
        if tag == "article":
            self.size += len(etree.tostring(element, method="html"))
        if values:
            self._attributes(element, tag, values, place)
        if tag in _TAGS:
            self._tag(element, tag, values, place)
        inside = place.inside(tag, values)
        is_text = inside.article and not inside.code
        if is_text and element.text:
            self.texts.append(element.text)
        for child in element:
            if isinstance(child.tag, str):
                self.visit(child, inside)
            if is_text and child.tail:
                self.texts.append(child.tail)

    def _attributes(self, element: Any, tag: str, values: Mapping[str, str], place: _Place) -> None:
        for name, value in values.items():
            if name == "id":
                self.ids[value] += 1
            elif name == "class":
                if value.startswith("language-") and not place.highlight:
                    self.languages.append(value.split()[0].removeprefix("language-"))
            elif name.startswith("data-"):
                self._data(element, tag, name, place)
            if _is_active(name, value):
                self.active.append(Inline(name=f"{name}=", line=element.sourceline or 1))

    def _data(self, element: Any, tag: str, name: str, place: _Place) -> None:
        """Count what is marked as a part of the course."""
        if name in _COUNTED:
            self.counts[_COUNTED[name]] += 1
        elif name == "data-reason":
            quotes = element.iterdescendants("blockquote") if place.question else ()
            self.counts["reasons"] += any(next(quote.iterdescendants("a"), None) is not None for quote in quotes)
        elif name == "data-page":
            self.facts += 1
            self.counts["page facts"] += tag == "script" and place.above == "head"
            # Something else that passes for what the build tells the scripts.
            if tag != "script" or self.facts > 1:
                self._add_foreign(element)

    def _tag(self, element: Any, tag: str, values: Mapping[str, str], place: _Place) -> None:
        line = element.sourceline
        if tag == "a":
            self.counts["choices"] += place.above == "choices li"
            if "href" in values:
                self.links.append((values["href"], line))
        elif tag == "li":
            self.counts["modules"] += "module-card" in values.get("class", "")
        elif tag == "input" and place.question:
            self.counts["keys"] += "data-correct" in values
            self.counts["blanks" if "data-blank" in values else "options"] += place.fieldset
        elif tag == "link":
            if "href" in values and _RELS & set((values.get("rel") or "").split()):
                self.related.append((values["href"], line))
        elif tag == "meta":
            self._meta(element, values, place)
        if tag in _LOADING or tag in _FOREIGN or tag == "style":
            self._load(element, tag, values)

    def _load(self, element: Any, tag: str, values: Mapping[str, str]) -> None:
        """Note what is loaded, or runs, or styles."""
        line = element.sourceline
        if "src" in values and tag in _LOADING:
            self.loads.append((values["src"], line))
            if tag == "script" and not values["src"].startswith("assets/") and "/assets/" not in values["src"]:
                self._add_foreign(element)
        if tag in _FOREIGN:
            self._add_foreign(element)
        if _is_block(tag, values):
            self.blocks.append(Inline(name=tag, line=line or 1, digest=digest_of(element.text or "")))

    def _meta(self, element: Any, values: Mapping[str, str], place: _Place) -> None:
        is_policy = " ".join(values.get("http-equiv", "").split()).lower() == POLICY
        if is_policy and self.policy is None and "content" in values:
            self.policy = values["content"]
        if place.body or ("http-equiv" in values and not is_policy):
            self._add_foreign(element)

    def _add_foreign(self, element: Any) -> None:
        """Note an element that no page of the course has; once, whatever is wrong with it."""
        if self.last_foreign is not element:
            after = " data-page" if element.get("data-page") is not None else ""
            self.foreign.append(Inline(name=f"<{element.tag}{after}>", line=element.sourceline or 1))
            self.last_foreign = element

    def references(self) -> Iterator[Reference]:
        """What the page refers to, each target once, with the first line on which it stands."""
        found: dict[tuple[str, bool], int] = {}
        for is_loaded, group in ((False, self.links), (True, self.loads), (True, self.related)):
            for target, line in group:
                found.setdefault((target, is_loaded), line)
        for (target, is_loaded), line in found.items():
            yield Reference(target=target, line=line or 1, is_loaded=is_loaded)


def _is_active(name: str, value: str) -> bool:
    """Whether an attribute runs or styles by itself."""
    is_script = ":" in value and value.strip().lower().startswith("javascript:")
    return is_script or name == "style" or name.startswith("on")
