"""The part of a scenario's graph in which something changed, drawn as text and as Mermaid."""

from __future__ import annotations

from collections.abc import Iterator

from course.comparing.change import MapPart, MapScene
from course.rendering.map import SHAPES, STYLES, VERDICTS, quoted

MAX_SCENES, MAX_CHOICES = 60, 120
"""As much is drawn at most; more could not be followed, and Mermaid draws no more than so many."""

_SIGNS = {"added": "+", "gone": "-", "changed": "~", "same": " "}
_WORDS = {"added": "New: ", "gone": "Gone: ", "changed": "Judged otherwise: ", "same": ""}
_ARROWS = {"added": "==>", "gone": "-.->", "same": "-->", "changed": "-->"}


def is_drawn(part: MapPart) -> bool:
    """Return whether there is something to draw, and not too much."""
    return bool(part.scenes) and len(part.scenes) <= MAX_SCENES and len(part.choices) <= MAX_CHOICES


def text_of(part: MapPart) -> Iterator[str]:
    """Yield the map line by line: a sign before what is new (+), gone (-) or judged otherwise (~)."""
    titles = {scene.id: scene.title for scene in part.scenes}
    for scene in part.scenes:
        yield f"{_SIGNS[scene.how]} {scene.title}{f' [{_verdict(scene)}]' if scene.verdict else ''}"
        for choice in part.choices:
            if choice.start == scene.id:
                yield f"    {_SIGNS[choice.how]} {choice.text} → {titles[choice.end]}"


def mermaid_of(part: MapPart) -> Iterator[str]:
    """Yield the map as Mermaid, line by line: new choices are thick, those that are gone dotted."""
    names = {scene.id: f"s{number}" for number, scene in enumerate(part.scenes, 1)}
    yield "flowchart TD"
    for scene in part.scenes:
        before, after = SHAPES.get(scene.verdict, ('["', '"]'))
        verdict = f"{_verdict(scene)}: " if scene.verdict else ""
        style = f":::{scene.how}" if scene.how != "same" else f":::{scene.verdict}" if scene.verdict else ""
        yield f"  {names[scene.id]}{before}{_WORDS[scene.how]}{verdict}{quoted(scene.title)}{after}{style}"
    for choice in part.choices:
        label = f"{_WORDS[choice.how]}{quoted(choice.text)}"
        yield f'  {names[choice.start]} {_ARROWS[choice.how]}|"{label}"| {names[choice.end]}'
    yield from STYLES
    yield "  classDef added fill:#e6f0fb,stroke:#0b5cad,stroke-width:3px,color:#1c2426"
    yield "  classDef gone fill:#f4f4f4,stroke:#6b6b6b,stroke-dasharray:5 5,color:#1c2426"
    yield "  classDef changed fill:#fcf3e0,stroke:#8a5200,stroke-width:3px,color:#1c2426"


def _verdict(scene: MapScene) -> str:
    return " ".join(VERDICTS[scene.verdict])
