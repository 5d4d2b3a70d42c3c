"""The site's files as MkDocs holds them: addresses of pages, and files that are made for the whole site."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from course.model import Course
from course.model.site_paths import site_path
from course.rendering.catalog import render_catalog
from course.rendering.print_footer import SHEET, with_title
from course.rendering.schemas import file_schemas


def address_in(files: Files) -> Callable[[str], str]:
    """Return what gives a page's address by its place in the site's sources; empty where there is no such page."""
    return lambda source: files.src_uris[source].url if source in files.src_uris else ""


def address_filters(files: Files, course: Course) -> dict[str, Callable[[str], str]]:
    """Return what gives templates a page's address: by its place in the site's sources, or by the role it plays."""
    page = address_in(files)
    return {"page": page, "role": lambda role: page(site_path(course.page(role)))}


def add_generated(files: Files, config: MkDocsConfig, course: Course, last_modified: date) -> None:
    """Add what is made for the whole site: what scripts know of the course, and the style that names it on paper."""
    catalog = render_catalog(course, last_modified, address_in(files))
    files.append(File.generated(config, "assets/catalog.js", content=catalog))
    for place, schema in file_schemas(course.id).items():
        if place not in files.src_uris:
            files.append(File.generated(config, place, content=schema))
    if SHEET in files.src_uris:
        sheet = with_title(files.src_uris[SHEET].content_string, course.title)
        files.append(File.generated(config, SHEET, content=sheet))


def require_home(files: Files, config: MkDocsConfig) -> None:
    """Make a home page where there is none: it shows the findings that belong to no page."""
    if "index.md" not in files.src_uris:
        files.append(File.generated(config, "index.md", content="# docs/index.md is not there\n"))
