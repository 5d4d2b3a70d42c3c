"""Escaping in the theme's templates: all texts but those marked as HTML are letters."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import jinja2
from markupsafe import Markup, escape


def only_letters(environment: jinja2.Environment, pages: Iterable[Any]) -> jinja2.Environment:
    """Let templates write nothing as HTML that is not known to be it.

    Args:
        environment: what fills the theme's templates.
        pages: all pages, rendered already. A title from a heading is HTML by then; one from a file's name is none.
    """
    environment.autoescape = True
    for page in pages:
        if not isinstance(page.title, Markup):
            page.title = escape(page.title) if "<" in str(page.title) else Markup(page.title)
    return environment


def mark_html(page: Any) -> None:
    """Tell templates that a page's content and the names of its headings are HTML."""
    page.content = Markup(page.content)
    pending = [*page.toc]
    while pending:
        item = pending.pop()
        item.title = Markup(item.title)
        pending += item.children
