"""Faults of YAML that can't be read, found in the lines themselves: what people mistype is a short list.

The parser says where it gave up, in its own words; a person needs the line that made it give up, and what to type.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from difflib import get_close_matches

from course.reading.yaml_advice import CUT, OPENERS, advice_on_comment, advice_on_curly_quotes, shortened
from course.reading.yaml_lines import BLOCK, KEY, Fault, Line, significant, value_column
from course.reading.yaml_values import is_inside_value, value_fault

_DASH = re.compile(r"([–—‐‑•·*])\s*(\S.*)")

_BLANK_LETTERS = "\u00a0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff\u00ad"


def find_fault(lines: Sequence[str], near: int, is_front: bool = False) -> Fault:
    """The first line that can't be YAML.

    Args:
        lines: the YAML.
        near: how many lines stand above the place where the parser gave up.
        is_front: whether it is a page's front matter.
    """
    lines = [line[:_MAX_LINE_LENGTH] for line in lines]
    open_columns: dict[int, str] = {}
    before: Line | None = None
    for line in significant(lines):
        if line.at > near + 1:
            break
        for detect in _DETECTORS:
            if fault := detect(line, before, lines):
                return fault if not is_front else _without_end(lines, fault)
        if message := _misaligned(line, before, open_columns):
            return line.at, message
        before = line
    near = min(near, max(len(lines) - 1, 0))
    return near, (
        "this line or the one above does not fit the form `name: value`; "
        "compare both with the lines around them, and look for a missing quotation mark, bracket or colon"
    )


def _indentation(line: Line, before: Line | None, lines: Sequence[str]) -> Fault | None:
    indent = (
        line.raw[: len(line.raw) - len(line.raw.lstrip())]
        + (re.match(f"[{_BLANK_LETTERS}]*", line.raw.lstrip()) or [""])[0]
    )
    if "\t" in indent:
        return (
            line.at,
            "this line is indented with a tab; put spaces there, as many as in the lines around it",
        )
    if indent.strip(" "):
        return (
            line.at,
            "this line is indented with something that only looks like spaces; delete it and type spaces",
        )
    return None


def _second_document(line: Line, before: Line | None, lines: Sequence[str]) -> Fault | None:
    if before is not None and line.raw.rstrip() in ("---", "..."):
        return line.at, f"the line {line.raw.strip()} ends what is read of this file; delete it"
    return None


def _name(line: Line, before: Line | None, lines: Sequence[str]) -> Fault | None:
    """A name that is not followed by a colon and a space, or a hyphen that is none."""
    if line.key is not None:
        if line.key[0] in "&*!:":
            return line.at, f"the name begins with {line.key[0]}, which has a meaning of its own; delete it"
        text = line.key if _DASH.match(line.key) else ""
    else:
        text = line.value if line.dash is None else ""
    if text.startswith(":"):
        return line.at, "the name before the colon is missing; write a name in front of it, or delete the colon"
    if found := re.match(r"([\w-]+)[ ]?：", text):
        return line.at, f"the colon after {found[1]} is of another alphabet; type a plain one (:) and a space"
    if found := re.match(r"([\w-]+):([\u00a0\u202f\u2009\u200b])", text):
        return line.at, f"the space after {found[1]}: only looks like one; delete it and type a space"
    if found := re.match(r"([\w-]+):(\S.*)", text):
        if not found[2].startswith("//"):
            return line.at, f"the space after the colon is missing; write {found[1]}: {shortened(found[2])}"
    if found := re.match(r"-([^-\s].*)", text):
        return line.at, f"the space after the hyphen is missing; write - {shortened(found[1])}"
    if found := _DASH.match(text):
        return line.at, f"the line begins with {found[1]} in place of a hyphen; write - {shortened(found[2])}"
    return None


def _item(line: Line, before: Line | None, lines: Sequence[str]) -> Fault | None:
    """The first field of an entry of a list, without its colon."""
    found = re.match(r"(\w+) +(\S.*)", line.value) if line.dash is not None and line.key is None else None
    below = lines[line.at + 1] if line.at + 1 < len(lines) else ""
    if found and found[1] in _FIELDS and KEY.match(below) and len(below) - len(below.lstrip()) >= line.column:
        return line.at, f"the colon after the name is missing; write - {found[1]}: {shortened(found[2])}"
    return None


def _bare(line: Line, before: Line | None, lines: Sequence[str]) -> Fault | None:
    """A line without a name that does not go on with the text of the line above."""
    if line.key is not None or line.dash is not None:
        return None
    if before is not None and line.column > value_column(before) and before.value:
        if CUT.search(before.value):
            return before.at, advice_on_comment(before.value)
        return None
    if is_inside_value(line, lines):
        return None
    if before is not None and before.key is not None and BLOCK.fullmatch(before.value):
        return (
            line.at,
            f"the text that belongs to {before.key} is not indented; put two spaces in front of each of its lines",
        )
    found = re.match(r"([a-z_]\w*)[ =;.]+(.*)", line.value)
    if found and (found[1] in _FIELDS or get_close_matches(found[1], _FIELDS, 1, 0.8)):
        return line.at, f"the colon after the name is missing; write {found[1]}: {shortened(found[2])}"
    fix = "write a colon and a space after its name or, if it goes on with the text above, put two spaces before it"
    return line.at, f"this line has no name with a colon; {fix}"


_MAX_LINE_LENGTH = 4000
"""As many letters of a line as are looked at; nobody types more."""

_FIELDS = frozenset(
    "title summary minutes module slides objectives teaches pass_mark modules scenarios completion abbreviations "
    "paths id agency contact points rule policy review slide statements unit measure survey published address caveat "
    "platforms groups sets sources nav plugins theme site_name takeaway".split()
)


def _curly(line: Line, before: Line | None, lines: Sequence[str]) -> Fault | None:
    """A name between curly quotation marks."""
    text = line.key or (line.value if line.dash is None else "")
    if text and text[0] in OPENERS and line.key is None:
        return line.at, advice_on_curly_quotes(text)
    return None


_DETECTORS: tuple[Callable[[Line, Line | None, Sequence[str]], Fault | None], ...] = (
    _indentation,
    _second_document,
    _name,
    _item,
    _bare,
    value_fault,
    _curly,
)


def _misaligned(line: Line, before: Line | None, columns: dict[int, str]) -> str:
    """Return what is wrong with a line's indentation; "" if nothing.

    `columns` says where lines may begin, and with what: a name, a hyphen, or both, as a list may stand below its name.
    """
    start = line.column if line.dash is None else line.dash
    if line.key is None and line.dash is None:
        return ""
    deepest = max(columns, default=0)
    fix = "line it up with the lines that it belongs to"
    has_value = before is not None and bool(before.value) and not BLOCK.fullmatch(before.value)
    if before is not None and has_value and _is_below(line, start, before):
        return f"this line is indented further than the line above, which has its value already; {fix}"
    for column in [column for column in columns if column > start]:
        del columns[column]
    if start < deepest and start not in columns:
        spaces = f"{start} space{'s' * (start != 1)}"
        return f"this line begins after {spaces}, and no line above it that it could belong to does; {fix}"
    if line.dash is None and columns.get(start) == "hyphen":
        return f"this line of a list begins without a hyphen; put a hyphen and a space before it, or {fix}"
    if line.dash is not None and columns.get(start) == "name":
        if has_value or before is None or before.column != start:
            return f"this line begins with a hyphen, and stands in no list; delete the hyphen, or {fix}"
        columns[start] = "both"
    elif line.dash is None:
        columns[start] = "name"
    columns.setdefault(start, "hyphen")
    columns.setdefault(line.column, "name")
    return ""


def _is_below(line: Line, start: int, before: Line) -> bool:
    """Return whether a line is indented as if it belonged to the one above."""
    return start > before.column or (line.dash is not None and before.dash is not None and start > before.dash)


def _without_end(lines: Sequence[str], fault: Fault) -> Fault:
    """A fault of front matter below a heading is that the front matter does not end before it."""
    for at, line in enumerate(lines[: fault[0] + 1]):
        if re.match(r"#{1,6} \S", line) and at:
            return at, "the line that ends the front matter is missing; put --- on a line of its own before this one"
    return fault
