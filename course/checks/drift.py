"""Rules on drift: an answer holds only against the passages that a person has confirmed it against."""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from course.checks.rule import Location, rule
from course.model import Course, Document, Option, Piece, Question, Quiz, Review, Scenario, Scene, cached_on_course
from course.queries.content_hash import content_hash
from course.reading.link_target import resolve
from course.text.readability import sentences
from course.text.typography import untypeset, untypeset_markdown

COMMAND = r".venv\Scripts\course" if os.name == "nt" else ".venv/bin/course"
"""How the command is typed in the repository's folder."""


_CODE_BLOCK = re.compile(r"(?ms)^( *(?:```|~~~).*?^ *(?:```|~~~) *$)")
_COMMENT = re.compile(r"(?s)<!--.*?-->")


@dataclass(frozen=True)
class Answer:
    """A question or an ending, and a passage it rests on; one that rests on several is there for each."""

    id: str
    """Its file and slug: `quizzes/staff-use.md#a-slow-lunch`."""
    title: str
    path: str
    line: int
    passage: str
    text: str
    """The passage now, its paragraphs apart by line breaks."""
    said: str
    """The question or the ending now: everything that is shown of it."""
    hash: str
    """Its content hash, for reviews that have no text of the answer."""


@cached_on_course
def answers_of(course: Course) -> tuple[Answer, ...]:
    """Every answer that rests on a passage which is there, once for each passage."""
    found = (*_questions(course), *_endings(course))
    return tuple({(answer.id, answer.passage): answer for answer in found}.values())


def _questions(course: Course) -> Iterator[Answer]:
    for quiz in course.quizzes:
        for question in quiz.questions:
            if not all(block.is_sound for block in question.blocks):
                continue  # what is wrong with a block is told by its own rules
            targets = [link.target for citation in question.citations for link in citation.links]
            path, said = quiz.document.path, _question_text(quiz, question)
            hash = content_hash(_hashed(question), 12)
            for passage, text in _passages(course, path, targets):
                yield Answer(f"{path}#{question.id}", question.title, path, question.line, passage, text, said, hash)


def _endings(course: Course) -> Iterator[Answer]:
    for scenario in course.scenarios:
        for scene in scenario.scenes:
            for verdict in scene.verdicts[:1]:  # a second one is told by its own rule
                targets = [link.target for link in verdict.links]
                path, said = scenario.document.path, _ending_text(scenario, scene)
                hash = content_hash([verdict.kind, verdict.reason], 12)
                for passage, text in _passages(course, path, targets):
                    yield Answer(f"{path}#{scene.id}", scene.title, path, verdict.line, passage, text, said, hash)


def _passages(course: Course, path: str, targets: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The passages of modules that links lead to, each with its text."""
    for target in targets:
        place = resolve(path, target)
        document = course.documents.get(place.file)
        content = document.content(place.fragment) if document else None
        if content is not None and place.file.startswith("docs/modules/"):
            yield f"{place.file}#{place.fragment}", "\n".join(map(_written, content))


def _written(piece: Piece) -> str:
    """A piece of a passage: prose in one line, code and HTML line by line."""
    if piece.kind == "prose":
        return "\n".join(" ".join(paragraph.split()) for paragraph in piece.text.split("\n\n"))
    return _tidy(piece.text)


def _question_text(quiz: Quiz, question: Question) -> str:
    options = "\n".join(map(_option_text, question.options))
    last = max((block.last or block.line for block in question.blocks), default=question.line)
    figures = _figures(quiz.document, question.line, last)
    return _tidy("\n\n".join(filter(None, [question.title, question.stem, options, question.after, figures])))


def _option_text(option: Option) -> str:
    """An option with the mark of a key, and its feedback below."""
    feedback = [f"> {line}" for line in option.feedback.split("\n")] if option.feedback else []
    return "\n".join([f"- [{'x' if option.is_key else ' '}] {option.text}", *feedback])


def _ending_text(scenario: Scenario, scene: Scene) -> str:
    heading = scenario.document.heading(scene.id)
    figures = _figures(scenario.document, *scenario.document.span(heading)) if heading else ""
    verdicts = "\n\n".join(f"Verdict: {verdict.kind}\n\n{verdict.reason}" for verdict in scene.verdicts)
    return _tidy("\n\n".join(filter(None, [scene.title, scene.body, verdicts, figures])))


def _figures(document: Document, first: int, last: int) -> str:
    """The figures that some lines of a page show: they are called by name there, and their values are elsewhere."""
    shown = [link.text for link in document.links if link.is_figure and first <= link.line <= last]
    shown += [fence.shown for fence in document.fences if fence.shown and first <= fence.line <= last]
    return f"Figures shown: {'; '.join(shown)}" if shown else ""


def _tidy(text: str) -> str:
    """Text without spaces at the ends of lines, and without more than one blank line in a row."""
    lines = [line.rstrip() for line in text.split("\n")]
    return "\n".join(line for at, line in enumerate(lines) if line or (at and lines[at - 1])).strip("\n")


def _hashed(question: Question) -> list[str]:
    """What the content hash of a question covers; reviews made before its text was kept have nothing else."""
    options = [f"{'x' if option.is_key else '-'} {option.text} > {option.feedback}" for option in question.options]
    return [question.stem, *options, *question.blanks, question.rationale, *(c.quote for c in question.citations)]


def has_same_passage(answer: Answer, review: Review) -> bool:
    """Whether the passage shows what it did when it was confirmed; spaces and typography do not count."""
    return untypeset(review.text) == untypeset(answer.text)


def has_same_answer(answer: Answer, review: Review) -> bool:
    """Whether the answer shows what it did when it was confirmed."""
    if review.hash:
        return review.hash == answer.hash
    return _without_layout(review.answer) == _without_layout(answer.said)


def _without_layout(text: str) -> str:
    """Markdown for comparing: without comments, with each quote in one line; code blocks stay as they are."""
    pieces = _CODE_BLOCK.split(text)
    pieces[::2] = [_joined_quotes(_COMMENT.sub("", piece)) for piece in pieces[::2]]
    return untypeset_markdown("\n".join(pieces))


def _joined_quotes(text: str) -> str:
    """Text in which only the first line of a quote has its sign."""
    lines = text.split("\n")
    return "\n".join(
        line.removeprefix("> ") if at and lines[at - 1].startswith(">") else line for at, line in enumerate(lines)
    )


def review_of(course: Course, answer: Answer) -> Review | None:
    """The last review of an answer against its passage."""
    found = [one for one in course.reviews.get(answer.id, ()) if one.passage == answer.passage]
    return found[-1] if found else None


def former_review(course: Course, answer: Answer) -> Review | None:
    """A review of an answer against a passage that it no longer rests on."""
    rests_on = {other.passage for other in resting(course, answer.id)}
    found = [one for one in course.reviews.get(answer.id, ()) if one.passage not in rests_on]
    return found[-1] if found else None


def resting(course: Course, id: str) -> tuple[Answer, ...]:
    """An answer against each passage it rests on."""
    return _by_id(course).get(id, ())


@cached_on_course
def _by_id(course: Course) -> dict[str, tuple[Answer, ...]]:
    found: dict[str, tuple[Answer, ...]] = {}
    for answer in answers_of(course):
        found[answer.id] = (*found.get(answer.id, ()), answer)
    return found


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
    for id, answers in _by_id(course).items():
        missing = [one for one in answers if not review_of(course, one) and not former_review(course, one)]
        if missing:
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
            was, now = differing(review.text, answer.text)
            what = (
                f"“{answer.title}” was confirmed {when(review)} against a passage that has changed since,"
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
    for id, answers in _by_id(course).items():
        pairs = [(answer, review) for answer in answers if (review := review_of(course, answer))]
        changed = [review for answer, review in pairs if not has_same_answer(answer, review)]
        if changed:
            what = f"“{answers[0].title}” has changed since it was confirmed {when(changed[-1])}"
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
    for id, review in outdated(course):
        if id in ids_of(course):
            what = f"{id} was confirmed against {review.passage} and no longer rests on it"
        else:
            what = f"{id} was confirmed once and is no longer there"
        yield Location(review.path, review.line, what)


def outdated(course: Course) -> Iterator[tuple[str, Review]]:
    """Reviews that confirm nothing any more, each with the id of its answer.

    While an answer has a passage that nobody has confirmed, what it was confirmed against before is still of use.
    """
    for id, reviews in course.reviews.items():
        answers = resting(course, id)
        if id in ids_of(course) and not (answers and all(review_of(course, answer) for answer in answers)):
            continue
        rests_on = {answer.passage for answer in answers}
        yield from ((id, review) for review in reviews if review.passage not in rests_on)


@cached_on_course
def ids_of(course: Course) -> frozenset[str]:
    """The id of every question and ending there is, whatever state it is in."""
    questions = {f"{quiz.document.path}#{question.id}" for quiz in course.quizzes for question in quiz.questions}
    endings = {f"{one.document.path}#{scene.id}" for one in course.scenarios for scene in one.scenes if scene.verdicts}
    return frozenset(questions | endings)


def unseen(course: Course) -> list[str]:
    """The ids of questions and endings that rest on no passage which is there: what is wrong is told by other rules."""
    return sorted(ids_of(course) - _by_id(course).keys())


def when(review: Review) -> str:
    """The day of a review, and who made it where that is known: `on 2026-11-23 by Ana Díaz, trainer`."""
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
