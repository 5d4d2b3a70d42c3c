"""From the repository to the site: links rewritten, figures put in, inserts drawn."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator

from markdown_it.token import Token

from course.model import Course, Fence
from course.reading.course import figure_of
from course.reading.insert import INSERTS
from course.reading.markdown import parse
from course.reading.place import resolve
from course.rendering.agency import render_point

Draw = Callable[[Course, str, Fence], str]
"""Draws a fence of a page."""

_LINK = re.compile(
    r"(?P<code>(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`))"
    r"|\[(?P<label>(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)\]"
    r"\((?P<target><[^<>\n]*>|[^\s()<>]*(?:\([^\s()]*\)[^\s()]*)*)(?P<title>\s+\"[^\"]*\")?\)",
    re.DOTALL,
)

_DEFINITION = re.compile(r"^( {0,3}\[[^\[\]]+\]:\s*)([^\s<>]+)(.*)$")


def site_path(path: str) -> str:
    """Where a file of the repository stands in the site's sources: `docs/` is its root."""
    return path.removeprefix("docs/")


def on_site(course: Course, path: str, markdown: str, draw: Draw) -> str:
    """Rewrite a piece of a page for the site.

    Args:
        course: the course, for figures and the agency's rules.
        path: the file that the piece comes from; its links are relative to it.
        markdown: the piece as written for the repository's web page.
        draw: draws the fences of `INSERTS`.
    """
    lines = markdown.split("\n")
    for first, last, new in sorted(_edits(course, path, lines, draw), reverse=True):
        lines[first:last] = new.split("\n")
    return "\n".join(lines)


def _edits(course: Course, path: str, lines: list[str], draw: Draw) -> Iterator[tuple[int, int, str]]:
    """What to put in place of which lines (from, up to, new text)."""
    span, told = (0, 0), set[int]()
    tokens = parse("\n".join(lines))
    for at, token in enumerate(tokens):
        span = (token.map[0], token.map[1]) if token.map else span
        told.update(range(*span))
        if token.type == "fence" and token.info.strip() in INSERTS:
            fence = Fence(token.info.strip(), token.content, span[0] + 1, span[1])
            yield *span, "\n" + draw(course, path, fence) + "\n"
        elif token.type == "inline" and "](" in token.content:
            point = _point(course, path, token) if tokens[at - 1].level == 0 else None
            written = "\n".join(lines[span[0] : span[1]])
            yield *span, "\n" + point + "\n" if point else _rewritten(course, path, written)
    for at, line in enumerate(lines):
        # A definition ([name]: target) is no block of its own.
        if at not in told and (defined := _DEFINITION.match(line)):
            yield at, at + 1, defined[1] + _moved(path, defined[2]) + defined[3]


def _point(course: Course, path: str, token: Token) -> str | None:
    """The agency's rule, where a paragraph is nothing but a link to a point of agency.yml."""
    children = token.children or []
    if not children or children[0].type != "link_open" or children[-1].type != "link_close":
        return None
    place = resolve(path, str(children[0].attrs["href"]))
    point = course.agency.points.get(place.fragment)
    return render_point(course.agency, point) if place.file == "agency.yml" and point else None


def _rewritten(course: Course, path: str, written: str) -> str:
    def replaced(link: re.Match[str]) -> str:
        if link["code"]:
            return link[0]
        target = link["target"].strip("<>")
        figure = figure_of(course.tables, path, target)
        if figure is not None:
            return figure
        return f"[{link['label']}]({_moved(path, target)}{link['title'] or ''})"

    return _LINK.sub(replaced, written)


def _moved(path: str, target: str) -> str:
    """A link as it must be written in the site's sources."""
    place = resolve(path, target)
    if "://" in target or target.startswith(("#", "mailto:", "tel:", "/")) or place.file.startswith(".."):
        return target
    moved = posixpath.relpath(site_path(place.file), posixpath.dirname(site_path(path)) or ".")
    return moved + (f"#{place.fragment}" if place.fragment else "")
