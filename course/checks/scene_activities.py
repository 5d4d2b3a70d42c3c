"""Rules on what is asked in scenes: for the learner's own words, and before a verdict for what the ending rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from course.checks.pages import pages
from course.checks.rule import Location, rule
from course.model import Activity, Course, Scenario, Scene
from course.reading.activities import MADE_SOUND, WENT_WRONG

REPLIES = 2
MIN_ANSWERS, MAX_ANSWERS = 3, 4


@rule(
    "say-form",
    "a place to say it first that could not be drawn, or has no two sound replies",
    fix="see Ask for their own words, in the trainers' page on what a phone shows",
    example="**Say it first.** What would you tell her? with one reply below it",
    cause="form",
    form=2,
)
def malformed_says(course: Course) -> Iterator[Location]:
    """Requests for the learner's own words outside of a scene with choices, or without two sound replies."""
    for path, scene, asked in _asked(course, "say"):
        if what := _wrong_in_say(scene, asked):
            yield Location(path, asked.line, what)


def _wrong_in_say(scene: Scene | None, asked: Activity) -> str:
    """Return what is wrong with a request for a reply; "" where it can be drawn."""
    if scene is None or scene.is_ending:
        return "this stands in no scene with choices, so nobody would be asked"
    if scene.say is not asked:
        return f"the scene “{scene.title}” asks for a reply twice"
    if not asked.task:
        return "nothing is asked after the label"
    if len(asked.replies) != REPLIES or not _are_distinct(asked.replies):
        count = len(_distinct(asked.replies))
        return f"the quote below has {count} sound {'reply' if count == 1 else 'replies'}, not {REPLIES}"
    if any("](" in reply for reply in asked.replies):
        return "a link can't stand in a reply; somebody says it aloud"
    return ""


@rule(
    "call-form",
    "a question before a verdict that has no right answer, or cannot be answered",
    fix="see Ask what went wrong, in the trainers' page on what a phone shows",
    example="**What went wrong?** with three answers and no x",
    cause="form",
    form=2,
)
def malformed_calls(course: Course) -> Iterator[Location]:
    """Questions on an ending that stand elsewhere, or lack one right answer among different ones."""
    for path, scene, asked in _asked(course, "call"):
        yield from (Location(path, line, what) for line, what in asked.slips)
        if not asked.slips and (what := _wrong_in_call(scene, asked)):
            yield Location(path, asked.line, what)


def _wrong_in_call(scene: Scene | None, asked: Activity) -> str:
    """Return what is wrong with a question on an ending; "" where it can be asked."""
    if scene is None or not scene.is_ending:
        return "this stands in no ending, so nobody would be asked"
    if scene.call is not asked:
        return f"the ending “{scene.title}” asks for this twice"
    if not MIN_ANSWERS <= len(asked.options) <= MAX_ANSWERS:
        return f"there are {len(asked.options)} answers below this question, not {MIN_ANSWERS} to {MAX_ANSWERS}"
    if sum(option.is_key for option in asked.options) != 1:
        return "not exactly one answer has an x"
    if not _are_distinct([option.text for option in asked.options]):
        return "two answers say the same"
    kinds = {verdict.kind for verdict in scene.verdicts}
    label = MADE_SOUND if kinds == {"sound"} else WENT_WRONG
    if kinds and not asked.task.startswith(label.strip("*")):
        return f"the verdict on “{scene.title}” does not fit this question; begin it with {label}"
    return ""


def _asked(course: Course, kind: str) -> Iterator[tuple[str, Scene | None, Activity]]:
    """Yield each activity of a kind with its page and the scene in which it stands, if it stands in one."""
    for document in pages(course):
        unit = course.unit(document.path)
        scenes = unit.scenes if isinstance(unit, Scenario) else ()
        of = {one.line: scene for scene in scenes for one in scene.activities}
        for activity in document.activities:
            if activity.kind == kind:
                yield document.path, of.get(activity.line), activity


def _distinct(texts: Iterable[str]) -> set[str]:
    return {text.casefold().strip(" .!?") for text in texts}


def _are_distinct(texts: Iterable[str]) -> bool:
    listed = [*texts]
    return len(_distinct(listed)) == len(listed)
