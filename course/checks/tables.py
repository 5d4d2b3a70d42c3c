"""Rules on tables that the repository's web page and the site read differently."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from course.checks.pages import is_text, pages
from course.checks.rule import Location, rule
from course.model import Course, Line

_PIPED = re.compile(r"\s*\|.*\|\s*$")
_PIPE = re.compile(r"(?<!\\)\|")


@rule(
    "table-form",
    "a row with more or fewer cells than its table has columns, or in no table",
    fix="give each row as many cells as the first has, each between | and |",
    example="| A face | in the back | of the line |, in a table of two columns",
    cause="form",
    form=2,
)
def malformed_tables(course: Course) -> Iterator[Location]:
    """Rows with more or fewer cells than their table has columns, and rows that are in no table."""
    for document in pages(course):
        text = document.rows
        width = 0
        for element in document.elements:
            if element.name not in ("TableHead", "TableRow"):
                continue
            count = _cells(text[element.line - 1])
            if element.name == "TableHead":
                width = count
            if element.name == "TableHead" and _is_barred(text[element.line - 1]) != _is_barred(text[element.line]):
                what = "the bars at the edges of this row and of the line of dashes below it differ"
                yield Location(document.path, element.line, what, "begin and end both with |")
            elif element.name == "TableRow" and count != width:
                what = f"this row has {count} cell{'s' if count > 1 else ''}, and its table has {width} columns"
                yield Location(document.path, element.line, what)
        lines = document.lines if "|" in document.text else ()
        for line in _first_of_runs(line for line in lines if is_text(line) and _PIPED.match(text[line.line - 1])):
            what = "this row belongs to no table and is shown as text"
            fix = (
                "put a line such as |---|---| under the first row, with as many columns, and no blank line between rows"
            )
            yield Location(document.path, line, what, fix)


def _is_barred(written: str) -> bool:
    return written.lstrip(" >").startswith("|")


def _cells(written: str) -> int:
    inside = re.sub(r"^[\s>]*\|", "", written.rstrip()).removesuffix("|")
    return len(_PIPE.findall(inside)) + 1


def _first_of_runs(lines: Iterable[Line]) -> Iterator[int]:
    """The first line of each run of lines that follow one another."""
    last = -1
    for line in lines:
        if line.line > last + 1:
            yield line.line
        last = line.line
