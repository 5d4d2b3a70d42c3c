"""Where the site's search names a page: those for staff come after those for learners."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from course.model import Course

STAFF_BOOST = 0.001
"""A word in a title counts a thousand times as much as one in the text; a page for staff is to come after both."""
APART_BOOST = 10
"""Whoever searches from a page that is searched apart most likely means another of them."""


def search_rank(course: Course, source: str, meta: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a page's front matter tells the search of the theme.

    Args:
        course: the course, which names the pages for staff and those that are searched apart.
        source: the page's file in the repository.
        meta: its front matter; what it says itself stays.
    """
    if source in course.translations:
        # The search stems words as English has them.
        return {"search": {"exclude": True}}
    is_apart = source.startswith(course.search_apart)
    if not is_apart and not source.startswith(course.for_staff):
        return {}
    told = meta.get("search")
    boost = APART_BOOST if is_apart else STAFF_BOOST
    return {"search": {"boost": boost, **(told if isinstance(told, Mapping) else {})}}
