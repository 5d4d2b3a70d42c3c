"""The page of a quiz: its questions as forms, its result and its key, from the model and in templates of our own.

mkdocs-quiz is the format, not the renderer: it numbers questions by position and stores answers under that number, so
that a reordered quiz would show one question's result on another; and it writes a script and a style into each page,
which a strict policy forbids.
"""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from course.model import Course, Finding, Question, Quiz
from course.rendering.agency import render_after
from course.rendering.fragment import Fragments
from course.rendering.next_steps import Objective, completed_module, next_steps, objectives_of
from course.rendering.question_view import QuestionView, view_of
from course.rendering.site_links import Draw, on_site
from course.rendering.template import draw, plain

UNSHOWABLE = frozenset(
    {
        "quiz-block",
        "option-form",
        "option-count",
        "key",
        "stem",
        "fill-in",
        "heading-form",
        "heading-level",
        "block-open",
    }
)
"""Rules that name a question that can't be shown, by mkdocs-quiz or by us."""


def can_show(quiz: Quiz, findings: Iterable[Finding]) -> bool:
    """Return whether all questions of a quiz can be shown."""
    # A finding on a block may wait for another one, so the blocks are looked at too.
    has_blocks = all(len(question.blocks) == 1 for question in quiz.questions)
    path = quiz.document.path
    return has_blocks and not any(one.path == path and one.rule in UNSHOWABLE for one in findings)


def quiz_outline(quiz: Quiz) -> str:
    """Return Markdown with the headings of a quiz's page, for the builder's table of contents."""
    lines = quiz.document.text.split("\n")
    headings = [heading for heading in quiz.document.headings if heading.level <= 2]
    return "\n\n".join(lines[heading.line - 1] for heading in headings)


def render_quiz(course: Course, quiz: Quiz, fragments: Fragments, insert: Draw) -> Markup:
    """Return the HTML of a quiz's page below its title.

    Args:
        course: the course, for the agency's rules and the next steps.
        quiz: the quiz.
        fragments: renders Markdown.
        insert: draws the fences of a page.
    """
    text = on_site(course, quiz.document, insert)
    objectives = objectives_of(course, quiz)
    views: list[QuestionView] = []
    for question in quiz.questions:
        sections = _sections(objectives, question, fragments)
        views.append(view_of(question, text, fragments, sections, _rules(course, quiz, question)))
    title = next((heading.line for heading in quiz.document.headings if heading.level == 1), 0)
    first = quiz.questions[0].line - 1 if quiz.questions else None
    return Markup(
        draw(
            "quiz.html.j2",
            quiz=quiz,
            intro=fragments.blocks(text.lines(title + 1, first).strip()),
            questions=views,
            objectives=objectives,
            steps=[*next_steps(course, quiz)],
            complete=completed_module(course, quiz),
            inline=lambda words: fragments.inline(plain(words)),
            address=fragments.address,
        )
    )


def _rules(course: Course, quiz: Quiz, question: Question) -> Markup:
    """Render what the agency says on the points that a question's passages touch."""
    return render_after(course, quiz.document.path, [citation.link.target for citation in question.citations])


def _sections(objectives: Iterable[Objective], question: Question, fragments: Fragments) -> list[Markup]:
    """Return the titles of the sections that a question quotes, as the links at the end of the page show them."""
    passages = [passage for objective in objectives for passage in objective.passages]
    return [fragments.inline(plain(passage.text)) for passage in passages if question.id in passage.questions]
