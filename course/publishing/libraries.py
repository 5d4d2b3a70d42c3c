"""Libraries that pages load: copied into a built site from where npm has put it, with its licence."""

from __future__ import annotations

import json
from pathlib import Path

HOME = Path(__file__).parents[2] / "libraries"
"""Where package.json and its lock are; what they name is installed beside them, and never in the repository."""

FOLDER = "assets/libraries"
SCRIPTS = {"lean-qr": ("index.mjs", "export const generate = null;\nexport const correction = null;\n")}
"""Of each library the module that pages load, and what stands in its place where it is not installed."""


def add_libraries(site: Path, home: Path = HOME) -> None:
    """Give a built site the libraries that its pages load.

    One that is not installed, or not in the version that the lock names, is replaced by a module that says so: a
    machine without npm builds the course too, and no page asks for a file that is not there.
    """
    (site / FOLDER).mkdir(parents=True, exist_ok=True)
    for name, (script, missing) in SCRIPTS.items():
        package = home / "node_modules" / name
        is_there = installed(package) == locked(home, name)
        text = (package / script).read_text(encoding="utf-8") if is_there else missing
        _write(site / FOLDER / f"{name}.js", text)
        if is_there:
            _write(site / FOLDER / f"{name}.txt", (package / "LICENSE").read_text(encoding="utf-8"))


def installed(package: Path) -> str | None:
    try:
        return str(json.loads((package / "package.json").read_text(encoding="utf-8"))["version"])
    except (OSError, ValueError, KeyError):
        return None


def locked(home: Path, name: str) -> str:
    try:
        lock = json.loads((home / "package-lock.json").read_text(encoding="utf-8"))
        return str(lock["packages"][f"node_modules/{name}"]["version"])
    except (OSError, ValueError, KeyError):
        return "none"


def _write(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8", newline="")
