"""Rules on the theme's templates."""

from __future__ import annotations

import re
from collections.abc import Iterator

from course.checks.rule import Location, rule
from course.model import Course
from course.model.site_paths import source_path


@rule(
    "link-template",
    "a page linked by a template of the theme that is not there",
    fix="correct the path in the template",
    example="{{ 'modules/gone.md' | page | url }}",
    cause="links",
)
def broken_template_links(course: Course) -> Iterator[Location]:
    """Pages that the theme's templates link by their source and that are not there."""
    for path, text in course.templates.items():
        for found in re.finditer(r"""['\"]([\w./-]+\.md)['\"]\s*\|\s*page""", text):
            source = source_path(found[1])
            if source not in course.documents:
                line = text.count("\n", 0, found.start()) + 1
                yield Location(path, line, f"the template links {found[1]}, which is not there")


@rule(
    "template-syntax",
    "a template of the theme that can't be used",
    fix="correct it there or above: each bracket needs its end, each if its endif, each for its endfor",
    example="{{ page. }}",
    cause="form",
)
def unusable_templates(course: Course) -> Iterator[Location]:
    """Templates of the theme in which a form is wrong, so that no page can be made with them."""
    if not course.templates:
        return
    # Loaded only where there are templates: it takes longer than a small course's check.
    from jinja2 import Environment, TemplateSyntaxError

    environment = Environment()
    for path, text in course.templates.items():
        try:
            environment.parse(text)
        except TemplateSyntaxError as error:
            yield Location(path, error.lineno, f"this template can't be used: {' '.join(str(error.message).split())}")
