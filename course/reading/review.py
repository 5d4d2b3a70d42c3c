"""`reviews/`: which answers a person has confirmed, when and who, and against which text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby
from typing import Annotated, Any

import msgspec
import yaml
from msgspec import Meta

from course.model import Finding, Review
from course.reading.front_matter import Fields, read_fields

HEAD = """\
# Answers that a person has confirmed against the passage they rest on, and both as they were then. Written by
# `course review --confirm`; when a passage or an answer changes, the check asks for another look.
"""

MAX_NAME_LENGTH = 120
"""In letters: a name and a role."""


class ConfirmedFields(Fields, kw_only=True, omit_defaults=True):
    """An answer as it was confirmed."""

    day: date
    by: Annotated[str, Meta(max_length=MAX_NAME_LENGTH)] = ""
    answer: str


FORM = "leave these lines as `course review --confirm` wrote them; put the last version that was good back"

Hashed = Annotated[str, Meta(pattern=r"^[0-9a-f]{12} \d{4}-\d\d-\d\d$", description=FORM)]
"""An answer as it was confirmed before its text was kept: its content hash and the day."""


class EntryFields(Fields, kw_only=True):
    """A passage with the answers confirmed against it."""

    passage: Annotated[str, Meta(min_length=1)]
    text: str
    answers: Mapping[str, ConfirmedFields | Hashed]


class ReviewFields(Fields, kw_only=True):
    """A file of `reviews/`."""

    reviews: tuple[EntryFields, ...]


def read_reviews(path: str, source: str) -> tuple[list[tuple[str, Review]], tuple[Finding, ...]]:
    """Read a file of reviews: each with the id of its answer, such as `quizzes/first-steps.md#a-late-call`."""
    front = read_fields(ReviewFields, path, source)
    found: list[tuple[str, Review]] = []
    findings = [*front.findings]
    for at, entry in enumerate(front.fields.reviews if front.fields else ()):
        for id, confirmed in entry.answers.items():
            line = front.lines.get(f"reviews.{at}.answers.{id}", 1)
            try:
                found.append((id, _review(entry, confirmed, path, line)))
            except ValueError:
                what = f"`{confirmed}` ends with a date that no calendar has; write the day as 2027-06-30"
                findings.append(Finding(path, line, "front-matter", what))
    return found, tuple(findings)


def _review(entry: EntryFields, confirmed: ConfirmedFields | str, path: str, line: int) -> Review:
    if isinstance(confirmed, ConfirmedFields):
        return Review(
            passage=entry.passage,
            passage_text=entry.text,
            answer_text=confirmed.answer,
            on=confirmed.day,
            path=path,
            line=line,
            by=" ".join(confirmed.by.split()),
        )
    hash, day = confirmed.split()
    return Review(
        passage=entry.passage,
        passage_text=entry.text,
        answer_text="",
        on=date.fromisoformat(day),
        path=path,
        line=line,
        hash=hash,
    )


def write_reviews(reviews: Iterable[tuple[str, Review]]) -> str:
    """Return what a file of reviews says, in an order that keeps changes small."""
    ordered = sorted(reviews, key=lambda pair: (pair[1].passage, pair[1].passage_text, pair[0]))
    entries = [*_entries(ordered)]
    return HEAD + yaml.dump({"reviews": entries}, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=10**6)


def _entries(ordered: list[tuple[str, Review]]) -> Iterator[dict[str, Any]]:
    for (passage, text), group in groupby(ordered, key=lambda pair: (pair[1].passage, pair[1].passage_text)):
        answers = {id: _confirmed(review) for id, review in group}
        yield msgspec.to_builtins(EntryFields(passage=passage, text=text, answers=answers), builtin_types=(date,))


def _confirmed(review: Review) -> ConfirmedFields | str:
    if review.hash:
        return f"{review.hash} {review.on.isoformat()}"
    return ConfirmedFields(day=review.on, by=review.by, answer=review.answer_text)


class _Dumper(yaml.SafeDumper):
    """Writes text of several lines line by line, so that a change shows where it is, and a day wherever it stands."""

    def ignore_aliases(self, data: Any) -> bool:
        """Never write `*id001` for what stands further up: people read these files."""
        return True


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _text)
