"""The site's own search, asked on Node: the worker of the theme, on the index of a built site."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from course.publishing.search import INDEX, PREFIX, WORKERS
from tests import nodejs


def worker_of(site: Path, apart: bool = False) -> Path:
    """Return the worker that searches a built site, or the one of its pages that are searched apart."""
    return next((site / WORKERS).glob(f"{PREFIX if apart else ''}search.*.js"))


def found(site: Path, queries: Sequence[str], apart: bool = False) -> dict[str, list[str]]:
    """Return the addresses of the pages that each query finds, the best first."""
    told = nodejs.run("search.mjs", str(worker_of(site, apart)), str(site / INDEX), *queries)
    assert told.returncode == 0, told.stderr
    answers: list[list[str]] = json.loads(told.stdout)
    return dict(zip(queries, answers, strict=True))
