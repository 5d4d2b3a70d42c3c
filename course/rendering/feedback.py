"""The link by which a reader writes to the agency of what is wrong or unclear on a page."""

from __future__ import annotations

from urllib.parse import quote

from course.model import Course
from course.model.site_paths import site_path
from course.rendering.catalog import version_of


def feedback_address(course: Course, source: str) -> str:
    """Return a `mailto:` address with the page and the course version filled in; empty where the agency names no mail.

    Args:
        course: the course.
        source: the page's file in the repository.
    """
    if not course.agency.feedback:
        return ""
    document = course.documents.get(source)
    title = next((heading.text for heading in document.headings if heading.level == 1), "") if document else ""
    subject = f"{course.title}: {title or site_path(source)}"
    body = f"Page: {site_path(source)}\r\nVersion: {version_of(course)}\r\n\r\nWhat is wrong or unclear:\r\n"
    return f"mailto:{course.agency.feedback}?subject={quote(subject)}&body={quote(body)}"
