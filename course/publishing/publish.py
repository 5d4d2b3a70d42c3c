"""What a built site goes through before it is handed out: lighter files, a policy in every page, a worker's list."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import jinja2
from msgspec.structs import replace
from rcssmin import cssmin
from rjsmin import jsmin

from course.model import Course, Finding
from course.publishing.agreement import check_agreement, shown_by
from course.publishing.headers import IN_SITE, render_headers
from course.publishing.libraries import add_libraries
from course.publishing.script import pieces
from course.publishing.security_policy import with_policy
from course.publishing.site_rules import check_site
from course.publishing.theme_blocks import bases_of, theme_digests
from course.publishing.worker import WORKER, fill_worker

OWN = ("assets/scripts/**/*.js", "assets/styles/**/*.css", WORKER)
"""Our scripts and styles; the theme's are small already."""

_NAMED = re.compile(r"\$template(\d+)\$")


def publish(course: Course, folder: Path, is_served: bool, templates: jinja2.Environment, config: Any) -> list[Finding]:
    """Finish a built site, file by file, and hold it against the course.

    Args:
        course: what the site was built from.
        folder: where it was built.
        is_served: whether it is only looked at while it is edited. It is then left as it was built: live reload writes
            a script into pages that is another one each time, and files are read more easily as they were written.
        templates: what fills the theme's templates.
        config: the builder's settings, by which Markdown was rendered and as templates know them.

    Returns:
        everything that is wrong with it.
    """
    add_libraries(folder)
    address = config.site_url or ""
    if not is_served:
        theme = theme_digests(templates, config, bases_of(folder, address))
        for file in (found for pattern in OWN for found in folder.glob(pattern)):
            _write(file, minified(file.suffix, file.read_text(encoding="utf-8")))
        for page in folder.rglob("*.html"):
            _write(page, with_policy(page.read_text(encoding="utf-8"), theme, address))
        _write(folder / IN_SITE, render_headers(IN_SITE))
        if (folder / WORKER).is_file():
            fill_worker(folder)
    differing = [] if is_served else check_agreement(course, shown_by(config))
    return [*check_site(replace(course, address=address), folder, is_served), *differing]


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
