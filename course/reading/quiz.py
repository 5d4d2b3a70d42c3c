"""A quiz's file to its questions, read line by line as mkdocs-quiz reads them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Annotated, Any, NamedTuple

import msgspec
from msgspec import Meta

from course.model import Block, Citation, Document, Finding, Heading, Option, Question, Quiz, Quote
from course.reading.front_matter import Fields, read_front

_OPEN = re.compile(r"^\s*<quiz>\s*$")
_CLOSE = re.compile(r"^\s*</quiz>\s*$")
_OPTION = re.compile(r"^[-*] \[(.?)\] (.*)$")
_MARK = r"^\s*(?:[-*+–—−‐‑•●▪·]|\d+[.)])"
_LIKE_OPTION = re.compile(
    rf"{_MARK}\s*\\?\[[^\]\[]{{0,3}}\](?!\()|^\s*\\?\[[ xX]{{0,3}}\\?\](?!\()"
    rf"|{_MARK}\s*\([ xX]?\)\s|^\s*[-*+]?\s*[☐☑☒□■✓✔✗✘]\s"
)
_LIKE_ITEM = re.compile(rf"{_MARK}\s+\S")
BLANK = re.compile(r"\[\[([^\]]+)\]\]")
"""A word to be filled in."""

_FEEDBACK = re.compile(r"^\s*>\s?(.*)$")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_QUOTE = re.compile(r"[\"“](.+)[\"”]", re.DOTALL)


class QuizFields(Fields, kw_only=True):
    """The front matter of a quiz."""

    title: Annotated[str, Meta(min_length=1)]
    module: Annotated[str, Meta(min_length=1)]
    pass_mark: Annotated[int, Meta(ge=1, le=100)] | None = None
    objectives: Mapping[str, tuple[str, ...]] = {}


class BankFields(Fields, kw_only=True):
    """The front matter of a question bank."""

    title: Annotated[str, Meta(min_length=1)]
    module: Annotated[str, Meta(min_length=1)]
    objectives: Mapping[str, tuple[str, ...]] = {}
    new_cases: tuple[str, ...] = ()


class _Draft(msgspec.Struct):
    """A block while its lines are read."""

    line: int
    last: int | None = None
    nested: list[int] = []
    odd_boxes: list[tuple[str, int]] = []
    stray_options: list[int] = []
    stray_feedback: list[int] = []
    boxless: list[int] = []
    loose: list[int] = []
    stem: list[str] = []
    options: list[Option] = []
    blanks: list[str] = []
    after: list[str] = []
    after_line: int = 0
    is_padded: bool = True

    def block(self) -> Block:
        """The record of how the block is written."""
        return Block(
            line=self.line,
            last=self.last,
            nested=tuple(self.nested),
            stray_options=tuple(self.stray_options),
            stray_feedback=tuple(self.stray_feedback),
            boxless=tuple(self.boxless),
            loose=tuple(self.loose),
            odd_boxes=tuple(self.odd_boxes),
            is_padded=self.is_padded,
        )


class BlockText(NamedTuple):
    """The text in a `<quiz>` block, parted: the question, what can be picked, and what follows."""

    stem: str
    options: tuple[Option, ...]
    after: str


def read_block(text: str) -> BlockText:
    """Part the text between `<quiz>` and `</quiz>`."""
    draft = _Draft(0)
    _fill(draft, text.split("\n"))
    return BlockText("\n".join(draft.stem).strip(), tuple(draft.options), "\n".join(draft.after).strip())


class Options(NamedTuple):
    """What can be picked in a run of lines, what is asked before it, and how the lines are written."""

    stem: str
    options: tuple[Option, ...]
    end: int
    """The line after the last option and its feedback."""
    block: Block


def read_options(lines: list[str], first: int) -> Options:
    """Read lines that begin with what is asked, followed by options with their feedback.

    Args:
        lines: the lines.
        first: the number of the first line.
    """
    draft = _Draft(first - 1, last=first + len(lines))
    _fill(draft, lines)
    end = draft.after_line if draft.options else first
    return Options("\n".join(draft.stem).strip(), tuple(draft.options), end, draft.block())


def read_quiz(slug: str, document: Document, source: str, pass_mark: int) -> tuple[Quiz | None, tuple[Finding, ...]]:
    """Read a quiz.

    Args:
        slug: the file's name without its ending.
        document: the page as read.
        source: the file's text, front matter included.
        pass_mark: what the course asks for, in percent, where the quiz names none.
    """
    front = read_front(QuizFields, document.path, source)
    if front.fields is None:
        return None, front.findings
    asked_for = front.fields.pass_mark or pass_mark
    return _quiz(slug, document, front.fields, front.lines, pass_mark=asked_for), ()


def read_bank(slug: str, document: Document, source: str, pass_mark: int) -> tuple[Quiz | None, tuple[Finding, ...]]:
    """Read a question bank; see `read_quiz` for the arguments."""
    front = read_front(BankFields, document.path, source)
    if front.fields is None:
        return None, front.findings
    bank = _quiz(slug, document, front.fields, front.lines, pass_mark=pass_mark, new_cases=front.fields.new_cases)
    return bank, ()


def _quiz(
    slug: str, document: Document, fields: QuizFields | BankFields, at: Mapping[str, int], **particular: Any
) -> Quiz:
    lines = document.text.split("\n")
    headings = [heading for heading in document.headings if heading.level == 2]
    questions = tuple(_question(heading, document, lines) for heading in headings)
    title = next((heading.line for heading in document.headings if heading.level == 1), 0)
    before = (headings[0].line if headings else len(lines) + 1) - 1
    return Quiz(
        slug=slug,
        title=fields.title,
        module=fields.module,
        objectives=fields.objectives,
        intro="\n".join(lines[title:before]).strip(),
        questions=questions,
        loose_blocks=tuple(draft.block() for draft in _blocks(lines[:before], 1, _fenced(document))),
        document=document,
        lines=at,
        **particular,
    )


def _fenced(document: Document) -> frozenset[int]:
    """The lines of the page that are code, where no block opens. In a block mkdocs-quiz reads code like any text."""
    return frozenset(line for fence in document.fences for line in range(fence.line, fence.last + 1))


def _question(heading: Heading, document: Document, lines: list[str]) -> Question:
    last = document.span(heading)[1]
    drafts = _blocks(lines[heading.line : last], heading.line + 1, _fenced(document))
    draft = drafts[0] if drafts else _Draft(heading.line)
    # A quote with a link is a citation whose rationale is missing, and no feedback gone astray.
    cited = {quote.line for quote in document.quotes if quote.links}
    draft.stray_feedback = [line for line in draft.stray_feedback if line not in cited]
    rationale, citations = _cited(document, draft.after, draft.after_line)
    return Question(
        id=heading.slug,
        title=heading.text,
        stem="\n".join(draft.stem).strip(),
        options=tuple(draft.options),
        blanks=tuple(draft.blanks),
        rationale=rationale,
        citations=citations,
        blocks=tuple(draft.block() for draft in drafts),
        line=heading.line,
        after="\n".join(draft.after).strip(),
        figures=_figures(document, draft),
        outside=tuple(_outside(document, heading.line, last, drafts)),
    )


def _figures(document: Document, draft: _Draft) -> tuple[str, ...]:
    """The figures shown in the stem and the options of a block."""
    last_of_stem = draft.options[0].line - 1 if draft.options else draft.after_line - 1
    shown_lines = {*range(draft.line, last_of_stem + 1), *(option.line for option in draft.options)}
    links = [(link.line, link.text) for link in document.links if link.is_figure and link.line in shown_lines]
    charts = [(fence.line, fence.shown) for fence in document.fences if fence.shown and fence.line in shown_lines]
    return tuple(shown for _, shown in sorted([*links, *charts]))


def _outside(document: Document, first: int, last: int, drafts: list[_Draft]) -> Iterator[int]:
    """The lines on which text outside the blocks begins; what nobody sees, comments and definitions, is no text."""
    inside = {line for draft in drafts for line in range(draft.line, (draft.last or last) + 1)}
    inside |= set(_defining(document))
    text = _COMMENT.sub(lambda found: "\n" * found[0].count("\n"), document.text).split("\n")
    follows = False
    for line in range(first + 1, min(last, len(text)) + 1):
        if line in inside:
            follows = False
        elif text[line - 1].strip() and not follows:
            follows = True
            yield line


def _defining(document: Document) -> Iterator[int]:
    """The lines of definitions, to which links refer."""
    raw = document.text.encode()
    for start, end in document.definitions:
        yield from range(raw.count(b"\n", 0, start) + 1, raw.count(b"\n", 0, end - 1) + 2)


def _blocks(lines: list[str], first: int, fenced: Collection[int]) -> list[_Draft]:
    """The `<quiz>` blocks among lines of which the first is number `first`; none opens in fenced code."""
    drafts: list[_Draft] = []
    written: list[list[str]] = []
    for number, text in enumerate(lines, first):
        is_open = bool(drafts) and drafts[-1].last is None
        opens = bool(_OPEN.match(text)) and number not in fenced
        if opens and is_open:
            drafts[-1].nested.append(number)
        elif opens:
            drafts.append(_Draft(number))
            written.append([])
        elif _CLOSE.match(text) and is_open:
            drafts[-1].last = number
        elif is_open:
            written[-1].append(text)
    for draft, inside in zip(drafts, written, strict=True):
        _fill(draft, inside)
    return drafts


def _fill(draft: _Draft, lines: list[str]) -> None:
    """Part a block into stem, options with feedback, and what follows; note what mkdocs-quiz would trip over."""
    draft.is_padded = len(lines) > 1 and not lines[0].strip() and not lines[-1].strip()
    if any(BLANK.search(text) for text in lines):
        _fill_in(draft, lines)
        return
    at, total = 0, len(lines)
    while at < total and not _OPTION.match(lines[at]):
        at += 1
    draft.stem = lines[:at]
    while at < total:
        option = _OPTION.match(lines[at])
        if option:
            at = _take_option(draft, option, lines, at)
        elif not lines[at].strip():
            at += 1
        else:
            break
    draft.after, draft.after_line = lines[at:], draft.line + 1 + at
    if draft.after and _FEEDBACK.match(draft.after[0]):
        draft.stray_feedback.append(draft.after_line)
    _find_slips(draft, lines)


def _find_slips(draft: _Draft, lines: list[str]) -> None:
    """Note what was meant as an option or as feedback and would not be taken as one; of several in a run, the first."""
    first = draft.line + 1
    for at, text in enumerate(draft.stem):
        below = lines[at + 1] if at + 1 < len(lines) else ""
        if _LIKE_OPTION.match(text):
            draft.stray_options.append(first + at)
        elif _LIKE_ITEM.match(text) and (_FEEDBACK.match(below) or _OPTION.match(_next(lines[at + 1 :]))):
            draft.boxless.append(first + at)
    if not draft.options or not draft.after:
        return
    is_under = bool(lines[draft.after_line - first - 1].strip())
    if _LIKE_OPTION.match(draft.after[0]):
        draft.stray_options.append(draft.after_line)
    elif _LIKE_ITEM.match(draft.after[0]):
        draft.boxless.append(draft.after_line)
    elif is_under and not _FEEDBACK.match(draft.after[0]):
        draft.loose.append(draft.after_line)
    else:
        draft.stray_options += [
            draft.after_line + at for at, text in enumerate(draft.after) if _LIKE_OPTION.match(text)
        ][:1]


def _next(lines: list[str]) -> str:
    """The first line that holds something."""
    return next((text for text in lines if text.strip()), "")


def _fill_in(draft: _Draft, lines: list[str]) -> None:
    """Part a block with blanks (`[[answer]]`): the stem ends at a line of three dashes."""
    end = next((at for at, text in enumerate(lines) if text.strip() == "---"), len(lines))
    draft.stem, draft.after, draft.after_line = lines[:end], lines[end + 1 :], draft.line + 2 + end
    draft.blanks = [blank.strip() for blank in BLANK.findall("\n".join(draft.stem))]


def _take_option(draft: _Draft, option: re.Match[str], lines: list[str], at: int) -> int:
    """Take an option and the feedback right below it; give the line after them."""
    line = draft.line + 1 + at
    if option[1] not in ("x", "X", " "):
        draft.odd_boxes.append((option[1], line))
    feedback = []
    at += 1
    while at < len(lines) and (written := _FEEDBACK.match(lines[at])):
        feedback.append(written[1])
        at += 1
    draft.options.append(
        Option(text=option[2].strip(), is_key=option[1] in ("x", "X"), feedback="\n".join(feedback).strip(), line=line)
    )
    return at


def _cited(document: Document, lines: list[str], first: int) -> tuple[str, tuple[Citation, ...]]:
    """Part what follows the options into the rationale and the quoted passages with their links."""
    last = first + len(lines) - 1
    quotes = [quote for quote in document.quotes if first <= quote.line <= last]
    quoted = {line for quote in quotes for line in range(quote.line, quote.last + 1)}
    rationale = "\n".join(text for number, text in enumerate(lines, first) if number not in quoted)
    return rationale.strip(), tuple(_citation(quote) for quote in quotes if quote.links)


def _citation(quote: Quote) -> Citation:
    found = _QUOTE.search(quote.lead)
    return Citation(quote=found[1].strip() if found else "", link=quote.links[-1], line=quote.line, links=quote.links)
