"""Readability: words, sentences, syllables, and the school grade that reads a text with ease."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

_WORD = re.compile(r"[A-Za-z0-9][\w'’-]*")
_SENTENCE_END = re.compile(r"(?P<stop>[.!?…])[\"”’')]*\s+(?=[\"“‘'(]*(?P<first>[\w’']{0,20}))")
_LAST_WORD = re.compile(r"[\w.]*\Z")
MAX_ABBREVIATION_LENGTH = 12
"""Longer words before a full stop are taken for the end of a sentence."""

_DOTTED = re.compile(r"(?:\w\.)+\w")
_NEVER_FINAL = frozenset(
    "al approx capt cf col dr e.g esp gen gov hon i.e lt mr mrs ms prof rep rev sen sgt st viz vs".split()
)
"""Abbreviations that never end a sentence."""

_SELDOM_FINAL = frozenset("art ave ch co corp dept ed est etc fig inc jr ltd no p pp sec sr".split())
"""Abbreviations that end a sentence only where the next word plainly begins one."""

_FIRST_WORDS = frozenset(
    """
    A After All An And Any As Ask At Because Before Both But By Do Each Every For From He Her His How I If In It Its
    Many Most My No None Nobody Not Nothing On One Or Our She So Some That The Their Then There These They This Those
    To We What When Where While Who Why With You Your
    """.split()
)
"""Words that begin sentences and are no proper names."""

_VOWELS = re.compile(r"[aeiouy]+")
_SILENT_E = re.compile(r"(?:(?<=[^l])e|(?<=[aeiouy])le|(?<=[^td])e(?=d)d|(?<=[^sxzcgh])es)$")
_HIATUS = re.compile(r"(?<![ctsgx])i(?=[aou])|[aeou](?=ing$)|i(?=ent|et)(?<![ctsx]i)|ea$|(?<=cr)e(?=at)|[ie]o$")


def words(text: str) -> list[str]:
    """Return the words of a text."""
    return _WORD.findall(text)


def sentences(text: str) -> list[str]:
    """Return the sentences of a paragraph."""
    found, start = [], 0
    for end in _SENTENCE_END.finditer(text):
        before = _LAST_WORD.search(text, max(0, end.start() - MAX_ABBREVIATION_LENGTH), end.start())
        if _is_final(before[0] if before else "", end["stop"], end["first"]):
            found.append(text[start : end.end()])
            start = end.end()
    return [sentence.rstrip() for sentence in (*found, text[start:]) if _WORD.search(sentence)]


def _is_final(word: str, stop: str, first: str) -> bool:
    """Return whether a sentence ends with a word and its stop, before another: not in e.g., nor in Dr. Smith."""
    if first[:1].islower():
        return False
    if stop != ".":
        return True
    lower = word.lower()
    if lower in _NEVER_FINAL:
        return False
    is_initial = len(word) == 1 and word.isalpha() and word != "I"
    is_abbreviation = lower in _SELDOM_FINAL or _DOTTED.fullmatch(word) or is_initial
    return first in _FIRST_WORDS if is_abbreviation and first else True


@cache
def syllables(word: str) -> int:
    """Estimate the number of syllables of a word: its groups of vowels, silent e left out; at least 1."""
    letters = re.sub(r"[^a-z]", "", word.lower())
    letters = _SILENT_E.sub("", letters)
    return max(1, len(_VOWELS.findall(letters)) + len(_HIATUS.findall(letters)))


def reading_grade(paragraphs: Iterable[str]) -> float:
    """Return the Flesch-Kincaid grade, the school year that reads a text with ease; 0 for no text.

    Source: Kincaid et al., *Derivation of New Readability Formulas*, 1975. Syllables are estimated from spelling.
    """
    all_sentences = [sentence for paragraph in paragraphs for sentence in sentences(paragraph)]
    all_words = [word for sentence in all_sentences for word in words(sentence)]
    if not all_words:
        return 0.0
    count = sum(map(syllables, all_words))
    return 0.39 * len(all_words) / len(all_sentences) + 11.8 * count / len(all_words) - 15.59
