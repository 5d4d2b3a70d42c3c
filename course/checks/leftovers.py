"""Rules on marks that were meant as something and are shown as they are typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from course.checks.pages import pages, question_lines
from course.checks.rule import Location, rule
from course.model import Course, Document, Line


class Form(NamedTuple):
    """Something that is shown as it is typed: what any such text holds, its pattern, what it is and how to fix it."""

    holds: str
    """Looked for first, since nearly no line holds it."""
    pattern: str
    what: str
    fix: str


_ADDRESS = r"(?:[^()\[\]\s]*(?:\.md|#|/|\.(?:png|jpe?g|gif|svg|csv))[^()\[\]]*|mailto:[^()\[\]]*)"
_WRITE = "write [text](address)"
_LINKS = (
    Form("](", r"\]\(", "a link that is shown as text", f"{_WRITE}, both brackets closed and no space in the address"),
    Form("]", rf"\]\s+\({_ADDRESS}\)", "a space parts this link's text from its address", _WRITE),
    Form(")[", rf"\([^()]+\)\[{_ADDRESS}\]", "the brackets of this link stand the wrong way round", _WRITE),
    Form("(", rf"^\({_ADDRESS}\)", "this address stands apart from its link's text", f"{_WRITE} on one line"),
    Form("[", rf"\[[^\[\]()]+\({_ADDRESS}\)", "a bracket of this link is missing", _WRITE),
    Form("]", r"\](?:\.\.?/|https?:)", "a bracket of this link is missing", _WRITE),
    Form("]", r"\][ ]?\[\S", "a link to a name that is nowhere given an address", _WRITE),
    Form("[[", r"(?<!\[)\[\[[^\[\]]+\]\]", "two brackets make no link here", _WRITE),
    Form("]:", r"^\[[^\]^][^\]]*\]:\s*\S", "a link's address stands right under text", "put a blank line above it"),
    Form("../", r"\.\./[\w./-]+\.(?:md|yml|csv)\b", "an address that is shown as text", _WRITE),
    Form("<", r"<[\w./-]+\.md(?:#[\w-]+)?>", "an address between < and > is no link to a page", _WRITE),
)  # fmt: skip
_EMPHASIS = (
    Form("*", r"\*\*|(?<!\w)\*\w[^*]*\*", "asterisks that are shown as they are",
         "put them right around the words, **so**, on both sides"),
    Form("__", r"__\w[^_]*__", "underscores that are shown as they are", "write **words** for bold"),
    Form("==", r"==\S[^=]*==", "equals signs that are shown as they are", "write **words** for what matters"),
    Form("`", r"`", "a backtick that is shown as it is", "put one on both sides of the code, or take it out"),
)  # fmt: skip
_BARE = ("an address that is a link in the repository only", "write [what it leads to](address)")
_PARTIAL = (
    Form("~~", r"~~\S[^~]*~~", "words struck through in the repository and shown with ~~ on the site", "take them out"),
    Form("[^", r"\[\^[^\]\s]+\]", "a footnote, which the site does not have", "put it into the text in parentheses"),
    Form(":", r"(?<![\w:/]):[a-z][a-z0-9_+-]*:(?![\w:])", "the name of an emoji, which the site shows as text",
         "write the emoji itself, or take it out"),
    Form("://", r"https?://[^\s)]+", *_BARE),
    Form("www.", r"www\.[^\s)]+", *_BARE),
    Form("@", r"[\w.+-]+@[\w-]+\.[\w.-]*\w", "a mail address that is a link in the repository only",
         "write [what it is](mailto:the address)"),
    Form("!!!", r"^!!!\+?\s", "a callout that only the site would show", "write > [!NOTE] and begin each line with >"),
    Form("[TOC]", r"^\[TOC\]\s*$", "a table of contents that only the site would show", "take it out; pages have one"),
)  # fmt: skip


_ESCAPED = re.compile(r"(?<!\\)\\([\"'$%&,/:;<=?@^~|])")
_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|svg|webp)$", re.IGNORECASE)
_NOTE = re.compile(r"\s*\[\^[^\]\s]+\]:")
_CODE = re.compile(r"(`+).*?\1")


@rule(
    "link-form",
    "a link or picture whose brackets are shown as text",
    fix="write `[text](address)`",
    example="[the module](../docs/modules/first-steps.md",
    cause="form",
    form=4,
)
def broken_links(course: Course) -> Iterator[Location]:
    """Links and pictures whose brackets are so written that they are shown as text."""
    for document in course.documents.values():
        questions = question_lines(document)
        for line, forms in _suspects(document, _LINKS):
            if line.line in questions and "[[" in line.text and "](" not in line.text:
                continue  # a word to be filled in
            yield from _first(document, line, forms)
        spaced = {line.line for line in document.lines if "!" in line.text and re.search(r"!\s+\ufffc", line.text)}
        for link in document.links:
            if not link.target:
                yield Location(
                    document.path, link.line, f"the link “{link.text}” has no address", "write it after its text"
                )
            elif link.line in spaced and not link.is_image and _PICTURE.search(link.target):
                what = f"a space parts the ! from the picture “{link.text}”, which makes it a link"
                yield Location(document.path, link.line, what, "write ![what it shows](address)")


@rule(
    "mark-form",
    "an asterisk or a backtick that was to mark words and is shown",
    fix="put the marks right around the words, on both sides",
    example="**Ask first **",
    cause="form",
    form=4,
)
def unpaired_marks(course: Course) -> Iterator[Location]:
    """Marks of emphasis or code without their other half."""
    for document in course.documents.values():
        for line, forms in _suspects(document, _EMPHASIS):
            yield from _first(document, line, forms)


@rule(
    "one-sided",
    "Markdown that only the repository's web page shows, or only the site",
    fix="write it in a way that both show",
    example="~~struck through~~",
    cause="form",
    form=4,
)
def one_sided_markdown(course: Course) -> Iterator[Location]:
    """Markdown that only the repository's web page shows, or only the site."""
    for document in pages(course):
        text = document.rows
        lines = {line.line for line in document.lines if "TableCell" not in line.holders}
        for link in document.links:
            if link.text.startswith("^"):
                what = "a footnote, which the site does not have"
                yield Location(document.path, link.line, what, "put it into the text in parentheses")
        for number, written in enumerate(text, 1) if "[^" in document.text else ():
            if written.lstrip().startswith("[^") and _NOTE.match(written) and number not in lines:
                what = "a footnote, which the site does not have"
                yield Location(document.path, number, what, "put it into the text in parentheses")
        has_backslash = "\\" in document.text
        forms = _held(document, _PARTIAL)
        for line in document.lines if has_backslash or forms else ():
            if line.line + 1 in lines and text[line.line - 1].endswith("\\"):
                what = "a backslash that ends the line in the repository and is shown on the site"
                yield Location(
                    document.path, line.line, what, "take it out, and leave a blank line for a new paragraph"
                )
            elif (
                "\\" in text[line.line - 1]
                and "TableCell" not in line.holders
                and (found := _ESCAPED.search(_CODE.sub("", text[line.line - 1])))
            ):
                what = f"a backslash before {found[1]}, which the site shows"
                yield Location(document.path, line.line, what, "take the backslash out")
            else:
                yield from _first(document, line, forms)


def _held(document: Document, forms: tuple[Form, ...]) -> tuple[Form, ...]:
    """The forms that some line of a page may have: its running text is asked once, and not line by line."""
    return tuple(form for form in forms if form.holds in document.running)


def _suspects(document: Document, forms: tuple[Form, ...]) -> Iterator[tuple[Line, tuple[Form, ...]]]:
    """Lines to look at, with the forms to look for; none where no line of the page holds any."""
    held = _held(document, forms)
    return ((line, held) for line in document.lines) if held else iter(())


def _first(document: Document, line: Line, forms: tuple[Form, ...]) -> Iterator[Location]:
    """The first of some forms that a line holds."""
    for holds, pattern, what, fix in forms:
        if holds in line.text and (found := re.search(pattern, line.text)):
            shown = line.text[max(0, found.start() - 20) : found.end() + 20].replace("\ufffc", "…").strip()
            yield Location(document.path, line.line, f"“{shown[:60]}”: {what}", fix)
            return
