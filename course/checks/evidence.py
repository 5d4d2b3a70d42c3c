"""Rules on how the course says how sure it is."""

from __future__ import annotations

from collections.abc import Iterator

from course.checks.rule import Location, rule
from course.model import Course
from course.queries.certainty import certainties


@rule(
    "certainty-form",
    "a paragraph on how sure the course is, without its level or its reason, or beside another",
    fix="begin it as Cite a source shows, and say why",
    example="**How sure?** Quite.",
    cause="content",
)
def malformed_certainties(course: Course) -> Iterator[Location]:
    """Marks of certainty without a level that course.yml has or without a reason, and a second one in a section."""
    label = course.evidence.label
    levels = ", ".join(course.evidence.levels)
    for document in course.documents.values():
        sections = [heading.line for heading in document.headings if heading.level <= 2]
        marked: set[int] = set()
        for mark in certainties(course, document):
            section = max((line for line in sections if line < mark.line), default=0)
            if not mark.level:
                what = f"no level stands after **{label}**"
                yield Location(document.path, mark.line, what, f"write one of {levels}, and then why")
            elif not mark.reason:
                yield Location(document.path, mark.line, f"nothing says why it is “{mark.level}”", "give the reason")
            elif section in marked:
                what = "the section says twice how sure the course is"
                yield Location(document.path, mark.line, what, "say it once, of the section as a whole")
            marked.add(section)
