"""A scenario's file to its graph: scenes, choices and verdicts."""

from __future__ import annotations

import re
from typing import Annotated
from urllib.parse import unquote

from msgspec import Meta

from course.model import Choice, Document, Finding, Heading, Item, Quote, Scenario, Scene, Verdict, VerdictKind
from course.reading.activities import IN_SCENES
from course.reading.front_matter import Fields, read_front

KINDS: dict[str, VerdictKind] = {"tip": "sound", "warning": "risky", "caution": "harmful"}
"""The alert that gives each verdict."""


_PLACE = re.compile(r"\*([^*\[\]]+)\*")


class ScenarioFields(Fields, kw_only=True):
    """The front matter of a scenario."""

    title: Annotated[str, Meta(min_length=1)]
    summary: Annotated[str, Meta(min_length=1)]
    module: Annotated[str, Meta(min_length=1)]
    objectives: tuple[str, ...] = ()
    minutes: Annotated[int, Meta(ge=1, le=120)]


def read_scenario(slug: str, document: Document, source: str) -> tuple[Scenario | None, tuple[Finding, ...]]:
    """Read a scenario.

    Args:
        slug: the file's name without its ending.
        document: the page as read.
        source: the file's text, front matter included.
    """
    front = read_front(ScenarioFields, document.path, source)
    if front.fields is None:
        return None, front.findings
    fields = front.fields
    lines = document.text.split("\n")
    headings = [heading for heading in document.headings if heading.level == 2]
    title = next((heading.line for heading in document.headings if heading.level == 1), 0)
    first = headings[0].line if headings else len(lines) + 1
    scenes = tuple(_scene(document, heading, lines) for heading in headings)
    intro = "\n".join(lines[title : first - 1]).strip()
    scenario = Scenario(
        slug=slug,
        title=fields.title,
        summary=fields.summary,
        module=fields.module,
        objectives=fields.objectives,
        minutes=fields.minutes,
        intro=intro,
        scenes=scenes,
        document=document,
        lines=front.lines,
    )
    return scenario, ()


def _scene(document: Document, heading: Heading, lines: list[str]) -> Scene:
    """Read a scene: its choices, its verdicts, and what is left as its body."""
    first, last = heading.line + 1, document.span(heading)[1]
    lists = [found for found in document.lists if first <= found.line <= last]
    choice_lists = [found for found in lists if not found.is_numbered and any(_is_choice(item) for item in found.items)]
    alerts = [found for found in document.quotes if first <= found.line <= last and found.alert in KINDS]
    spans = [*((found.line, found.last) for found in choice_lists), *((alert.line, alert.last) for alert in alerts)]
    asked = [one for one in document.activities if one.kind in IN_SCENES and first <= one.line <= last]
    spans += [(one.line, one.last) for one in asked]
    taken = {line for start, end in spans for line in range(start, end + 1)}
    items = [item for found in choice_lists for item in found.items]
    unexpected = [item.line for item in items if not _is_choice(item)]
    unexpected += [item.line for found in lists if found not in choice_lists for item in found.items if _leads_on(item)]
    rest = tuple(at for at in range(first, last + 1) if at not in taken)
    opened, place = _place(lines, rest)
    return Scene(
        id=heading.slug,
        title=heading.text,
        body="\n".join(lines[at - 1] for at in rest).strip(),
        choices=tuple(
            Choice(text=item.only_link.text, target=unquote(item.only_link.target[1:]), line=item.line)
            for item in items
            if item.only_link and _is_choice(item)
        ),
        verdicts=tuple(_verdict(document, found, lines) for found in alerts),
        line=heading.line,
        unexpected_items=tuple(sorted(unexpected)),
        lines=rest[opened:],
        place=place,
        activities=tuple(asked),
    )


def _place(lines: list[str], rest: tuple[int, ...]) -> tuple[int, str]:
    """Return how many lines open a scene before its text, and the place that they name: a paragraph in italics."""
    start = next((at for at, line in enumerate(rest) if lines[line - 1].strip()), len(rest))
    found = _PLACE.fullmatch(lines[rest[start] - 1].strip()) if start < len(rest) else None
    is_alone = found and (start + 1 == len(rest) or not lines[rest[start + 1] - 1].strip())
    return (start + 1, found[1]) if found and is_alone else (0, "")


def _is_choice(item: Item) -> bool:
    return item.only_link is not None and item.only_link.target.startswith("#")


def _leads_on(item: Item) -> bool:
    return any(link.target.startswith("#") for link in item.links)


def _verdict(document: Document, alert: Quote, lines: list[str]) -> Verdict:
    reason = unquoted("\n".join(lines[alert.line : alert.last]))
    shown = [link for link in document.links if link.is_figure and alert.line <= link.line <= alert.last]
    figures = tuple(link.text for link in shown)
    text = " ".join(line.text for line in document.lines if alert.line <= line.line <= alert.last)
    lead = alert.lead.strip()
    return Verdict(
        kind=KINDS[alert.alert],
        reason=reason,
        lead=lead,
        links=alert.links,
        line=alert.line,
        figures=figures,
        text=text,
        last=alert.last,
    )


def unquoted(text: str) -> str:
    """The text of a block quote without the signs before its lines."""
    return re.sub(r"(?m)^[^\S\n]*>[^\S\n]?", "", text).strip()
