"""Answers, questions and endings alike, and the passages of modules that they rest on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from course.model import Course, Question, cached_on_course
from course.model.site_paths import MODULES
from course.queries.answer_text import ending_text, piece_text, question_text
from course.queries.content_hash import content_hash
from course.reading.link_target import resolve


class Answer(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A question or an ending, and a passage it rests on; one that rests on several is there for each."""

    id: str
    """Its file and slug: `quizzes/first-steps.md#a-late-call`."""
    title: str
    path: str
    line: int
    passage: str
    passage_text: str
    """The passage now, its paragraphs apart by line breaks."""
    answer_text: str
    """The question or the ending now: everything that is shown of it."""
    hashed: tuple[str, ...]
    """What its content hash covers."""

    @property
    def hash(self) -> str:
        """Its content hash, for reviews that have no text of the answer."""
        return content_hash(self.hashed, 12)


@cached_on_course
def answers_of(course: Course) -> tuple[Answer, ...]:
    """Return every answer that rests on a passage which is there, once for each passage."""
    found = (*_questions(course), *_endings(course))
    return tuple({(answer.id, answer.passage): answer for answer in found}.values())


def _questions(course: Course) -> Iterator[Answer]:
    for quiz in course.question_sets:
        for question in quiz.questions:
            if not all(block.is_sound for block in question.blocks):
                continue  # what is wrong with a block has rules of its own
            targets = [link.target for citation in question.citations for link in citation.links]
            path, text = quiz.document.path, question_text(quiz, question)
            hashed = tuple(_hashed(question))
            for passage, passage_text in _passages(course, path, targets):
                yield Answer(
                    id=f"{path}#{question.id}",
                    title=question.title,
                    path=path,
                    line=question.line,
                    passage=passage,
                    passage_text=passage_text,
                    answer_text=text,
                    hashed=hashed,
                )


def _endings(course: Course) -> Iterator[Answer]:
    for scenario in course.scenarios:
        for scene in scenario.scenes:
            for verdict in scene.verdicts[:1]:  # a second one has a rule of its own
                targets = [link.target for link in verdict.links]
                path, text = scenario.document.path, ending_text(scenario, scene)
                for passage, passage_text in _passages(course, path, targets):
                    yield Answer(
                        id=f"{path}#{scene.id}",
                        title=scene.title,
                        path=path,
                        line=verdict.line,
                        passage=passage,
                        passage_text=passage_text,
                        answer_text=text,
                        hashed=(verdict.kind, verdict.reason),
                    )


def _passages(course: Course, path: str, targets: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the passages of modules that links lead to, each with its text."""
    for target in targets:
        place = resolve(path, target)
        document = course.documents.get(place.file)
        content = document.content(place.fragment) if document and place.file.startswith(f"{MODULES}/") else None
        if content is not None:
            yield f"{place.file}#{place.fragment}", "\n".join(map(piece_text, content))


def _hashed(question: Question) -> list[str]:
    """Return what the content hash of a question covers; the oldest reviews have nothing else of it."""
    options = [f"{'x' if option.is_key else '-'} {option.text} > {option.feedback}" for option in question.options]
    return [question.stem, *options, *question.blanks, question.rationale, *(c.quote for c in question.citations)]


def answers_with_id(course: Course, id: str) -> tuple[Answer, ...]:
    """Return an answer, once for each passage it rests on."""
    return answers_by_id(course).get(id, ())


@cached_on_course
def answers_by_id(course: Course) -> dict[str, tuple[Answer, ...]]:
    """Return every answer by its id, once for each passage it rests on."""
    found: dict[str, tuple[Answer, ...]] = {}
    for answer in answers_of(course):
        found[answer.id] = (*found.get(answer.id, ()), answer)
    return found


@cached_on_course
def answer_ids(course: Course) -> frozenset[str]:
    """Return the id of every question and ending there is, whatever state it is in."""
    questions = {f"{quiz.document.path}#{question.id}" for quiz in course.question_sets for question in quiz.questions}
    endings = {f"{one.document.path}#{scene.id}" for one in course.scenarios for scene in one.scenes if scene.verdicts}
    return frozenset(questions | endings)


def unresolved_ids(course: Course) -> list[str]:
    """Return the ids of questions and endings that rest on no passage which is there, which other rules report."""
    return sorted(answer_ids(course) - answers_by_id(course).keys())
