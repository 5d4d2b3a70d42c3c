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
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.request import urlopen

from benchmarks.generate import PLUGINS, QUESTIONS, generate

BIN = Path(sys.executable).parent
REPEATS = 5
"""Times that a command runs, by turns with what it is held against; the least counts, since noise only ever adds."""

ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | {
    "NO_MKDOCS_2_WARNING": "1"
}
"""What commands are run with. Python keeps the compiled form of the course's modules, as it does by itself: those of
MkDocs have had theirs since they were installed, and without it one side alone would be compiled at every start."""

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

PARTS = f"{THEME}plugins:\n  - search\n  - mkdocs_quiz\n"
"""MkDocs, Material and mkdocs-quiz as each documents its use: plugins by name, with the settings they have then."""

WHOLE = f"{THEME}plugins:\n  - search\n  - course\n  - mkdocs_quiz: {{enabled_by_default: false}}\n"
"""The same with the course's plugin, which draws the questions itself."""

EDITED, SAID = "docs/modules/module-0.md", "- Made up"
"""The page that is saved while the course is served, and the words that are changed on it."""


@dataclass(frozen=True)
class Row:
    """What was measured at one size, in seconds of the processor."""

    size: int
    check: float
    again: float
    """The check of a course in which nothing has changed since it was last checked."""
    plain: float
    whole: float | None = None
    parts: float | None = None
    saved: float | None = None
    """From the save of one page, while the course is served, until it is shown."""


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
        env=ENVIRONMENT,
    )
    after = os.times()
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    if os.name == "nt":
        return time.perf_counter() - start
    return after.children_user - before.children_user + after.children_system - before.children_system


def save(course: Path, repeats: int) -> float:
    """Return what a server takes to show a page that was saved: the least of several times.

    Args:
        course: the folder of the course.
        repeats: how often the page is saved.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}/modules/module-0/"
    command = [str(BIN / "mkdocs"), "serve", "--livereload", "--dev-addr", f"127.0.0.1:{port}"]
    server = subprocess.Popen(
        command, cwd=course, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    times = []
    try:
        _await(address, "Made up")
        for number in range(repeats):
            start = _used(server.pid)
            file = course / EDITED
            text = file.read_text(encoding="utf-8")
            file.write_text(text.replace(SAID, f"{SAID} {number}"), encoding="utf-8")
            _await(address, f"Made up {number}")
            times.append(_used(server.pid) - start)
    finally:
        server.terminate()
        server.wait()
    return min(times)


def _used(process: int) -> float:
    """Return the computing that a process has used; where the system does not tell, the time by the clock."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:
        return time.perf_counter()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _await(address: str, said: str) -> None:
    """Wait until a page says something."""
    for _ in range(1200):
        try:
            with urlopen(address, timeout=600) as page:
                if said in page.read().decode():
                    return
        except OSError:
            pass
        time.sleep(0.25)
    raise SystemExit(f"{address} does not say: {said}")


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
    cold, warm = ["course", "check", "--no-cache"], ["course", "check"]
    seconds(warm, course)
    check, again, built = least([(cold, course), (warm, course), (build, plain)], repeats)
    if size > LARGE:
        return Row(size, check, again, built)
    parts = flat(course, folder / "parts", f"{nav}{PARTS}")
    (course / "mkdocs.yml").write_text(f"{nav}{WHOLE}", encoding="utf-8")
    whole, built_parts = least([(build, course), (build, parts)], repeats)
    return Row(size, check, again, built, whole, built_parts, save(course, repeats))


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
    print(f"| {' | '.join(COLUMNS)} |")
    print("|---" * len(COLUMNS) + "|")
    print("\n".join(map(line, rows)))
    for before, after in pairwise(rows):
        powers = [f"the check's time grows as size to the power {power(before.check, after.check, before, after):.2f}"]
        if before.whole and after.whole:
            powers.append(f"the whole build's to the power {power(before.whole, after.whole, before, after):.2f}")
        print(f"\nFrom {before.size:,} to {after.size:,} {', '.join(powers)}.")
    return 0


def power(first: float, second: float, before: Row, after: Row) -> float:
    """Return the power of the size as which a time grows."""
    return math.log(second / first) / math.log(after.size / before.size)


COLUMNS = (
    "Scenarios",
    "Questions",
    "`course check`",
    "again",
    "plain `mkdocs build`",
    "Ratio",
    "again",
    "Whole build",
    "Its parts",
    "Ratio",
    "Save to shown",
    "of a whole build",
)


def line(row: Row) -> str:
    """A row of the table."""
    cells = [f"{row.size:,}", f"{QUESTIONS * row.size:,}"]
    cells += [f"{seconds:.2f} s" for seconds in (row.check, row.again, row.plain)]
    cells += [f"{row.check / row.plain:.3f}", f"{row.again / row.plain:.3f}"]
    if row.whole and row.parts and row.saved:
        cells += [f"{row.whole:.2f} s", f"{row.parts:.2f} s", f"{row.whole / row.parts:.2f}"]
        cells += [f"{row.saved:.2f} s", f"{row.saved / row.whole:.2f}"]
    else:
        cells += ["–"] * 5
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    sys.exit(main([int(size) for size in sys.argv[1:]] or [10, 100, 1000]))
