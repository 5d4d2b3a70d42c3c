"""The graph of a scenario, drawn: as text, as Mermaid, and as SVG laid out in layers."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from course.model import Scenario, Scene
from course.rendering.layout import Layout, lay_out
from course.rendering.template import draw, draw_html
from course.text.typography import typeset

VERDICTS = {"sound": ("✓", "Good call"), "risky": ("!", "Risky"), "harmful": ("✕", "Harmful")}
"""Sign and word of each verdict: an ending is told by its colour, its shape, its sign and its word."""


def render_map(scenario: Scenario, kind: str) -> str:
    """Draw a scenario.

    Args:
        scenario: the scenario.
        kind: `text`, `mermaid` or `svg`.
    """
    return {"text": _text, "mermaid": _mermaid, "svg": _svg}[kind](scenario)


def render_branches(scenario: Scenario) -> Markup:
    """The map on a scenario's own page: the picture and the same as a list, folded because they tell the story."""
    return draw_html(
        "branches.html.j2",
        scenario=scenario,
        map=Markup(_svg(scenario, on_page=True)),
        numbers=_numbers(scenario),
        labels={scene.id: VERDICTS[_kind(scene)] for scene in scenario.scenes if _kind(scene)},
    )


def _kind(scene: Scene) -> str:
    return scene.verdicts[0].kind if scene.is_ending and scene.verdicts else ""


def _numbers(scenario: Scenario) -> dict[str, int]:
    return {scene.id: number for number, scene in enumerate(scenario.scenes, 1)}


def _text(scenario: Scenario) -> str:
    numbers = _numbers(scenario)
    lines = [scenario.title]
    for scene in scenario.scenes:
        sign, word = VERDICTS.get(_kind(scene), ("", ""))
        lines.append(f"{numbers[scene.id]:>3}  {scene.title}" + (f"  {sign} {word}" if word else ""))
        lines += [f"       {choice.text} → {numbers.get(choice.target, '?')}" for choice in scene.choices]
    return "\n".join(lines)


SHAPES = {"sound": ('(["', '"])'), "risky": ('{{"', '"}}'), "harmful": ('[["', '"]]')}
"""What Mermaid writes before and after the name of an ending."""
STYLES = (
    "  classDef sound fill:#e8f4ec,stroke:#1d6b45,color:#1c2426",
    "  classDef risky fill:#fcf3e0,stroke:#8a5200,color:#1c2426",
    "  classDef harmful fill:#fcebea,stroke:#a4262c,color:#1c2426",
)
"""Mermaid's styles for endings."""


def _mermaid(scenario: Scenario) -> str:
    """Mermaid, which the repository's web page draws."""
    lines = ["flowchart TD"]
    names = {scene: f"s{number}" for scene, number in _numbers(scenario).items()}
    for scene in scenario.scenes:
        kind = _kind(scene)
        before, after = SHAPES.get(kind, ('["', '"]'))
        word = f"{VERDICTS[kind][0]} {VERDICTS[kind][1]}: " if kind else ""
        tail = f":::{kind}" if kind else ""
        lines.append(f"  {names[scene.id]}{before}{word}{quoted(scene.title)}{after}{tail}")
    for scene in scenario.scenes:
        for choice in scene.choices:
            if choice.target in names:
                lines.append(f'  {names[scene.id]} -->|"{quoted(choice.text)}"| {names[choice.target]}')
    return "\n".join([*lines, *STYLES])


def quoted(text: str) -> str:
    """Return a text for a label of Mermaid, which takes it for nothing else."""
    line = " ".join(text.split())
    return re.sub(r"""[#"<>`&\\]""", lambda found: f"#{ord(found[0])};", line)


WIDE, HIGH, GAP, RISE, LANE = 148, 52, 16, 44, 18
"""Of a scene's box, of the room between boxes, and of an arrow that passes them, in units of the drawing."""


@dataclass(frozen=True)
class Box:
    """A scene at its place: the middle of its upper edge, its number, its title in lines, its verdict if it ends."""

    scene: str
    x: float
    y: float
    number: int
    lines: tuple[str, ...]
    kind: str
    word: str


@dataclass(frozen=True)
class Arrow:
    """A choice, from the lower edge of a box to the upper edge of another, or around to one above."""

    start: str
    end: str
    path: str
    text: str


def _svg(scenario: Scenario, on_page: bool = False) -> str:
    """The picture; by itself it also tells all of it in words, which a page has in a list of its own."""
    layout = lay_out(scenario, WIDE + GAP, LANE)
    boxes = [_box(scene, number, layout.places[scene.id]) for number, scene in enumerate(scenario.scenes, 1)]
    return draw(
        "map.html.j2",
        scenario=scenario,
        boxes=boxes,
        arrows=[*_arrows(scenario, layout)],
        width=round(layout.width + GAP),
        height=layout.layers * (HIGH + RISE) - RISE + 2 * GAP,
        wide=WIDE,
        high=HIGH,
        told="" if on_page else _text(scenario),
    ).strip()


def _box(scene: Scene, number: int, place: tuple[float, int]) -> Box:
    kind = _kind(scene)
    lines = tuple(textwrap.wrap(typeset(scene.title), 20)[:2])
    return Box(scene.id, _x(place), _y(place), number, lines, kind, " ".join(VERDICTS[kind]) if kind else "")


def _x(place: tuple[float, int]) -> float:
    return round(place[0] + GAP / 2, 1)


def _y(place: tuple[float, int]) -> float:
    return GAP + place[1] * (HIGH + RISE)


def _arrows(scenario: Scenario, layout: Layout) -> Iterator[Arrow]:
    for scene in scenario.scenes:
        for choice in scene.choices:
            route = layout.routes.get((scene.id, choice.target))
            if route:
                yield Arrow(scene.id, choice.target, _curve(route), choice.text)


def _curve(route: Sequence[tuple[float, int]]) -> str:
    """A line through all points of a route, straight where it passes a layer and bent between layers."""
    start, end = route[0], route[-1]
    down = end[1] > start[1]
    path = f"M{_x(start)} {_y(start) + (HIGH if down else 0)}"
    at_y = _y(start) + (HIGH if down else 0)
    at_x = _x(start)
    for place in route[1:]:
        is_last = place is end
        enter = _y(place) - (3 if is_last else 0) if down else _y(place) + HIGH + (3 if is_last else 0)
        if end[1] == start[1]:
            enter = _y(place) + HIGH
        bend = (enter - at_y) / 2
        path += f"C{at_x} {round(at_y + bend, 1)} {_x(place)} {round(enter - bend, 1)} {_x(place)} {enter}"
        at_x, at_y = _x(place), enter
        if not is_last:
            at_y = _y(place) + (HIGH if down else 0)
            path += f"V{at_y}"
    return path
