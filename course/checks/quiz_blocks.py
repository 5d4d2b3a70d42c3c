"""Rules on the blocks of questions: those on which a quiz would show wrongly."""

from __future__ import annotations

import re
from collections.abc import Iterator

from course.checks.rule import Location, rule
from course.model import Course, Question, Quiz

_TAG = re.compile(r"</?\s*quiz\b", re.IGNORECASE)


def all_questions(course: Course) -> Iterator[tuple[str, Question]]:
    """Yield every question of quizzes and banks, with its file."""
    for quiz in course.question_sets:
        for question in quiz.questions:
            yield quiz.document.path, question


def sound_questions(course: Course) -> Iterator[tuple[str, Question]]:
    """Questions whose block is in order: what is wrong with a block is told by its own rules, and once."""
    for path, question in all_questions(course):
        if len(question.blocks) == 1 and question.blocks[0].is_sound:
            yield path, question


@rule(
    "quiz-block",
    "a question without exactly one whole `<quiz>` block",
    fix="give each heading one block, with `<quiz>` and `</quiz>` on lines of their own",
    example="<quiz> without </quiz>",
    cause="form",
    form=2,
)
def broken_blocks(course: Course) -> Iterator[Location]:
    """Questions with no block or several, blocks that are unclosed or nested, tags that share a line."""
    for quiz in course.question_sets:
        path = quiz.document.path
        blocks = [*quiz.loose_blocks, *(block for question in quiz.questions for block in question.blocks)]
        known = {line for block in blocks for line in (block.line, block.last, *block.nested)}
        loose = dict(_loose_tags(quiz, known))
        for question in quiz.questions:
            yield from _block_mistakes(quiz, question, loose)
        for block in quiz.loose_blocks:
            yield Location(path, block.line, "this <quiz> stands before the first question's heading")
        yield from (Location(path, line, f"`{tag}` opens or closes no block") for line, tag in loose.items())


def _block_mistakes(quiz: Quiz, question: Question, loose: dict[int, str]) -> Iterator[Location]:
    """Yield the mistakes in a question's blocks; remove the tags that these report already from `loose`."""
    path = quiz.document.path
    heading = quiz.document.heading(question.id)
    last = quiz.document.span(heading)[1] if heading else question.line
    inside = [line for line in loose if question.line < line <= last]
    if not question.blocks and any("/" not in loose[line] for line in inside):
        # The tag that was to open it is named instead.
        for line in inside[1:]:
            del loose[line]
        return
    if len(question.blocks) != 1:
        what = f"the question “{question.title}” has {len(question.blocks) or 'no'} <quiz> blocks"
        yield Location(path, question.line, what)
    if not question.blocks:
        for line in inside:
            del loose[line]
    for block in question.blocks:
        if block.last is None:
            yield Location(path, block.line, "this <quiz> is never closed", "add </quiz> on a line of its own")
        for line in block.nested:
            yield Location(path, line, "a <quiz> opens inside another", "close the one before it first")


def _loose_tags(quiz: Quiz, known: set[int | None]) -> Iterator[tuple[int, str]]:
    """Lines with a tag that belongs to no block."""
    fenced = {n for fence in quiz.document.fences for n in range(fence.line, fence.last + 1)}
    for line, text in enumerate(quiz.document.rows, 1):
        if "<" in text and _TAG.search(text) and line not in known and line not in fenced:
            yield line, text.strip()[:40]


@rule(
    "quiz-padding",
    "a `<quiz>` block that the repository's web page can't show",
    fix="leave a blank line after `<quiz>` and one before `</quiz>`",
    example="<quiz> with the question on the next line",
    cause="form",
)
def unpadded_blocks(course: Course) -> Iterator[Location]:
    """Blocks without blank lines inside their tags."""
    for path, question in all_questions(course):
        for block in question.blocks:
            if block.last is not None and not block.is_padded:
                yield Location(path, block.line, "this <quiz> has no blank line after it or before its end")


@rule(
    "quiz-outside",
    "text under a question's heading that stands outside its `<quiz>` block",
    fix="move it into the block",
    example="a sentence between ## A slow lunch and <quiz>",
    cause="form",
)
def text_outside_blocks(course: Course) -> Iterator[Location]:
    """Text under a question's heading and outside its block: a learner would see it below the question before."""
    for path, question in sound_questions(course):
        for line in question.outside:
            where, how = "before", "below <quiz>"
            if line > question.blocks[0].line:
                where, how = "after", "above </quiz>"
            what = f"this text stands {where} the block of “{question.title}”, so it belongs to no question on the site"
            yield Location(path, line, what, f"move it into the block, {how}")


@rule(
    "option-form",
    "an option or feedback that mkdocs-quiz would not take as one",
    fix="write options as `- [ ] text` or `- [x] text`, one below the other, feedback right under its option",
    example="-[ ] No",
    cause="form",
    form=2,
)
def malformed_options(course: Course) -> Iterator[Location]:
    """Options and feedback that mkdocs-quiz would show as text, or on which it would stop."""
    for path, question in all_questions(course):
        for block in question.blocks:
            for line in block.stray_options:
                yield Location(path, line, "this option stands apart from the others and would not be one")
            for line in block.stray_feedback:
                yield Location(path, line, "this feedback is parted from its option by a blank line")
            for line in block.boxless:
                yield Location(
                    path, line, "this list item stands among the options and has no box, so it would be none"
                )
            for line in block.loose:
                what = "this line stands right under an option and is neither feedback nor an option"
                yield Location(
                    path, line, what, "begin feedback with >, write each option on one line, or leave a blank line"
                )
            for box, line in block.odd_boxes:
                what = f"the box of this option holds {f'`{box}`' if box else 'nothing, not even a space'}"
                yield Location(path, line, what, "write [ ] or [x]")
