"""The passages of a page: what can be translated, and grow stale, one by one."""

from __future__ import annotations

import re

from course.model import Document, Passage

_MARK = re.compile(r"(?:\n|^)<!--.*?-->\s*\Z", re.DOTALL)


def passages_of(document: Document) -> tuple[Passage, ...]:
    """Return a page's passages: each heading, of any level, with what stands below it up to the next one."""
    first = [heading.line for heading in document.headings]
    ends = [line - 1 for line in (*first[1:], len(document.rows) + 1)][: len(first)]
    return tuple(
        _passage(document, heading.slug, heading.line, end)
        for heading, end in zip(document.headings, ends, strict=True)
    )


def _passage(document: Document, slug: str, line: int, last: int) -> Passage:
    # A comment below the text is about what comes next.
    text = _MARK.sub("", "\n".join(document.rows[line - 1 : last]).rstrip()).rstrip()
    return Passage(slug=slug, line=line, last=line + text.count("\n"), text=text)
