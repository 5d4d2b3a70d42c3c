"""A built site to what the checks ask of it: each page's ids, references, and counts of what it should hold."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from lxml import etree

from course.model import BuiltPage, Inline, Reference
from course.publishing.menu_entries import parse_without_entries

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


def read_page(path: str, raw: bytes) -> BuiltPage:
    """Read a page.

    Args:
        path: where it stands in the site.
        raw: its HTML, in UTF-8.
    """
    tree, links = parse_without_entries(raw)
    page = _Page(links)
    # Of a comment alone no tree is made; what follows `</html>` stands beside it.
    for element in (tree, *tree.itersiblings()) if tree is not None else ():
        if isinstance(element.tag, str):
            page.visit(element)
    return BuiltPage(
        path=path,
        size=page.size,
        ids=frozenset(page.ids),
        twice=tuple(sorted(id for id, count in page.ids.items() if count > 1)),
        references=tuple(page.references()),
        counts=page.counts,
        text=" ".join(page.texts),
        labels=tuple(page.labels),
        languages=tuple(page.languages),
        policy=page.policy or "",
        inline=(*page.blocks, *page.foreign, *page.active),
    )


ReadPage = Callable[[str, bytes], BuiltPage]


def read_site(folder: Path, read: ReadPage = read_page) -> Iterator[BuiltPage]:
    """Read every page of a built site, in the order of their paths."""
    for file in sorted(folder.rglob("*.html")):
        yield read(file.relative_to(folder).as_posix(), file.read_bytes())


@lru_cache(maxsize=256)
def digest_of(text: str) -> str:
    """Return how a policy names a script or style that stands in a page: by the hash of its text."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def blocks_of(tree: Any) -> Iterator[Any]:
    """The scripts and styles that stand in a page itself, and that a browser asks its policy for."""
    return (block for block in tree.iter("script", "style") if _is_block(block.tag, block.attrib))


def _is_block(tag: str, values: Mapping[str, str]) -> bool:
    is_here = tag == "style" or (tag == "script" and "src" not in values)
    return is_here and values.get("type", "").strip().lower() not in DATA


_TAGS = _LOADING | _FOREIGN | {"a", "li", "input", "link", "meta", "style"}
_COUNTED = {
    "data-scene": "scenes",
    "data-verdict": "verdicts",
    "data-question": "questions",
    "data-figure": "figures",
}


class _Page:
    """The content of a page, gathered in one walk through its elements.

    Most elements of a page are its menu's. So nothing is kept of what is around an element; the few for which that
    counts are asked for what they stand in.
    """

    def __init__(self, links: Iterable[tuple[str, int]]) -> None:
        """Begin a page.

        Args:
            links: those that were read already, each with its line.
        """
        self.size = 0
        self.ids: Counter[str] = Counter()
        self.counts = dict.fromkeys(COUNTED, 0)
        self.texts: list[str] = []
        self.labels: list[str] = []
        self.languages: list[str] = []
        self.policy: str | None = None
        self.last_foreign: Any = None
        self.blocks: list[Inline] = []
        self.foreign: list[Inline] = []
        self.active: list[Inline] = []
        self.has_agency = False
        self.facts = 0
        self.links = [*links]
        self.loads: list[tuple[str, int]] = []
        self.related: list[tuple[str, int]] = []

    def visit(self, root: Any) -> None:
        """Take in an element and what it holds."""
        articles = []
        for element in root.iter("*"):
            tag = element.tag
            items = element.items()
            if items:
                self._attributes(element, tag, items)
            if tag in _TAGS:
                self._tag(element, tag, dict(items))
            elif tag == "article":
                self.size += len(etree.tostring(element, method="html", with_tail=True))
                if next(element.iterancestors("article"), None) is None:
                    articles.append(element)
        for article in articles:
            self._article(article)

    def _article(self, article: Any) -> None:
        """Take in what a reader sees of an article."""
        if self.has_agency or next(article.iter(*_CODE, etree.Comment, etree.PI), None) is not None:
            self._text(article, False)
        elif not any(map(_is_hidden, article.iterancestors())):
            self.texts += article.itertext()

    def _text(self, element: Any, is_inside: bool) -> None:
        """Take in what a reader sees of an article: not what is in code, nor what an agency writes."""
        if _is_hidden(element) or (not is_inside and any(map(_is_hidden, element.iterancestors()))):
            return
        if element.text:
            self.texts.append(element.text)
        for child in element:
            if isinstance(child.tag, str):
                self._text(child, True)
            if child.tail:
                self.texts.append(child.tail)

    def _attributes(self, element: Any, tag: str, items: list[tuple[str, str]]) -> None:
        for name, value in items:
            if name == "id":
                self.ids[value] += 1
            elif name in ("aria-label", "title"):
                self.labels.append(value)
            elif name == "class":
                if "agency" in value:
                    self.has_agency = True
                if value[:9] == "language-" and not _is_within(element, "class", "highlight"):
                    self.languages.append(value.split()[0].removeprefix("language-"))
            elif name[:5] == "data-":
                self._data(element, tag, name)
            if name == "style" or name[:2] == "on" or (":" in value and _is_script(value)):
                self.active.append(Inline(name=f"{name}=", line=element.sourceline or 1))

    def _data(self, element: Any, tag: str, name: str) -> None:
        """Count what is marked as a part of the course."""
        if name in _COUNTED:
            self.counts[_COUNTED[name]] += 1
        elif name == "data-reason":
            quotes = element.iterdescendants("blockquote") if _is_within(element, "data-question") else ()
            self.counts["reasons"] += any(next(quote.iterdescendants("a"), None) is not None for quote in quotes)
        elif name == "data-page":
            self.facts += 1
            above = [one.tag for one in element.iterancestors()]
            self.counts["page facts"] += tag == "script" and above == ["head", "html"]
            # Something else that passes for what the build tells the scripts.
            if tag != "script" or self.facts > 1:
                self._add_foreign(element)

    def _tag(self, element: Any, tag: str, values: Mapping[str, str]) -> None:
        if tag == "a":
            self.counts["choices"] += _is_choice(element)
            if "href" in values:
                self.links.append((values["href"], element.sourceline))
        elif tag == "li":
            self.counts["modules"] += "module-card" in values.get("class", "")
        elif tag == "input":
            self._input(element, values)
        elif tag == "link":
            if "href" in values and _RELS & set((values.get("rel") or "").split()):
                self.related.append((values["href"], element.sourceline))
        elif tag == "meta":
            self._meta(element, values)
        else:
            self._load(element, tag, values)

    def _input(self, element: Any, values: Mapping[str, str]) -> None:
        """Count the fields of questions."""
        above = [*element.iterancestors()]
        question = next((at for at in reversed(range(len(above))) if "data-question" in above[at].attrib), 0)
        if any("data-question" in one.attrib for one in above):
            self.counts["keys"] += "data-correct" in values
            has_set = any(one.tag == "fieldset" for one in above[:question])
            self.counts["blanks" if "data-blank" in values else "options"] += has_set

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

    def _meta(self, element: Any, values: Mapping[str, str]) -> None:
        is_policy = " ".join(values.get("http-equiv", "").split()).lower() == POLICY
        if is_policy and self.policy is None and "content" in values:
            self.policy = values["content"]
        is_in_body = next(element.iterancestors("body"), None) is not None
        if is_in_body or ("http-equiv" in values and not is_policy):
            self._add_foreign(element)

    def _add_foreign(self, element: Any) -> None:
        """Note an element that no page of the course has; once, whatever is wrong with it."""
        if self.last_foreign is not element:
            after = " data-page" if element.get("data-page") is not None else ""
            self.foreign.append(Inline(name=f"<{element.tag}{after}>", line=element.sourceline or 1))
            self.last_foreign = element

    def references(self) -> Iterator[Reference]:
        """Yield what the page refers to, each target once, with the first line on which it stands."""
        found: dict[tuple[str, bool], int] = {}
        links = sorted(self.links, key=lambda link: link[1] or 1)
        for is_loaded, group in ((False, links), (True, self.loads), (True, self.related)):
            for target, line in group:
                found.setdefault((target, is_loaded), line)
        for (target, is_loaded), line in found.items():
            yield Reference(target=target, line=line or 1, is_loaded=is_loaded)


def _is_script(value: str) -> bool:
    """Return whether an attribute's value runs by itself."""
    return value.strip().lower().startswith("javascript:")


def _is_within(element: Any, name: str, part: str = "") -> bool:
    """Return whether an element stands in one with an attribute, whose value holds a part."""
    return any(part in above.get(name, "") for above in element.iterancestors() if name in above.attrib)


def _is_hidden(element: Any) -> bool:
    """Return whether what an element holds is no text that a reader sees as the course's."""
    return element.tag in _CODE or "agency" in element.get("class", "").split()


def _is_choice(link: Any) -> bool:
    """Return whether a link is a choice of a scene: an item of its list of choices."""
    item = link.getparent()
    if item is None or item.tag != "li":
        return False
    choices = item.getparent()
    if choices is None or choices.tag != "ul":
        return False
    name = choices.get("class", "")
    return "choices" in name and "choices--after" not in name and _is_within(choices, "data-scene")
