"""Rules on drift: an answer holds only against the passage that a person has confirmed it against."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from course.checks.rule import Spot
from course.marks import mark_of
from course.model import Course, Question, Verdict
from course.reading.place import resolve
from course.text import sentences


@dataclass(frozen=True)
class Answer:
    """A question or a verdict, and the passage it rests on."""

    id: str
    """Its file and slug: `quizzes/staff-use.md#a-slow-lunch`."""
    title: str
    path: str
    line: int
    passage: str
    text: str
    """The passage now, its paragraphs apart by line breaks."""
    mark: str
    """Twelve hexadecimal digits that change when the answer does, and not when only white space does."""


@lru_cache(maxsize=1)
def answers_of(course: Course) -> tuple[Answer, ...]:
    """Every answer that rests on a passage which is there."""
    return tuple(_answers(course))


def _answers(course: Course) -> Iterator[Answer]:
    for quiz in course.quizzes:
        for question in quiz.questions:
            if not all(block.is_sound for block in question.blocks):
                continue  # what is wrong with a block is told by its own rules
            targets = [citation.link.target for citation in question.citations]
            id = f"{quiz.document.path}#{question.id}"
            yield from _resting(course, id, question.title, quiz.document.path, question.line, targets, _said(question))
    for scenario in course.scenarios:
        for scene in scenario.scenes:
            for verdict in scene.verdicts:
                path = scenario.document.path
                targets = [link.target for link in verdict.links]
                said = _judged(verdict)
                yield from _resting(course, f"{path}#{scene.id}", scene.title, path, verdict.line, targets, said)


def _resting(
    course: Course, id: str, title: str, path: str, line: int, targets: list[str], said: list[str]
) -> Iterator[Answer]:
    for target in targets:
        place = resolve(path, target)
        document = course.documents.get(place.file)
        passage = document.passage(place.fragment) if document else None
        if passage is not None and place.file.startswith("docs/modules/"):
            text = "\n".join(" ".join(paragraph.split()) for paragraph in passage.split("\n\n"))
            yield Answer(id, title, path, line, f"{place.file}#{place.fragment}", text, mark_of(said, 12))
            return


def _said(question: Question) -> list[str]:
    options = [f"{'x' if option.is_key else '-'} {option.text} > {option.feedback}" for option in question.options]
    return [question.stem, *options, *question.blanks, question.rationale, *(c.quote for c in question.citations)]


def _judged(verdict: Verdict) -> list[str]:
    return [verdict.kind, verdict.reason]


def unreviewed(course: Course) -> Iterator[Spot]:
    """Answers that nobody has confirmed."""
    for answer in answers_of(course):
        if answer.id not in course.reviews:
            what = f"nobody has confirmed “{answer.title}” against {answer.passage}"
            yield Spot(answer.path, answer.line, what, _mend(answer))


def changed_passages(course: Course) -> Iterator[Spot]:
    """Answers whose passage is another, or says something else, than when they were confirmed."""
    for answer in answers_of(course):
        review = course.reviews.get(answer.id)
        if review and review.passage != answer.passage:
            what = f"“{answer.title}” was confirmed against {review.passage} and now rests on {answer.passage}"
            yield Spot(answer.path, answer.line, what, _mend(answer))
        elif review and review.text.split() != answer.text.split():
            was, now = differing(review.text, answer.text)
            what = (
                f"“{answer.title}” was confirmed on {review.on} against a passage that has changed since,"
                f" {answer.passage}: it said “{was}” and says “{now}”"
            )
            yield Spot(answer.path, answer.line, what, _mend(answer))


def changed_answers(course: Course) -> Iterator[Spot]:
    """Answers that have changed since they were confirmed."""
    for answer in answers_of(course):
        review = course.reviews.get(answer.id)
        if review and review.passage == answer.passage and review.answer != answer.mark:
            what = f"“{answer.title}” has changed since it was confirmed on {review.on}"
            yield Spot(answer.path, answer.line, what, _mend(answer))


def stale_reviews(course: Course) -> Iterator[Spot]:
    """Reviews of answers that are no longer there."""
    for id, review in course.reviews.items():
        if id not in ids_of(course):
            yield Spot(review.path, review.line, f"{id} was confirmed once and is no longer there")


@lru_cache(maxsize=1)
def ids_of(course: Course) -> frozenset[str]:
    """The id of every question and ending there is, whatever state it is in."""
    questions = {f"{quiz.document.path}#{question.id}" for quiz in course.quizzes for question in quiz.questions}
    endings = {f"{one.document.path}#{scene.id}" for one in course.scenarios for scene in one.scenes if scene.verdicts}
    return frozenset(questions | endings)


def differing(was: str, now: str, longest: int = 160) -> tuple[str, str]:
    """The sentences of a passage that differ, as they were and as they are, each cut to `longest` letters."""
    before, after = sentences(was), sentences(now)
    gone, come = [], []
    for how, a, b, c, d in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if how != "equal":
            gone += before[a:b]
            come += after[c:d]
    return _cut(" ".join(gone), longest), _cut(" ".join(come), longest)


def _cut(text: str, longest: int) -> str:
    text = " ".join(text.split()) or "nothing"
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def _mend(answer: Answer) -> str:
    return f"read both, then run: course review --confirm {answer.id}"
