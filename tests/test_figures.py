"""Figures: percents as people type them, cells by what they are of, charts of any data, and guessing."""

from __future__ import annotations

import re

import pytest
from msgspec.structs import replace

from course.checks.figures import hard_coded_figures
from course.checks.keys import meaningless_pass_marks, revealing_positions
from course.model import Course, Fence, Option, Question, Quiz, Table
from course.reading.figures import figure_of
from course.reading.insert import read_chart
from course.reading.markdown import read_document
from course.reading.table import read_table
from course.rendering.chart import DIGIT_WIDTH, LABEL_WIDTH, SLOPE_BOTTOM, SLOPE_TOP, WIDTH, render_chart

COLUMNS = "name,platform,group,set,deck,published,basis,confidence,source\n"
ABOUT = (
    "title: T\nunit: '%'\nmeasure: m\nsurvey: s\npublished: 2021-01-01\naddress: https://x.org\n"
    "platforms: {a: A, b: B}\ngroups: {'2021': '2021', '2025': '2025'}\nsets: {year: Year}\n"
)
ROWS = (
    "my-cell,a,2021,year,1,100,source,high,A\n"
    "a-late,a,2025,year,,7,source,high,A\n"
    "b-2021,b,2021,year,,0,source,high,A\n"
)


def table(rows: str = ROWS) -> Table:
    found, findings = read_table("t", COLUMNS + rows, ABOUT)
    assert found is not None and findings == ()
    return found


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("48.5% of adults use Nextdoor", "48.5%"),
        ("48,5 % of adults use Nextdoor", "48,5 %"),
        ("Nextdoor is used by 48.5 percent of adults", "48.5 percent"),
        ("Nextdoor is used by 48 per cent of adults", "48 per cent"),
        ("Nextdoor is used by 48\u00a0% of adults", "48\u00a0%"),
        ("Nextdoor is used by 48% of adults", "48%"),
    ],
)
def test_typed_percents(text: str, figure: str, course: Course) -> None:
    module = replace(course.modules[0], document=read_document("docs/modules/a.md", text))
    (spot,) = hard_coded_figures(replace(course, modules=(module,), scenarios=(), quizzes=()))
    assert spot.what.startswith(f"the figure {figure} is typed beside Nextdoor")


@pytest.mark.parametrize(
    "text", ["48.5 million adults use Nextdoor", "Nextdoor paid $48% of users", "48% of cats, says Nextdoor"]
)
def test_other_numbers(text: str, course: Course) -> None:
    module = replace(course.modules[0], document=read_document("docs/modules/a.md", text))
    assert [*hard_coded_figures(replace(course, modules=(module,), scenarios=(), quizzes=()))] == []


@pytest.mark.parametrize("kind", ["bars", "dots", "slope", "table"])
def test_a_chart_finds_its_cells_whatever_their_names(kind: str) -> None:
    groups = "['2021']" if kind == "bars" else "['2021', '2025']"
    body = f"kind: {kind}\ndata: t\ntitle: A title\ngroups: {groups}\n"
    chart, findings = read_chart("docs/a.md", Fence(info="chart", body=body, line=1, last=6), {"t": table()})
    assert chart is not None and findings == ()
    assert "100" in render_chart(chart)


@pytest.mark.parametrize(
    ("values", "top"), [((100, 7), 100), ((81, 7), 90), ((12, 7), 20), ((0, 0), 10), ((90, 3), 90)]
)
def test_a_slope_fits_its_picture(values: tuple[int, int], top: int) -> None:
    rows = f"my-cell,a,2021,year,1,{values[0]},source,high,A\na-late,a,2025,year,,{values[1]},source,high,A\n"
    body = "kind: slope\ndata: t\ntitle: A title\nplatforms: [a]\n"
    chart, _ = read_chart("docs/a.md", Fence(info="chart", body=body, line=1, last=6), {"t": table(rows)})
    assert chart is not None
    heights = [float(y) for y in re.findall(r'class="slope-dot" cx="[\d.]+" cy="([-\d.]+)"', render_chart(chart))]
    assert len(heights) == 2
    assert all(SLOPE_TOP <= y <= SLOPE_BOTTOM for y in heights)
    assert heights[0] == pytest.approx(SLOPE_BOTTOM - 12 - (SLOPE_BOTTOM - SLOPE_TOP - 20) * values[0] / top, abs=0.1)


def test_a_platform_has_one_figure_in_a_group() -> None:
    _, findings = read_table("t", COLUMNS + ROWS + "other,a,2021,year,,50,source,high,A\n", ABOUT)
    assert [str(finding) for finding in findings] == [
        "data/t.csv:5: [data] the figure of `a` in `2021` is on line 2 already; keep one"
    ]


def test_percents_end_at_a_hundred() -> None:
    _, findings = read_table("t", COLUMNS + ROWS.replace(",100,", ",101,"), ABOUT)
    assert [str(finding) for finding in findings] == [
        "data/t.csv:2: [data] `101` can't stand in the column published; "
        "write digits from 0 to 100 without a percent sign"
    ]


def measured(largest: int) -> Table:
    """A table in a unit of its own."""
    rows = f"a-2021,a,2021,year,,{largest},source,high,A\na-2025,a,2025,year,,0,source,high,A\n"
    about = ABOUT.replace("'%'", "kg\nunit_name: kilograms\npage: the store’s list\nplatform: Food")
    found, findings = read_table("t", COLUMNS + rows, about.replace("platforms: {a: A,", "platforms: {a: Rice,"))
    assert found is not None and findings == ()
    return found


@pytest.mark.parametrize("kind", ["bars", "dots", "slope", "table"])
@pytest.mark.parametrize("largest", [0, 1, 7, 99, 101, 1200, 54321, 999_999_999])
def test_a_chart_in_another_unit_scales_by_its_figures(kind: str, largest: int) -> None:
    groups = "['2021']" if kind == "bars" else "['2021', '2025']"
    body = f"kind: {kind}\ndata: t\ntitle: A title\nplatforms: [a]\ngroups: {groups}\n"
    chart, findings = read_chart("docs/a.md", Fence(info="chart", body=body, line=1, last=6), {"t": measured(largest)})
    assert chart is not None and findings == ()
    drawn = render_chart(chart)
    assert ("Kilograms m" in drawn, "The store’s list</a>" in drawn, "%" in drawn) == (True, True, False)
    assert f"{largest:,}" in drawn
    assert ("Food</th>" in drawn) is (kind != "table")
    bars = re.findall(r'class="bar" x="([\d.]+)" y="[\d.]+" width="([\d.]+)"', drawn)
    points = re.findall(r'<circle class="mark[^"]*" cx="([\d.]+)" cy="[1-9]', drawn)
    ends = [*(float(x) + float(wide) for x, wide in bars), *map(float, points)]
    assert all(LABEL_WIDTH <= end <= WIDTH for end in ends)
    for x, number in re.findall(r'<text class="chart-value" x="([\d.]+)"[^>]*text-anchor="start">([^<]+)', drawn):
        assert float(x) + DIGIT_WIDTH * len(number) <= WIDTH + DIGIT_WIDTH
    for y in re.findall(r'class="slope-dot" cx="[\d.]+" cy="([-\d.]+)"', drawn):
        assert SLOPE_TOP <= float(y) <= SLOPE_BOTTOM


def test_a_figure_in_a_text_has_its_unit() -> None:
    tables = {"t": measured(1200)}
    assert figure_of(tables, "docs/a.md", "../data/t.csv#a-2021") == "1,200\u00a0kg"
    assert figure_of({"t": table()}, "docs/a.md", "../data/t.csv#my-cell") == "100%"


def test_the_first_word_of_a_fence_says_what_it_is() -> None:
    document = read_document("docs/a.md", "```chart wide\nkind: bars\n```\n\n```\nx\n```\n\n~~~  note {.x}\n~~~\n")
    assert [fence.info for fence in document.fences] == ["chart", "", "note"]


def question(options: int, keys: tuple[int, ...]) -> Question:
    given = tuple(Option(text=f"o{at}", is_key=at in keys, feedback="", line=1) for at in range(options))
    return Question(
        id="q", title="Q", stem="Stem?", options=given, blanks=(), rationale="", citations=(), blocks=(), line=1
    )


def quiz(course: Course, questions: list[Question], mark: int = 75) -> Course:
    made: Quiz = replace(course.quizzes[0], questions=tuple(questions), pass_mark=mark)
    return replace(course, quizzes=(made,))


@pytest.mark.parametrize(
    ("options", "keys", "mark", "said"),
    [
        (4, (0,), 25, "guessing reaches 25%"),
        (4, (0,), 26, None),
        (4, (0, 1), 25, None),
        (4, (0, 1), 16, "guessing reaches 17%"),
        (5, (0, 1, 2), 10, "guessing reaches 10%"),
        (2, (0,), 50, "guessing reaches 50%"),
        (0, (), 1, None),
    ],
)
def test_what_guessing_reaches(
    options: int, keys: tuple[int, ...], mark: int, said: str | None, course: Course
) -> None:
    told = [spot.what for spot in meaningless_pass_marks(quiz(course, [question(options, keys)] * 4, mark))]
    assert [what.split(",")[0] for what in told] == ([said] if said else [])


@pytest.mark.parametrize(("options", "count", "is_told"), [(2, 8, True), (2, 7, False), (5, 4, True), (5, 3, False)])
def test_a_place_stands_out_by_as_many_places_as_there_are(
    options: int, count: int, is_told: bool, course: Course
) -> None:
    """Of `count` questions all keys stand first: by chance with options ** -count, for any of the places."""
    told = [*revealing_positions(quiz(course, [question(options, (0,))] * count))]
    assert bool(told) is is_told is (options * options**-count < 0.01)
