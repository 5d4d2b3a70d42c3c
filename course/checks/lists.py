"""Rules on lists that the repository's web page and the site read differently."""

from __future__ import annotations

import re
from collections.abc import Iterator

from course.checks.pages import is_text, pages, question_lines
from course.checks.rule import Location, rule
from course.model import Course, Document

BULLETS = "•●▪◦‣∙⁃○■□·➢➤"
"""What word processors write before a list item."""
HYPHENS = "–—−‐‑"
"""What looks like the hyphen before a list item; in text it may begin a line of dialog."""
_BULLET = re.compile(rf"[{BULLETS}]\s*\S|o\t\S|[{HYPHENS}]\s*\[")
_LISTED = re.compile(rf"[{BULLETS}{HYPHENS}]\s|[-*+]\s*\S|\d{{1,2}}[.)](?!\d)\s*\S")
_MARKED = re.compile(r"[-+*]\s+\S")
_NUMBERED = re.compile(r"\d{1,2}[.)]\s")
_BOX = re.compile(r"[\s>]*(?:[-*+]|\d+[.)])\s+\[[ xX]\]\s")
_EMPTY = re.compile(r"[\s>]*(?:[-*+]|\d+[.)])\s*$")


@rule(
    "list-form",
    "a list that one side shows as text",
    fix="begin each item with a hyphen and a space, or with 1. and a space, and leave a blank line above the first",
    example="1) Ask first",
    cause="form",
    form=4,
)
def malformed_lists(course: Course) -> Iterator[Location]:
    """Lists numbered as the site can't read, boxes outside quizzes, and text that looks like a list and is none."""
    for document in pages(course):
        text = document.rows
        questions = {*question_lines(document), *document.activity_lines}
        for element in document.elements:
            if element.name not in ("List", "Item"):
                continue
            written = text[element.line - 1]
            if element.name == "List" and element.detail and re.match(r"[\s>]*\d+\)", written):
                what = "a number with a parenthesis makes a list in the repository only"
                yield Location(document.path, element.line, what, "write 1. with a point")
            elif element.name == "Item" and _EMPTY.match(written):
                yield Location(document.path, element.line, "this list item is empty", "write its text, or take it out")
            elif element.name == "Item" and element.line not in questions and _BOX.match(written):
                what = "this box can be ticked nowhere: the site would show it as brackets"
                yield Location(
                    document.path, element.line, what, "take the box out; options stand in a quiz, inside <quiz>"
                )
        yield from _seeming_lists(document, questions)


def _seeming_lists(document: Document, questions: set[int]) -> Iterator[Location]:
    """The first line of each run of text that looks like a list."""
    lines = [
        line
        for line in document.lines
        if is_text(line) and not line.text.startswith("[") and line.line not in questions
    ]
    last = 0
    for at, line in enumerate(lines):
        if line.text[:1].isalpha() and not line.text.startswith("o\t"):
            continue  # no list begins with a letter, but with the round bullet that some programs write as an o
        following = lines[at + 1 : at + 2]
        is_run = any(_LISTED.match(other.text) and other.line == line.line + 1 for other in following)
        seems = (
            _BULLET.match(line.text)
            or _MARKED.match(line.text)
            or (_LISTED.match(line.text) and is_run)
            or (_NUMBERED.match(line.text) and line.is_first and "Item" not in line.holders)
        )
        if not seems:
            continue
        if line.line != last + 1:
            what = f"“{line.text[:40]}” looks like an item of a list and is shown as text"
            yield Location(document.path, line.line, what)
        last = line.line
