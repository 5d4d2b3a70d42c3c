"""A quote to a mock: its first line names the kind, and each item of the list below it is an entry."""

from __future__ import annotations

import re
from collections.abc import Iterator

from course.model import MOCK_KINDS, Document, Entry, Finding, Mock, Quote

_QUOTED = re.compile(r"[ ]{0,3}>[ ]?")
_HEAD = re.compile(r"\*\*([^*]+)\*\*(?:[ ]+(\S.*))?")
_ITEM = re.compile(r"[-*+][ ]+(?=\S)")
_NOTE = re.compile(r"(?:\*([^*]+)\*|_([^_]+)_)")
_SAID = re.compile(r"\*\*([^*]+)\*\*(?:, ([^*]{1,40}?))?: (\S.*)")

HEADS = ", ".join(f"**{kind.capitalize()}**" for kind in MOCK_KINDS)
"""How a mock may begin, as a message names it."""

Row = tuple[int, str]
"""A line of a mock without its sign: its number, and what it says."""


def mock_of(document: Document, quote: Quote) -> tuple[Mock | None, tuple[Finding, ...]]:
    """Return the mock that a quote is, and what is wrong with one that is not read; neither where it is none.

    Args:
        document: the page.
        quote: a quote at its top level.
    """
    rows = [(line, _QUOTED.sub("", document.rows[line - 1], count=1)) for line in range(quote.line, quote.last + 1)]
    head = _HEAD.fullmatch(rows[0][1].strip())
    if quote.alert or not head or not any(_ITEM.match(text) for _, text in rows[1:]):
        return None, ()
    kind = next((kind for kind in MOCK_KINDS if kind == head[1].lower()), None)
    mistakes = tuple(
        Finding(document.path, line, "mock-form", message)
        for line, message in _mistakes(document, rows, head[1] if kind is None else "", head[2] or "")
    )
    if kind is None or mistakes:
        return None, mistakes
    entries = tuple(entry for row in _items(rows[1:]) if (entry := _entry(row)))
    return Mock(kind=kind, about=head[2], entries=entries, line=quote.line, last=quote.last), ()


def mocks_in(document: Document) -> Iterator[Mock]:
    """Yield the mocks of a page."""
    found = (mock_of(document, quote)[0] for quote in document.quotes)
    return (mock for mock in found if mock)


def _mistakes(document: Document, rows: list[Row], unknown: str, about: str) -> Iterator[tuple[int, str]]:
    """Yield the line of each mistake, and what it is with how to fix it."""
    first, last = rows[0][0], rows[-1][0]
    if unknown:
        yield first, f"**{unknown}** is no kind of mock; begin it with one of {HEADS}"
    elif not about:
        yield first, "nobody can tell with whom or where this is; write it after the kind, as **Thread** with Ruth"
    if rows[1][1].strip():
        yield rows[1][0], "the list begins on the line below the kind; put a line with only > between"
    for row in _items(rows[1:]):
        if not _entry(row):
            what = f"“{row[1][:40]}” is no entry of a mock"
            yield row[0], f"{what}; write `- **Name**, 9:04 PM: words`, or `- *words*` for what stands between"
    for link in document.links:
        if first <= link.line <= last:
            yield link.line, "a link can't stand in a mock; put it into the text below"


def _items(rows: list[Row]) -> Iterator[Row]:
    """Yield each item of the list, its lines in one, with its first line; and what stands outside the list."""
    item: Row | None = None
    for line, text in rows:
        if item and text.startswith("  ") and text.strip():
            item = item[0], f"{item[1]} {text.strip()}"
        elif text.strip():
            if item:
                yield item
            item = line, text.rstrip()
    if item:
        yield item


def _entry(row: Row) -> Entry | None:
    """Return what an item says; None where it is no entry."""
    line, text = row
    if not _ITEM.match(text):
        return None
    text = _ITEM.sub("", text, count=1)
    if note := _NOTE.fullmatch(text):
        return Entry(who="", when="", text=note[1] or note[2], line=line)
    said = _SAID.fullmatch(text)
    return Entry(who=said[1], when=said[2] or "", text=said[3], line=line) if said else None
