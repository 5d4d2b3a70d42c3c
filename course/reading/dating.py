"""When the content was last changed."""

from __future__ import annotations

import os
import subprocess
from datetime import UTC, date, datetime
from pathlib import Path

CONTENT = ("docs", "scenarios", "quizzes", "data", "agency.yml", "course.yml")
"""What a learner meets."""


def dated(root: Path) -> date:
    """The day on which the content last changed: by SOURCE_DATE_EPOCH if it is set, else by git, else by the files."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal():
        return datetime.fromtimestamp(int(epoch), UTC).date()
    try:
        command = ["git", "log", "-1", "--format=%cs", "--", *CONTENT]
        told = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True, timeout=10).stdout.strip()
        return date.fromisoformat(told)
    except (OSError, subprocess.SubprocessError, ValueError):
        return _newest(root)


def _newest(root: Path) -> date:
    files = [path for name in CONTENT for path in (root / name, *(root / name).rglob("*")) if path.is_file()]
    return datetime.fromtimestamp(max((path.stat().st_mtime for path in files), default=0), UTC).date()
