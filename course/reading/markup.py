"""Markup in texts, as a browser or the site's Markdown reads it: tags, and attributes in braces.

The repository's web page and the site do not read Markdown alike, and neither reads HTML as a browser does. So nothing
here asks what a parser would make of a text: what only looks like a tag counts as one, unless both take it for code.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import yaml

from course.model import Document, Link, Text
from course.reading.front_matter import Loader
from course.reading.insert import INSERTS

TAG = re.compile(r"<(?=[\x00-\x08\x0b-\x1f\x7f]*[A-Za-z/!?])(?:/?([A-Za-z][\w:-]*))?[^<>]*>?")
"""A tag, whole or broken, with its name. What no one sees may stand in it: the site's Markdown takes it out."""

_HARMLESS = re.compile(
    r"</?(?:details|summary|kbd|sub|sup|abbr)\s*>|<details\s+open>|<br\s*/?>|<abbr\s+title=\"[^\"<>{}\n]*\">"
    r"|<!--(?!-?>)(?:(?!--)[^<>])*-->",
    re.IGNORECASE,
)
"""The tags that a text may hold, and comments."""

_ADDRESS = re.compile(r"<https?://[^<>\s\"'`{}]+>|<[\w.+-]+@[\w-]+(?:\.[\w-]+)+>", re.IGNORECASE)
_BRACES = re.compile(r"(?<!\\)(?:\\\\)*(?=(\{:?[ ]*[^}\n ][^\n]*?\}))")
_FENCED = re.compile(r"^(~{3,}|`{3,})[ ]*([\w#.+-]*)[ ]*\n(.*?)(?<=\n)\1[ ]*$", re.DOTALL | re.MULTILINE)
_ESCAPE_OR_RUN = re.compile(r"\\.|`+", re.DOTALL)
_RUN = re.compile("`+")
_CHUNK = re.compile(r"(?:[^\n]*\S[^\n]*(?:\n|\Z))+")
_RAW = re.compile(r"<(?:details|summary)\b.*(?:</(?:details|summary)\s*>|\Z)", re.DOTALL | re.IGNORECASE)
_QUIZ = re.compile(r"^[ \t]*(</?quiz>)[ \t]*$", re.MULTILINE)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
"""Letters that the site's Markdown drops or takes for its own, so that what stands beside them is read otherwise."""
_TARGET = re.compile(rb"\]\(\s*(<[^<>\n]*>)")
_DEFINED = re.compile(rb"\]:\s*(<[^<>\n]*>)")
_LETTER = re.compile(r"[A-Za-z0-9\"'“‘ ]")
_TEXT_AFTER = re.compile(r"[^\n|]*\}[^\n|}]*[^\s|}]")
"""From an opening brace on: that text follows the last closing one of the line, or of the cell."""


def markup_of(document: Document) -> Iterator[Text]:
    """Yield everything in a page that is no plain Markdown: tags that are not harmless, and attributes in braces."""
    for start, end in _markup(document):
        yield Text(path=document.path, line=document.text.count("\n", 0, start) + 1, text=document.text[start:end])


def as_letters(document: Document) -> str:
    """A page's text that does nothing: where there is markup to be found, every tag and brace is a letter to be read.

    Those in code are as well, and then show as numbers until the finding is gone: which code is code is what two
    readers of a broken text are at odds about.
    """
    text = document.text
    if next(_markup(document), None) is None:
        return text
    addresses = (found.span() for found in _ADDRESS.finditer(text))
    unchanged = {at for span in (*_unchanged(document), *_targets(document), *addresses) for at in range(*span)}
    letters = {found.start() for found in TAG.finditer(text)} | {found.start() for found in re.finditer(r"\{", text)}
    for start in sorted(letters - unchanged, reverse=True):
        text = f"{text[:start]}&#{ord(text[start])};{text[start + 1 :]}"
    return text


def _unchanged(document: Document) -> list[tuple[int, int]]:
    """From and up to where the tags of a quiz stand, which mkdocs-quiz reads."""
    is_quiz = document.path.startswith("quizzes/")
    return [found.span(1) for found in _QUIZ.finditer(document.text)] if is_quiz else []


def _markup(document: Document) -> Iterator[tuple[int, int]]:
    """From and up to where all of that stands in a page's text."""
    unchanged = _unchanged(document)
    if document.text.count("<") == len(unchanged) and "{" not in document.text:
        return
    text, raw = _without_code(document)
    text = _blanked(text, unchanged)
    text = _HARMLESS.sub(_blanked_match, _blanked(text, _targets(document)))
    addresses = (found.span() for found in _ADDRESS.finditer(text) if found.start() not in raw)
    text = _blanked(text, addresses)
    for found in TAG.finditer(text):
        yield found.span()
    for found in _BRACES.finditer(text):
        if not _is_in_words(text, found.start(1)):
            yield found.span(1)


def _is_in_words(text: str, at: int) -> bool:
    """Return whether a brace stands within words, where no reader takes it for more than a letter.

    The site's Markdown looks for braces right behind a mark, at the end of a heading or a cell, and on a line of
    their own.
    """
    line = text.rfind("\n", 0, at) + 1
    is_inside = text[at + 1] not in ":#." and re.search(r"[A-Za-z0-9]", text[line:at]) is not None
    return bool(is_inside and _LETTER.match(text[at - 1]) and _TEXT_AFTER.match(text, at) and not _CONTROL.search(text))


def _blank(text: str) -> str:
    """As many letters that mean nothing, on as many lines."""
    return re.sub(r"[^\n]", "x", text)


def _blanked_match(found: re.Match[str]) -> str:
    return _blank(found[0])


def _without_code(document: Document) -> tuple[str, range]:
    """A page's text with code blanked that is code to every reader, and where HTML is folded, in which nothing is."""
    text = document.text
    masked = [] if _CONTROL.search(text) else [*_fences(document), *_spans(text)]
    found = _RAW.search(_blanked(text, masked))
    raw = range(*found.span()) if found else range(0)
    return _blanked(text, [span for span in masked if span[0] not in raw and span[1] - 1 not in raw]), raw


def _blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    for start, end in spans:
        text = text[:start] + _blank(text[start:end]) + text[end:]
    return text


def _fences(document: Document) -> Iterator[tuple[int, int]]:
    """From and up to where code is fenced, for the repository's web page as for the site."""
    starts = [0, *(found.end() for found in re.finditer("\n", document.text)), len(document.text) + 1]
    lines = {line for one in document.fences if one.info not in INSERTS for line in range(one.line, one.last + 1)}
    for found in _FENCED.finditer(document.text):
        first, last = (document.text.count("\n", 0, at) + 1 for at in (found.start(), found.end()))
        for line in range(first, last + 1):
            if line in lines:
                yield starts[line - 1], starts[line] - 1


def _targets(document: Document) -> Iterator[tuple[int, int]]:
    """From and up to where a link has its address between angle brackets; the site has each without them."""
    raw = document.text.encode()
    found = [_TARGET.match(raw, raw.index(b"]", link.label), link.span[1]) for link in _inline(document, raw)]
    found += [_DEFINED.search(raw, *span) for span in document.definitions]
    for one in filter(None, found):
        yield len(raw[: one.start(1)].decode()), len(raw[: one.end(1)].decode())


def _inline(document: Document, raw: bytes) -> Iterable[Link]:
    """The links of a page that have their address with them, if any has it between angle brackets."""
    return (link for link in document.links if link.form == "inline") if b"(<" in raw else ()


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """From and up to where code stands within a line, taken by itself as with the lines around it."""
    for chunk in _CHUNK.finditer(text) if "`" in text else ():
        if "`" not in chunk[0]:
            continue
        around = {*_code(chunk[0], _closing)} & {*_code(chunk[0], _closing_on_site)}
        at = 0
        for line in chunk[0].split("\n"):
            inside = {*_code(line, _closing)} & {*_code(line, _closing_on_site)}
            for start, end in {(at + start, at + end) for start, end in inside} & around:
                # A column of a table ends at a bar, within code too.
                if "|" not in chunk[0][start:end]:
                    yield chunk.start() + start, chunk.start() + end
            at += len(line) + 1


def _code(text: str, closing: Callable[[str, re.Match[str]], int]) -> Iterator[tuple[int, int]]:
    """Between which places a text has code: from a run of backquotes to where `closing` says that it ends."""
    at = 0
    while found := _ESCAPE_OR_RUN.search(text, at):
        at = found.end()
        if found[0].startswith("`") and (end := closing(text, found)):
            yield found.start(), end
            at = end


def _closing(text: str, opening: re.Match[str]) -> int:
    """After the next run of backquotes as long as the one that opens; 0 where there is none."""
    found = re.compile(rf"(?<!`){opening[0]}(?!`)").search(text, opening.end())
    return found.end() if found else 0


def _closing_on_site(text: str, opening: re.Match[str]) -> int:
    """The same as Python-Markdown sees it, which takes the longest of the shorter runs where none is as long."""
    if end := _closing(text, opening):
        return end
    runs = [one for one in _RUN.finditer(text, opening.end()) if len(one[0]) < len(opening[0])]
    return max(runs, key=lambda one: (len(one[0]), -one.start())).end() if runs else 0


def tags_in_yaml(path: str, source: str, first: int = 1, keys: frozenset[str] = frozenset()) -> Iterator[Text]:
    """Every text of a YAML file, or of front matter, that holds what looks like a tag.

    Args:
        path: the file.
        source: the YAML.
        first: the line of the file on which the YAML begins.
        keys: the keys at the top to look below; all of them where none is named.
    """
    if "<" not in source and "\\" not in source:
        return
    try:
        root = yaml.compose(source, Loader=Loader)
    except (yaml.YAMLError, ValueError, RecursionError):
        # That it can't be read is told elsewhere; what it says may be shown all the same.
        yield from tags_in_lines(path, source, first)
        return
    pending: list[Any] = [root] if root else []
    if keys and isinstance(root, yaml.MappingNode):
        pending = [value for key, value in root.value if key.value in keys]
    seen: set[int] = set()
    while pending:
        node = pending.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, yaml.ScalarNode):
            for found in TAG.finditer(str(node.value)):
                yield Text(path=path, line=_line_of(node, source, found[0]) + first, text=found[0])
        else:
            pending += [one for item in node.value for one in (item if isinstance(item, tuple) else (item,))]


def _line_of(node: Any, source: str, tag: str) -> int:
    """The line of the source, from 0, of a tag in a text; the text's first where it is written otherwise."""
    first, last = int(node.start_mark.line), int(node.end_mark.line)
    lines = source.split("\n")[first : last + 1]
    return first + next((at for at, line in enumerate(lines) if tag.split()[0] in line), 0)


def tags_in_lines(path: str, text: str, first: int = 1) -> Iterator[Text]:
    """Every tag in the lines of a file that is plain text throughout."""
    for at, line in enumerate(text.split("\n")):
        for found in TAG.finditer(line):
            yield Text(path=path, line=first + at, text=found[0])
