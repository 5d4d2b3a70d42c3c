"""The guide for a team session, and how plainly supervisors are spoken to."""

from __future__ import annotations

import re

from course.checks.writing import MAX_GRADE, MAX_SENTENCE_WORDS
from course.model import Course, Document
from course.reading.link_target import resolve
from course.text.readability import reading_grade, sentences, words

GUIDE = "docs/supervisors/guide.md"


def _sessions(course: Course) -> dict[str, tuple[str, list[str]]]:
    """Each session by its heading: its text, and the files and headings that it links."""
    guide = course.documents[GUIDE]
    lines = guide.text.split("\n")
    found = {}
    for heading in guide.headings:
        if heading.level == 2 and re.match(r"\d", heading.text):
            first, last = guide.span(heading)
            places = [resolve(GUIDE, link.target) for link in guide.links if first <= link.line <= last]
            linked = [f"{place.file}#{place.fragment}" for place in places]
            found[heading.text] = ("\n".join(lines[first - 1 : last]), linked)
    return found


def test_each_module_has_a_session_in_order(course: Course) -> None:
    titles = [f"{number}. {module.title}" for number, module in enumerate(course.modules, 1)]
    assert [*_sessions(course)] == titles


def test_session_takes_twenty_minutes(course: Course) -> None:
    for title, (text, _) in _sessions(course).items():
        minutes = [int(digits) for digits in re.findall(r"(?m)^\| (\d+) min \|", text)]
        assert sum(minutes) == 20, title
        assert [f"**{word}" in text for word in ("Open.**", "Play**", "Talk**", "Close.**")] == [True] * 4, title


def test_session_plays_its_modules_case_and_rests_on_its_passages(course: Course) -> None:
    for module, (text, linked) in zip(course.modules, _sessions(course).values(), strict=True):
        for scenario in course.scenarios_of(module.slug):
            scenes = [link for link in linked if link.startswith(f"{scenario.document.path}#")]
            assert scenario.document.path + "#" in scenes, "the plan does not name the case"
            assert scenes[1] == f"{scenario.document.path}#{scenario.scenes[0].id}", "it does not begin at the start"
            endings = {f"{scenario.document.path}#{scene.id}" for scene in scenario.scenes if scene.is_ending}
            assert len(scenes) >= 4 and (endings & {*scenes} or module.slug == "everyones-online")
        questions = re.findall(r"(?m)^\d\. \*\*.+\?\*\* .+$", text)
        assert len(questions) == 4, module.slug
        assert all(f"(../modules/{module.slug}.md#" in question for question in questions)


def _supervisors(course: Course) -> list[Document]:
    return [page for path, page in course.documents.items() if path.startswith("docs/supervisors/")]


def test_supervisors_are_spoken_to_plainly(course: Course) -> None:
    for page in _supervisors(course):
        told = [prose.text for prose in page.prose if prose.kind != "cell"]
        assert reading_grade(told) <= MAX_GRADE, page.path
        long = [one for text in told for one in sentences(text) if len(words(one)) > MAX_SENTENCE_WORDS]
        assert long == [], page.path


def test_what_supervisors_are_told_is_short(course: Course) -> None:
    """All explanation is read in a few minutes: the guide is for one session at a time, the agenda for the meeting."""
    told = [prose for page in _supervisors(course) if page.path != GUIDE for prose in page.prose]
    agenda = course.documents["docs/supervisors/readiness.md"]
    first, last = agenda.heading("who-should-be-in-the-room"), agenda.heading("after-the-meeting")
    assert first is not None and last is not None
    brought = [prose for prose in agenda.prose if first.line < prose.line < last.line]
    assert sum(len(words(prose.text)) for prose in told if prose not in brought) < 800
