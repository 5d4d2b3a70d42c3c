"""Text to throw at the readers: the course's own constructs, broken in every way, and what attackers try.

Each kind of file has texts of its own. Most are read as what they are: a sound front with a hostile body, or a sound
file in which a few things are changed. `throw` says which were, and the tests ask that at least half are.
"""

from __future__ import annotations

import logging
import os
import re
import time
import traceback
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import date
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest import mock

from hypothesis import strategies as st
from mkdocs.commands.build import build
from mkdocs.config import load_config

from course.builders.serving import ErrorGuard
from course.checks import check_course, check_guesses
from course.cli import main
from course.model import Course, Module, Quiz, Scenario
from course.queries.reviews import pending_answers
from course.reading import read_course
from course.reading.insert import INSERTS
from course.reading.link_target import resolve
from course.rendering import render_exercise, render_page
from course.rendering.catalog import render_catalog
from course.rendering.fragment import Fragments
from course.rendering.map import render_map
from course.rendering.page_context import page_context
from course.rendering.quiz import can_show
from course.rendering.report import render_report
from course.review import by_answer, describe
from tests.small import BANK, BLOCKS, COMMANDS, FILES, MODULE, QUIZ, SCENARIO, write_course

PIECES = (
    "---\n",
    "title: A\n",
    "title: [\n",
    "module: a\n",
    "objectives: {a: [b]}\n",
    "teaches: {S1.1: '#a'}\n",
    "minutes: 9\n",
    "minutes: 99999999999999999999\n",
    "- [x](#the-answer)\n",
    "## The answer\n",
    "## What first?\n",
    "[a](../docs/modules/a.md#first)",
    "[a](a.md#first)",
    "[a](../scenarios/a.md)",
    "[a](../agency.yml#breach)",
    "> [a](../data/t.csv#a-total)\n",
    "- [ ] b\n> c\n",
    "---\n\n",
    "## Reflect\n",
    "## Sources\n",
    "~~~~\n",
    "```coverage\n```\n",
    "```report\n```\n",
    "```agenda\npoints: [breach, x]\n```\n",
    "```note\nid: a\nlabel: b\n```\n",
    "    code\n",
    "<div markdown>\n",
    "<article>",
    "{: #a .b }\n",
    "{: ",
    "*[a]: b\n",
    "\x02wzxhzdk:1\x03",
    "&a [*a]\n",
    "!!python/name:os.system\n",
    "? x\n",
    "? {x: 1}\n",
    "\x00",
    "\x0b",
    "\u2028",
    "\ufeff",
    "\r\n",
    "\r",
    "\t",
    "\n",
    "\n\n",
    "# A\n",
    "## A\n",
    "## \n",
    "###### B\n",
    "A\n===\n",
    "- [x](#a)\n",
    "- [ ] b\n",
    "- [x] c\n",
    "- [xx] c\n",
    "* [X] d\n",
    "1. [x](#a)\n",
    "> e\n",
    "> [!TIP]\n",
    "> [!CAUTION]\n> f [g](../docs/modules/a.md#a)\n",
    '> "Say what you mean to say."\n> [A](../docs/modules/a.md#a)\n',
    "<quiz>\n",
    "</quiz>\n",
    "<quiz></quiz>",
    "[[blank]]",
    "---\n",
    "```chart\nkind: bars\ndata: t\ntitle: x\ngroups: [total]\n```\n",
    "```chart\nkind: pie\n```\n",
    "```trace\n```\n",
    "```modules\n```\n",
    "```\n",
    "~~~chart\n",
    "| a | b |\n|---|---|\n| c | [d](e.md) |\n",
    "[x](../data/t.csv#a)",
    "[x](../../agency.yml#breach)\n",
    "[x](../../agency.yml#x)",
    "![](a.png)",
    "[a][b]",
    "[b]: ../quizzes/a.md 'x'\n",
    "[a](<b c.md>)",
    "[a](b(c)d.md)",
    "[a](%00)",
    "[a](//x)",
    "[a](javascript:alert(1))",
    "[a](http://[::1)",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<!--",
    "-->",
    "{{ 7*7 }}",
    "{% raw %}",
    "`",
    "``",
    "*",
    "**",
    "_",
    "\\",
    "&lt;",
    "&#0;",
    "é",
    "漢字",
    "🙂",
    "\u202e",
    "ZZZ",
    "a" * 300,
    "[" * 60,
    "(" * 60,
    "> " * 40,
    "- " * 40,
    "*a " * 40,
    "word. " * 20,
)

text = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=20)), max_size=30).map("".join)
"""Any mixture of the above and of random text."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x9f\u2028\u2029]")
_FRONT = re.compile(r"(?s)\A---\n.*?\n---\n")


@st.composite
def changed(draw: st.DrawFn, whole: str, most: int = 6) -> str:
    """A sound file in which a few lines are gone, doubled, moved, or hold something else."""
    lines = whole.splitlines(keepends=True)
    for _ in range(draw(st.integers(1, most))):
        at = draw(st.integers(0, max(0, len(lines) - 1)))
        how = draw(st.sampled_from(("drop", "double", "move", "put", "into", "cut")))
        piece = draw(st.sampled_from(PIECES))
        line = lines[at : at + 1]
        if how == "drop":
            del lines[at : at + 1]
        elif how == "double":
            lines[at:at] = line
        elif how == "move":
            del lines[at : at + 1]
            lines[draw(st.integers(0, len(lines))) :][:0] = line
        elif how == "put":
            lines[at:at] = [piece]
        elif line:
            place = draw(st.integers(0, len(line[0])))
            lines[at] = line[0][:place] + (piece + line[0][place:] if how == "into" else "\n")
    return "".join(lines)


def framed(whole: str) -> st.SearchStrategy[str]:
    """A page of a kind: most texts are a sound front with a hostile or a changed body, the others may be anything."""
    found = _FRONT.match(whole)
    front = found[0] if found else ""
    bodies = text.map(lambda body: front + body)
    sound = changed(whole[len(front) :]).map(lambda body: front + body)
    # A file with a control character in it is not read at all.
    printable = st.one_of(bodies, sound).map(lambda page: _CONTROL.sub("", page))
    return mostly(printable, st.one_of(bodies, text, changed(whole), text.map(lambda body: body + whole)))


def mostly(sound: st.SearchStrategy[str], broken: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Nearly all texts from the first, one of ten or so from the second."""
    return st.integers(0, 9).flatmap(lambda chance: sound if chance else broken)


def values(whole: str, *sound: str) -> st.SearchStrategy[str]:
    """A file of settings or figures: most are sound and unlike, the rest changed or anything."""
    return mostly(st.one_of(st.sampled_from((whole, *sound)), grown(whole)), st.one_of(changed(whole, 2), text))


@st.composite
def grown(draw: st.DrawFn, whole: str) -> str:
    """A sound file in which values are replaced by others that may stand there too."""
    words = st.one_of(st.text("abcAZ é漢🙂\u202e'’-.<>&*_`[]()|\\", min_size=1, max_size=30), st.sampled_from(PIECES))
    holes = [*re.finditer(r"(?<=[:,] )(?:'[^'%]*'|[A-Z][^,:{}\[\]\n#]*)(?=[,}\]\n])", whole)]
    for hole in reversed(holes):
        if draw(st.booleans()):
            said = draw(words).replace("'", "''").replace("\n", " ")
            said = "".join(letter for letter in said if letter.isprintable())
            whole = f"{whole[: hole.start()]}'{said or 'x'}'{whole[hole.end() :]}"
    return whole


@st.composite
def rows(draw: st.DrawFn) -> str:
    """A CSV of cells: sound rows, and among them some that are not."""
    cell = st.tuples(
        st.from_regex(r"[a-z0-9][a-z0-9-]{0,8}", fullmatch=True),
        st.sampled_from(("a", "a", "a", "b")),
        st.sampled_from(("total", "men", "2021")),
        st.just("all"),
        st.sampled_from(("", "0", "7", "100")),
        st.integers(0, 100).map(str),
        st.sampled_from(("source", "agreement", "memory")),
        st.sampled_from(("high", "90%")),
        st.sampled_from(("", "A", "“B”", "<b>")),
    ).map(",".join)
    found = draw(st.lists(mostly(cell, text), min_size=2, max_size=7))
    head = FILES["data/t.csv"].partition("\n")[0]
    return (
        "\n".join((head if draw(st.integers(0, 9)) else draw(text), FILES["data/t.csv"].split("\n")[1], *found)) + "\n"
    )


@dataclass(frozen=True)
class Kind:
    """A kind of file: which one is replaced, by what, and how to tell that it was read as what it is."""

    path: str
    texts: st.SearchStrategy[str]
    is_read: Callable[[Course], bool]


def _is_drawn(course: Course) -> bool:
    return any(fence.info in INSERTS for fence in course.documents["docs/all.md"].fences)


def _sound(path: str, rule: str) -> Callable[[Course], bool]:
    return lambda course: (path, rule) not in {(finding.path, finding.rule) for finding in check_course(course)}


KINDS = {
    "module": Kind("docs/modules/a.md", framed(MODULE), lambda c: isinstance(c.unit("docs/modules/a.md"), Module)),
    "scenario": Kind("scenarios/a.md", framed(SCENARIO), lambda c: isinstance(c.unit("scenarios/a.md"), Scenario)),
    "quiz": Kind("quizzes/a.md", framed(QUIZ), lambda c: isinstance(c.unit("quizzes/a.md"), Quiz)),
    "bank": Kind("quizzes/bank/a.md", framed(BANK), lambda c: bool(c.banks)),
    "page": Kind("docs/all.md", mostly(changed(BLOCKS), text), _is_drawn),
    "home": Kind("docs/index.md", framed(FILES["docs/index.md"]), lambda c: bool(c.documents["docs/index.md"].prose)),
    "table": Kind("data/t.csv", rows(), lambda c: len(c.tables["t"].cells) > 1 if "t" in c.tables else False),
    "sources": Kind("data/t.yml", values(FILES["data/t.yml"]), lambda c: "t" in c.tables),
    "cited sources": Kind("data/sources.yml", values(FILES["data/sources.yml"]), lambda c: bool(c.sources)),
    "cast": Kind("data/cast.yml", values(FILES["data/cast.yml"]), lambda c: bool(c.cast.people)),
    "agency": Kind("agency.yml", values(FILES["agency.yml"]), lambda c: bool(c.agency.name)),
    "course": Kind("course.yml", values(FILES["course.yml"]), lambda c: bool(c.id)),
    "navigation": Kind("mkdocs.yml", values(FILES["mkdocs.yml"]), lambda c: bool(c.navigation)),
    "reviews": Kind("reviews/a.yml", values(FILES["reviews/a.yml"]), lambda c: bool(c.reviews)),
    "statements": Kind("data/statements.yml", values(FILES["data/statements.yml"]), lambda c: bool(c.statements)),
    "template": Kind(
        "overrides/a.html",
        values(FILES["overrides/a.html"], "{% if course %}x{% endif %}"),
        _sound("overrides/a.html", "template-syntax"),
    ),
}
"""Every kind of file that a course is made of."""

SLOWEST = 5.0
"""Seconds of computing that a few lines of text may take at most: more is a hang."""

_SHAPE = re.compile(r"^[^\n]+:[1-9]\d*: \[[a-z-]+\] [^\n]+$")


def throw(kind: str, content: str, serves: bool = False) -> bool:
    """Put a text in a file of the small course, read, check and draw all of it, and require that nothing gives way.

    Args:
        kind: which of `KINDS`.
        content: the text.
        serves: whether the course is served as well, and every command run; that takes ten times as long.

    Returns:
        whether the text was read as what it is meant to be.
    """
    with TemporaryDirectory() as folder:
        root = write_course(Path(folder), **{KINDS[kind].path: content})
        start = time.process_time()
        course = read_course(root)
        _require_findings(root, course)
        _draw(course)
        assert time.process_time() - start < SLOWEST, "this text takes too long"
        if serves:
            _serve(root)
            _command(root)
        resolve.cache_clear()
        return KINDS[kind].is_read(course)


def _require_findings(root: Path, course: Course) -> None:
    for finding in check_course(course):
        assert _SHAPE.match(str(finding)), str(finding)
        file = root / finding.path
        lines = len(re.split(rb"\r\n|\r|\n", file.read_bytes())) if file.exists() else 1
        assert finding.line <= lines, f"{finding} is beyond the file's {lines} lines"


def _draw(course: Course) -> None:
    """All that the plugin and the command make of a course, but for what MkDocs does."""
    findings = check_course(course)
    for path in course.documents:
        render_page(course, path)
        unit = course.unit(path)
        if isinstance(unit, Scenario) or (isinstance(unit, Quiz) and can_show(unit, findings)):
            render_exercise(course, unit, "<h1>Title</h1>", Fragments(lambda text: text, lambda target: target))
        page_context(course, path, date(2026, 1, 2), findings)
    render_catalog(course, date(2026, 1, 2), lambda source: source)
    render_report(course)
    check_guesses(course)
    for scenario in course.scenarios:
        for form in ("text", "mermaid", "svg"):
            render_map(scenario, form)
    for answers in by_answer(pending_answers(course)):
        [*describe(course, answers)]


CONFIG = """\
site_name: Small
theme: {name: null, custom_dir: theme}
plugins: [course, {mkdocs_quiz: {enabled_by_default: false, embed_source: false, confetti: false}}]
markdown_extensions:
  - attr_list
  - md_in_html
  - tables
  - smarty
  - toc:
      slugify: !!python/name:course.reading.slug.slug
  - course.rendering.table_cards
  - pymdownx.quotes: {callouts: true}
"""
"""The smallest site: what the plugin does, and mkdocs-quiz and Markdown, without the looks."""


def _serve(root: Path) -> None:
    """The first build of `mkdocs serve`: none of our own code may raise, whatever Markdown or a theme may do."""
    (root / "serve.yml").write_text(CONFIG, encoding="utf-8")
    (root / "theme").mkdir()
    for name in ("main.html", "home.html"):
        (root / "theme" / name).write_text("<article>{{ page.content }}</article>", encoding="utf-8")
    raised: list[Exception] = []
    kept = ErrorGuard.note

    def note(guard: ErrorGuard, source: str, error: Exception) -> Any:
        raised.append(error)
        return kept(guard, source, error)

    with _silent(), mock.patch.object(ErrorGuard, "note", note):
        config = load_config(str(root / "serve.yml"), site_dir=str(root / "site"))
        config.plugins.on_startup(command="serve", dirty=False)
        build(config, serve_url="http://127.0.0.1:8000/")
    for error in raised:
        assert not _is_ours(error), "".join(traceback.format_exception(error))


def _is_ours(error: Exception) -> bool:
    """Whether an exception comes from the course's code: Markdown gives way to a thousand quotes within quotes."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = Path(__file__).parents[1] / "course"
    return Path(frames[-1].filename).is_relative_to(ours) or "jinja2" in frames[-1].filename


@contextmanager
def _silent() -> Iterator[None]:
    """MkDocs says nothing meanwhile."""
    logger = logging.getLogger("mkdocs")
    before = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logger.setLevel(before)


def _command(root: Path) -> None:
    """Every command; and once all answers are confirmed, none waits."""
    before = Path.cwd()
    os.chdir(root)
    try:
        with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
            codes = {tuple(command): main(command) for command in COMMANDS}
            if codes["review", "--confirm", "all", "--as", "Ana"] == 0:
                assert main(["review"]) == 0, "what was confirmed still waits"
    finally:
        os.chdir(before)
