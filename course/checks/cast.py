"""Rules on the people of the cases: each is in the list, and keeps one role."""

from __future__ import annotations

from collections.abc import Iterator

from course.checks.rule import Location, rule
from course.model import Course
from course.model.site_paths import PEOPLE
from course.queries.people import namings, pages_by_person, role_said
from course.reading.cast import CAST


@rule(
    "cast-unknown",
    "a given name that is not in the cast",
    fix="add the person to data/cast.yml, or use the name of somebody there",
    example="Dolores asks for a box, with no Dolores in data/cast.yml",
    cause="content",
    needs_all=True,
)
def unknown_people(course: Course) -> Iterator[Location]:
    """Given names without an entry, each once on a page; a course without a cast may use any."""
    seen: set[tuple[str, str]] = set()
    for naming in namings(course) if course.cast.people else ():
        if naming.name not in course.cast.people and (naming.path, naming.name) not in seen:
            seen.add((naming.path, naming.name))
            yield Location(naming.path, naming.prose.line, f"nobody in {CAST} is called {naming.name}")


@rule(
    "cast-role",
    "a person of the cast in another role than the list gives",
    fix="use another name here, or correct data/cast.yml",
    example="your supervisor Ruth, where Ruth is a guest",
    cause="content",
    needs_all=True,
)
def changed_roles(course: Course) -> Iterator[Location]:
    """People who are called by the words of another role."""
    for naming in namings(course):
        person = course.cast.people.get(naming.name)
        if person and (said := role_said(course, naming)):
            what = f"“{said}” gives {person.name} another role than {CAST}: {person.role}"
            yield Location(naming.path, naming.prose.line, what)


@rule(
    "cast-face",
    "a drawing of a person of the cast that is not there",
    fix="draw it, or take `face` out",
    example="face: ruth.svg, with no such file in docs/assets/people/",
    cause="content",
    needs_all=True,
)
def missing_faces(course: Course) -> Iterator[Location]:
    """Entries that name a drawing which nobody made."""
    for person in course.cast.people.values():
        if person.face and f"{PEOPLE}/{person.face}" not in course.files:
            yield Location(CAST, person.line, f"there is no {PEOPLE}/{person.face} for {person.name}")


@rule(
    "cast-unused",
    "a person of the cast whom no page names",
    fix="take the entry out",
    example="Dolores in data/cast.yml, and on no page",
    cause="content",
    severity="warning",
    needs_all=True,
)
def unused_people(course: Course) -> Iterator[Location]:
    """Entries of the cast that nobody meets."""
    for name, pages in pages_by_person(course).items():
        if not pages:
            yield Location(CAST, course.cast.people[name].line, f"no page names {name}")
