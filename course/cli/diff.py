"""`course diff`."""

from __future__ import annotations

import argparse
import shlex
from datetime import date
from pathlib import Path

from course.cli.output import usage_error


def run_diff(root: Path, args: argparse.Namespace) -> int:
    """Print what changed between two versions of the course; return 0 whether anything did or not."""
    from course.checks.drift import COMMAND
    from course.comparing import compare
    from course.reading.snapshot import UnreadableCommit, read_commit, read_folder
    from course.rendering.diff import render_diff

    try:
        base = read_commit(root, args.base)
        head = read_commit(root, args.head) if args.head else read_folder(root, date.today())
    except UnreadableCommit as error:
        return usage_error(str(error))
    command = f"{COMMAND} diff {' '.join(shlex.quote(name) for name in (args.base, args.head) if name)}"
    print(render_diff(compare(base, head), args.format, command, args.most), end="")
    return 0
