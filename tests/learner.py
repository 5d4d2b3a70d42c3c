"""Learners for the tests: documents as browsers kept them before there was a log, a way to put one into a browser, and
what is shown of the log that a browser keeps."""

from __future__ import annotations

import atexit
import json
import subprocess
import time
from collections.abc import Callable
from functools import cache
from typing import Any

from playwright.sync_api import Page, expect

from course.model import Course
from tests import nodejs
from tests.conftest import Visit
from tests.host import BELOW

COURSE = "pictures-at-the-pantry"
"""The course's id; before keys had a path, the key too."""
KEY = f"{COURSE}:{BELOW}"
"""Under which a browser keeps the log of the small course."""
NEWER = 6
"""A version that no page can read yet."""
PATIENCE = 15
"""How long something may take to be kept, in seconds."""
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
        "format": f"{COURSE}/progress",
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


def put(seen: Visit, kept: dict[str, Any] | str, path: str = "", key: str = KEY) -> Page:
    """Put a document (or any text) into a browser as if it had been stored there, then open a page."""
    text = kept if isinstance(kept, str) else json.dumps(kept)
    empty = f"{seen.address}empty.html"
    seen.page.route(
        empty, lambda route: route.fulfill(content_type="text/html", body='<link rel="icon" href="data:,">')
    )
    page = seen.go("empty.html")
    page.unroute(empty)
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [key, text])
    return seen.go(path)


def ready(page: Page) -> Page:
    """The page, once its scripts have started."""
    expect(page.locator("html[data-started]")).to_be_attached()
    return page


def key_of(course_id: str) -> str:
    """Under which a browser keeps the log of the first learner of a course."""
    return f"{course_id}:{BELOW}"


def open_computer(page: Page) -> None:
    """Open the home page's menu of what one can do with what this computer keeps."""
    page.locator("[data-computer] > summary").click()


@cache
def _reader() -> subprocess.Popen[str]:
    node = nodejs.find()
    assert node is not None, nodejs.HELP
    reader = subprocess.Popen(
        [node, "view.mjs"], cwd=nodejs.HOME, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    )
    atexit.register(reader.kill)
    return reader


def _read(text: str) -> dict[str, Any]:
    reader = _reader()
    assert reader.stdin and reader.stdout
    reader.stdin.write(json.dumps(text) + "\n")
    reader.stdin.flush()
    found: dict[str, Any] = json.loads(reader.stdout.readline())
    return found


def shown_of(text: str) -> dict[str, Any]:
    """What the course's own scripts show of a log, or of a document of before; nothing of what they can't read."""
    return dict(_read(text).get("shown", {}))


def log_of(kept: dict[str, Any]) -> str:
    """A document as the log that a browser makes of it."""
    return str(_read(json.dumps(kept))["text"])


def entries_of(course: Course, kept: dict[str, Any]) -> dict[str, str]:
    """A document as a browser keeps it of any course: what it has under which key."""
    return {key_of(course.id): log_of(kept | {"format": f"{course.id}/progress"})}


def text_in(page: Page, key: str = KEY) -> str:
    """The text that a browser keeps for good; "" for none."""
    text: str | None = page.evaluate("key => localStorage.getItem(key)", key)
    return text or ""


def shown_in(page: Page) -> dict[str, Any]:
    """What is shown of the log that a browser keeps; nothing of none."""
    text = text_in(page)
    return shown_of(text) if text else {}


def until(page: Page, holds: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
    """Wait until something holds of what the browser keeps; gives that."""
    end = time.monotonic() + PATIENCE
    while not holds(kept := shown_in(page)):
        assert time.monotonic() < end, f"not kept in {PATIENCE} s: {json.dumps(kept)[:2000]}"
        page.wait_for_timeout(50)
    return kept
