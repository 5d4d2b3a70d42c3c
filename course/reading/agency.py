"""`agency.yml`: what the agency says on each point where the deck leaves the rule to it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal

from msgspec import Meta

from course.model import Agency, Finding, Point
from course.reading.frontmatter import Fields, read_fields

POINTS = {
    "work-posts": "posts about work on your own account",
    "friend-requests": "friend and follow requests",
    "looking-people-up": "looking people up",
    "direct-messages": "direct messages",
    "approved-apps": "apps for writing to clients",
    "message-records": "keeping messages as records",
    "page-passwords": "who holds the passwords of its pages",
    "leaving-staff": "accounts when someone leaves",
    "breach": "whom to tell when something leaks",
}
"""Every point on which the course leaves the rule to the agency, and how the page names it."""

PointId = Literal[
    "work-posts",
    "friend-requests",
    "looking-people-up",
    "direct-messages",
    "approved-apps",
    "message-records",
    "page-passwords",
    "leaving-staff",
    "breach",
]


class PointFields(Fields, kw_only=True):
    """A point of `agency.yml`."""

    rule: Annotated[str, Meta(max_length=600)] = ""
    policy: Annotated[str, Meta(pattern=r"^(https?://\S+)?$", description="begin it with https://")] = ""
    review: date | None = None


class AgencyFields(Fields, kw_only=True):
    """What `agency.yml` may say; all of it is optional."""

    agency: str = ""
    contact: str = ""
    points: Mapping[PointId, PointFields | None] | None = None


def read_agency(path: str, source: str) -> tuple[Agency, tuple[Finding, ...]]:
    """Read the agency's profile; points it says nothing on come back without a rule."""
    front = read_fields(AgencyFields, path, source)
    fields = front.fields or AgencyFields()
    points = {}
    for id, label in POINTS.items():
        said = (fields.points or {}).get(id) or PointFields()  # type: ignore[call-overload]
        points[id] = Point(id, label, said.rule, said.policy, said.review)
    return Agency(fields.agency, fields.contact, points), front.findings
