"""The site's search: some pages are found from one another alone, with a worker and entries of their own."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from course.model import Course
from course.model.site_paths import built_paths

INDEX = "search/search_index.json"
ENTRIES = "search/apart.js"
"""The entries of the pages that are searched apart, as a script, which a worker and a disk can load."""

SOURCE = "apart-search.js"
"""The worker as it is written, at the root of the theme."""
WORKERS = "assets/javascripts/workers"
PREFIX = "apart."
"""Stands before the name of the theme's worker in that of the other."""


def split_search(course: Course, site: Path) -> None:
    """Take the entries of pages that are searched apart out of a built site's index, and write their worker.

    Args:
        course: the course, which names these pages.
        site: its site. Where the theme has no search of this form, it stays as it is.
    """
    source, index = site / SOURCE, site / INDEX
    code = source.read_text(encoding="utf-8") if source.is_file() else ""
    source.unlink(missing_ok=True)
    theme = next((site / WORKERS).glob("search.*.js"), None)
    if not code or not index.is_file() or theme is None:
        return
    whole = json.loads(index.read_text(encoding="utf-8"))
    addresses = _addresses(course)
    apart: list[dict[str, Any]] = []
    others: list[dict[str, Any]] = []
    for entry in whole["docs"]:
        (apart if entry["location"].partition("#")[0] in addresses else others).append(entry)
    _write(index, _json({**whole, "docs": others}))
    _write(site / ENTRIES, f"self.apartEntries={_json(apart)};\n")
    _write(theme.with_name(PREFIX + theme.name), _filled(code, {"THEME": theme.name, "ENTRIES": f"../../../{ENTRIES}"}))


def worker_for_disk(worker: Path, site: Path) -> str:
    """Return a worker with all that it asks for, as a page from a disk needs it: there a frame runs it."""
    theme = worker.with_name(worker.name.removeprefix(PREFIX))
    return "\n".join(part.read_text(encoding="utf-8") for part in (site / ENTRIES, worker, theme))


def _addresses(course: Course) -> frozenset[str]:
    """The addresses of these pages, as folders and as files."""
    sources = [path for path in course.documents if path.startswith(course.search_apart)]
    built = (path for source in sources for path in built_paths(source))
    return frozenset(re.sub(r"(^|/)index\.html$", r"\1", path) for path in built)


def _filled(code: str, values: Mapping[str, str]) -> str:
    for name, value in values.items():
        code = re.sub(rf'(?m)^const {name} = "";', lambda _: f"const {name} = {json.dumps(value)};", code, count=1)  # noqa: B023
    return code


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _write(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8", newline="")
