"""Measures `course check` against a plain `mkdocs build` of the same Markdown, and a whole build against its parts.

`python -m benchmarks.measure [SIZE ...]` prints the table of benchmarks/README.md; the sizes are 10, 100 and 1000.
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

from benchmarks.generate import generate

BIN = Path(sys.executable).parent
REPEATS = 5
"""Times that a command runs; the fastest counts, since noise only ever adds."""

QUIZ_PLUGINS = "plugins:\n  - search\n  - mkdocs_quiz\n"
COURSE_PLUGINS = "plugins:\n  - search\n  - course\n  - mkdocs_quiz:\n      enabled_by_default: false\n"
THEME = "theme:\n  name: material\n  font: false\n"
PRUNED = "  features:\n    - navigation.prune\n"
"""As the course's own mkdocs.yml sets the theme up."""
EXTENSIONS = "markdown_extensions:\n  - admonition\n  - attr_list\n  - md_in_html\n"
SLUGS = "  - toc:\n      slugify: !!python/name:course.reading.slug.slug\n  - pymdownx.quotes:\n      callouts: true\n"


@dataclass(frozen=True)
class Row:
    """What was measured at one size, in seconds."""

    size: int
    check: float
    plain: float
    whole: float | None
    parts: float | None


def fastest(command: Sequence[str], folder: Path, repeats: int = REPEATS) -> float:
    """The shortest of several runs of a command, in seconds."""
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        done = subprocess.run(
            [str(BIN / command[0]), *command[1:]],
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        )
        times.append(time.perf_counter() - start)
        if done.returncode:
            raise SystemExit(f"{' '.join(command)} failed:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return min(times)


def measure(size: int, folder: Path, with_theme: bool) -> Row:
    """Measure one size in a fresh folder."""
    course = folder / "course"
    generate(size, course)
    confirm = [str(BIN / "course"), "review", "--confirm", "all", "--as", "Nobody, for a benchmark"]
    subprocess.run(confirm, cwd=course, capture_output=True, check=True)
    repeats = REPEATS if size <= 100 else 1
    check = fastest(["course", "check"], course, repeats)
    plain = flat(course, folder / "plain", "site_name: Plain\n")
    built = fastest(["mkdocs", "build"], plain, repeats)
    if not with_theme:
        return Row(size, check, built, None, None)
    parts = flat(course, folder / "parts", f"site_name: Parts\n{THEME}{EXTENSIONS}{QUIZ_PLUGINS}")
    nav = (course / "mkdocs.yml").read_text(encoding="utf-8")
    (course / "mkdocs.yml").write_text(nav + THEME + PRUNED + EXTENSIONS + SLUGS + COURSE_PLUGINS, encoding="utf-8")
    whole_time = fastest(["mkdocs", "build"], course, min(3, repeats))
    return Row(size, check, built, whole_time, fastest(["mkdocs", "build"], parts, min(3, repeats)))


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
            rows.append(measure(size, Path(folder), with_theme=size <= 100))
    print(
        f"Python {platform.python_version()}, {os.cpu_count()} cores; the fastest of {REPEATS} runs, 1 at size 1,000.\n"
    )
    print("| Scenarios | Questions | `course check` | plain `mkdocs build` | Ratio | Whole build | Its parts | Ratio |")
    print("|---|---|---|---|---|---|---|---|")
    for row in rows:
        whole = (
            f"{row.whole:.2f} s | {row.parts:.2f} s | {row.whole / row.parts:.2f}"
            if row.whole and row.parts
            else "– | – | –"
        )
        print(
            f"| {row.size:,} | {10 * row.size:,} | {row.check:.2f} s | {row.plain:.2f} s | "
            f"{row.check / row.plain:.3f} | {whole} |"
        )
    for before, after in pairwise(rows):
        power = math.log(after.check / before.check) / math.log(after.size / before.size)
        print(f"\nFrom {before.size:,} to {after.size:,} the check's time grows as size to the power {power:.2f}.")
    return 0


if __name__ == "__main__":
    sys.exit(main([int(size) for size in sys.argv[1:]] or [10, 100, 1000]))
