"""The site's files as MkDocs holds them: their sources and addresses, and those that lie elsewhere or are made."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from course.model import Course
from course.model.site_paths import HOME, is_mounted, site_path, source_of_file
from course.rendering.catalog import render_catalog
from course.rendering.print_footer import STYLESHEET, with_title
from course.rendering.schemas import file_schemas
from course.text.typography import typeset


def address_in(files: Files) -> Callable[[str], str]:
    """Return what gives a page's address by its place in the site's sources; empty where there is no such page."""
    return lambda source: files.src_uris[source].url if source in files.src_uris else ""


def template_filters(files: Files, course: Course) -> dict[str, Callable[[str], str]]:
    """Return what templates write with: a page's address, by its place or its role; and curly quotes."""
    page = address_in(files)
    return {"page": page, "role": lambda role: page(site_path(course.page(role))), "typeset": typeset}


def add_generated(files: Files, config: MkDocsConfig, course: Course, last_modified: date) -> None:
    """Add what is made for the whole site: what scripts know of the course, and the style that names it on paper."""
    catalog = render_catalog(course, last_modified, address_in(files))
    files.append(File.generated(config, "assets/catalog.js", content=catalog))
    for place, schema in file_schemas(course.id).items():
        if place not in files.src_uris:
            files.append(File.generated(config, place, content=schema))
    if STYLESHEET in files.src_uris:
        theirs = files.src_uris[STYLESHEET]
        files.remove(theirs)
        files.append(File.generated(config, STYLESHEET, content=with_title(theirs.content_string, course.title)))


def root_of(config: MkDocsConfig) -> Path:
    """Return the folder of mkdocs.yml."""
    return Path(config.config_file_path).parent


def source_of(page: Page, config: MkDocsConfig) -> str:
    """Return the file of the repository behind a page."""
    return source_of_file(page.file.abs_src_path, root_of(config), page.file.src_uri)


def mounted(path: str, root: Path, config: MkDocsConfig) -> File:
    """Return a page whose source lies beside `docs/`, from where "edit this page" counts."""
    file = File(path, str(root), config.site_dir, config.use_directory_urls)
    file.edit_uri = f"../{path}"
    return file


def add_files(files: Files, config: MkDocsConfig, course: Course, last_modified: date) -> Files:
    """Add the pages that lie beside `docs/`, a home page where there is none, and what is made for the whole site."""
    for path in filter(is_mounted, course.documents):
        files.append(mounted(path, root_of(config), config))
    for path in course.translations:
        # The menu is that of the originals, each of which links to its translations.
        files.src_uris[site_path(path)].inclusion = InclusionLevel.NOT_IN_NAV
    if site_path(HOME) not in files.src_uris:
        # It shows the findings that belong to no page.
        files.append(File.generated(config, site_path(HOME), content=f"# {HOME} is not there\n"))
    add_generated(files, config, course, last_modified)
    return files
