"""A page of the course, as the site builder is to read it."""

from __future__ import annotations

from course.checks import RULES
from course.checks.outside_links import external_links
from course.model import Course, Fence, Module, Quiz, Scenario
from course.model.site_paths import link_between, site_path
from course.publishing.agreement import SHOWN_ALIKE
from course.publishing.site_rules import SITE_RULES
from course.reading.insert import Note, read_chart, read_note
from course.reading.scenario import unquoted
from course.rendering.agency import render_after
from course.rendering.catalog import edition
from course.rendering.chart import render_chart
from course.rendering.corrected import render_corrected
from course.rendering.learning_paths import paths_of
from course.rendering.next_steps import adjacency, objectives_of
from course.rendering.readiness import render_readiness
from course.rendering.site_links import SiteText, on_site
from course.rendering.template import Markdown, draw, draw_html

LABELS = {"sound": "Sound", "risky": "Risky", "harmful": "Harmful"}
"""How a page names each verdict."""


def render_page(course: Course, path: str) -> str:
    """Make a page for the site.

    Args:
        course: the course.
        path: the page's file in the repository.

    Returns:
        Markdown, without front matter, with links relative to where the page stands in the site.
    """
    part = course.part(path)
    if isinstance(part, Scenario):
        return _scenario(course, part)
    if isinstance(part, Quiz):
        return _quiz(course, part)
    if isinstance(part, Module):
        return _module(course, part)
    return on_site(course, course.documents[path], _insert).lines()


def _insert(course: Course, path: str, fence: Fence) -> str:
    """Draw a fence; what can't be drawn stays as it is, and is a finding of its own."""
    if fence.info == "chart":
        chart, _ = read_chart(path, fence, course.tables)
        return render_chart(chart) if chart else ""
    if fence.info == "note":
        note, _ = read_note(path, fence)
        return draw("note.md.j2", note=note) if note else ""
    if fence.info in ("agenda", "readiness"):
        return render_readiness(course, path, fence)
    if fence.info == "assign":
        return draw_html("assign.html.j2", course=course, paths=course.paths)
    if fence.info == "contact":
        return draw_html("contact.html.j2", agency=course.agency)
    if fence.info in {"certificate", "take-along", "this-computer"}:
        return draw_html(f"{fence.info}.html.j2", course=course)
    if fence.info == "corrected-figures":
        return render_corrected(course)
    if fence.info == "report":
        # Loaded only where it is asked for: it brings networkx along.
        from course.rendering.report import render_report

        return render_report(course)
    here = len(site_path(path).split("/")) - 1
    asked = {
        module.slug: Note(f"module/{module.slug}", module.question.text) for module in course.modules if module.question
    }
    values = {
        "course": course,
        "edition": edition(course),
        "up": "../" * here,
        "record": link_between(path, course.page("record")),
        "rules": (*RULES, *SITE_RULES, SHOWN_ALIKE),
        "links": [*external_links(course)],
        "notes": asked,
        "paths": paths_of(course),
    }
    return draw(f"{fence.info}.md.j2", **values)


def _module(course: Course, module: Module) -> str:
    """A module with its objectives before the first section, and its exercises and its question before the sources."""
    headings = [heading for heading in module.document.headings if heading.level == 2]
    text = on_site(course, module.document, _insert)
    count = module.document.text.count("\n") + 1
    first = headings[0].line - 1 if headings else count
    after = module.document.heading("reflect") or module.document.heading("sources")
    end = after.line - 1 if after else count
    values = {
        "module": module,
        "number": course.modules.index(module) + 1,
        "course": course,
        "scenarios": course.scenarios_of(module.slug),
        "quizzes": course.quizzes_of(module.slug),
    }
    return "\n\n".join(
        (
            text.lines(1, first),
            draw("objectives.md.j2", **values),
            text.lines(first + 1, end),
            draw("exercises.md.j2", **values),
            _reflection(course, module, text, end),
        )
    )


def _reflection(course: Course, module: Module, text: SiteText, end: int) -> str:
    """What follows a line of a module, with a box to write in below what its reader is asked to reflect on."""
    asked = module.question
    if asked is None:
        return text.lines(end + 1)
    note = Note(f"module/{module.slug}", Markdown(text.lines(asked.line, asked.last).replace("\n", " ")))
    box = draw("note.md.j2", note=note, sheet=link_between(module.document.path, course.page("worksheet")))
    return "\n\n".join((text.lines(end + 1, asked.line - 1), box, text.lines(asked.last + 1)))


def _scenario(course: Course, scenario: Scenario) -> str:
    # Loaded only for a scenario: it brings networkx along.
    from course.rendering.map import render_branches

    text = on_site(course, scenario.document, _insert)
    title = next((heading.line for heading in scenario.document.headings if heading.level == 1), 0)
    numbers = {scene.id: number for number, scene in enumerate(scenario.scenes, 1)}
    quizzes = course.quizzes_of(scenario.module)
    return draw(
        "scenario.md.j2",
        scenario=scenario,
        numbers=numbers,
        labels=LABELS,
        branches=render_branches(scenario),
        intro=Markdown(text.lines(title + 1, scenario.scenes[0].line - 1 if scenario.scenes else None).strip()),
        body=lambda scene: Markdown(text.pick(scene.lines).strip()),
        reason=lambda verdict: Markdown(unquoted(text.lines(verdict.line + 1, verdict.last))),
        rules=lambda verdict: render_after(course, scenario.document.path, [link.target for link in verdict.links]),
        module=course.module(scenario.module),
        quiz=quizzes[0] if quizzes else None,
    )


def _quiz(course: Course, quiz: Quiz) -> str:
    """A quiz as written, its questions left to mkdocs-quiz."""
    text = on_site(course, quiz.document, _insert)
    first = quiz.questions[0].line - 1 if quiz.questions else quiz.document.text.count("\n") + 1
    about = draw("quiz.md.j2", quiz=quiz)
    end = draw("quiz-end.md.j2", objectives=objectives_of(course, quiz), ways=[*adjacency(course, quiz)])
    return "\n\n".join((text.lines(1, first), about, text.lines(first + 1), end))
