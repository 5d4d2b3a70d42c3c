"""Rules on questions: those on which a quiz would show wrongly, and those on what an answer rests."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from course.checks.rule import Location
from course.model import Course, Question, Quiz
from course.reading.link_target import resolve
from course.text.readability import words
from course.text.typography import normalized

_TAG = re.compile(r"</?\s*quiz\b", re.IGNORECASE)


SHORTEST_QUOTE = 5
"""In words: less can stand anywhere and proves nothing."""


def _questions(course: Course) -> Iterator[tuple[str, Quiz, Question]]:
    for quiz in course.quizzes:
        for question in quiz.questions:
            yield quiz.document.path, quiz, question


def _whole(course: Course) -> Iterator[tuple[str, Question]]:
    """Questions whose block is in order: what is wrong with a block is told by its own rules, and once."""
    for path, _, question in _questions(course):
        if len(question.blocks) == 1 and question.blocks[0].is_sound:
            yield path, question


def broken_blocks(course: Course) -> Iterator[Location]:
    """Questions with no block or several, blocks that are unclosed or nested, tags that share a line."""
    for quiz in course.quizzes:
        path = quiz.document.path
        blocks = [*quiz.loose_blocks, *(block for question in quiz.questions for block in question.blocks)]
        known = {line for block in blocks for line in (block.line, block.last, *block.nested)}
        loose = dict(_loose_tags(quiz, known))
        for question in quiz.questions:
            yield from _broken(quiz, question, loose)
        for block in quiz.loose_blocks:
            yield Location(path, block.line, "this <quiz> stands before the first question's heading")
        yield from (Location(path, line, f"`{tag}` opens or closes no block") for line, tag in loose.items())


def _broken(quiz: Quiz, question: Question, loose: dict[int, str]) -> Iterator[Location]:
    """What is wrong with a question's blocks; takes out the tags that stand for what is told already."""
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
    for line, text in enumerate(quiz.document.text.split("\n"), 1):
        if _TAG.search(text) and line not in known and line not in fenced:
            yield line, text.strip()[:40]


def unpadded_blocks(course: Course) -> Iterator[Location]:
    """Blocks without blank lines inside their tags."""
    for path, _, question in _questions(course):
        for block in question.blocks:
            if block.last is not None and not block.is_padded:
                yield Location(path, block.line, "this <quiz> has no blank line after it or before its end")


def text_outside(course: Course) -> Iterator[Location]:
    """Text under a question's heading and outside its block: a learner would see it below the question before."""
    for path, question in _whole(course):
        for line in question.outside:
            where, how = "before", "below <quiz>"
            if line > question.blocks[0].line:
                where, how = "after", "above </quiz>"
            what = f"this text stands {where} the block of “{question.title}”, so it belongs to no question on the site"
            yield Location(path, line, what, f"move it into the block, {how}")


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
            for mark, line in block.marks:
                what = f"the box of this option holds {f'`{mark}`' if mark else 'nothing, not even a space'}"
                yield Location(path, line, what, "write [ ] or [x]")


def missing_stems(course: Course) -> Iterator[Location]:
    """Questions with nothing before their options."""
    for path, question in _whole(course):
        if not question.stem:
            yield Location(path, question.line, f"“{question.title}” has no text before its options")


def few_options(course: Course) -> Iterator[Location]:
    """Questions with nothing to choose from."""
    for path, question in _whole(course):
        if not question.blanks and len(question.options) < 2:
            yield Location(path, question.line, f"“{question.title}” has {len(question.options)} of at least 2 options")


def unkeyed_questions(course: Course) -> Iterator[Location]:
    """Questions in which no option is right, or every one."""
    for path, question in _whole(course):
        if len(question.options) > 1 and len(question.keys) in (0, len(question.options)):
            how = "every option is marked right" if question.keys else "no option is marked right"
            yield Location(path, question.line, f"in “{question.title}” {how}")


def repeated_options(course: Course) -> Iterator[Location]:
    """Options that read the same once case, marks and spaces are set aside."""
    for path, question in _whole(course):
        counts = Counter(normalized(option.text) for option in question.options)
        for option in question.options:
            if counts[normalized(option.text)] > 1:
                yield Location(path, option.line, f"the option “{option.text}” stands twice")


def missing_feedback(course: Course) -> Iterator[Location]:
    """Wrong options that say nothing to whoever picks them."""
    for path, question in _whole(course):
        for option in question.options:
            if not option.is_key and not option.feedback:
                yield Location(path, option.line, f"the wrong option “{option.text}” has no feedback")


def missing_rationales(course: Course) -> Iterator[Location]:
    """Questions that do not say why."""
    for path, question in _whole(course):
        if not question.rationale and not _never_ends(question) and not _asks_nothing(question):
            yield Location(path, question.line, f"“{question.title}” does not say why its key is right")


def missing_citations(course: Course) -> Iterator[Location]:
    """Questions with no quoted passage, and citations with no quote."""
    for path, _, question in _questions(course):
        if question.blocks and not question.citations and not _never_ends(question) and not _asks_nothing(question):
            yield Location(path, question.line, f"“{question.title}” quotes no passage of the course")
        for citation in question.citations:
            if not citation.quote:
                yield Location(path, citation.line, "this citation has no quote between quotation marks")


def misquoted_passages(course: Course) -> Iterator[Location]:
    """Quotes that the passage they name does not hold."""
    for path, _, question in _questions(course):
        for citation in question.citations:
            place = resolve(path, citation.link.target)
            document = course.documents.get(place.file)
            passage = document.passage(place.fragment) if document else None
            if citation.quote and passage is not None and normalized(citation.quote) not in normalized(passage):
                what = f"the quote “{citation.quote[:60]}” is not in {place.file}#{place.fragment}"
                yield Location(path, citation.line, what)


def uncited_modules(course: Course) -> Iterator[Location]:
    """Citations that link no heading of a module."""
    modules = {module.document.path for module in course.modules}
    for path, _, question in _questions(course):
        for citation in question.citations:
            place = resolve(path, citation.link.target)
            if place.file not in modules or not place.fragment:
                yield Location(path, citation.link.line, f"{citation.link.target} is no passage of a module")


def _never_ends(question: Question) -> bool:
    """Whether blanks have swallowed all that follows the question."""
    return bool(question.blanks) and not question.rationale and not question.citations


def _asks_nothing(question: Question) -> bool:
    """Whether there is no option and no blank: all of the block is then taken for the question's text."""
    return not question.options and not question.blanks


def short_quotes(course: Course) -> Iterator[Location]:
    """Quotes of so few words that they could stand anywhere."""
    for path, _, question in _questions(course):
        for citation in question.citations:
            count = len(words(citation.quote))
            if citation.quote and count < SHORTEST_QUOTE:
                yield Location(
                    path, citation.line, f"the quote “{citation.quote}” has {count} of at least {SHORTEST_QUOTE} words"
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
