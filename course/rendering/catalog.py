"""Data of the course for the pages' scripts: a little on every page, all of it in one module."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

from course.model import Course, Module, Quiz, Scenario, cached_on_course
from course.model.site_paths import HOME, is_published, site_path
from course.queries.content_hash import course_version, ending_hashes, question_hash, section_hashes
from course.queries.module_parts import is_case_first
from course.reading.link_target import Place, resolve
from course.text.typography import typeset

Address = Callable[[str], str]
"""Gives a page's address, relative to the site's root, by its place in the site's sources."""

RECORD = frozenset({"my-record", "certificate", "take-along", "this-computer"})
"""The inserts of the page on which a learner sees and hands over what is kept."""


def render_catalog(course: Course, last_modified: date, address: Address) -> str:
    """Return everything that a learner can read, play and be asked, as a script module that exports `catalog`."""
    data = {
        "course": course.id,
        "title": typeset(course.title),
        "edition": version_of(course),
        "date": last_modified.isoformat(),
        "takes": course.completion_requirements,
        "modules": [_module(course, module, address) for module in course.modules],
    }
    return f"export const catalog = {json.dumps(data, ensure_ascii=False, separators=(',', ':'))};\n"


@cached_on_course
def version_of(course: Course) -> str:
    """Return the course version, worked out once."""
    return course_version(course)


def _module(course: Course, module: Module, address: Address) -> dict[str, Any]:
    titles = {heading.slug: heading.text for heading in module.document.headings}
    return {
        "id": module.slug,
        "title": typeset(module.title),
        "url": address(site_path(module.document.path)),
        "minutes": module.minutes,
        "sections": [
            {"id": id, "title": typeset(titles[id]), "mark": hash}
            for id, hash in section_hashes(module, course).items()
        ],
        "scenarios": [_scenario(scenario, address) for scenario in course.scenarios_of(module.slug)],
        "quizzes": [_quiz(course, quiz, address) for quiz in course.quizzes_of(module.slug)],
    }


def _scenario(scenario: Scenario, address: Address) -> dict[str, Any]:
    titles = {scene.id: scene.title for scene in scenario.scenes}
    kinds = {scene.id: scene.verdicts[0].kind for scene in scenario.scenes if scene.verdicts}
    endings = [
        {"id": id, "title": typeset(titles[id]), "verdict": kinds[id], "mark": hash}
        for id, hash in ending_hashes(scenario).items()
    ]
    return {
        "id": scenario.slug,
        "title": typeset(scenario.title),
        "url": address(scenario.document.path),
        "endings": endings,
    }


def _passage(course: Course, place: Place, address: Address) -> str:
    """The address of a cited passage; nothing where the citation names no page of the site."""
    is_page = is_published(course, place.file) and place.file in course.documents
    return f"{address(site_path(place.file))}#{place.fragment}" if is_page else ""


def _quiz(course: Course, quiz: Quiz, address: Address) -> dict[str, Any]:
    objectives = {id: objective for objective, ids in quiz.objectives.items() for id in ids}
    questions = []
    for question in quiz.questions:
        cited = next(iter(question.citations), None)
        place = resolve(quiz.document.path, cited.link.target) if cited else None
        questions.append(
            {
                "id": question.id,
                "title": typeset(question.title),
                "mark": question_hash(question),
                "objective": objectives.get(question.id, ""),
                "passage": _passage(course, place, address) if place else "",
            }
        )
    return {
        "id": quiz.slug,
        "title": typeset(quiz.title),
        "url": address(quiz.document.path),
        "passMark": quiz.pass_mark,
        "questions": questions,
    }


@cached_on_course
def _exercises(course: Course) -> list[dict[str, Any]]:
    """Return the slugs of the exercises of every module, the same on every page."""
    return [
        {
            "id": module.slug,
            "scenarios": [scenario.slug for scenario in course.scenarios_of(module.slug)],
            "quizzes": [quiz.slug for quiz in course.quizzes_of(module.slug)],
            **({"caseFirst": True} if is_case_first(course, module) else {}),
        }
        for module in course.modules
    ]


def _whole(course: Course) -> dict[str, Any]:
    """Return what pages need that say how much is left: the minutes of each module, and by path the modules' places."""
    place = {module.slug: at for at, module in enumerate(course.modules)}
    return {
        "minutes": [module.minutes for module in course.modules],
        "paths": {path.id: [place[slug] for slug in path.modules if slug in place] for path in course.learning_paths},
    }


def _kind(course: Course, source: str) -> str:
    """The kind of a page that is no module, scenario or quiz."""
    if source == HOME:
        return "home"
    document = course.documents.get(source)
    return "record" if document and any(fence.info in RECORD for fence in document.fences) else "other"


def page_facts(course: Course, source: str, last_modified: date) -> dict[str, Any]:
    """Return what the scripts of one page need to know of it.

    Args:
        course: the course.
        source: the page's file in the repository.
        last_modified: when this course version was last changed.

    Returns:
        values for JSON: what kind of page it is, of which module, the content hashes of what can be read or answered
        on it, and the exercises of every module.
    """
    unit = course.unit(source)
    facts: dict[str, Any] = {
        "course": course.id,
        "edition": version_of(course),
        "date": last_modified.isoformat(),
        "kind": _kind(course, source),
        "slug": unit.slug if unit else "",
        "module": "",
        "takes": course.completion_requirements,
        "passMark": course.pass_mark,
        "marks": {},
        "modules": _exercises(course),
    }
    if isinstance(unit, Module):
        facts |= {"kind": "module", "module": unit.slug, "marks": section_hashes(unit, course)}
    elif isinstance(unit, Quiz):
        hashes = {question.id: question_hash(question) for question in unit.questions}
        facts |= {"kind": "quiz", "module": unit.module, "passMark": unit.pass_mark, "marks": hashes}
    elif isinstance(unit, Scenario):
        facts |= {"kind": "scenario", "module": unit.module, "marks": ending_hashes(unit)}
    if isinstance(unit, Quiz) or source in (HOME, course.page("complete"), course.page("returns")):
        facts |= _whole(course)
    return facts
