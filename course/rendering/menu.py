"""The labels of the site's menu."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from markupsafe import escape

from course.text.typography import typeset


def typeset_labels(items: Iterable[Any]) -> None:
    """Set the labels of a menu as its pages set their text, as HTML: no Markdown extension sees them.

    Args:
        items: the builder's entries, each with a `title` and, for a section, `children`; changed in place.
    """
    for item in items:
        if item.title:
            item.title = escape(typeset(item.title))
        typeset_labels(item.children or ())
