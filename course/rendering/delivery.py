"""What a built site goes through before it is handed out: lighter files, a policy in every page, a worker's list."""

from __future__ import annotations

import re
from pathlib import Path

from rcssmin import cssmin
from rjsmin import jsmin

from course.checks.agreement import Settings, check_agreement, shown_by
from course.checks.site import check_site
from course.model import Course, Finding
from course.rendering.libraries import add_libraries
from course.rendering.policy import with_policy
from course.rendering.script import pieces
from course.rendering.worker import WORKER, fill_worker

OWN = ("assets/scripts/**/*.js", "assets/styles/**/*.css", WORKER)
"""Our scripts and styles; the theme's are small already."""

_NAMED = re.compile(r"\$template(\d+)\$")


def deliver(course: Course, folder: Path, settings: Settings, is_served: bool) -> list[Finding]:
    """Finish a built site, file by file, and hold it against the course.

    Args:
        course: what the site was built from.
        folder: where it was built.
        settings: how its Markdown was rendered.
        is_served: whether it is only looked at while it is edited. It is then left as it was built: live reload writes
            a script into pages that is another one each time, and files are read more easily as they were written.

    Returns:
        everything that is wrong with it.
    """
    add_libraries(folder)
    if not is_served:
        for file in (found for pattern in OWN for found in folder.glob(pattern)):
            _write(file, minified(file.suffix, file.read_text(encoding="utf-8")))
        for page in folder.rglob("*.html"):
            _write(page, with_policy(page.read_text(encoding="utf-8")))
        if (folder / WORKER).is_file():
            fill_worker(folder)
    differing = [] if is_served else check_agreement(course, shown_by(settings))
    return [*check_site(course, folder, is_served), *differing]


def minified(suffix: str, text: str) -> str:
    """A script or style sheet without comments and white space; nothing else in it is changed."""
    return f"{cssmin(text) if suffix == '.css' else _minified_script(text)}\n"


def _minified_script(script: str) -> str:
    """The minifier does not know a template within a template, so a name stands for each while it works."""
    parted = [*pieces(script)]
    templates = [piece.text for piece in parted if piece.kind == "template"]
    names = (f"$template{number}$" for number in range(len(templates)))
    small = jsmin("".join(next(names) if piece.kind == "template" else piece.text for piece in parted))
    return _NAMED.sub(lambda name: templates[int(name[1])], small).strip()


def _write(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8", newline="")
