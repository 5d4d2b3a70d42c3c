"""Rules on the pages that course.yml names for the engine: each is there, and does what it is named for."""

from __future__ import annotations

from collections.abc import Iterator

from course.checks.rule import Location, rule
from course.model import Course
from course.model.site_paths import site_path
from course.reading.page_roles import INSERT_OF_ROLE


@rule(
    "page-role",
    "a page that course.yml names for the engine and that is not there, or can't be what it is named for",
    fix="correct the path, or take the line out: then nothing links to such a page",
    example="record: you/recrod.md",
    cause="settings",
    needs_all=True,
)
def missing_pages(course: Course) -> Iterator[Location]:
    """Return the roles whose page is missing, is left out of the site, or lacks its insert."""
    for role, file in course.pages.items():
        line = course.lines.get(f"pages.{role}", 1)
        if file not in course.documents:
            yield Location("course.yml", line, f"{file}, the page named for `{role}`, is not there")
        elif not course.page(role):
            yield Location("course.yml", line, f"{file}, the page named for `{role}`, is left out of the site")
        elif (insert := INSERT_OF_ROLE.get(role)) and all(
            fence.info != insert for fence in course.documents[file].fences
        ):
            what = f"course.yml names this page for `{role}`, and nothing on it draws that"
            fix = f"write the block ```{insert} here, or change `{role}: {site_path(file)}` in course.yml"
            yield Location(file, 1, what, fix)


@rule(
    "home-case",
    "a home page that opens with a case that is not there, or whose first scene has no choices",
    fix="use the name of a scenario's file, one whose first scene has choices",
    example="home: {case: the-frend-request}",
    cause="settings",
    needs_all=True,
)
def missing_opening_case(course: Course) -> Iterator[Location]:
    """Return the line of the case that the home page can't open with."""
    if (slug := course.opening.case) and course.opening_case is None:
        is_there = any(scenario.slug == slug for scenario in course.scenarios)
        what = "has no choices in its first scene" if is_there else "is not there"
        line = course.lines.get("home.case", 1)
        yield Location("course.yml", line, f"the home page opens with the scenario `{slug}`, which {what}")
