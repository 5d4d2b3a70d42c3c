"""What a module leaves one with: said once it is complete, and at the end of the course."""

from __future__ import annotations

from pathlib import Path

import pytest

from course.reading import read_course
from course.rendering.next_steps import completed_module
from course.rendering.page import render_page

WORDS = "Ask at the door how guests hear of you."


@pytest.mark.parametrize("has_own", [True, False])
def test_takeaway_or_the_summary_stands_where_a_module_is_complete(copy: Path, has_own: bool) -> None:
    if has_own:
        file = copy / "docs/modules/the-page.md"
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("minutes:", f"takeaway: {WORDS}\nminutes:", 1), encoding="utf-8")
    course = read_course(copy)
    module = course.module("the-page")
    assert module
    assert module.takeaway == (WORDS if has_own else module.summary)
    said = completed_module(course, course.quizzes_of(module.slug)[0])
    assert said
    assert said.takeaway == module.takeaway
    last = render_page(course, "docs/you/finish.md")
    assert (WORDS in last) is has_own
    assert (module.summary.split(".")[0] in last) is not has_own
