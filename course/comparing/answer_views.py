"""Questions and endings as they are read before one says that they hold."""

from __future__ import annotations

from collections.abc import Iterator

from course.comparing.change import AnswerView
from course.model import Course, Question, Quiz, Scenario, Scene, cached_on_course
from course.model.site_paths import MODULES
from course.queries.answer_text import scene_paragraphs
from course.queries.answers import answers_with_id
from course.queries.reviews import confirming_review
from course.reading.link_target import resolve

LINK = "\ufffc"
"""Stands for a link in a plain text."""


@cached_on_course
def answer_views(course: Course) -> dict[str, AnswerView]:
    """Return every question, and every ending with a verdict, by its id."""
    found = (*_questions(course), *_endings(course))
    return {view.id: view for view in found}


def _questions(course: Course) -> Iterator[AnswerView]:
    for quiz in course.question_sets:
        for question in quiz.questions:
            yield question_view(course, quiz, question)


def question_view(course: Course, quiz: Quiz, question: Question) -> AnswerView:
    """Return a question with its options, keys, reason, quotes and passages."""
    path = quiz.document.path
    targets = [link.target for citation in question.citations for link in citation.links]
    return AnswerView(
        id=f"{path}#{question.id}",
        title=question.title,
        text=question.stem,
        options=question.options,
        verdict=f"Blanks: {', '.join(question.blanks)}" if question.blanks else "",
        reason=question.rationale,
        quotes=tuple(citation.quote for citation in question.citations),
        passages=tuple(_passages(path, targets)),
        confirmed=_confirmed(course, f"{path}#{question.id}"),
    )


def _endings(course: Course) -> Iterator[AnswerView]:
    for scenario in course.scenarios:
        for scene in scenario.scenes:
            if scene.verdicts:
                yield ending_view(course, scenario, scene)


def ending_view(course: Course, scenario: Scenario, scene: Scene) -> AnswerView:
    """Return an ending with its verdict, the reason and the passages of that."""
    path, verdict = scenario.document.path, scene.verdicts[0]
    return AnswerView(
        id=f"{path}#{scene.id}",
        title=scene.title,
        text=" ".join(scene_paragraphs(scenario, scene)),
        options=(),
        verdict=f"Verdict: {verdict.kind}",
        reason=" ".join(verdict.text.replace(LINK, "").split()),
        quotes=(),
        passages=tuple(_passages(path, [link.target for link in verdict.links])),
        confirmed=_confirmed(course, f"{path}#{scene.id}"),
    )


def _passages(path: str, targets: list[str]) -> Iterator[str]:
    """Yield the passages of modules that links lead to, each once."""
    places = (resolve(path, target) for target in dict.fromkeys(targets))
    yield from (f"{place.file}#{place.fragment}" for place in places if place.file.startswith(f"{MODULES}/"))


def _confirmed(course: Course, id: str) -> str:
    """Return when and by whom an answer was last confirmed; empty where one of its passages still waits for that."""
    reviews = [confirming_review(course, answer) for answer in answers_with_id(course, id)]
    if not reviews or not all(reviews):
        return ""
    last = max((review for review in reviews if review), key=lambda review: review.on)
    return f"{last.on}{f' by {last.by}' if last.by else ''}"
