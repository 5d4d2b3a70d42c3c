"""Measures `course check` against a plain `mkdocs build` of the same Markdown, and a whole build against its parts.

`python -m benchmarks.measure [SIZE ...]` prints the table of benchmarks/README.md; the sizes are 10, 100 and 1000.
What is measured is the computing that a command takes, in seconds of the processor: what else the machine does
meanwhile hardly counts. Windows does not tell, so there it is the time by the clock.
"""

from __future__ import annotations

import math
import os
import platform
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.generate import PLUGINS, QUESTIONS, generate

BIN = Path(sys.executable).parent
REPEATS = 5
"""Times that a command runs, by turns with what it is held against; the least counts, since noise only ever adds."""

LARGE = 100
"""Beyond this size a command runs once, and the builds with a theme are left out."""

THEME = """\
theme:
  name: material
  font: false
  features: [navigation.prune]
markdown_extensions:
  - admonition
  - attr_list
  - md_in_html
  - tables
  - toc:
      slugify: !!python/name:course.reading.slug.slug
  - pymdownx.quotes:
      callouts: true
"""
"""The theme and the extensions, as the course's own mkdocs.yml sets them up: the same for both builds."""

QUIZ = "  - mkdocs_quiz: {enabled_by_default: %s, embed_source: false, confetti: false}\n"
PARTS = f"{THEME}plugins:\n  - search\n{QUIZ % 'true'}"
WHOLE = f"{THEME}plugins:\n  - search\n  - course\n{QUIZ % 'false'}"


@dataclass(frozen=True)
class Row:
    """What was measured at one size, in seconds of the processor."""

    size: int
    check: float
    plain: float
    whole: float | None
    parts: float | None


def least(commands: Sequence[tuple[Sequence[str], Path]], repeats: int) -> list[float]:
    """Return what each command takes, in seconds of the processor: the least of several runs, taken by turns.

    Args:
        commands: each with the folder in which it runs.
        repeats: how often each runs.
    """
    times = [[seconds(command, folder) for command, folder in commands] for _ in range(repeats)]
    return [min(column) for column in zip(*times, strict=True)]


def seconds(command: Sequence[str], folder: Path) -> float:
    """Run a command of the environment; it has to succeed. Return the computing it took."""
    before, start = os.times(), time.perf_counter()
    done = subprocess.run(
        [str(BIN / command[0]), *command[1:]],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )
    after = os.times()
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    if os.name == "nt":
        return time.perf_counter() - start
    return after.children_user - before.children_user + after.children_system - before.children_system


def measure(size: int, folder: Path, repeats: int) -> Row:
    """Measure one size in a fresh folder.

    Args:
        size: how many modules, scenarios and quizzes.
        folder: where the courses are written.
        repeats: how often each command runs.
    """
    course = folder / "course"
    generate(size, course)
    seconds(["course", "review", "--confirm", "all", "--as", "Nobody, for a benchmark"], course)
    nav = (course / "mkdocs.yml").read_text(encoding="utf-8").removesuffix(PLUGINS)
    build = ["mkdocs", "build", "--strict"]
    plain = flat(course, folder / "plain", nav)
    check, built = least([(["course", "check"], course), (build, plain)], repeats)
    if size > LARGE:
        return Row(size, check, built, None, None)
    parts = flat(course, folder / "parts", f"{nav}{PARTS}")
    (course / "mkdocs.yml").write_text(f"{nav}{WHOLE}", encoding="utf-8")
    return Row(size, check, built, *least([(build, course), (build, parts)], repeats))


def flat(course: Path, folder: Path, config: str) -> Path:
    """The same Markdown below one `docs/`, as MkDocs alone wants it."""
    shutil.copytree(course / "docs", folder / "docs")
    for name in ("scenarios", "quizzes"):
        shutil.copytree(course / name, folder / "docs" / name)
    for file in (folder / "docs").rglob("*.md"):
        file.write_text(file.read_text(encoding="utf-8").replace("../docs/", "../"), encoding="utf-8")
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
    return folder


def main(sizes: Sequence[int]) -> int:
    """Print the table."""
    rows = []
    for size in sizes:
        with TemporaryDirectory() as folder:
            rows.append(measure(size, Path(folder), REPEATS if size <= LARGE else 1))
    print(
        f"Python {platform.python_version()}, {os.cpu_count()} cores; seconds of the processor, "
        f"the least of {REPEATS} runs, of 1 above size {LARGE}.\n"
    )
    print("| Scenarios | Questions | `course check` | plain `mkdocs build` | Ratio | Whole build | Its parts | Ratio |")
    print("|---|---|---|---|---|---|---|---|")
    print("\n".join(map(line, rows)))
    for before, after in pairwise(rows):
        power = math.log(after.check / before.check) / math.log(after.size / before.size)
        print(f"\nFrom {before.size:,} to {after.size:,} the check's time grows as size to the power {power:.2f}.")
    return 0


def line(row: Row) -> str:
    """A row of the table."""
    whole = "– | – | –"
    if row.whole and row.parts:
        whole = f"{row.whole:.2f} s | {row.parts:.2f} s | {row.whole / row.parts:.2f}"
    return (
        f"| {row.size:,} | {QUESTIONS * row.size:,} | {row.check:.2f} s | {row.plain:.2f} s | "
        f"{row.check / row.plain:.3f} | {whole} |"
    )


if __name__ == "__main__":
    sys.exit(main([int(size) for size in sys.argv[1:]] or [10, 100, 1000]))
