"""`course review --comments`."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from course.checks import check_course
from course.cli.output import FOUND, print_text, usage_error
from course.comments import describe_comments, note_look
from course.model import Course
from course.model.comment import Comment
from course.queries.located_comments import LocatedComment, locate_comments, unlocated
from course.reading import read_course
from course.reading.comments import MAX_BYTES, read_comments
from course.review import MissingName, reviewer_name


def run_comments(root: Path, args: argparse.Namespace) -> int:
    """List the comments of a form, and note who looked at what if so asked; return 0 when all is found good."""
    file: Path | None = args.comments
    if file is None:
        return usage_error("--note and --on say what becomes of comments; add --comments FILE")
    if args.confirm is not None:
        return usage_error("comments confirm no answer; leave out --confirm or --comments")
    if not file.is_file():
        return usage_error(f"there is no file {file}; name the form that came back, such as comments.csv")
    course = read_course(root)
    if course.read_errors:
        print_text(check_course(course))
        print("Not every file can be read. Fix that first: until then nobody can say what comments are on.")
        return FOUND
    with file.open("rb") as opened:
        comments, faults = read_comments(file.name, opened.read(MAX_BYTES + 1))
    found = _listed(course, comments)
    if faults:
        print_text(faults)
    open_ones = [one for one in found if one.comment.verdict != "ok" or one.comment.text]
    lost = [*unlocated(found)]
    told = f", {len(lost)} on nothing that is there" if lost else ""
    print(f"{len(found)} of the form’s rows are filled in: {len(open_ones)} to look at{told}.")
    if args.note:
        return _note(root, found, bool(faults), args)
    if found and not faults:
        print('To note who looked at these, add: --note --as "Name, role". (What they say is not stored.)')
    return FOUND if open_ones or faults or lost else 0


def _listed(course: Course, comments: list[Comment]) -> list[LocatedComment]:
    found = locate_comments(course, comments)
    print("\n".join(describe_comments(course, found)), end="\n\n" if found else "")
    return found


def _note(root: Path, found: list[LocatedComment], has_faults: bool, args: argparse.Namespace) -> int:
    if has_faults or not found:
        print("Nothing was noted. Fix the form first." if has_faults else "Nothing was noted: no row is filled in.")
        return FOUND
    try:
        day = date.fromisoformat(args.on) if args.on else date.today()
    except ValueError:
        return usage_error(f"{args.on} is no day; write it as 2027-06-30")
    if not args.by:
        return usage_error('say who looked, who may be somebody else than you: --as "Name, role"')
    try:
        by = reviewer_name(root, args.by)
    except MissingName as error:
        return usage_error(str(error))
    path, count = note_look(root, found, by, day)
    print(
        f"Noted in {path}: {by} looked at {count} text{'s' if count != 1 else ''} on {day}. Send it with your change."
    )
    return 0
