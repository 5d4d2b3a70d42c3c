"""What the command prints: findings in several formats, and how it was misused."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from msgspec.structs import asdict

from course.checks import capped, cause_of, severity_of
from course.model import Finding

FOUND, USAGE, DEAD = 1, 2, 4
"""Exit codes: something is found, the command was misused, and links are dead."""


def usage_error(what: str) -> int:
    """Print how the command was misused, and return the exit code that says so."""
    print(f"course: {what}", file=sys.stderr)
    return USAGE


def findings_in(findings: Iterable[Finding], root: Path, paths: Iterable[Path]) -> Iterable[Finding]:
    """Yield the findings that are in some files or folders."""
    wanted = [path.resolve() for path in paths]
    for finding in findings:
        file = (root / finding.path).resolve()
        if any(file == path or path in file.parents for path in wanted):
            yield finding


def print_text(findings: list[Finding]) -> None:
    """Print findings for a person, the first of each rule."""
    for finding in capped(findings):
        colour = "bold red" if severity_of(finding) == "error" else "bold yellow"
        print_colored(f"{finding.path}:{finding.line}: ", (f"[{finding.rule}]", colour), f" {finding.message}")
    count = "No findings" if not findings else f"{len(findings)} finding{'s' if len(findings) > 1 else ''}"
    print_colored((f"{count}.", "bold red" if findings else "bold green"))


def print_colored(*parts: str | tuple[str, str]) -> None:
    """Print a line, in colour where there is a terminal to show it."""
    if not sys.stdout.isatty():
        print("".join(part if isinstance(part, str) else part[0] for part in parts))
        return
    # Loaded only now: it takes longer than a small course's check.
    from rich.console import Console
    from rich.text import Text

    Console(highlight=False, soft_wrap=True).print(Text.assemble(*parts))


def _print_json(findings: list[Finding]) -> None:
    print(json.dumps([asdict(finding) for finding in findings], ensure_ascii=False, indent=2 if findings else None))


def _print_github(findings: list[Finding]) -> None:
    for finding in capped(findings):
        place = f"file={_escaped(finding.path, ':,')},line={finding.line},title={_escaped(finding.rule, ':,')}"
        print(f"::{severity_of(finding)} {place}::{_escaped(finding.message)}")


def _escaped(text: str, reserved: str = "") -> str:
    """A text as GitHub's commands take it: `%` and line ends are written as codes, in properties `:` and `,` too."""
    return "".join(f"%{ord(letter):02X}" if letter in f"%\r\n{reserved}" else letter for letter in text)


_CODE = re.compile(r"(`[^`]*`)")
_MARKUP = re.compile(r"([\\*_~\[\]<>|`#])")


def findings_in_markdown(findings: Iterable[Finding]) -> str:
    """Return findings as they stand in a comment on a pull request or in the summary of a run.

    Errors stand by their causes; what only asks for a look is folded up below them.
    """
    shown = capped(findings)
    errors = [one for one in shown if severity_of(one) == "error"]
    warnings = [_item(one) for one in shown if severity_of(one) != "error"]
    lines = [] if errors else ["Nothing to fix.", ""]
    for cause, alike in groupby(errors, cause_of):
        lines += [f"**{cause[:1].upper()}{cause[1:]}**", "", *map(_item, alike), ""]
    if warnings:
        summary = "1 warning, which stops" if len(warnings) == 1 else f"{len(warnings)} warnings, which stop"
        lines += ["<details>", f"<summary>{summary} nothing</summary>", "", *warnings, "", "</details>", ""]
    return "\n".join(lines).rstrip()


def _item(finding: Finding) -> str:
    return f"- `{finding.path}`, line {finding.line}: {_as_markdown(finding.message)} ({finding.rule})"


def _as_markdown(text: str) -> str:
    """Return a text as Markdown shows it letter by letter, but for what is between backquotes."""
    pieces = _CODE.split(text)
    pieces[::2] = [_MARKUP.sub(r"\\\1", piece) for piece in pieces[::2]]
    return "".join(pieces)


def _print_markdown(findings: list[Finding]) -> None:
    print(findings_in_markdown(findings))


FORMATS = {"text": print_text, "json": _print_json, "github": _print_github, "markdown": _print_markdown}
