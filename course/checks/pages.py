"""The pages that rules look at, and the lines of running text and of questions on them."""

from __future__ import annotations

from course.model import Course, Document, Line, cached_on_course
from course.model.site_paths import is_shown


@cached_on_course
def pages(course: Course) -> tuple[Document, ...]:
    """The pages that are read in the repository and on the site."""
    return tuple(document for document in course.documents.values() if is_shown(course, document.path))


def question_lines(document: Document) -> range:
    """The lines of a quiz's questions, which are read line by line."""
    last = len(document.rows) + 1
    is_quiz = document.path.startswith("quizzes/")
    return range(next((h.line for h in document.headings if h.level == 2), last) if is_quiz else last, last)


def is_text(line: Line) -> bool:
    """Return whether a line is running text: neither a heading's nor a cell's."""
    return "Heading" not in line.holders and "TableCell" not in line.holders
