"""Activities as the site shows them: lists that open, and boxes that can be ticked, so that no script is needed."""

from __future__ import annotations

from course.model import Activity
from course.rendering.template import draw


def render_activity(activity: Activity, number: int) -> str:
    """Return Markdown for an activity.

    Args:
        activity: the activity, its links rewritten for the site.
        number: which activity of its page it is.
    """
    return draw(f"activity-{activity.kind}.md.j2", activity=activity, number=number)
