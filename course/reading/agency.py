"""`agency.yml`: what the agency says on each point where the deck leaves the rule to it."""

from __future__ import annotations

import json
from datetime import date
from typing import Annotated

import msgspec
from msgspec import Meta

from course.model import Agency, Finding, Point
from course.reading.front_matter import Fields, read_fields

SCHEMA = "docs/schema/agency.json"
"""Where the schema of `agency.yml` is kept."""

Name = Annotated[str, Meta(max_length=120, description="write the agency's name as its staff know it")]
Contact = Annotated[str, Meta(max_length=200, description="say whom to ask; it stands after the word “ask”")]
Rule = Annotated[str, Meta(max_length=600, description="say it in a sentence or two")]
Policy = Annotated[str, Meta(pattern=r"^(https?://\S+)?$", description="begin it with https://")]
Review = Annotated[date, Meta(description="write the day by which it is looked at again as 2027-06-30")]


class PointFields(Fields, kw_only=True):
    """What the agency says on a point."""

    rule: Rule | None = None
    policy: Policy | None = None
    review: Review | None = None


class PointsFields(Fields, kw_only=True, rename="kebab"):
    """Every point on which the course leaves the rule to the agency; the description is how pages name it."""

    work_posts: Annotated[PointFields | None, Meta(description="posts about work on your own account")] = None
    friend_requests: Annotated[PointFields | None, Meta(description="friend and follow requests")] = None
    looking_people_up: Annotated[PointFields | None, Meta(description="looking people up")] = None
    direct_messages: Annotated[PointFields | None, Meta(description="direct messages")] = None
    approved_apps: Annotated[PointFields | None, Meta(description="apps for writing to clients")] = None
    message_records: Annotated[PointFields | None, Meta(description="keeping messages as records")] = None
    page_passwords: Annotated[PointFields | None, Meta(description="passwords of the agency’s pages")] = None
    leaving_staff: Annotated[PointFields | None, Meta(description="accounts when someone leaves")] = None
    breach: Annotated[PointFields | None, Meta(description="whom to tell when something leaks")] = None


class AgencyFields(Fields, kw_only=True):
    """What `agency.yml` may say; all of it is optional."""

    agency: Name | None = None
    contact: Contact | None = None
    points: PointsFields | None = None


POINTS = {info.encode_name: str(info.type.__metadata__[0].description) for info in msgspec.structs.fields(PointsFields)}
"""Every point, and how pages name it."""


def agency_schema() -> str:
    """The JSON Schema of `agency.yml`, by which an editor completes names and marks mistakes as one types."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **msgspec.json.schema(AgencyFields)}
    return f"{json.dumps(schema, ensure_ascii=False, indent=2)}\n"


def read_agency(path: str, source: str) -> tuple[Agency, tuple[Finding, ...]]:
    """Read the agency's profile; points it says nothing on come back without a rule."""
    front = read_fields(AgencyFields, path, source)
    fields = front.fields or AgencyFields()
    points = {}
    for info in msgspec.structs.fields(PointsFields):
        id = info.encode_name
        said = getattr(fields.points, info.name, None) or PointFields()
        points[id] = Point(id=id, label=POINTS[id], rule=_line(said.rule), policy=said.policy or "", review=said.review)
    return Agency(name=_line(fields.agency), contact=_line(fields.contact), points=points), front.findings


def _line(said: str | None) -> str:
    """A text in one line: what looks like a list or a heading in the middle of a page would not be taken as one."""
    return " ".join((said or "").split())
