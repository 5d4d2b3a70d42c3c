"""Text as it is compared and counted: nothing here knows of files."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable
from functools import cache

_MARKS = re.compile(r"[\"'“”‘’„«»*_`]")
_OPENING = re.compile(r"(?<![^\s(\[—–-])(['\"])(?=\S)")
_KEYBOARD = str.maketrans(
    {
        "“": '"',
        "”": '"',
        "‘": "'",
        "’": "'",
        "…": "...",
        "–": "--",
        "—": "---",
        "\u2011": "-",
        **dict.fromkeys("\u00ad\u200b\u2060\ufeff"),
    }
)
_ENTITY = re.compile(r"&(?:nbsp|ndash|mdash|hellip|ldquo|rdquo|lsquo|rsquo|quot|apos|#39);")
_UNDERLINED = re.compile(r"(?<!\w)(_{1,3})(?=\S)(.{1,200}?)(?<=\S)\1(?!\w)")
_WORD = re.compile(r"[A-Za-z0-9][\w'’-]*")
_END = re.compile(r"(?P<sign>[.!?…])[\"”’')]*\s+(?=[\"“‘'(]*(?P<first>[\w’']{0,20}))")
_LAST_WORD = re.compile(r"[\w.]*\Z")
LONGEST_SHORT = 12
"""As many letters as a word has at most that is cut short by a point."""

_DOTTED = re.compile(r"(?:\w\.)+\w")
_UNENDING = frozenset(
    "al approx capt cf col dr e.g esp gen gov hon i.e lt mr mrs ms prof rep rev sen sgt st viz vs".split()
)
"""What is cut short by a point and never ends a sentence."""

_SELDOM_ENDING = frozenset("art ave ch co corp dept ed est etc fig inc jr ltd no p pp sec sr".split())
"""What is cut short by a point and ends a sentence where another plainly begins."""

_BEGINNINGS = frozenset(
    """
    A After All An And Any As Ask At Because Before Both But By Do Each Every For From He Her His How I If In It Its
    Many Most My No None Nobody Not Nothing On One Or Our She So Some That The Their Then There These They This Those
    To We What When Where While Who Why With You Your
    """.split()
)
"""Words that begin sentences and are no names."""

_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"(?:(?<=[^l])e|(?<=[aeiouy])le|(?<=[^td])e(?=d)d|(?<=[^sxzcgh])es)$")
_PARTED = re.compile(r"(?<![ctsgx])i(?=[aou])|[aeou](?=ing$)|i(?=ent|et)(?<![ctsx]i)|ea$|(?<=cr)e(?=at)|[ie]o$")


def normal(text: str) -> str:
    """Text as it is compared: without emphasis, quotation marks and case, each run of spaces one."""
    return " ".join(_MARKS.sub("", text).casefold().split())


def typeset(text: str) -> str:
    """Text with the quotation marks and apostrophes that a page shows, where they were typed straight."""
    opened = _OPENING.sub(lambda mark: "‘" if mark[1] == "'" else "“", text)
    return opened.replace("'", "’").replace('"', "”")


def untypeset(text: str) -> str:
    """Return the text as a plain keyboard types it, for comparing: what differs in typography alone is the same.

    A page shows `"` as a curly quotation mark and `--` as a dash, so whoever retypes a text in a word processor changes
    nothing that a reader sees. Marks that no reader sees, such as a soft hyphen, are left out.
    """
    plain = unicodedata.normalize("NFC", text).translate(_KEYBOARD)
    return " ".join(plain.split())


def untypeset_markdown(text: str) -> str:
    """Return Markdown as a plain keyboard types it, for comparing; `_so_` and `*so*` are the same."""
    plain = untypeset(_ENTITY.sub(lambda entity: html.unescape(entity[0]), text))
    return _UNDERLINED.sub(lambda found: "*" * len(found[1]) + found[2] + "*" * len(found[1]), plain)


def words(text: str) -> list[str]:
    """The words of a text."""
    return _WORD.findall(text)


def sentences(text: str) -> list[str]:
    """The sentences of a paragraph."""
    found, start = [], 0
    for end in _END.finditer(text):
        before = _LAST_WORD.search(text, max(0, end.start() - LONGEST_SHORT), end.start())
        if _ends(before[0] if before else "", end["sign"], end["first"]):
            found.append(text[start : end.end()])
            start = end.end()
    return [sentence.rstrip() for sentence in (*found, text[start:]) if _WORD.search(sentence)]


def _ends(word: str, sign: str, first: str) -> bool:
    """Whether a sentence ends between a word, with a sign after it, and another: not in e.g., nor in Dr. Smith."""
    if first[:1].islower():
        return False
    if sign != ".":
        return True
    short = word.lower()
    if short in _UNENDING:
        return False
    is_short = short in _SELDOM_ENDING or _DOTTED.fullmatch(word) or (len(word) == 1 and word.isalpha() and word != "I")
    return first in _BEGINNINGS if is_short and first else True


@cache
def syllables(word: str) -> int:
    """About how many syllables a word has: groups of vowels, less the e that is not heard; never 0."""
    letters = re.sub(r"[^a-z]", "", word.lower())
    letters = _SILENT.sub("", letters)
    return max(1, len(_VOWELS.findall(letters)) + len(_PARTED.findall(letters)))


def grade(paragraphs: Iterable[str]) -> float:
    """The Flesch-Kincaid grade: the school year that reads a text with ease; 0 for no text.

    Source: Kincaid et al., *Derivation of New Readability Formulas*, 1975. Syllables are estimated from spelling.
    """
    told = [sentence for paragraph in paragraphs for sentence in sentences(paragraph)]
    found = [word for sentence in told for word in words(sentence)]
    if not found:
        return 0.0
    beats = sum(syllables(word) for word in found)
    return 0.39 * len(found) / len(told) + 11.8 * beats / len(found) - 15.59
