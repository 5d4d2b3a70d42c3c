"""Content hashes: a few digits that change when a text does, so that it can be asked or shown again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

import msgspec
from msgspec.structs import replace

from course.model import Course, Document, Heading, Module, Question, Scenario, Verdict
from course.model.site_paths import is_bank, is_site_source
from course.queries.boxes import Box, boxes_in
from course.text.typography import untypeset, untypeset_markdown

POSITIONS = frozenset({"line", "lines", "last", "span", "at"})
"""Fields for positions in files: the course version depends on none of them, in whatever record."""

EXEMPT: Mapping[str, str] = {
    "Link.label": "where a link is written, as a byte",
    "Link.form": "how a link is written",
    "Scene.unexpected_items": "how a scene is written, as line numbers",
    "Question.blocks": "how a question is written, as line numbers",
    "Question.outside": "how a question is written, as line numbers",
    "Quiz.loose_blocks": "how a quiz is written, as line numbers",
    "Course.module_lines": "where course.yml lists each module; their order is that of Course.modules",
    "Course.banks": "for returns, after the course is complete: learners are held to nothing in them",
    "Course.activity_words": "for those who write the course: no page shows it",
    "Course.bank_requirements": "for those who write the course: no page shows them",
    "Quiz.new_cases": "for banks alone",
    "Course.files": "which files a page may link to",
    "Course.abbreviations": "for the check alone: no page shows them",
    "Course.unpublished": "which files the site leaves out: learners are not held to them",
    "Course.unlisted": "which pages the menu may leave out",
    "Course.repository": "where the course is edited: for those who write it",
    "Course.reviews": "for those who write the course: no page shows them",
    "Course.looks": "for those who write the course: no page shows them",
    "Course.read_errors": "for those who write the course: no page shows it",
    "Course.templates": "part of the software, which has a build id",
    "Course.built": "part of the software, which has a build id",
    "Course.address": "where the site is, not what it holds",
    "Course.for_staff": "which pages learners are not held to",
    "Course.staff_minutes": "for the check alone: no page shows them",
    "Table.same_as": "for the check alone: no page shows it",
    "Course.search_apart": "which pages a search finds, not what they hold",
    "Course.edit_links": "where the course is edited: for those who write it",
    "Course.sections": "which headings close a module: what stands under them counts",
    "Module.sections": "which headings close a module: what stands under them counts",
    "Course.opening": "how the home page opens: learners are held to nothing in it",
    "Course.wording": "how pages speak of the course: learners are held to nothing in it",
    "Table.unit_name": "how charts name what counts",
    "Table.page": "how charts name what counts",
    "Table.short": "how charts name what counts",
    "Table.heads": "how charts name what counts",
    "Table.lists_corrections": "where the corrections stand that count",
    "Agency.feedback": "where learners write to, which teaches nothing",
    "Course.cast": "who is who: for the check and the report",
    "Course.evidence": "for the check, and how pages say how sure they are: what they say counts",
    "Course.sources": "what passages rest on: what they say counts",
    "Course.pages": "where the engine finds its pages: what they say counts",
    "Course.languages": "for readers of translations: what is kept is of the originals",
    "Course.translations": "for readers of translations: what is kept is of the originals",
    "Course.tagged_texts": "for those who write the course: it repeats parts of texts that count",
}
"""The fields that the course version does not depend on, each with the reason. It depends on all others.

Of a `Document` its path, text and fences count, since all the rest is read off its text.
"""


def content_hash(texts: Iterable[str], digits: int = 8) -> str:
    """Return hexadecimal digits of some texts; white space does not count."""
    normalized = "\n".join(" ".join(text.split()) for text in texts)
    return hashlib.sha256(normalized.encode()).hexdigest()[:digits]


def question_hash(question: Question) -> str:
    """Return the hash of what a question asks and of its keys; the order of its options does not count."""
    options = sorted(f"{'x' if one.is_key else '-'} {untypeset_markdown(one.text)}" for one in question.options)
    return content_hash(
        [untypeset_markdown(question.stem), *options, *map(untypeset, question.blanks), *question.figures]
    )


def option_hash(text: str) -> str:
    """Return the hash of an option, by which an answer is stored."""
    return content_hash([untypeset_markdown(text)])


def verdict_hash(verdict: Verdict) -> str:
    """Return the hash of a verdict and its reason."""
    return content_hash([verdict.kind, untypeset_markdown(verdict.reason), *verdict.figures])


def ending_hashes(scenario: Scenario) -> dict[str, str]:
    """Return the content hash of every ending of a scenario, by the scene's id."""
    return {scene.id: verdict_hash(scene.verdicts[0]) for scene in scenario.scenes if scene.verdicts}


def section_hashes(module: Module, course: Course | None = None) -> dict[str, str]:
    """Return the hash of every section of a module that learners read, by its slug.

    All that a section shows counts, but for the headings in it: they name what stands below.

    Args:
        module: the module.
        course: the course, for the sections of other pages that it shows in boxes.
    """
    closing = module.sections
    headings = [heading for heading in module.document.headings if heading.level == 2 and heading.slug not in closing]
    boxes = [*boxes_in(course, module.document)] if course else []
    return {heading.slug: _section_hash(module.document, heading, boxes) for heading in headings}


def _section_hash(document: Document, heading: Heading, boxes: Iterable[Box]) -> str:
    shown = [piece.text for piece in document.content(heading.slug) or () if piece.kind != "heading"]
    first, last = document.span(heading)
    inside = (box for box in boxes if first < box.link.line <= last)
    boxed = (box.source.passage(box.heading.slug) or "" for box in inside)
    return content_hash([untypeset("\n\n".join([*shown, *boxed]))])


def course_version(course: Course) -> str:
    """Return the hash of all that a learner reads, answers and must complete: the whole model, but for `EXEMPT`."""
    held = {path: document for path, document in course.documents.items() if is_for_learners(course, path)}
    return content_hash(_texts(replace(course, documents=held)), 12)


def _texts(value: object) -> Iterator[str]:
    """Yield everything in a value of the model, piece by piece, in an order that does not change by itself."""
    if isinstance(value, str):
        yield untypeset(value)
    elif isinstance(value, Mapping):
        yield f"{len(value)}:"
        for key, inner in value.items():
            yield from (f"{key}:", *_texts(inner))
    elif isinstance(value, (tuple, frozenset)):
        yield f"{len(value)}."
        for inner in value if isinstance(value, tuple) else sorted(value):
            yield from _texts(inner)
    elif isinstance(value, Document):
        yield from _texts((value.path, value.text, value.fences))
    elif isinstance(value, msgspec.Struct):
        for name in _counted(type(value)):
            yield from _texts(getattr(value, name))
    else:
        yield repr(value)


@cache
def _counted(record: type[msgspec.Struct]) -> tuple[str, ...]:
    """Return the fields of a record that the course version depends on."""
    return tuple(name for name in record.__struct_fields__ if affects_version(record.__name__, name))


def affects_version(record: str, field: str) -> bool:
    """Return whether the course version depends on a field of a record, each by its name."""
    return field not in POSITIONS and f"{record}.{field}" not in EXEMPT


def is_for_learners(course: Course, path: str) -> bool:
    """Return whether learners read a page: it is no bank, and not for people who write or assign the course."""
    return is_site_source(path) and not is_bank(path) and not path.startswith(course.for_staff)
