"""The agency's rule on a point, where the course reaches it."""

from __future__ import annotations

from course.model import Agency, Point
from course.rendering.template import draw_html


def render_point(agency: Agency, point: Point) -> str:
    """HTML for a point: the rule and its policy, or whom to ask while there is none."""
    return draw_html("agency.html.j2", agency=agency, point=point)
