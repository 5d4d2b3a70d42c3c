"""YAML with something added: every other line stays as it is, comments too."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import yaml

from course.new.naming import NotNew
from course.reading.fences import FRONT

Place = Sequence[str | int]
"""Where a value stands: the names and positions that lead to it."""


def add_items(text: str, place: Place, *values: str) -> str:
    """Return YAML with values at the end of a list, in the form that the list has."""
    node = node_at(text, place)
    if not isinstance(node, yaml.SequenceNode):
        raise NotNew(f"`{'.'.join(map(str, place))}` is no list; write it as one")
    if node.flow_style:
        at = node.value[-1].end_mark.index if node.value else node.start_mark.index + 1
        return text[:at] + ", " * bool(node.value) + ", ".join(values) + text[at:]
    indent = " " * node.start_mark.column
    return add_lines(text, place, [f"{indent}- {value}" for value in values])


def add_lines(text: str, place: Place, lines: Sequence[str]) -> str:
    """Return YAML with lines right below a value."""
    rows = text.split("\n")
    at = last_line(node_at(text, place)) + 1
    return "\n".join([*rows[:at], *lines, *rows[at:]])


def node_at(text: str, place: Place) -> yaml.Node:
    """Return the value at a place, which is there."""
    node = find(text, place)
    if node is None:
        raise NotNew(f"there is no `{'.'.join(map(str, place))}`; see what belongs there with: course check")
    return node


def find(text: str, place: Place) -> yaml.Node | None:
    """Return the value at a place, or None where nothing is."""
    node: yaml.Node | None = yaml.compose(text, Loader=yaml.SafeLoader)
    for step in place:
        if isinstance(node, yaml.MappingNode):
            node = next((value for key, value in node.value if key.value == step), None)
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
        else:
            return None
    return node


def last_line(node: yaml.Node) -> int:
    """Return the last line of a value, counted from 0; the comments below it are not of it."""
    inner = [part for pair in node.value for part in pair] if isinstance(node, yaml.MappingNode) else node.value
    if isinstance(node, yaml.CollectionNode) and inner and not node.flow_style:
        return max(map(last_line, inner))
    # The mark at the end of a text on lines of its own stands on the line below.
    is_below = node.end_mark.column == 0 and node.end_mark.line > node.start_mark.line
    return int(node.end_mark.line) - is_below


def in_front_matter(text: str, edit: Callable[[str], str]) -> str:
    """Return a page with its front matter edited."""
    found = FRONT.match(text)
    if found is None:
        raise NotNew("the page has no front matter; see: course check")
    return text[: found.start(1)] + edit(text[found.start(1) : found.end(1)]) + text[found.end(1) :]
