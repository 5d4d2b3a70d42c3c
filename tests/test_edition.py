"""The edition of the course changes with everything that a learner reads, plays, is asked and is held to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

import msgspec
import pytest
from msgspec.structs import fields, replace

from course.model import Course, Document
from course.queries.content_hash import EXEMPT, affects_version, course_version, is_for_learners
from course.reading.agency import read_agency
from course.reading.settings import Declared

Put = Callable[[Any], Course]
"""Gives the course with another value at one place."""


def places(value: Any, put: Put) -> Iterator[tuple[str, Any, Put]]:
    """Every field of every record in a value: `Class.field`, what it holds, and how to put something else there."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from places(inner, lambda new, key=key: put({**value, key: new}))  # type: ignore[misc]
    elif isinstance(value, tuple):
        for at, inner in enumerate(value):
            yield from places(inner, lambda new, at=at: put((*value[:at], new, *value[at + 1 :])))  # type: ignore[misc]
    elif isinstance(value, msgspec.Struct):
        for field in fields(value):
            if isinstance(value, Document) and field.name not in ("path", "text", "fences"):
                continue
            name, inner = f"{type(value).__name__}.{field.name}", getattr(value, field.name)
            put_here: Put = lambda new, name=field.name: put(replace(value, **{name: new}))  # type: ignore[misc]  # noqa: E731
            yield name, inner, put_here
            if affects_version(*name.split(".")):
                yield from places(inner, put_here)


def another(value: Any) -> Any:
    """Another value of the same kind."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, str):
        return f"{value} Or so."
    if isinstance(value, int):
        return value + 1
    if value is None:
        return 1
    if isinstance(value, date):
        return value + timedelta(1)
    if isinstance(value, Mapping):
        return dict([*value.items()][1:]) if value else {"x": "y"}
    if isinstance(value, msgspec.Struct):
        first = fields(value)[0].name
        return replace(value, **{first: another(getattr(value, first))})
    if isinstance(value, frozenset):
        return value ^ {"x"}
    return value[1:] if value else ("x",)


@pytest.fixture(scope="module")
def full(course: Course) -> Course:
    """The course with an agency that says something on every point, and a path that names its cases."""
    said = "agency: A\ncontact: B\npoints: {breach: {rule: Tell IT., review: 2027-01-31}}\n"
    agency, _ = read_agency("agency.yml", said, {"breach": Declared(label="leaks")})
    paths = tuple(replace(path, scenarios=(course.scenarios[0].slug,)) for path in course.learning_paths)
    return replace(course, agency=agency, learning_paths=paths)


def learners(course: Course) -> Mapping[str, Document]:
    """The pages that learners read."""
    return {path: course.documents[path] for path in course.documents if is_for_learners(course, path)}


def test_every_field_counts_or_has_a_reason_not_to(full: Course) -> None:
    counted: set[str] = set()
    wanted = replace(full, documents=dict([*learners(full).items()][:2]))
    edition = course_version(wanted)
    assert edition != course_version(full)
    for name, value, put in places(wanted, lambda new: new):
        if name in counted or isinstance(value, msgspec.Struct) or not affects_version(*name.split(".")):
            continue  # a record counts by its own fields
        counted.add(name)
        assert course_version(put(another(value))) != edition, f"{name} is shown, and the edition does not depend on it"
    assert all(reason.strip() for reason in EXEMPT.values())
    assert len(counted) > 100


def test_what_is_exempt_is_there_and_does_not_count(full: Course) -> None:
    """A name in the list that no record has any more would let a new field of that name slip."""
    found: dict[str, Course] = {}
    for name, value, put in places(full, lambda new: new):
        if name not in found and not affects_version(*name.split(".")):
            found[name] = put(value if name == "Course.for_staff" else another(value))  # it says which pages count
    assert EXEMPT.keys() <= found.keys()
    assert {course_version(course) for course in found.values()} == {course_version(full)}


@pytest.mark.parametrize(
    "path", ["docs/index.md", "docs/reference/glossary.md", "docs/you/privacy.md", "docs/modules/the-page.md"]
)
def test_every_page_for_learners_counts(course: Course, path: str) -> None:
    page = course.documents[path]
    other = replace(page, text=f"{page.text}\nOr so.\n")
    assert course_version(replace(course, documents={**course.documents, path: other})) != course_version(course)


@pytest.mark.parametrize("path", ["docs/trainers/index.md", "docs/supervisors/index.md", "README.md"])
def test_pages_for_others_do_not_count(course: Course, path: str) -> None:
    page = course.documents[path]
    other = {**course.documents, path: replace(page, text="Something else.")}
    assert course_version(replace(course, documents=other)) == course_version(course)


def test_order_counts(course: Course) -> None:
    assert course_version(replace(course, modules=course.modules[::-1])) != course_version(course)
    assert course_version(replace(course, completion_requirements=("quiz", "scenario"))) != course_version(course)
