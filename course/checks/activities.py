"""Rules on activities: what readers are asked to do between paragraphs, and the terms that pages explain in place."""

from __future__ import annotations

from collections.abc import Iterator

from course.checks.pages import pages
from course.checks.rule import Location, rule
from course.model import Activity, Course, Module
from course.queries.refutations import refutations
from course.queries.running_text import module_text
from course.queries.terms import is_term_link, term_of
from course.reading.activities import IN_SCENES
from course.text.readability import word_count

MIN_OPTIONS, MAX_OPTIONS = 2, 4


@rule(
    "activity-form",
    "an activity of which a part is missing or not read",
    fix="see Something to do, under Write a module, in the trainers' pages",
    example="**Try it.** with two options and no feedback",
    cause="form",
    form=2,
)
def malformed_activities(course: Course) -> Iterator[Location]:
    """Activities that could not be answered, or that explain nothing."""
    for document in pages(course):
        for activity in (one for one in document.activities if one.kind not in IN_SCENES):
            yield from (Location(document.path, line, what) for line, what in activity.slips)
            if not activity.slips and (what := _missing(activity)):
                yield Location(document.path, activity.line, what)


def _missing(activity: Activity) -> str:
    """Return what an activity lacks; "" where it is whole."""
    if not activity.task:
        return "nothing is asked after the label"
    return {"check": _missing_in_check, "sort": _missing_in_sort, "spot": _missing_in_spot}[activity.kind](activity)


def _missing_in_check(activity: Activity) -> str:
    if not MIN_OPTIONS <= len(activity.options) <= MAX_OPTIONS:
        return f"there are {len(activity.options)} options below this question, not {MIN_OPTIONS} to {MAX_OPTIONS}"
    if sum(option.is_key for option in activity.options) != 1:
        return "not exactly one option of this question has an x"
    mute = next((option for option in activity.options if not option.feedback), None)
    return f"nothing is said to whoever picks “{mute.text[:40]}”" if mute else ""


def _missing_in_sort(activity: Activity) -> str:
    if len(activity.items) < MIN_OPTIONS:
        return "there is no table of things to sort below this paragraph"
    return "all of it belongs to one group" if len(activity.groups) < MIN_OPTIONS else ""


def _missing_in_spot(activity: Activity) -> str:
    marked = sum(phrase.is_key for phrase in activity.phrases)
    if not activity.phrases:
        return "there is no quote to look through below this paragraph"
    if not marked or marked == len(activity.phrases):
        return "the quote has no part in bold, or none beside them"
    if len(activity.reasons) != marked:
        return f"{marked} parts are in bold, and the list below gives {len(activity.reasons)} reasons"
    return ""


@rule(
    "refutation-form",
    "a belief that nothing refutes",
    fix="let the next paragraph begin with **In fact** and say what is so instead",
    example="**Many think** that a private account is private.",
    cause="form",
    form=2,
)
def open_beliefs(course: Course) -> Iterator[Location]:
    """Paragraphs that name a belief, with no paragraph below that says what is so."""
    for document in pages(course):
        for refutation in refutations(document):
            if not refutation.last:
                yield Location(document.path, refutation.line, "nothing says why what many think is not so")


@rule(
    "activity-pace",
    "a long stretch of a module with nothing to do",
    fix="put an activity in it, or shorten it",
    example="500 words without a question, where course.yml says 400",
    cause="writing",
    awaits_text=True,
)
def long_stretches(course: Course) -> Iterator[Location]:
    """Stretches of a module's teaching text that are longer than course.yml allows."""
    for module in course.modules if course.activity_words else ():
        for line, count in _stretches(module):
            if count > course.activity_words:
                what = f"{count} words follow here with nothing to do, of at most {course.activity_words}"
                yield Location(module.document.path, line, what)


def _stretches(module: Module) -> Iterator[tuple[int, int]]:
    """Yield the line on which each stretch begins, and its words."""
    end = module.document.heading(module.sections.practice)
    last = end.line if end else len(module.document.rows) + 1
    stops = [one.line for one in module.document.activities if one.line < last]
    text = [*module_text(module)]
    begin = 1
    for stop in (*stops, last):
        inside = [prose for prose in text if begin <= prose.line < stop]
        if inside:
            yield inside[0].line, word_count(prose.text for prose in inside)
        begin = stop


@rule(
    "term-link",
    "a link to the glossary of which no page can show what it explains, or the same one twice",
    fix="link a term by its name in the glossary, and once on a page",
    example="[the cloud thing](../reference/glossary.md#a-to-d)",
    cause="links",
    needs_all=True,
)
def odd_terms(course: Course) -> Iterator[Location]:
    """Links of modules to a part of the glossary that name no term of it, or one that was linked before."""
    for module in course.modules:
        document, seen = module.document, set()
        for link in document.links:
            if not is_term_link(course, document, link):
                continue
            term = term_of(course, document, link)
            if term is None:
                yield Location(document.path, link.line, f"“{link.text}” is no term of the glossary")
            elif term.name in seen:
                yield Location(document.path, link.line, f"“{link.text}” was linked to the glossary before")
            seen.add(term.name if term else link.text)
