"""How a quiz is taken in the tests, and copies of its page as it would be after an edit."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

from course.model import Course, Question
from tests.conftest import build_site, run
from tests.held import HeldRequests
from tests.learner import shown_in

SLUG = "the-page"
PATH = f"quizzes/{SLUG}/"


def questions(course: Course) -> tuple[Question, ...]:
    """The questions of the quiz that most tests take."""
    return course.quizzes_of(SLUG)[0].questions


def shown(page: Page, question: Question) -> Locator:
    """A question on the page."""
    return page.locator(f"[data-question='{question.id}']")


def opened(page: Page, address: str = "", late: str = "") -> Page:
    """The quiz's page at an address, or loaded again, one of its scripts late; its options are in order then."""
    held = HeldRequests(page, late) if late else None
    page.goto(address + PATH) if address else page.reload()
    if held:
        held.release_once_painted()
    expect(page.locator("[data-quiz][data-ready]")).to_be_visible()
    return page


def reveal(question: Locator) -> None:
    """Go to a question by its number, where another one is on the screen."""
    if question.is_hidden():
        id = question.get_attribute("data-question")
        question.page.locator(f"[data-step='{id}']").click()


def pick(question: Locator, right: bool = True) -> None:
    """Pick what is right, or as many of those that are not as it asks for; send nothing."""
    reveal(question)
    for blank in question.locator("[data-blank]").all():
        blank.fill(blank.get_attribute("data-blank") or "" if right else "nonsense")
    keys, others = (
        question.locator(f"input:not([type=text]){which}").all() for which in ("[data-correct]", ":not([data-correct])")
    )
    for option in keys if right else others[: len(keys)]:
        option.check()


def answer(question: Locator, right: bool = True) -> None:
    """Answer a question."""
    pick(question, right)
    question.get_by_role("button", name="Check my answer").click()
    expect(question).to_have_attribute("data-state", "right" if right else "wrong")


def take(page: Page, wrong: tuple[int, ...] = ()) -> None:
    """Answer every question that is open, those with these numbers wrongly, and see the result."""
    for number, question in enumerate(page.locator("[data-question]").all(), 1):
        if question.get_attribute("data-state") == "open":
            answer(question, right=number not in wrong)
    page.get_by_role("button", name="See your result").click()


def attempts(page: Page) -> list[dict[str, Any]]:
    """The attempts at the quiz, as the browser keeps them."""
    found: list[dict[str, Any]] = shown_in(page).get("quizzes", {}).get(SLUG, {}).get("attempts", [])
    return found


def order(question: Locator) -> list[str]:
    """The options of a question as they stand."""
    return question.locator("[data-text]").all_text_contents()


class Edited:
    """A copy of the course in which the quiz is edited; its page can take the place of the one that is served."""

    def __init__(self, copy: Path) -> None:
        self.copy = copy
        self.file = copy / f"quizzes/{SLUG}.md"

    @property
    def parts(self) -> list[str]:
        """What stands before the questions, then each question."""
        return re.split(r"(?m)^(?=## )", self.file.read_text(encoding="utf-8"))

    def write(self, parts: list[str]) -> None:
        """Write the parts, and have every answer confirmed."""
        self.file.write_text("\n".join(part.strip("\n") + "\n" for part in parts), encoding="utf-8")
        confirmed = run("course", "review", "--confirm", "all", "--as", "Ana Díaz", cwd=self.copy)
        assert confirmed.returncode == 0, confirmed.stderr + confirmed.stdout

    def serve(self, page: Page) -> None:
        """Build the copy, and serve its page from here on."""
        build_site(self.copy, self.copy / "site")
        html = (self.copy / "site" / PATH / "index.html").read_text(encoding="utf-8")
        page.route(f"**/{PATH}", lambda route: route.fulfill(body=html, content_type="text/html"))


FILL_IN = """\
## Whose the page is

<quiz>

The page is the pantry's. Tie it to the pantry's [[own mail]], and not to a private [[one]].

---

A page that hangs on one person goes where that person goes.

> "It should be tied to the pantry's own mail and not to a private one."
> [The pantry's page](../docs/modules/the-page.md#whose-page-it-is)

</quiz>
"""
"""A question with two words to fill in."""


def with_fill_in(edited: Edited) -> None:
    """Put that question first."""
    head, *rest = edited.parts
    head = head.replace("  keys: [", "  keys: [whose-the-page-is, ")
    edited.write([head, FILL_IN, *rest])
