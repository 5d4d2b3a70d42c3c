"""`data/cast.yml`: the people of a course's cases, each with one role."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from course.model import Cast, Finding, Person
from course.reading.front_matter import Fields, read_fields

CAST = "data/cast.yml"
"""The file that lists the people."""

Name = Annotated[str, Meta(pattern=r"^[^\W\d_]\S*$", description="write the given name alone, as Ruth")]
Word = Annotated[str, Meta(min_length=2, description="write a word or two by which texts name the role")]


_FACE = "name a drawing in docs/assets/people/, as ruth.svg"


class PersonFields(Fields, kw_only=True):
    """A person of the cases."""

    role: Annotated[str, Meta(min_length=1, description="one of the roles above")]
    about: Annotated[str, Meta(min_length=1, max_length=120, description="say in a line who that is")]
    face: Annotated[str, Meta(pattern=r"^[a-z0-9-]+\.svg$", description=_FACE)] = ""


class CastFields(Fields, kw_only=True):
    """The roles, each with the words that texts use for it, and the people."""

    roles: dict[Word, tuple[Word, ...]]
    people: dict[Name, PersonFields]


def read_cast(path: str, source: str) -> tuple[Cast, tuple[Finding, ...]]:
    """Read the people by their names; one in a role that is not listed is a finding."""
    front = read_fields(CastFields, path, source)
    if front.fields is None:
        return Cast(), front.findings
    fields = front.fields
    people = {
        name: Person(
            name=name,
            role=person.role,
            about=person.about,
            face=person.face,
            line=front.lines.get(f"people.{name}", 1),
        )
        for name, person in fields.people.items()
    }
    strangers = (person for person in people.values() if person.role not in fields.roles)
    findings = tuple(
        Finding(path, one.line, "front-matter", f"`{one.role}` is no role; use one of {', '.join(fields.roles)}")
        for one in strangers
    )
    return Cast(people=people, roles=fields.roles), findings
