"""Rules on abbreviations: a page spells each out where it first stands, and the glossary has it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from course.checks.rule import Location, rule
from course.model import Course, Prose, cached_on_course
from course.queries.running_text import running_text

_CAPITALS = re.compile(r"[A-Z0-9](?:(?<=[A-Z])[A-Za-z]?[A-Z0-9]|(?<=[0-9])[A-Z]{2})")
_TOKEN = re.compile(r"(?<![\w.$#@&])[A-Za-z0-9]+(?:[-‑][A-Za-z0-9]+)*(?![\w@]|\.\w)")
_SHORT = re.compile(r"[A-Z0-9]+(?:[a-z][A-Z0-9]+)?")
"""Capitals and digits, with one small letter among them at most: CPS, 2FA, PhD, IoT."""

_SMALL_NUMBER = re.compile(r"(?=.)X{0,3}(?:IX|IV|V?I{0,3})")
_LARGE_NUMBER = re.compile(r"(?=.)M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_TITLE_WORD = re.compile(r"(?:Title|Chapter|Part|Article|Section|Volume|Book|Appendix|Phase)s?\s+$")
_ADDRESS = re.compile(r"\b(?:\w+://|www\.)\S+")
_CITATION = re.compile(r"\b\d+[A-Z]?\s+[A-Z]{2,6}\.?\s+(?:§+\s*|Part\s+|Chapter\s+|Section\s+)?\d[\w.()-]*")
_SPELLED = re.compile(r"\(([^()\s;]+?)(?:[;)])")
_CAPITALIZED_WORDS = frozenset(
    """
    A ALL ALSO ALWAYS AN AND ANY ARE AREN AS ASK AT BE BEFORE BOTH BUT BY CAN CANNOT DO DOES DOESN DON EACH EVER EVERY
    FIRST FOR FROM GO HAS HAVE HER HIS HOW IF IN INTO IS ISN ITS MAY MUST MY NEVER NEW NO NONE NOT NOTHING NOW OF OFF
    ON ONE ONLY OR OUR OUT PUT READ SEE SHE SO STOP THAN THAT THE THEIR THEM THEN THEY THIS TO TOO TWO UP USE WAS WASN
    WHAT WHEN WHO WHY WILL WITH WON YES YOU YOUR
    """.split()
)
"""Words that people write in capitals for emphasis."""

MIN_CAPITALIZED_LENGTH = 4
"""A word in capitals that is as long is no abbreviation if the course has it in small letters as well."""


MAX_TITLE_LENGTH = 20
"""How many letters before a Roman numeral are searched for the word that it numbers: "Title XIX"."""


@rule(
    "abbreviation",
    "an abbreviation that is not spelled out where it first stands",
    fix="write it out, with the short form in parentheses: direct message (DM)",
    example="Ask CPS, with no word of what that is",
    cause="writing",
    needs_all=True,
)
def undefined_abbreviations(course: Course) -> Iterator[Location]:
    """Abbreviations that a page uses before it has spelled them out: "direct message (DM)"."""
    for part in course.written_units:
        seen = set(course.abbreviations)
        for prose in running_text(part.document, course.sections):
            if not _CAPITALS.search(prose.text):
                continue
            spelled = {_singular(short) for short in _SPELLED.findall(prose.text)}
            for short in abbreviations(course, prose):
                if short not in seen and short not in spelled:
                    yield Location(
                        part.document.path, prose.line, f"“{short}” is not spelled out where it first stands"
                    )
                seen.add(short)


@rule(
    "glossary",
    "an abbreviation of a module that the glossary leaves out",
    fix="add it there; course.yml names its page under pages",
    example="multi-factor authentication (MFA), not in the glossary",
    cause="writing",
    needs_all=True,
)
def unlisted_terms(course: Course) -> Iterator[Location]:
    """Abbreviations that a module spells out and the glossary leaves out."""
    glossary = course.documents.get(course.page("glossary"))
    if glossary is None:
        return
    listed = {_singular(word) for prose in glossary.prose for word in re.findall(r"[\w-]+", prose.text)}
    for module in course.modules:
        for prose in module.document.prose:
            for written in _SPELLED.findall(prose.text):
                short = _singular(written)
                if _is_short(short) and short not in listed:
                    yield Location(module.document.path, prose.line, f"“{short}” is not in the glossary")


def abbreviations(course: Course, prose: Prose) -> Iterator[str]:
    """The abbreviations in a text, in the singular; not its code, citations of law, numbers, or words in capitals."""
    text = prose.text
    for piece in prose.code:
        text = text.replace(piece, " " * len(piece), 1)
    for pattern in (_ADDRESS, _CITATION):
        text = pattern.sub(lambda found: " " * len(found[0]), text)
    for found in _TOKEN.finditer(text):
        before = text[max(0, found.start() - MAX_TITLE_LENGTH) : found.start()]
        parts = [_singular(part) for part in re.split("[-‑]", found[0])]
        if found[0][0].isdigit() and len(parts) > 1:
            continue  # 7B-301
        if len(parts) > 1 and _is_numbered(parts) and "-".join(parts) in course.abbreviations:
            continue
        if len(parts) > 1 and _is_numbered(parts) and not all(map(_is_short, parts)):
            yield "-".join(parts)
            continue
        for short in parts:
            if _is_short(short) and not _is_number(short, before) and not _is_emphasized(course, short):
                yield short


def _is_short(word: str) -> bool:
    """Return whether a word is a short form: of capitals, two at least."""
    return sum(map(str.isupper, word)) > 1 and bool(_SHORT.fullmatch(word))


def _is_numbered(parts: list[str]) -> bool:
    """Return whether the parts of a word make one abbreviation: capitals, then digits (COVID-19)."""
    return _is_short(parts[0]) and all(part.isdigit() for part in parts[1:])


def _singular(short: str) -> str:
    """An abbreviation without the letter of its plural: APIs."""
    return short[:-1] if re.fullmatch(r"[A-Z0-9].*[A-Z0-9]s", short) else short


def _is_number(short: str, before: str) -> bool:
    """Return whether it is a number in Roman letters: a small one, or any that a title names."""
    if short.isdigit() or _SMALL_NUMBER.fullmatch(short):
        return True
    return bool(_TITLE_WORD.search(before) and _LARGE_NUMBER.fullmatch(short))


def _is_emphasized(course: Course, word: str) -> bool:
    """Return whether it is a word in capitals, and none of the short forms that the course spells out anywhere."""
    if word in _CAPITALIZED_WORDS:
        return True
    small, short = _word_forms(course)
    return (
        len(word) >= MIN_CAPITALIZED_LENGTH
        and word.isalpha()
        and word.isupper()
        and small[word] > 0
        and word not in short
    )


@cached_on_course
def _word_forms(course: Course) -> tuple[Counter[str], frozenset[str]]:
    """Return the count of each word in small letters, by its capitals, and the short forms that are spelled out."""
    texts = [prose.text for document in course.documents.values() for prose in document.prose]
    small = Counter(word.upper() for text in texts for word in re.findall(r"\b[a-z]{4,}\b", text))
    return small, frozenset(_singular(short) for text in texts for short in _SPELLED.findall(text))
