"""Learners' documents for the tests, as the browser keeps them, and a way to put one into a browser."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Page

from course.model import Course
from tests.conftest import Visit

KEY = "pictures-at-the-pantry"
THEN = "2026-11-20T10:00:00.000Z"
"""When everything in these documents was done."""


def document(
    name: str = "",
    place: dict[str, Any] | None = None,
    quizzes: dict[str, list[dict[str, Any]]] | None = None,
    scenarios: dict[str, dict[str, Any]] | None = None,
    **parts: Any,
) -> dict[str, Any]:
    """A document; `parts` are further fields as they are kept."""
    return {
        "format": f"{KEY}/progress",
        "version": 3,
        "id": "testlearner00001",
        "begun": THEN,
        "name": {"value": name, "at": THEN},
        "place": {"value": place, "at": THEN},
        "modules": {},
        "quizzes": {slug: {"attempts": attempts} for slug, attempts in (quizzes or {}).items()},
        "scenarios": scenarios or {},
        "notes": {},
        "include": {},
        "completions": {},
        "assignments": {},
        **parts,
    }


def course_of(kept: dict[str, Any]) -> str:
    """The id of the course that a document is of, which is the key it is kept under."""
    return str(kept["format"].partition("/")[0])


def ended(right: int, of: int, id: str = "attempt000000001", **fields: Any) -> dict[str, Any]:
    """An attempt that has ended with that many right."""
    answers = {f"q{at}": {"mark": "x", "picked": ["x"], "right": at < right, "at": THEN} for at in range(of)}
    attempt = {"id": id, "begun": THEN, "ended": THEN, "answers": answers, "right": right, "of": of, "passMark": 75}
    return attempt | fields


def reached(*endings: str) -> dict[str, Any]:
    """A scenario of which these endings were reached."""
    return {
        "path": {"value": [], "at": THEN},
        "scenes": {},
        "choices": {"start>end": THEN},
        "endings": {ending: {"mark": "x", "at": THEN} for ending in endings},
    }


def completed(course: Course) -> dict[str, Any]:
    """A document of somebody who has done the whole course."""
    return document(
        name="Denise",
        quizzes={quiz.slug: [ended(len(quiz.questions), len(quiz.questions))] for quiz in course.quizzes},
        scenarios={
            scenario.slug: reached(next(scene.id for scene in scenario.scenes if scene.is_ending))
            for scenario in course.scenarios
        },
    )


def put(seen: Visit, kept: dict[str, Any] | str, path: str = "") -> Page:
    """Put a document (or any text) into a browser as if it had been kept there, then open a page."""
    text = kept if isinstance(kept, str) else json.dumps(kept)
    empty = f"{seen.address}empty.html"
    seen.page.route(
        empty, lambda route: route.fulfill(content_type="text/html", body='<link rel="icon" href="data:,">')
    )
    page = seen.go("empty.html")
    page.unroute(empty)
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, text])
    return seen.go(path)
