"""A scenario: scenes, the choices between them, and the verdicts of its endings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec

from course.model.activity import Activity
from course.model.document import Document, Link

VerdictKind = Literal["sound", "risky", "harmful"]


class Choice(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A choice that leads from a scene to another."""

    text: str
    target: str
    line: int


class Verdict(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The verdict on an ending: its kind, the reason in Markdown, and the links of the reason."""

    kind: VerdictKind
    reason: str
    lead: str
    """The reason as plain text, up to its last link."""
    links: tuple[Link, ...]
    line: int
    figures: tuple[str, ...] = ()
    """The figures shown in the reason."""
    text: str = ""
    """The reason as plain text, links left out."""
    last: int = 0
    """The line on which it ends; its reason begins on the one after its first."""


class Scene(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A section of a scenario: Markdown, then the choices or the verdict."""

    id: str
    title: str
    body: str
    choices: tuple[Choice, ...]
    verdicts: tuple[Verdict, ...]
    line: int
    unexpected_items: tuple[int, ...] = ()
    """The lines of list items that look like choices and are none, or stand among them."""
    lines: tuple[int, ...] = ()
    """The lines of its body, but for its place."""
    place: str = ""
    """When and where it is, from a first paragraph that is all in italics."""
    activities: tuple[Activity, ...] = ()
    """What is asked in it: for a reply in one's own words, or what an ending rests on."""

    @property
    def is_ending(self) -> bool:
        """Return whether the scenario ends here."""
        return not self.choices

    @property
    def say(self) -> Activity | None:
        """Return what asks for the learner's own words before the choices."""
        return next((one for one in self.activities if one.kind == "say"), None)

    @property
    def call(self) -> Activity | None:
        """Return what asks, before the verdict, what the ending rests on."""
        return next((one for one in self.activities if one.kind == "call"), None)


class Scenario(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A branching case. The first scene is the start."""

    slug: str
    title: str
    summary: str
    module: str
    objectives: tuple[str, ...]
    minutes: int
    intro: str
    scenes: tuple[Scene, ...]
    document: Document
    lines: Mapping[str, int]
    """The line of each field of the front matter."""
