"""Content in every stage of being written: the check says what and where, a build stops there, a server shows it."""

from __future__ import annotations

import logging
import re
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from benchmarks.measure import WHOLE
from course.checks import check_course
from course.cli import main
from course.model import Finding
from course.reading import read_course
from course.rendering.failed_page import add_banner
from tests.conftest import ROOT
from tests.small import COMMANDS, FILES, MODULE, QUIZ, SCENARIO, write_course

Change = dict[str, str | bytes | None]
"""The content of files by their path; None takes one away."""

FRONT = re.compile(r"(?s)\A---\n.*?\n---\n")
QUIZ_FRONT, CASE_FRONT = FRONT.match(QUIZ)[0], FRONT.match(SCENARIO)[0]  # type: ignore[index]

MKDOCS = "site_name: Small\nnav: [index.md, all.md, modules/a.md, scenarios/a.md, quizzes/a.md]\n" + WHOLE.replace(
    "  font: false\n", "  font: false\n  custom_dir: overrides\n"
)

TEMPLATES = {
    path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in (ROOT / "overrides").rglob("*.html")
}

STATES: dict[str, tuple[Change, str, str]] = {
    "a scenario without a scene": (
        {"scenarios/a.md": f"{CASE_FRONT}\n# Case A\n\nIt begins.\n"}, "scenarios/a.md", "scenarios/a/"),
    "a scenario of front matter alone": ({"scenarios/a.md": CASE_FRONT}, "scenarios/a.md", "scenarios/a/"),
    "a scenario with one scene": (
        {"scenarios/a.md": f"{CASE_FRONT}\n# Case A\n\n## One\n\nText.\n"}, "scenarios/a.md", "scenarios/a/"),
    "a scenario that leads nowhere": (
        {"scenarios/a.md": SCENARIO.replace("(#the-answer)", "(#gone)")}, "scenarios/a.md", "scenarios/a/"),
    "a scenario of no module": (
        {"scenarios/a.md": SCENARIO.replace("module: a", "module: gone")}, "scenarios/a.md", "scenarios/a/"),
    "a scenario with broken front matter": (
        {"scenarios/a.md": SCENARIO.replace("title: Case", "title: [Case")}, "scenarios/a.md", "scenarios/a/"),
    "a scenario with an unknown field": (
        {"scenarios/a.md": SCENARIO.replace("minutes:", "minute:")}, "scenarios/a.md", "scenarios/a/"),
    "a scenario whose front matter has no end": (
        {"scenarios/a.md": SCENARIO.replace("---\n\n# Case", "\n# Case")}, "scenarios/a.md", "scenarios/a/"),
    "a second scenario of a module": ({"scenarios/b.md": SCENARIO}, "mkdocs.yml", ""),
    "an empty scenario": ({"scenarios/a.md": ""}, "scenarios/a.md", "scenarios/a/"),
    "no scenario at all": ({"scenarios/a.md": None}, "docs/modules/a.md", "modules/a/"),
    "an empty quiz": ({"quizzes/a.md": ""}, "quizzes/a.md", "quizzes/a/"),
    "a quiz of front matter alone": ({"quizzes/a.md": QUIZ_FRONT}, "quizzes/a.md", "quizzes/a/"),
    "a quiz without a question": ({"quizzes/a.md": f"{QUIZ_FRONT}\n# Quiz A\n"}, "quizzes/a.md", "quizzes/a/"),
    "a question without a block": (
        {"quizzes/a.md": f"{QUIZ_FRONT}\n# Quiz A\n\n## What first?\n"}, "quizzes/a.md", "quizzes/a/"),
    "a question without options": (
        {"quizzes/a.md": f"{QUIZ_FRONT}\n# Quiz A\n\n## What first?\n\n<quiz>\n\nWhat?\n\n</quiz>\n"},
        "quizzes/a.md", "quizzes/a/"),
    "a question without its end": ({"quizzes/a.md": QUIZ.replace("</quiz>", "")}, "quizzes/a.md", "quizzes/a/"),
    "a question without an answer": ({"quizzes/a.md": QUIZ.replace("[x]", "[y]")}, "quizzes/a.md", "quizzes/a/"),
    "a question without a citation": (
        {"quizzes/a.md": re.sub(r"(?m)^> (\[|\").*\n", "", QUIZ)}, "quizzes/a.md", "quizzes/a/"),
    "a quiz of no module": (
        {"quizzes/a.md": QUIZ.replace("module: a", "module: gone")}, "quizzes/a.md", "quizzes/a/"),
    "a quiz with broken front matter": (
        {"quizzes/a.md": QUIZ.replace("title: Quiz", "title: 'Quiz")}, "quizzes/a.md", "quizzes/a/"),
    "two quizzes of a module": ({"quizzes/b.md": QUIZ}, "mkdocs.yml", ""),
    "a citation of a page that is not there": (
        {"quizzes/a.md": QUIZ.replace("docs/modules/a.md", "docs/modules/gone.md")}, "quizzes/a.md", "quizzes/a/"),
    "a citation of agency.yml": (
        {"quizzes/a.md": QUIZ.replace("docs/modules/a.md#first", "agency.yml#breach")}, "quizzes/a.md", "quizzes/a/"),
    "a citation of a file": (
        {"quizzes/a.md": QUIZ.replace("docs/modules/a.md#first", "data/t.csv#a-total")}, "quizzes/a.md", "quizzes/a/"),
    "a citation of what lies outside": (
        {"quizzes/a.md": QUIZ.replace("../docs/modules/a.md#first", "../../../etc/passwd")},
        "quizzes/a.md", "quizzes/a/"),
    "a citation of a page on no site": (
        {"quizzes/a.md": QUIZ.replace("../docs/modules/a.md#first", "../README.md#x"), "README.md": "# X\n"},
        "quizzes/a.md", "quizzes/a/"),
    "an objective that only the scenario practices": (
        {"quizzes/a.md": QUIZ.replace("{keep: [what-first, what-word]}", "{}")}, "quizzes/a.md", "quizzes/a/"),
    "a module of front matter alone": ({"docs/modules/a.md": FRONT.match(MODULE)[0]},  # type: ignore[index]
                                       "docs/modules/a.md", "modules/a/"),
    "a module with broken front matter": (
        {"docs/modules/a.md": MODULE.replace("minutes: 10", "minutes: soon")}, "docs/modules/a.md", "modules/a/"),
    "an empty module": ({"docs/modules/a.md": ""}, "docs/modules/a.md", "modules/a/"),
    "a module in UTF-16": ({"docs/modules/a.md": MODULE.encode("utf-16")}, "docs/modules/a.md", "modules/a/"),
    "a scenario in UTF-16": ({"scenarios/a.md": SCENARIO.encode("utf-16")}, "scenarios/a.md", "scenarios/a/"),
    "a quiz in UTF-16": ({"quizzes/a.md": QUIZ.encode("utf-16")}, "quizzes/a.md", "quizzes/a/"),
    "a home page in UTF-16": ({"docs/index.md": FILES["docs/index.md"].encode("utf-16")}, "docs/index.md", ""),
    "a module renamed": ({"docs/modules/a.md": None, "docs/modules/b.md": MODULE}, "docs/modules/b.md", "modules/b/"),
    "no module at all": ({"docs/modules/a.md": None}, "course.yml", ""),
    "no home page": ({"docs/index.md": None}, "mkdocs.yml", ""),
    "an empty home page": ({"docs/index.md": ""}, "", ""),
    "a home page without a heading": ({"docs/index.md": "---\ntemplate: home.html\n---\nHello.\n"}, "", ""),
    "a home page of a template that is not there": ({"docs/index.md": "---\ntemplate: gone.html\n---\nHello.\n"},
                                                    "", ""),
    "no agency.yml": ({"agency.yml": None}, "", ""),
    "an agency.yml with a slip": ({"agency.yml": "points: {breach: {rul: x}}\n"}, "agency.yml", ""),
    "a course.yml with a slip": ({"course.yml": "title: [\n"}, "course.yml", ""),
    "an empty course.yml": ({"course.yml": ""}, "course.yml", ""),
    "a module on no path": (
        {"course.yml": FILES["course.yml"].replace("modules: [a], pass", "modules: [b], pass")}, "course.yml", ""),
    "a table without its source": ({"data/t.yml": None}, "data/t.yml", ""),
    "a table with a broken row": ({"data/t.csv": FILES["data/t.csv"] + "b-total,b\n"}, "data/t.csv", ""),
    "a table in UTF-16": ({"data/t.csv": FILES["data/t.csv"].encode("utf-16")}, "data/t.csv", ""),
    "no statements": ({"data/statements.yml": None}, "data/statements.yml", ""),
    "statements with a slip": ({"data/statements.yml": "slides: [{slide: 1}]\n"}, "data/statements.yml", ""),
    "reviews with a conflict": ({"reviews/a.yml": "<<<<<<< HEAD\nreviews: []\n"}, "reviews/a.yml", ""),
    "a template with a slip": ({"overrides/home.html": TEMPLATES["overrides/home.html"] + "{% if %}"},
                               "overrides/home.html", ""),
    "a template that is for every page with a slip": (
        {"overrides/main.html": TEMPLATES["overrides/main.html"] + "{{ ) }}"}, "overrides/main.html", "all/"),
    "a template with an unknown filter": (
        {"overrides/partials/module-steps.html": "{{ page | gone }}"}, "", "modules/a/"),
    "a template that asks for what is not there": (
        {"overrides/partials/module-steps.html": "{{ page.gone.gone }}"}, "", "modules/a/"),
    "a template that links what is not there": (
        {"overrides/partials/module-steps.html": "{{ 'gone.md' | page | url }}"},
        "overrides/partials/module-steps.html", ""),
    "quotes within quotes a thousand deep": ({"docs/all.md": "# All\n\n" + "> " * 1500 + "x\n"}, "", "all/"),
    "front matter of any types": ({"docs/all.md": "---\ntitle: [1]\nhide: 5\nsearch: 7\ntags: 3\n---\n# A\n"}, "", ""),
    "a picture named as a page": ({"docs/all.md": "\x89PNG\x00\x01\x02\x03"}, "", ""),
}  # fmt: skip
"""What was done; the file in which the check finds something (empty: nothing, or not there); the page that shows it."""


@pytest.fixture
def half_written(tmp_path: Path) -> Callable[[Change], Path]:
    """Writes the small course with the theme of the course, changed."""

    def write(change: Change) -> Path:
        whole = {**TEMPLATES, "mkdocs.yml": MKDOCS, **{path: text for path, text in change.items() if text is not None}}
        write_course(tmp_path, **whole)
        for path in change.keys() - whole.keys():
            (tmp_path / path).unlink()
        return tmp_path

    return write


def built(root: Path, command: str) -> Path:
    """Build as `mkdocs build --strict` or the first build of `mkdocs serve` does; gives the folder of the site."""
    site = root / "site"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        config = load_config(str(root / "mkdocs.yml"), site_dir=str(site), strict=command == "build")
        config.plugins.on_startup(command=command, dirty=False)  # type: ignore[arg-type]
        build(config, serve_url="http://127.0.0.1:8000/" if command == "serve" else None)
    return site


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    """MkDocs's messages go where the test can read them, and nowhere else."""
    logger = logging.getLogger("mkdocs")
    handlers, level = [*logger.handlers], logger.level
    yield
    logger.handlers[:], logger.level = handlers, level


states = pytest.mark.parametrize("state", STATES)


@states
def test_the_check_says_where(state: str, half_written: Callable[[Change], Path]) -> None:
    change, path, _ = STATES[state]
    findings = check_course(read_course(half_written(change)))
    assert not path or path in {finding.path for finding in findings}, [*map(str, findings)]


@states
def test_a_build_stops_with_the_findings(
    state: str, half_written: Callable[[Change], Path], caplog: pytest.LogCaptureFixture
) -> None:
    change, path, _ = STATES[state]
    root = half_written(change)
    with pytest.raises(Abort):
        built(root, "build")
    assert re.search(rf"{re.escape(path) or '[^ ]+'}:\d+: \[[a-z-]+\] ", caplog.text), caplog.text


@states
def test_a_server_shows_it_and_all_other_pages(state: str, half_written: Callable[[Change], Path]) -> None:
    change, path, page = STATES[state]
    site = built(half_written(change), "serve")
    shown = (site / page / "index.html").read_text(encoding="utf-8")
    assert not path or f"<li>{path}, line" in shown
    for other in ("", "all/", "modules/a/", "scenarios/a/", "quizzes/a/"):
        is_gone = any(text is None and name.endswith(f"{other.strip('/')}.md") for name, text in change.items())
        assert (site / other / "index.html").is_file() or (other and is_gone), other


@states
def test_no_command_raises(
    state: str,
    half_written: Callable[[Change], Path],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(half_written(STATES[state][0]))
    for command in COMMANDS:
        assert main(command) in (0, 1, 2), command
        assert "Traceback" not in capsys.readouterr().err


def test_what_is_found_in_the_built_site_shows_on_its_page(half_written: Callable[[Change], Path]) -> None:
    """The small course has none of the theme's styles; a page that is wrong in itself is not blamed for that too."""
    site = built(half_written({}), "serve")
    assert "Found on this page, once it was built:" in (site / "index.html").read_text(encoding="utf-8")
    assert "assets/styles/home.css, which is not in the site" in (site / "index.html").read_text(encoding="utf-8")
    assert "Found on this page" not in (site / "modules/a/index.html").read_text(encoding="utf-8")


def test_a_message_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    page = tmp_path / "a/index.html"
    page.parent.mkdir()
    page.write_text('<html><body class="a">\n<p>Text</p></body></html>', encoding="utf-8")
    for number in (1, 2):
        add_banner(tmp_path, [Finding("mkdocs.yml", number, "build", "<b>")])
    text = page.read_text(encoding="utf-8")
    assert text.count("data-not-built") == 1 and "line 2: &lt;b&gt;" in text and "<p>Text</p>" in text
    assert "mkdocs.yml, line 2" in (tmp_path / "404.html").read_text(encoding="utf-8")
