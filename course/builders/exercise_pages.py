"""The pages of scenarios and quizzes on MkDocs, which knows only what it has rendered itself."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit, urlunsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from course.builders.memory import Memory
from course.builders.quiz_agreement import require_same
from course.model import Course, Quiz, Scenario, Translation
from course.model.site_paths import site_path
from course.publishing.agreement import shown_by
from course.reading.insert import INSERTS
from course.reading.link_target import resolve
from course.rendering import render_cases, render_exercise
from course.rendering.aside import put_back, set_aside
from course.rendering.fragment import Fragments, ids_in
from course.rendering.new_cases import PLACE
from course.rendering.translation import render_translated_exercise


class ExercisePages:
    """Renders the pages of scenarios and quizzes with a builder's settings."""

    def __init__(self, config: MkDocsConfig, memory: Memory) -> None:
        self._memory = memory
        self._config = config
        self._convert = shown_by(config)
        self._is_typeset = "smarty" in config.markdown_extensions
        self._root = Path(config.config_file_path).parent
        self._asides: dict[str, list[str]] = {}

    def render(
        self, course: Course, exercise: Scenario | Quiz | Translation, headings: str, page: Page, files: Files
    ) -> str:
        """Return the HTML of a page, and tell MkDocs where others can link to on it.

        Args:
            course: the course.
            exercise: the scenario or quiz, or the translation of a page.
            headings: what MkDocs made of the page's headings.
            page: the page.
            files: all files of the site.
        """

        def make() -> str:
            if isinstance(exercise, Quiz):
                require_same(exercise, self._root)
            fragments = Fragments(self._convert, link_from(page.file, files), self._is_typeset)
            if isinstance(exercise, Translation):
                return f"{headings}{render_translated_exercise(course, exercise, fragments)}"
            return str(render_exercise(course, exercise, headings, fragments))

        inputs = (headings, self._memory.setting(self._config, files), *_inputs(course, exercise))
        html = self._memory.made(("exercise", page.file.src_uri), inputs, make)
        page.present_anchor_ids = ids_in(html)
        html, self._asides[page.file.src_uri] = set_aside(html)
        return html

    def with_cases(self, course: Course, html: str, page: Page, files: Files) -> str:
        """Return the HTML of a page with the cases of a return in it, where it asks for them."""
        source = course.page("returns")
        if PLACE not in html or page.file.src_uri != site_path(source):
            return html
        fragments = Fragments(self._convert, link_from(page.file, files), self._is_typeset)
        html, self._asides[page.file.src_uri] = set_aside(str(render_cases(course, source, html, fragments)))
        return html

    def complete(self, page: Page) -> None:
        """Put back into a page what was set aside for the search of the theme."""
        if page.file.src_uri in self._asides:
            page.content = put_back(page.content or "", self._asides[page.file.src_uri])


def _inputs(course: Course, exercise: Scenario | Quiz | Translation) -> tuple[object, ...]:
    """Return all of a course that the page of a scenario or quiz depends on."""
    if isinstance(exercise, Translation):
        return (course,)
    path = exercise.document.path
    linked = [course.documents.get(resolve(path, link.target).file) for link in exercise.document.links]
    inserts = course if any(fence.info in INSERTS for fence in exercise.document.fences) else None
    return (
        exercise,
        linked,
        inserts,
        course.module(exercise.module),
        [(module.slug, module.title, module.document.path) for module in course.modules],
        [(unit.slug, unit.title, unit.document.path) for unit in course.scenarios_of(exercise.module)],
        [(unit.slug, unit.title, unit.document.path) for unit in course.quizzes_of(exercise.module)],
        (course.agency, course.cast, course.tables, course.files, course.documents.keys(), course.unpublished),
        (course.pages, course.sections, course.wording, course.for_staff),
    )


def link_from(file: File, files: Files) -> Callable[[str], str]:
    """Return what gives the address of a link's target on the built page of a file, as MkDocs itself makes it."""

    @cache
    def address(target: str) -> str:
        try:
            url = urlsplit(target)
        except ValueError:
            return target
        if url.scheme or url.netloc or not url.path or target.startswith(("/", "\\")):
            return target
        path = posixpath.normpath(posixpath.join(posixpath.dirname(file.src_uri), unquote(url.path)))
        found = files.get_file_from_path(path)
        return urlunsplit(("", "", found.url_relative_to(file), url.query, url.fragment)) if found else target

    return address
