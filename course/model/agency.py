"""The agency's own rules."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import msgspec


class Point(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A point on which the agency must say its own rule; rule and policy are empty where it has said nothing."""

    id: str
    label: str
    rule: str = ""
    policy: str = ""
    review: date | None = None

    @property
    def is_answered(self) -> bool:
        """Return whether the agency has said something, be it only where its policy is."""
        return bool(self.rule or self.policy)


class Agency(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The agency's name, contact and rules; `feedback` is the mail address for what is wrong or unclear on a page."""

    name: str = ""
    contact: str = ""
    feedback: str = ""
    points: Mapping[str, Point] = msgspec.field(default_factory=dict)
