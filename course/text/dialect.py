"""Markdown as the repository's web page renders it, and where the site's own makes more of a text."""

from __future__ import annotations

import re

import pyromark

_OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_GFM
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_FOOTNOTES
)
"""All that the repository's web page shows, be it used in the course or not."""

_TYPESET = _OPTIONS | pyromark.Options.ENABLE_SMART_PUNCTUATION
_OF_THE_SITE = re.compile(r"<(?:table|h[1-6]|sup|input|div)\b|markdown-alert|\bmarkdown=")
"""What the site's own Markdown makes more of: tables, headings with ids, callouts, footnotes, Markdown in HTML."""


def repository_html(markdown: str, is_typeset: bool = False) -> str:
    """Return the HTML that the repository's web page makes of a text.

    Args:
        markdown: the text.
        is_typeset: whether straight quotation marks become curly and hyphens dashes, as on the site.
    """
    return str(pyromark.html(markdown, options=_TYPESET if is_typeset else _OPTIONS))


def is_for_site(markdown: str, html: str) -> bool:
    """Return whether a text has what the site's own Markdown makes more of than the HTML of the repository's."""
    return "{:" in markdown or _OF_THE_SITE.search(html) is not None
