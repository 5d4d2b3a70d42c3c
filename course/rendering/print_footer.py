"""The foot of printed pages: a stylesheet that names the course, which no style can take from the page itself."""

from __future__ import annotations

STYLESHEET = "assets/styles/print.css"
"""The stylesheet, by its place in the site's sources."""

_TITLE = '"{{ course.title }}"'


def with_title(css: str, title: str) -> str:
    """Return a stylesheet with the course's title where it asks for it, as a string of CSS."""
    plain = " ".join(title.split())
    escaped = "".join(f"\\{ord(character):x} " if character in '"\\<' else character for character in plain)
    return css.replace(_TITLE, f'"{escaped}"')
