"""Targets of links, resolved as the repository's web page resolves them."""

from __future__ import annotations

import posixpath
from functools import cache
from typing import NamedTuple
from urllib.parse import unquote

SOURCES = "data/sources.yml"
"""The file whose entries passages cite."""


class Place(NamedTuple):
    """A file of the repository, the query if there was one, and the fragment, without its mark."""

    file: str
    query: str
    fragment: str


def table_of(file: str) -> str | None:
    """The name of the table whose figures a file holds (`data/stock.csv`); None for other files."""
    is_table = file.startswith("data/") and file.endswith(".csv")
    return file.removeprefix("data/").removesuffix(".csv") if is_table else None


@cache
def resolve(page: str, target: str) -> Place:
    """Follow a relative link.

    Args:
        page: the file in which it is written.
        target: the link (`../docs/modules/first-steps.md#a-passage`).

    Returns:
        the file (the page itself for a bare fragment), percent signs decoded. A way out of the repository begins
        with "..".
    """
    rest, _, fragment = target.partition("#")
    path, _, query = rest.partition("?")
    if not path:
        return Place(page, query, unquote(fragment))
    file = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(path)))
    return Place(file, query, unquote(fragment))
