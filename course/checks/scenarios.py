"""Rules on the graph of a scenario."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from course.checks.rule import Location, rule
from course.model import Course, Scenario, Scene
from course.queries.graph import adjacency, closed_loops, longest, reached, reversed_adjacency
from course.reading.link_target import resolve
from course.text.readability import words

MIN_SCENES, MIN_ENDINGS, MIN_DECISIONS = 7, 3, 2
MAX_SCENE_WORDS = 150
"""In words, choices and verdict included: what a phone shows without the reader losing track."""
_TEXTS = ("Paragraph", "Table", "CodeBlock", "List")
_CHOICE = re.compile(r"[-*+]\s+\[[^\]]+\]\(#[^)]+\)\s*$")
_SCENE = re.compile(r"(\]\s*)?\(#([\w -]*)")
"""A link to a scene whose brackets are shown."""
TRANSITION = "Continue"
"""The first word of a scene's only choice: there is nothing to decide."""


def decisions(scenario: Scenario) -> int:
    """The most decisions (scenes with two choices or more) that a way from the start can hold; loops count once."""
    deciding = {scene.id: 1 for scene in scenario.scenes if len(scene.choices) > 1}
    return longest(adjacency(scenario), scenario.scenes[0].id, deciding) if scenario.scenes else 0


def _scenes(course: Course) -> Iterator[tuple[Scenario, Scene]]:
    for scenario in course.scenarios:
        for scene in scenario.scenes:
            yield scenario, scene


def _is_linked(scenario: Scenario) -> bool:
    """Return whether every choice leads somewhere: until then nobody can say what is out of reach."""
    known = {scene.id for scene in scenario.scenes}
    return all(choice.target in known for scene in scenario.scenes for choice in scene.choices)


@rule(
    "choice-target",
    "a choice that leads nowhere",
    fix="link it to the slug of a scene's heading",
    example="- [Call her](#you-cal-her)",
    cause="links",
)
def broken_choices(course: Course) -> Iterator[Location]:
    """Choices to scenes that are not there."""
    for scenario, scene in _scenes(course):
        known = {other.id for other in scenario.scenes}
        for choice in scene.choices:
            if choice.target not in known:
                what = f"the choice “{choice.text}” leads to #{choice.target}, which is no scene"
                yield Location(scenario.document.path, choice.line, what)


@rule(
    "scene-unreachable",
    "a scene that nobody can reach",
    fix="link a choice to it, or take it out",
    example="## The hearing, to which no choice leads",
    cause="content",
    follows=("unseen",),
)
def unreachable_scenes(course: Course) -> Iterator[Location]:
    """Scenes that no way from the start reaches."""
    for scenario in filter(_is_linked, course.scenarios):
        within = reached(adjacency(scenario), [scene.id for scene in scenario.scenes[:1]])
        for scene in scenario.scenes:
            if scene.id not in within:
                yield Location(scenario.document.path, scene.line, f"nobody can reach the scene “{scene.title}”")


@rule(
    "scene-trapped",
    "a scene from which no ending can be reached",
    fix="give it a way to an ending",
    example="a scene whose every choice leads into a closed loop",
    cause="content",
)
def trapped_scenes(course: Course) -> Iterator[Location]:
    """Scenes with choices from which no ending can be reached."""
    for scenario in filter(_is_linked, course.scenarios):
        graph = adjacency(scenario)
        looped = set[str]().union(*closed_loops(graph))
        free = reached(reversed_adjacency(graph), [scene.id for scene in scenario.scenes if scene.is_ending])
        for scene in scenario.scenes:
            if graph[scene.id] and scene.id not in free | looped:
                yield Location(scenario.document.path, scene.line, f"no ending can be reached from “{scene.title}”")


@rule(
    "scene-loop",
    "a loop without a way out",
    fix="give one of its scenes a choice that leads out",
    example="## A leads to ## B, and ## B to ## A only",
    cause="content",
)
def inescapable_loops(course: Course) -> Iterator[Location]:
    """Loops without a way out."""
    for scenario in course.scenarios:
        for loop in closed_loops(adjacency(scenario)):
            scenes = [scene for scene in scenario.scenes if scene.id in loop]
            names = ", ".join(f"“{scene.title}”" for scene in scenes)
            yield Location(scenario.document.path, scenes[0].line, f"nobody gets out of the loop of {names}")


@rule(
    "choice-single",
    "a scene with a single choice that is no transition",
    fix="add another choice, or begin its text with Continue",
    example="- [Call her](#you-call), and no other way",
    cause="content",
)
def lone_choices(course: Course) -> Iterator[Location]:
    """Scenes with one choice that does not say that it only goes on."""
    for scenario, scene in _scenes(course):
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
    for scenario, scene in _scenes(course):
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
    "scene-length",
    "a scene too long to read at one sitting",
    fix="cut it, or part it in two",
    example="a scene of 200 words",
    cause="writing",
)
def long_scenes(course: Course) -> Iterator[Location]:
    """Scenes too long for one sitting on a phone."""
    for scenario, scene in _scenes(course):
        shown = [scene.body, *(choice.text for choice in scene.choices), *(verdict.lead for verdict in scene.verdicts)]
        count = sum(len(text.split()) for text in shown)
        if count > MAX_SCENE_WORDS:
            what = f"the scene “{scene.title}” has {count} words of at most {MAX_SCENE_WORDS}"
            yield Location(scenario.document.path, scene.line, what)


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


@rule(
    "ending-verdict",
    "an ending without exactly one verdict",
    fix="end it with one alert: `[!TIP]` sound, `[!WARNING]` risky or `[!CAUTION]` harmful",
    example="## The hearing, with no alert below",
    cause="content",
)
def unjudged_endings(course: Course) -> Iterator[Location]:
    """Endings with no verdict, or with several."""
    for scenario, scene in _scenes(course):
        if scene.is_ending and len(scene.verdicts) != 1:
            count = "no verdict" if not scene.verdicts else f"{len(scene.verdicts)} verdicts"
            what = f"the ending “{scene.title}” has {count}"
            yield Location(scenario.document.path, scene.line, what)


@rule(
    "verdict-misplaced",
    "a verdict in a scene that goes on",
    fix="move it to the ending, or take the choices out",
    example="> [!TIP] above a list of choices",
    cause="content",
)
def misplaced_verdicts(course: Course) -> Iterator[Location]:
    """Verdicts in scenes that go on."""
    for scenario, scene in _scenes(course):
        if not scene.is_ending:
            for verdict in scene.verdicts:
                what = f"the scene “{scene.title}” has choices and a verdict"
                yield Location(scenario.document.path, verdict.line, what)


@rule(
    "verdict-reason",
    "a verdict without a reason or a cited passage",
    fix="say why, and link the passage of a module that says so",
    example="> [!TIP] with a link and no word of why",
    cause="content",
    needs_all=True,
    follows=("course-order",),
)
def unfounded_verdicts(course: Course) -> Iterator[Location]:
    """Verdicts with no reason in words, or no link to a passage of a module."""
    passages = {module.document.path for module in course.modules}
    for scenario, scene in _scenes(course):
        path = scenario.document.path
        for verdict in scene.verdicts:
            places = [resolve(path, link.target) for link in verdict.links]
            if not words(verdict.text):
                yield Location(path, verdict.line, f"the verdict on “{scene.title}” gives no reason")
            if not any(place.file in passages and place.fragment for place in places):
                yield Location(path, verdict.line, f"the verdict on “{scene.title}” cites no passage of a module")


@rule(
    "scenario-size",
    "a scenario with too little to decide",
    fix="give it seven scenes or more, three endings (one sound, one harmful) and two decisions on the longest way",
    example="five scenes and two endings",
    cause="content",
)
def small_scenarios(course: Course) -> Iterator[Location]:
    """Scenarios with too few scenes, endings, kinds of ending or decisions."""
    for scenario in course.scenarios:
        endings = [scene for scene in scenario.scenes if scene.is_ending]
        kinds = {verdict.kind for scene in endings for verdict in scene.verdicts}
        # What an ending without its verdict was to be, nobody can say: that is told by another rule.
        is_judged = all(len(scene.verdicts) == 1 for scene in endings)
        lacking = [
            ("scenes", len(scenario.scenes), MIN_SCENES),
            ("endings", len(endings), MIN_ENDINGS),
            ("sound endings", int("sound" in kinds or not is_judged), 1),
            ("harmful endings", int("harmful" in kinds or not is_judged), 1),
            ("decisions on its longest way", decisions(scenario), MIN_DECISIONS),
        ]
        for what, count, minimum in lacking:
            if count < minimum:
                yield Location(scenario.document.path, 1, f"the scenario has {count} {what} of at least {minimum}")
