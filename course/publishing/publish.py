"""The steps from a built site to a published one: lighter files, a policy in every page, a worker's list."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import jinja2
from msgspec.structs import replace

from course.model import Course, Finding
from course.publishing.agreement import check_agreement, shown_by
from course.publishing.built_site import ReadPage, read_page
from course.publishing.bundle import INSTALL, SCRIPTS, bundle_site, find_esbuild, minify_script
from course.publishing.headers import IN_SITE, render_headers
from course.publishing.libraries import add_libraries
from course.publishing.manifest import add_manifest
from course.publishing.search import PREFIX, WORKERS, split_search
from course.publishing.security_policy import with_policy
from course.publishing.site_rules import check_site
from course.publishing.theme_blocks import paths_to_root, theme_digests
from course.publishing.worker import WORKER, fill_worker

log = logging.getLogger("mkdocs.plugins.course.publishing")

UNBUNDLED = (
    "esbuild is not installed, so scripts and styles are published as they were written: "
    f"the site works, and its pages load more files; {INSTALL}"
)


def publish(
    course: Course,
    folder: Path,
    is_served: bool,
    templates: jinja2.Environment,
    config: Any,
    read: ReadPage = read_page,
) -> list[Finding]:
    """Finish a built site, file by file, and hold it against the course.

    Args:
        course: what the site was built from.
        folder: where it was built.
        is_served: whether it is only looked at while it is edited. It is then left as it was built: live reload writes
            a script into pages that is another one each time, and files are read more easily as they were written.
        templates: what fills the theme's templates.
        config: the builder's settings, by which Markdown was rendered and as templates know them.
        read: reads a page of the site.

    Returns:
        everything that is wrong with it.
    """
    add_libraries(folder)
    add_manifest(course, folder, config.site_description or "", config.theme.get("language") or "")
    split_search(course, folder)
    address = config.site_url or ""
    if not is_served:
        theme = theme_digests(templates, config, paths_to_root(folder, address))
        bundle(folder)
        for page in folder.rglob("*.html"):
            _write(page, with_policy(page.read_text(encoding="utf-8"), theme, address))
        _write(folder / IN_SITE, render_headers(IN_SITE))
        if (folder / WORKER).is_file():
            fill_worker(folder)
    differing = [] if is_served else check_agreement(course, shown_by(config))
    return [*check_site(replace(course, address=address), folder, is_served, read), *differing]


def bundle(folder: Path) -> None:
    """Bundle a site's scripts and make its styles smaller; without esbuild they stay as they were written, and work."""
    esbuild = find_esbuild()
    if esbuild is None:
        log.info(UNBUNDLED)
        return
    if (folder / SCRIPTS).is_dir():
        bundle_site(folder, esbuild)
    for worker in (folder / WORKER, *(folder / WORKERS).glob(f"{PREFIX}*.js")):
        if worker.is_file():
            _write(worker, minify_script(worker.read_text(encoding="utf-8"), esbuild))


def _write(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8", newline="")
