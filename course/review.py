"""`course review`: which answers want another look, with both texts, and the confirming of them."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from course.checks.drift import Answer, answers_of, ids_of
from course.model import Course, Review
from course.reading.review import write_reviews


def pending(course: Course) -> Iterator[tuple[Answer, Review | None]]:
    """Answers that nobody has confirmed as they are, each with what was confirmed before, if anything was."""
    for answer in answers_of(course):
        review = course.reviews.get(answer.id)
        if review is None or not _holds(answer, review):
            yield answer, review


def _holds(answer: Answer, review: Review) -> bool:
    same_text = review.text.split() == answer.text.split()
    return review.passage == answer.passage and same_text and review.answer == answer.mark


def tell(answer: Answer, review: Review | None) -> Iterator[str]:
    """What there is to look at, line by line: both texts of the passage where it has changed."""
    yield f"{answer.path}:{answer.line}: “{answer.title}” rests on {answer.passage}"
    if review is None:
        yield "  Nobody has confirmed it yet. The passage says:"
        yield from (f"    {line}" for line in answer.text.split("\n"))
        return
    if review.answer != answer.mark:
        yield f"  The answer has changed since {review.on}."
    if review.passage != answer.passage:
        yield f"  It was confirmed against {review.passage}."
    if review.text.split() == answer.text.split():
        yield "  The passage says:"
        yield from (f"    {line}" for line in answer.text.split("\n"))
        return
    yield f"  What the passage said (-) on {review.on} and says now (+), unchanged paragraphs left out:"
    changed = difflib.ndiff(review.text.split("\n"), answer.text.split("\n"))
    yield from (f"    {line.rstrip()}" for line in changed if line.startswith(("-", "+")))


def stale(course: Course) -> list[str]:
    """The ids of confirmed answers that are no longer there."""
    return sorted(set(course.reviews) - ids_of(course))


def matching(answers: Iterable[Answer], wanted: Sequence[str]) -> tuple[list[Answer], list[str]]:
    """The answers asked for by id, by file, by passage or its file, or by `all`; and what was asked for and is none."""
    known = [*answers]
    chosen = [answer for answer in known if _names(answer) & set(wanted)]
    names = {"all"}.union(*map(_names, known))
    return chosen, [want for want in wanted if want not in names]


def _names(answer: Answer) -> set[str]:
    return {"all", answer.id, answer.path, answer.passage, answer.passage.partition("#")[0]}


def confirm(course: Course, chosen: Iterable[Answer], root: Path, today: date) -> None:
    """Write that the chosen answers are confirmed as they are; drops reviews of answers that are gone."""
    reviews = {id: review for id, review in course.reviews.items() if id in ids_of(course)}
    for answer in chosen:
        path = f"reviews/{answer.passage.partition('#')[0].rpartition('/')[2].removesuffix('.md')}.yml"
        before = reviews.get(answer.id)
        day = before.on if before and _holds(answer, before) else today
        reviews[answer.id] = Review(answer.passage, answer.text, answer.mark, day, path, 1)
    (root / "reviews").mkdir(exist_ok=True)
    files = {review.path for review in (*course.reviews.values(), *reviews.values())}
    for path in files:
        kept = [(id, review) for id, review in reviews.items() if review.path == path]
        if kept:
            (root / path).write_text(write_reviews(kept), encoding="utf-8", newline="\n")
        else:
            (root / path).unlink(missing_ok=True)
