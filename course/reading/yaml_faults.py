"""Faults of YAML that can't be read, found in the lines themselves: what people mistype is a short list.

The parser says where it gave up, in its own words; a person needs the line that made it give up, and what to type.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Protocol

OPENERS = "“”„‟‘’‚«»"
"""Quotation marks that YAML takes for letters."""

INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
"""Characters that nobody sees, for a set in a regular expression."""

_KEY = re.compile(
    r"^(?P<indent>[ ]*)(?P<dashes>(?:-[ ]+)*)(?P<key>\"[^\"]*\"|'[^']*'|"
    r"[^\s\"'\[\]{}#,|>%@`-](?:[^:#]|:(?=\S)|(?<=\S)#)*?)"
    r"[ ]*:(?:[ \t]+(?P<value>.*))?$"
)
_ITEM = re.compile(r"^(?P<indent>[ ]*)(?P<dashes>(?:-[ ]+)+|-$)(?P<value>.*)$")
_BLOCK = re.compile(r"(?:![\w!/:.-]* +)?[|>][-+0-9]*(?:\s+#.*)?")
_DASH = re.compile(r"([–—‐‑•·*])\s*(\S.*)")
_COMMENT = re.compile(r"(?:^|\s)#.*$")
_CUT = re.compile(r"\s+#(?:[^\s#]|\s*\d)")
_BLANK_LETTERS = "\u00a0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff\u00ad"

Fault = tuple[int, str]
"""How many lines stand above it, and the message."""


@dataclass(frozen=True)
class Line:
    """A line that says something: where it stands, its name (None for a bare text) and its value."""

    at: int
    column: int
    """Of its name or value, past hyphens."""
    dash: int | None
    """Of its first hyphen."""
    key: str | None
    value: str
    raw: str

    @property
    def plain(self) -> str:
        """The value without a comment."""
        return _COMMENT.sub("", self.value).strip()


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


def significant(lines: Sequence[str]) -> Iterator[Line]:
    """Every line but blank ones, comments, and texts that follow a `>` or `|`."""
    above: int | None = None
    for at, raw in enumerate(lines):
        indent = len(raw) - len(raw.lstrip(" "))
        if not raw.strip() or (above is not None and indent > above):
            continue
        above = None
        if raw.lstrip(" \t").startswith("#"):
            continue
        line = _line(at, raw)
        if _BLOCK.fullmatch(line.value.strip()):
            above = line.column if line.key is not None else line.dash
        yield line


def _line(at: int, raw: str) -> Line:
    found = _KEY.match(raw) or _ITEM.match(raw)
    if found is None:
        text = raw.lstrip(" ")
        return Line(at, len(raw) - len(text), None, None, text.rstrip(), raw)
    indent, dashes, groups = found["indent"], found["dashes"], found.groupdict()
    return Line(
        at,
        len(indent + dashes),
        len(indent) if dashes else None,
        groups.get("key"),
        (groups["value"] or "").strip(),
        raw,
    )


class _Detector(Protocol):
    def __call__(self, line: Line, before: Line | None, lines: Sequence[str], /) -> Fault | None: ...


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
            return line.at, f"the space after the colon is missing; write {found[1]}: {_shortened(found[2])}"
    if found := re.match(r"-([^-\s].*)", text):
        return line.at, f"the space after the hyphen is missing; write - {_shortened(found[1])}"
    if found := _DASH.match(text):
        return line.at, f"the line begins with {found[1]} in place of a hyphen; write - {_shortened(found[2])}"
    return None


def _item(line: Line, before: Line | None, lines: Sequence[str]) -> Fault | None:
    """The first field of an entry of a list, without its colon."""
    found = re.match(r"(\w+) +(\S.*)", line.value) if line.dash is not None and line.key is None else None
    below = lines[line.at + 1] if line.at + 1 < len(lines) else ""
    if found and found[1] in _FIELDS and _KEY.match(below) and len(below) - len(below.lstrip()) >= line.column:
        return line.at, f"the colon after the name is missing; write - {found[1]}: {_shortened(found[2])}"
    return None


def _bare(line: Line, before: Line | None, lines: Sequence[str]) -> Fault | None:
    """A line without a name that does not go on with the text of the line above."""
    if line.key is not None or line.dash is not None:
        return None
    if before is not None and line.column > _root(before) and before.value:
        if _CUT.search(before.value):
            return before.at, advice_on_comment(before.value)
        return None
    if _is_inside(line, lines):
        return None
    if before is not None and before.key is not None and _BLOCK.fullmatch(before.value):
        return (
            line.at,
            f"the text that belongs to {before.key} is not indented; put two spaces in front of each of its lines",
        )
    found = re.match(r"([a-z_]\w*)[ =;.]+(.*)", line.value)
    if found and (found[1] in _FIELDS or get_close_matches(found[1], _FIELDS, 1, 0.8)):
        return line.at, f"the colon after the name is missing; write {found[1]}: {_shortened(found[2])}"
    fix = "write a colon and a space after its name or, if it goes on with the text above, put two spaces before it"
    return line.at, f"this line has no name with a colon; {fix}"


_MAX_LINE_LENGTH = 4000
"""As many letters of a line as are looked at; nobody types more."""

_MAX_LINES_AROUND = 200
"""As many lines as are looked at for the other end of a bracket or a quoted text."""

_MAX_SHOWN_LENGTH = 60
"""As many letters of a text as a message repeats."""

_FIELDS = frozenset(
    "title summary minutes module slides objectives teaches pass_mark modules scenarios completion abbreviations "
    "paths id agency contact points rule policy review slide statements unit measure survey published address caveat "
    "platforms groups sets sources nav plugins theme site_name".split()
)


def _value(line: Line, before: Line | None, lines: Sequence[str]) -> Fault | None:
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
    if _BLOCK.fullmatch(value) or value.startswith(("#", "!!", "!ENV", "!relative")):
        return None
    if value[0] in "@`%*!|>]},&" or (value[:2] in ("- ", "? ") and line.key is not None):
        return (
            line.at,
            f"text that begins with {value[0]} can't be read without quotation marks; {_quote(line.plain)}",
        )
    if _has_colon(line.plain):
        return (
            line.at,
            f"text with a colon and a space can't be read without quotation marks; {_quote(line.plain)}",
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
            f"the {word} before {_shortened(value[1:])} is never closed; "
            f"put another one ({mark}) at the end of the text",
        )
    rest = value[end + 1 :]
    if rest and not re.match(r"\s*(?:#.*)?$", rest):
        return line.at, f"text stands after the {word} that closes the value; {_quote(value)}"
    if mark == '"' and re.search(r"\\(?![0abt\tnvfre \"/\\N_LPxuU])", value[1:end]):
        return line.at, f"a backslash can't stand between these quotation marks; {_quote(value[1:end])}"
    return None


def _closing(text: str, mark: str) -> int | None:
    """Return where a quoted text ends that begins a text."""
    pattern = r"'(?:[^']|'')*'" if mark == "'" else r'"(?:[^"\\]|\\.)*"'
    found = re.match(pattern, text)
    return found.end() - 1 if found else None


def _closes_below(line: Line, lines: Sequence[str], mark: str) -> bool:
    """Return whether a text between quotation marks goes on over lines that are indented, and then ends."""
    for below in lines[line.at + 1 : line.at + _MAX_LINES_AROUND]:
        if below.strip() and len(below) - len(below.lstrip()) <= _root(line):
            return False
        if mark in below:
            return bool(re.search(rf"{mark}\s*(?:#.*)?$", below))
    return False


def _bracketed(line: Line, lines: Sequence[str]) -> Fault | None:
    """A list in brackets that does not close, or text that only begins with a bracket."""
    opened, closes = line.value[0], {"[": "]", "{": "}"}[line.value[0]]
    text = _bare_text(line.value)
    for below in lines[line.at + 1 : line.at + _MAX_LINES_AROUND]:
        is_over = len(below) - len(below.lstrip()) <= _root(line) and below.strip()[:1] not in ("]", "}")
        if text.count(opened) <= text.count(closes) or (below.strip() and is_over):
            break
        text += f"\n{_bare_text(below.strip())}"
    if text.count('"') or re.search(r"(?:^|[\[,{]\s*)'", text):
        fix = "put one before and one after each entry that needs it"
        return line.at, f"a quotation mark in this list is never closed; {fix}"
    if opened not in text or text.count(opened) > text.count(closes):
        return line.at, f"the bracket {opened} is never closed; put {closes} at the end of the list"
    if text.rstrip()[-1] not in "]}" or re.search(r"\{\{|\[\[", text):
        return line.at, f"text that begins with {opened} is read as a list; {_quote(line.plain)}"
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
    return re.sub(r"\"(?:[^\"\\]|\\.)*\"|'[^']*'", "", _COMMENT.sub("", text))


def _is_inside(line: Line, lines: Sequence[str]) -> bool:
    """Return whether a line belongs to a list in brackets, or a quoted text, that began above."""
    above = "\n".join(lines[max(line.at - _MAX_LINES_AROUND, 0) : line.at])
    text = re.sub(r"\"(?:[^\"\\]|\\.)*\"|'[^'\n]*'", "", re.sub(r"(?m)(?:^|\s)#.*$", "", above))
    return text.count("[") + text.count("{") > text.count("]") + text.count("}") or bool(
        re.search(r"(?m)[:-] [\"'][^\"']*\Z", text)
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
    _value,
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
    has_value = before is not None and bool(before.value) and not _BLOCK.fullmatch(before.value)
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


def _root(line: Line) -> int:
    """The column beyond which a line's value may go on."""
    return line.column if line.key is not None else line.dash if line.dash is not None else line.column - 1


def is_cut(rest: str) -> bool:
    """Return whether a # cuts off the end of a value, rather than begin a comment: "Form #12", not "12  # forms"."""
    return bool(_CUT.match(rest))


def advice_on_curly_quotes(text: str) -> str:
    """Return what to do about a value between curly quotation marks."""
    straight = _quote(text.strip(OPENERS))
    return f"the quotation marks are curly, and only straight ones are read as such; {straight}"


def advice_on_comment(text: str) -> str:
    """Return what to do about a value that a # cuts short."""
    return f"everything after # on this line is taken for a comment and left out; {_quote(text.strip())}"


def _quote(text: str) -> str:
    """Return what to type so that a text stands between quotation marks."""
    text = text.strip()
    if text[:1] in ("'", '"'):
        text = text[1:-1] if text[-1] == text[0] and len(text) > 1 else text[1:]
    _, colon, page = text.rpartition(": ")
    if colon and re.fullmatch(r"\S+\.md", page):
        return f"put quotation marks around the name in front of {page}"
    mark = "'" if '"' in text or "\\" in text else '"'
    inside = text.replace("'", "''") if mark == "'" else text
    if len(inside) <= _MAX_SHOWN_LENGTH:
        return f"write {mark}{inside}{mark}"
    twice = ", and write each apostrophe in it twice" if inside != text else ""
    return f"put {mark} at the beginning of the text and at its end{twice}"


def _shortened(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _MAX_SHOWN_LENGTH else f"{text[: _MAX_SHOWN_LENGTH - 1].rstrip()}…"
