"""Installs what npm has for the site: esbuild, and the libraries that pages load. Also a command; `make build` runs it.

Where the machine has no Node, or one that is too old, the one that PyPI has is installed beside this Python first.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from course.publishing.libraries import HOME

MIN_NODE = (18, 0)
"""What esbuild asks for."""
NODE_LOCK = HOME.parent / "requirements-node.lock"
STAMP = Path("node_modules/.installed.json")
"""The lock as it was when it was last installed from, below the folder of package.json."""

FAILED = """\
Without npm, or without its registry, the site is built all the same, but its scripts are not bundled, so that pages
load more files, and no page draws QR codes. make offline needs esbuild, which npm brings.
Fix: let this machine reach the npm registry, then run: python -m course.publishing.tools"""


def find_node(minimum: tuple[int, ...] = MIN_NODE) -> str | None:
    """Return the path of a Node that is new enough: the one beside this Python, else the machine's."""
    own = shutil.which("node", path=str(Path(sys.executable).parent))
    return next((path for path in (own, shutil.which("node")) if path and _version(path) >= minimum), None)


def install(home: Path = HOME, lock: Path = NODE_LOCK) -> bool:
    """Install what the lock of npm names, each file held to its hash; return whether it is there.

    Nothing that a package brings is run.
    """
    wanted = home / "package-lock.json"
    if (home / STAMP).is_file() and (home / STAMP).read_bytes() == wanted.read_bytes():
        return True
    node = find_node() or _install_node(lock)
    npm = node and shutil.which("npm", path=str(Path(node).parent))
    if not node or not npm:
        return False
    environment = {**os.environ, "PATH": os.pathsep.join((str(Path(node).parent), os.environ.get("PATH", "")))}
    command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    if not _run(command, cwd=home, env=environment):
        return False
    shutil.copy(wanted, home / STAMP)
    return True


def _install_node(lock: Path) -> str | None:
    """Install Node from PyPI, each file held to its hash."""
    print("Getting Node from PyPI, to bundle the scripts (once) ...", flush=True)
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--require-hashes", "-r", str(lock)]
    return find_node() if _run(command) else None


def _run(command: list[str], cwd: Path | None = None, env: dict[str, str] | None = None) -> bool:
    """Return whether a command does what it should; what it has to say otherwise is shown."""
    return subprocess.run(command, cwd=cwd, env=env, check=False, stdout=subprocess.DEVNULL).returncode == 0


def _version(node: str) -> tuple[int, ...]:
    try:
        told = subprocess.run([node, "--version"], capture_output=True, text=True, check=False, timeout=60).stdout
        return tuple(int(part) for part in told.strip().removeprefix("v").split("."))
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return ()


def main() -> int:
    """Install what is missing; 1 when it is not to be had."""
    if install():
        return 0
    print(FAILED)
    return 1


if __name__ == "__main__":
    sys.exit(main())
