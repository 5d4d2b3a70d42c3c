"""The menu's entries in built pages: most stand on many pages letter by letter, so each is parsed once.

They are many of a page's elements. An entry is taken out of a page only where nothing in it but its links counts. An
empty one stays in the place of each run: where a parser takes it for an element, it takes the entries for elements too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from lxml import etree

MENU, CONTENT = b'<nav class="md-nav md-nav--primary"', b"<article"
"""Between these the theme writes its menu; what anybody else writes comes after."""

OPEN, CLOSE = b'<li class="md-nav__item', b"</li>"

_ENTRY = re.compile(
    rb'(?:[^<]|<(?:li|a|span|small)(?:\s+(?:class|href|title)="[^"<>]*")*\s*>|</(?:li|a|span|small)>|<br\s*/?>)*'
)
"""The only tags and attributes of an entry that is taken out: none that could end something outside of it."""

_MARKER = "data-run"
_EMPTY = b"<li data-run><a></a></li>"
"""Stands in the place of a run of entries."""

Links = tuple[tuple[str, int], ...]
"""Targets of links, each with the line, counted from 0."""


def parse_without_entries(raw: bytes) -> tuple[Any, list[tuple[str, int]]]:
    """Return the tree of a page without the entries of its menu, and the links of these with their lines.

    Args:
        raw: the page's HTML, in UTF-8.
    """
    rest, links, runs = without_entries(raw)
    tree = parse(rest)
    if runs and (tree is None or sum(_MARKER in item.attrib for item in tree.iter("li")) != runs):
        return parse(raw), []
    return tree, links


def parse(raw: bytes) -> Any:
    """Return the tree of some HTML, in UTF-8."""
    return etree.fromstring(raw or b"<html></html>", parser=etree.HTMLParser(encoding="utf-8"))


def without_entries(raw: bytes) -> tuple[bytes, list[tuple[str, int]], int]:
    """Return a page without the entries of its menu, its lines as they were; their links; and the number of runs."""
    start = raw.find(MENU)
    stop = raw.find(CONTENT, start)
    kept: list[bytes] = []
    found: list[tuple[str, int]] = []
    done = counted = runs = 0
    line = 1
    for first, last in _entries(raw, start, stop) if 0 <= start < stop else ():
        if (links := links_of(raw[first:last])) is None:
            continue
        line += raw.count(b"\n", counted, first)
        counted = first
        found += [(target, line + below) for target, below in links]
        between = raw[done:first]
        is_new = not kept or bool(between.strip())
        runs += is_new
        kept += [between, _EMPTY if is_new else b"", b"\n" * raw.count(b"\n", first, last)]
        done = last
    return b"".join([*kept, raw[done:]]), found, runs


def _entries(raw: bytes, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Yield where each entry of a menu that holds no other begins and ends."""
    first = raw.find(OPEN, start, stop)
    while first >= 0:
        after = raw.find(OPEN, first + 1, stop)
        last = raw.find(CLOSE, first, after if after >= 0 else stop)
        if last >= 0:
            yield first, last + len(CLOSE)
        first = after


@lru_cache(maxsize=50_000)
def links_of(entry: bytes) -> Links | None:
    """Return the links of an entry of a menu; None for one that has to be read where it stands."""
    if not _ENTRY.fullmatch(entry) or entry.count(b"</") != len(re.findall(rb"<(?!/|br)", entry)):
        return None
    links: list[tuple[str, int]] = []
    for element in parse(entry).iter("*"):
        if _counts(element):
            return None
        if "href" in element.attrib:
            links.append((element.attrib["href"], (element.sourceline or 1) - 1))
    return tuple(links)


def _counts(element: Any) -> bool:
    """Return whether the checks ask for more of an element than its link."""
    name = element.get("class", "")
    is_link = element.tag == "a" or "href" not in element.attrib
    is_script = any(":" in value and not value.startswith(("http:", "https:")) for value in element.attrib.values())
    return not is_link or is_script or name.startswith("language-") or "module-card" in name
