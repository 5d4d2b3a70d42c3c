"""Reviews of answers: which still hold, and which confirm nothing any more."""

from __future__ import annotations

import re
from collections.abc import Iterator

from course.model import Course, Review
from course.queries.answers import Answer, answer_ids, answers_of, answers_with_id
from course.queries.unwritten import is_unwritten
from course.text.typography import untypeset, untypeset_markdown

_CODE_BLOCK = re.compile(r"(?ms)^( *(?:```|~~~).*?^ *(?:```|~~~) *$)")
_COMMENT = re.compile(r"(?s)<!--.*?-->")


def has_same_passage(answer: Answer, review: Review) -> bool:
    """Return whether the passage shows what it did when it was confirmed; spaces and typography do not count."""
    was, now = review.passage_text, answer.passage_text
    return was == now or untypeset(was) == untypeset(now)


def has_same_answer(answer: Answer, review: Review) -> bool:
    """Return whether the answer shows what it did when it was confirmed."""
    if review.hash:
        return review.hash == answer.hash
    was, now = review.answer_text, answer.answer_text
    return was == now or _without_layout(was) == _without_layout(now)


def _without_layout(text: str) -> str:
    """Return Markdown for comparing: without comments, with each quote in one line; code blocks stay as they are."""
    pieces = _CODE_BLOCK.split(text)
    pieces[::2] = [_joined_quotes(_COMMENT.sub("", piece)) for piece in pieces[::2]]
    return untypeset_markdown("\n".join(pieces))


def _joined_quotes(text: str) -> str:
    """Return the text with `>` on the first line of each quote only."""
    lines = text.split("\n")
    return "\n".join(
        line.removeprefix("> ") if at and lines[at - 1].startswith(">") else line for at, line in enumerate(lines)
    )


def pending_answers(course: Course) -> list[Answer]:
    """Return the answers that nobody has confirmed as they are, once for each passage that is to be read again."""
    return [
        answer
        for answer in answers_of(course)
        if not confirming_review(course, answer) and not is_unfinished(course, answer)
    ]


def is_unfinished(course: Course, answer: Answer) -> bool:
    """Return whether an answer is new, and its file or its passage's says what is still to be written: nobody can
    confirm it yet."""
    if review_of(course, answer) or former_review(course, answer):
        return False
    return is_unwritten(course, answer.path, answer.passage.partition("#")[0])


def confirming_review(course: Course, answer: Answer) -> Review | None:
    """Return the review that confirms an answer as it is, against its passage as it is; None where none does."""
    review = review_of(course, answer)
    holds = review is not None and has_same_passage(answer, review) and has_same_answer(answer, review)
    return review if holds else None


def review_of(course: Course, answer: Answer) -> Review | None:
    """Return the last review of an answer against its passage."""
    found = [one for one in course.reviews.get(answer.id, ()) if one.passage == answer.passage]
    return found[-1] if found else None


def former_review(course: Course, answer: Answer) -> Review | None:
    """Return a review of an answer against a passage that it no longer rests on."""
    rests_on = {other.passage for other in answers_with_id(course, answer.id)}
    found = [one for one in course.reviews.get(answer.id, ()) if one.passage not in rests_on]
    return found[-1] if found else None


def outdated_reviews(course: Course) -> Iterator[tuple[str, Review]]:
    """Yield reviews that confirm nothing any more, each with the id of its answer.

    While an answer has a passage that nobody has confirmed, what it was confirmed against before is still of use.
    """
    for id, reviews in course.reviews.items():
        answers = answers_with_id(course, id)
        if id in answer_ids(course) and not (answers and all(review_of(course, answer) for answer in answers)):
            continue
        rests_on = {answer.passage for answer in answers}
        yield from ((id, review) for review in reviews if review.passage not in rests_on)
