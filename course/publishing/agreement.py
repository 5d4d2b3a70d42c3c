"""The rule that the repository and the site show a text alike: each is rendered by both, and the two are compared."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import zip_longest
from typing import Any, Protocol

from course.checks.blocks import pages
from course.checks.rule import Location, rule, rules_in
from course.model import Course, Document, Finding, Quiz, Scenario
from course.publishing.outline import outline, repository_html

Pieces = list[tuple[str, str]]
Show = Callable[[str], str]
"""Gives the HTML that the site makes of a text."""


class Settings(Protocol):
    """What a builder's settings say of Markdown."""

    markdown_extensions: Any
    mdx_configs: Any


def shown_by(settings: Settings) -> Show:
    """The HTML that a builder with these settings makes of a text."""
    # Loaded only by a build: the check itself reads Markdown as the repository does.
    from markdown import Markdown

    renderer = Markdown(extensions=settings.markdown_extensions, extension_configs=settings.mdx_configs)
    return lambda text: str(renderer.reset().convert(text))


@rule(
    "shown-alike",
    "a text that the site shows otherwise than the repository does",
    fix="write it in plainer Markdown, with blank lines between its parts",
    example="1. a list below another of which the site makes one",
    cause="form",
)
def differing_texts(course: Course, show: Show) -> Iterator[Location]:
    """The first text of each page that the site shows otherwise than the repository does."""
    for document in pages(course):
        for text in _texts(course, document):
            here, there = outline(repository_html(text)), outline(show(text))
            if here != there:
                yield _difference(document, here, there)
                break


def _difference(document: Document, here: Pieces, there: Pieces) -> Location:
    """Where the outlines of a text part, as the repository has it and as the site does."""
    pairs = zip_longest(here, there, fillvalue=("nothing", ""))
    (holders, shown), (others, other) = next((one, another) for one, another in pairs if one != another)
    if shown == other:
        what = f"“{shown[:40]}” is {holders or 'text'} in the repository and {others or 'text'} on the site"
    else:
        same = next((at for at, (one, another) in enumerate(zip(shown, other, strict=False)) if one != another), 0)
        first = max(0, same - 10)
        what = f"the repository shows “{shown[first:][:40]}” and the site “{other[first:][:40]}”"
    return Location(document.path, _line(document, shown), what)


def _texts(course: Course, document: Document) -> Iterator[str]:
    """What is rendered as one text: a page, or each part of a scenario or quiz."""
    part = course.part(document.path)
    if isinstance(part, Scenario):
        yield part.intro
        for scene in part.scenes:
            yield scene.body
            yield from (verdict.reason for verdict in scene.verdicts)
    elif isinstance(part, Quiz):
        yield part.intro
        for question in part.questions:
            yield from (question.stem, question.rationale)
            yield from (text for option in question.options for text in (option.text, option.feedback))
    else:
        yield document.text


def _line(document: Document, shown: str) -> int:
    """The line on which a text begins, as far as it can be found."""
    begun = re.sub(r"<[^>]*>", "", shown)
    found = (line.line for line in document.lines if line.text.strip() and begun.startswith(line.text.strip()[:12]))
    return next(found, 1)


(SHOWN_ALIKE,) = rules_in(__name__)
"""A rule by itself: it takes what renders the site's Markdown, which only a build has."""


def check_agreement(course: Course, show: Show) -> list[Finding]:
    """Every page that is shown otherwise on the site than in the repository."""
    return [*SHOWN_ALIKE.findings(course, show)]
