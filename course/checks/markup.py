"""Rules on what texts may hold beside Markdown: hardly any HTML, and nothing that a page would run or load."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from course.checks.rule import Location, rule
from course.model import Course, Text
from course.model.site_paths import is_shown
from course.reading.markup import TAG, markup_of

_LIKE_MARKDOWN: Mapping[str, str] = {
    **dict.fromkeys(("b", "strong"), "write **bold** instead"),
    **dict.fromkeys(("i", "em", "u"), "write *emphasis* instead"),
    **dict.fromkeys(("s", "strike", "del"), "take it out and say what holds now"),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "write the heading with # signs instead"),
    **dict.fromkeys(("ul", "ol", "li"), "write the list with hyphens instead"),
    **dict.fromkeys(("table", "thead", "tbody", "tr", "td", "th"), "write the table with | signs instead"),
    **dict.fromkeys(("span", "font", "div", "p", "center", "small", "big"), "keep the words and take the tag out"),
    **dict.fromkeys(("code", "pre", "tt"), "put the code between backquotes instead"),
    "a": "write [the words](the address) instead",
    "blockquote": "write the quote with > signs instead",
    "hr": "write --- on a line of its own instead",
    "img": "put the picture into docs/ and write ![what it shows](picture.png) instead",
}
_FOREIGN = frozenset("iframe video audio embed object frame frameset source track picture svg math canvas".split())
_ACTIVE = frozenset(
    "script style link meta base form input button select textarea template slot noscript dialog article".split()
)


@rule(
    "plain-markdown",
    "HTML in a page, but for harmless tags: `details`, `summary`, `abbr`, `kbd`, `br`, `sub`, `sup`, and comments",
    fix="write it in Markdown",
    example="Read <b>this</b> first",
    cause="form",
    form=2,
)
def raw_html(course: Course) -> Iterator[Location]:
    """Tags in a page, but for a few that are harmless, and attributes in braces."""
    for document in course.documents.values():
        if is_shown(course, document.path):
            yield from _first_tags(markup_of(document))


def _first_tags(found: Iterator[Text]) -> Iterator[Location]:
    """A spot for each tag: one for a pair, and one for a line."""
    opened: set[str] = set()
    lines: set[int] = set()
    for text in found:
        tag = TAG.match(text.text)
        name = (tag[1] or "").lower() if tag else ""
        if name == "quiz" and text.path.startswith("quizzes/"):
            continue  # the rules on blocks tell what is wrong with it
        is_end_of_pair = text.text.startswith("</") and name in opened
        opened.add(name)
        if not is_end_of_pair and text.line not in lines:
            lines.add(text.line)
            yield _location(text, name, is_tag=tag is not None)


def _location(text: Text, name: str, is_tag: bool) -> Location:
    shown = _shown(text.text)
    if not is_tag:
        what = f"the braces {shown} change the page on the site, and show as they are in the repository"
        return Location(text.path, text.line, what, "take them out, or put them between backquotes")
    if name == "img" and "user-attachments" in text.text:
        what = f"a picture was pasted in the web editor, which keeps it on another host and writes {shown}"
        return Location(text.path, text.line, what, _LIKE_MARKDOWN["img"])
    if "style=" in text.text.lower() and name in _LIKE_MARKDOWN:
        what = f"{shown} came with pasted text; the course has its own styles"
        return Location(text.path, text.line, what, "keep the words and take the tag out")
    if name in _FOREIGN:
        what = f"{shown} would put something of another page or host here"
        return Location(text.path, text.line, what, "write a link to it instead: [what it is](the address)")
    if name in _ACTIVE:
        what = f"{shown} would change what the page is or does"
        return Location(text.path, text.line, what, "take it out, or put it between backquotes if it is to be read")
    fix = _LIKE_MARKDOWN.get(name, "write it in Markdown, or put it between backquotes if it is to be read")
    return Location(text.path, text.line, f"there is raw HTML, {shown}", fix)


def _shown(text: str) -> str:
    """A tag as a message names it, in one line."""
    line = re.sub(r"[\s`]+", " ", text).strip()
    return f"`{line[:60]}…`" if len(line) > 60 else f"`{line}`"


@rule(
    "plain-text",
    "HTML in front matter, settings or data, whose texts are shown letter by letter",
    fix="take the tag out and keep the words",
    example="title: The <i>first</i> day",
    cause="form",
)
def tagged_texts(course: Course) -> Iterator[Location]:
    """Tags in front matter, settings and data: those are shown letter by letter, so a reader would see the tag."""
    for text in course.tagged_texts:
        yield Location(
            text.path, text.line, f"this text holds a tag, {_shown(text.text)}, which would be shown as it is"
        )
