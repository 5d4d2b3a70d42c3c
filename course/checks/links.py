"""Rules on links: each is followed as the repository's web page follows it, then as the site does."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from course.checks.addresses import is_broken_web_address
from course.checks.rule import Location, rule
from course.model import Course, Document, Link, cached_on_course
from course.model.site_paths import is_bank, is_published, is_shown, page_at, site_path, source_path
from course.queries.module_parts import parts_of
from course.reading.link_target import SOURCES, Place, resolve, table_of


@cached_on_course
def _links(course: Course) -> list[tuple[Document, Link, Place]]:
    """Every link inside the course, with where it leads: to a folder's index, where a folder is linked that has one."""
    found = []
    for document in course.documents.values():
        for link in document.links:
            if not link.is_external:
                place = resolve(document.path, link.target)
                page = page_at(course, place.file)
                found.append((document, link, place if page == place.file else place._replace(file=page)))
    return found


@rule(
    "link-page",
    "a link to a page or file that is not there",
    fix="correct the path, written from the folder of this file",
    example="[the annex](annex.md)",
    cause="links",
)
def missing_files(course: Course) -> Iterator[Location]:
    """Links and pictures whose file is not there."""
    # Without agency.yml every point is open.
    there = course.files | course.folders | course.expected_files | {"agency.yml"}
    for document, link, place in _links(course):
        if link.target.startswith("/") or place.file in there or is_broken_web_address(course, document, link):
            continue
        if place.file != document.path:
            word = "picture" if link.is_image else "link"
            yield Location(document.path, link.line, f"the {word} {link.target} leads to nothing")


@rule(
    "link-anchor",
    "a link to a heading that is not there",
    fix="use the slug of a heading on that page",
    example="[the passage](first-steps.md#a-pasage)",
    cause="links",
    needs_all=True,
)
def missing_anchors(course: Course) -> Iterator[Location]:
    """Links whose page is there and whose heading is not."""
    choices = {(s.document.path, choice.line) for s in course.scenarios for c in s.scenes for choice in c.choices}
    for document, link, place in _links(course):
        target = course.documents.get(place.file)
        if target is None or not place.fragment or (document.path, link.line) in choices:
            continue
        if target.heading(place.fragment) is None:
            what = f"the link {link.target} names a heading that is not on {place.file}"
            yield Location(document.path, link.line, what)


@rule(
    "link-place",
    "a link that works in the repository or on the site, but not in both",
    fix="write it relative to this file, to a page of the course",
    example="[home](/index.md)",
    cause="links",
)
def one_sided_links(course: Course) -> Iterator[Location]:
    """Links from the root, and links from a page of the site to what the site does not have."""
    for document, link, place in _links(course):
        word = "picture" if link.is_image else "link"
        if link.target.startswith("/"):
            yield Location(document.path, link.line, f"the {word} {link.target} begins at the root of a host")
        elif not is_shown(course, document.path) or _is_served(course, place):
            continue
        elif place.file in course.files and link.is_image:
            what = f"the picture {link.target} is in no folder that the site shows"
            yield Location(document.path, link.line, what, "move its file below docs/, and link it there")
        elif place.file in course.files:
            yield Location(document.path, link.line, f"the link {link.target} leads out of the site")
        elif place.file in course.folders:
            what = f"the link {link.target} leads to a folder, which is no page of the site"
            yield Location(document.path, link.line, what, "link a page in it")


def _is_served(course: Course, place: Place) -> bool:
    """Return whether the site has what a link leads to, or something in its place."""
    if place.file in course.files and is_published(course, place.file):
        return True
    return table_of(place.file) is not None or place.file in ("agency.yml", SOURCES)


@rule(
    "figure-name",
    "a figure called by a name that the data does not have",
    fix="use a name from the first column of the CSV",
    example="[Rice](../../data/stock.csv#rice-2205)",
    cause="links",
    needs_all=True,
)
def missing_figures(course: Course) -> Iterator[Location]:
    """Figures by a name that their table does not have."""
    for document, link, place in _links(course):
        slug = table_of(place.file)
        if slug is None or not is_shown(course, document.path):
            continue
        table = course.tables.get(slug)
        if table is not None and table.figure(place.fragment) is None:
            yield Location(document.path, link.line, f"{place.file} has no figure called “{place.fragment}”")


@rule(
    "agency-point",
    "an agency's rule asked for on a point that is none, or inside a text",
    fix="use one of the points that course.yml declares",
    example="[the rule](../../agency.yml#holidays)",
    cause="links",
)
def missing_points(course: Course) -> Iterator[Location]:
    """Agency's rules asked for on points that are none."""
    for document, link, place in _links(course) if course.has_settings else ():
        if place.file != "agency.yml" or not is_shown(course, document.path):
            continue
        if place.fragment not in course.agency.points:
            points = ", ".join(course.agency.points)
            what = f"“{place.fragment}” is no point of agency.yml"
            fix = f"use one of {points}" if points else "declare it under points in course.yml"
            yield Location(document.path, link.line, what, fix)
        elif not link.is_alone:
            what = f"the agency's rule on {place.fragment} can't stand inside a text"
            yield Location(document.path, link.line, what, "give the link a paragraph of its own")


@rule(
    "nav-order",
    "a menu that lists the pages of a module in another order than course.yml",
    fix="put its lines under `nav` in mkdocs.yml in that order, or change `steps` in course.yml",
    example="modules/first-step.md above its case, where course.yml has the case first",
    cause="links",
    needs_all=True,
    follows=("course-order", "link-nav"),
)
def other_orders(course: Course) -> Iterator[Location]:
    """Modules whose pages the menu lists otherwise: its order is that of the links to the next page."""
    lines = {source_path(entry.target): entry.line for entry in course.navigation if not entry.is_external}
    for module in course.modules:
        steps = groupby(parts_of(course, module), lambda part: type(part.unit))
        stages = [[path for part in of if (path := part.unit.document.path) in lines] for _, of in steps]
        first = {path: at for at, stage in reversed([*enumerate(stages)]) for path in stage}
        listed = sorted(first, key=lambda path: lines[path])
        wanted = sorted(listed, key=lambda path: first[path])
        if listed != wanted:
            names = ", ".join(map(site_path, wanted))
            what = f"nav has another order than course.yml, which has {names}"
            yield Location("mkdocs.yml", lines[listed[0]], what)


@rule(
    "link-nav",
    "a page that mkdocs.yml's nav lists and that is not there, or a page it leaves out",
    fix="add it under `nav` in mkdocs.yml, or take it out",
    example="- modules/first-step.md",
    cause="links",
    needs_all=True,
    follows=("course-order",),
)
def navigation_gaps(course: Course) -> Iterator[Location]:
    """Pages that the navigation lists and that are not there, and pages of the site it leaves out."""
    listed = {}
    is_whole = True
    for entry in course.navigation:
        path = source_path(entry.target)
        listed[path] = entry.line
        if not entry.is_external and path not in course.documents and path not in course.files:
            is_whole = False
            yield Location("mkdocs.yml", entry.line, f"nav lists {entry.target}, which is not there")
        elif is_bank(path):
            what = f"nav lists {entry.target}, a question bank, which is no page of the site"
            yield Location("mkdocs.yml", entry.line, what, "take it out")
    for path in course.documents if is_whole else ():  # a page left out may be the one that is misspelt
        if is_published(course, path) and path not in listed and path not in course.unlisted:
            yield Location("mkdocs.yml", 1, f"nav leaves out {path}")
