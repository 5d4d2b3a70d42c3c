"""Rules on figures: those of the data are called by name, so that no page can disagree with it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from course.checks.rule import Location, rule
from course.model import Cell, Course, Document, Table
from course.queries.running_text import running_text
from course.text.readability import sentences

_PERCENT = re.compile(r"(?<![\d.,$–-])(\d{1,3}(?:[.,]\d+)?)(?:\s?%| percent\b| per cent\b)")
_PEOPLE = ("adults?", "people", "users?", "used?", "uses", "using")


@rule(
    "figure-typed",
    "a percentage of the data that is typed, not called by name",
    fix="call it by its name, as Figures, boxes and lists shows",
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


@rule(
    "figure-same",
    "a figure that another table holds too, and holds otherwise",
    fix="put the same figures into both tables",
    example="same_as: {rice-2024: use.csv#rice-total}, with 21 here and 22 there",
    cause="content",
    needs_all=True,
)
def differing_figures(course: Course) -> Iterator[Location]:
    """Figures that a table's `same_as` names, and that differ or are not there."""
    for slug, table in course.tables.items():
        for name, place in table.same_as.items():
            line = table.lines.get(f"same_as.{name}", 1)
            file, _, other = place.partition("#")
            theirs = course.tables.get(file.removesuffix(".csv"))
            pair = (table.cells.get(name), theirs.cells.get(other) if theirs else None)
            if pair[0] is None or pair[1] is None:
                missing = f"data/{slug}.csv#{name}" if pair[0] is None else f"data/{place}"
                yield Location(
                    f"data/{slug}.yml", line, f"there is no figure {missing}", "use names of the first column"
                )
            elif _figures(pair[0]) != _figures(pair[1]):
                ours, theirs_too = _figures(pair[0]), _figures(pair[1])
                what = f"{name} (published, and in the deck) is {ours} here and {theirs_too} in data/{place}"
                yield Location(f"data/{slug}.yml", line, what)


def _figures(cell: Cell) -> tuple[int, int | None]:
    return cell.value, cell.deck
