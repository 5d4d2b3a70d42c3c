"""`course check` and `course guess`."""

from __future__ import annotations

import argparse
from pathlib import Path

from course.checks import check_course, check_guesses, check_links, severity_of
from course.cli.output import DEAD, FORMATS, FOUND, findings_in, print_colored, usage_error
from course.command import note_clean
from course.files import fingerprint
from course.reading import read_course


def run_check(root: Path, args: argparse.Namespace) -> int:
    """Check the course; return 0 when nothing is wrong."""
    unknown = [path for path in args.paths if not path.exists()]
    if unknown:
        return usage_error(f"there is no {unknown[0]}; name files or folders of the course")
    # Taken first: what changes while the course is read has not been checked.
    checked = "" if args.no_cache else fingerprint(root)
    course = read_course(root)
    dead = check_links(course) if args.external else []
    findings = [*check_course(course), *dead]
    everywhere = len(findings)
    if checked and not findings:
        note_clean(root, checked)
    if args.paths:
        findings = [*findings_in(findings, root, args.paths)]
    FORMATS[args.format](findings)
    if everywhere and not findings and args.format == "text":
        hint = "run course check without a path"
        print_colored(f"Other files have some, and rules may wait for these to be fixed: {hint}.")
    has_errors = any(severity_of(finding) == "error" for finding in findings if finding not in dead)
    return FOUND * has_errors + DEAD * any(finding in dead for finding in findings)


def run_guess(root: Path, args: argparse.Namespace) -> int:
    """Let guessers pick the keys of questions; return 0 when none does better than it may."""
    from course.checks.guesses import file_lines, score_lines

    unknown = [path for path in args.paths if not path.exists()]
    if unknown:
        return usage_error(f"there is no {unknown[0]}; name files or folders of the course")
    course = read_course(root)
    if course.read_errors:
        FORMATS[args.format](check_course(course))
        return FOUND
    found = check_guesses(course)
    errors = [finding for finding in found if severity_of(finding) == "error"]
    named = [finding for finding in found if severity_of(finding) != "error"]
    shown = [*findings_in(named, root, args.paths)] if args.paths else named[: max(0, args.most)]
    if args.format == "text":
        files = {finding.path for finding in findings_in(found, root, args.paths)} if args.paths else ()
        print("\n".join([*score_lines(course), *file_lines(course, files)]), end="\n\n")
    FORMATS[args.format]([*errors, *shown])
    return FOUND * bool(errors)
