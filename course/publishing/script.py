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
_SIGNS = frozenset("(,=:[!&|?{};+*%~^<>-")
_WORDS = frozenset("return typeof case in of await throw else do void delete new instanceof yield".split())
"""The signs and words after which a slash begins a regular expression; after anything else it divides."""
_HEADS = frozenset(("if", "while", "for", "with"))
"""Words whose brackets are followed by a statement of its own, which may begin with a regular expression."""
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
    if (text := _EXPRESSION.match(script, at)) and _may_begin(script, at):
        return "text", text.end()
    return "code", at + 1


def _may_begin(script: str, at: int) -> bool:
    """Whether a slash may begin a regular expression, by what stands before it."""
    end = _back(script, at)
    if end == 0:
        return True
    if script[end - 1] == ")":
        return _word_before(script, _opening(script, end - 1)) in _HEADS
    if script[max(0, end - 2) : end] in ("++", "--"):
        return False
    return script[end - 1] in _SIGNS or _word_before(script, end) in _WORDS


def _back(script: str, at: int) -> int:
    """The end of what stands before a place, blanks aside."""
    while at and script[at - 1].isspace():
        at -= 1
    return at


def _word_before(script: str, at: int) -> str:
    end = start = _back(script, at)
    while start and (script[start - 1].isalnum() or script[start - 1] in "_$"):
        start -= 1
    return "" if script[start - 1 : start] == "." else script[start:end]


def _opening(script: str, at: int) -> int:
    """The place of the bracket that one closes; 0 where it is not found."""
    depth = 0
    for place in range(at, -1, -1):
        depth += {")": 1, "(": -1}.get(script[place], 0)
        if depth == 0:
            return place
    return 0


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
