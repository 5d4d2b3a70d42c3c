"""A script in pieces: what of it is code, and what is a comment or a text that only looks like code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

Kind = Literal["code", "comment", "text", "template"]


class Piece(NamedTuple):
    """A stretch of a script; a text is a string or a regular expression."""

    kind: Kind
    text: str


_OPENING = frozenset("'\"`/")
_COMMENT = re.compile(r"//[^\n]*|/\*.*?\*/", re.DOTALL)
_STRING = re.compile(r"'(?:\\.|[^'\\\n])*'|\"(?:\\.|[^\"\\\n])*\"", re.DOTALL)
_EXPRESSION = re.compile(r"/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\[\n])+/[a-z]*")
_BEFORE_EXPRESSION = re.compile(r"(?:^|[(,=:\[!&|?{};+*%~^<>-]|\b(?:return|typeof|case|in|of|await|throw|else))\s*$")
"""What stands before a slash that begins a regular expression; after anything else it divides."""
_IN_TEMPLATE = re.compile(r"(?:\\.|\$(?!\{)|[^`\\$])*", re.DOTALL)


def pieces(script: str) -> Iterator[Piece]:
    """Part a script into pieces, which joined are the script again; a template is one, whatever stands in it."""
    start = at = 0
    while at < len(script):
        kind, end = _from(script, at)
        if kind != "code":
            yield Piece("code", script[start:at])
            yield Piece(kind, script[at:end])
            start = end
        at = end
    yield Piece("code", script[start:])


def _from(script: str, at: int) -> tuple[Kind, int]:
    """What begins at a place of a script that is code so far, and where it ends."""
    if script[at] not in _OPENING:
        return "code", at + 1
    if script[at] == "`":
        return "template", _template_end(script, at + 1)
    if comment := _COMMENT.match(script, at):
        return "comment", comment.end()
    if text := _STRING.match(script, at):
        return "text", text.end()
    if _BEFORE_EXPRESSION.search(script, max(0, at - 20), at) and (text := _EXPRESSION.match(script, at)):
        return "text", text.end()
    return "code", at + 1


def _template_end(script: str, at: int) -> int:
    while at < len(script):
        found = _IN_TEMPLATE.match(script, at)
        at = found.end() if found else at
        if script[at : at + 2] != "${":
            return at + 1
        at = _braces_end(script, at + 2)
    return at


def _braces_end(script: str, at: int) -> int:
    depth = 1
    while depth and at < len(script):
        depth += {"{": 1, "}": -1}.get(script[at], 0)
        at = _from(script, at)[1]
    return at
