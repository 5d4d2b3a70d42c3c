"""A scenario's file to its graph: scenes, choices and verdicts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Annotated

from markdown_it.token import Token
from pydantic import Field

from course.model import Choice, Document, Finding, Link, Scenario, Scene, Verdict, VerdictKind
from course.reading.frontmatter import Fields, read_fields, split
from course.reading.markdown import parse

KINDS: dict[str, VerdictKind] = {"TIP": "sound", "WARNING": "risky", "CAUTION": "harmful"}
"""The alert that gives each verdict."""

_ALERT = re.compile(r"^\s*>\s*\[!(TIP|WARNING|CAUTION)\]\s*$", re.IGNORECASE)


class ScenarioFields(Fields):
    """The front matter of a scenario."""

    title: Annotated[str, Field(min_length=1)]
    summary: Annotated[str, Field(min_length=1)]
    module: Annotated[str, Field(min_length=1)]
    objectives: tuple[str, ...] = ()
    minutes: Annotated[int, Field(ge=1, le=120)]


@dataclass
class _Draft:
    """A scene while its blocks are read."""

    choices: list[Choice] = field(default_factory=list)
    verdicts: list[Verdict] = field(default_factory=list)
    taken: list[tuple[int, int]] = field(default_factory=list)
    """Lines that are not body: those of choices and verdicts, counted from 0 in the scene."""


def read_scenario(slug: str, document: Document, source: str) -> tuple[Scenario | None, tuple[Finding, ...]]:
    """Read a scenario.

    Args:
        slug: the file's name without its ending.
        document: the page as read.
        source: the file's text, front matter included.
    """
    front = read_fields(ScenarioFields, document.path, split(source)[0], first=2)
    if front.fields is None:
        return None, front.findings
    fields = front.fields
    lines = document.text.split("\n")
    marks = [heading for heading in document.headings if heading.level == 2]
    title = next((heading.line for heading in document.headings if heading.level == 1), 0)
    first = marks[0].line if marks else len(lines) + 1
    scenes = tuple(
        _scene(heading.slug, heading.text, lines[heading.line : document.span(heading)[1]], heading.line)
        for heading in marks
    )
    intro = "\n".join(lines[title : first - 1]).strip()
    scenario = Scenario(
        slug,
        fields.title,
        fields.summary,
        fields.module,
        fields.objectives,
        fields.minutes,
        intro,
        scenes,
        document,
        front.lines,
    )
    return scenario, ()


def _scene(id: str, title: str, lines: list[str], line: int) -> Scene:
    """Read the lines below a heading, which stands on `line`."""
    draft = _Draft()
    tokens = parse("\n".join(lines))
    for at, token in enumerate(tokens):
        if token.level or not token.map:
            continue
        if token.type == "bullet_list_open":
            choices = [*_choices(_inner(tokens, at), line)]
            if not choices:
                continue
            draft.choices += choices
        elif token.type == "blockquote_open" and _ALERT.match(lines[token.map[0]]):
            draft.verdicts.append(_verdict(_inner(tokens, at), lines, token.map, line))
        else:
            continue
        draft.taken.append((token.map[0], token.map[1]))
    body = [text for at, text in enumerate(lines) if not any(a <= at < b for a, b in draft.taken)]
    return Scene(id, title, "\n".join(body).strip(), tuple(draft.choices), tuple(draft.verdicts), line)


def _inner(tokens: list[Token], at: int) -> list[Token]:
    """The tokens inside the block that opens at `at`."""
    end = next(n for n in range(at + 1, len(tokens)) if tokens[n].level == tokens[at].level and tokens[n].nesting == -1)
    return tokens[at + 1 : end]


def _choices(tokens: list[Token], line: int) -> Iterator[Choice]:
    for token in tokens:
        links = list(_only_links(token))
        if len(links) == 1 and links[0][0].startswith("#"):
            target, text = links[0]
            yield Choice(text, target[1:], line + (token.map[0] if token.map else 0) + 1)


def _only_links(token: Token) -> Iterator[tuple[str, str]]:
    """The target and text of each link of an inline token that holds nothing but links."""
    target, text = "", ""
    for child in (token.children or ()) if token.type == "inline" else ():
        if child.type == "link_open":
            target, text = str(child.attrs["href"]), ""
        elif child.type == "link_close":
            yield target, text
            target = ""
        elif target:
            text += " " if child.type == "softbreak" else child.content
        elif child.content.strip():
            yield "", ""


def _verdict(tokens: list[Token], lines: list[str], span: list[int], line: int) -> Verdict:
    written = [re.sub(r"^\s*>\s?", "", text) for text in lines[span[0] : span[1]]]
    kind = KINDS[written[0].strip()[2:-1].upper()]
    links = tuple(
        Link(str(child.attrs["href"]), "", line + (token.map[0] if token.map else 0) + 1)
        for token in tokens
        for child in token.children or ()
        if child.type == "link_open"
    )
    return Verdict(kind, "\n".join(written[1:]).strip(), links, line + span[0] + 1)
