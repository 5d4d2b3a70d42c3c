"""The command that helps translators: what waits, pages begun, passages done."""

from __future__ import annotations

import argparse
from pathlib import Path

from course.cli.output import usage_error
from course.reading import read_course


def run_translate(root: Path, args: argparse.Namespace) -> int:
    """Show what waits for a translator, begin a page, or mark passages as made from what the original says now."""
    from course.translate import CannotTranslate, begin, complete, describe

    course = read_course(root)
    if args.language not in course.languages:
        there = ", ".join(course.languages) or "none yet"
        what = f"there is no data/languages/{args.language}.yml; write one, with name and words"
        return usage_error(f"{what} (languages: {there})")
    page = (args.page or "").replace("\\", "/").removeprefix("./")
    chosen = [one for one in course.translations.values() if one.language == args.language]
    if page in course.translations:
        chosen = [course.translations[page]]
    try:
        if page and page not in course.translations:
            print(f"Wrote {begin(root, course, args.language, page)}: translate it, and then mark what is done.")
            return 0
        if args.done is not None and page:
            count = complete(root, course, chosen[0], frozenset(args.done))
            print(f"{count} passage{'' if count == 1 else 's'} of {page}: made from what the original says now.")
            return 0
    except CannotTranslate as error:
        return usage_error(str(error))
    if args.done is not None:
        return usage_error("say of which page: course translate es docs/es/modules/first-steps.md --done")
    waiting = [text for translation in chosen for text in describe(course, translation)]
    print("\n".join(waiting) if waiting else "Nothing waits for a translator.")
    return 0
