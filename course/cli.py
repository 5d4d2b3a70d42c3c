"""The command `course`."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path

from course.checks import check_course
from course.model import Finding
from course.reading import read_course


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; gives 0 when all is well, 1 when something is found, 2 when it was misused."""
    asked = _parser().parse_args(arguments)
    root = _root(Path.cwd())
    if root is None:
        print("course: no course.yml here or above; run this in the course's folder", file=sys.stderr)
        return 2
    findings = check_course(read_course(root))
    if asked.paths:
        unknown = [path for path in asked.paths if not path.exists()]
        if unknown:
            print(f"course: there is no {unknown[0]}; name files or folders of the course", file=sys.stderr)
            return 2
        findings = [*_within(findings, root, asked.paths)]
    _FORMATS[asked.format](findings)
    return 1 if findings else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="course", description="Check the course.")
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="say what is wrong with the course, by file and line")
    check.add_argument("paths", nargs="*", type=Path, help="only what is found in these files or folders")
    check.add_argument("--format", choices=_FORMATS, default="text", help="text, json, or github's annotations")
    return parser


def _root(here: Path) -> Path | None:
    """The folder of the course: the nearest that holds a course.yml."""
    return next((folder for folder in (here, *here.parents) if (folder / "course.yml").is_file()), None)


def _within(findings: Iterable[Finding], root: Path, paths: Iterable[Path]) -> Iterable[Finding]:
    wanted = [path.resolve() for path in paths]
    for finding in findings:
        file = (root / finding.path).resolve()
        if any(file == path or path in file.parents for path in wanted):
            yield finding


def _text(findings: list[Finding]) -> None:
    for finding in findings:
        _say(f"{finding.path}:{finding.line}: ", (f"[{finding.rule}]", "bold red"), f" {finding.message}")
    count = "No findings" if not findings else f"{len(findings)} finding{'s' if len(findings) > 1 else ''}"
    _say((f"{count}.", "bold red" if findings else "bold green"))


def _say(*parts: str | tuple[str, str]) -> None:
    """Print a line, in colour where there is a terminal to show it."""
    if not sys.stdout.isatty():
        print("".join(part if isinstance(part, str) else part[0] for part in parts))
        return
    # Loaded only now: it takes longer than a small course's check.
    from rich.console import Console
    from rich.text import Text

    Console(highlight=False, soft_wrap=True).print(Text.assemble(*parts))


def _json(findings: list[Finding]) -> None:
    print(json.dumps([asdict(finding) for finding in findings], ensure_ascii=False, indent=2 if findings else None))


def _github(findings: list[Finding]) -> None:
    for finding in findings:
        message = finding.message.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
        print(f"::error file={finding.path},line={finding.line},title={finding.rule}::{message}")


_FORMATS = {"text": _text, "json": _json, "github": _github}

if __name__ == "__main__":
    sys.exit(main())
