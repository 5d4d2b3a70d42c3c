"""Reviews: a person's confirmations of answers."""

from __future__ import annotations

from datetime import date

import msgspec


class Review(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A person's confirmation of an answer against a passage that it rests on."""

    passage: str
    """The file and heading: `docs/modules/first-steps.md#a-passage`."""
    passage_text: str
    """The passage as it was then, its paragraphs apart by line breaks."""
    answer_text: str
    """The answer as it was then, as a person reads it; empty where only its hash was kept."""
    on: date
    path: str
    line: int
    by: str = ""
    """Who confirmed it: name and role. Empty where it was not asked."""
    hash: str = ""
    """The content hash of the answer as it was then, where its text was not kept."""
