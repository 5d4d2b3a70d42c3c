"""How translated pages stand to their originals: which passages are fresh, stale or missing, and where links lead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

import msgspec

from course.model import (
    Course,
    Document,
    Link,
    Module,
    Passage,
    Quiz,
    Scenario,
    TranslatedPassage,
    Translation,
    cached_on_course,
)
from course.queries.content_hash import content_hash
from course.reading.link_target import Place, resolve
from course.reading.passages import passages_of
from course.text.typography import untypeset_markdown

State = Literal["fresh", "stale", "missing"]


class Standing(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A passage of an original, and what there is of it in another language."""

    original: Passage
    hash: str
    """That of the original's text; how it is typed, as curly quotes, does not count."""
    translated: TranslatedPassage | None

    @property
    def state(self) -> State:
        """Return whether it is translated, from an older text, or not at all."""
        if self.translated is None:
            return "missing"
        return "fresh" if self.translated.made_from == self.hash else "stale"


def original_of(course: Course, translation: Translation) -> Document | None:
    """Return the page that a translation was made from; None where it is gone."""
    return course.documents.get(translation.original)


def standings(course: Course, translation: Translation) -> tuple[Standing, ...]:
    """Return the passages of a translation's original in their order, each with what there is of it."""
    return _standings_by_page(course)[translation.path]


@cached_on_course
def _standings_by_page(course: Course) -> Mapping[str, tuple[Standing, ...]]:
    return {path: tuple(_standings(course, translation)) for path, translation in course.translations.items()}


def _standings(course: Course, translation: Translation) -> Iterator[Standing]:
    original = original_of(course, translation)
    for one in passages_of(original) if original else ():
        yield Standing(original=one, hash=_hash(one.text), translated=translation.passages.get(one.slug))


def _hash(text: str) -> str:
    return content_hash([untypeset_markdown(text)])


def front_digest(course: Course, path: str) -> str:
    """Return the hash of what the front matter of an original says to readers."""
    unit = course.unit(path)
    return _hash("\n".join(_front(unit)) if unit else "")


def _front(unit: Module | Scenario | Quiz) -> Iterator[str]:
    yield unit.title
    if not isinstance(unit, Quiz):
        yield unit.summary
    if isinstance(unit, Module):
        yield from unit.objectives.values()


def place_of(course: Course, translation: Translation, link: Link) -> Place:
    """Return where a link of a translation leads, as a place of the originals.

    Where it leads to a translated page, that is the page which it was made from, and the passage.
    """
    place = resolve(translation.path, link.target)
    other = course.translations.get(place.file)
    if other is None:
        return place
    slugs = {one.passage.slug: slug for slug, one in other.passages.items()}
    return Place(other.original, place.query, slugs.get(place.fragment, place.fragment))


def shown_slug(course: Course, translation: Translation, slug: str) -> str:
    """Return the slug under which a passage of the original stands on the translated page.

    Args:
        course: the course.
        translation: the page.
        slug: the slug of the passage in the original.
    """
    found = next((one for one in standings(course, translation) if one.original.slug == slug), None)
    return found.translated.passage.slug if found and found.translated and found.state == "fresh" else slug
