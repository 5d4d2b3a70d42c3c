"""The templates beside this file, which make all HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Any

import jinja2
from markupsafe import Markup

from course.rendering.aside import CLOSE, OPEN
from course.text.typography import typeset

_BLANK_LINES = re.compile(r"\n\s*\n+")
_BREAK = re.compile(r"\s*[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]\s*")
_ACTIVE = re.compile(r"""[&<>\[\]{}*`\\|!"']|(?<!\w)_|_(?!\w)|\A\s*(?:[-+=~:#]|\d+[.)](?!\S))|#\Z""")
"""What Markdown, or HTML, may take for more than a letter. Quotation marks end an attribute."""
_TYPESET = frozenset("\"'")
"""These are left to Markdown's own curling of quotes where no attribute can end."""


class Markdown(str):
    """A text that is Markdown by itself: a template of Markdown takes it in as it is."""

    __slots__ = ()


def plain(text: str) -> Markdown:
    """Return Markdown that shows a text letter by letter, whatever is in it."""
    return Markdown(_ACTIVE.sub(lambda one: one[0] if one[0] in _TYPESET else _entity(one), _in_one_line(text)))


def in_attribute(text: str) -> Markdown:
    """Return a text as it can stand between the quotation marks of an attribute, in Markdown too, and set in type."""
    return Markdown(_ACTIVE.sub(_entity, typeset(_in_one_line(text))))


def _entity(found: re.Match[str]) -> str:
    """The same with its last letter as HTML's number for it, which no parser takes for more than a letter."""
    return f"{found[0][:-1]}&#{ord(found[0][-1])};"


def _in_one_line(text: str) -> str:
    return _BREAK.sub(" ", text)


def _finalized(value: Any) -> Any:
    """Return what a template of Markdown writes for a value: the text of a field, shown letter by letter."""
    is_text = isinstance(value, str) and not isinstance(value, (Markdown, Markup))
    return plain(value) if is_text else value


_WORDS: ContextVar[Mapping[str, str]] = ContextVar("words", default=MappingProxyType({}))


@contextmanager
def speaking(words: Mapping[str, str]) -> Iterator[None]:
    """Let templates say what stands around a text in another language; what it has no words for stays as it is.

    Args:
        words: what it says, by what the templates say.
    """
    before = _WORDS.set(words)
    try:
        yield
    finally:
        _WORDS.reset(before)


def _translated(text: str) -> str:
    return _WORDS.get().get(text, text)


@cache
def _environment(makes_markdown: bool) -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("course.rendering"),
        autoescape=lambda name: name is not None and ".html" in name,
        finalize=_finalized if makes_markdown else None,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {"OPEN": OPEN, "CLOSE": CLOSE, "_": _translated}
    environment.filters |= {
        "attribute": in_attribute,
        "day": in_words,
        "markdown": Markdown,
        "sentence": lambda text: text[:1].upper() + text[1:],
        "typeset": typeset,
    }
    return environment


def keep_compiled(cache: jinja2.BytecodeCache | None) -> None:
    """Take templates that are compiled already from where they are kept, and keep the others there."""
    for makes_markdown in (True, False):
        _environment(makes_markdown).bytecode_cache = cache


def in_words(day: date) -> str:
    """A day as a sentence names it: "June 30, 2027"."""
    return f"{day:%B} {day.day}, {day.year}"


def draw(template: str, **values: object) -> str:
    """Fill a template. Texts are escaped for HTML in `*.html.j2`, and for Markdown in `*.md.j2` unless they are it."""
    return _environment(".md." in template).get_template(template).render(values)


def draw_html(template: str, **values: object) -> Markup:
    """Fill a template of HTML and fold it into one block that a Markdown parser leaves alone."""
    html = _BLANK_LINES.sub("\n", draw(template, **values))
    return Markup("\n".join(line.strip() for line in html.strip().split("\n")))
