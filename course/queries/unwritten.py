"""Places that say what is still to be written there, and the files that have some."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from course.model import Course, Document, Module, Question, Quiz, Scenario, cached_on_course

MARKER = "To write:"
"""What such a place begins with; `course new` leaves it where the writer goes on."""

_CODE = re.compile(r"(`+).*?\1")
_REST = re.compile(rf"{MARKER}\s+(\w.*)")


@cached_on_course
def unwritten_lines(course: Course) -> Mapping[str, tuple[tuple[int, str], ...]]:
    """Return the lines that say what is to be written there, each with what it says, by their file."""
    found: dict[str, list[tuple[int, str]]] = {}
    for unit in course.written_units:
        found[unit.document.path] = [*_fields(unit)]
    for path, document in course.documents.items():
        if MARKER in document.text:
            found.setdefault(path, []).extend(_lines(document))
    return {path: tuple(lines) for path, lines in found.items() if lines}


def is_unwritten(course: Course, *paths: str) -> bool:
    """Return whether one of some files still says what is to be written in it."""
    return any(path in unwritten_lines(course) for path in paths)


def is_unwritten_question(question: Question) -> bool:
    """Return whether a question still says what is to be asked, or which option is to be right."""
    return any(MARKER in text for text in (question.stem, *(option.text for option in question.options)))


def _fields(unit: Module | Scenario | Quiz) -> Iterator[tuple[int, str]]:
    """Yield the fields above a page that are to be written."""
    texts = {} if isinstance(unit, Quiz) else {"summary": unit.summary}
    if isinstance(unit, Module):
        texts["takeaway"] = unit.takeaway if unit.takeaway != unit.summary else ""
        texts |= {f"objectives.{id}": text for id, text in unit.objectives.items()}
    for name, text in texts.items():
        if found := _REST.search(text):
            yield unit.lines.get(name, 1), found[1]


def _lines(document: Document) -> Iterator[tuple[int, str]]:
    """Yield such lines; what is shown as code is an example."""
    code = {line for fence in document.fences for line in range(fence.line, fence.last + 1)}
    for number, row in enumerate(document.rows, 1):
        found = _REST.search(_CODE.sub("", row)) if MARKER in row and number not in code else None
        if found:
            yield number, found[1].strip(' "')
