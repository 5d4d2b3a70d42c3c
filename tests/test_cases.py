"""Golden cases: text in, records or text out. To add one, add a file below tests/cases/."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from msgspec.structs import replace

from course.model import Course, Document, Question, Scene
from course.reading.agency import read_agency
from course.reading.figures import figure_of
from course.reading.front_matter import split
from course.reading.markdown import read_document
from course.reading.quiz import read_quiz
from course.reading.scenario import read_scenario
from course.reading.settings import Declared, read_settings
from course.reading.slug import slug
from course.rendering.agency import render_after
from course.rendering.learning_paths import paths_of
from course.rendering.site_links import on_site
from course.rendering.template import draw
from tests.conftest import ROOT


def cases(kind: str) -> pytest.MarkDecorator:
    """A test for each case of a kind, named after its file."""
    files = sorted((ROOT / "tests/cases" / kind).glob("*.yml"))
    assert files
    return pytest.mark.parametrize("file", files, ids=[file.stem for file in files])


def load(file: Path) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return found


def document(path: str, source: str) -> Document:
    return read_document(path, split(source)[1])


@cases("site")
def test_rewriting(file: Path, course: Course) -> None:
    case = load(file)
    page = read_document(case["page"], case["in"], lambda target: figure_of(course.tables, case["page"], target))
    assert on_site(course, page, lambda course, path, fence: "").lines() == case["out"]


@cases("agency")
def test_the_agencys_rule_after_an_answer(file: Path, course: Course) -> None:
    case = load(file)
    page = document("docs/modules/a.md", case["page"])
    other = document("docs/reference/b.md", case.get("other", ""))
    points = {id: Declared(label=point.label) for id, point in course.agency.points.items()}
    documents = {page.path: page, other.path: other}
    given = replace(course, agency=read_agency("agency.yml", case["agency"], points)[0], documents=documents)
    assert render_after(given, "quizzes/a.md", case["targets"]) == case["out"].rstrip()


@cases("paths")
def test_learning_paths(file: Path, course: Course) -> None:
    case = load(file)
    given = replace(course, learning_paths=read_settings("course.yml", case["in"])[0].learning_paths)
    assert draw("paths.md.j2", paths=paths_of(given), up="../").strip() == case["out"].strip()


@cases("quiz")
def test_reading_a_quiz(file: Path) -> None:
    case = load(file)
    quiz, findings = read_quiz("case", document("quizzes/case.md", case["in"]), case["in"], 75)
    assert quiz is not None and findings == ()
    told = {"title": quiz.title, "pass_mark": quiz.pass_mark, "questions": [*map(_question, quiz.questions)]}
    for question in case["out"]["questions"]:
        question.setdefault("stray_options", [])
        question.setdefault("marks", [])
    assert told == case["out"]


def _question(question: Question) -> dict[str, Any]:
    return {
        "id": question.id,
        "line": question.line,
        "stem": question.stem.removeprefix("```\n<quiz>\n```").strip(),
        "options": [[option.is_key, option.line, option.text, option.feedback] for option in question.options],
        "rationale": question.rationale,
        "citations": [[cite.line, cite.quote, cite.link.target, cite.link.line] for cite in question.citations],
        "blocks": [[block.line, block.last] for block in question.blocks],
        "stray_options": [line for block in question.blocks for line in block.stray_options],
        "marks": [[*mark] for block in question.blocks for mark in block.odd_boxes],
    }


@cases("scenario")
def test_reading_a_scenario(file: Path) -> None:
    case = load(file)
    scenario, findings = read_scenario("case", document("scenarios/case.md", case["in"]), case["in"])
    assert scenario is not None and findings == ()
    told = {"title": scenario.title, "intro": scenario.intro, "scenes": [*map(_scene, scenario.scenes)]}
    assert told == case["out"]


def _scene(scene: Scene) -> dict[str, Any]:
    return {
        "id": scene.id,
        "line": scene.line,
        "body": scene.body,
        "choices": [[choice.text, choice.target, choice.line] for choice in scene.choices],
        "verdicts": [[verdict.kind, verdict.reason, verdict.line] for verdict in scene.verdicts],
    }


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Who decides?", "who-decides"),
        ("What's next: A & B", "whats-next-a--b"),
        ("E2EE — pros, cons", "e2ee--pros-cons"),
        ("¿Qué pasó?", "qué-pasó"),
        ("snake_case stays", "snake_case-stays"),
        ("?!", ""),
    ],
)
def test_slugs_are_those_of_the_repositorys_page(heading: str, expected: str) -> None:
    assert slug(heading) == expected
