"""The people of a course's cases: each has one role, wherever they are met."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec


class Person(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A made-up person: a name, the role it stands for, and a few words on who that is."""

    name: str
    role: str
    about: str
    face: str = ""
    """The drawing of the head in `docs/assets/people/`; "" where there is none."""
    line: int


class Cast(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The people of a course by their names, and the words by which texts name each role."""

    people: Mapping[str, Person] = msgspec.field(default_factory=dict)
    roles: Mapping[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
