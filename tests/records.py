"""Completion records for the tests, as learners hand them in, and links of assignments."""

from __future__ import annotations

import base64
import copy
import json
from typing import Any
from zlib import crc32

from jsonschema import Draft202012Validator
from playwright.sync_api import Page, expect
from referencing import Registry, Resource

from course.model import Course
from course.queries.content_hash import course_version
from course.rendering.schemas import file_schemas
from tests.graduate import at
from tests.learner import COURSE

Record = dict[str, Any]

RECORD_SCHEMA, ROSTER_SCHEMA = (json.loads(text) for text in file_schemas(COURSE).values())
_REGISTRY: Registry[Any] = Registry().with_resources(
    (schema["$id"], Resource.from_contents(schema)) for schema in (RECORD_SCHEMA, ROSTER_SCHEMA)
)
OTHER_EDITION = "0123456789ab"
SINCE = "2026-11-02"
"""When this version of the course was first there."""


def validate(value: Any, schema: Any) -> None:
    """Hold a file to its published schema."""
    Draft202012Validator(schema, registry=_REGISTRY).validate(value)


def record_of(course: Course, name: str, id: str, done: int = 99, made: str = "", **fields: Any) -> Record:
    """A record of somebody who has completed the first modules, a day each from 3 November 2026."""
    modules = [_module(course, slug, id, day, day - 3 < done) for day, slug in enumerate(_slugs(course), 3)]
    return {
        "format": f"{course.id}/completion-record",
        "version": 1,
        "made": made or at(20),
        "course": {
            "id": course.id,
            "title": course.title,
            "edition": course_version(course),
            "date": SINCE,
            "takes": list(course.completion_requirements),
        },
        "learner": {"id": id, "name": name},
        "complete": done >= len(modules),
        "modules": modules,
        **fields,
    }


def _slugs(course: Course) -> list[str]:
    return [module.slug for module in course.modules]


def _module(course: Course, slug: str, id: str, day: int, is_done: bool) -> dict[str, Any]:
    def at(day: int, hour: int = 17) -> str:
        """A moment of this person's own: no two end a quiz in the same millisecond."""
        second, millisecond = divmod(crc32(id.encode()) % 60_000, 1000)
        return f"2026-11-{day:02}T{hour:02}:30:{second:02}.{millisecond:03}Z"

    module = course.module(slug)
    assert module is not None
    told: dict[str, Any] = {"id": slug, "title": module.title, "scenarios": [], "quizzes": [], "changed": []}
    for scenario in course.scenarios_of(slug):
        ended = {"ended": at(day, 15)} if is_done else {}
        told["scenarios"].append({"id": scenario.slug, "title": scenario.title, **ended})
    for quiz in course.quizzes_of(slug):
        of = len(quiz.questions)
        scores = {
            "first": {"at": at(day, 16), "right": of // 2, "of": of, "percent": 100 * (of // 2) // of},
            "best": {"at": at(day), "right": of - 1, "of": of, "percent": 100 * (of - 1) // of},
            "passed": at(day),
        }
        base = {"id": quiz.slug, "title": quiz.title, "passMark": quiz.pass_mark, "attempts": 2 if is_done else 0}
        told["quizzes"].append(base | (scores if is_done else {}))
    if is_done:
        told["completed"] = {"at": at(day), "edition": course_version(course), "date": SINCE}
    return told


def changed(record: Record, **fields: Any) -> Record:
    """A copy of a record with other fields; a dot leads inside, `None` takes a field away."""
    other = copy.deepcopy(record)
    for path, value in fields.items():
        *way, last = path.split("__")
        place: Any = other
        for step in way:
            place = place[int(step) if step.isdigit() else step]
        if value is None:
            del place[last]
        else:
            place[int(last) if last.isdigit() else last] = value
    return other


def link_of(course: Course, code: str = "abcde12345", modules: int = 2, due: str = "2026-11-03", **fields: Any) -> str:
    """The link of an assignment of the first modules, as the page that makes them writes it."""
    told = json.dumps(
        {
            "v": 1,
            "c": code,
            "i": course.id,
            "f": "Maria Reyes",
            "m": _slugs(course)[:modules],
            "d": due,
            "n": "Before the team meeting.",
            "e": course_version(course),
        }
        | fields,
        separators=(",", ":"),
        ensure_ascii=False,
    ).encode()
    total = 0x811C9DC5
    for byte in told:
        total = ((total ^ byte) * 0x01000193) & 0xFFFFFFFF
    digits = ""
    while total:
        total, digit = divmod(total, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[digit] + digits
    text = digits.rjust(7, "0") + base64.urlsafe_b64encode(told).decode().rstrip("=")
    return f"https://course.example/#assign={text}"


def paste(page: Page, text: str) -> None:
    """Paste a text into the roster, and wait until it was read."""
    before = page.locator("[data-said] li").count()
    if not page.locator("[data-text]").is_visible():
        page.get_by_text("Paste text or a link instead").click()
    page.locator("[data-text]").fill(text)
    page.get_by_role("button", name="Read the text").click()
    expect(page.locator("[data-said] li").nth(before)).to_be_visible()
