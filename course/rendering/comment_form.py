"""The form for comments: a row for each number, as a file that every office program opens."""

from __future__ import annotations

import csv
import io

from course.model import Course
from course.model.comment import COLUMNS, HINTS, begins_with
from course.queries.numbering import Entry, parts_of, point_entries, source_entries, statement_entries
from course.text.typography import typeset

KINDS = {
    "passage": "Passage",
    "claim": "Claim",
    "scene": "Scene",
    "question": "Question",
    "source": "Source",
    "point": "Agency’s point",
    "statement": "Statement of the deck",
}
"""How the form calls what has a number."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a cell begins with that a spreadsheet would take for a formula."""


def render_form(course: Course, edition: str) -> str:
    """Return the form as CSV, with the mark by which spreadsheets know its letters."""
    written = io.StringIO(newline="")
    rows = csv.writer(written, quoting=csv.QUOTE_ALL)
    rows.writerow(f"{name} ({HINTS[name]})" if name in HINTS else name for name in COLUMNS)
    inside = (entry for part in parts_of(course) for entry in part.entries)
    for entry in (*inside, *point_entries(course), *source_entries(course), *statement_entries(course)):
        if entry.text:
            rows.writerow(map(as_letters, _row(entry, edition)))
    return f"\ufeff{written.getvalue()}"


def _row(entry: Entry, edition: str) -> tuple[str, ...]:
    what = f"{KINDS[entry.kind]}: {typeset(entry.title)}"
    return (entry.full_number, what, begins_with(entry.text), "", "", entry.id, edition)


def as_letters(text: str) -> str:
    """Return a text as a cell that no spreadsheet calculates."""
    return f"'{text}" if text.startswith(_FORMULA) else text
