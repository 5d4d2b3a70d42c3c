"""What a scene asks: for one's own words before its choices, or before a verdict for what the ending rests on."""

from __future__ import annotations

from dataclasses import dataclass

from course.model import Scenario, Scene
from course.rendering.map import VERDICTS

HOW = "Your call first: how did that go?"
"""What is asked before a verdict for which a writer has written no question."""


@dataclass(frozen=True)
class Call:
    """What is asked before a verdict: the question, and its answers with whether each is right."""

    question: str
    answers: tuple[tuple[str, bool], ...]
    is_written: bool
    """Whether a writer wrote it; else it asks for the kind of verdict."""

    @property
    def key(self) -> str:
        """Return the right answer."""
        return next((text for text, is_key in self.answers if is_key), "")


def call_of(scenario: Scenario, scene: Scene) -> Call | None:
    """Return what is asked before the verdict on an ending; None for a scene that has none."""
    if not scene.verdicts:
        return None
    if scene.call:
        return Call(scene.call.task, tuple((one.text, one.is_key) for one in scene.call.options), is_written=True)
    kinds = {verdict.kind for one in scenario.scenes for verdict in one.verdicts}
    answers = tuple((word, kind == scene.verdicts[0].kind) for kind, (_, word) in VERDICTS.items() if kind in kinds)
    return Call(HOW, answers, is_written=False)


def say_name(scenario: Scenario, scene: Scene) -> str:
    """Return the name under which what a learner says first in a scene is kept."""
    return f"say/{scenario.slug}/{scene.id}"
