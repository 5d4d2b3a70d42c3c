"""The offline zip: a site whose pages work when they are opened without any server."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from course.model import Course
from course.model.site_paths import built_paths, is_published
from course.publishing.bundle import classic_script, require_esbuild
from course.publishing.manifest import MANIFEST
from course.publishing.search import ENTRIES, PREFIX, WORKERS, worker_for_disk
from course.publishing.worker import WORKER

SCRIPTS = "assets/scripts/"
START = f"{SCRIPTS}course.js"
CLASSIC = "assets/course.js"
"""Where the classic script stands that holds all modules."""

INDEX = "search/search_index"
APART = f"{WORKERS}/{PREFIX}"
"""How the worker of the pages begins that are searched apart."""

_MODULE = re.compile(rf'\s*<script\b[^>]*\bsrc="([^"]*){START}"[^>]*></script>', re.IGNORECASE)
_APP = re.compile(rf'\s*<link\b[^>]*\bhref="[^"]*{re.escape(MANIFEST)}"[^>]*>', re.IGNORECASE)
"""The reference to the manifest: browsers refuse to read one on a disk, and put no file on a home screen."""
_ADDRESS = re.compile(r"(; script-src )[^';\s]+/assets/(?=[ ;])")
"""Where scripts may come from on a server, by the name of its host; a disk has none."""
_LEFT_OUT = re.compile(
    rf"^{SCRIPTS}|^assets/catalog\.js$|^assets/libraries/.*\.js$|^assets/javascripts/lunr/|\.map$|^_headers$|^sitemap\.xml"
    rf"|^{WORKER}$|^{re.escape(MANIFEST)}$|^404\.html$|^{ENTRIES}$"
)
"""What only a server, or nothing, asks for."""

FIRST, LAST = date(1980, 1, 1), date(2107, 12, 31)
"""The days that a zip can bear."""


def has_directory_addresses(course: Course, site: Path) -> bool:
    """Return whether a site was built for a server: its pages are index files of folders of their own."""
    pages = (built_paths(path) for path in course.documents if is_published(course, path))
    return any((site / folder).is_file() and not (site / page).is_file() for folder, page in pages)


def pages_without_script(site: Path) -> list[str]:
    """Return the pages that do not load the course's script, from the site's root."""
    pages = ((file.relative_to(site).as_posix(), file) for file in sorted(site.rglob("*.html")))
    shown = ((name, file) for name, file in pages if not _LEFT_OUT.search(name))
    return [name for name, file in shown if not _MODULE.search(file.read_text(encoding="utf-8", errors="replace"))]


def pack(site: Path, sources: Path, last_modified: date) -> bytes:
    """Pack a built site into a zip; the same site gives the same bytes.

    Args:
        site: the site, built without directory addresses: a disk knows nothing of an index.html.
        sources: the folder of the theme's own files, in which the scripts are as they were written.
        last_modified: the day that the files in the zip bear.

    Raises:
        MissingEsbuild: esbuild, which makes one script of them, is not installed.
        BundleError: esbuild refuses a script.
    """
    packed = io.BytesIO()
    day = min(max(last_modified, FIRST), LAST)
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in sorted(_files(site, sources)):
            entry = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            archive.writestr(entry, content)
    return packed.getvalue()


def _files(site: Path, sources: Path) -> Iterator[tuple[str, bytes]]:
    for file in (one for one in site.rglob("*") if one.is_file()):
        name = file.relative_to(site).as_posix()
        if _LEFT_OUT.search(name):
            continue
        if file.suffix == ".html":
            yield name, _page(file.read_text(encoding="utf-8")).encode()
        elif name == f"{INDEX}.json":
            # The theme loads it as a script where it can't be fetched.
            yield f"{INDEX}.js", b"var __index = " + file.read_bytes()
        elif name.startswith(APART):
            yield name, worker_for_disk(file, site).encode()
        else:
            yield name, file.read_bytes()

    yield CLASSIC, classic_script(site, sources, require_esbuild())


def _page(html: str) -> str:
    """A page that loads the classic script in place of the module, before the theme's own scripts."""
    module = _MODULE.search(html)
    if module is None:
        return html
    html = _ADDRESS.sub(r"\1'self'", _APP.sub("", html.replace(module[0], ""), count=1), count=1)
    return html.replace("</head>", f'<script src="{module[1]}{CLASSIC}"></script>\n</head>', 1)
