"""Translations: pages in another language, each passage with the hash of what it was made from."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from course.model.document import Document


class Passage(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A heading of a page with what stands right below it, up to the next heading of any level."""

    slug: str
    """That of its heading."""
    line: int
    last: int
    text: str
    """As written, its heading included."""


class TranslatedPassage(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A passage in another language."""

    original: str
    """The slug of the passage that it was made from."""
    made_from: str
    """The hash of that passage as it was then."""
    passage: Passage


class Translation(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """A page in another language. It lies below `docs/<language>/` as its original does below `docs/`, or the root."""

    language: str
    path: str
    original: str
    """The file that it was made from."""
    title: str
    summary: str
    objectives: Mapping[str, str]
    made_from: str
    """The hash of the title, summary and objectives that it was made from."""
    review: str
    """Who has reviewed it, and when; empty while it waits for a professional translator."""
    document: Document
    passages: Mapping[str, TranslatedPassage]
    """By the slug of what each was made from."""
    before: Mapping[str, str]
    """The passages of the original as they were when they were translated, by their slugs, where that was kept."""
    lines: Mapping[str, int]
    """The line of each field of its front matter."""


class Language(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A language that pages are translated into."""

    id: str
    """As `lang` has it: `es`."""
    name: str
    """In the language itself: "Español"."""
    words: Mapping[str, str]
    """What pages say around the text, by what they say in the language of the originals."""
    path: str
    """The file that says so."""
