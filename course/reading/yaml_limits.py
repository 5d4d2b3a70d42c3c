"""Bounds on YAML, held before it is read: a few lines can stand for more than any machine has room for."""

from __future__ import annotations

import math
import re
from typing import Any

import yaml

# libyaml where PyYAML was built with it: the same YAML, read ten times as fast.
FAST: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

MAX_DEPTH = 16
"""How far a file may nest; ours go down to four."""

SHORT = 10_000
"""A text of fewer letters can't nest so deeply that reading it would end the program."""


_LIKE_ALIAS = re.compile("[-?:,[{\\n\\r\\x85\\u2028\\u2029\\ufeff]\\s*\\*")
"""An asterisk where a value may begin: within a text it is emphasis."""


class Unbounded(yaml.MarkedYAMLError):
    """YAML that is not read, with the line that says why."""


def is_bounded(source: str) -> bool:
    """Return whether reading YAML can't take more than its length suggests, as can be told without parsing it.

    What opens a level is a bracket, a hyphen, a question mark, or a line that is indented by more than the one above.
    """
    openers = sum(map(source.count, "[{-?")) + math.isqrt(2 * len(source))
    is_shallow = len(source) < SHORT or openers < SHORT
    return is_shallow and not ("*" in source and _LIKE_ALIAS.search(f"\n{source}"))


def require_bounded(source: str) -> None:
    """Raise `Unbounded` where YAML names a part to repeat it, or nests too deeply.

    Aliases are refused altogether: each may stand for others, so that the size of what is meant grows with every line
    as a power. And the parser calls itself for each level, in C, where nothing stops it.
    """
    if len(source) < SHORT and "*" not in source:
        return
    depth = 0
    for event in yaml.parse(source, Loader=FAST):
        if isinstance(event, yaml.AliasEvent):
            raise _at(event, f"`*{event.anchor}` repeats another part, which is not done here")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            raise _at(event, "it nests too deeply")


def _at(event: Any, problem: str) -> Unbounded:
    return Unbounded(problem=problem, problem_mark=event.start_mark)
