"""Rules on drift: an answer holds only against the passages that a person has confirmed it against."""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterator

from course.checks.rule import Location, rule
from course.model import Course, Review
from course.queries.answers import answer_ids, answers_by_id, answers_of
from course.queries.reviews import (
    former_review,
    has_same_answer,
    has_same_passage,
    is_unfinished,
    outdated_reviews,
    review_of,
)
from course.text.readability import sentences
from course.text.typography import untypeset

COMMAND = r".venv\Scripts\course" if os.name == "nt" else ".venv/bin/course"
"""How the command is typed in the repository's folder."""


@rule(
    "review-missing",
    "an answer that nobody has confirmed against its passage",
    fix="read both, then confirm it",
    example="a new question",
    cause="review",
    needs_all=True,
)
def unconfirmed_answers(course: Course) -> Iterator[Location]:
    """Answers that nobody has confirmed against a passage they rest on."""
    for id, answers in answers_by_id(course).items():
        missing = [one for one in answers if not review_of(course, one) and not former_review(course, one)]
        if missing and not any(is_unfinished(course, one) for one in missing):
            what = f"nobody has confirmed “{missing[0].title}” against {' and '.join(one.passage for one in missing)}"
            yield Location(missing[0].path, missing[0].line, what, _fix(id))


@rule(
    "review-passage",
    "an answer whose passage has changed since it was confirmed",
    fix="read both, then confirm it",
    example="a cited paragraph reworded",
    cause="review",
    needs_all=True,
)
def changed_passages(course: Course) -> Iterator[Location]:
    """Answers whose passage is another, or says something else, than when they were confirmed."""
    for answer in answers_of(course):
        review = review_of(course, answer)
        former = former_review(course, answer)
        if review is None and former:
            what = f"“{answer.title}” was confirmed against {former.passage} and now rests on {answer.passage}"
            yield Location(answer.path, answer.line, what, _fix(answer.id))
        elif review and not has_same_passage(answer, review):
            was, now = differing(review.passage_text, answer.passage_text)
            what = (
                f"“{answer.title}” was confirmed {confirmed_when(review)} against a passage that has changed since,"
                f" {answer.passage}: it said “{was}” and says “{now}”"
            )
            yield Location(answer.path, answer.line, what, _fix(answer.id))


@rule(
    "review-answer",
    "an answer that has changed since it was confirmed",
    fix="read both, then confirm it",
    example="another option marked [x]",
    cause="review",
    needs_all=True,
)
def changed_answers(course: Course) -> Iterator[Location]:
    """Answers that have changed since they were confirmed; each is named once, however many passages it rests on."""
    for id, answers in answers_by_id(course).items():
        pairs = [(answer, review) for answer in answers if (review := review_of(course, answer))]
        changed = [review for answer, review in pairs if not has_same_answer(answer, review)]
        if changed:
            what = f"“{answers[0].title}” has changed since it was confirmed {confirmed_when(changed[-1])}"
            yield Location(answers[0].path, answers[0].line, what, _fix(id))


@rule(
    "review-stale",
    "a confirmed answer that is no longer there",
    fix=f"run: {COMMAND} review --confirm",
    example="a question taken out or renamed",
    cause="review",
    needs_all=True,
)
def stale_reviews(course: Course) -> Iterator[Location]:
    """Reviews of answers that are no longer there, or no longer rest on the passage."""
    for id, review in outdated_reviews(course):
        if id in answer_ids(course):
            what = f"{id} was confirmed against {review.passage} and no longer rests on it"
        else:
            what = f"{id} was confirmed once and is no longer there"
        yield Location(review.path, review.line, what)


def confirmed_when(review: Review) -> str:
    """Return the day of a review, and who made it where that is known: `on 2026-11-23 by Ana Díaz, trainer`."""
    return f"on {review.on} by {review.by}" if review.by else f"on {review.on}"


def differing(was: str, now: str, longest: int = 160) -> tuple[str, str]:
    """The sentences of a passage that differ, as they were and as they are, each cut to `longest` letters."""
    before, after = _sentences(was), _sentences(now)
    gone, come = [], []
    matcher = difflib.SequenceMatcher(None, [*map(untypeset, before)], [*map(untypeset, after)], autojunk=False)
    for how, a, b, c, d in matcher.get_opcodes():
        if how != "equal":
            gone += before[a:b]
            come += after[c:d]
    return _cut(" ".join(gone), longest), _cut(" ".join(come), longest)


def _sentences(text: str) -> list[str]:
    """The sentences of a text; a line without a word, such as a tag, is one too."""
    return [one for line in text.split("\n") for one in sentences(line) or filter(None, [line.strip()])]


def _cut(text: str, longest: int) -> str:
    text = " ".join(text.split()) or "nothing"
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def _fix(id: str) -> str:
    return f"read both, then run: {COMMAND} review --confirm {id}"
