"""Where one is in a module: which of its sections this is, and how long the rest takes to read."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from course.model import Heading, Module
from course.queries.running_text import module_text
from course.text.readability import word_count

WORDS_PER_MINUTE = 200
"""How fast adults read such a text, with time to think."""


class SectionPlace(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A section of a module, its number among those that teach, and the minutes of reading from here on."""

    heading: Heading
    number: int
    total: int
    minutes: int


def section_places(module: Module) -> Iterator[SectionPlace]:
    """Yield the sections of a module that teach, in order."""
    document = module.document
    headings = [one for one in document.headings if one.level == 2 and one.slug not in module.sections]
    if not headings:
        return
    end = document.span(headings[-1])[1]
    text = [prose for prose in module_text(module) if prose.line <= end]
    for number, heading in enumerate(headings, 1):
        words = word_count(prose.text for prose in text if prose.line > heading.line)
        minutes = max(1, round(words / WORDS_PER_MINUTE))
        yield SectionPlace(heading=heading, number=number, total=len(headings), minutes=minutes)
