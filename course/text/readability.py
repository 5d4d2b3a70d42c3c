"""Readability: words, sentences, syllables, and the school grade that reads a text with ease."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache

_WORD = re.compile(r"[A-Za-z0-9][\w'’-]*")
_SENTENCE_END = re.compile(r"(?P<stop>[.!?…])[\"”’')]*\s+(?=[\"“‘'(]*(?P<first>[\w’']{0,20}))")
_LAST_WORD = re.compile(r"[\w.]*\Z")
MAX_ABBREVIATION_LENGTH = 12
"""Longer words before a full stop are taken for the end of a sentence."""

MAX_KEPT = 50_000
"""In paragraphs: several rules ask for the sentences of each."""

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


def word_count(texts: Iterable[str]) -> int:
    """Return the number of words of some texts."""
    return sum(times * _measure(one)[0] for one, times in _tokens(texts).items())


def _tokens(texts: Iterable[str]) -> Counter[str]:
    """Count what stands between spaces; most of it stands in a course many times, and is then measured once."""
    return Counter(" ".join(texts).split())


@cache
def _measure(token: str) -> tuple[int, int]:
    """Return how many words stand in what holds no space, and how many syllables."""
    found = words(token)
    return len(found), sum(map(syllables, found))


@lru_cache(MAX_KEPT)
def sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of a paragraph."""
    found, start = [], 0
    for end in _SENTENCE_END.finditer(text):
        stop, first = end.groups()
        if not first[:1].islower() and _is_final(_word_before(text, end.start()), stop, first):
            found.append(text[start : end.end()])
            start = end.end()
    return tuple(sentence.rstrip() for sentence in (*found, text[start:]) if _WORD.search(sentence))


def _word_before(text: str, end: int) -> str:
    """Return the word that ends at a place, and no more of it than the longest abbreviation."""
    first = max(0, end - MAX_ABBREVIATION_LENGTH)
    word = text[max(first, text.rfind(" ", first, end) + 1) : end]
    if word.isalpha():
        return word
    before = _LAST_WORD.search(text, first, end)
    return before[0] if before else ""


def _is_final(word: str, stop: str, first: str) -> bool:
    """Return whether a sentence ends with a word and its stop, before another: not in e.g., nor in Dr. Smith."""
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
    texts = [*paragraphs]
    measures = [(times, *_measure(token)) for token, times in _tokens(texts).items()]
    word_total = sum(times * count for times, count, _ in measures)
    if not word_total:
        return 0.0
    syllable_total = sum(times * count for times, _, count in measures)
    sentence_total = sum(len(sentences(text)) for text in texts)
    return 0.39 * word_total / sentence_total + 11.8 * syllable_total / word_total - 15.59
