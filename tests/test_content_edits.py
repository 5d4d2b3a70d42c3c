"""Edits of this repository's own course, of every kind that trainers make: whatever the check accepts, all stays green.

Each is made on top of those before, on a copy, and the check must accept it. Then all that CI asks of content is asked
of the copy, and all that tests of the software ask of this course. An edit names no text of the course: it takes what
it finds.
"""

from __future__ import annotations

import inspect
import re
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from course.checks import check_course, check_guesses, severity_of
from course.files import fingerprint
from course.model import Course, Document, Finding, Quiz
from course.model.site_paths import site_path
from course.new import new_module, new_question, new_quiz, new_scenario
from course.new.draft import Draft
from course.queries.guide_sessions import sessions_of
from course.reading import read_course
from course.reading.slug import slug
from tests import test_this_course
from tests.conftest import build_site, copy_course, run

Edit = Callable[[Path, Course], None]


def change(file: Path, before: str, after: str) -> None:
    """Replace the first of a text in a file, which has it."""
    text = file.read_text(encoding="utf-8")
    assert before in text, f"{file}: {before}"
    file.write_text(text.replace(before, after, 1), encoding="utf-8")


def append(file: Path, text: str) -> None:
    """Write a text at the end of a file."""
    file.write_text(file.read_text(encoding="utf-8").rstrip("\n") + f"\n{text}\n", encoding="utf-8")


def everywhere(root: Path, before: str, after: str) -> None:
    """Replace a text in all that writers write."""
    for folder in ("docs", "scenarios", "quizzes", "data"):
        for file in (root / folder).rglob("*.*"):
            if file.suffix in (".md", ".yml"):
                text = file.read_text(encoding="utf-8")
                if before in text:
                    file.write_text(text.replace(before, after), encoding="utf-8")
    for name in ("mkdocs.yml", "course.yml"):
        file = root / name
        file.write_text(file.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")


def draft(root: Path, course: Course, write: Callable[[Draft], object]) -> None:
    """Write something new, as `course new` does, but for its trial."""
    new = Draft(root, course)
    write(new)
    new.write()


def errors(course: Course) -> list[Finding]:
    """What stops a build, but for answers that wait."""
    return [one for one in check_course(course) if severity_of(one) == "error" and not one.rule.startswith("review-")]


def rename_marks(root: Path, path: str, before: str, after: str) -> None:
    """Let translations of a page know a heading's new slug, as the check asks."""
    for file in (root / "docs").glob(f"*/{path.removeprefix('docs/')}"):
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace(f"<!-- of: {before} ", f"<!-- of: {after} "), encoding="utf-8")


# The edits


def a_ninth_question(root: Path, course: Course) -> None:
    quiz = course.quizzes[0].document.path
    draft(root, course, lambda new: new_question(new, "One more for the road", course.quizzes[0]))
    change(root / quiz, "To write: a case in two or three sentences, and what to decide in it.", "Ana asks. What now?")
    text = (root / quiz).read_text(encoding="utf-8")
    words = iter(
        ("Wait for Monday", "It seems kind", "Call her today", "Write to her", "It is slow", "She waits for an answer.")
    )
    (root / quiz).write_text(re.sub(r"To write: .*", lambda _: next(words), text), encoding="utf-8")


def a_new_module(root: Path, course: Course) -> None:
    draft(root, course, lambda new: new_module(new, "Photos of the day", case="A photo at noon"))


def a_further_case(root: Path, course: Course) -> None:
    draft(root, course, lambda new: new_scenario(new, "A quiet Sunday", course.modules[0]))


def a_further_quiz(root: Path, course: Course) -> None:
    draft(root, course, lambda new: new_quiz(new, "Once more, in short", course.modules[-2]))


def a_renamed_heading(root: Path, course: Course) -> None:
    module, begins = course.modules[1], "how-all-of-it-begins"
    heading = next(one for one in module.document.headings if one.level == 2)
    file = root / module.document.path
    change(file, f"## {heading.text}", "## How all of it begins")
    everywhere(root, f"{module.slug}.md#{heading.slug})", f"{module.slug}.md#{begins})")
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(rf'(?<=[("])#{heading.slug}(?=[)"])', f"#{begins}", text), encoding="utf-8")
    rename_marks(root, module.document.path, heading.slug, begins)


def a_module_with_another_title(root: Path, course: Course) -> None:
    module = course.modules[2]
    for path in (module.document.path, sessions_of(course)[2].path):
        text = (root / path).read_text(encoding="utf-8")
        text = re.sub(rf"(?m)^(title: |# |## 3\. ){re.escape(module.title)}$", r"\1Apps and what they keep", text)
        (root / path).write_text(text, encoding="utf-8")
    rename_marks(root, module.document.path, slug(module.title), "apps-and-what-they-keep")


def a_case_with_another_title(root: Path, course: Course) -> None:
    case = course.scenarios[-1]
    text = (root / case.document.path).read_text(encoding="utf-8")
    text = re.sub(rf"(?m)^(title: |# ){re.escape(case.title)}$", r"\1The long evening", text)
    (root / case.document.path).write_text(text, encoding="utf-8")
    rename_marks(root, case.document.path, slug(case.title), "the-long-evening")


def an_agency_with_its_rules(root: Path, course: Course) -> None:
    shutil.copy(root / "agency.example.yml", root / "agency.yml")


def another_agency(root: Path, course: Course) -> None:
    change(root / "course.yml", f"\nid: {course.id}", "\nid: think-first")
    change(root / "course.yml", f"\ntitle: {course.title}", "\ntitle: Think First")
    change(root / "mkdocs.yml", f"\nsite_name: {course.title}", "\nsite_name: Think First")
    change(root / "mkdocs.yml", "github.com/your-county/before-you-post", "github.com/some-county/think-first")


def a_new_cast_member(root: Path, course: Course) -> None:
    change(root / "data/cast.yml", "\npeople:\n", "\npeople:\n  Abel: {role: client, about: waits for an answer}\n")
    case = root / course.scenarios[0].document.path
    scene = course.scenarios[0].scenes[1].title
    change(case, f"## {scene}\n", f"## {scene}\n\nAbel, a client, waves from the hall.\n")


def a_deleted_bank_question(root: Path, course: Course) -> None:
    bank, id = next(_spare_questions(course))
    title = next(question.title for question in bank.questions if question.id == id)
    file = root / bank.document.path
    text = re.sub(rf"(?ms)^## {re.escape(title)}\n.*?^</quiz>\n\n?", "", file.read_text(encoding="utf-8"))
    text = re.sub(rf"(, )?\b{id}(?=[\],])", "", text).replace("[, ", "[")
    file.write_text(text, encoding="utf-8")


def _spare_questions(course: Course) -> Iterator[tuple[Quiz, str]]:
    """Questions of banks whose objective has enough without them."""
    wanted = course.bank_requirements
    for bank in course.banks:
        sets = course.question_sets_of(bank.module)
        for objective, ids in bank.objectives.items():
            count = sum(len(one.objectives.get(objective, ())) for one in sets)
            new = [id for id in ids if id in bank.new_cases]
            for id in ids:
                if count > wanted.per_objective and (id not in new or len(new) > wanted.new_cases):
                    yield bank, id


def a_new_glossary_word(root: Path, course: Course) -> None:
    file = root / course.page("glossary")
    text = file.read_text(encoding="utf-8")
    at = text.index("\n- **")
    file.write_text(f"{text[:at]}\n- **Aardvark rule**: a rule that stands first.{text[at:]}", encoding="utf-8")


def another_learning_path(root: Path, course: Course) -> None:
    path = "  - id: front-desk\n    title: Front desk\n    summary: For whoever answers first.\n"
    change(root / "course.yml", "\npaths:\n", f"\npaths:\n{path}    modules: [{course.modules[0].slug}]\n")


def a_module_off_a_path(root: Path, course: Course) -> None:
    file = root / "course.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(r"(\n    modules: \[[^\]]+), [a-z0-9-]+\]", r"\1]", text, count=1), encoding="utf-8")


def a_new_statement(root: Path, course: Course) -> None:
    last, module = course.statements[-1], course.modules[-2]
    file = root / "data/statements.yml"
    append(file, f"      S{last.slide}.99: One thing more that the deck says.")
    passage = next(heading.slug for heading in module.document.headings if heading.level == 2)
    change(root / module.document.path, "\nteaches:", f'\nteaches:\n  S{last.slide}.99: "#{passage}"')


def a_session_planned_anew(root: Path, course: Course) -> None:
    guide = root / sessions_of(course)[0].path
    change(guide, "| 2 min | **Open.**", "| 3 min | **Open.**")
    change(guide, "| 9 min | **Play**", "| 8 min | **Play**")


def a_point_for_the_agency(root: Path, course: Course) -> None:
    change(root / "course.yml", "\npoints:\n", "\npoints:\n  group-chats:\n    label: group chats of a unit\n")
    path, line = next(
        (path, fence.line)
        for path, document in course.documents.items()
        for fence in document.fences
        if fence.info == "agenda" and "points: [" in fence.body
    )
    rows = (root / path).read_text(encoding="utf-8").split("\n")
    at = next(at for at in range(line, len(rows)) if rows[at].startswith("points: ["))
    rows[at] = rows[at].replace("]", ", group-chats]")
    (root / path).write_text("\n".join(rows), encoding="utf-8")


def a_lower_pass_mark(root: Path, course: Course) -> None:
    change(root / "course.yml", f"\npass_mark: {course.pass_mark}", "\npass_mark: 75")


def another_case_at_home(root: Path, course: Course) -> None:
    change(root / "course.yml", f"\n  case: {course.opening.case}", f"\n  case: {course.scenarios[0].slug}")


def a_corrected_figure(root: Path, course: Course) -> None:
    slug, table = next((slug, table) for slug, table in course.tables.items() if table.lists_corrections)
    held = {place for one in course.tables.values() for place in one.same_as.values()}
    cell = next(one for one in table.cells.values() if f"{slug}.csv#{one.name}" not in held and one.basis == "source")
    file = root / f"data/{slug}.csv"
    row = file.read_text(encoding="utf-8").split("\n")[cell.line - 1]
    parts = row.split(",")
    parts[5] = str(cell.value + 1)
    change(file, f"\n{row}\n", f"\n{','.join(parts)}\n")


def a_new_page(root: Path, course: Course) -> None:
    text = "---\ntitle: A short list\n---\n\n# A short list\n\nAsk first.\n"
    (root / "docs/reference/short-list.md").write_text(text, encoding="utf-8")
    at = next(entry for entry in course.navigation if entry.target == site_path(course.page("glossary")))
    rows = (root / "mkdocs.yml").read_text(encoding="utf-8").split("\n")
    rows.insert(at.line, "      - A short list: reference/short-list.md")
    (root / "mkdocs.yml").write_text("\n".join(rows), encoding="utf-8")


def a_word_to_staff(root: Path, course: Course) -> None:
    append(root / "docs/trainers/links.md", "\nWrite to the host first.")
    append(root / "docs/supervisors/paths.md", "\nStart with one path.")
    append(root / "docs/you/privacy.md", "\nNobody counts your visits.")


def a_reworded_passage_and_answer(root: Path, course: Course) -> None:
    # Of the shortest module, which has room for a word more.
    module = min(course.modules[:-1], key=lambda one: sum(len(prose.text) for prose in one.document.prose))
    start = next(
        prose.text[:20]
        for prose in module.document.prose
        if prose.kind == "paragraph" and prose.line > 20 and f"\n{prose.text[:20]}" in module.document.text
    )
    change(root / module.document.path, f"\n{start}", f"\nWell: {start}")
    bank = course.banks[0]
    stem = bank.questions[0].stem[:15]
    change(root / bank.document.path, stem, f"Once more: {stem}")


EDITS: tuple[Edit, ...] = (
    a_ninth_question,
    a_new_module,
    a_further_case,
    a_further_quiz,
    a_renamed_heading,
    a_module_with_another_title,
    a_case_with_another_title,
    an_agency_with_its_rules,
    a_new_cast_member,
    a_deleted_bank_question,
    a_new_glossary_word,
    another_learning_path,
    a_module_off_a_path,
    a_new_statement,
    a_session_planned_anew,
    a_point_for_the_agency,
    a_lower_pass_mark,
    another_case_at_home,
    a_corrected_figure,
    a_new_page,
    a_word_to_staff,
    a_reworded_passage_and_answer,
    another_agency,
)


def made(root: Path, edits: Sequence[Edit], is_checked: bool) -> Course:
    """Make edits one after the other; return the course, of which the check accepts every step where that is asked."""
    documents: dict[tuple[str, str], Document] = {}

    def keep(path: str, source: str, read: Callable[[], Document]) -> Document:
        if (path, source) not in documents:
            documents[path, source] = read()
        return documents[path, source]

    course = read_course(root, keep)
    for edit in edits:
        before = fingerprint(root)
        edit(root, course)
        assert fingerprint(root) != before, f"{edit.__name__} changes nothing"
        course = read_course(root, keep)
        assert not is_checked or [str(finding) for finding in errors(course)] == [], edit.__name__
    return course


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the course with all edits, which the check accepts, and all answers confirmed."""
    root = copy_course(tmp_path_factory.mktemp("edited"))
    if errors(made(root, EDITS, is_checked=False)):
        made(copy_course(tmp_path_factory.mktemp("again")), EDITS, is_checked=True)  # says which edit it was
    assert run("course", "review", "--confirm", "all", "--as", "Ann, trainer", cwd=root).returncode == 0
    return root


def test_there_are_twenty(edited: Path) -> None:
    assert len(EDITS) >= 20


@pytest.fixture(scope="module")
def after(edited: Path, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Any]:
    """What tests are given, of the edited course; its site is built as CI builds it."""
    site = build_site(edited, tmp_path_factory.mktemp("site"))
    return {"course": read_course(edited), "home": edited, "site": site}


def test_content_stays_green(edited: Path, after: Mapping[str, Any]) -> None:
    assert run("course", "check", "--format", "github", cwd=edited).returncode == 0
    assert [str(one) for one in check_guesses(after["course"]) if severity_of(one) == "error"] == []


_TESTS = [
    pytest.param(function, id=name)
    for name, function in vars(test_this_course).items()
    if name.startswith("test_") and {*inspect.signature(function).parameters} <= {"course", "home", "site"}
]


@pytest.mark.usefixtures("node")
@pytest.mark.parametrize("function", _TESTS)
def test_tests_of_this_course_stay_green(function: Callable[..., None], after: Mapping[str, Any]) -> None:
    function(**{name: after[name] for name in inspect.signature(function).parameters})
