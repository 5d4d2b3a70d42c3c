"""The command `course`."""

from __future__ import annotations

import argparse
import gc
import io
import json
import os
import posixpath
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path

from course.checks import capped, check_course, severity_of
from course.model import Finding
from course.reading import read_course


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; gives 0 when all is well, 1 when something is found, 2 when it was misused."""
    # The command reads, tells and ends: collecting what it leaves behind would take a sixth of its time.
    gc.disable()
    for stream in (sys.stdout, sys.stderr):
        _open_to_all_letters(stream)
    asked = _parser().parse_args(arguments)
    root = _root(Path.cwd())
    if root is None:
        return _misused("no course.yml here or above; run this in the course's folder")
    try:
        code: int = asked.run(root, asked)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever reads what is written has enough, as `head` has; what is left must not be written on the way out.
        sys.stdout = open(os.devnull, "w", encoding="utf-8")
        return 1
    except OSError as error:
        what = f"{error.filename or 'a file'}: {error.strerror or error}"
        return _misused(f"{what}; see that it is there and may be used")
    return code


def _open_to_all_letters(stream: object) -> None:
    """Let a stream take every letter: a Windows console knows few, and would end the command at the first arrow.

    A file or another program gets UTF-8, unless PYTHONIOENCODING asks for something else.
    """
    if isinstance(stream, io.TextIOWrapper):
        is_free = not stream.isatty() and not os.environ.get("PYTHONIOENCODING")
        stream.reconfigure(encoding="utf-8" if is_free else stream.encoding, errors="backslashreplace")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="course", description="Check the course, and show what it is made of.")
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="say what is wrong with the course, by file and line")
    check.add_argument("paths", nargs="*", type=Path, help="only what is found in these files or folders")
    check.add_argument("--format", choices=_FORMATS, default="text", help="text, json, or github's annotations")
    check.add_argument("--external", action="store_true", help="try the links to other hosts too; takes a while")
    check.set_defaults(run=_check)
    review = commands.add_parser("review", help="show the answers that want another look, with both texts")
    review.add_argument("--confirm", nargs="*", metavar="ANSWER", help="confirm answers by id, by file, or: all")
    review.set_defaults(run=_review)
    drawn = commands.add_parser("map", help="draw the graph of a scenario")
    drawn.add_argument("scenario", help="its name or its file")
    drawn.add_argument("--format", choices=("text", "mermaid", "svg"), default="text")
    drawn.set_defaults(run=_map)
    packed = commands.add_parser("offline", help="pack a built site into a zip that works from a disk")
    packed.add_argument("site", type=Path, help="its folder, written by: mkdocs build --no-directory-urls")
    packed.add_argument("--to", type=Path, default=Path("dist"), help="the folder for the zip")
    packed.set_defaults(run=_offline)
    commands.add_parser("report", help="all figures of the course on one page").set_defaults(run=_report)
    schema = commands.add_parser("schema", help="write docs/schema/agency.json, by which editors help with agency.yml")
    schema.set_defaults(run=_schema)
    return parser


def _misused(what: str) -> int:
    print(f"course: {what}", file=sys.stderr)
    return 2


def _check(root: Path, asked: argparse.Namespace) -> int:
    unknown = [path for path in asked.paths if not path.exists()]
    if unknown:
        return _misused(f"there is no {unknown[0]}; name files or folders of the course")
    course = read_course(root)
    findings = check_course(course)
    if asked.external:
        from course.checks.external import try_links

        findings += try_links(course)
    everywhere = len(findings)
    if asked.paths:
        findings = [*_within(findings, root, asked.paths)]
    _FORMATS[asked.format](findings)
    if everywhere and not findings and asked.format == "text":
        _say("Other files have some, and rules may wait for these to be fixed: run course check without a path.")
    return 1 if any(severity_of(finding) == "error" for finding in findings) else 0


def _review(root: Path, asked: argparse.Namespace) -> int:
    from course.checks.drift import answers_of
    from course.review import confirm, matching, pending, stale, tell

    course = read_course(root)
    waiting, gone = [*pending(course)], stale(course)
    if asked.confirm is None:
        for answer, review in waiting:
            print("\n".join(tell(answer, review)), end="\n\n")
        for id in gone:
            print(f"{id} was confirmed once and is no longer there; `course review --confirm` drops it.\n")
        print(
            f"{len(waiting)} of {len(answers_of(course))} answers want a look."
            if waiting
            else "All answers are confirmed."
        )
        return 1 if waiting or gone else 0
    wanted = [posixpath.normpath(want) for want in asked.confirm]
    unknown = matching(answers_of(course), wanted)[1]
    if unknown:
        return _misused(f"no answer, passage or file is called {unknown[0]}; run `course review` to see what waits")
    chosen = matching((answer for answer, _ in waiting), wanted)[0]
    confirm(course, chosen, root, date.today())
    print(f"Confirmed {len(chosen)} of {len(waiting)} answers that waited.")
    if gone:
        print(f"Dropped {', '.join(gone)}, no longer there.")
    return 0


def _map(root: Path, asked: argparse.Namespace) -> int:
    from course.rendering.map import render_map

    course = read_course(root)
    slug = Path(asked.scenario).stem
    found = [scenario for scenario in course.scenarios if scenario.slug == slug]
    if not found:
        names = ", ".join(scenario.slug for scenario in course.scenarios)
        return _misused(f"no scenario is called {asked.scenario}; there are {names}")
    print(render_map(found[0], asked.format))
    return 0


def _offline(root: Path, asked: argparse.Namespace) -> int:
    from course.reading.dating import dated, is_cut_off
    from course.rendering.catalog import edition
    from course.rendering.classic import UnknownForm
    from course.rendering.disk import START, has_directory_addresses, pack, pages_without_script

    course = read_course(root)
    if not (asked.site / "index.html").is_file() or has_directory_addresses(course, asked.site):
        return _misused(f"{asked.site} is no site for a disk; write one with: mkdocs build --no-directory-urls")
    if is_cut_off(root):
        what = "this clone has no history, so the last commit's day stands for that of the content"
        print(f"course: {what}; run: git fetch --unshallow", file=sys.stderr)
    for page in pages_without_script(asked.site):
        print(f"course: {page} does not load {START}; nothing will be kept on it", file=sys.stderr)
    try:
        packed = pack(asked.site, root / "overrides", dated(root))
    except UnknownForm as error:
        print(error)
        return 1
    asked.to.mkdir(parents=True, exist_ok=True)
    file = asked.to / f"{course.id}-{edition(course)}.zip"
    file.write_bytes(packed)
    print(f"Wrote {file}, {len(packed) / 1e6:.1f} MB: unpack it anywhere and open its index.html.")
    return 0


def _report(root: Path, asked: argparse.Namespace) -> int:
    from course.rendering.report import render_report

    print(render_report(read_course(root)))
    return 0


def _schema(root: Path, asked: argparse.Namespace) -> int:
    from course.reading.agency import SCHEMA, agency_schema

    (root / SCHEMA).parent.mkdir(parents=True, exist_ok=True)
    (root / SCHEMA).write_text(agency_schema(), encoding="utf-8")
    print(f"Wrote {SCHEMA}.")
    return 0


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
    for finding in capped(findings):
        colour = "bold red" if severity_of(finding) == "error" else "bold yellow"
        _say(f"{finding.path}:{finding.line}: ", (f"[{finding.rule}]", colour), f" {finding.message}")
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
    for finding in capped(findings):
        place = f"file={_escaped(finding.path, ':,')},line={finding.line},title={_escaped(finding.rule, ':,')}"
        print(f"::{severity_of(finding)} {place}::{_escaped(finding.message)}")


def _escaped(text: str, reserved: str = "") -> str:
    """A text as GitHub's commands take it: `%` and line ends are written as codes, in properties `:` and `,` too."""
    return "".join(f"%{ord(letter):02X}" if letter in f"%\r\n{reserved}" else letter for letter in text)


_FORMATS = {"text": _text, "json": _json, "github": _github}

if __name__ == "__main__":
    sys.exit(main())
