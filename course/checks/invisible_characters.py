"""Characters that nobody sees, where they make another thing of a link or a heading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from course.checks.rule import Location, rule
from course.model import Course
from course.reading.yaml_advice import INVISIBLE

# Emoji are made of parts with joiners between them.
_UNSEEN = re.compile(f"(?![\u200c\u200d])[{INVISIBLE}]")
_IN_LINKS = re.compile(f"[{INVISIBLE}\u00a0\u202f]")


@rule(
    "unseen",
    "a link or a heading with a character that nobody sees, as text pasted from elsewhere may have",
    fix="delete it and type it again",
    example="[the quiz](the-quiz.md) with a zero-width space before .md",
    cause="form",
    form=1,
)
def invisible_characters(course: Course) -> Iterator[Location]:
    """Links and headings with a character in them that nobody sees, each line once."""
    for document in course.documents.values():
        reported = set()
        for link in document.links:
            is_plain = link.target.isascii() and "%" not in link.target
            if not is_plain and _IN_LINKS.search(unquote(link.target)) and link.line not in reported:
                reported.add(link.line)
                yield Location(
                    document.path, link.line, f"the link {_shown(link.target)} holds a character that nobody sees"
                )
        for heading in document.headings if not document.text.isascii() else ():
            if _UNSEEN.search(document.rows[heading.line - 1]) and heading.line not in reported:
                yield Location(
                    document.path,
                    heading.line,
                    f"the heading “{_shown(heading.text)}” holds a character that nobody sees",
                )


def _shown(text: str) -> str:
    """A text without what nobody sees."""
    return _IN_LINKS.sub("", unquote(text))
