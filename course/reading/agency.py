"""`agency.yml`: what the agency says on each point on which the course leaves the rule to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Annotated, Any, cast

import msgspec
from msgspec import Meta

from course.model import Agency, Finding, Point
from course.reading.front_matter import Fields, read_fields
from course.reading.settings import Declared

Name = Annotated[str, Meta(max_length=120, description="write the agency's name as its staff know it")]
Contact = Annotated[str, Meta(max_length=200, description="say whom to ask; it stands after the word “ask”")]
Rule = Annotated[str, Meta(max_length=600, description="say it in a sentence or two")]
Mail = Annotated[
    str,
    Meta(pattern=r"^([\w.+-]+@[\w-]+(\.[\w-]+)+)?$", description="write a mail address: training@county.example"),
]
Policy = Annotated[str, Meta(pattern=r"^(https?://\S+)?$", description="begin it with https://")]
Review = Annotated[date, Meta(description="write the day by which it is looked at again as 2027-06-30")]


class PointFields(Fields, kw_only=True):
    """The fields of a point of `agency.yml`."""

    rule: Rule | None = None
    policy: Policy | None = None
    review: Review | None = None


class AgencyFields(Fields, kw_only=True):
    """The fields of `agency.yml`, all optional."""

    agency: Name | None = None
    contact: Contact | None = None
    feedback: Mail | None = None


def agency_fields(points: Mapping[str, Declared]) -> type[AgencyFields]:
    """Return the record of an `agency.yml` that may answer some points, and no others."""
    return _agency_fields(tuple((id, point.about or point.label) for id, point in points.items()))


@cache
def _agency_fields(points: tuple[tuple[str, str], ...]) -> type[AgencyFields]:
    names = {f"point_{at}": id for at, (id, _) in enumerate(points)}
    point_fields = [
        (name, Annotated[PointFields | None, Meta(description=about)], None)
        for name, (_, about) in zip(names, points, strict=True)
    ]
    answers: Any = msgspec.defstruct("PointsFields", point_fields, bases=(Fields,), rename=names, kw_only=True)
    answers.__doc__ = "Every point on which the course leaves the rule to the agency, as course.yml declares them."
    fields: Any = msgspec.defstruct(
        "AgencyFields", [("points", answers | None, None)], bases=(AgencyFields,), kw_only=True
    )
    fields.__doc__ = AgencyFields.__doc__
    return cast("type[AgencyFields]", fields)


def read_agency(path: str, source: str, points: Mapping[str, Declared]) -> tuple[Agency, tuple[Finding, ...]]:
    """Read the agency's profile; points it says nothing on come back without a rule.

    Args:
        path: the file.
        source: its text.
        points: the points that course.yml declares.
    """
    kind = agency_fields(points)
    front = read_fields(kind, path, source)
    fields = front.fields or kind()
    answers = dict(_answers(getattr(fields, "points", None)))
    return Agency(
        name=_line(fields.agency),
        contact=_line(fields.contact),
        feedback=fields.feedback or "",
        points={id: _point(id, declared, answers.get(id) or PointFields()) for id, declared in points.items()},
    ), front.findings


def _answers(fields: Fields | None) -> Iterator[tuple[str, PointFields | None]]:
    """Yield the agency's answer on each point, by the point's id."""
    for info in msgspec.structs.fields(fields) if fields is not None else ():
        yield info.encode_name, getattr(fields, info.name)


def _point(id: str, declared: Declared, fields: PointFields) -> Point:
    return Point(id=id, label=declared.label, rule=_line(fields.rule), policy=fields.policy or "", review=fields.review)


def _line(text: str | None) -> str:
    """A text in one line: what looks like a list or a heading in the middle of a page would not be taken as one."""
    return " ".join((text or "").split())
