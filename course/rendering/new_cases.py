"""The cases of a return, as questions of a quiz are drawn, with a place to say how sure one is."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from course.model import Citation, Course, Module, Quiz
from course.model.site_paths import link_between
from course.queries.new_cases import new_cases
from course.reading.link_target import resolve
from course.rendering.aside import CLOSE, OPEN
from course.rendering.fragment import Fragments
from course.rendering.next_steps import PLAN
from course.rendering.question_view import QuestionView, view_of
from course.rendering.site_links import Draw, on_site
from course.rendering.template import draw, plain

PLACE = '<div data-new-cases=""></div>'
"""Stands on a page in the place of the cases until the builder has made HTML of it."""


def render_new_cases(course: Course, path: str, fragments: Fragments, insert: Draw) -> Markup:
    """Return the HTML of the cases that a return may ask.

    Args:
        course: the course.
        path: the page's file in the repository.
        fragments: renders Markdown.
        insert: draws the fences of a page.
    """
    html = draw(
        "new-cases.html.j2",
        questions=[*_views(course, path, fragments, insert)],
        modules=[module for module in course.modules if module.question],
        plan=lambda module: fragments.address(_plan(path, module)),
        inline=lambda words: fragments.inline(plain(words)),
    )
    # The search finds none of it: what one has read before is no new case.
    return Markup(f"{OPEN}{html.replace(OPEN, '').replace(CLOSE, '')}{CLOSE}")


def _views(course: Course, path: str, fragments: Fragments, insert: Draw) -> Iterator[QuestionView]:
    texts = {bank.document.path: on_site(course, bank.document, insert, at=path) for bank in course.banks}
    for bank, case in new_cases(course):
        sections = [fragments.inline(plain(_section(course, bank, citation))) for citation in case.citations]
        yield view_of(case, texts[bank.document.path], fragments, sections, Markup())


def _section(course: Course, bank: Quiz, citation: Citation) -> str:
    """Return the title of the section that a citation leads to."""
    place = resolve(bank.document.path, citation.link.target)
    document = course.documents.get(place.file)
    heading = document.heading(place.fragment) if document else None
    return heading.text if heading else citation.link.text


def _plan(path: str, module: Module) -> str:
    return f"{link_between(path, module.document.path)}#{PLAN}"
