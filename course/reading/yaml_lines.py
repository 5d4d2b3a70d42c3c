"""The lines of YAML that say something, each with its name and value, as far as they can be told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

KEY = re.compile(
    r"^(?P<indent>[ ]*)(?P<dashes>(?:-[ ]+)*)(?P<key>\"[^\"]*\"|'[^']*'|"
    r"[^\s\"'\[\]{}#,|>%@`-](?:[^:#]|:(?=\S)|(?<=\S)#)*?)"
    r"[ ]*:(?:[ \t]+(?P<value>.*))?$"
)

_ITEM = re.compile(r"^(?P<indent>[ ]*)(?P<dashes>(?:-[ ]+)+|-$)(?P<value>.*)$")

BLOCK = re.compile(r"(?:![\w!/:.-]* +)?[|>][-+0-9]*(?:\s+#.*)?")

COMMENT = re.compile(r"(?:^|\s)#.*$")

Fault = tuple[int, str]
"""How many lines stand above it, and the message."""


class Line(msgspec.Struct, frozen=True):
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
        return COMMENT.sub("", self.value).strip()


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
        if BLOCK.fullmatch(line.value.strip()):
            above = line.column if line.key is not None else line.dash
        yield line


def _line(at: int, raw: str) -> Line:
    found = KEY.match(raw) or _ITEM.match(raw)
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


def value_column(line: Line) -> int:
    """The column beyond which a line's value may go on."""
    return line.column if line.key is not None else line.dash if line.dash is not None else line.column - 1
