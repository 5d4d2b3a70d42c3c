"""The command `course`: its arguments, and what they run."""

from __future__ import annotations

import argparse
import gc
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from course.cli.booklet import run_booklet
from course.cli.check import run_check, run_guess
from course.cli.diff import run_diff
from course.cli.new import add_new_command, run_new_course
from course.cli.output import FORMATS, usage_error
from course.cli.review import run_review
from course.cli.show import run_map, run_report
from course.cli.translate import run_translate
from course.cli.write import run_headers, run_offline, run_schema
from course.command import root_of


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
    root = Path.cwd() if args.run is run_new_course else root_of(Path.cwd())
    if root is None:
        return usage_error("no course.yml here or above; run this in the course's folder")
    try:
        code: int = args.run(root, args)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever reads what is written has enough, as `head` has; what is left must not be written on the way out.
        sys.stdout = open(os.devnull, "w", encoding="utf-8")
        return 1
    except OSError as error:
        what = f"{error.filename or 'a file'}: {error.strerror or error}"
        return usage_error(f"{what}; see that it is there and may be used")
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
    check.add_argument(
        "--format", choices=FORMATS, default="text", help="text, json, github's annotations, or markdown"
    )
    check.add_argument(
        "--external",
        action="store_true",
        help="try the links to other hosts too; takes a while; 4 is added to the exit status when some are dead",
    )
    check.add_argument("--no-cache", action="store_true", help="read everything, even if it was found clean before")
    check.set_defaults(run=run_check)
    guess = commands.add_parser(
        "guess", help="let guessers who know nothing of the course pick the keys of its questions"
    )
    guess.add_argument("paths", nargs="*", type=Path, help="name every question guessed in these files or folders")
    guess.add_argument(
        "--format", choices=FORMATS, default="text", help="text, json, github's annotations, or markdown"
    )
    guess.add_argument("--most", type=int, default=10, metavar="N", help="name the N questions guessed most surely")
    guess.set_defaults(run=run_guess)
    review = commands.add_parser("review", help="show the answers that want another look, with all there is to read")
    review.add_argument("--confirm", nargs="*", metavar="ANSWER", help="confirm answers by id, by file, or: all")
    review.add_argument(
        "--confirm-ticked",
        type=Path,
        metavar="FILE",
        help="confirm answers that are ticked in a text, as --boxes has them",
    )
    review.add_argument("--boxes", action="store_true", help="print the answers that wait as boxes to tick")
    review.add_argument("--if-clean", action="store_true", help="confirm only where nothing else is wrong anywhere")
    review.add_argument("--as", dest="by", metavar="NAME", help='who confirms: "Name, role"; else the name git has')
    review.add_argument(
        "--comments", type=Path, metavar="FILE", help="list what a form for comments says, at its lines"
    )
    review.add_argument(
        "--note", action="store_true", help="with --comments: note who looked at what in reviews/experts/"
    )
    review.add_argument("--on", metavar="DAY", help="with --note: the day on which they looked; else today")
    review.set_defaults(run=run_review)
    drawn = commands.add_parser("map", help="draw the graph of a scenario")
    drawn.add_argument("scenario", help="its name or its file")
    drawn.add_argument("--format", choices=("text", "mermaid", "svg"), default="text")
    drawn.set_defaults(run=run_map)
    booklet = commands.add_parser("booklet", help="write the course as one booklet for a review on paper, keys open")
    booklet.add_argument("--to", type=Path, default=Path("dist/review"), help="the folder for it")
    booklet.add_argument("--paper", choices=("letter", "A4"), default="letter")
    booklet.add_argument("--no-pdf", action="store_true", help="write the HTML only")
    booklet.set_defaults(run=run_booklet)
    compared = commands.add_parser("diff", help="say what a change means: for cases, questions, passages and learners")
    compared.add_argument("base", help="the commit to compare with, by any name that git knows: main, HEAD~1, v1.0")
    compared.add_argument("head", nargs="?", help="the commit to look at; else the working tree as it is")
    compared.add_argument(
        "--format", choices=("text", "markdown"), default="text", help="text, or Markdown for a comment"
    )
    compared.add_argument(
        "--most", type=int, metavar="BYTES", help="as long at most; Markdown fits a comment on a pull request anyway"
    )
    compared.set_defaults(run=run_diff)
    packed = commands.add_parser("offline", help="pack a built site into a zip that works from a disk")
    packed.add_argument("site", type=Path, help="its folder, written by: mkdocs build --no-directory-urls")
    packed.add_argument("--to", type=Path, default=Path("dist"), help="the folder for the zip")
    packed.set_defaults(run=run_offline)
    commands.add_parser("report", help="all figures of the course on one page").set_defaults(run=run_report)
    add_new_command(commands.add_parser("new", help="write a new course, or a module, case, quiz or question of one"))
    translate = commands.add_parser("translate", help="show what waits for a translator; begin a page, or mark it done")
    translate.add_argument("language", help="as data/languages/ has it: es")
    translate.add_argument("page", nargs="?", help="a page to begin a translation of, or a translated page")
    translate.add_argument(
        "--done", nargs="*", metavar="SLUG", help="these passages, or all, are made from what the original says now"
    )
    translate.set_defaults(run=run_translate)
    schema = commands.add_parser("schema", help="write docs/schema/, by which editors check YAML files")
    schema.set_defaults(run=run_schema)
    headers = commands.add_parser(
        "headers", help="write servers/: what a server should say with every file of the site"
    )
    headers.set_defaults(run=run_headers)
    return parser
