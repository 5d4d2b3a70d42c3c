"""Pieces of a page, from Markdown to HTML: as the repository's web page makes it, with a book's quotation marks."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape, unescape

from markupsafe import Markup

from course.text.dialect import is_for_site, repository_html

_ADDRESS = re.compile(r'(<(?:a|img)\b[^<>]*?\s(?:href|src)=")([^"]*)"')
_ID = re.compile(r'<\w[^<>]* id="([^"]*)"')
_PARAGRAPH = re.compile(r"<p>((?:(?!</?p>).)*)</p>", re.DOTALL)
_HEADING = re.compile(r"<h(\d)>(.*)</h\1>", re.DOTALL)


class Fragments:
    """Renders pieces of one page.

    Nearly all text reads the same in the repository's Markdown and in the site's (`course check` sees to that), so the
    first, which is many times faster, renders it. What only the site's own Markdown can do is left to that.
    """

    def __init__(self, convert: Callable[[str], str], address: Callable[[str], str], is_typeset: bool = True) -> None:
        """Set up what a page's pieces are rendered with.

        Args:
            convert: what the site's own Markdown makes of a text.
            address: what a link's target among the site's sources is on the built page.
            is_typeset: whether straight quotation marks become curly and hyphens dashes, as the site's Markdown does.
        """
        self._convert = convert
        self._is_typeset = is_typeset
        self.address = address

    def blocks(self, text: str) -> Markup:
        """Return the HTML of a text: paragraphs, lists and so on."""
        html = repository_html(text, self._is_typeset)
        if is_for_site(text, html):
            html = self._convert(text)
        return Markup(_ADDRESS.sub(self._moved, html).strip())

    def inline(self, text: str) -> Markup:
        """Return the HTML of a text that stands in a line: without the paragraph around it."""
        html = self.blocks(text)
        paragraph = _PARAGRAPH.fullmatch(html)
        return Markup(paragraph[1].strip()) if paragraph else html

    def title(self, text: str) -> Markup:
        """Return the HTML of what a heading says, without the heading around it."""
        html = repository_html(text, self._is_typeset).strip()
        heading = _HEADING.fullmatch(html)
        return Markup(heading[2]) if heading else self.inline(text)

    def _moved(self, found: re.Match[str]) -> str:
        return f'{found[1]}{escape(self.address(unescape(found[2])))}"'


def ids_in(html: str) -> set[str]:
    """Return the ids of the elements of a text of HTML."""
    return {unescape(found) for found in _ID.findall(html)}
