"""The commit whose content lies in a folder."""

from __future__ import annotations

import subprocess
from pathlib import Path

from course.reading.last_modified import CONTENT


def commit_of(root: Path) -> str:
    """Return the commit of the content as it is, in short; nothing where it has changed since, or git is not used."""
    try:
        if _git(root, "status", "--porcelain", "--", *CONTENT):
            return ""
        return _git(root, "rev-parse", "--short=10", "HEAD")
    except (OSError, subprocess.SubprocessError):
        return ""


def _git(root: Path, *arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=root, capture_output=True, text=True, check=True, timeout=10)
    return done.stdout.strip()
