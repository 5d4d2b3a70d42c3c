"""A page of the course, as the site builder is to read it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from markupsafe import Markup

from course.model import Course, Fence, Module, Quiz, Scenario
from course.model.site_paths import link_between, site_path
from course.queries.module_parts import is_case_first, parts_of
from course.queries.outside_links import outside_links
from course.reading.insert import Note, read_chart, read_note
from course.rendering.catalog import version_of
from course.rendering.chart import render_chart
from course.rendering.corrected import render_corrected
from course.rendering.fragment import Fragments
from course.rendering.learning_paths import paths_of
from course.rendering.new_cases import PLACE, render_new_cases
from course.rendering.next_steps import PLAN
from course.rendering.quiz import quiz_outline, render_quiz
from course.rendering.readiness import render_readiness
from course.rendering.report import render_report
from course.rendering.rule_list import ListedRule
from course.rendering.scenario import render_scenario
from course.rendering.scene_activities import say_name
from course.rendering.site_links import SiteText, on_site
from course.rendering.sources import render_sources
from course.rendering.template import Markdown, draw, draw_html, plain
from course.rendering.translation import render_translation


def render_page(course: Course, path: str, rules: Sequence[ListedRule] = ()) -> str:
    """Make a page for the site.

    Args:
        course: the course.
        path: the page's file in the repository.
        rules: the rules that a page of rules lists.

    Returns:
        Markdown, without front matter, with links relative to where the page stands in the site; of a scenario or quiz
        the headings only, which `render_exercise` makes the page of.
    """
    if path in course.translations:
        return render_translation(course, course.translations[path])
    unit = course.unit(path)
    if isinstance(unit, Scenario):
        return f"# {plain(unit.title)}"
    if isinstance(unit, Quiz):
        return quiz_outline(unit)
    text = on_site(course, course.documents[path], partial(_insert, rules=rules))
    if isinstance(unit, Module):
        return _module(course, unit, text)
    return text.lines()


def render_exercise(course: Course, exercise: Scenario | Quiz, headings: str, fragments: Fragments) -> Markup:
    """Return the HTML of the page of a scenario or quiz.

    Args:
        course: the course.
        exercise: the scenario or quiz.
        headings: what the builder made of the page's headings, of which only the title stays.
        fragments: renders Markdown.
    """
    title, end, _ = headings.partition("</h1>")
    if isinstance(exercise, Quiz):
        body = render_quiz(course, exercise, fragments, _insert)
    else:
        body = render_scenario(course, exercise, fragments, _insert)
    return Markup(f"{title}{end}\n{body}")


def render_cases(course: Course, path: str, html: str, fragments: Fragments) -> Markup:
    """Return the HTML of a page with the new cases in their place.

    Args:
        course: the course.
        path: the page's file in the repository.
        html: what the builder made of the page.
        fragments: renders Markdown.
    """
    return Markup(html.replace(PLACE, render_new_cases(course, path, fragments, _insert)))


def _insert(course: Course, path: str, fence: Fence, rules: Sequence[ListedRule] = ()) -> str:
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
        return draw_html("assign.html.j2", course=course, paths=course.learning_paths)
    if fence.info == "contact":
        return draw_html("contact.html.j2", agency=course.agency)
    if fence.info in {"certificate", "take-along", "this-computer"}:
        return draw_html(f"{fence.info}.html.j2", course=course)
    if fence.info == "corrected-figures":
        return render_corrected(course)
    if fence.info == "sources":
        return render_sources(course, path)
    if fence.info == "report":
        return render_report(course)
    here = len(site_path(path).split("/")) - 1
    asked = {
        module.slug: Note(f"module/{module.slug}", module.question.text) for module in course.modules if module.question
    }
    values = {
        "course": course,
        "edition": version_of(course),
        "up": "../" * here,
        "record": link_between(path, course.page("record")),
        "rules": rules,
        "links": [*outside_links(course)],
        "notes": asked,
        "worksheet": link_between(path, course.page("worksheet")),
        "returns": link_between(path, course.page("returns")),
        "plan": PLAN,
        "place": Markup(PLACE),
        "plans": {module.slug: _plan(module) for module in course.modules},
        "says": {module.slug: [*_says(course, module)] for module in course.modules},
        "paths": paths_of(course),
        "parts": lambda module: parts_of(course, module),
    }
    return draw(f"{fence.info}.md.j2", **values)


def _module(course: Course, module: Module, text: SiteText) -> str:
    """A module with its objectives before the first section, and its exercises and its question before the sources."""
    headings = [heading for heading in module.document.headings if heading.level == 2]
    count = module.document.text.count("\n") + 1
    first = headings[0].line - 1 if headings else count
    after = module.document.heading(module.sections.reflection) or module.document.heading(module.sections.sources)
    end = after.line - 1 if after else count
    values = {
        "module": module,
        "number": course.modules.index(module) + 1,
        "course": course,
        "scenarios": course.scenarios_of(module.slug),
        "quizzes": course.quizzes_of(module.slug),
        "is_case_first": is_case_first(course, module),
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
    """Return what follows a line of a module, with a box to write in below what its reader is asked to reflect on."""
    asked = module.question
    if asked is None:
        return text.lines(end + 1)
    note = Note(f"module/{module.slug}", Markdown(text.lines(asked.line, asked.last).replace("\n", " ")))
    box = draw("note.md.j2", note=note, worksheet=link_between(module.document.path, course.page("worksheet")))
    plan = f'<p id="{PLAN}"><strong>Your plan</strong></p>\n\n{draw("plan.md.j2", plan=_plan(module))}'
    return "\n\n".join((text.lines(end + 1, asked.line - 1), box, plan, text.lines(asked.last + 1)))


def _says(course: Course, module: Module) -> Iterator[Note]:
    """Yield the boxes in which a learner says something first, in the cases of a module."""
    for scenario in course.scenarios_of(module.slug):
        for scene in scenario.scenes:
            if scene.say:
                yield Note(say_name(scenario, scene), f"{scenario.title}: {scene.say.task}", is_short=True)


def _plan(module: Module) -> tuple[Note, Note]:
    """Return the two boxes in which a learner plans what to do: whoever has named the moment is more likely to act."""
    return (
        Note(f"plan-if/{module.slug}", "If this happens (say what you will see or hear):", is_short=True),
        Note(f"plan-then/{module.slug}", "then I will (say what you will do first):", is_short=True),
    )
