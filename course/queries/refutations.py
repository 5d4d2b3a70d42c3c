"""Refutations: a paragraph that names what many think, and below it one that says what is so instead."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

import msgspec

from course.model import Document

BELIEF, FACT = "**Many think**", "**In fact**"
"""What the two paragraphs begin with."""


class Refutation(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A belief and what is so instead; `last` is 0 where nothing says that."""

    line: int
    last: int


def refutations(document: Document) -> Iterator[Refutation]:
    """Yield the refutations of a page, and the beliefs that nothing refutes."""
    if BELIEF not in document.text:
        return
    rows = document.rows
    for prose, below in zip_longest(document.prose, document.prose[1:]):
        if prose and prose.kind == "paragraph" and rows[prose.line - 1].startswith(BELIEF):
            is_whole = below and below.kind == "paragraph" and rows[below.line - 1].startswith(FACT)
            yield Refutation(line=prose.line, last=below.last if below and is_whole else 0)
