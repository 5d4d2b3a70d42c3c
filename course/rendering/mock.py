"""A mock as HTML: a list with names and times in text, and the faces of the people whom the course has drawn."""

from __future__ import annotations

import re

from markupsafe import Markup

from course.model import Cast, Mock
from course.model.site_paths import PEOPLE, link_between
from course.rendering.template import draw_html
from course.text.dialect import repository_html
from course.text.typography import typeset

YOU = "You"
"""Who the learner is in a story."""

_PARAGRAPH = re.compile(r"</?p>")


def render_mock(cast: Cast, path: str, mock: Mock) -> str:
    """Return the HTML of a mock.

    Args:
        cast: the people of the course, for their faces.
        path: the page.
        mock: the mock.
    """
    words = re.findall(r"\w+", mock.about)
    names = {entry.who for entry in mock.entries}.union(words)
    # Only pages of cases have their addresses moved by the renderer; elsewhere the names stand alone.
    drawn = {} if path.startswith("docs/") else cast.people
    faces = {
        person.name: link_between(path, f"{PEOPLE}/{person.face}")
        for person in drawn.values()
        if person.face and person.name in names
    }
    whose = next((name for name in words if name in faces), "")
    before = ["", *(entry.who for entry in mock.entries)]
    return draw_html(
        "mock.html.j2",
        mock=mock,
        about=typeset(mock.about),
        faces=faces,
        whose=whose,
        entries=[(entry, entry.who == before[at], entry_html(entry.text)) for at, entry in enumerate(mock.entries)],
        you=YOU,
    )


def entry_html(text: str) -> Markup:
    """Return the HTML of what an entry says, without a paragraph around it."""
    return Markup(_PARAGRAPH.sub("", repository_html(text, is_typeset=True)).strip())
