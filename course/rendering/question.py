"""The questions that mkdocs-quiz has made, put into forms of the course's own."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import html as parser
from lxml.html import HtmlElement
from markupsafe import Markup

from course.model import Course, Finding, Question, Quiz
from course.rendering.agency import render_after
from course.rendering.question_view import drawn, heading_of, inside, take_apart, written

UNSHOWABLE = frozenset(
    {
        "quiz-block",
        "option-form",
        "option-count",
        "key",
        "stem",
        "fill-in",
        "heading-form",
        "heading-level",
        "block-open",
    }
)
"""Rules that name a question which mkdocs-quiz can't show."""


def can_show(source: str, findings: Iterable[Finding]) -> bool:
    """Whether mkdocs-quiz can show all questions of a file; it would stop the server at one that it can't."""
    return not any(finding.path == source and finding.rule in UNSHOWABLE for finding in findings)


def render_questions(course: Course, quiz: Quiz, html: str) -> str:
    """Settle the questions on a quiz's page.

    mkdocs-quiz reads the blocks well. But it numbers its questions by position and keeps answers under that number, so
    that a reordered quiz shows one question's result on another; and it writes a script and a style into the page,
    which a strict policy forbids. So its parts are put into forms of the course's own, and the rest is left out.

    Args:
        course: the course, for the agency's rules.
        quiz: the quiz as written, its questions in the order of the page.
        html: the page's content as mkdocs-quiz made it.

    Returns:
        the content; it is left alone where it does not hold the quiz's questions, and the check of the built site
        says so.
    """
    page = parser.fragment_fromstring(html, create_parent="div")
    made, last = page.find_class("quiz"), page.find("div[@data-onward]")
    if not made or len(made) != len(quiz.questions) or last is None:
        return html
    # What follows the course's own last element is mkdocs-quiz's.
    for baggage in [*last.itersiblings()]:
        page.remove(baggage)
    asked = [
        take_apart(question, element, _sections(page, question))
        for question, element in zip(quiz.questions, made, strict=True)
    ]
    for number, (question, element) in enumerate(zip(asked, made, strict=True), 1):
        heading_of(element).drop_tree()
        values = {"asked": question, "rules": _rules(course, quiz, question.question)}
        page.replace(element, drawn("question.html.j2", number=number, total=len(made), **values))
    first = next(at for at, part in enumerate(page) if part.get("data-question"))
    *questions, review, onward = page[first:]
    parts = {"questions": map(written, questions), "review": inside(review), "onward": written(onward)}
    page[first:] = [drawn("quiz-page.html.j2", quiz=quiz, asked=asked, **parts)]
    return inside(page)


def _rules(course: Course, quiz: Quiz, question: Question) -> Markup:
    """What the agency says on the points that a question's passages touch."""
    return render_after(course, quiz.document.path, [citation.link.target for citation in question.citations])


def _sections(page: HtmlElement, question: Question) -> list[Markup]:
    """The titles of the sections that a question quotes, as the links at the end of the page show them."""
    passages = page.findall(".//li[@data-passage-of]")
    return [inside(one[0]) for one in passages if question.id in one.get("data-passage-of", "").split()]
