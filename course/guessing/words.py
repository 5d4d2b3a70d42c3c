"""The words of an option: what a guesser sees who knows the words that keys tend to hold."""

from __future__ import annotations

from itertools import pairwise

from course.guessing.item import Item, words_in


def words_of(item: Item) -> list[dict[str, float]]:
    """Return the words of each option, and the pairs of words in it."""
    found = []
    for option in item.options:
        words = words_in(option)
        pairs = [" ".join(pair) for pair in pairwise(words)]
        found.append({f"“{one}”": 1.0 for one in (*words, *pairs)})
    return found
