"""Two texts compared word by word; what differs in typography or spaces alone is the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import groupby, pairwise
from typing import Literal

import msgspec

from course.text.typography import untypeset, untypeset_markdown

_TOKEN = re.compile(r"\s+|\w+(?:['’\u2011-]\w+)*|[^\w\s]")
_WORD = re.compile(r"\w+")

MIN_ALIKE = 0.4
"""How much two paragraphs share at least that are shown as one, word by word."""
MIN_SAME = 2
"""As many words between two changes are shown as the same at least; fewer would only break the sentence up."""
CONTEXT = 12
"""As many words are shown before and after a change in a long text."""


class Run(msgspec.Struct, frozen=True, gc=False):
    """Words in a row that stayed, were taken out, or were put in."""

    how: Literal["same", "out", "in"]
    text: str


Words = tuple[Run, ...]
"""A text before and after, as runs of words; without any where it is empty on both sides."""


def is_changed(words: Words) -> bool:
    """Return whether anything was taken out or put in."""
    return any(run.how != "same" for run in words)


def sides_of(words: Words) -> tuple[str, str]:
    """Return the text before, and the text after."""
    before, after = ("".join(run.text for run in words if run.how in ("same", how)) for how in ("out", "in"))
    return before.strip(), after.strip()


def is_same_text(old: str, new: str) -> bool:
    """Return whether two texts differ in typography and spaces at most."""
    return old == new or untypeset_markdown(old) == untypeset_markdown(new)


def compare_words(old: str, new: str) -> Words:
    """Return both texts in one, as runs of words; texts with little in common are shown whole, one after the other."""
    if is_same_text(old, new):
        return (Run("same", new),) if new else ()
    if not old or not new or likeness(old, new) < MIN_ALIKE / 2:
        return tuple(run for run in (Run("out", old), Run("in", new)) if run.text)
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    same = SequenceMatcher(str.isspace, [*map(_plain, before)], [*map(_plain, after)], autojunk=False)
    return _spaced([*_merged(_runs(before, after, same.get_opcodes()))])


def _plain(token: str) -> str:
    return " " if token.isspace() else untypeset(token)


def _runs(
    before: Sequence[str], after: Sequence[str], steps: Iterable[tuple[str, int, int, int, int]]
) -> list[tuple[str, str, str]]:
    """Return steps from one text to the other, each with what it takes out and puts in; a short stay is a change."""
    runs = [("same" if how == "equal" else "", "".join(before[a:b]), "".join(after[c:d])) for how, a, b, c, d in steps]
    last = len(runs) - 1
    return [
        ("", out, put) if how and 0 < at < last and len(_WORD.findall(put)) < MIN_SAME else (how, out, put)
        for at, (how, out, put) in enumerate(runs)
    ]


def _merged(runs: Iterable[tuple[str, str, str]]) -> Iterator[Run]:
    """Yield runs, those of one kind in a row as one, what was taken out before what was put in."""
    for how, group in groupby(runs, key=lambda run: run[0]):
        inside = [*group]
        out, put = ("".join(run[at] for run in inside) for at in (1, 2))
        if how:
            yield Run("same", put)
        else:
            yield from (run for run in (Run("out", out), Run("in", put)) if run.text)


def _spaced(runs: list[Run]) -> Words:
    """Return runs with the space before a change behind it: "so [much ]more", and not "so[ much] more"."""
    at = 0
    while at < len(runs) - 1:
        end = next((to for to in range(at + 1, len(runs)) if runs[to].how == "same"), len(runs))
        changed, after = runs[at + 1 : end], runs[end : end + 1]
        if runs[at].how == "same" and changed and all(run.text[:1].isspace() for run in [*changed, *after]):
            runs[at] = Run("same", f"{runs[at].text} ")
            runs[at + 1 : end] = [Run(run.how, f"{run.text[1:]} ") for run in changed]
            runs[end : end + 1] = [Run("same", run.text[1:]) for run in after]
        at = end
    return tuple(run for run in runs if run.text)


def compare_paragraphs(old: Sequence[str], new: Sequence[str]) -> tuple[Words, ...]:
    """Return the paragraphs that changed, were taken out or put in, in order."""
    matcher = SequenceMatcher(None, [*map(untypeset_markdown, old)], [*map(untypeset_markdown, new)], autojunk=False)
    found: list[Words] = []
    for how, a, b, c, d in matcher.get_opcodes():
        if how != "equal":
            found += _aligned(old[a:b], new[c:d])
    return tuple(found)


def _aligned(old: Sequence[str], new: Sequence[str]) -> Iterator[Words]:
    """Yield paragraphs that took the place of others, each beside the one that it is most like."""
    left = dict(enumerate(old))
    partners: dict[int, int] = {}
    alike = sorted(
        ((likeness(one, other), a, b) for a, one in left.items() for b, other in enumerate(new)), reverse=True
    )
    for share, a, b in alike:
        if share >= MIN_ALIKE and a in left and b not in partners:
            partners[b] = a
            del left[a]
    yield from (compare_words(text, "") for text in left.values() if text)
    for at, text in enumerate(new):
        yield compare_words(old[partners[at]] if at in partners else "", text)


def likeness(old: str, new: str) -> float:
    """Return how much two texts share, from 0 to 1: of pairs of words in a row, or of words where they are short."""
    before, after = _shingles(old), _shingles(new)
    whole = before.total() + after.total()
    return 2 * (before & after).total() / whole if whole else 0.0


@lru_cache(maxsize=4096)
def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(untypeset(text).casefold())
    return Counter(pairwise(words)) if len(words) > 3 else Counter((word,) for word in words)


def shortened(words: Words) -> Words:
    """Return the same with long runs that stayed cut down to a few words beside each change."""
    last = len(words) - 1
    return tuple(
        Run("same", _cut(run.text, is_first=at == 0, is_last=at == last)) if run.how == "same" else run
        for at, run in enumerate(words)
    )


def _cut(text: str, is_first: bool, is_last: bool) -> str:
    words = re.findall(r"\S+\s*|\s+", text)
    if len(words) <= (1 if is_first or is_last else 2) * CONTEXT + 3:
        return text
    head = "" if is_first else "".join(words[:CONTEXT])
    tail = "" if is_last else "".join(words[-CONTEXT:])
    return f"{head.rstrip()}{' ' if head else ''}… {tail}"
