"""The answers that rest on the passages of a page that changed, or that are gone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from course.comparing.answer_views import answer_views
from course.comparing.change import AnswerView
from course.comparing.pairs import Pairs
from course.comparing.words import is_same_text
from course.model import Course, Document, cached_on_course
from course.queries.answer_text import piece_text
from course.queries.answers import Answer, answers_of

ByPassage = Mapping[str, list[AnswerView]]
"""Answers by the slug of the passage of a page that they rest on."""


@cached_on_course
def _answers_by_page(course: Course) -> dict[str, list[Answer]]:
    """Return the answers that rest on each page, by its file."""
    found: dict[str, list[Answer]] = {}
    for answer in answers_of(course):
        found.setdefault(answer.passage.partition("#")[0], []).append(answer)
    return found


def answers_on_changed(new: Course, was: Document, page: Document, sections: Pairs) -> ByPassage:
    """Return the answers that rest on what a page says otherwise than before."""
    views, then = answer_views(new), sections.then
    found: dict[str, list[AnswerView]] = {}
    for answer in _answers_by_page(new).get(page.path, ()):
        slug = answer.passage.partition("#")[2]
        former = was.content(then.get(slug, ""))
        text = "\n".join(map(piece_text, former)) if former is not None else None
        if text is not None and not is_same_text(text, answer.passage_text):
            found.setdefault(slug, []).append(views[answer.id])
    return found


def answers_on(old: Course, was: Document, slug: str) -> tuple[AnswerView, ...]:
    """Return the answers that rested on a section of a page."""
    views, passage = answer_views(old), f"{was.path}#{slug}"
    return tuple(views[one.id] for one in _answers_by_page(old).get(was.path, ()) if one.passage == passage)


def resting(page: Document, slug: str, answers: ByPassage) -> Iterator[AnswerView]:
    """Yield the answers whose passage holds a section: its own, or one of those that it is a part of."""
    heading = page.heading(slug)
    for other in page.headings if heading else ():
        first, last = page.span(other)
        if heading and first <= heading.line <= last:
            yield from answers.get(other.slug, ())
