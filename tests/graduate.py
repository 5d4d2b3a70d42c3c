"""Learners who have come far: documents with days, scores and endings, as the browser keeps them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from playwright.sync_api import Page

from course.model import Course, Module
from course.queries.content_hash import course_version, ending_hashes, question_hash, section_hashes
from tests.learner import document, shown_in

Document = dict[str, Any]


def graduate(course: Course, done: Sequence[str] = (), name: str = "", id: str = "ana4ana4ana4ana4") -> Document:
    """A learner who has completed some modules, a day each in November 2026, each quiz at the second attempt."""
    kept = document(name, id=id, begun=at(2), format=f"{course.id}/progress")
    for day, slug in enumerate(done, 3):
        module = course.module(slug)
        assert module is not None
        _complete(kept, course, module, day)
    return kept


def busy(course: Course) -> Document:
    """A learner for whom every page has something to show: somebody asks for more, notes and endings are let into the
    record, and the course has changed since."""
    done = everything(course)[:2]
    kept = graduate(course, done, "Ana Díaz")
    asked: Document = {
        "code": "code000001",
        "course": course.id,
        "from": "Dana",
        "path": "",
        "modules": everything(course),
    }
    asked |= {"scenarios": [], "due": "2026-12-24", "note": "Before the holidays.", "passMark": 90}
    kept["assignments"]["code000001"] = {**asked, "edition": "0" * 12, "at": at(3), "kept": stamped(True, 3)}
    kept["include"] = {"notes": stamped(True, 4), "endings": stamped(True, 4)}
    kept["notes"] = {f"module/{slug}": stamped("I would ask first.", 4) for slug in done}
    for completion in kept["completions"].values():
        completion |= {"edition": "0" * 12, "seen": dict.fromkeys(completion["seen"], "00000000")}
    return kept


def everything(course: Course) -> list[str]:
    """The slugs of all modules."""
    return [module.slug for module in course.modules]


def at(day: int, hour: int = 17) -> str:
    """A moment in November 2026."""
    return f"2026-11-{day:02}T{hour:02}:30:00.000Z"


def stamped(value: object, day: int) -> Document:
    """A value, and since when."""
    return {"value": value, "at": at(day)}


def seen_of(course: Course, module: Module) -> dict[str, str]:
    """The mark of all that a module holds."""
    seen = {f"section/{id}": mark for id, mark in section_hashes(module, course).items()}
    for scenario in course.scenarios_of(module.slug):
        seen |= {f"ending/{scenario.slug}/{id}": mark for id, mark in ending_hashes(scenario).items()}
    for quiz in course.quizzes_of(module.slug):
        seen |= {f"question/{quiz.slug}/{one.id}": question_hash(one) for one in quiz.questions}
    return seen


def _complete(kept: Document, course: Course, module: Module, day: int) -> None:
    marks = section_hashes(module, course)
    kept["modules"][module.slug] = {
        "sections": {id: {"mark": mark, "at": at(day, 13)} for id, mark in marks.items()},
        "read": at(day, 13),
    }
    for scenario in course.scenarios_of(module.slug):
        id, mark = next(iter(ending_hashes(scenario).items()))
        kept["scenarios"][scenario.slug] = {
            "path": stamped([scenario.scenes[0].id, id], day),
            "scenes": {scenario.scenes[0].id: at(day, 14), id: at(day, 15)},
            "choices": {f"{scenario.scenes[0].id}>{id}": at(day, 15)},
            "endings": {id: {"mark": mark, "at": at(day, 15)}},
        }
    for quiz in course.quizzes_of(module.slug):
        answers = {
            one.id: {"mark": question_hash(one), "picked": [], "right": True, "at": at(day, 16)}
            for one in quiz.questions
        }
        of = len(quiz.questions)
        taken = {"answers": answers, "of": of, "passMark": quiz.pass_mark}
        kept["quizzes"][quiz.slug] = {
            "attempts": [
                {"id": f"a{day}", "begun": at(day, 15), "ended": at(day, 16), "right": of // 2, **taken},
                {"id": f"b{day}", "begun": at(day, 16), "ended": at(day, 17), "right": of - 1, **taken},
            ]
        }
    kept["completions"][module.slug] = {
        "at": at(day),
        "renewed": "",
        "edition": course_version(course),
        "date": "2026-11-02",
        "seen": seen_of(course, module),
    }


def kept_in(page: Page) -> Document:
    """What is shown of what a browser has kept for good."""
    kept = shown_in(page)
    assert kept
    return kept
