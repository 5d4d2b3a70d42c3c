"""Rules on what the course covers: statements, objectives, and that every module is whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from course.checks.rule import Location, rule
from course.model import Course
from course.model.site_paths import is_published, module_path
from course.reading.insert import read_agenda


@rule(
    "course-order",
    "a module that course.yml and docs/modules do not both have",
    fix="list each module once in course.yml",
    example="- first-step, with no such file",
    cause="settings",
    needs_all=True,
)
def mismatched_modules(course: Course) -> Iterator[Location]:
    """Modules in course.yml without a file, and files that course.yml leaves out."""
    for slug, line in course.module_lines.items():
        if module_path(slug) not in course.documents:
            yield Location("course.yml", line, f"the module `{slug}` has no file {module_path(slug)}")
    for module in course.modules:
        if module.slug not in course.module_lines:
            yield Location(module.document.path, 1, "this module is not in course.yml")


@rule(
    "statement-taught",
    "a statement of the deck that no passage teaches",
    fix="name it under `teaches` in the module that teaches it, with the heading",
    example="S5.7 under no module's teaches",
    cause="content",
    needs_all=True,
    follows=(
        "course-order",
        "statement-passage",
    ),
)
def untaught_statements(course: Course) -> Iterator[Location]:
    """Statements of the deck that no module claims to teach."""
    taught = {statement for module in course.modules for statement in module.teaches}
    for statement in course.statements:
        if statement.id not in taught:
            what = f"no passage teaches {statement.id} (slide {statement.slide}): {statement.text}"
            yield Location("data/statements.yml", statement.line, what)


@rule(
    "statement-passage",
    "a module that claims a statement or a passage that is not there",
    fix="use an id from data/statements.yml and the slug of a heading of the module",
    example='S5.7: "#gone"',
    cause="content",
    needs_all=True,
)
def missing_passages(course: Course) -> Iterator[Location]:
    """Claims to teach what the deck does not say, or under a heading that is not there."""
    known = {statement.id for statement in course.statements}
    for module in course.modules:
        for statement, passage in module.teaches.items():
            line = module.lines.get(f"teaches.{statement}", 1)
            if statement not in known:
                yield Location(module.document.path, line, f"{statement} is no statement of the deck")
            if module.document.heading(passage) is None:
                what = f"{statement} is said to be taught under #{passage}, which is no heading here"
                yield Location(module.document.path, line, what)


@rule(
    "module-whole",
    "a module without a scenario or a quiz",
    fix="write one, and name the module in its front matter",
    example="a module that no quiz names",
    cause="content",
    needs_all=True,
    follows=(
        "course-order",
        "module-known",
    ),
)
def incomplete_modules(course: Course) -> Iterator[Location]:
    """Modules with no scenario or no quiz."""
    for module in course.modules:
        for word, parts in (("scenario", course.scenarios_of(module.slug)), ("quiz", course.quizzes_of(module.slug))):
            if not parts:
                yield Location(module.document.path, 1, f"the module has no {word}")


@rule(
    "module-known",
    "a scenario or quiz of a module or objective that is not there",
    fix="use the name of a module's file, and ids of that module's objectives",
    example="module: first-step",
    cause="content",
    needs_all=True,
    follows=("course-order",),
)
def unknown_modules(course: Course) -> Iterator[Location]:
    """Scenarios and quizzes whose module, or whose objective, is not there."""
    for part in (*course.exercises, *course.banks):
        module = course.module(part.module)
        if module is None:
            line = part.lines.get("module", 1)
            yield Location(part.document.path, line, f"there is no module called `{part.module}`")
            continue
        for at, objective in enumerate(part.objectives):
            if objective not in module.objectives:
                line = part.lines.get(f"objectives.{objective}", part.lines.get(f"objectives.{at}", 1))
                what = f"`{objective}` is no objective of {module.slug}"
                yield Location(part.document.path, line, what)


@rule(
    "objective-question",
    "objectives and questions of a quiz that do not fit together",
    fix="under `objectives` name each question once or more, by the slug of its heading",
    example="a question under no objective",
    cause="content",
)
def unmatched_questions(course: Course) -> Iterator[Location]:
    """Questions that practise no objective, and questions named that are not there."""
    for quiz in course.question_sets:
        known = {question.id for question in quiz.questions}
        named: set[str] = set()
        for objective, questions in quiz.objectives.items():
            for at, question in enumerate(questions):
                named.add(question)
                if question not in known:
                    line = quiz.lines.get(f"objectives.{objective}.{at}", 1)
                    yield Location(quiz.document.path, line, f"`{question}` is no question of this quiz")
        for unnamed in quiz.questions:
            if unnamed.id not in named:
                yield Location(quiz.document.path, unnamed.line, f"“{unnamed.title}” practices no objective")


@rule(
    "objective-idle",
    "an objective that nothing practices, or a scenario that practices none",
    fix="name it under `objectives` in a quiz or scenario of the module",
    example="an objective that no question names",
    cause="content",
    needs_all=True,
    follows=(
        "course-order",
        "module-known",
        "objective-question",
    ),
)
def unpracticed_objectives(course: Course) -> Iterator[Location]:
    """Objectives that no question and no scenario practices, and scenarios that practise none."""
    for module in course.modules:
        exercises = [part for part in course.exercises if part.module == module.slug]
        if len({type(part) for part in exercises}) < 2:
            continue  # that a module is not whole is told by another rule
        practised = {objective for part in exercises for objective in part.objectives}
        for objective, text in module.objectives.items():
            if objective not in practised:
                line = module.lines.get(f"objectives.{objective}", 1)
                yield Location(module.document.path, line, f"nothing practices the objective “{text}”")
    for scenario in course.scenarios:
        if not scenario.objectives:
            yield Location(scenario.document.path, 1, "the scenario practices no objective")


@rule(
    "agency-agenda",
    "a point of the agency's that the agenda leaves out or takes up twice",
    fix="name each point once, under `points` in an agenda block of the page",
    example="```agenda blocks that nowhere name breach",
    cause="content",
)
def agenda_gaps(course: Course) -> Iterator[Location]:
    """Points that a page with an agenda leaves out, or takes up twice."""
    for document in course.documents.values():
        fences = (
            [fence for fence in document.fences if fence.info == "agenda"]
            if is_published(course, document.path)
            else []
        )
        seen: set[str] = set()
        for fence in fences:
            for id, line in read_agenda(document.path, fence, course.agency.points)[0].items():
                if id in seen:
                    yield Location(document.path, line, f"the agenda takes up {id} twice", "take one out")
                seen.add(id)
        for id in course.agency.points if fences else ():
            if id not in seen:
                yield Location(document.path, fences[0].line, f"the agenda leaves out {id}")


@rule(
    "title",
    "a page whose heading differs from its title",
    fix="make both the same, with one `#` heading on the page",
    example="title: A and # B",
    cause="form",
)
def mismatched_titles(course: Course) -> Iterator[Location]:
    """Pages with a title in front matter and another, none or several as # heading."""
    for part in course.written_units:
        headings = [heading for heading in part.document.headings if heading.level == 1]
        counts = Counter(heading.text for heading in headings)
        if len(headings) != 1 or part.title not in counts:
            line = headings[-1].line if headings else 1
            shown = f"“{headings[-1].text}”" if headings else "missing"
            yield Location(part.document.path, line, f"the title is “{part.title}” and the # heading is {shown}")
