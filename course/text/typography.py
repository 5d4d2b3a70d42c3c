"""Typography: quotation marks, dashes and spaces, as typed, as shown, and as compared."""

from __future__ import annotations

import html
import re
import unicodedata

_MARKUP = re.compile(r"[\"'“”‘’„«»*_`]")
_OPENING = re.compile(r"(?<![^\s(\[—–-])(['\"])(?=\S)")
_KEYBOARD = str.maketrans(
    {
        "“": '"',
        "”": '"',
        "‘": "'",
        "’": "'",
        "…": "...",
        "–": "--",
        "—": "---",
        "\u2011": "-",
        **dict.fromkeys("\u00ad\u200b\u2060\ufeff"),
    }
)
_ENTITY = re.compile(r"&(?:nbsp|ndash|mdash|hellip|ldquo|rdquo|lsquo|rsquo|quot|apos|#39);")
_UNDERLINED = re.compile(r"(?<!\w)(_{1,3})(?=\S)(.{1,200}?)(?<=\S)\1(?!\w)")


def normalized(text: str) -> str:
    """Return the text without emphasis, quotation marks and case, each run of spaces one, for comparing."""
    return " ".join(_MARKUP.sub("", text).casefold().split())


def typeset(text: str) -> str:
    """Return the text with the curly quotation marks and apostrophes that a page shows for straight ones."""
    opened = _OPENING.sub(lambda mark: "‘" if mark[1] == "'" else "“", text)
    return opened.replace("'", "’").replace('"', "”")


def untypeset(text: str) -> str:
    """Return the text as a plain keyboard types it, for comparing: what differs in typography alone is the same.

    A page shows `"` as a curly quotation mark and `--` as a dash, so whoever retypes a text in a word processor changes
    nothing that a reader sees. Marks that no reader sees, such as a soft hyphen, are left out.
    """
    plain = text if text.isascii() else unicodedata.normalize("NFC", text).translate(_KEYBOARD)
    return " ".join(plain.split())


def untypeset_markdown(text: str) -> str:
    """Return Markdown as a plain keyboard types it, for comparing; `_so_` and `*so*` are the same."""
    plain = untypeset(_ENTITY.sub(lambda entity: html.unescape(entity[0]), text))
    return _UNDERLINED.sub(lambda found: "*" * len(found[1]) + found[2] + "*" * len(found[1]), plain)
