"""The page of a scenario: its scenes, what leads on from each, and the map of them all."""

from __future__ import annotations

from markupsafe import Markup

from course.model import Course, Module, Scenario
from course.queries.graph import adjacency, distances, typical_rest
from course.queries.module_parts import after
from course.reading.scenario import unquoted
from course.rendering.agency import render_after
from course.rendering.fragment import Fragments
from course.rendering.map import VERDICTS, render_branches
from course.rendering.scene_activities import call_of, say_name
from course.rendering.site_links import Draw, on_site
from course.rendering.template import draw


def render_scenario(course: Course, scenario: Scenario, fragments: Fragments, insert: Draw) -> Markup:
    """Return the HTML of a scenario's page below its title.

    Args:
        course: the course, for the agency's rules and what follows the scenario.
        scenario: the scenario.
        fragments: renders Markdown.
        insert: draws the fences of a page.
    """
    text = on_site(course, scenario.document, insert)
    title = next((heading.line for heading in scenario.document.headings if heading.level == 1), 0)
    quizzes = course.quizzes_of(scenario.module)
    intro = text.lines(title + 1, scenario.scenes[0].line - 1 if scenario.scenes else None)
    graph = adjacency(scenario)
    return Markup(
        draw(
            "scenario.html.j2",
            scenario=scenario,
            numbers={scene.id: number for number, scene in enumerate(scenario.scenes, 1)},
            labels={kind: word for kind, (_, word) in VERDICTS.items()},
            steps=distances(graph, scenario.scenes[0].id) if scenario.scenes else {},
            rest=typical_rest(graph),
            branches=render_branches(scenario),
            intro=fragments.blocks(intro.strip()),
            body=lambda scene: fragments.blocks(text.pick(scene.lines).strip()),
            reason=lambda verdict: fragments.blocks(unquoted(text.lines(verdict.line + 1, verdict.last))),
            rules=lambda verdict: render_after(course, scenario.document.path, [link.target for link in verdict.links]),
            inline=fragments.inline,
            call=lambda scene: call_of(scenario, scene),
            say_name=lambda scene: say_name(scenario, scene),
            address=fragments.address,
            module=course.module(scenario.module),
            quiz=quizzes[0] if quizzes else None,
            reads_next=isinstance(after(course, scenario), Module),
        )
    )
