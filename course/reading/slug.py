"""The slug of a heading, made as the repository's web page makes it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache

_KEPT = ("L", "M", "Nd", "Nl", "Pc")
"""The categories of characters that stay: letters, what is written over and under them, digits, and low lines."""

_DROPPED = re.compile(r"[^a-z0-9_ -]+")
"""What is left out of a text in ASCII: all but what `_is_kept` says."""

_CIRCLED = ((0x24B6, 0x24E9), (0x1F130, 0x1F149), (0x1F150, 0x1F169), (0x1F170, 0x1F189))
"""Letters in circles and squares, which count as letters."""


def slug(text: str, separator: str = "-") -> str:
    """Make the id of a heading from its plain text.

    Args:
        text: what the heading shows, without markup.
        separator: what stands for a space. Python-Markdown passes one; the repository's web page always uses "-".

    Returns:
        lower case, without punctuation, each space a separator: "What's next?" gives "whats-next".
    """
    small = text.strip().lower()
    kept = _DROPPED.sub("", small) if small.isascii() else "".join(filter(_is_kept, small))
    return kept.replace(" ", separator)


def unique_slugs(texts: Iterable[str]) -> Iterator[str]:
    """Make the ids of a page's headings, in their order: one that is there already gets a number."""
    counts: dict[str, int] = {}
    for text in texts:
        first = found = slug(text)
        while found in counts:
            counts[first] += 1
            found = f"{first}-{counts[first]}"
        counts[found] = 0
        yield found


@cache
def _is_kept(character: str) -> bool:
    if character in "- " or unicodedata.category(character).startswith(_KEPT):
        return True
    return any(first <= ord(character) <= last for first, last in _CIRCLED)
