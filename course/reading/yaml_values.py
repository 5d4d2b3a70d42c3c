"""Faults in the values of YAML: quotation marks and brackets that do not close, and text that needs them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from course.reading.yaml_advice import OPENERS, advice_on_curly_quotes, advice_on_quotes, shortened
from course.reading.yaml_lines import BLOCK, COMMENT, Fault, Line, value_column

_MAX_LINES_AROUND = 200
"""As many lines as are looked at for the other end of a bracket or a quoted text."""


def value_fault(line: Line, before: Line | None, lines: Sequence[str]) -> Fault | None:
    """A value that must stand between quotation marks, or whose marks or brackets do not close."""
    value = line.value
    if not value or (line.key is None and line.dash is None):
        return None
    if value[0] in "\"'":
        return _quoted(line, lines)
    if value[0] in "[{":
        return _bracketed(line, lines)
    if value[0] in OPENERS and (_has_colon(line.plain)):
        return line.at, advice_on_curly_quotes(line.plain)
    if BLOCK.fullmatch(value) or value.startswith(("#", "!!", "!ENV", "!relative")):
        return None
    if value[0] in "@`%*!|>]},&" or (value[:2] in ("- ", "? ") and line.key is not None):
        return (
            line.at,
            f"text that begins with {value[0]} can't be read without quotation marks; {advice_on_quotes(line.plain)}",
        )
    if _has_colon(line.plain):
        return (
            line.at,
            f"text with a colon and a space can't be read without quotation marks; {advice_on_quotes(line.plain)}",
        )
    return None


def _has_colon(text: str) -> bool:
    return ": " in text or text.endswith(":")


def _quoted(line: Line, lines: Sequence[str]) -> Fault | None:
    value, mark = line.value, line.value[0]
    word = "apostrophe" if mark == "'" else "quotation mark"
    end = _closing(value, mark)
    if end is None:
        if _closes_below(line, lines, mark):
            return None
        if value[-1] in OPENERS:
            return line.at, advice_on_curly_quotes(value)
        return (
            line.at,
            f"the {word} before {shortened(value[1:])} is never closed; "
            f"put another one ({mark}) at the end of the text",
        )
    rest = value[end + 1 :]
    if rest and not re.match(r"\s*(?:#.*)?$", rest):
        return line.at, f"text stands after the {word} that closes the value; {advice_on_quotes(value)}"
    if mark == '"' and re.search(r"\\(?![0abt\tnvfre \"/\\N_LPxuU])", value[1:end]):
        return line.at, f"a backslash can't stand between these quotation marks; {advice_on_quotes(value[1:end])}"
    return None


def _closing(text: str, mark: str) -> int | None:
    """Return where a quoted text ends that begins a text."""
    pattern = r"'(?:[^']|'')*'" if mark == "'" else r'"(?:[^"\\]|\\.)*"'
    found = re.match(pattern, text)
    return found.end() - 1 if found else None


def _closes_below(line: Line, lines: Sequence[str], mark: str) -> bool:
    """Return whether a text between quotation marks goes on over lines that are indented, and then ends."""
    for below in lines[line.at + 1 : line.at + _MAX_LINES_AROUND]:
        if below.strip() and len(below) - len(below.lstrip()) <= value_column(line):
            return False
        if mark in below:
            return bool(re.search(rf"{mark}\s*(?:#.*)?$", below))
    return False


def _bracketed(line: Line, lines: Sequence[str]) -> Fault | None:
    """A list in brackets that does not close, or text that only begins with a bracket."""
    opened, closes = line.value[0], {"[": "]", "{": "}"}[line.value[0]]
    text = _bare_text(line.value)
    for below in lines[line.at + 1 : line.at + _MAX_LINES_AROUND]:
        is_over = len(below) - len(below.lstrip()) <= value_column(line) and below.strip()[:1] not in ("]", "}")
        if text.count(opened) <= text.count(closes) or (below.strip() and is_over):
            break
        text += f"\n{_bare_text(below.strip())}"
    if text.count('"') or re.search(r"(?:^|[\[,{]\s*)'", text):
        fix = "put one before and one after each entry that needs it"
        return line.at, f"a quotation mark in this list is never closed; {fix}"
    if opened not in text or text.count(opened) > text.count(closes):
        return line.at, f"the bracket {opened} is never closed; put {closes} at the end of the list"
    if text.rstrip()[-1] not in "]}" or re.search(r"\{\{|\[\[", text):
        return line.at, f"text that begins with {opened} is read as a list; {advice_on_quotes(line.plain)}"
    if text.count(opened) < text.count(closes):
        return line.at, f"there is one {closes} too many; take one away"
    return _in_list(line, text)


def _in_list(line: Line, text: str) -> Fault | None:
    """Return what is wrong between the brackets of a list that closes."""
    if text.index({"[": "]", "{": "}"}[text[0]]) < len(text.rstrip()) - 1 and text.count(text[0]) == 1:
        return line.at, "text stands after the bracket that closes the list; put it on a line of its own, or delete it"
    if text.count("{") != text.count("}") or text.count("[") != text.count("]"):
        return line.at, "the list has a bracket in it without its fellow; take it away"
    for entry in re.split("[,\\[{]", text[1:-1]):
        if found := re.match(r"\s*(- |[*&!%@`|>?:])", entry):
            mark = found[1].strip()
            return (
                line.at,
                f"an entry of this list begins with {mark}; delete it, or put quotation marks around the entry",
            )
    return None


def _bare_text(text: str) -> str:
    """A text without what stands between quotation marks, and without a comment."""
    return re.sub(r"\"(?:[^\"\\]|\\.)*\"|'[^']*'", "", COMMENT.sub("", text))


def is_inside_value(line: Line, lines: Sequence[str]) -> bool:
    """Return whether a line belongs to a list in brackets, or a quoted text, that began above."""
    above = "\n".join(lines[max(line.at - _MAX_LINES_AROUND, 0) : line.at])
    text = re.sub(r"\"(?:[^\"\\]|\\.)*\"|'[^'\n]*'", "", re.sub(r"(?m)(?:^|\s)#.*$", "", above))
    return text.count("[") + text.count("{") > text.count("]") + text.count("}") or bool(
        re.search(r"(?m)[:-] [\"'][^\"']*\Z", text)
    )
