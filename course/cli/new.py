"""`course new`: a course, or a module, scenario, quiz or question of one."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from course.cli.output import FOUND, print_text, usage_error
from course.command import root_of
from course.model import Course, Module, Quiz

if TYPE_CHECKING:
    from course.new.draft import Draft

Write = Callable[["Draft", argparse.Namespace], str]


def add_new_command(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `course new`."""
    kinds = parser.add_subparsers(dest="what", required=True)
    course = kinds.add_parser("course", help="a new course, small and whole, in a folder of its own")
    course.add_argument("folder", type=Path, help="where; it is made")
    course.add_argument("--title", default="", help="what the course is called; else its folder's name says it")
    course.set_defaults(run=run_new_course)
    for name, what, write in _PARTS:
        part = kinds.add_parser(name, help=what)
        part.add_argument("title", help="its title, in quotation marks")
        part.set_defaults(run=run_new_part, write=write)
        if name != "question":
            part.add_argument("--name", default="", help="the name of its file, without .md; else its title says it")
        if name == "module":
            part.add_argument("--case", default="", help="the title of its case")
        if name in ("scenario", "quiz"):
            part.add_argument("--module", required=True, help="the name of its module's file, without .md")
        if name == "question":
            part.add_argument("--in", dest="file", required=True, help="the file of a quiz or bank: quizzes/….md")
            part.add_argument("--objective", default="", help="what it practices; else that with the fewest questions")
            part.add_argument("--new-case", action="store_true", help="keep it for a return visit; in banks only")


def run_new_course(here: Path, args: argparse.Namespace) -> int:
    """Write a new course."""
    from course.new import NotNew, write_new_course

    try:
        id = write_new_course(here / args.folder, args.title)
    except NotNew as error:
        return usage_error(str(error))
    print(f"Wrote the course {id}. Go on in {args.folder}: course check, and mkdocs serve --livereload.")
    return 0


def run_new_part(here: Path, args: argparse.Namespace) -> int:
    """Write a new part of the course; whatever stands in its way, nothing is half written."""
    from course.new import NotNew
    from course.new.draft import Draft, errors_of
    from course.reading import read_course

    root = root_of(here)
    if root is None:
        return usage_error("no course.yml here or above; run this in the course's folder")
    course = read_course(root)
    if found := errors_of(course):
        print_text(found)
        print("Nothing was written. Fix this first: what is new is checked against the whole course.")
        return FOUND
    draft = Draft(root, course)
    try:
        note = args.write(draft, args)
    except NotNew as error:
        return usage_error(f"{error}. Nothing was written.")
    if found := draft.errors():
        print_text(found)
        print("Nothing was written: this is what the check would find with it.")
        return FOUND
    draft.write()
    _tell(draft, note)
    return 0


def _tell(draft: Draft, note: str) -> None:
    """Say what was written, and how to go on."""
    from course.checks.drift import COMMAND
    from course.queries.unwritten import MARKER

    if draft.added:
        print(f"Wrote {_listed(draft.added)}.")
    print(f"Added to {_listed(draft.changed)}.{note}")
    print(f"Where a text begins with “{MARKER}”, you go on. {COMMAND} check lists these places.")


def _listed(names: Sequence[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)


def _module(draft: Draft, args: argparse.Namespace) -> str:
    from course.new import new_module

    paths = new_module(draft, args.title, args.name, args.case)
    return f" It is on the learning path {_listed(paths)}, which had all modules." if paths else ""


def _scenario(draft: Draft, args: argparse.Namespace) -> str:
    from course.new import new_scenario

    new_scenario(draft, args.title, _module_named(draft.course, args.module), args.name)
    return ""


def _quiz(draft: Draft, args: argparse.Namespace) -> str:
    from course.new import new_quiz

    new_quiz(draft, args.title, _module_named(draft.course, args.module), args.name)
    return ""


def _question(draft: Draft, args: argparse.Namespace) -> str:
    from course.new import new_question

    quiz = _quiz_in(draft, args.file)
    objective = new_question(draft, args.title, quiz, args.objective, args.new_case)
    return f" It practices the objective `{objective}`."


def _module_named(course: Course, name: str) -> Module:
    from course.new import NotNew

    module = course.module(Path(name).stem)
    if module is None:
        names = ", ".join(one.slug for one in course.modules)
        raise NotNew(f"there is no module called {name}; use one of {names}")
    return module


def _quiz_in(draft: Draft, file: str) -> Quiz:
    from course.new import NotNew
    from course.review import name_from_folder

    path = name_from_folder(draft.root, Path.cwd(), file)
    found = next((quiz for quiz in draft.course.question_sets if quiz.document.path == path), None)
    if found is None:
        paths = ", ".join(quiz.document.path for quiz in draft.course.question_sets)
        raise NotNew(f"{file} is no quiz and no bank; use one of {paths}")
    return found


_PARTS: tuple[tuple[str, str, Write], ...] = (
    ("module", "a module with its case and its quiz, named in course.yml, the menu and the guide", _module),
    ("scenario", "a further case of a module", _scenario),
    ("quiz", "a further quiz of a module", _quiz),
    ("question", "a question at the end of a quiz or bank", _question),
)
