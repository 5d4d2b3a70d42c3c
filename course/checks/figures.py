"""Rules on figures: those of the data are called by name, so that no page can disagree with it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from course.checks.rule import Location, rule
from course.model import Course, Document, Table
from course.queries.running_text import running_text
from course.text.readability import sentences

_PERCENT = re.compile(r"(?<![\d.,$–-])(\d{1,3}(?:[.,]\d+)?)(?:\s?%| percent\b| per cent\b)")
_PEOPLE = ("adults?", "people", "users?", "used?", "uses", "using")


@rule(
    "figure-typed",
    "a percentage of the data that is typed, not called by name",
    fix="call it by its name, as Charts and other things the build draws shows",
    example="Rice was bought by 21% of adults",
    cause="content",
)
def hard_coded_figures(course: Course) -> Iterator[Location]:
    """Percentages beside a platform's name that are typed: the data may change, and they would not."""
    words = (*_PEOPLE, *map(re.escape, course.wording.people))
    about_people = re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)
    for part in course.written_units:
        for line, written in _sentences(course, part.document):
            for found in _PERCENT.finditer(written):
                platform = _platform(course, written)
                if platform and about_people.search(written):
                    table, key, label = platform
                    known = sorted({cell.value for cell in table.cells.values() if cell.platform == key})
                    how = (
                        "stands in the data"
                        if float(found[1].replace(",", ".")) in known
                        else "disagrees with the data"
                    )
                    what = f"the figure {found[0]} is typed beside {label}, and {how}"
                    yield Location(part.document.path, line, what)


def _sentences(course: Course, document: Document) -> Iterator[tuple[int, str]]:
    """The sentences as written in which a figure is typed; figures called by name are blanked."""
    for prose in running_text(document, course.sections):
        if "%" in prose.text or " per" in prose.text:
            written = prose.text
            for name in prose.figures:
                written = written.replace(name, "…", 1)
            for sentence in sentences(written):
                yield prose.line, sentence


def _platform(course: Course, written: str) -> tuple[Table, str, str] | None:
    for table in (table for table in course.tables.values() if table.is_share):
        for key, label in table.platforms.items():
            if re.search(rf"\b{re.escape(label.split(' (')[0])}\b", written):
                return table, key, label.split(" (")[0]
    return None
