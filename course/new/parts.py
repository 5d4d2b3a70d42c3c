"""A new module, scenario, quiz or question: a file that shows its form by example, named wherever it must be."""

from __future__ import annotations

import posixpath
from pathlib import Path
from string import Template
from typing import NamedTuple

from course.model import Course, Module, Quiz
from course.model.site_paths import BANKS, module_path
from course.new.draft import Draft
from course.new.naming import NotNew, as_yaml, checked_name, checked_title
from course.new.register import add_module_to_menu, add_page_to_menu, add_to_guide, add_to_settings
from course.new.yaml_text import add_items, add_lines, find, in_front_matter, node_at
from course.queries.guide_sessions import sessions_of
from course.reading.slug import slug
from course.text.readability import sentences, words

STARTERS = Path(__file__).parent / "starters"
"""What files begin with."""

OBJECTIVES = ("notice", "act")
"""The objectives of the module in the starter."""

TITLES = ("A first case", "A second case", "A third case", "A fourth case")
"""The headings of the questions that a quiz and a bank begin with."""

MIN_QUOTE_WORDS, MAX_QUOTE_WORDS = 5, 25


class Passage(NamedTuple):
    """What verdicts and questions link: a heading of a module, and a sentence below it."""

    file: str
    slug: str
    title: str
    quote: str

    def link_from(self, path: str) -> str:
        """Return its link from a file."""
        return f"{_link(path, self.file)}#{self.slug}"


def new_module(draft: Draft, title: str, name: str = "", case: str = "") -> list[str]:
    """Add a module with a scenario, a quiz and, where the course has banks, a bank; return the paths it is on."""
    title = checked_title(title)
    module = checked_name(title, name)
    case = checked_title(case or f"{title}: a case")
    path = module_path(module)
    files = {kind: f"{folder}/{module}.md" for kind, folder in (("quiz", "quizzes"), ("bank", BANKS))}
    files["scenario"] = f"scenarios/{checked_name(case)}.md"
    sections = _section_titles(draft.course)
    _refuse_same(title, [one.title for one in draft.course.modules])
    has_deck, has_sources = "data/statements.yml" in draft.course.files, "data/sources.yml" in draft.course.files
    text = _filled(
        "module",
        title=title,
        title_field=as_yaml(title),
        deck_fields="slides: []\n" if has_deck else "",
        teaches_field="teaches: {}\n" if has_deck else "",
        practice=sections["practice"],
        reflection=sections["reflection"],
        case=case,
        case_link=_link(path, files["scenario"]),
        quiz_link=_link(path, files["quiz"]),
        sources_hint=_SOURCES_HINT if has_sources else "",
        sources_section=_sources_section(sections["sources"], has_sources) if draft.course.sections.sources else "",
    )
    draft.add(path, text)
    passage = Passage(path, "when-it-happens", title, "Say who does what, and by when.")
    _add_scenario(draft, files["scenario"], case, module, OBJECTIVES, passage)
    _add_quiz(draft, files["quiz"], f"Quiz: {title}", module, dict(zip(OBJECTIVES, TITLES[:2], strict=True)), passage)
    if draft.course.banks:
        cases = dict(zip(OBJECTIVES, TITLES[2:], strict=True))
        _add_quiz(draft, files["bank"], f"Question bank: {title}", module, cases, passage, is_bank=True)
    pages = {"read": ("", path), "scenario": (f"Case: {case}", files["scenario"]), "quiz": ("", files["quiz"])}
    add_module_to_menu(draft, title, [pages[step] for step in dict.fromkeys(draft.course.steps)])
    _add_session(draft, title, path, case, files["scenario"])
    return add_to_settings(draft, module, files["scenario"].removeprefix("scenarios/").removesuffix(".md"))


def new_scenario(draft: Draft, title: str, module: Module, name: str = "") -> None:
    """Add a scenario to a module."""
    title = checked_title(title)
    _refuse_same(title, [one.title for one in draft.course.scenarios])
    path = f"scenarios/{checked_name(title, name)}.md"
    _add_scenario(draft, path, title, module.slug, [*module.objectives][:2], _passage_of(draft.course, module))
    siblings = [one.document.path for one in draft.course.scenarios_of(module.slug)] or [module.document.path]
    add_page_to_menu(draft, path, title, siblings)


def new_quiz(draft: Draft, title: str, module: Module, name: str = "") -> None:
    """Add a quiz to a module, with a question for each of its first two objectives."""
    title = checked_title(title)
    _refuse_same(title, [one.title for one in draft.course.quizzes])
    path = f"quizzes/{checked_name(title, name)}.md"
    taken = {one.id for quiz in draft.course.question_sets_of(module.slug) for one in quiz.questions}
    free = [one for one in (*TITLES, *(f"{title}, case {number}" for number in (1, 2))) if slug(one) not in taken]
    _add_quiz(
        draft,
        path,
        title,
        module.slug,
        dict(zip([*module.objectives][:2], free, strict=False)),
        _passage_of(draft.course, module),
    )
    siblings = [one.document.path for one in draft.course.quizzes_of(module.slug)]
    add_page_to_menu(draft, path, title, siblings or [module.document.path])


def new_question(draft: Draft, title: str, quiz: Quiz, objective: str = "", is_new_case: bool = False) -> str:
    """Add a question to a quiz or a bank, for the objective that has the fewest; return the objective."""
    title, path, course = checked_title(title), quiz.document.path, draft.course
    module = course.module(quiz.module)
    if module is None:
        raise NotNew(f"{path} names no module that is there; see: course check")
    objective = objective or min(module.objectives, key=lambda one: len(quiz.objectives.get(one, ())))
    if objective not in module.objectives:
        raise NotNew(f"`{objective}` is no objective of {module.slug}; use one of {', '.join(module.objectives)}")
    if is_new_case and quiz not in course.banks:
        raise NotNew(f"{path} is no bank; only a bank keeps questions for a return visit")
    id = slug(title)
    for other in course.question_sets_of(module.slug):
        if any(question.id == id for question in other.questions):
            raise NotNew(f"{other.document.path} has a question “{title}” already; choose another heading")
    draft.edit(path, lambda text: in_front_matter(text, lambda front: _with_question(front, objective, id)))
    if is_new_case:
        draft.edit(path, lambda text: in_front_matter(text, lambda front: _with_new_case(front, id)))
    question = _question(path, title, _passage_of(course, module))
    draft.edit(path, lambda text: f"{text.rstrip()}\n{question}")
    return objective


def _add_scenario(
    draft: Draft, path: str, title: str, module: str, objectives: tuple[str, ...] | list[str], passage: Passage
) -> None:
    text = _filled(
        "scenario",
        title=title,
        title_field=as_yaml(title),
        module=module,
        objectives=", ".join(objectives),
        passage_title=passage.title,
        passage_link=passage.link_from(path),
    )
    draft.add(path, text)


def _add_quiz(
    draft: Draft,
    path: str,
    title: str,
    module: str,
    questions: dict[str, str],
    passage: Passage,
    is_bank: bool = False,
) -> None:
    """Add a quiz or bank with a question for each objective, by the question's heading."""
    ids = {objective: slug(heading) for objective, heading in questions.items()}
    text = _filled(
        "quiz",
        title=title,
        title_field=as_yaml(title),
        module=module,
        objectives="\n".join(f"  {objective}: [{id}]" for objective, id in ids.items()),
        new_cases=f"new_cases: [{', '.join(ids.values())}]\n" if is_bank else "",
    )
    draft.add(path, text + "".join(_question(path, heading, passage) for heading in questions.values()))


def _add_session(draft: Draft, title: str, path: str, case: str, scenario: str) -> None:
    """Add a session for a module to the guide, where the course has one."""
    sessions = sessions_of(draft.course)
    if sessions:
        guide = sessions[0].path
        text = _filled(
            "session",
            number=len(draft.course.modules) + 1,
            title=title,
            case=case,
            case_link=_link(guide, scenario),
            module_link=_link(guide, path),
        )
        add_to_guide(draft, text)


def _question(path: str, title: str, passage: Passage) -> str:
    values = {"passage_title": passage.title, "passage_link": passage.link_from(path), "quote": passage.quote}
    return _filled("question", title=title, **values)


def _with_question(front: str, objective: str, id: str) -> str:
    """Return the front matter of a quiz with a question below its objective."""
    if find(front, ["objectives", objective]) is not None:
        return add_items(front, ["objectives", objective], id)
    indent = " " * node_at(front, ["objectives"]).start_mark.column
    return add_lines(front, ["objectives"], [f"{indent}{objective}: [{id}]"])


def _with_new_case(front: str, id: str) -> str:
    if find(front, ["new_cases"]) is not None:
        return add_items(front, ["new_cases"], id)
    return f"{front.rstrip()}\nnew_cases: [{id}]\n"


def _passage_of(course: Course, module: Module) -> Passage:
    """Return the first passage of a module's teaching text with a sentence that can be quoted."""
    for heading in module.document.headings:
        if heading.level != 2 or heading.slug in course.sections:
            continue
        first, last = module.document.span(heading)
        for prose in module.document.prose:
            if first < prose.line <= last and prose.kind == "paragraph" and not prose.figures:
                for sentence in sentences(prose.text):
                    is_plain = not any(mark in sentence for mark in '"“”[]')
                    if is_plain and MIN_QUOTE_WORDS <= len(words(sentence)) <= MAX_QUOTE_WORDS:
                        return Passage(module.document.path, heading.slug, module.title, sentence)
    raise NotNew(f"{module.document.path} has no sentence yet that a question could quote; write its text first")


def _refuse_same(title: str, known: list[str]) -> None:
    if any(title.casefold() == one.casefold() for one in known):
        raise NotNew(f"“{title}” is a title already; choose another")


def _section_titles(course: Course) -> dict[str, str]:
    """Return the headings of the sections that close a module, as the last module has them."""
    document = course.modules[-1].document
    titles = {}
    for name in ("practice", "reflection", "sources"):
        id = getattr(course.sections, name)
        heading = document.heading(id)
        titles[name] = heading.text if heading else (id.replace("-", " ").capitalize() or name.capitalize())
    return titles


_SOURCES_HINT = "\nTo write: where a law, a survey or a rule is named, link its entry in data/sources.yml.\n"


def _sources_section(heading: str, has_sources: bool) -> str:
    """Return the section of sources; the build draws it where sources are data."""
    listed = (
        "To write: cite sources in the text, and take this line out. The build lists them below.\n\n```sources\n```"
    )
    inside = listed if has_sources else "- To write: what this module rests on, with its date."
    return f"\n## {heading}\n\n{inside}\n"


def _filled(starter: str, **values: object) -> str:
    return Template((STARTERS / f"{starter}.md").read_text(encoding="utf-8")).substitute(values)


def _link(path: str, file: str) -> str:
    """Return the link from a file of the repository to another."""
    return posixpath.relpath(file, posixpath.dirname(path) or ".")
