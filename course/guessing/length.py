"""The length of an option: what a guesser sees who only looks for the longest or the shortest."""

from __future__ import annotations

from course.guessing.item import Item


def length_of(item: Item) -> list[dict[str, float]]:
    """Return of each option whether it is the longest or the shortest by itself."""
    lengths = [len(option) for option in item.options]
    return [
        {
            "the most letters": float(length == max(lengths) and lengths.count(length) == 1),
            "the fewest letters": float(length == min(lengths) and lengths.count(length) == 1),
        }
        for length in lengths
    ]
