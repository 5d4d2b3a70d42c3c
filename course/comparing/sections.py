"""A page as sections: each heading with what stands below it, up to the next of any level."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from course.comparing.pairs import Pairs, paired
from course.model import Activity, Document
from course.queries.answer_text import piece_text

LEAD = ""
"""The slug of what stands above the first heading, or below that of the page."""


class Section(msgspec.Struct, frozen=True):
    """A heading with what stands below it, up to the next of any level."""

    slug: str
    title: str
    paragraphs: tuple[str, ...]
    links: tuple[tuple[str, str], ...]
    """The text of each link, and where it leads."""


def section_pairs(was: Document, page: Document) -> Pairs:
    """Return which section of then is which of now."""
    texts = [{one.slug: "\n".join(one.paragraphs) for one in sections_of(side)} for side in (was, page)]
    return paired(texts[0], texts[1])


def sections_of(page: Document) -> list[Section]:
    """Return what stands above the first heading, then each heading's own part."""
    starts = [(0, LEAD, ""), *((one.line, one.slug, one.text) for one in page.headings)]
    ends = [*(start[0] - 1 for start in starts[1:]), len(page.rows)]
    return [
        Section(slug, title, (*_paragraphs(page, line, end), *_activities(page, line, end)), _links(page, line, end))
        for (line, slug, title), end in zip(starts, ends, strict=True)
    ]


def _paragraphs(page: Document, line: int, end: int) -> Iterator[str]:
    for piece in page.shown_in(line + 1, end):
        yield from (row for row in piece_text(piece).split("\n") if row.strip())


def _activities(page: Document, line: int, end: int) -> Iterator[str]:
    for activity in page.activities:
        if line < activity.line <= end:
            yield from _activity(activity)


def _activity(activity: Activity) -> Iterator[str]:
    """What there is to do, each part in a line."""
    yield f"Something to do ({activity.kind}): {activity.task}"
    for option in activity.options:
        yield f"[{'x' if option.is_key else ' '}] {option.text}{f' – {option.feedback}' if option.feedback else ''}"
    for item in activity.items:
        yield f"{item.text} → {item.group}{f' – {item.reason}' if item.reason else ''}"
    if activity.phrases:
        yield "".join(f"[{one.text}]" if one.is_key else one.text for one in activity.phrases)
    yield from activity.reasons


def _links(page: Document, line: int, end: int) -> tuple[tuple[str, str], ...]:
    own = (link for link in page.links if line < link.line <= end and not link.is_figure)
    return tuple((link.text, link.target) for link in own)
