"""The lines of three hyphens around front matter: where they are missing, mistyped or not where they must be."""

from __future__ import annotations

import re
from itertools import pairwise

Fault = tuple[int, str]
"""A line of the file, and the message."""

FRONT = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
# What Word, Google Docs and phones make of three hyphens, and what people take for them.
_ALIKE = re.compile(r"[ \t]*(?:[-–—‐‑−\u00ad]{1,8}|\*{3,}|_{3,}|(?:[-*_] ){2}[-*_]|\.\.\.|={3,}|\\-(?:\\?-)*)[ \t]*")
_FIELD = re.compile(r"[A-Za-z_]\w*[ \t]*:(?:\s|$)")
_HYPHENS = "write three hyphens (---) on this line and nothing else"


def fence_fault(text: str, is_needed: bool) -> Fault | None:
    """Return what is wrong with the lines around a page's front matter.

    Args:
        text: the whole page.
        is_needed: whether the page must have front matter.
    """
    if FRONT.match(text):
        return None
    lines = text.split("\n")
    first = next((at for at, line in enumerate(lines) if line.strip()), 0)
    after = next((line for line in lines[first + 1 :] if line.strip()), "")
    if lines[first].rstrip(" \t") == "---" and first == 0:
        return _unclosed(lines) if is_needed or _FIELD.match(after) else None
    if not is_needed and not (_FIELD.match(after) and _ALIKE.fullmatch(lines[first])):
        return None
    return _unopened(lines, first, after)


def _unclosed(lines: list[str]) -> Fault:
    """The line where the fields end and no line of hyphens stands."""
    for at, line in enumerate(lines[1:], 1):
        if re.match(r"---+[ \t]*\S|[^#].*[\w\]}\"']:?[ \t]*---+[ \t]*$", line) and not re.fullmatch(r"\W+", line):
            return (
                at + 1,
                "the hyphens that end the front matter share a line with other text; put --- on a line of its own",
            )
        if _ALIKE.fullmatch(line) or re.fullmatch(r"[^\w\s]{0,4}-+[^\w\s]{0,4}-*\s*", line):
            return at + 1, f"this line should end the front matter, and is not three hyphens; {_HYPHENS}"
        if re.match(r"#{1,6} ", line):
            break
    end = _end_of_fields(lines)
    return end + 1, "the line that ends the front matter is missing; put --- on a line of its own before this one"


def _end_of_fields(lines: list[str]) -> int:
    """The first line that is no field any more: a heading, or what follows a blank line."""
    for at in range(2, len(lines)):
        line = lines[at]
        if re.match(r"#{1,6} |<quiz>", line) or (line.strip() and not lines[at - 1].strip() and not _FIELD.match(line)):
            return at
    return len(lines) - 1


def _unopened(lines: list[str], first: int, after: str) -> Fault:
    line = lines[first]
    if line.strip() == "---" and first:
        return first + 1, "the front matter must begin on the first line; delete the blank lines above this one"
    if line.strip() == "---":
        return 1, "the three hyphens that begin the front matter are indented; delete the spaces before them"
    if _ALIKE.fullmatch(line):
        return first + 1, f"this line should begin the front matter, and is not three hyphens; {_HYPHENS}"
    if re.match(r"```|~~~", line):
        return (
            first + 1,
            "the page stands in a code block, as it may have been copied; delete this line and the one that closes it",
        )
    if _FIELD.match(line):
        return (
            first + 1,
            "the line that begins the front matter is missing; put --- on a line of its own before this one",
        )
    if any(line.rstrip() == "---" and _FIELD.match(below) for line, below in pairwise(lines)):
        return (
            first + 1,
            "text stands before the front matter; the first line of the file must be ---, so move it below",
        )
    return first + 1, "front matter is missing; begin the file with ---, the fields and ---"
