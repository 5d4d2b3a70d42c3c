"""The questions that mkdocs-quiz has made, given ids of their own and a form that works without scripts."""

from __future__ import annotations

from lxml import html as parser
from lxml.html import HtmlElement

from course.model import Question, Quiz
from course.rendering.template import draw_html


def settle_questions(quiz: Quiz, html: str) -> str:
    """Settle the questions on a quiz's page.

    mkdocs-quiz numbers its questions by position and keeps answers under that number, so that a reordered quiz shows
    one question's result on another. Each question here gets its own slug instead, takes its heading in, and folds its
    key and rationale away for readers without scripts.

    Args:
        quiz: the quiz as written, its questions in the order of the page.
        html: the page's content as mkdocs-quiz made it.

    Returns:
        the content; it is left alone where it does not hold the quiz's questions, and the check of the built site
        says so.
    """
    page = parser.fragment_fromstring(html, create_parent="div")
    made = page.find_class("quiz")
    if len(made) == len(quiz.questions):
        for question, element in zip(quiz.questions, made, strict=True):
            _name(question, element)
            _fold(question, element)
    inside = [parser.tostring(child, encoding="unicode") for child in page]
    return (page.text or "") + "".join(inside)


def _name(question: Question, element: HtmlElement) -> None:
    """Put the question's slug in place of its number, and its heading at its head."""
    number = str(element.get("id"))
    for part in element.iter():
        for name in ("id", "for", "aria-labelledby"):
            if (value := part.get(name, "")).startswith(number):
                part.set(name, question.id + value.removeprefix(number))
    for link in element.find_class("quiz-header-link"):
        link.drop_tree()
    heading = next((h for h in element.itersiblings(preceding=True) if h.tag == "h2"), None)
    if heading is not None:
        heading.attrib.pop("id", None)
        element.insert(0, heading)
    element.set("data-question", question.id)


def _fold(question: Question, element: HtmlElement) -> None:
    """Fold key and rationale, so that they can be opened where no script runs."""
    for section in element.iterchildren("section"):
        folded = parser.fragment_fromstring(draw_html("folded.html.j2", question=question))
        folded.extend(list(section))
        section.append(folded)
