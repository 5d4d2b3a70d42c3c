"""Rules on the choices of scenes."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from course.checks.rule import Location, rule
from course.model import Course, Scenario, Scene

_TEXTS = ("Paragraph", "Table", "CodeBlock", "List")
_CHOICE = re.compile(r"[-*+]\s+\[[^\]]+\]\(#[^)]+\)\s*$")
_SCENE = re.compile(r"(\]\s*)?\(#([\w -]*)")
"""A link to a scene whose brackets are shown."""
TRANSITION = "Continue"
"""The first word of a scene's only choice: there is nothing to decide."""


def all_scenes(course: Course) -> Iterator[tuple[Scenario, Scene]]:
    """Yield every scene of the course, with its scenario."""
    for scenario in course.scenarios:
        for scene in scenario.scenes:
            yield scenario, scene


@rule(
    "choice-target",
    "a choice that leads nowhere",
    fix="link it to the slug of a scene's heading",
    example="- [Call her](#you-cal-her)",
    cause="links",
)
def broken_choices(course: Course) -> Iterator[Location]:
    """Choices to scenes that are not there."""
    for scenario, scene in all_scenes(course):
        known = {other.id for other in scenario.scenes}
        for choice in scene.choices:
            if choice.target not in known:
                what = f"the choice “{choice.text}” leads to #{choice.target}, which is no scene"
                yield Location(scenario.document.path, choice.line, what)


@rule(
    "choice-single",
    "a scene with a single choice that is no transition",
    fix="add another choice, or begin its text with Continue",
    example="- [Call her](#you-call), and no other way",
    cause="content",
)
def lone_choices(course: Course) -> Iterator[Location]:
    """Scenes with one choice that does not say that it only goes on."""
    for scenario, scene in all_scenes(course):
        if len(scene.choices) == 1 and not scene.choices[0].text.startswith(TRANSITION):
            what = f"the scene “{scene.title}” has a single choice, “{scene.choices[0].text}”"
            yield Location(scenario.document.path, scene.choices[0].line, what)


@rule(
    "choice-twice",
    "two choices of a scene with the same text or the same target",
    fix="reword one, or lead it elsewhere",
    example="- [Wait](#later) and - [Hold off](#later)",
    cause="content",
)
def repeated_choices(course: Course) -> Iterator[Location]:
    """Choices of a scene with the text or the target of one above."""
    for scenario, scene in all_scenes(course):
        texts: set[str] = set()
        targets: set[str] = set()
        for choice in scene.choices:
            text = " ".join(choice.text.casefold().split())
            if text in texts:
                yield Location(scenario.document.path, choice.line, f"the choice “{choice.text}” stands twice")
            elif choice.target in targets:
                what = f"two choices of “{scene.title}” lead to #{choice.target}"
                yield Location(scenario.document.path, choice.line, what)
            texts.add(text)
            targets.add(choice.target)


@rule(
    "choice-list",
    "a list item among choices, or like one, that is none",
    fix="make each item of a scene's choices one link to a scene, with a hyphen before it",
    example="- [Call her](#you-call), kindly",
    cause="form",
    form=3,
)
def mixed_choices(course: Course) -> Iterator[Location]:
    """List items that look like choices and are none, or stand among them; and links to scenes that are no choice."""
    for scenario in course.scenarios:
        choices = {choice.line for scene in scenario.scenes for choice in scene.choices}
        unexpected = {line for scene in scenario.scenes for line in scene.unexpected_items}
        seeming = {
            line: shown for line, shown in _choice_like_lines(scenario).items() if line not in choices | unexpected
        }
        for first, last in _spans(scenario, unexpected):
            inside = {line for line in seeming if first < line <= last}
            if inside and _CHOICE.match(scenario.document.rows[first - 1]):
                continue  # the choice is whole, and what stands right under it is not
            seeming = {line: shown for line, shown in seeming.items() if line not in inside}
            what = "this list item is no choice and stands where choices do"
            yield Location(scenario.document.path, first, what)
        for line, shown in sorted(seeming.items()):
            yield Location(scenario.document.path, line, f"“{shown[:60]}” was meant as a choice and is none")


def _spans(scenario: Scenario, unexpected: set[int]) -> list[tuple[int, int]]:
    """The first and last lines of list items."""
    items = [element for element in scenario.document.elements if element.holders == ("List",)] if unexpected else []
    return [(item.line, item.last) for item in items if item.line in unexpected]


def _choice_like_lines(scenario: Scenario) -> dict[int, str]:
    """Return links to scenes that are no choices, by line: those in the text, and those whose brackets are shown."""
    ids = {scene.id for scene in scenario.scenes}
    links = {link.line: link.text for link in scenario.document.links if link.target.startswith("#")}
    shown = {
        line.line: line.text
        for line in (scenario.document.lines if "(#" in scenario.document.running else ())
        for found in _SCENE.finditer(line.text)
        if found[1] or found[2] in ids
    }
    return {**shown, **links}


@rule(
    "scene-order",
    "text below a scene's choices or verdict, which the site would show above them",
    fix="move it above them: choices and the verdict come last",
    example="- [Wait](#later) and, below it, a paragraph",
    cause="form",
)
def text_below_choices(course: Course) -> Iterator[Location]:
    """Text below a scene's choices or its verdict: the repository shows it there, the site above them."""
    for scenario in course.scenarios:
        document = scenario.document
        texts = [one.line for one in document.elements if not one.holders and one.name in _TEXTS]
        for scene in scenario.scenes:
            ends = [choice.line for choice in scene.choices] or [verdict.line for verdict in scene.verdicts]
            if not ends:
                continue
            heading = document.heading(scene.id)
            last = document.span(heading)[1] if heading else scene.line
            below = texts[bisect_right(texts, ends[0]) : bisect_right(texts, last)]
            if line := next((line for line in below if line not in ends), 0):
                what = f"text stands below {'a choice' if scene.choices else 'the verdict'} of “{scene.title}”"
                yield Location(document.path, line, what)
