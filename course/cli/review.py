"""`course review`."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from course.checks import check_course, severity_of
from course.cli.output import print_text, usage_error
from course.model import Course, Finding
from course.queries.answers import Answer
from course.reading import read_course


def run_review(root: Path, args: argparse.Namespace) -> int:
    """Show the answers that wait, confirm some, or list what experts say."""
    if args.comments is not None or args.note or args.on:
        from course.cli.comments import run_comments

        return run_comments(root, args)
    course = read_course(root)
    if course.read_errors:
        print_text(check_course(course))
        print("Not every file can be read. Fix that first: until then nobody can say which answers wait.")
        return 1
    if args.boxes:
        return _print_boxes(course)
    if args.confirm_ticked is not None:
        return _confirm_ticked(root, course, args)
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


def _print_boxes(course: Course) -> int:
    from course.queries.reviews import pending_answers
    from course.tick_boxes import tick_boxes

    # Who fixes something else may change what is to be read.
    boxes = [] if _other_errors(course) else [*tick_boxes(course, pending_answers(course))]
    if boxes:
        print("\n".join(boxes))
    return 0


def _other_errors(course: Course) -> list[Finding]:
    """Return everything that stops a build but answers that wait."""
    return [one for one in check_course(course) if severity_of(one) == "error" and not one.rule.startswith("review-")]


def _confirm(root: Path, course: Course, args: argparse.Namespace) -> int:
    from course.checks.drift import COMMAND
    from course.queries.answers import answers_of, unresolved_ids
    from course.queries.reviews import pending_answers
    from course.review import is_named, matching, name_from_folder

    wanted = [name_from_folder(root, Path.cwd(), given) for given in args.confirm]
    hidden = [id for id in unresolved_ids(course) if not wanted or any(is_named(name, id) for name in wanted)]
    for given, name in zip(args.confirm, wanted, strict=True):
        if name != "all" and not matching(answers_of(course), [name]) and not any(is_named(name, id) for id in hidden):
            return usage_error(f"no answer, passage or file is called {given}; see what waits with: {COMMAND} review")
    return _write(root, course, args, matching(pending_answers(course), wanted), hidden)


def _confirm_ticked(root: Path, course: Course, args: argparse.Namespace) -> int:
    from course.queries.reviews import pending_answers
    from course.tick_boxes import MAX_BYTES, ticked_in

    with args.confirm_ticked.open("rb") as file:
        text = file.read(MAX_BYTES).decode("utf-8", errors="replace")
    ticked = ticked_in(text, course, pending_answers(course))
    for id in ticked.changed:
        print(f"Ticked as it was before: {id}. Read it again, and put its new line in place of the old one.")
    for id in ticked.unknown:
        print(f"Ticked, but no answer: {id}.")
    return _write(root, course, args, ticked.chosen, [])


def _write(
    root: Path, course: Course, args: argparse.Namespace, chosen: Sequence[Answer], hidden: Sequence[str]
) -> int:
    """Confirm answers, where nothing stands against it, and drop reviews that confirm nothing any more."""
    from course.queries.reviews import pending_answers
    from course.review import MissingName, by_answer, confirm, obstacles, reviewer_name

    waiting = pending_answers(course)
    broken = _other_errors(course) if args.if_clean else obstacles(course, check_course(course), chosen, hidden)
    if broken:
        print_text(broken)
        print("Nothing was confirmed. Fix this first, and then read the answers again.")
        return 1
    try:
        by = reviewer_name(root, args.by) if chosen else ""
        gone = confirm(course, chosen, root, date.today(), by)
    except MissingName as error:
        return usage_error(str(error))
    except OSError as error:
        print(f"Not everything could be written ({error}). Nothing was lost; run the same command again.")
        return 1
    named = f" The name that stands for it: {by}." if chosen else ""
    print(f"Confirmed {len(by_answer(chosen))} of {len(by_answer(waiting))} answers that waited.{named}")
    if gone:
        print(f"Dropped {', '.join(gone)}, no longer there.")
    return 0
