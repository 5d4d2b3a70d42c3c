"""Rules on questions: those on which a quiz would show wrongly, and those on what an answer rests."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from course.checks.rule import Location, rule
from course.model import Course, Question, Quiz
from course.reading.link_target import resolve
from course.text.readability import words
from course.text.typography import normalized

_TAG = re.compile(r"</?\s*quiz\b", re.IGNORECASE)


MIN_QUOTE_WORDS = 5
"""In words: less can stand anywhere and proves nothing."""


def _questions(course: Course) -> Iterator[tuple[str, Quiz, Question]]:
    for quiz in course.question_sets:
        for question in quiz.questions:
            yield quiz.document.path, quiz, question


def _sound(course: Course) -> Iterator[tuple[str, Question]]:
    """Questions whose block is in order: what is wrong with a block is told by its own rules, and once."""
    for path, _, question in _questions(course):
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
    for path, _, question in _questions(course):
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
    for path, question in _sound(course):
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
    for path, _, question in _questions(course):
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


@rule(
    "stem",
    "a question that asks nothing",
    fix="write the question before its options",
    example="<quiz> with options only",
    cause="content",
)
def missing_stems(course: Course) -> Iterator[Location]:
    """Questions with nothing before their options."""
    for path, question in _sound(course):
        if not question.stem:
            yield Location(path, question.line, f"“{question.title}” has no text before its options")


@rule(
    "option-count",
    "a question with fewer than two options",
    fix="give it at least two, better three",
    example="- [x] Yes, and no other",
    cause="content",
)
def few_options(course: Course) -> Iterator[Location]:
    """Questions with nothing to choose from."""
    for path, question in _sound(course):
        if not question.blanks and len(question.options) < 2:
            yield Location(path, question.line, f"“{question.title}” has {len(question.options)} of at least 2 options")


@rule(
    "key",
    "a question with no key, or in which every option is one",
    fix="mark the right option, and only it, with `[x]`",
    example="three options, all - [ ]",
    cause="content",
)
def unkeyed_questions(course: Course) -> Iterator[Location]:
    """Questions in which no option is right, or every one."""
    for path, question in _sound(course):
        if len(question.options) > 1 and len(question.keys) in (0, len(question.options)):
            how = "every option is marked right" if question.keys else "no option is marked right"
            yield Location(path, question.line, f"in “{question.title}” {how}")


@rule(
    "option-twice",
    "two options of a question with the same text",
    fix="reword one: both would count as right or wrong together",
    example="- [x] Ask her and - [ ] Ask her",
    cause="content",
)
def repeated_options(course: Course) -> Iterator[Location]:
    """Options that read the same once case, marks and spaces are set aside."""
    for path, question in _sound(course):
        counts = Counter(normalized(option.text) for option in question.options)
        for option in question.options:
            if counts[normalized(option.text)] > 1:
                yield Location(path, option.line, f"the option “{option.text}” stands twice")


@rule(
    "feedback",
    "a wrong option without feedback",
    fix="say below it, after `>`, why it tempts and what is wrong",
    example="- [ ] The agency's IT staff, with no > below",
    cause="content",
)
def missing_feedback(course: Course) -> Iterator[Location]:
    """Wrong options that say nothing to whoever picks them."""
    for path, question in _sound(course):
        for option in question.options:
            if not option.is_key and not option.feedback:
                yield Location(path, option.line, f"the wrong option “{option.text}” has no feedback")


@rule(
    "rationale",
    "a question without a rationale",
    fix="say in a paragraph after the options why the key is right",
    example="options, then the quote",
    cause="content",
)
def missing_rationales(course: Course) -> Iterator[Location]:
    """Questions that do not say why."""
    for path, question in _sound(course):
        if not question.rationale and not _never_ends(question) and not _asks_nothing(question):
            yield Location(path, question.line, f"“{question.title}” does not say why its key is right")


@rule(
    "citation",
    "a question that quotes no passage",
    fix='after the rationale add `> "the quote"` and, on the next line, `> [the passage](link)`',
    example="a rationale and nothing below",
    cause="content",
)
def missing_citations(course: Course) -> Iterator[Location]:
    """Questions with no quoted passage, and citations with no quote."""
    for path, _, question in _questions(course):
        if question.blocks and not question.citations and not _never_ends(question) and not _asks_nothing(question):
            yield Location(path, question.line, f"“{question.title}” quotes no passage of the course")
        for citation in question.citations:
            if not citation.quote:
                yield Location(path, citation.line, "this citation has no quote between quotation marks")


@rule(
    "citation-quote",
    "a quote that is not in the passage it names",
    fix="quote the passage word for word, or link the right one",
    example='> "Settings decides who can send"',
    cause="content",
    needs_all=True,
)
def misquoted_passages(course: Course) -> Iterator[Location]:
    """Quotes that the passage they name does not hold."""
    for path, _, question in _questions(course):
        for citation in question.citations:
            place = resolve(path, citation.link.target)
            document = course.documents.get(place.file)
            passage = document.passage(place.fragment) if document else None
            if not citation.quote or passage is None or citation.quote in passage:
                continue
            if normalized(citation.quote) not in normalized(passage):
                what = f"the quote “{citation.quote[:60]}” is not in {place.file}#{place.fragment}"
                yield Location(path, citation.line, what)


@rule(
    "citation-module",
    "a citation of something that is no passage of a module",
    fix="link a heading of a module",
    example="> [Home](../docs/index.md)",
    cause="content",
    needs_all=True,
    follows=("course-order",),
)
def citations_outside_modules(course: Course) -> Iterator[Location]:
    """Citations that link no heading of a module."""
    modules = {module.document.path for module in course.modules}
    for path, _, question in _questions(course):
        for citation in question.citations:
            place = resolve(path, citation.link.target)
            if place.file not in modules or not place.fragment:
                yield Location(path, citation.link.line, f"{citation.link.target} is no passage of a module")


def _never_ends(question: Question) -> bool:
    """Return whether blanks have swallowed all that follows the question."""
    return bool(question.blanks) and not question.rationale and not question.citations


def _asks_nothing(question: Question) -> bool:
    """Return whether there is no option and no blank: all of the block is then taken for the question's text."""
    return not question.options and not question.blanks


@rule(
    "citation-short",
    "a quote too short to mean anything",
    fix="quote a whole sentence",
    example='> "Ask first."',
    cause="content",
)
def short_quotes(course: Course) -> Iterator[Location]:
    """Quotes of so few words that they could stand anywhere."""
    for path, _, question in _questions(course):
        for citation in question.citations:
            count = len(words(citation.quote))
            if citation.quote and count < MIN_QUOTE_WORDS:
                yield Location(
                    path, citation.line, f"the quote “{citation.quote}” has {count} of at least {MIN_QUOTE_WORDS} words"
                )


@rule(
    "fill-in",
    "a word to be filled in that the quoted passage does not hold",
    fix="quote the sentence that has the word, or ask for another",
    example="The [[owner]] decides, with a quote on the agency",
    cause="content",
    needs_all=True,
)
def unquoted_blanks(course: Course) -> Iterator[Location]:
    """Words to be filled in that the quoted passage does not hold, and blanks without an end to their question."""
    for path, _, question in _questions(course):
        quotes = normalized(" ".join(citation.quote for citation in question.citations))
        for blank in question.blanks:
            if _never_ends(question):
                what = f"[[{blank}]] makes “{question.title}” a question to be filled in, and nothing ends its text"
                yield Location(path, question.line, what, "end it with a line of ---, or write the brackets otherwise")
            elif normalized(blank) not in quotes:
                yield Location(
                    path, question.line, f"the word to be filled in, “{blank}”, is not in the quoted passage"
                )
