"""What to type in the place of a value that YAML reads otherwise than it was meant."""

from __future__ import annotations

import re

OPENERS = "“”„‟‘’‚«»"
"""Quotation marks that YAML takes for letters."""

INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
"""Characters that nobody sees, for a set in a regular expression."""

CUT = re.compile(r"\s+#(?:[^\s#]|\s*\d)")

_MAX_SHOWN_LENGTH = 60
"""As many letters of a text as a message repeats."""


def is_cut(rest: str) -> bool:
    """Return whether a # cuts off the end of a value, rather than begin a comment: "Form #12", not "12  # forms"."""
    return bool(CUT.match(rest))


def advice_on_curly_quotes(text: str) -> str:
    """Return what to do about a value between curly quotation marks."""
    straight = advice_on_quotes(text.strip(OPENERS))
    return f"the quotation marks are curly, and only straight ones are read as such; {straight}"


def advice_on_comment(text: str) -> str:
    """Return what to do about a value that a # cuts short."""
    return f"everything after # on this line is taken for a comment and left out; {advice_on_quotes(text.strip())}"


def advice_on_quotes(text: str) -> str:
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


def shortened(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _MAX_SHOWN_LENGTH else f"{text[: _MAX_SHOWN_LENGTH - 1].rstrip()}…"
