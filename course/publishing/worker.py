"""The service worker's list: which files a build of the site has, and what each holds."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path

from course.queries.content_hash import content_hash

WORKER = "worker.js"
"""The worker stands at the site's root: it may not answer for anything above itself."""

MAX_FILE_BYTES = 3_000_000
"""A file of more bytes is left to the network: nobody would want it fetched unasked."""

_LEFT_OUT = re.compile(
    r"(?:^|/)\.|\.map$|^_headers$|^sitemap\.xml|^assets/javascripts/lunr/|^assets/scripts/offline/framed-"
)
"""What no page asks for; the languages of the theme's search are none but where a course is not in English."""


def fill_worker(folder: Path) -> None:
    """Write the list of a built site's files, and its build id, into its worker.

    Args:
        folder: the site, in which nothing is changed any more.
    """
    worker = folder / WORKER
    listed = [[path, hash] for path, hash in sorted(files_of(folder))]
    build_id = content_hash((" ".join(pair) for pair in listed), 12)
    text = worker.read_text(encoding="utf-8")
    for name, value in (("EDITION", build_id), ("LISTED", listed)):
        literal = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        text = re.sub(rf"(?m)const {name} ?= ?.*?;", lambda _: f"const {name}={literal};", text, count=1)  # noqa: B023
    worker.write_text(text, encoding="utf-8", newline="")


def files_of(folder: Path) -> Iterator[tuple[str, str]]:
    """The address of every file that a page may ask for, and its SHA-256; a page's is that of its folder."""
    for file in folder.rglob("*"):
        path = file.relative_to(folder).as_posix()
        if file.is_file() and path != WORKER and not _LEFT_OUT.search(path) and file.stat().st_size <= MAX_FILE_BYTES:
            hash = base64.b64encode(hashlib.sha256(file.read_bytes()).digest()).decode()
            yield re.sub(r"(^|/)index\.html$", r"\1", path), hash
