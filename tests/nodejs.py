"""Finds Node for the tests, and gets what runs on it, the TypeScript compiler and Lighthouse; the same as a command."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from course.publishing.tools import find_node

HOME = Path(__file__).parent / "node"
"""Where package.json and its lock are; what they name is installed beside them."""

LOCK = HOME / "package-lock.json"
STAMP = HOME / "node_modules/.installed.json"
"""The lock as it was when it was last installed from."""

LEAST = (22, 19)
HELP = """\
The TypeScript compiler and Lighthouse run on Node, and could not be got.
Do this, then run the tests again:
  - install Node 22.19 or newer: .venv/bin/pip install --require-hashes -r requirements-test.lock brings one;
  - run .venv/bin/python -m tests.nodejs, which asks the npm registry for what tests/node/package-lock.json names."""


def find() -> str | None:
    """Return the path of a Node that is new enough for the tests."""
    return find_node(LEAST)


def is_there() -> bool:
    """Whether everything that the lock names is installed, and nothing else."""
    return STAMP.is_file() and STAMP.read_bytes() == LOCK.read_bytes()


def get() -> bool:
    """Install what the lock names, each file held to its hash; nothing that a package brings is run."""
    node = find()
    npm = node and shutil.which("npm", path=str(Path(node).parent))
    if npm is None:
        return False
    print("Getting the TypeScript compiler and Lighthouse for the tests ...", flush=True)
    if subprocess.run([npm, "ci", "--loglevel=error"], cwd=HOME, check=False).returncode:
        return False
    shutil.copy(LOCK, STAMP)
    return True


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run Node in the folder of its packages and keep what it says."""
    node = find()
    assert node is not None, HELP
    return subprocess.run(
        [node, *arguments],
        cwd=HOME,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=600,
        env={**os.environ, **environment},
    )


def main() -> int:
    """Get what is missing; 1 when it is not to be had."""
    if is_there() or get():
        return 0
    print(HELP)
    return 1


if __name__ == "__main__":
    sys.exit(main())
