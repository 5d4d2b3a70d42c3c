"""Rules on blocks that the repository's web page and the site read differently."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from course.checks.pages import pages, question_lines
from course.checks.rule import Location, rule
from course.model import Course, Document, Element

INDENT_WIDTH = 4
"""How many columns the site asks of what stands inside a list item."""
_INDENT = re.compile(r"(?:\s*>\s?)*(\s*)")
_NESTED_NAMES = {"CodeBlock": "block of code", "BlockQuote": "quote or callout", "Table": "table"}
_OPTION_OR_FEEDBACK = re.compile(r"[-*]\s*\[.?\]|\s*>")
_RULE = re.compile(r"\s{0,3}([-*_])(?:\s*\1){2,}\s*$")
_BLOCK_NAMES = {
    "Paragraph": "line of text",
    "Heading": "heading",
    "List": "list",
    "Table": "table",
    "BlockQuote": "quote or callout",
    "CodeBlock": "block of code",
}


@rule(
    "block-apart",
    "a list or table right under a line of text, or any block right under a list, quote or table",
    fix="put a blank line above it",
    example="These help: and, on the next line, - the shelves",
    cause="form",
    form=4,
)
def crowded_blocks(course: Course) -> Iterator[Location]:
    """Blocks right under another, where the site goes on with the one above, or takes both for something else."""
    for document in pages(course):
        text = document.rows
        questions = {*question_lines(document), *document.activity_lines}
        for above, below in _neighbors(document):
            if not text[below.line - 2].strip(" >" if below.holders else None):
                continue  # a list's last line may be a blank one
            if below.line in questions and any(
                _OPTION_OR_FEEDBACK.match(text[line - 1]) for line in (below.line - 1, below.line)
            ):
                continue  # mkdocs-quiz takes options and feedback line by line
            names = f"{_BLOCK_NAMES[below.name]} stands right under a {_BLOCK_NAMES[above.name]}"
            yield Location(document.path, below.line, f"this {names}, and the site would not tell them apart")
        for line in _crowded_rules(document, text):
            what = "this line would make a rule here, and something else on the site, since text stands right above it"
            yield Location(document.path, line, what)


def _neighbors(document: Document) -> Iterator[tuple[Element, Element]]:
    """Blocks that stand one right under the other, where the site asks for a blank line between them."""
    before: list[Element] = []
    """The last block at each depth."""
    for element in document.elements:
        depth = len(element.holders)
        above = before[depth] if depth < len(before) else None
        if above and above.last == element.line - 1 and above.holders == element.holders:
            if "Item" not in element.holders and _is_merged(above, element):
                yield above, element
        before[depth:] = [element]


def _is_merged(above: Element, below: Element) -> bool:
    """Return whether the site takes a block for a part of the one right above it."""
    if not {above.name, below.name} <= _BLOCK_NAMES.keys():
        return False
    if above.name == "Paragraph":
        return below.name in ("List", "Table")
    if above.name == "List" and below.name == "List":
        return bool(above.detail or below.detail)
    return above.name in ("List", "BlockQuote", "Table")


def _crowded_rules(document: Document, text: Sequence[str]) -> Iterator[int]:
    """Lines of dashes right under a list, a quote or a table."""
    rules = [line for line, row in enumerate(text, 1) if row and not row[0].isalpha() and _RULE.match(row)]
    if not rules:
        return
    last = {element.last for element in document.elements if element.name in ("List", "BlockQuote", "Table")}
    inside = {n for e in document.elements if e.name in ("CodeBlock", "Table") for n in range(e.line, e.last + 1)}
    for line in rules:
        above = text[line - 2] if line > 1 else ""
        if line not in inside and (_RULE.match(above) or (line - 1 in last and above.strip())):
            yield line


@rule(
    "indent",
    "a part of a list item indented by too little, or text indented so far that it is code",
    fix="indent what belongs to a list item by four spaces, and begin everything else at the margin",
    example="  - a list inside a list, by two spaces",
    cause="form",
    form=2,
)
def misindented_blocks(course: Course) -> Iterator[Location]:
    """Blocks in list items whose indentation the site reads otherwise, and text that its indentation makes code."""
    for document in pages(course):
        text = document.rows
        items = {element.line for element in document.elements if element.name == "Item"}
        last = 0
        for element in document.elements:
            if element.line <= last or not ("Item" in element.holders or element.name == "CodeBlock"):
                continue
            is_first = element.name == "Paragraph" and element.line in items
            location = None if is_first else _misindented(document.path, element, _indent(text[element.line - 1]))
            if location:
                last = element.last
                yield location


def _indent(written: str) -> int:
    """By how many spaces a line is indented, within its quote if it is in one."""
    return len(_INDENT.match(written)[1].expandtabs(INDENT_WIDTH))  # type: ignore[index]


def _misindented(path: str, element: Element, indent: int) -> Location | None:
    depth = element.holders.count("Item")
    if element.name == "CodeBlock" and element.detail == "Indented" and not depth:
        what = "the spaces or the tab before this text make it a block of code"
        return Location(path, element.line, what, "begin the line at the margin; put code between two lines of ```")
    if depth and element.name in _NESTED_NAMES:
        what = f"this {_NESTED_NAMES[element.name]} stands inside a list item, where the site would not show it as one"
        return Location(path, element.line, what, "end the list with a paragraph, and begin it at the margin")
    if (
        not depth
        or INDENT_WIDTH * depth <= indent < INDENT_WIDTH * (depth + 1)
        or element.name not in ("List", "Paragraph")
    ):
        return None
    if element.name == "List":
        what = f"this list inside a list is indented by {indent} spaces, and the site would show both as one"
    else:
        what = f"this paragraph of a list item is indented by {indent} spaces, and on the site it would end the list"
    return Location(path, element.line, what, f"indent it by {INDENT_WIDTH * depth} spaces")


@rule(
    "block-open",
    "a block of code or a comment that is never closed",
    fix="close it where it ends",
    example="``` and, further down, no second ```",
    cause="form",
    form=1,
)
def unclosed_blocks(course: Course) -> Iterator[Location]:
    """Blocks of code and comments without their end, which hide all that follows."""
    for document in pages(course):
        text = document.rows
        for element in document.elements:
            if element.name not in ("CodeBlock", "HtmlBlock"):
                continue
            inside = text[element.line - 1 : element.last]
            if element.name == "CodeBlock" and element.detail == "Fenced" and not _is_closed(inside):
                yield Location(document.path, element.line, "this block of code is never closed", "add a line of ```")
            elif element.name == "HtmlBlock" and inside[0].lstrip().startswith("<!--"):
                yield from _comments(document.path, element, inside)


def _comments(path: str, element: Element, written: Sequence[str]) -> Iterator[Location]:
    """A comment without its end, or with text on the line of its end."""
    if not any("-->" in line for line in written):
        yield Location(path, element.line, "this comment is never closed", "end it with -->")
    for line, text in enumerate(written, element.line):
        if text.rpartition("-->")[1] and text.rpartition("-->")[2].strip():
            what = "text on the line of a comment, which is not read as Markdown"
            yield Location(path, line, what, "begin the text on a line of its own")


def _is_closed(written: Sequence[str]) -> bool:
    """Return whether a block of code ends with a line of its own, before another begins."""
    found = re.match(r"[\s>]*(`+|~+)", written[0])
    mark = re.escape(found[1]) if found else "```"
    ends, begins = re.compile(rf"[\s>]*{mark}[`~]*\s*$"), re.compile(rf"[\s>]*{mark}\S")
    return len(written) > 1 and bool(ends.match(written[-1])) and not any(map(begins.match, written[1:-1]))
