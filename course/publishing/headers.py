"""HTTP headers for every file of the site, in the form of each kind of server."""

from __future__ import annotations

from collections.abc import Mapping

from course.rendering.template import draw

HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": "frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}
"""What pages can't say of themselves, or what holds for files too. Names of files stay the same from one build to the
next, so a browser asks whether a file has changed before it takes its own copy."""

IN_SITE = "_headers"
"""The file in the site itself, which hosts of static sites read; any other server takes it for a text."""

FOR_SERVERS = ("servers/apache.conf", "servers/nginx.conf", "servers/web.config")
"""The files of the repository for those who run a server."""


def render_headers(file: str) -> str:
    """The text of one of these files; each has a template of its name."""
    template = f"{file.rpartition('/')[2]}.j2"
    return draw(template, headers=HEADERS)
