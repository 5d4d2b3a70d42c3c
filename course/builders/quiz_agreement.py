"""The questions of a quiz as mkdocs-quiz itself reads them, which its page must show."""

from __future__ import annotations

import re
from itertools import zip_longest
from pathlib import Path

from mkdocs.exceptions import PluginError
from mkdocs_quiz.parsing import FILL_BLANK_REGEX
from mkdocs_quiz.qti import Quiz as Parsed
from mkdocs_quiz.qti import extract_quizzes_from_file

from course.model import Question, Quiz

_BLANK = re.compile(FILL_BLANK_REGEX)


def require_same(quiz: Quiz, root: Path) -> None:
    """Stop at a question that mkdocs-quiz, whose format it is, reads otherwise than the course does.

    Args:
        quiz: the quiz as the course reads it.
        root: the folder of the course.
    """
    path = quiz.document.path
    for question, parsed in zip_longest(quiz.questions, extract_quizzes_from_file(root / path)):
        if question is None or parsed is None or parsed_by_course(question) != parsed_by_mkdocs_quiz(parsed):
            line = question.line if question else parsed.source_line
            raise PluginError(
                f"{path}:{line}: [quiz-block] mkdocs-quiz reads this question otherwise than the course does; "
                "write it as docs/trainers/quiz.md shows"
            )


def parsed_by_course(question: Question) -> tuple[object, ...]:
    """Return what the course reads in a question: stem, options with key and feedback, blanks, and what follows."""
    options = [(_words(option.text), option.is_key, _words(option.feedback)) for option in question.options]
    return (
        _words(_BLANK.sub("_", question.stem)),
        options,
        [*question.blanks],
        _words(question.after),
    )


def parsed_by_mkdocs_quiz(parsed: Parsed) -> tuple[object, ...]:
    """Return the same as mkdocs-quiz reads it."""
    options = [(_words(answer.text), answer.is_correct, _words(answer.feedback)) for answer in parsed.answers]
    blanks = [blank.correct_answer for blank in parsed.blanks]
    return (
        _words(re.sub(r"\{\{BLANK_\d+\}\}", "_", parsed.question)),
        options,
        blanks,
        _words(parsed.content),
    )


def _words(text: str | None) -> str:
    """Return a text with each run of white space as one space: more is no difference."""
    return " ".join((text or "").split())
