"""Marks of content: a few digits that change when what it says does, so that it can be asked or shown again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from course.model import Course, Module, Question, Verdict

REST = frozenset({"practice", "reflect", "sources"})
"""The sections at the end of a module that teach nothing."""


def mark_of(said: Iterable[str], digits: int = 8) -> str:
    """Hexadecimal digits of what is said, piece by piece; white space does not count."""
    told = "\n".join(" ".join(text.split()) for text in said)
    return hashlib.sha256(told.encode()).hexdigest()[:digits]


def question_mark(question: Question) -> str:
    """The mark of what a question asks and what it holds to be right; the order of its options does not count."""
    options = sorted(f"{'x' if option.is_key else '-'} {option.text}" for option in question.options)
    return mark_of([question.stem, *options, *question.blanks])


def option_mark(text: str) -> str:
    """The mark of an option, by which an answer is kept."""
    return mark_of([text])


def verdict_mark(verdict: Verdict) -> str:
    """The mark of what an ending is held to be, and why."""
    return mark_of([verdict.kind, verdict.reason])


def section_marks(module: Module) -> dict[str, str]:
    """The mark of every section of a module that is there to be read, by its slug."""
    headings = [heading for heading in module.document.headings if heading.level == 2 and heading.slug not in REST]
    return {heading.slug: mark_of([module.document.passage(heading.slug) or ""]) for heading in headings}


def edition_of(course: Course) -> str:
    """The mark of all that a learner reads, plays, is asked and is held to."""
    pages = [f"{part.document.path} {part.document.text}" for part in course.parts]
    figures = [f"{name} {cell.value}" for table in course.tables.values() for name, cell in table.cells.items()]
    rules = [f"{point.id} {point.rule} {point.policy}" for point in course.agency.points.values()]
    passing = [f"{quiz.slug} {quiz.pass_mark}" for quiz in course.quizzes]
    agency = [course.agency.name, course.agency.contact]
    return mark_of([course.title, *course.takes, *pages, *figures, *agency, *rules, *passing], 12)
