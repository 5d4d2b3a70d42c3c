"""The review booklet: the whole course on paper, keys and verdicts open, for somebody who opens no repository."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from markupsafe import Markup

from course.model import Course, Module, Quiz, Scenario
from course.queries.answers import answers_by_id, answers_of
from course.queries.looks import looked_at, still_held
from course.queries.numbering import Entry, Part, entries_of, module_of, number_by_id, parts_of
from course.queries.reviews import has_same_answer, has_same_passage, review_of
from course.reading.scenario import unquoted
from course.rendering.booklet_lists import claim_kinds, listed_points, listed_sources, listed_statements, subjects
from course.rendering.booklet_text import blocks, booklet_text, fragments
from course.rendering.map import VERDICTS, render_map
from course.rendering.question_view import QuestionView, view_of
from course.rendering.site_links import SiteText
from course.rendering.sources import EXTENTS, day_of
from course.rendering.template import draw, draw_html

PAGE_HOLDER = 999
"""Stands for the number of a page until the booklet has been printed once."""


@dataclass(frozen=True)
class Edition:
    """Which booklet it is: of which version of the course, from which day, and of which commit where there is one."""

    version: str
    day: date
    commit: str = ""

    @property
    def name(self) -> str:
        """Return how forms name it; the letter keeps a spreadsheet from taking it for a number or a day."""
        commit = f" at commit {self.commit}" if self.commit else ""
        return f"v{self.version} of {self.day.isoformat()}{commit}"


@dataclass(frozen=True)
class Confirmation:
    """Who has confirmed an answer against a passage, and when; without a day nobody has, as both are now."""

    passage: str
    day: date | None
    by: str
    has_changed: bool


@dataclass(frozen=True)
class Chapter:
    """A part with its text, and with those that practise it."""

    part: Part
    text: SiteText
    module: Module | None
    unit: Module | Scenario | Quiz | None


def render_booklet(course: Course, edition: Edition, pages: Mapping[str, int], paper: str = "letter") -> str:
    """Return the booklet as one HTML file that asks no host for anything.

    Args:
        course: the course.
        edition: which booklet it is.
        pages: the page of each number, as it was printed before; empty the first time.
        paper: `letter` or `A4`.
    """
    tools = _tools(course, pages)
    return draw("booklet.html.j2", course=course, edition=edition, paper=paper, **_contents(course), **tools)


def _contents(course: Course) -> dict[str, object]:
    """Return what the booklet's templates print."""
    units = {unit.document.path: unit for unit in course.written_units}
    chapters = [
        Chapter(part, booklet_text(course, part), module_of(course, part), units.get(part.document.path))
        for part in parts_of(course)
    ]
    kinds = claim_kinds(course)
    return {
        "groups": _groups(course, chapters),
        "kinds": kinds,
        "subjects": {kind: [*subjects(course, kind)] for kind in kinds},
        "counts": Counter(entry.kind for entry in entries_of(course)),
        "points": listed_points(course),
        "sources": listed_sources(course),
        "statements": listed_statements(course),
        "confirmed": _confirmed(course),
        "held": _held(course, kinds),
        "looks": [(look, still_held(course, look)) for look in course.looks],
        "numbers": number_by_id(course),
        "rests": _rests(course),
        "verdicts": VERDICTS,
        "extents": EXTENTS,
    }


def _held(course: Course, kinds: Iterable[str]) -> dict[str, tuple[int, int]]:
    """Return how many claims of each kind somebody has looked at as they are, and how many there are."""
    made = [
        (entry.claim.kinds, (entry.id, entry.letters) in looked_at(course))
        for entry in entries_of(course)
        if entry.claim
    ]
    return {kind: (sum(held for of, held in made if kind in of), sum(kind in of for of, _ in made)) for kind in kinds}


def _tools(course: Course, pages: Mapping[str, int]) -> dict[str, object]:
    """Return what the booklet's templates print it with."""
    return {
        "confirmations": partial(confirmations, course),
        "looked": lambda entry: looked_at(course).get((entry.id, entry.letters), ()),
        "blocks": blocks,
        "unquoted": unquoted,
        "question": _question,
        "day_of": day_of,
        "css_string": css_string,
        "inline": fragments().inline,
        "map": _map,
        "number": lambda entry: draw_html("booklet-number.html.j2", entry=entry, is_inline=False),
        "bare": lambda number: draw_html("booklet-link.html.j2", number=number, page=0),
        "to": partial(_to, pages),
    }


def _map(scenario: Scenario) -> Markup:
    """Return the map of a scenario, its ids its own: several stand in one file."""
    return Markup(render_map(scenario, "svg").replace("map--head", f"map-{scenario.slug}--head"))


def _to(pages: Mapping[str, int], number: str) -> Markup:
    return draw_html("booklet-link.html.j2", number=number, page=pages.get(number, PAGE_HOLDER if not pages else 0))


def css_string(text: str) -> Markup:
    """Return a text as a string of CSS that ends nothing around it."""
    return Markup('"{}"').format(
        Markup(
            "".join(letter if letter.isalnum() or letter in " ,.;:-–—’“”" else f"\\{ord(letter):x} " for letter in text)
        )
    )


def _groups(course: Course, chapters: Sequence[Chapter]) -> list[tuple[str, list[Chapter]]]:
    """Return the chapters by module, each with what practises it, and last the further pages."""
    found: list[tuple[str, list[Chapter]]] = []
    for module in course.modules:
        found.append((module.title, [one for one in chapters if one.module is module]))
    rest = [one for one in chapters if one.module is None]
    return [*found, ("Further pages", rest)] if rest else found


def _rests(course: Course) -> dict[str, list[str]]:
    """Return the numbers of the answers that rest on each passage."""
    numbers = number_by_id(course)
    found: dict[str, list[str]] = {}
    for answer in answers_of(course):
        if answer.passage in numbers and answer.id in numbers:
            found.setdefault(numbers[answer.passage], []).append(numbers[answer.id])
    return found


def confirmations(course: Course, id: str) -> list[Confirmation]:
    """Return who has confirmed an answer, once for each passage that it rests on."""
    numbers = number_by_id(course)
    found = []
    for answer in answers_by_id(course).get(id, ()):
        review = review_of(course, answer)
        passage = numbers.get(answer.passage, "")
        if review is None:
            found.append(Confirmation(passage, None, "", False))
        else:
            holds = has_same_answer(answer, review) and has_same_passage(answer, review)
            found.append(Confirmation(passage, review.on, review.by, not holds))
    return found


def _confirmed(course: Course) -> tuple[int, int]:
    """Return how many answers are confirmed as they are, and how many there are."""
    ids = answers_by_id(course)
    held = [id for id in ids if all(one.day and not one.has_changed for one in confirmations(course, id))]
    return len(held), len(ids)


def _question(chapter: Chapter, entry: Entry) -> QuestionView | None:
    """Return a question as it is shown; None for one that is malformed."""
    questions = chapter.unit.questions if isinstance(chapter.unit, Quiz) else ()
    found = next((one for one in questions if entry.id.endswith(f"#{one.id}")), None)
    if found is None or not all(block.is_sound for block in found.blocks) or not found.blocks:
        return None
    return view_of(found, chapter.text, fragments(), (), Markup())
