"""Marks of content: a few digits that change when what it says does, so that it can be asked or shown again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

import msgspec
from msgspec.structs import replace

from course.model import Course, Document, Module, Question, Verdict
from course.model.site_paths import is_site_source
from course.text.typography import untypeset, untypeset_markdown

POSITIONS = frozenset({"line", "lines", "last", "span", "at"})
"""Fields that say where something stands in a file: the edition does not depend on them, in whatever record."""

EXEMPT: Mapping[str, str] = {
    "Link.label": "where a link is written, as a byte",
    "Link.form": "how a link is written",
    "Scene.unexpected_items": "how a scene is written, as line numbers",
    "Question.blocks": "how a question is written, as line numbers",
    "Question.outside": "how a question is written, as line numbers",
    "Quiz.loose_blocks": "how a quiz is written, as line numbers",
    "Course.module_lines": "where course.yml lists each module; their order is that of Course.modules",
    "Course.files": "which files a page may link to",
    "Course.abbreviations": "for the check alone: no page shows them",
    "Course.unpublished": "which files the site leaves out: learners are not held to them",
    "Course.unlisted": "which pages the menu may leave out",
    "Course.repository": "where the course is edited: for those who write it",
    "Course.reviews": "for those who write the course: no page shows them",
    "Course.read_errors": "for those who write the course: no page shows it",
    "Course.templates": "part of the software, which has a build id",
    "Course.built": "part of the software, which has a build id",
    "Course.address": "where the site is, not what it holds",
    "Course.for_staff": "which pages learners are not held to",
    "Course.sections": "which headings close a module: what stands under them counts",
    "Module.sections": "which headings close a module: what stands under them counts",
    "Course.wording": "how pages speak of the course: learners are held to nothing in it",
    "Table.unit_name": "how charts name what counts",
    "Table.page": "how charts name what counts",
    "Table.short": "how charts name what counts",
    "Table.heads": "how charts name what counts",
    "Table.lists_corrections": "where the corrections stand that count",
    "Course.pages": "where the engine finds its pages: what they say counts",
    "Course.tagged_texts": "for those who write the course: it repeats parts of texts that count",
}
"""The fields of the model that the edition does not depend on, each with the reason. It depends on all others.

Of a `Document` its path, text and fences count, since all the rest is read off its text.
"""


def content_hash(said: Iterable[str], digits: int = 8) -> str:
    """Hexadecimal digits of what is said, piece by piece; white space does not count."""
    told = "\n".join(" ".join(text.split()) for text in said)
    return hashlib.sha256(told.encode()).hexdigest()[:digits]


def question_hash(question: Question) -> str:
    """The mark of what a question asks and what it holds to be right; the order of its options does not count."""
    options = sorted(f"{'x' if one.is_key else '-'} {untypeset_markdown(one.text)}" for one in question.options)
    return content_hash(
        [untypeset_markdown(question.stem), *options, *map(untypeset, question.blanks), *question.figures]
    )


def option_hash(text: str) -> str:
    """The mark of an option, by which an answer is kept."""
    return content_hash([untypeset_markdown(text)])


def verdict_hash(verdict: Verdict) -> str:
    """The mark of what an ending is held to be, and why."""
    return content_hash([verdict.kind, untypeset_markdown(verdict.reason), *verdict.figures])


def section_hashes(module: Module) -> dict[str, str]:
    """The mark of every section of a module that is there to be read, by its slug.

    All that a section shows counts, but for the headings in it: they name what stands below.
    """
    closing = module.sections
    headings = [heading for heading in module.document.headings if heading.level == 2 and heading.slug not in closing]
    return {heading.slug: _section_mark(module.document, heading.slug) for heading in headings}


def _section_mark(document: Document, slug: str) -> str:
    shown = [piece.text for piece in document.content(slug) or () if piece.kind != "heading"]
    return content_hash([untypeset("\n\n".join(shown))])


def course_version(course: Course) -> str:
    """The mark of all that a learner reads, plays, is asked and is held to: the whole model, but for `EXEMPT`."""
    held = {path: document for path, document in course.documents.items() if is_for_learners(course, path)}
    return content_hash(_said(replace(course, documents=held)), 12)


def _said(value: object) -> Iterator[str]:
    """Everything in a value of the model, piece by piece, in an order that does not change by itself."""
    if isinstance(value, str):
        yield untypeset(value)
    elif isinstance(value, Mapping):
        yield f"{len(value)}:"
        for key, inner in value.items():
            yield from (f"{key}:", *_said(inner))
    elif isinstance(value, (tuple, frozenset)):
        yield f"{len(value)}."
        for inner in value if isinstance(value, tuple) else sorted(value):
            yield from _said(inner)
    elif isinstance(value, Document):
        yield from _said((value.path, value.text, value.fences))
    elif isinstance(value, msgspec.Struct):
        for name in _counted(type(value)):
            yield from _said(getattr(value, name))
    else:
        yield repr(value)


@cache
def _counted(record: type[msgspec.Struct]) -> tuple[str, ...]:
    """Return the fields of a record that the edition depends on."""
    return tuple(name for name in record.__struct_fields__ if counts(record.__name__, name))


def counts(record: str, field: str) -> bool:
    """Whether the edition depends on a field of a record, each by its name."""
    return field not in POSITIONS and f"{record}.{field}" not in EXEMPT


def is_for_learners(course: Course, path: str) -> bool:
    """Return whether learners read a page: it is none of those for people who write or assign the course."""
    return is_site_source(path) and not path.startswith(course.for_staff)
