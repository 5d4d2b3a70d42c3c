"""Rules on links: each is followed as the repository's web page follows it, then as the site does."""

from __future__ import annotations

import re
from collections.abc import Iterator

from course.checks.addresses import is_meant_for_the_web
from course.checks.rule import Location
from course.model import Course, Document, Link
from course.model.site_paths import is_published, page_at, source_path
from course.reading.link_target import Place, resolve, table_of
from course.reading.slug import slug


def _links(course: Course) -> Iterator[tuple[Document, Link, Place]]:
    """Every link inside the course, with where it leads: to a folder's index, where a folder is linked that has one."""
    for document in course.documents.values():
        for link in document.links:
            if not link.is_external:
                place = resolve(document.path, link.target)
                yield document, link, place._replace(file=page_at(course, place.file))


def missing_files(course: Course) -> Iterator[Location]:
    """Links and pictures whose file is not there."""
    # Without agency.yml every point is open.
    there = course.files | course.folders | course.awaited | {"agency.yml"}
    for document, link, place in _links(course):
        if link.target.startswith("/") or place.file in there or is_meant_for_the_web(course, document, link):
            continue
        if place.file != document.path:
            word = "picture" if link.is_image else "link"
            yield Location(document.path, link.line, f"the {word} {link.target} leads to nothing")


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


def misplaced(course: Course) -> Iterator[Location]:
    """Links from the root, and links from a page of the site to what the site does not have."""
    for document, link, place in _links(course):
        word = "picture" if link.is_image else "link"
        if link.target.startswith("/"):
            yield Location(document.path, link.line, f"the {word} {link.target} begins at the root of a host")
        elif not is_published(course, document.path) or _is_served(course, place):
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
    """Whether the site has what a link leads to, or something in its place."""
    if place.file in course.files and is_published(course, place.file):
        return True
    return table_of(place.file) is not None or place.file == "agency.yml"


def missing_figures(course: Course) -> Iterator[Location]:
    """Figures by a name that their table does not have."""
    for document, link, place in _links(course):
        slug = table_of(place.file)
        if slug is None or not is_published(course, document.path):
            continue
        table = course.tables.get(slug)
        if table is not None and table.figure(place.fragment) is None:
            yield Location(document.path, link.line, f"{place.file} has no figure called “{place.fragment}”")


def missing_points(course: Course) -> Iterator[Location]:
    """Agency's rules asked for on points that are none."""
    for document, link, place in _links(course) if course.has_settings else ():
        if place.file != "agency.yml" or not is_published(course, document.path):
            continue
        if place.fragment not in course.agency.points:
            points = ", ".join(course.agency.points)
            what = f"“{place.fragment}” is no point of agency.yml"
            fix = f"use one of {points}" if points else "declare it under points in course.yml"
            yield Location(document.path, link.line, what, fix)
        elif not link.is_alone:
            what = f"the agency's rule on {place.fragment} can't stand inside a text"
            yield Location(document.path, link.line, what, "give the link a paragraph of its own")


def repeated_headings(course: Course) -> Iterator[Location]:
    """Headings whose slug another heading of the page has, and headings that have none."""
    for document in course.documents.values():
        seen: set[str] = set()
        for heading in document.headings:
            own = slug(heading.text)
            if not own:
                yield Location(document.path, heading.line, "this heading has no letters to make a slug of")
            elif heading.slug != own or own in seen:
                what = f"the heading “{heading.text}” has the same slug as one above, {own}"
                yield Location(document.path, heading.line, what)
            seen.add(own)


def navigation(course: Course) -> Iterator[Location]:
    """Pages that the navigation lists and that are not there, and pages of the site it leaves out."""
    listed = {}
    is_whole = True
    for entry in course.navigation:
        path = source_path(entry.target)
        listed[path] = entry.line
        if not entry.is_external and path not in course.documents and path not in course.files:
            is_whole = False
            yield Location("mkdocs.yml", entry.line, f"nav lists {entry.target}, which is not there")
    for path in course.documents if is_whole else ():  # a page left out may be the one that is misspelt
        if is_published(course, path) and path not in listed and path not in course.unlisted:
            yield Location("mkdocs.yml", 1, f"nav leaves out {path}")


def templates(course: Course) -> Iterator[Location]:
    """Pages that the theme's templates link by their source and that are not there."""
    for path, text in course.templates.items():
        for found in re.finditer(r"""['\"]([\w./-]+\.md)['\"]\s*\|\s*page""", text):
            source = source_path(found[1])
            if source not in course.documents:
                line = text.count("\n", 0, found.start()) + 1
                yield Location(path, line, f"the template links {found[1]}, which is not there")


def unusable_templates(course: Course) -> Iterator[Location]:
    """Templates of the theme in which a form is wrong, so that no page can be made with them."""
    if not course.templates:
        return
    # Loaded only where there are templates: it takes longer than a small course's check.
    from jinja2 import Environment, TemplateSyntaxError

    environment = Environment()
    for path, text in course.templates.items():
        try:
            environment.parse(text)
        except TemplateSyntaxError as error:
            yield Location(path, error.lineno, f"this template can't be used: {' '.join(str(error.message).split())}")
