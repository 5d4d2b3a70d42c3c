"""Terms of the glossary, and the links of other pages that show what it says of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from course.model import Course, Document, Link, cached_on_course
from course.model.site_paths import MODULES
from course.reading.link_target import resolve

_PARTS = re.compile(r"[(),]| or ")


class Term(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A term of the glossary: its name, what it means, and the line of its entry."""

    name: str
    meaning: str
    line: int


def is_term_link(course: Course, document: Document, link: Link) -> bool:
    """Return whether a link of a module leads to the glossary with a term as its text, and not as the page's title."""
    glossary = course.page("glossary")
    if not glossary or not document.path.startswith(f"{MODULES}/") or link.is_alone:
        return False
    place = resolve(document.path, link.target)
    return place.file == glossary and bool(place.fragment)


def term_of(course: Course, document: Document, link: Link) -> Term | None:
    """Return the term that a link of a module shows; None for any other link."""
    if not is_term_link(course, document, link):
        return None
    shown = link.text.casefold()
    known = terms(course)
    names = (shown, shown.removesuffix("s"), shown.removesuffix("es"))
    return next((known[name] for name in names if name in known), None)


@cached_on_course
def terms(course: Course) -> dict[str, Term]:
    """Return the terms of the glossary by each of their names, in small letters."""
    document = course.documents.get(course.page("glossary"))
    return {name: term for term, names in (_terms(document) if document else ()) for name in names}


def _terms(document: Document) -> Iterator[tuple[Term, list[str]]]:
    for prose in document.prose:
        head, colon, meaning = prose.text.partition(": ")
        if prose.kind == "item" and colon:
            names = [name.strip() for name in _PARTS.split(head) if name.strip()]
            yield Term(name=head, meaning=meaning, line=prose.line), [name.casefold() for name in names]
