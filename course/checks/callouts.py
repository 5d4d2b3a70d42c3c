"""Rules on callouts: quotes that were meant as one, and callouts that hold nothing or stand where none can."""

from __future__ import annotations

import re
from collections.abc import Iterator

from course.checks.pages import pages
from course.checks.rule import Location, rule
from course.model import Course, Document, Line

KINDS = ("NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION")
"""The kinds of callout that the repository's web page knows."""

_MEANT = re.compile(r"\s*(?:[\[({]\s*!|!\s*[\[({]?)\s*(\w*)")
_NAMED = re.compile(rf"\s*[\[({{]\s*({'|'.join(KINDS)})\s*[\])}}]", re.IGNORECASE)
_BEGINNINGS = frozenset("[({!")
"""What any line begins with that `_MEANT` or `_NAMED` finds."""
_WHOLE = re.compile(r"\s*\[!(\w+)\]\s*\S")


@rule(
    "callout-form",
    "a callout that would be a plain quote or text, or that is empty",
    fix="write `> [!TIP]` on a line of its own, and begin each line of the text below it with `>`",
    example="> [TIP]",
    cause="form",
    form=2,
)
def malformed_callouts(course: Course) -> Iterator[Location]:
    """Callouts that the repository's web page would show as a quote or as text, and empty ones."""
    for document in pages(course):
        for line in document.lines:
            if line.is_first and line.text.lstrip()[:1] in _BEGINNINGS and (location := _malformed(document, line)):
                yield location
        for element in document.elements:
            if element.name != "BlockQuote" or element.detail not in ("Tip", "Note", "Important", "Warning", "Caution"):
                continue
            if document.filled.isdisjoint(range(element.line, element.last + 1)):
                what = f"nothing stands in this callout, [!{element.detail.upper()}]"
                yield Location(document.path, element.line, what, "begin each line of its text with >")
            elif "BlockQuote" in element.holders:
                what = "a callout inside a quote is shown as a quote in the repository"
                yield Location(document.path, element.line, what, "begin it at the margin")


def _malformed(document: Document, line: Line) -> Location | None:
    found = _MEANT.match(line.text) or _NAMED.match(line.text)
    if not found or "TableCell" in line.holders or "Heading" in line.holders:
        return None
    is_known, quoted = found[1].upper() in KINDS, "BlockQuote" in line.holders
    if not (is_known or (quoted and re.match(r"\s*\[\s*!\w+\s*\]", line.text))):
        return None
    if not is_known:
        what, fix = f"[!{found[1]}] is no kind of callout", f"use one of {', '.join(f'[!{kind}]' for kind in KINDS)}"
    elif not quoted:
        what, fix = f"“{line.text[:40]}” stands outside a callout", "begin this line and each line of the text with >"
    elif _WHOLE.match(line.text):
        what = f"text stands on the line of [!{found[1].upper()}], which makes it a plain quote"
        fix = "begin the text on the next line, after >"
    else:
        what, fix = f"“{line.text[:40]}” does not begin a callout", f"write [!{found[1].upper()}] alone on its line"
    return Location(document.path, line.line, what, fix)
