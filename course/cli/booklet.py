"""`course booklet`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from course.checks import check_course, severity_of
from course.cli.output import print_text
from course.reading import read_course

BY_HAND = "open it in a browser and print it into a PDF, or install what prints it: make review"


def run_booklet(root: Path, args: argparse.Namespace) -> int:
    """Write the review booklet, and the form for comments on it."""
    from course.reading.commit import commit_of
    from course.reading.last_modified import last_modified
    from course.rendering.booklet import Edition, render_booklet
    from course.rendering.catalog import version_of
    from course.rendering.comment_form import render_form

    course = read_course(root)
    errors = [one for one in check_course(course) if severity_of(one) == "error" and not one.rule.startswith("review-")]
    if course.read_errors or errors:
        print_text(errors)
        print("No booklet was written: whoever reads it should see what learners will. Fix this first.")
        return 1
    edition = Edition(version_of(course), last_modified(root), commit_of(root))

    def render(pages: Mapping[str, int]) -> str:
        return render_booklet(course, edition, pages, args.paper)

    html, pdf, missing = _printed(render, is_wanted=not args.no_pdf)
    args.to.mkdir(parents=True, exist_ok=True)
    (args.to / "comments.csv").write_text(render_form(course, edition.name), encoding="utf-8", newline="")
    (args.to / "booklet.html").write_text(html, encoding="utf-8", newline="")
    if pdf:
        (args.to / "booklet.pdf").write_bytes(pdf)
    else:
        (args.to / "booklet.pdf").unlink(missing_ok=True)
    what = "booklet.pdf, booklet.html and comments.csv" if pdf else "booklet.html and comments.csv"
    print(f"Wrote {what} into {args.to}: edition {edition.name}.")
    print("Send them to whoever is to look. What comes back is read by: course review --comments FILE")
    if missing:
        print(f"course: booklet.pdf could not be made, since {missing}: {BY_HAND}", file=sys.stderr)
    return 0


def _printed(render: Callable[[Mapping[str, int]], str], is_wanted: bool) -> tuple[str, bytes, str]:
    """Return the HTML, the PDF, and why there is none where it was wanted."""
    from course.publishing.pdf import NoBrowser, print_pdf

    if not is_wanted:
        return render({"": 0}), b"", ""
    try:
        return *print_pdf(render), ""
    except NoBrowser as error:
        return render({"": 0}), b"", str(error)
