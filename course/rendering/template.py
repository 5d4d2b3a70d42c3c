"""The templates beside this file, which make all HTML."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

import jinja2
from markupsafe import Markup

from course.text import typeset

_BLANK_LINES = re.compile(r"\n\s*\n+")


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("course.rendering"),
        autoescape=lambda name: name is not None and ".html" in name,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"day": in_words, "sentence": lambda text: text[:1].upper() + text[1:], "typeset": typeset}
    return environment


def in_words(day: date) -> str:
    """A day as a sentence names it: "June 30, 2027"."""
    return f"{day:%B} {day.day}, {day.year}"


def draw(template: str, **values: object) -> str:
    """Fill a template. Values are escaped in `*.html.j2`; in `*.md.j2` they are Markdown already."""
    return _environment().get_template(template).render(values)


def draw_html(template: str, **values: object) -> Markup:
    """Fill a template of HTML and fold it into one block that a Markdown parser leaves alone."""
    html = _BLANK_LINES.sub("\n", draw(template, **values))
    return Markup("\n".join(line.strip() for line in html.strip().split("\n")))
