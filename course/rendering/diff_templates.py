"""The templates of a comparison: one draws a comment on a pull request, the other plain text."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, Literal

import jinja2
from markupsafe import Markup

from course.comparing.change import Row
from course.comparing.words import is_changed, shortened
from course.rendering.changed_map import is_drawn, mermaid_of, text_of
from course.rendering.comment import finalized_comment
from course.rendering.terminal import beside, printable, wrapped

_IN_LIST = re.compile(r"\n\n(?= *(?:- |\[[-x ]\] ))")
"""Empty lines above an item, which would set each item of a list apart."""
_EMPTY_LINES = re.compile(r"\n(?:[ \t]*\n)+")

Form = Literal["markdown", "text"]

_TEMPLATES: dict[Form, str] = {"markdown": "diff.comment.md.j2", "text": "diff.txt.j2"}


def macro(form: Form, name: str) -> Callable[..., str]:
    """Return a macro of the template for a form, which draws one part of a comparison."""
    found: Callable[..., str] = getattr(_template(form).module, name)
    return found


def tidy(text: str) -> str:
    """Return a text without spaces at the ends of lines, and without more empty lines than tell its parts apart."""
    lines = _EMPTY_LINES.sub("\n\n", "\n".join(line.rstrip() for line in text.split("\n"))).strip("\n")
    return _IN_LIST.sub("\n", lines)


@cache
def _template(form: Form) -> jinja2.Template:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("course.rendering"),
        # What a macro of Markdown has drawn is marked as such; all other texts are letters.
        autoescape=form == "markdown",
        finalize=finalized_comment if form == "markdown" else printable,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "beside": beside,
        "drawn": text_of,
        "hours": lambda minutes: "" if minutes is None else f"{minutes / 60:.1f}",
        "is_drawn": is_drawn,
        "mermaid": mermaid_of,
        "number": lambda number: "" if number is None else number,
        "oneline": _in_one_line,
        "shortened": shortened,
        "told": _told,
        "verbatim": Markup,
        "wrapped": wrapped,
    }
    return environment.get_template(_TEMPLATES[form])


def _in_one_line(text: Any) -> Any:
    """Return a text in one line; one that is drawn already stays so."""
    line = " ".join(text.split())
    return Markup(line) if isinstance(text, Markup) else line


def _told(rows: Sequence[Row]) -> list[Row]:
    """Return the parts of a question that are shown: what is asked, and all that changed."""
    if not any(is_changed(row.words) or row.had_key != row.has_key for row in rows):
        return []
    return [row for row in rows if row.what == "Question" or row.is_option or is_changed(row.words)]
