"""Values for the theme's templates, beside a page's content."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from markupsafe import escape

from course.model import Course, Finding, Scenario, cached_on_course
from course.model.site_paths import HOME, is_published, site_path
from course.rendering.catalog import page_facts
from course.rendering.feedback import feedback_address
from course.rendering.home import home_of
from course.rendering.module_steps import steps_by_page
from course.rendering.search_rank import search_rank
from course.rendering.stylesheets import stylesheets_of, stylesheets_without_scripts
from course.text.typography import typeset

_steps_by_page = cached_on_course(steps_by_page)


def page_context(course: Course, source: str, last_modified: date, findings: Iterable[Finding]) -> dict[str, Any]:
    """Return where a page stands, what its scripts are told, how it looks, and what is wrong with it.

    Args:
        course: the course.
        source: the page's file in the repository.
        last_modified: when this course version was last changed.
        findings: what the page may show of what was found; one on a file that is no page shows at home.
    """
    return {
        "module_steps": _steps_by_page(course).get(site_path(source)),
        "facts": page_facts(course, source, last_modified),
        "feedback": feedback_address(course, source),
        "is_searched_apart": source.startswith(course.search_apart),
        "translation": course.translations.get(source),
        "languages": languages_of(course, source),
        "home": home_of(course) if source == HOME else None,
        "stylesheets": stylesheets_of(course, source),
        "stylesheets_without_scripts": stylesheets_without_scripts(course, source),
        "findings": [one for one in findings if source == (one.path if _is_page(course, one.path) else HOME)],
    }


def languages_of(course: Course, source: str) -> list[tuple[str, str, str]]:
    """Return the other languages of a page: the id of each, its name, and the page's place in the site's sources."""
    here = course.translations.get(source)
    others = course.translations_of(here.original if here else source)
    found = [
        (one.language, course.languages[one.language].name, site_path(one.path)) for one in others if one is not here
    ]
    return [("en", "English", site_path(here.original)), *found] if here else found


def _is_page(course: Course, path: str) -> bool:
    return path in course.documents and is_published(course, path)


def head_of(course: Course, source: str, meta: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a page says of itself to browsers, search engines and the site's search: title, description and tags.

    Args:
        course: the course, which names the pages for staff.
        source: the page's file in the repository.
        meta: the page's front matter; what it says of the description itself stays.
    """
    # Themes, and their search, take a title and tags as HTML.
    title = {"title": escape(typeset(str(meta["title"])))} if "title" in meta else {}
    tags = {"tags": [str(escape(str(tag))) for tag in meta["tags"]]} if isinstance(meta.get("tags"), list) else {}
    here = course.translations.get(source)
    # A list of scenes would give the endings away.
    hidden = {"hide": ["toc"]} if isinstance(course.unit(here.original if here else source), Scenario) else {}
    described = typeset(str(meta.get("description") or meta.get("summary", "")))
    return {**meta, **hidden, **search_rank(course, source, meta), "description": described, **title, **tags}
