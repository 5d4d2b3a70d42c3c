"""The rule that the repository and the site show a text alike: each is rendered by both, and the two are compared.

The pieces of scenarios and quizzes are rendered by the repository's Markdown on the site too, but for those that only
the site's own can render; of them these alone can differ.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import zip_longest
from typing import Any, Protocol

from course.checks.pages import pages
from course.checks.rule import Location, rule, rules_in
from course.model import Course, Document, Finding, Quiz, Scenario
from course.publishing.outline import outline
from course.text.dialect import is_for_site, repository_html

Pieces = list[tuple[str, str]]
Show = Callable[[str], str]
"""Gives the HTML that the site makes of a text."""


class Settings(Protocol):
    """The settings of a builder for Markdown."""

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
        for html, text in _shown_by_site(course, document):
            if (here := outline(html)) != (there := outline(show(text))):
                yield _difference(document, here, there)
                break


def _shown_by_site(course: Course, document: Document) -> Iterator[tuple[str, str]]:
    """Return the texts of a page that the site's own Markdown renders, each after what the repository makes of it."""
    part = course.unit(document.path) or next((one for one in course.banks if one.document.path == document.path), None)
    if isinstance(part, Scenario | Quiz):
        rendered = ((repository_html(text), text) for text in _texts(part))
        yield from ((html, text) for html, text in rendered if is_for_site(text, html))
    else:
        # The site never renders an activity as it is written: its parts are put in place one by one.
        rows = ["" if at in document.activity_lines else row for at, row in enumerate(document.rows, 1)]
        text = "\n".join(rows)
        yield repository_html(text), text


def _difference(document: Document, here: Pieces, there: Pieces) -> Location:
    """Return where the outlines of a text part, as the repository has it and as the site does."""
    pairs = zip_longest(here, there, fillvalue=("nothing", ""))
    (holders, shown), (others, other) = next((one, another) for one, another in pairs if one != another)
    if shown == other:
        what = f"“{shown[:40]}” is {holders or 'text'} in the repository and {others or 'text'} on the site"
    else:
        same = next((at for at, (one, another) in enumerate(zip(shown, other, strict=False)) if one != another), 0)
        first = max(0, same - 10)
        what = f"the repository shows “{shown[first:][:40]}” and the site “{other[first:][:40]}”"
    return Location(document.path, _line(document, shown), what)


def _texts(part: Scenario | Quiz) -> Iterator[str]:
    """The pieces that a scenario or quiz is rendered in."""
    yield part.intro
    if isinstance(part, Scenario):
        for scene in part.scenes:
            yield scene.body
            yield from (verdict.reason for verdict in scene.verdicts)
    else:
        for question in part.questions:
            yield from (question.stem, question.after)
            yield from (text for option in question.options for text in (option.text, option.feedback))


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
