"""Pieces of a page that its search leaves out: set aside while other plugins read the page, and put back after.

The theme's search parses each page in Python, also what it is told to leave out, such as the map of a scenario.
"""

from __future__ import annotations

import re

OPEN, CLOSE = "\ue002", "\ue003"
"""Stand around such a piece in a template; two letters that no text has."""

_PIECE = re.compile(f"{OPEN}(.*?){CLOSE}", re.DOTALL)
_PLACE = re.compile(r"<!--aside (\d+)-->")


def set_aside(html: str) -> tuple[str, list[str]]:
    """Return HTML with a comment in the place of each piece, and the pieces."""
    pieces: list[str] = []

    def place(found: re.Match[str]) -> str:
        pieces.append(found[1])
        return f"<!--aside {len(pieces) - 1}-->"

    return _PIECE.sub(place, html), pieces


def put_back(html: str, pieces: list[str]) -> str:
    """Return HTML with the pieces in their places."""
    return _PLACE.sub(lambda found: pieces[int(found[1])] if int(found[1]) < len(pieces) else found[0], html)
