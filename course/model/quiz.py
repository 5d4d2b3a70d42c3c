"""A quiz: questions with options, feedback, rationale and citations."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from course.model.document import Document, Link
from course.model.option import Option


class Citation(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The passage that settles a question: the quote as plain text, and the link to its section."""

    quote: str
    link: Link
    line: int
    links: tuple[Link, ...] = ()
    """All links of the quote; `link` is the last."""


class Block(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A `<quiz>` block as written: its lines, and what of it a renderer would not take."""

    line: int
    last: int | None
    """None where the block is never closed."""
    nested: tuple[int, ...] = ()
    stray_options: tuple[int, ...] = ()
    """Options that mkdocs-quiz would show as text: after a paragraph, indented, or without a space."""
    stray_feedback: tuple[int, ...] = ()
    """Feedback parted from its option by a blank line."""
    boxless: tuple[int, ...] = ()
    """List items among the options or beside them, without a box."""
    loose: tuple[int, ...] = ()
    """Lines right under an option that are neither feedback nor another option."""
    odd_boxes: tuple[tuple[str, int], ...] = ()
    """Check-boxes that are neither empty nor x."""
    is_padded: bool = True
    """Whether blank lines follow `<quiz>` and precede `</quiz>`."""

    @property
    def is_sound(self) -> bool:
        """Return whether it closes and a renderer takes every option of it."""
        slips = (self.nested, self.stray_options, self.odd_boxes, self.boxless, self.loose)
        return self.last is not None and not any(slips)


class Question(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A question of a quiz; its id is the slug of its heading."""

    id: str
    title: str
    stem: str
    options: tuple[Option, ...]
    blanks: tuple[str, ...]
    """The words to be filled in, where the question has blanks instead of options."""
    rationale: str
    citations: tuple[Citation, ...]
    blocks: tuple[Block, ...]
    line: int
    after: str = ""
    """All that follows the options, as written: rationale, quotes and their links."""
    figures: tuple[str, ...] = ()
    """The figures shown in the stem and the options."""
    outside: tuple[int, ...] = ()
    """The lines of text under its heading that stand in no block: where it begins before the first, and after one."""

    @property
    def keys(self) -> tuple[Option, ...]:
        """The options that are right."""
        return tuple(option for option in self.options if option.is_key)


class Quiz(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A quiz of a module, or the bank of its further questions, of which a return shows some."""

    slug: str
    title: str
    module: str
    pass_mark: int
    objectives: Mapping[str, tuple[str, ...]]
    """Objective to the ids of the questions that practise it."""
    intro: str
    questions: tuple[Question, ...]
    loose_blocks: tuple[Block, ...]
    """Blocks that stand under no question's heading."""
    document: Document
    lines: Mapping[str, int]
    new_cases: tuple[str, ...] = ()
    """The ids of the questions that a bank keeps for a return visit."""


class BankRequirements(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What a course asks of its questions, quizzes and banks together; nothing where course.yml does not say so."""

    per_objective: int = 0
    """How many questions each objective has at least."""
    new_cases: int = 0
    """How many of them are new cases at least, kept for a return visit."""
    supervisor: tuple[str, ...] = ()
    """The words by which an option sends to the supervisor."""
    supervisor_wrong: int = 0
    """In how many percent of all questions this is offered and wrong, at least."""
    others: tuple[str, ...] = ()
    """The words for others whom an option may send to."""
