"""Charts as SVG, drawn when the course is built: no script, and colours from the page's own palette."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from course.model import Cell
from course.reading.insert import Chart
from course.rendering.corrected import bases
from course.rendering.template import draw_html

WIDTH = 360
"""Of every chart, in units of its view box: about the pixels of a phone."""

LABEL_WIDTH, MIN_VALUE_WIDTH = 104, 34
"""Width of the name at the left and, at least, of the number at the right."""

DIGIT_WIDTH = 8
"""Width of a digit of a number."""

SHAPES = ("circle", "square", "triangle", "diamond", "ring")
"""Tell groups apart without colour."""


class Marker(NamedTuple):
    """A figure at its place: the centre, the number, the group it stands for and the shape that says so."""

    x: float
    y: float
    value: int
    group: str
    shape: str


@dataclass(frozen=True)
class Row:
    """A platform with its markers, from the smallest figure to the largest."""

    label: str
    y: float
    markers: tuple[Marker, ...]


@dataclass(frozen=True)
class Line:
    """A platform over the years, with the height of its name at the right and of its first number at the left."""

    label: str
    markers: tuple[Marker, ...]
    name_y: float
    first_y: float


def render_chart(chart: Chart) -> str:
    """HTML for a chart: the figure, its title, what it shows in words, its numbers as a table, and its source."""
    if chart.kind == "table":
        return _table(chart)
    rows = [*_rows(chart)] if chart.kind != "slope" else []
    lines = [*_lines(chart)] if chart.kind == "slope" else []
    return draw_html(
        f"{chart.kind}.html.j2",
        chart=chart,
        id=_id(chart),
        rows=rows,
        lines=lines,
        width=WIDTH,
        label=LABEL_WIDTH,
        value=_value_width(chart),
        ticks=[(tick, _x_of(chart, tick)) for tick in _ticks(chart)],
        height=_height(chart, rows),
        groups=_legend(chart),
        plain=[*_sentences(chart)],
        labels={group: chart.table.groups[group] for group in chart.groups},
        top=SLOPE_TOP,
        bottom=SLOPE_BOTTOM,
    )


def _id(chart: Chart) -> str:
    """An id for the chart, from its title; the page's headings have ids of their own."""
    kept = "".join(letter if letter.isalnum() else "-" for letter in chart.title.lower())
    return "chart-" + "-".join(part for part in kept.split("-") if part)[:60]


def _x_of(chart: Chart, value: float) -> float:
    """Return how far to the right a figure stands."""
    return round(LABEL_WIDTH + (WIDTH - LABEL_WIDTH - _value_width(chart)) * value / _ticks(chart)[-1], 1)


def _value_width(chart: Chart) -> int:
    """Return the width for the numbers at the right."""
    if chart.table.is_share:
        return MIN_VALUE_WIDTH
    return max(MIN_VALUE_WIDTH, 2 + DIGIT_WIDTH * len(chart.table.show(_largest(chart))))


def _ticks(chart: Chart) -> list[int]:
    """The figures named below a chart: quarters of a hundred, else a few round ones up to the largest that it shows."""
    if chart.table.is_share:
        return [0, 25, 50, 75, 100]
    largest = max(1, _largest(chart))
    power = 10 ** max(0, len(str(largest)) - 2)
    step = next(size * power for size in (1, 2, 5, 10, 20, 50) if size * power * 5 >= largest)
    return [*range(0, largest + step, step)]


def _largest(chart: Chart) -> int:
    """The largest figure that a chart shows."""
    return max((cell.value for platform in chart.platforms for cell in _cells(chart, platform)), default=0)


def _cells(chart: Chart, platform: str) -> list[Cell]:
    found = (chart.cell(platform, group) for group in chart.groups)
    return [cell for cell in found if cell is not None]


def _rows(chart: Chart) -> Iterator[Row]:
    """The platforms of a bar or dot chart, largest first figure on top."""
    step, top = (28, 20) if chart.kind == "bars" else (40, 30)
    platforms = [(platform, _cells(chart, platform)) for platform in chart.platforms]
    if chart.kind == "bars":
        platforms.sort(key=lambda pair: -max((cell.value for cell in pair[1]), default=0))
    for at, (platform, cells) in enumerate(platforms):
        y = top + at * step
        markers = tuple(
            Marker(_x_of(chart, cell.value), y, cell.value, cell.group, SHAPES[chart.groups.index(cell.group) % 5])
            for cell in sorted(cells, key=lambda cell: cell.value)
        )
        yield Row(chart.table.short.get(platform, chart.table.platforms[platform]), y, markers)


SLOPE_TOP, SLOPE_BOTTOM = 16, 340
SLOPE_LEFT, SLOPE_RIGHT = 36, 250


def _lines(chart: Chart) -> Iterator[Line]:
    """The platforms of a slope chart, names moved apart where the last figures are close."""
    years = _years(chart)
    top = _top(chart)
    step = (SLOPE_RIGHT - SLOPE_LEFT) / max(1, len(years) - 1)
    drawn = []
    for platform in chart.platforms:
        markers = tuple(
            Marker(
                SLOPE_LEFT + years.index(cell.group) * step, _y_of(cell.value, top), cell.value, cell.group, "circle"
            )
            for cell in sorted(_cells(chart, platform), key=lambda cell: cell.group)
        )
        if markers:
            drawn.append((chart.table.platforms[platform], markers))
    names = _spread([markers[-1].y for _, markers in drawn])
    firsts = _spread([markers[0].y for _, markers in drawn])
    for (label, markers), name_y, first_y in zip(drawn, names, firsts, strict=True):
        yield Line(label, markers, name_y, first_y)


def _top(chart: Chart) -> int:
    """The figure at the top of a slope chart: the largest that it shows, up to the next ten."""
    largest = _largest(chart)
    return max(10, -(-largest // 10) * 10) if chart.table.is_share else _ticks(chart)[-1]


def _y_of(value: int, top: int) -> float:
    return round(SLOPE_BOTTOM - 12 - (SLOPE_BOTTOM - SLOPE_TOP - 20) * value / top, 1)


def _spread(heights: list[float], gap: float = 15) -> list[float]:
    """Heights moved so that no two are closer than `gap`, in the order they came in."""
    placed = list(heights)
    order = sorted(range(len(heights)), key=lambda at: -heights[at])
    for before, at in pairwise(order):
        placed[at] = min(placed[at], placed[before] - gap)
    return placed


def _years(chart: Chart) -> list[str]:
    return sorted(group for group in chart.groups if chart.table.groups[group].isdigit())


def _height(chart: Chart, rows: list[Row]) -> int:
    if chart.kind == "slope":
        return SLOPE_BOTTOM + 22
    return int(rows[-1].y if rows else 0) + 34


def _legend(chart: Chart) -> list[tuple[str, str]]:
    return [(chart.table.groups[group], SHAPES[at % 5]) for at, group in enumerate(chart.groups)]


def _sentences(chart: Chart) -> Iterator[str]:
    """Yield what the chart shows, for those who do not see it."""
    for platform in chart.platforms:
        values = [f"{chart.table.groups[c.group]} {chart.table.show(c.value)}" for c in _cells(chart, platform)]
        yield f"{chart.table.platforms[platform]}: {', '.join(values)}."


def _table(chart: Chart) -> str:
    table = chart.table
    cells = [cell for platform in chart.platforms for cell in _cells(chart, platform)]
    return draw_html(
        "figures.html.j2",
        chart=chart,
        id=_id(chart),
        table=table,
        bases=bases(table),
        shown={cell.basis for cell in cells},
        corrects=any(cell.is_corrected for cell in cells),
    )
