"""A question of a quiz as its page shows it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

from course.model import Option, Question
from course.queries.content_hash import option_hash, question_hash
from course.reading.quiz import BLANK, read_block
from course.rendering.fragment import Fragments
from course.rendering.site_links import SiteText
from course.rendering.template import draw

_QUOTE = re.compile(r"</?blockquote>")
_LINK = re.compile(r"<a\b[^>]*>(.*?)</a>", re.DOTALL)
_SLOT = "\ue000{}\ue001"
"""Stands for a blank while Markdown is rendered; two letters that no text has."""


@dataclass(frozen=True)
class OptionView:
    """An option as it is shown: the value by which it is stored, its text, and the feedback for whoever picks it."""

    value: str
    text: Markup
    feedback: Markup
    is_key: bool


@dataclass(frozen=True)
class QuestionView:
    """A question as it is shown, each part as HTML."""

    question: Question
    fingerprint: str
    title: Markup
    stem: Markup
    options: tuple[OptionView, ...]
    reason: Markup
    """Why the key is right, and the passages that say so."""
    rationale: Markup
    """The reason without the passages."""
    passages: tuple[tuple[Markup, Markup], ...]
    """The page and the section of each passage, as links show them."""
    rules: Markup
    """The agency's rules on the points that the passages touch."""

    @property
    def kind(self) -> Literal["one", "several", "blanks"]:
        """Return how it is answered."""
        if self.question.blanks:
            return "blanks"
        return "several" if len(self.question.keys) > 1 else "one"


def view_of(
    question: Question, text: SiteText, fragments: Fragments, sections: Iterable[Markup], rules: Markup
) -> QuestionView:
    """Render the parts of a question.

    Args:
        question: the question as written.
        text: the quiz's file, its links rewritten for the site.
        fragments: renders Markdown.
        sections: the titles of the sections it quotes.
        rules: the agency's rules on the points that these touch.
    """
    block = question.blocks[0]
    stem, options, after = read_block(text.lines(block.line + 1, (block.last or block.line) - 1))
    reason = fragments.blocks(after)
    rationale, quotes = _parted(reason)
    pages = [Markup(links[-1]) for quote in quotes if (links := _LINK.findall(quote))]
    return QuestionView(
        question,
        question_hash(question),
        fragments.title(text.lines(question.line, question.line)),
        _stem(question, stem, fragments),
        tuple(_option(*pair, fragments) for pair in zip(question.options, options, strict=True)),
        reason,
        rationale,
        tuple(zip(pages, sections, strict=False)),
        rules,
    )


def _option(option: Option, moved: Option, fragments: Fragments) -> OptionView:
    """Render an option.

    Args:
        option: the option as written, which names it.
        moved: the same with links rewritten for the site.
        fragments: renders Markdown.
    """
    feedback = fragments.inline(moved.feedback) if moved.feedback else Markup()
    return OptionView(option_hash(option.text), fragments.inline(moved.text), feedback, option.is_key)


def _stem(question: Question, stem: str, fragments: Fragments) -> Markup:
    """Render what is asked, with a field in the place of each blank."""
    total = len(question.blanks)
    slots = [_SLOT.format(number) for number in range(total)]
    for slot in slots:
        stem = BLANK.sub(slot, stem, count=1)
    html = fragments.blocks(stem)
    for number, (slot, word) in enumerate(zip(slots, question.blanks, strict=True), 1):
        field = draw("blank.html.j2", question=question, word=word, number=number, total=total)
        html = html.replace(slot, Markup(field))
    return html


def _parted(html: Markup) -> tuple[Markup, list[str]]:
    """Part HTML into what stands in no block quote, and the quotes."""
    outside: list[str] = []
    quotes: list[str] = []
    depth = start = 0
    for tag in _QUOTE.finditer(html):
        if tag[0] == "<blockquote>":
            if not depth:
                outside.append(html[start : tag.start()])
                start = tag.start()
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                quotes.append(html[start : tag.end()])
                start = tag.end()
    return Markup("".join([*outside, html[start:]]).strip()), quotes
