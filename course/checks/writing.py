"""Rules on plain writing, and on what the build is asked to draw."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from course.checks.rule import Spot
from course.model import Course, Module, Prose
from course.reading.insert import INSERTS, read_chart

HARDEST_GRADE = 9.0
SHORTEST, LONGEST = 900, 1500

_WORD = re.compile(r"[A-Za-z0-9][\w'’-]*")
_SENTENCE = re.compile(r"(?<=[.!?…])[\"”’)]*\s+")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"(?:(?<=[^l])e|(?<=[aeiouy])le|(?<=[^td])e(?=d)d|(?<=[^sxzcgh])es)$")
_PARTED = re.compile(r"(?<![ctsgx])i(?=[aou])|[aeou](?=ing$)|i(?=ent|et)(?<![ctsx]i)|ea$|(?<=cr)e(?=at)|[ie]o$")


def body(module: Module) -> list[Prose]:
    """A module's running text: neither its sources nor its tables."""
    sources = module.document.heading("sources")
    last = sources.line if sources else module.document.text.count("\n") + 2
    return [prose for prose in module.document.prose if prose.line < last and prose.kind != "cell"]


def words(texts: list[Prose]) -> int:
    """How many words there are."""
    return sum(len(_WORD.findall(prose.text)) for prose in texts)


def grade(texts: list[Prose]) -> float:
    """The Flesch-Kincaid grade: the school year that reads a text with ease; 0 for no text.

    Source: Kincaid et al., *Derivation of New Readability Formulas*, 1975. Syllables are estimated from spelling.
    """
    sentences = [s for prose in texts for s in _SENTENCE.split(prose.text) if _WORD.search(s)]
    found = [word for sentence in sentences for word in _WORD.findall(sentence)]
    if not found:
        return 0.0
    beats = sum(syllables(word) for word in found)
    return 0.39 * len(found) / len(sentences) + 11.8 * beats / len(found) - 15.59


@cache
def syllables(word: str) -> int:
    """About how many syllables a word has: groups of vowels, less the e that is not heard; never 0."""
    letters = re.sub(r"[^a-z]", "", word.lower())
    letters = _SILENT.sub("", letters)
    return max(1, len(_VOWELS.findall(letters)) + len(_PARTED.findall(letters)))


def hard_modules(course: Course) -> Iterator[Spot]:
    """Modules above the hardest grade."""
    for module in course.modules:
        measured = grade(body(module))
        if measured > HARDEST_GRADE:
            what = f"the module reads at grade {measured:.1f}, above {HARDEST_GRADE:g}"
            yield Spot(module.document.path, 1, what)


def module_lengths(course: Course) -> Iterator[Spot]:
    """Modules outside the length of one sitting."""
    for module in course.modules:
        count = words(body(module))
        if not SHORTEST <= count <= LONGEST:
            yield Spot(module.document.path, 1, f"the module has {count} words")


def missing_sources(course: Course) -> Iterator[Spot]:
    """Modules with no list of sources."""
    for module in course.modules:
        sources = module.document.heading("sources")
        items = [p for p in module.document.prose if sources and p.line > sources.line and p.kind == "item"]
        if not items:
            yield Spot(module.document.path, 1, "the module names no sources")


def unknown_inserts(course: Course) -> Iterator[Spot]:
    """Fences the build draws that ask for what is not there."""
    for document in course.documents.values():
        for fence in document.fences:
            if fence.info not in INSERTS:
                continue
            if fence.info == "chart":
                _, findings = read_chart(document.path, fence, course.tables)
                for finding in findings:
                    what, _, mend = finding.message.partition("; ")
                    yield Spot(finding.path, finding.line, what, mend)
