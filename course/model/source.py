"""The sources that the course rests on."""

from __future__ import annotations

import datetime
from typing import Literal

import msgspec

SourceKind = Literal["law", "court", "official", "professional", "survey", "press", "other"]
Extent = Literal["page", "copy", "part", "report"]
"""How far a source was read: the page itself, a copy of it, a part of it, or what somebody else reports of it."""


class Source(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A source: what it is, where it stands, and how far it was read; the address is empty where it has none."""

    id: str
    title: str
    publisher: str
    address: str
    date: str
    """When it was published, as exactly as is known: `2021`, `2021-04`, `2021-04-07` or `undated`."""
    seen: datetime.date
    kind: SourceKind
    read: Extent
    review: datetime.date
    """The day by which somebody is to look at it again."""
    note: str
    """How sure it makes us, and why."""
    old: str
    """Why it is used although it is old."""
    line: int
