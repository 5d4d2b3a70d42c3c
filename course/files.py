"""The files of a repository: which there are, and the fingerprint of all that the check reads of them."""

from __future__ import annotations

import hashlib
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

SHOWN = frozenset({".github", ".ci", ".devcontainer", ".vscode"})
"""Folders whose names begin with a dot and that are part of the repository."""

WRITTEN = frozenset({"site", "dist", "build"})
"""Folders that commands write into and that are no part of it."""

READ = (".csv", ".html", ".json", ".md", ".txt", ".yaml", ".yml")
"""Ends of the names of files whose content the check may read; of others it asks only whether they are there."""

PACKAGES = ("msgspec-", "pathspec-", "pyromark-", "pyyaml-")
"""What the check reads files with."""


def repository_files(root: Path) -> Iterator[str]:
    """Return every file that a page may link to: those that the repository holds."""
    for here, folders, names in os.walk(root):
        below = os.path.relpath(here, root).replace(os.sep, "/")
        folders[:] = [folder for folder in folders if _is_kept(folder, below == ".")]
        prefix = "" if below == "." else f"{below}/"
        yield from (prefix + name for name in names)


def _is_kept(folder: str, is_at_root: bool) -> bool:
    if folder.startswith("."):
        return folder in SHOWN
    return folder not in ("__pycache__", "node_modules") and not (
        is_at_root and (folder in WRITTEN or folder.endswith(".egg-info"))
    )


def fingerprint(root: Path) -> str:
    """Return the hash of all that the result of a check depends on: the repository's files, and the check itself."""
    # Some rules look at the calendar: what was clean may be overdue tomorrow.
    whole = hashlib.sha256(f"{_engine()}\n{time.strftime('%Y-%m-%d')}".encode())
    for path in sorted(repository_files(root)):
        whole.update(f"\n{path}\0".encode(errors="surrogateescape"))
        if path.lower().endswith(READ):
            whole.update(_content(os.path.join(root, path)))
    return whole.hexdigest()


def _content(file: str) -> bytes:
    try:
        with open(file, "rb") as opened:
            return hashlib.sha256(opened.read()).digest()
    except OSError:
        return b"unreadable"


def _engine() -> str:
    """Return what tells one version of the check from another: its code, Python, and what it reads files with."""
    code: list[str] = []
    for here, folders, names in os.walk(os.path.dirname(__file__)):
        folders[:] = sorted(folder for folder in folders if folder != "__pycache__")
        for name in sorted(names):
            state = os.stat(os.path.join(here, name))
            code.append(f"{here}/{name} {state.st_size} {state.st_mtime_ns}")
    libraries = (folder for folder in sys.path if folder.endswith("-packages") and os.path.isdir(folder))
    installed = sorted(name for folder in libraries for name in os.listdir(folder) if name.lower().startswith(PACKAGES))
    return "\n".join([sys.version, *code, *installed])
