"""Texts as letters in a comment on a pull request, which reads Markdown, mentions, references and bare addresses."""

from __future__ import annotations

import re
from typing import Any

from markupsafe import Markup

_SPACES = re.compile(r"\s+")
_INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_LETTERS = re.compile(r"[&<>\[\]*`\\|_~$]|\A\s*(?:[-+#=:]|\d+[.)])")
"""What Markdown or HTML may take for more than a letter."""
_LINKED = re.compile(
    r"@(?=\w)|#(?=\d)|:(?=//)|:(?=[\w+-]+:)|\b[Ww]{3}(?=\.)|\b[Gg][Hh](?=-\d)|[0-9a-f]{4}(?=[0-9a-f]{3})"
    r"|\b(?:mailto|xmpp)(?=:)"
)
"""The letters after which a text would go on to be a mention, a reference, a link or a picture."""
BREAK = "&#8203;"
"""A space of no width, which no reader sees, and at which every such link ends."""


def in_comment(text: str) -> Markup:
    """Return a text in one line, so that a comment shows it letter by letter and links nothing."""
    line = _INVISIBLE.sub("", _SPACES.sub(" ", text))
    # First a letter that no text has left stands for the space, so that what is escaped next leaves it alone.
    broken = _LINKED.sub(lambda found: f"{found[0]}\0", line)
    return Markup(_LETTERS.sub(lambda found: _entity(found[0]), broken).replace("\0", BREAK))


def _entity(found: str) -> str:
    """The same with its last letter as HTML's number for it, which no parser takes for more than a letter."""
    return f"{found[:-1]}&#{ord(found[-1])};"


def finalized_comment(value: Any) -> Any:
    """Return what a template of a comment writes for a value: a text letter by letter, what is drawn as it is."""
    return value if isinstance(value, Markup) or not isinstance(value, str) else in_comment(value)
