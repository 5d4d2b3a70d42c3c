"""Points that the agency has answered or left open: the agenda for the meeting that answers the rest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from course.model import Course, Fence, Heading, Module, Point
from course.model.site_paths import site_path
from course.reading.insert import read_agenda
from course.rendering.agency import points_in
from course.rendering.template import draw, draw_html


@dataclass(frozen=True)
class AgendaItem:
    """A point on the agenda: how it stands, and where the course teaches it."""

    html: Markup
    taught: tuple[tuple[Module, Heading], ...]


def render_readiness(course: Course, path: str, fence: Fence) -> str:
    """Markdown for a fence of the agenda, or of the table that sums it up.

    Whether a rule is past its review date is left to the browser, since a page may be months old when it is read.
    """
    if fence.info == "readiness":
        return draw_html(
            "readiness.html.j2",
            agency=course.agency,
            wording=course.wording,
            points=course.agency.points.values(),
            linked=_on_agenda(course, path),
        )
    points = [
        course.agency.points[id]
        for id in read_agenda(path, fence, course.agency.points)[0]
        if id in course.agency.points
    ]
    return draw(
        "agenda.md.j2",
        items=[
            AgendaItem(draw_html("agenda-point.html.j2", point=point), tuple(_taught(course, point)))
            for point in points
        ],
        space=draw_html("agenda-space.html.j2"),
        up="../" * (len(site_path(path).split("/")) - 1),
    )


def _on_agenda(course: Course, path: str) -> frozenset[str]:
    fences = course.documents[path].fences if path in course.documents else ()
    return frozenset(
        id for fence in fences if fence.info == "agenda" for id in read_agenda(path, fence, course.agency.points)[0]
    )


def _taught(course: Course, point: Point) -> Iterator[tuple[Module, Heading]]:
    """The sections of modules that show the agency's rule on a point."""
    for module in course.modules:
        for heading in module.document.headings:
            if heading.level == 2 and point in points_in(course, module.document.path, heading.slug):
                yield module, heading
