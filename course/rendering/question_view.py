"""A question that mkdocs-quiz has made, taken apart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from lxml import html as parser
from lxml.html import HtmlElement
from markupsafe import Markup, escape

from course.model import Option, Question
from course.queries.content_hash import option_hash, question_hash
from course.rendering.template import draw


@dataclass(frozen=True)
class Offer:
    """An option as it is shown: the value by which it is kept, its text, and what is said to whoever picks it."""

    value: str
    text: Markup
    said: Markup
    is_key: bool


@dataclass(frozen=True)
class Asked:
    """A question as it is shown, each part as mkdocs-quiz made it."""

    question: Question
    mark: str
    title: Markup
    case: Markup
    offers: tuple[Offer, ...]
    reason: Markup
    """Why the key is right, and the passages that say so."""
    rationale: Markup
    """The reason without the passages."""
    passages: tuple[tuple[Markup, Markup], ...]
    """The page and the section of each passage, as links show them."""

    @property
    def kind(self) -> Literal["one", "several", "blanks"]:
        """How it is answered."""
        if self.question.blanks:
            return "blanks"
        return "several" if len(self.question.keys) > 1 else "one"


def take_apart(question: Question, made: HtmlElement, sections: Iterable[Markup]) -> Asked:
    """Take a question apart.

    Args:
        question: the question as written.
        made: what mkdocs-quiz has made of it, below its heading.
        sections: the titles of the sections it quotes.
    """
    for number, blank in enumerate(made.find_class("quiz-blank-input"), 1):
        _fill(question, number, blank)
    reason = made.find("section")
    quotes = [part for part in reason if part.tag == "blockquote"]
    pages = [inside(links[-1]) for quote in quotes if (links := quote.findall(".//a"))]
    return Asked(
        question,
        question_hash(question),
        inside(heading_of(made)),
        inside(made.find_class("quiz-question")[0]),
        tuple(map(_offer, question.options, made.findall(".//fieldset/div"))),
        inside(reason),
        Markup("".join(written(part) for part in reason if part not in quotes)),
        tuple(zip(pages, sections, strict=False)),
    )


def heading_of(made: HtmlElement) -> HtmlElement:
    """The heading that a question stands under."""
    return next(part for part in made.itersiblings(preceding=True) if part.tag == "h2")


def written(element: HtmlElement) -> Markup:
    """An element as HTML."""
    return Markup(parser.tostring(element, encoding="unicode"))


def inside(element: HtmlElement) -> Markup:
    """What an element holds, as HTML."""
    return escape((element.text or "").lstrip()) + Markup("".join(map(written, element)).rstrip())


def drawn(template: str, **values: object) -> HtmlElement:
    """A template filled, as an element."""
    return parser.fragment_fromstring(draw(template, **values))


def _fill(question: Question, number: int, blank: HtmlElement) -> None:
    """Put a field of the course's own in the place of a blank."""
    total = len(question.blanks)
    field = drawn("blank.html.j2", question=question, word=question.blanks[number - 1], number=number, total=total)
    field.tail = blank.tail
    blank.getparent().replace(blank, field)


def _offer(option: Option, made: HtmlElement) -> Offer:
    said = made.find_class("answer-feedback")
    text = inside(made.find("label"))
    return Offer(option_hash(option.text), text, inside(said[0]) if said else Markup(), option.is_key)
