"""Texts for a terminal: wrapped, side by side, and without what would steer it."""

from __future__ import annotations

import re
import textwrap
from itertools import zip_longest
from typing import Any

WIDTH = 100
"""As many letters stand in a line at most."""
COLUMN = 44
"""As wide is a text that stands beside another."""

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def printable(value: Any) -> Any:
    """Return a text without what a terminal takes for a command, or that turns its letters around."""
    return _CONTROL.sub("", value) if isinstance(value, str) else value


def wrapped(text: str, first: str = "", other: str | None = None) -> str:
    """Return a text in lines that begin with some letters; the first with others, if given."""
    later = " " * len(first) if other is None else other
    line = " ".join(printable(text).split())
    return "\n".join(textwrap.wrap(line, WIDTH, initial_indent=first, subsequent_indent=later, break_on_hyphens=False))


def beside(left: str, right: str, indent: str = "") -> str:
    """Return two texts next to each other."""
    columns = [
        textwrap.wrap(" ".join(printable(text).split()), COLUMN, break_on_hyphens=False) for text in (left, right)
    ]
    rows = zip_longest(*columns, fillvalue="")
    return "\n".join(f"{indent}{one:<{COLUMN}} | {other}".rstrip() for one, other in rows)
