"""The form of an option: what a test-wise reader sees who knows nothing of the matter."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence

from course.guessing.item import Item, words_in
from course.guessing.length import length_of

_CUES: Mapping[str, str] = {
    "an excuse or a reason": r"because|since|so that|so|to be safe|just in case|in case|after all|now that|to avoid|"
    r"for fear|as long as|until|unless|in order to|anyway",
    "a hedge": r"may|might|could|perhaps|maybe|possibly|probably|likely|some|sometimes|usually|often|mostly|generally|"
    r"about|tends? to|can|a few|if",
    "an absolute": r"always|never|all|none|every|everyone|everybody|nobody|nothing|anything|only|ever|completely|"
    r"at all|any|whole|must|no one|forever",
    "a negation": r"not|no|nor|never|nothing|nobody|none|without|cannot|\w+n't",
    "“and”": r"and",
    "a word of order": r"first|then|before|after|next|once|later|now|at once|today|tonight|tomorrow",
    "a turn": r"but|though|although|while|even|still|just|instead|rather|than",
    "someone pictured": r"she|he|they|it|her|his|their|its|him|them",
    "“who”, “which” or “that”": r"who|whom|whose|which|that",
}
"""Kinds of words, by what an option has that holds one."""

_FIRST: Mapping[str, str] = {
    "a pronoun first": r"i|you|she|he|it|they|we|her|his|their|its|your",
    "an article first": r"a|an|the|this|that|these|those|any|some|one|two|each|every|all|no|nothing|nobody|both",
    "a preposition first": r"in|on|at|by|for|from|with|without|to|of|through|under|after|before|until|about|as|since",
    "a condition first": r"if|when|while|because|only|not|yes|once|where|whether",
    "an -ing word first": r"\w{2,}ing",
}
"""Kinds of words that an option may begin with; a verb is what most others are."""

_MARKS: Mapping[str, str] = {
    "a comma": ",",
    "a colon, semicolon or dash": r"[:;–—]",
    "quotation marks": r'["“”]',
    "a figure": r"\d",
    "a point": r"[.?!]$",
}

ALONE, LACKING = "alone has ", "alone lacks "
"""Begin the names of features that one option alone has, or lacks."""

_PATTERNS = {name: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for name, words in _CUES.items()}
_OPENINGS = {name: re.compile(rf"(?:{words})\b", re.IGNORECASE) for name, words in _FIRST.items()}
_SIGNS = {name: re.compile(mark) for name, mark in _MARKS.items()}
_JOINTS = re.compile(r"[,;:–—]|\b(?:and|but|or|so|because|since|if|when|while|until|before|after|who|which|that|to)\b")


def form_of(item: Item, people: Mapping[str, Iterable[str]]) -> list[dict[str, float]]:
    """Return the features of the form of each option of an item, by what it has more of than its rivals.

    Args:
        item: the question.
        people: words for those whom an option may send to, by what they are called ("the supervisor").
    """
    found = [_own(option) for option in item.options]
    for name, words in people.items():
        pattern = pattern_of(words)
        for features, option in zip(found, item.options, strict=True):
            if pattern and pattern.search(option):
                features[name] = 1.0
    for features, option in zip(found, item.options, strict=True):
        features["the stem's words"] = _echo(words_in(option), words_in(item.stem))
        features["words of the other options"] = _overlap(option, item.options)
    for features, ranked in zip(found, length_of(item), strict=True):
        features |= ranked
    names = (*_CUES, *_MARKS, *people)
    return [features | _alone(features, found, names) for features in found]


def _own(option: str) -> dict[str, float]:
    """Return what an option shows by itself."""
    words = words_in(option)
    found = {name: 1.0 for name, pattern in _PATTERNS.items() if pattern.search(option)}
    found |= {name: 1.0 for name, pattern in _SIGNS.items() if pattern.search(option)}
    opening = next((name for name, pattern in _OPENINGS.items() if pattern.match(option)), "a verb or a noun first")
    found[opening] = 1.0
    found["more letters"] = math.log(1 + len(option))
    found["more clauses"] = float(len(_JOINTS.findall(option)))
    found["longer words"] = sum(map(len, words)) / max(1, len(words)) / 3
    return found


def _echo(option: Sequence[str], stem: Sequence[str]) -> float:
    """Return the share of an option's longer words that the stem has too."""
    own = {word for word in option if len(word) > 3}
    return len(own & {*stem}) / max(1, len(own))


def _overlap(option: str, options: Sequence[str]) -> float:
    """Return the share of an option's words that others of the question have, on average."""
    own = {*words_in(option)}
    others = [{*words_in(other)} for other in options if other != option]
    return sum(len(own & other) for other in others) / max(1, len(own) * len(others))


def _alone(
    features: Mapping[str, float], all_of_them: Sequence[Mapping[str, float]], names: Iterable[str]
) -> dict[str, float]:
    """Return which of some features one option alone has, and which it alone lacks."""
    names = [name for name in names if any(name in one for one in all_of_them)]
    count = {name: sum(name in one for one in all_of_them) for name in names}
    alone = {f"{ALONE}{name}": 1.0 for name in names if name in features and count[name] == 1}
    total = len(all_of_them)
    lacking = {f"{LACKING}{name}": 1.0 for name in names if name not in features and count[name] == total - 1}
    return alone | (lacking if total > 2 else {})


def pattern_of(words: Iterable[str]) -> re.Pattern[str] | None:
    """Return what finds any of some words, in the plural and the genitive too; None where there are none."""
    written = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"\b(?:{written})(?:s|'s)?\b", re.IGNORECASE) if written else None
