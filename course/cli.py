"""The command `course`."""

from __future__ import annotations

import argparse
import gc
import hashlib
import io
import json
import os
import sys
from collections.abc import Iterable, Sequence
from datetime import date
from html import unescape
from pathlib import Path

from msgspec.structs import asdict

from course.checks import capped, check_course, check_guesses, check_links, severity_of
from course.command import note_clean, root_of
from course.files import fingerprint
from course.model import Course, Finding
from course.reading import read_course

FOUND, USAGE, DEAD = 1, 2, 4
"""What the command gives back: that something is found, that it was misused, and that links are dead."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command.

    Returns:
        0 when all is well, 1 when something is found, 2 when it was misused; 4 when links to other hosts were tried and
        some are dead, 5 when something else is found besides.
    """
    # The process is short-lived: garbage collection would take a sixth of its time.
    gc.disable()
    for stream in (sys.stdout, sys.stderr):
        _accept_all_letters(stream)
    args = _parser().parse_args(arguments)
    root = Path.cwd() if args.run is _new else root_of(Path.cwd())
    if root is None:
        return _usage_error("no course.yml here or above; run this in the course's folder")
    try:
        code: int = args.run(root, args)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever reads what is written has enough, as `head` has; what is left must not be written on the way out.
        sys.stdout = open(os.devnull, "w", encoding="utf-8")
        return 1
    except OSError as error:
        what = f"{error.filename or 'a file'}: {error.strerror or error}"
        return _usage_error(f"{what}; see that it is there and may be used")
    return code


def _accept_all_letters(stream: object) -> None:
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
    check.add_argument(
        "--external",
        action="store_true",
        help="try the links to other hosts too; takes a while; 4 is added to the exit status when some are dead",
    )
    check.add_argument("--no-cache", action="store_true", help="read everything, even if it was found clean before")
    check.set_defaults(run=_check)
    guess = commands.add_parser(
        "guess", help="let guessers who know nothing of the course pick the keys of its questions"
    )
    guess.add_argument("paths", nargs="*", type=Path, help="name every question guessed in these files or folders")
    guess.add_argument("--format", choices=_FORMATS, default="text", help="text, json, or github's annotations")
    guess.add_argument("--most", type=int, default=10, metavar="N", help="name the N questions guessed most surely")
    guess.set_defaults(run=_guess)
    review = commands.add_parser("review", help="show the answers that want another look, with all there is to read")
    review.add_argument("--confirm", nargs="*", metavar="ANSWER", help="confirm answers by id, by file, or: all")
    review.add_argument("--as", dest="by", metavar="NAME", help='who confirms: "Name, role"; else the name git has')
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
    new = commands.add_parser("new", help="write a new course, small and whole, into a folder of its own")
    new.add_argument("what", choices=("course",), help="what is to be written")
    new.add_argument("folder", type=Path, help="where; it is made")
    new.add_argument("--title", default="", help="what the course is called; else its folder's name says it")
    new.set_defaults(run=_new)
    schema = commands.add_parser("schema", help="write docs/schema/, by which editors check YAML files")
    schema.set_defaults(run=_schema)
    headers = commands.add_parser(
        "headers", help="write servers/: what a server should say with every file of the site"
    )
    headers.set_defaults(run=_headers)
    return parser


def _usage_error(what: str) -> int:
    print(f"course: {what}", file=sys.stderr)
    return USAGE


def _check(root: Path, args: argparse.Namespace) -> int:
    unknown = [path for path in args.paths if not path.exists()]
    if unknown:
        return _usage_error(f"there is no {unknown[0]}; name files or folders of the course")
    # Taken first: what changes while the course is read has not been checked.
    checked = "" if args.no_cache else fingerprint(root)
    course = read_course(root)
    dead = check_links(course) if args.external else []
    findings = [*check_course(course), *dead]
    everywhere = len(findings)
    if checked and not findings:
        note_clean(root, checked)
    if args.paths:
        findings = [*_findings_in(findings, root, args.paths)]
    _FORMATS[args.format](findings)
    if everywhere and not findings and args.format == "text":
        hint = "run course check without a path"
        _print_colored(f"Other files have some, and rules may wait for these to be fixed: {hint}.")
    has_errors = any(severity_of(finding) == "error" for finding in findings if finding not in dead)
    return FOUND * has_errors + DEAD * any(finding in dead for finding in findings)


def _guess(root: Path, args: argparse.Namespace) -> int:
    from course.checks.guesses import file_lines, score_lines

    unknown = [path for path in args.paths if not path.exists()]
    if unknown:
        return _usage_error(f"there is no {unknown[0]}; name files or folders of the course")
    course = read_course(root)
    if course.read_errors:
        _FORMATS[args.format](check_course(course))
        return FOUND
    found = check_guesses(course)
    errors = [finding for finding in found if severity_of(finding) == "error"]
    named = [finding for finding in found if severity_of(finding) != "error"]
    shown = [*_findings_in(named, root, args.paths)] if args.paths else named[: max(0, args.most)]
    if args.format == "text":
        files = {finding.path for finding in _findings_in(found, root, args.paths)} if args.paths else ()
        print("\n".join([*score_lines(course), *file_lines(course, files)]), end="\n\n")
    _FORMATS[args.format]([*errors, *shown])
    return FOUND * bool(errors)


def _review(root: Path, args: argparse.Namespace) -> int:
    course = read_course(root)
    if course.read_errors:
        _print_text(check_course(course))
        print("Not every file can be read. Fix that first: until then nobody can say which answers wait.")
        return 1
    return _print_pending(course) if args.confirm is None else _confirm(root, course, args)


def _print_pending(course: Course) -> int:
    from course.checks.drift import COMMAND
    from course.queries.answers import answer_ids, answers_of, unresolved_ids
    from course.queries.reviews import outdated_reviews, pending_answers
    from course.review import by_answer, describe

    groups, gone = by_answer(pending_answers(course)), [*outdated_reviews(course)]
    for answers in groups:
        print("\n".join(describe(course, answers)), end="\n\n")
    for id, review in gone:
        what = f"no longer rests on {review.passage}" if id in answer_ids(course) else "is no longer there"
        print(f"{id} was confirmed once and {what}; this drops it: {COMMAND} review --confirm\n")
    total = len(by_answer(answers_of(course)))
    print(f"{len(groups)} of {total} answers want a look." if groups else "All answers are confirmed.")
    if groups:
        print(f"Does an answer hold? Then say so: {COMMAND} review --confirm {groups[0][0].id}")
    hidden = unresolved_ids(course)
    if hidden:
        print(f"Not looked at, since something in them must be fixed first: {', '.join(hidden)}. See: {COMMAND} check")
    return 1 if groups or gone or hidden else 0


def _confirm(root: Path, course: Course, args: argparse.Namespace) -> int:
    from course.checks.drift import COMMAND
    from course.queries.answers import answers_of, unresolved_ids
    from course.queries.reviews import pending_answers
    from course.review import (
        MissingName,
        by_answer,
        confirm,
        is_named,
        matching,
        name_from_folder,
        obstacles,
        reviewer_name,
    )

    wanted = [name_from_folder(root, Path.cwd(), given) for given in args.confirm]
    hidden = [id for id in unresolved_ids(course) if not wanted or any(is_named(name, id) for name in wanted)]
    for given, name in zip(args.confirm, wanted, strict=True):
        if name != "all" and not matching(answers_of(course), [name]) and not any(is_named(name, id) for id in hidden):
            return _usage_error(f"no answer, passage or file is called {given}; see what waits with: {COMMAND} review")
    waiting = pending_answers(course)
    chosen = matching(waiting, wanted)
    broken = obstacles(course, check_course(course), chosen, hidden)
    if broken:
        _print_text(broken)
        print("Nothing was confirmed. Fix this first, and then read the answers again.")
        return 1
    try:
        by = reviewer_name(root, args.by) if chosen else ""
        gone = confirm(course, chosen, root, date.today(), by)
    except MissingName as error:
        return _usage_error(str(error))
    except OSError as error:
        print(f"Not everything could be written ({error}). Nothing was lost; run the same command again.")
        return 1
    named = f" The name that stands for it: {by}." if chosen else ""
    print(f"Confirmed {len(by_answer(chosen))} of {len(by_answer(waiting))} answers that waited.{named}")
    if gone:
        print(f"Dropped {', '.join(gone)}, no longer there.")
    return 0


def _map(root: Path, args: argparse.Namespace) -> int:
    from course.rendering.map import render_map

    course = read_course(root)
    slug = Path(args.scenario).stem
    found = [scenario for scenario in course.scenarios if scenario.slug == slug]
    if not found:
        names = ", ".join(scenario.slug for scenario in course.scenarios)
        return _usage_error(f"no scenario is called {args.scenario}; there are {names}")
    print(render_map(found[0], args.format))
    return 0


def _offline(root: Path, args: argparse.Namespace) -> int:
    from course.publishing.bundle import BundleError, MissingEsbuild
    from course.publishing.offline import START, has_directory_addresses, pack, pages_without_script
    from course.reading.last_modified import is_cut_off, last_modified
    from course.rendering.catalog import version_of

    course = read_course(root)
    if not (args.site / "index.html").is_file() or has_directory_addresses(course, args.site):
        return _usage_error(f"{args.site} is no site for a disk; write one with: mkdocs build --no-directory-urls")
    if is_cut_off(root):
        what = "this clone has no history, so the last commit's day stands for that of the content"
        print(f"course: {what}; run: git fetch --unshallow", file=sys.stderr)
    for page in pages_without_script(args.site):
        print(f"course: {page} does not load {START}; nothing will be kept on it", file=sys.stderr)
    try:
        packed = pack(args.site, root / "overrides", last_modified(root))
    except MissingEsbuild as error:
        return _usage_error(str(error))
    except BundleError as error:
        print(error)
        return 1
    args.to.mkdir(parents=True, exist_ok=True)
    # The version covers what learners are held to; the digits after it tell builds of the same version apart.
    file = args.to / f"{course.id}-{version_of(course)}-{hashlib.sha256(packed).hexdigest()[:8]}.zip"
    file.write_bytes(packed)
    print(f"Wrote {file}, {len(packed) / 1e6:.1f} MB: unpack it anywhere and open its index.html.")
    return 0


def _report(root: Path, args: argparse.Namespace) -> int:
    from course.rendering.report import render_report

    # What Markdown would take for more than a letter is written for a terminal as it is.
    print(unescape(render_report(read_course(root))))
    return 0


def _new(here: Path, args: argparse.Namespace) -> int:
    from course.new import NotNew, write_new_course

    try:
        id = write_new_course(here / args.folder, args.title)
    except NotNew as error:
        return _usage_error(str(error))
    print(f"Wrote the course {id}. Go on in {args.folder}: course check, and mkdocs serve --livereload.")
    return 0


def _schema(root: Path, args: argparse.Namespace) -> int:
    from course.new import schemas_of

    schemas = schemas_of(root)
    if not schemas:
        return _usage_error("course.yml can't be read; see: course check")
    for file, schema in schemas.items():
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_text(schema, encoding="utf-8", newline="")
        print(f"Wrote {file}.")
    return 0


def _headers(root: Path, args: argparse.Namespace) -> int:
    from course.publishing.headers import FOR_SERVERS, render_headers

    for file in FOR_SERVERS:
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_text(render_headers(file), encoding="utf-8", newline="")
    print(f"Wrote {', '.join(FOR_SERVERS)}.")
    return 0


def _findings_in(findings: Iterable[Finding], root: Path, paths: Iterable[Path]) -> Iterable[Finding]:
    wanted = [path.resolve() for path in paths]
    for finding in findings:
        file = (root / finding.path).resolve()
        if any(file == path or path in file.parents for path in wanted):
            yield finding


def _print_text(findings: list[Finding]) -> None:
    for finding in capped(findings):
        colour = "bold red" if severity_of(finding) == "error" else "bold yellow"
        _print_colored(f"{finding.path}:{finding.line}: ", (f"[{finding.rule}]", colour), f" {finding.message}")
    count = "No findings" if not findings else f"{len(findings)} finding{'s' if len(findings) > 1 else ''}"
    _print_colored((f"{count}.", "bold red" if findings else "bold green"))


def _print_colored(*parts: str | tuple[str, str]) -> None:
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


_FORMATS = {"text": _print_text, "json": _print_json, "github": _print_github}

if __name__ == "__main__":
    sys.exit(main())
