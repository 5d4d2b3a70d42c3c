"""A module's file to what it sets out to teach."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from msgspec import Meta

from course.model import Document, Finding, Module, Sections
from course.reading.front_matter import Fields, read_front

CLOSING = Sections()
"""The sections that close a module where course.yml names no others."""


class ModuleFields(Fields, kw_only=True):
    """The front matter of a module."""

    title: Annotated[str, Meta(min_length=1)]
    summary: Annotated[str, Meta(min_length=1)]
    minutes: Annotated[int, Meta(ge=1, le=240)]
    slides: tuple[int, ...] = ()
    objectives: Annotated[Mapping[str, str], Meta(min_length=1)]
    teaches: Mapping[str, str] = {}
    takeaway: str = ""


def read_module(
    slug: str, document: Document, source: str, sections: Sections = CLOSING, has_deck: bool = False
) -> tuple[Module | None, tuple[Finding, ...]]:
    """Read a module.

    Args:
        slug: the file's name without its ending.
        document: the page as read.
        source: the file's text, front matter included.
        sections: the sections that close a module.
        has_deck: whether the course has statements of a deck, so that each module says which it teaches.
    """
    front = read_front(ModuleFields, document.path, source)
    if front.fields is None:
        return None, front.findings
    fields = front.fields
    if gone := [name for name in ("slides", "teaches") if has_deck and name not in front.lines]:
        what = "`{}` is missing; add it"
        return None, tuple(Finding(document.path, 2, "front-matter", what.format(name)) for name in gone)
    if fields.teaches and not fields.slides:
        what = (
            "`slides` is empty, and `teaches` names statements of the deck; write the slides they are from, such as [4]"
        )
        return None, (Finding(document.path, front.lines.get("slides", 1), "front-matter", what),)
    teaches = {statement: passage.removeprefix("#") for statement, passage in fields.teaches.items()}
    module = Module(
        slug=slug,
        title=fields.title,
        summary=fields.summary,
        minutes=fields.minutes,
        slides=fields.slides,
        objectives=fields.objectives,
        teaches=teaches,
        takeaway=fields.takeaway or fields.summary,
        document=document,
        lines=front.lines,
        sections=sections,
    )
    return module, ()
