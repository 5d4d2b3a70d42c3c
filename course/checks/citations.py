"""Rules on citations: what an answer rests on."""

from __future__ import annotations

from collections.abc import Iterator

from course.checks.questions import asks_nothing, never_ends
from course.checks.quiz_blocks import all_questions
from course.checks.rule import Location, rule
from course.model import Course
from course.queries.unwritten import is_unwritten_question
from course.reading.link_target import resolve
from course.text.readability import words
from course.text.typography import normalized

MIN_QUOTE_WORDS = 5
"""In words: less can stand anywhere and proves nothing."""


@rule(
    "citation",
    "a question that quotes no passage",
    fix='after the rationale add `> "the quote"` and, on the next line, `> [the passage](link)`',
    example="a rationale and nothing below",
    cause="content",
)
def missing_citations(course: Course) -> Iterator[Location]:
    """Questions with no quoted passage, and citations with no quote."""
    for path, question in all_questions(course):
        if question.blocks and not question.citations and not never_ends(question) and not asks_nothing(question):
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
    for path, question in all_questions(course):
        for citation in () if is_unwritten_question(question) else question.citations:
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
    for path, question in all_questions(course):
        for citation in question.citations:
            place = resolve(path, citation.link.target)
            if place.file not in modules or not place.fragment:
                yield Location(path, citation.link.line, f"{citation.link.target} is no passage of a module")


@rule(
    "citation-short",
    "a quote too short to mean anything",
    fix="quote a whole sentence",
    example='> "Ask first."',
    cause="content",
)
def short_quotes(course: Course) -> Iterator[Location]:
    """Quotes of so few words that they could stand anywhere."""
    for path, question in all_questions(course):
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
    for path, question in all_questions(course):
        quotes = normalized(" ".join(citation.quote for citation in question.citations))
        for blank in question.blanks:
            if never_ends(question):
                what = f"[[{blank}]] makes “{question.title}” a question to be filled in, and nothing ends its text"
                yield Location(path, question.line, what, "end it with a line of ---, or write the brackets otherwise")
            elif normalized(blank) not in quotes:
                yield Location(
                    path, question.line, f"the word to be filled in, “{blank}”, is not in the quoted passage"
                )
