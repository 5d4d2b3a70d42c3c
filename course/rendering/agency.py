"""The agency's rule on a point: where the course teaches it, and after what rests on that passage."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from course.model import Course, Point
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
    """HTML for what stands after the citation of an answer: the agency's rule on each point that it touches.

    Args:
        course: the course.
        path: the file of the quiz or scenario.
        targets: the links of the citation, relative to that file.
    """
    places = [resolve(path, target) for target in targets]
    points = dict.fromkeys(point for place in places for point in points_in(course, place.file, place.fragment))
    values = {"agency": course.agency, "wording": course.wording}
    drawn = [draw_html("agency-after.html.j2", **values, point=point) for point in points]
    return Markup("\n").join(drawn)


def points_in(course: Course, file: str, slug: str) -> tuple[Point, ...]:
    """The points on which the section that holds a passage shows the agency's rule, each once, in their order.

    Args:
        course: the course.
        file: the page that has the passage.
        slug: the passage's heading; for one further down it is the section around it that counts.
    """
    document = course.documents.get(file)
    heading = document.heading(slug) if document else None
    if document is None or heading is None:
        return ()
    above = [other for other in document.headings if other.level <= 2 and other.line <= heading.line]
    first, last = document.span(above[-1] if above else heading)
    inside = (resolve(file, link.target) for link in document.links if first <= link.line <= last)
    ids = dict.fromkeys(place.fragment for place in inside if place.file == "agency.yml")
    return tuple(course.agency.points[id] for id in ids if id in course.agency.points)
