"""The foot of printed pages: a style sheet that names the course, which no style can take from the page itself."""

from __future__ import annotations

SHEET = "assets/styles/print.css"
"""The style sheet, by its place in the site's sources."""

_TITLE = '"{{ course.title }}"'


def with_title(css: str, title: str) -> str:
    """Return a style sheet with the course's title where it asks for it, as a string of CSS."""
    plain = " ".join(title.split())
    escaped = "".join(f"\\{ord(sign):x} " if sign in '"\\<' else sign for sign in plain)
    return css.replace(_TITLE, f'"{escaped}"')
