"""The agency's rule on a point: where the course teaches it, and after what rests on that passage."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from course.model import Course, Link, Point
from course.queries.boxes import box_of
from course.reading.link_target import resolve
from course.rendering.template import draw_html


def render_point(course: Course, point: Point, is_repeated: bool = False) -> Markup:
    """Return HTML for a point: the rule and its policy, or whom to ask while there is none.

    Args:
        course: the course.
        point: the point.
        is_repeated: whether the page has said already whom to ask while there is no rule.
    """
    if is_repeated and not point.is_answered:
        return draw_html("agency-again.html.j2", agency=course.agency, wording=course.wording, point=point)
    return draw_html("agency.html.j2", agency=course.agency, wording=course.wording, point=point)


def render_after(course: Course, path: str, targets: Iterable[str]) -> Markup:
    """HTML for what stands after the citation of an answer: the agency's rules, or one line that says whom to ask.

    Args:
        course: the course.
        path: the file of the quiz or scenario.
        targets: the links of the citation, relative to that file.
    """
    places = [resolve(path, target) for target in targets]
    found = [(place, point) for place in places for point in points_in(course, place.file, place.fragment)]
    values = {"agency": course.agency, "wording": course.wording}
    written = dict.fromkeys(point for _, point in found if point.is_answered)
    if written:
        return Markup("\n").join(draw_html("agency-after.html.j2", **values, point=point) for point in written)
    # Whoever must act at once is not sent to ask first: what a box says holds without the agency's rule.
    if not found or any(_shows_box(course, place.file, place.fragment) for place in places):
        return Markup()
    return draw_html("agency-open.html.j2", **values, point=found[0][1])


def points_in(course: Course, file: str, slug: str) -> tuple[Point, ...]:
    """The points on which the section that holds a passage shows the agency's rule, each once, in their order.

    Args:
        course: the course.
        file: the page that has the passage.
        slug: the passage's heading; for one further down it is the section around it that counts.
    """
    inside = (resolve(file, link.target) for link in _links_around(course, file, slug))
    ids = dict.fromkeys(place.fragment for place in inside if place.file == "agency.yml")
    return tuple(course.agency.points[id] for id in ids if id in course.agency.points)


def _shows_box(course: Course, file: str, slug: str) -> bool:
    """Return whether the section that holds a passage shows a box, such as the duty to report."""
    return any(box_of(course, file, link) for link in _links_around(course, file, slug))


def _links_around(course: Course, file: str, slug: str) -> tuple[Link, ...]:
    """Return the links of the section that holds a passage."""
    document = course.documents.get(file)
    heading = document.heading(slug) if document else None
    if document is None or heading is None:
        return ()
    above = [other for other in document.headings if other.level <= 2 and other.line <= heading.line]
    first, last = document.span(above[-1] if above else heading)
    return tuple(link for link in document.links if first <= link.line <= last)
