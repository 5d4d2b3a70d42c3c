"""When the content was last changed."""

from __future__ import annotations

import os
import subprocess
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path

CONTENT = ("docs", "scenarios", "quizzes", "data", "agency.yml", "course.yml")
"""What a learner meets."""


def last_modified(root: Path) -> date:
    """The day on which the content last changed: by SOURCE_DATE_EPOCH if it is set, else by git, else by the files."""
    with suppress(ValueError, OverflowError, OSError):
        return datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH", "")), UTC).date()
    try:
        return date.fromisoformat(_git(root, "log", "-1", "--format=%cs", "--", *CONTENT))
    except (OSError, subprocess.SubprocessError, ValueError):
        return _newest(root)


def is_cut_off(root: Path) -> bool:
    """Return whether the day comes from the oldest commit of a shallow clone: the content may be older than that."""
    if os.environ.get("SOURCE_DATE_EPOCH"):
        return False
    try:
        is_shallow = _git(root, "rev-parse", "--is-shallow-repository") == "true"
        return is_shallow and not _git(root, "log", "-1", "--format=%P", "--", *CONTENT)
    except (OSError, subprocess.SubprocessError):
        return False


def _git(root: Path, *arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=root, capture_output=True, text=True, check=True, timeout=10)
    return done.stdout.strip()


def _newest(root: Path) -> date:
    files = [path for name in CONTENT for path in (root / name, *(root / name).rglob("*")) if path.is_file()]
    return datetime.fromtimestamp(max((path.stat().st_mtime for path in files), default=0), UTC).date()
