"""The people whom pages name: those of the cast, and given names that nobody listed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from course.model import Course, Document, Prose, cached_on_course
from course.model.site_paths import is_shown
from course.queries.running_text import running_text
from course.text.given_names import GIVEN_NAMES

_NAME = re.compile(r"([^\W\d_a-z](?<![\w’'@].)[^\W\d_]+)(?=\W|$)(?! [A-Z]\w)")
"""A word with a capital letter, unless a surname follows: then it is a person of the world.

It begins with the capital, and looks at what stands before it after that: so a search passes over all other letters.
"""


class Naming(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A name in a text of a page."""

    name: str
    path: str
    prose: Prose


@cached_on_course
def namings(course: Course) -> tuple[Naming, ...]:
    """Return every name of the cast, and every other given name, in the running text of pages."""
    listed = {course.page(role) for role in ("sources", "corrections")}
    pages = (document for path, document in course.documents.items() if is_shown(course, path) and path not in listed)
    known = GIVEN_NAMES | course.cast.people.keys()
    return tuple(naming for document in pages for naming in _in(course, document, known))


def _in(course: Course, document: Document, known: frozenset[str] | set[str]) -> Iterator[Naming]:
    for prose in running_text(document, course.sections):
        found = dict.fromkeys(match[1] for match in _NAME.finditer(prose.text))
        for name in found:
            if name in known:
                yield Naming(name=name, path=document.path, prose=prose)


@cached_on_course
def pages_by_person(course: Course) -> Mapping[str, tuple[str, ...]]:
    """Return the pages that name each person of the cast."""
    found: dict[str, dict[str, None]] = {name: {} for name in course.cast.people}
    for naming in namings(course):
        if naming.name in found:
            found[naming.name][naming.path] = None
    return {name: tuple(paths) for name, paths in found.items()}


def role_said(course: Course, naming: Naming) -> str:
    """Return the words that give a person of the cast another role in a text; "" where none do."""
    role, roles = course.cast.people[naming.name].role, course.cast.roles
    own = _either(roles[role])
    other = _either(word for name, words in roles.items() if name != role for word in words)
    lead = r"(?:[Yy]our|[Oo]ur|[Hh]er|[Hh]is|[Tt]he|[Aa]n?)"
    name = re.escape(naming.name)
    forms = (rf"\b{name}, {lead} (?:\w+ ){{0,2}}{other}\b", rf"\b{lead} (?:\w+ ){{0,1}}{other},? {name}\b")
    said = (match[0] for form in forms if (match := re.search(form, naming.prose.text)))
    return next((words for words in said if not re.search(rf"\b{own}\b", words)), "")


def _either(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})"
