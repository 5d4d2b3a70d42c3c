"""The mapping between files of the repository and pages of the site, in both directions."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path

from course.model import Course, cached_on_course

MOUNTED = ("scenarios", "quizzes")
"""Folders beside `docs/` whose pages are part of the site."""

BANKS = "quizzes/bank"
"""The folder of the question banks, which are no pages of the site."""

HOME = "docs/index.md"
"""The site's first page."""

PEOPLE = "docs/assets/people"
"""The folder of the drawn heads of the people of the cases."""

MODULES = "docs/modules"
"""The folder of the modules' pages."""

INDEXES = ("index.md", "README.md")
"""The page that a folder shows, the first of them that is there."""

_PLACEHOLDER = re.compile(r"/your-[\w-]+/")
"""Stands in the address of a repository that nobody has set yet: `/your-name/course/`."""

_STEP_BACK = re.compile(r"[^/=?&#%]+(?:/|%2F)\.\.(?:/|%2F)")
"""A folder in an address, and the way out of it: `docs/../scenarios/`."""


def module_path(slug: str) -> str:
    """Return the file of a module."""
    return f"{MODULES}/{slug}.md"


def is_site_source(path: str) -> bool:
    """Return whether a file lies in one of the folders that the site is made of."""
    folder, _, rest = path.partition("/")
    return folder in ("docs", *MOUNTED) and bool(rest)


def is_mounted(path: str) -> bool:
    """Return whether a file is a page of a folder beside `docs/`."""
    folder, _, name = path.partition("/")
    return folder in MOUNTED and name.endswith(".md") and "/" not in name


def site_path(path: str) -> str:
    """Return where a file stands in the site's sources: `docs/` is their root."""
    return path.removeprefix("docs/")


def link_between(page: str, file: str) -> str:
    """Return the link from a page to a file, both of the repository, as it stands in the site; empty for no file."""
    return posixpath.relpath(site_path(file), posixpath.dirname(site_path(page)) or ".") if file else ""


def source_path(place: str) -> str:
    """Return the file that stands at a place of the site's sources, as mkdocs.yml and templates name it."""
    return place if place.split("/")[0] in MOUNTED and "/" in place else f"docs/{place}"


def source_of_file(file: str | None, root: Path, place: str) -> str:
    """Return the path of a file in the repository, or of the one that would stand at its place, where it is made.

    Args:
        file: where it lies on this machine, if it does.
        root: where the repository lies.
        place: where it stands in the site's sources.
    """
    if file is None or not Path(file).is_relative_to(root):
        return source_path(place)
    return Path(file).relative_to(root).as_posix()


def edit_address(address: str | None) -> str | None:
    """Return where a page is edited, without the way out of `docs/`; None while nobody has set the repository."""
    return None if address is None or _PLACEHOLDER.search(address) else _STEP_BACK.sub("", address)


def has_edit_link(course: Course, path: str) -> bool:
    """Return whether a page may link to where it is edited: those for staff do, others where course.yml says so."""
    return course.edit_links == "all" or path.startswith(course.for_staff)


def is_published(course: Course, path: str) -> bool:
    """Return whether a file becomes a page or file of the site."""
    return path not in course.unpublished and (path.startswith("docs/") or is_mounted(path))


def is_bank(path: str) -> bool:
    """Return whether a file is a question bank."""
    return path.startswith(f"{BANKS}/") and path.endswith(".md")


def is_shown(course: Course, path: str) -> bool:
    """Return whether a file's text is shown on the site: that of a page, or of a bank, one question at a time."""
    return is_published(course, path) or is_bank(path)


def page_at(course: Course, path: str) -> str:
    """Return the page that a path of the repository shows: that of a folder is its index, if it has one."""
    if path in course.files:
        return path
    inside = (posixpath.normpath(posixpath.join(path, name)) for name in INDEXES)
    return next((page for page in inside if page in course.documents), path)


def built_paths(path: str) -> tuple[str, str]:
    """Return where a page stands in the built site: with an address for each folder, and with one for each file."""
    folder, name = posixpath.split(site_path(path))
    if name in INDEXES:
        index = posixpath.join(folder, "index.html")
        return index, index
    stem = posixpath.join(folder, name.removesuffix(".md"))
    return f"{stem}/index.html", f"{stem}.html"


@cached_on_course
def sources(course: Course) -> dict[str, str]:
    """Return the file behind every built page, however its address is formed."""
    pages = (path for path in course.documents if is_published(course, path))
    # Where a folder has both, its index comes before its README.
    ordered = sorted(pages, key=lambda path: posixpath.basename(path) != INDEXES[1])
    return {built: path for path in ordered for built in built_paths(path)}


def source_of_built(course: Course, path: str) -> str:
    """Return the file of the repository that a built page comes from; the page's own path where it comes from none."""
    return sources(course).get(path, path)
