"""Answers and passages as text: everything that a page shows of them, for people to review."""

from __future__ import annotations

from course.model import Document, Option, Piece, Question, Quiz, Scenario, Scene


def piece_text(piece: Piece) -> str:
    """A piece of a passage: prose in one line, code and HTML line by line."""
    if piece.kind == "prose":
        return "\n".join(" ".join(paragraph.split()) for paragraph in piece.text.split("\n\n"))
    return _tidy(piece.text)


def question_text(quiz: Quiz, question: Question) -> str:
    options = "\n".join(map(_option_text, question.options))
    last = max((block.last or block.line for block in question.blocks), default=question.line)
    figures = _figures(quiz.document, question.line, last)
    return _tidy("\n\n".join(filter(None, [question.title, question.stem, options, question.after, figures])))


def _option_text(option: Option) -> str:
    """An option with the mark of a key, and its feedback below."""
    feedback = [f"> {line}" for line in option.feedback.split("\n")] if option.feedback else []
    return "\n".join([f"- [{'x' if option.is_key else ' '}] {option.text}", *feedback])


def ending_text(scenario: Scenario, scene: Scene) -> str:
    heading = scenario.document.heading(scene.id)
    figures = _figures(scenario.document, *scenario.document.span(heading)) if heading else ""
    verdicts = "\n\n".join(f"Verdict: {verdict.kind}\n\n{verdict.reason}" for verdict in scene.verdicts)
    return _tidy("\n\n".join(filter(None, [scene.title, scene.body, verdicts, figures])))


def scene_paragraphs(scenario: Scenario, scene: Scene) -> list[str]:
    """Return a scene's text as a reader sees it, paragraph by paragraph, without its place, choices and verdict."""
    lines = frozenset(scene.lines)
    shown = scenario.document.shown_in(min(lines), max(lines)) if lines else ()
    own = (piece for piece in shown if piece.line in lines)
    return [row for piece in own for row in piece_text(piece).split("\n") if row.strip()]


def _figures(document: Document, first: int, last: int) -> str:
    """The figures that some lines of a page show: they are called by name there, and their values are elsewhere."""
    shown = [link.text for link in document.links if link.is_figure and first <= link.line <= last]
    shown += [fence.shown for fence in document.fences if fence.shown and first <= fence.line <= last]
    return f"Figures shown: {'; '.join(shown)}" if shown else ""


def _tidy(text: str) -> str:
    """Text without spaces at the ends of lines, and without more than one blank line in a row."""
    lines = [line.rstrip() for line in text.split("\n")]
    return "\n".join(line for at, line in enumerate(lines) if line or (at and lines[at - 1])).strip("\n")
