"""The commands that show what the course is made of: map and report."""

from __future__ import annotations

import argparse
from html import unescape
from pathlib import Path

from course.cli.output import usage_error
from course.reading import read_course


def run_map(root: Path, args: argparse.Namespace) -> int:
    """Print the map of a scenario."""
    from course.rendering.map import render_map

    course = read_course(root)
    slug = Path(args.scenario).stem
    found = [scenario for scenario in course.scenarios if scenario.slug == slug]
    if not found:
        names = ", ".join(scenario.slug for scenario in course.scenarios)
        return usage_error(f"no scenario is called {args.scenario}; there are {names}")
    print(render_map(found[0], args.format))
    return 0


def run_report(root: Path, args: argparse.Namespace) -> int:
    """Print all figures of the course."""
    from course.rendering.report import render_report

    # What Markdown would take for more than a letter is written for a terminal as it is.
    print(unescape(render_report(read_course(root))))
    return 0
