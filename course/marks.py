"""Marks of content: a few digits that change when what it says does, so that it can be asked or shown again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass

from course.model import Course, Document, Module, Question, Verdict
from course.text import untypeset, untypeset_markdown

REST = frozenset({"practice", "reflect", "sources"})
"""The sections at the end of a module that teach nothing."""

_POSITION = "where it stands in a file, or how it is written there"
_READ_OFF = "read off Document.text, which counts"
_OUR_OWN = "for those who write the course: no page shows it"

EXEMPT: Mapping[str, str] = {
    **dict.fromkeys(("Document.headings", "Document.links", "Document.prose", "Document.html"), _READ_OFF),
    **dict.fromkeys(("Document.lists", "Document.quotes", "Document.pieces"), _READ_OFF),
    **dict.fromkeys(("Link.line", "Link.span", "Choice.line", "Verdict.line", "Scene.line"), _POSITION),
    **dict.fromkeys(("Scene.strays", "Option.line", "Citation.line", "Question.line", "Question.blocks"), _POSITION),
    **dict.fromkeys(("Question.outside", "Quiz.loose_blocks", "Fence.line", "Fence.last"), _POSITION),
    **dict.fromkeys(("Module.lines", "Scenario.lines", "Quiz.lines", "Statement.line", "Cell.line"), _POSITION),
    **dict.fromkeys(("LearningPath.at", "Course.lines", "Course.order"), _POSITION),
    "Course.files": "which files a page may link to",
    "Course.abbreviations": _OUR_OWN,
    "Course.reviews": _OUR_OWN,
    "Course.unread": _OUR_OWN,
    "Course.templates": "part of the software, which has a build id",
    "Course.built": "part of the software, which has a build id",
}
"""The fields of the model that the edition does not depend on, each with the reason; it depends on all others."""

NOT_FOR_LEARNERS = ("docs/trainers/", "docs/supervisors/", "docs/architecture.md")
"""Pages for those who write and assign the course: learners are held to nothing in them."""


def mark_of(said: Iterable[str], digits: int = 8) -> str:
    """Hexadecimal digits of what is said, piece by piece; white space does not count."""
    told = "\n".join(" ".join(text.split()) for text in said)
    return hashlib.sha256(told.encode()).hexdigest()[:digits]


def question_mark(question: Question) -> str:
    """The mark of what a question asks and what it holds to be right; the order of its options does not count."""
    options = sorted(f"{'x' if one.is_key else '-'} {untypeset_markdown(one.text)}" for one in question.options)
    return mark_of([untypeset_markdown(question.stem), *options, *map(untypeset, question.blanks), *question.figures])


def option_mark(text: str) -> str:
    """The mark of an option, by which an answer is kept."""
    return mark_of([untypeset_markdown(text)])


def verdict_mark(verdict: Verdict) -> str:
    """The mark of what an ending is held to be, and why."""
    return mark_of([verdict.kind, untypeset_markdown(verdict.reason), *verdict.figures])


def section_marks(module: Module) -> dict[str, str]:
    """The mark of every section of a module that is there to be read, by its slug.

    All that a section shows counts, but for the headings in it: they name what stands below.
    """
    headings = [heading for heading in module.document.headings if heading.level == 2 and heading.slug not in REST]
    return {heading.slug: _section_mark(module.document, heading.slug) for heading in headings}


def _section_mark(document: Document, slug: str) -> str:
    shown = [piece.text for piece in document.content(slug) or () if piece.kind != "heading"]
    return mark_of([untypeset("\n\n".join(shown))])


def edition_of(course: Course) -> str:
    """The mark of all that a learner reads, plays, is asked and is held to: the whole model, but for `EXEMPT`."""
    return mark_of(_said(course), 12)


def _said(value: object) -> Iterator[str]:
    """Everything in a value of the model, piece by piece, in an order that does not change by itself."""
    if isinstance(value, str):
        yield untypeset(value)
    elif isinstance(value, Mapping):
        shown = [(key, inner) for key, inner in value.items() if _is_for_learners(inner)]
        yield f"{len(shown)}:"
        for key, inner in shown:
            yield from (f"{key}:", *_said(inner))
    elif isinstance(value, tuple):
        yield f"{len(value)}."
        for inner in value:
            yield from _said(inner)
    elif is_dataclass(value):
        for field in fields(value):
            if f"{type(value).__name__}.{field.name}" not in EXEMPT:
                yield from _said(getattr(value, field.name))
    else:
        yield repr(value)


def _is_for_learners(value: object) -> bool:
    """Whether a value is no page, or one that learners read."""
    if not isinstance(value, Document):
        return True
    return value.path.startswith(("docs/", "scenarios/", "quizzes/")) and not value.path.startswith(NOT_FOR_LEARNERS)
