"""Translated pages below `docs/<language>/`, and the words of a language in `data/languages/`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Annotated

import msgspec
from msgspec import Meta

from course.model import Document, Finding, Language, TranslatedPassage, Translation
from course.model.site_paths import MOUNTED
from course.reading.front_matter import Fields, read_fields, read_front, split
from course.reading.markdown import read_document
from course.reading.passages import passages_of

LANGUAGES = "data/languages"
"""The folder with a file for each language, and below it the originals as they were when they were translated."""

AWAITING = "awaiting"
"""What a page's front matter says of its review until there was one."""

_LANGUAGE = re.compile(rf"{LANGUAGES}/([a-z]{{2,3}}(?:-[A-Za-z0-9]+)?)\.yml")
_MARK = re.compile(r"<!-- of: (\S+) ([0-9a-f]{8}) -->")
_ANY_MARK = re.compile(r"<!--\s*of\b")

Word = Annotated[str, Meta(min_length=1)]


class LanguageFields(Fields, kw_only=True):
    """The file of a language."""

    name: Word
    words: dict[Word, Word]


class TranslationFields(Fields, kw_only=True):
    """The front matter of a translated page."""

    title: Word
    summary: str = ""
    objectives: dict[str, Word] = msgspec.field(default_factory=dict)
    of: Annotated[str, Meta(pattern=r"^[0-9a-f]{8}$", description="eight digits, which `course translate` writes")]
    review: Annotated[str, Meta(min_length=1, description="`awaiting`, or the reviewer's name and the day")]


def language_of(path: str) -> str:
    """Return the language that a file of `data/languages/` is about; empty for other files."""
    found = _LANGUAGE.fullmatch(path)
    return found[1] if found else ""


def translation_path(language: str, original: str) -> str:
    """Return where the translation of a page stands."""
    return f"docs/{language}/{original.removeprefix('docs/')}"


def original_path(language: str, path: str) -> str:
    """Return the page that a translation was made from."""
    place = path.removeprefix(f"docs/{language}/")
    return place if place.split("/")[0] in MOUNTED else f"docs/{place}"


def before_path(language: str, original: str) -> str:
    """Return where a page is kept as it was when it was translated."""
    return f"{LANGUAGES}/{language}/{original.removeprefix('docs/')}"


def mark(slug: str, digest: str) -> str:
    """Return the line that says of which passage the one below it is a translation."""
    return f"<!-- of: {slug} {digest} -->"


def read_language(path: str, source: str) -> tuple[Language | None, tuple[Finding, ...]]:
    """Read the file of a language."""
    read = read_fields(LanguageFields, path, source)
    if read.fields is None:
        return None, read.findings
    return Language(id=language_of(path), name=read.fields.name, words=read.fields.words, path=path), read.findings


def read_translation(
    path: str, source: str, *, language: str, before: Mapping[str, str]
) -> tuple[Translation | None, tuple[Finding, ...]]:
    """Read a translated page.

    Args:
        path: its file.
        source: its text.
        language: its language.
        before: the passages of its original as they were, by their slugs.
    """
    front = read_front(TranslationFields, path, source)
    if front.fields is None:
        return None, front.findings
    fields = front.fields
    document = read_document(path, split(source)[1])
    marked: dict[str, TranslatedPassage] = {}
    findings = [*front.findings]
    for finding, translated in _translated(document):
        findings += [finding] if finding else []
        if translated and translated.original in marked:
            what = f"`{translated.original}` is translated above already; keep one of the two"
            findings.append(Finding(path, translated.passage.line - 1, "translation-form", what))
        elif translated:
            marked[translated.original] = translated
    return Translation(
        language=language,
        path=path,
        original=original_path(language, path),
        title=fields.title,
        summary=fields.summary,
        objectives=fields.objectives,
        made_from=fields.of,
        review="" if fields.review == AWAITING else fields.review,
        document=document,
        passages=marked,
        before=before,
        lines=front.lines,
    ), tuple(findings)


def _translated(document: Document) -> Iterator[tuple[Finding | None, TranslatedPassage | None]]:
    """Yield each passage with what its mark says, or what is wrong with the mark."""
    marks = {at: row.strip() for at, row in enumerate(document.rows, 1) if _ANY_MARK.match(row.strip())}
    for passage in passages_of(document):
        found = _MARK.fullmatch(marks.pop(passage.line - 1, ""))
        if found:
            yield None, TranslatedPassage(original=found[1], made_from=found[2], passage=passage)
        else:
            what = "nothing above this heading says what it was made from"
            fix = "write a line <!-- of: slug-of-the-original 00000000 --> right above it"
            yield Finding(document.path, passage.line, "translation-form", f"{what}; {fix}"), None
    for at in marks:
        what = "this mark stands above no heading; put it on the line above the heading it is about, or delete it"
        yield Finding(document.path, at, "translation-form", what), None


def before_of(path: str, source: str) -> Mapping[str, str]:
    """Return the passages of a page as it was, by their slugs."""
    return {passage.slug: passage.text for passage in passages_of(read_document(path, split(source)[1]))}
