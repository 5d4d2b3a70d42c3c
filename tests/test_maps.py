"""Maps and the report: what a scenario's graph is, in pictures, words and figures."""

from __future__ import annotations

import random
import re
import xml.etree.ElementTree as ET
from itertools import pairwise

import networkx as nx
import pytest
from msgspec.structs import replace

from course.checks.chance import probability_of_at_least
from course.model import Course, Scenario
from course.queries.graph import closed_loops, layers_of, longest, reached, reversed_adjacency, simple_paths
from course.rendering.map import render_branches, render_map
from course.rendering.scenario_paths import path_stats
from tests.conftest import SMALL, run
from tests.playing import graph_of

SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("seed", range(60))
def test_graph_walks_agree_with_networkx(seed: int) -> None:
    chance = random.Random(seed)
    size = chance.randint(1, 12)
    ways = {str(at): [str(chance.randrange(size)) for _ in range(chance.randint(0, 3))] for at in range(size)}
    graph: nx.DiGraph[str] = nx.DiGraph([(start, end) for start, ends in ways.items() for end in ends])
    graph.add_nodes_from(ways)
    assert reached(ways, ["0"]) == {"0", *nx.descendants(graph, "0")}
    assert reached(reversed_adjacency(ways), ["0"]) == {"0", *nx.ancestors(graph, "0")}
    parts = nx.condensation(graph)
    closed = [
        parts.nodes[part]["members"]
        for part in parts
        if not list(parts.successors(part)) and graph.subgraph(parts.nodes[part]["members"]).number_of_edges()
    ]
    assert sorted(map(sorted, closed_loops(ways))) == sorted(map(sorted, closed))
    ends = [str(at) for at in range(0, size, 2)]
    found = [path for path in simple_paths(ways, "0", ends) if path != ["0"]]
    assert sorted(found) == sorted(nx.all_simple_paths(graph, "0", [end for end in ends if end != "0"]))
    inside = reached(ways, ["0"])
    inner = graph.subgraph(inside)
    levels = nx.single_source_shortest_path_length(inner, "0")
    if nx.is_directed_acyclic_graph(inner):
        levels = {node: at for at, layer in enumerate(nx.topological_generations(inner)) for node in layer}
    assert layers_of({scene: ways[scene] for scene in inside}, "0") == levels
    if nx.is_directed_acyclic_graph(graph):
        weights = dict.fromkeys(ways, 1)
        longest_path = max((len(path) for end in ways for path in nx.all_simple_paths(graph, "0", end)), default=1)
        assert longest(ways, "0", weights) == longest_path


def test_chance_is_that_of_the_binomial() -> None:
    assert probability_of_at_least(0, [0.5] * 4) == 1
    assert probability_of_at_least(4, [0.5] * 4) == pytest.approx(0.0625)
    assert probability_of_at_least(2, [0.5, 0.25]) == pytest.approx(0.125)
    assert probability_of_at_least(220, [0.5] * 400) == pytest.approx(0.0256, abs=0.001)


def test_every_scene_and_choice_is_on_the_map(course: Course) -> None:
    for scenario in course.scenarios:
        drawn = run("course", "map", scenario.slug, "--format", "svg", cwd=SMALL)
        tree = ET.fromstring(drawn.stdout)
        scenes = [group for group in tree.iter(f"{SVG}g")]
        assert len(scenes) == len(scenario.scenes)
        ways = [path for path in tree.iter(f"{SVG}path") if path.get("class") == "map-way"]
        assert len(ways) == sum(len(scene.choices) for scene in scenario.scenes)


def test_endings_are_told_by_shape_and_word_too(scenario: Scenario) -> None:
    tree = ET.fromstring(run("course", "map", scenario.slug, "--format", "svg", cwd=SMALL).stdout)
    for kind, word in (("sound", "✓ Good call"), ("risky", "! Risky"), ("harmful", "✕ Harmful")):
        endings = [group for group in tree.iter(f"{SVG}g") if f"verdict--{kind}" in str(group.get("class"))]
        assert endings
        for ending in endings:
            assert word in [text.text for text in ending.iter(f"{SVG}text")]


def test_boxes_do_not_overlap(course: Course) -> None:
    for scenario in course.scenarios:
        tree = ET.fromstring(run("course", "map", scenario.slug, "--format", "svg", cwd=SMALL).stdout)
        places = [
            (float(group.findall(f"{SVG}text")[0].get("y", 0)) // 96, float(group.findall(f"{SVG}text")[0].get("x", 0)))
            for group in tree.iter(f"{SVG}g")
        ]
        for (layer, x), (next_layer, next_x) in pairwise(sorted(places)):
            assert layer != next_layer or next_x - x >= 148


def test_map_as_text_and_mermaid(scenario: Scenario) -> None:
    text = run("course", "map", scenario.document.path, cwd=SMALL).stdout
    assert text.startswith(f"{scenario.title}\n  1  {scenario.scenes[0].title}\n       ")
    assert "✓ Good call" in text
    mermaid = run("course", "map", scenario.slug, "--format", "mermaid", cwd=SMALL).stdout
    assert mermaid.startswith("flowchart TD\n")
    assert mermaid.count("-->") == sum(len(scene.choices) for scene in scenario.scenes)


def test_unknown_scenario_is_a_message() -> None:
    told = run("course", "map", "the-lost-case", cwd=SMALL)
    assert told.returncode == 2
    assert "there are the-group-photo, " in told.stderr


def test_report_counts_ways(course: Course) -> None:
    told = run("course", "report", cwd=SMALL).stdout
    for scenario in course.scenarios:
        start = scenario.scenes[0].id
        ends = [scene.id for scene in scenario.scenes if scene.is_ending]
        lengths = [len(path) for end in ends for path in nx.all_simple_paths(graph_of(scenario), start, end)]
        ways = path_stats(scenario)
        assert (ways.shortest, ways.longest, ways.count) == (min(lengths), max(lengths), len(lengths))
        assert f"| {scenario.title} | {len(scenario.scenes)} | " in told
        assert f"| {ways.shortest} | {ways.longest} | {ways.count} |" in told


def test_map_by_itself_has_its_own_colours_and_nothing_of_the_page(course: Course) -> None:
    for scenario in course.scenarios:
        drawn = render_map(scenario, "svg")
        tree = ET.fromstring(drawn)
        shapes = [shape for group in tree.iter(f"{SVG}g") for shape in group if shape.tag != f"{SVG}text"]
        assert len(shapes) == len(scenario.scenes)
        assert all(
            re.fullmatch("#[0-9a-f]{6}", str(shape.get(paint))) for shape in shapes for paint in ("fill", "stroke")
        )
        assert all(text.get("fill") for text in tree.iter(f"{SVG}text"))
        assert all(path.get("stroke") for path in tree.iter(f"{SVG}path") if path.get("class") == "map-way")
        assert len([*tree.iter(f"{SVG}marker")]) == 1
        assert "data-sign" not in drawn


def test_arrows_and_boxes_know_what_they_stand_for(course: Course) -> None:
    for scenario in course.scenarios:
        tree = ET.fromstring(render_map(scenario, "svg"))
        assert [group.get("data-box") for group in tree.iter(f"{SVG}g")] == [scene.id for scene in scenario.scenes]
        arrows = [
            (path.get("data-from"), path.get("data-to")) for path in tree.iter(f"{SVG}path") if path.get("data-to")
        ]
        assert sorted(map(str, arrows)) == sorted(
            str((scene.id, choice.target)) for scene in scenario.scenes for choice in scene.choices
        )


def test_map_on_a_page_is_one_block_of_escaped_html(scenario: Scenario) -> None:
    """Markdown leaves it alone, and a title can't break out of it."""
    first = replace(scenario.scenes[0], title='<script>alert("1")</script> & more')
    drawn = render_branches(replace(scenario, scenes=(first, *scenario.scenes[1:])))
    assert not re.search(r"\n\s*\n", drawn)
    assert "<script" not in drawn and drawn.count("&lt;script&gt;") >= 2
    ET.fromstring(re.sub(r" (data-[a-z-]+)(?=[ >])", r' \1=""', str(drawn)))
