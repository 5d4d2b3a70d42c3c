"""The edition for a disk: a zip whose pages work when they are opened without any server."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from course.rendering.classic import classic_script
from course.rendering.delivery import minified
from course.rendering.worker import WORKER

SCRIPTS = "assets/scripts/"
START = f"{SCRIPTS}course.js"
STAND_IN = f"{SCRIPTS}disk/worker.js"
CLASSIC = "assets/course.js"
"""Where the classic script stands that holds all modules."""

INDEX = "search/search_index"

_MODULE = re.compile(rf'\s*<script src="([^"]*){START}" type="module"></script>')
_ADDRESS = re.compile(r"(; script-src )[^';\s]+/assets/(?=[ ;])")
"""Where scripts may come from on a server, by the name of its host; a disk has none."""
_LEFT_OUT = re.compile(
    rf"^{SCRIPTS}|^assets/catalog\.js$|^assets/libraries/.*\.js$|^assets/javascripts/lunr/|\.map$|^_headers$|^sitemap\.xml"
    rf"|^{WORKER}$|^404\.html$"
)
"""What only a server, or nothing, asks for."""


def pack(site: Path, sources: Path, dated: date) -> bytes:
    """Pack a built site into a zip; the same site gives the same bytes.

    Args:
        site: the site, built without directory addresses: a disk knows nothing of an index.html.
        sources: the folder of the theme's own files, in which the scripts are as they were written.
        dated: the day that the files in the zip bear.
    """
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in sorted(_files(site, sources)):
            entry = zipfile.ZipInfo(name, (dated.year, dated.month, dated.day, 0, 0, 0))
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
        else:
            yield name, file.read_bytes()

    def source(path: str) -> str:
        own = sources / path
        return (own if own.is_file() else site / path).read_text(encoding="utf-8")

    yield CLASSIC, minified(".js", classic_script(source, first=[STAND_IN], then=[START])).encode()


def _page(html: str) -> str:
    """A page that loads the classic script in place of the module, before the theme's own scripts."""
    module = _MODULE.search(html)
    if module is None:
        return html
    html = _ADDRESS.sub(r"\1'self'", html.replace(module[0], ""), count=1)
    return html.replace("</head>", f'<script src="{module[1]}{CLASSIC}"></script>\n</head>', 1)
