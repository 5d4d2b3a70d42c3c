"""Rules on questions: what a question must have to be asked and answered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from course.checks.quiz_blocks import sound_questions
from course.checks.rule import Location, rule
from course.model import Course, Question
from course.text.typography import normalized


@rule(
    "stem",
    "a question that asks nothing",
    fix="write the question before its options",
    example="<quiz> with options only",
    cause="content",
)
def missing_stems(course: Course) -> Iterator[Location]:
    """Questions with nothing before their options."""
    for path, question in sound_questions(course):
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
    for path, question in sound_questions(course):
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
    for path, question in sound_questions(course):
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
    for path, question in sound_questions(course):
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
    for path, question in sound_questions(course):
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
    for path, question in sound_questions(course):
        if not question.rationale and not never_ends(question) and not asks_nothing(question):
            yield Location(path, question.line, f"“{question.title}” does not say why its key is right")


def never_ends(question: Question) -> bool:
    """Return whether blanks have swallowed all that follows the question."""
    return bool(question.blanks) and not question.rationale and not question.citations


def asks_nothing(question: Question) -> bool:
    """Return whether there is no option and no blank: all of the block is then taken for the question's text."""
    return not question.options and not question.blanks
