"""A new module, scenario, quiz or question: valid as it is written, named wherever it must be, or not there at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import yaml

from course.checks import check_course, severity_of
from course.model import Finding
from course.new.draft import Draft
from course.queries.guide_sessions import sessions_of
from course.queries.reviews import pending_answers
from course.reading import read_course
from tests.conftest import build_site, copy_small_course, run

SESSION = """
## {number}. {title}

| Time | What you do |
|---|---|
| 20 min | **Play** [the case](../../scenarios/{case}.md). |

1. **Who is in the picture?** See [the module](../modules/{module}.md).
"""


def copy_with_sessions(to: Path) -> Path:
    """A copy of the small course, whose guide has a session for each module."""
    copy_small_course(to)
    course = read_course(to)
    guide = to / "docs/supervisors/guide.md"
    for number, module in enumerate(course.modules, 1):
        case = course.scenarios_of(module.slug)[0].slug
        session = SESSION.format(number=number, title=module.title, case=case, module=module.slug)
        guide.write_text(guide.read_text(encoding="utf-8") + session, encoding="utf-8")
    return to


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A course to write in."""
    return copy_with_sessions(tmp_path)


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course in which nothing is written."""
    return copy_with_sessions(tmp_path_factory.mktemp("untouched"))


def content(root: Path) -> dict[str, str]:
    """Every text that a course is made of, by its path."""
    parts = ("docs", "scenarios", "quizzes", "data", "reviews", "course.yml", "mkdocs.yml", "agency.yml")
    files = [
        file for part in parts for file in ([root / part] if (root / part).is_file() else (root / part).rglob("*"))
    ]
    return {
        file.relative_to(root).as_posix(): file.read_bytes().decode("utf-8", "replace")
        for file in files
        if file.is_file()
    }


def new(root: Path, *arguments: str) -> str:
    """Write something new; return what is said."""
    done = run("course", "new", *arguments, cwd=root)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout + done.stderr
    return done.stdout


def findings(root: Path) -> list[Finding]:
    """What the check finds."""
    return check_course(read_course(root))


def is_inserted(before: str, after: str) -> bool:
    """Return whether a text has all its lines still, in their order, and some more."""
    rows = iter(after.splitlines())
    return all(any(row == other for other in rows) for row in before.splitlines() if row.strip())


def test_module_is_valid_as_written_and_named_everywhere(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    before = content(root)
    told = new(root, "module", "Notes: what stays", "--name", "notes", "--case", "The old notebook")
    after = content(root)
    assert sorted(after.keys() - before.keys()) == [
        "docs/modules/notes.md",
        "quizzes/bank/notes.md",
        "quizzes/notes.md",
        "scenarios/the-old-notebook.md",
    ]
    changed = sorted(path for path in before if before[path] != after[path])
    assert changed == ["course.yml", "docs/supervisors/guide.md", "mkdocs.yml"]
    assert all(is_inserted(before[path], after[path]) for path in changed), "a line was lost, or a comment"
    assert "It is on the learning path Everyone who stays, which had all modules." in told
    course = read_course(root)
    assert course.modules[-1].title == "Notes: what stays"
    assert [path.id for path in course.learning_paths if "notes" in path.modules] == ["everyone"]
    assert sessions_of(course)[-1].title == f"{len(course.modules)}. Notes: what stays"
    found = check_course(course)
    assert {(finding.rule, severity_of(finding)) for finding in found} == {("to-write", "warning")}
    assert {finding.path for finding in found} == {*(after.keys() - before.keys()), "docs/supervisors/guide.md"}
    assert run("course", "check", cwd=root).returncode == 0
    home = (build_site(root, tmp_path_factory.mktemp("site")) / "index.html").read_text(encoding="utf-8")
    assert "Notes: what stays" in home and "modules/notes/" in home


def test_second_module_stands_below_the_first(root: Path) -> None:
    new(root, "module", "Notes")
    new(root, "module", "Keys")
    course = read_course(root)
    assert [module.slug for module in course.modules][-2:] == ["notes", "keys"]
    groups = [entry for entry in yaml.safe_load(_menu(root))["nav"] if isinstance(entry, dict)]
    labels = [next(iter(entry)) for entry in groups]
    assert labels.index("5 Keys") == labels.index("4 Notes") + 1
    assert [session.title for session in sessions_of(course)][-2:] == ["4. Notes", "5. Keys"]


def _menu(root: Path) -> str:
    """The menu, without what only the site's builder can read."""
    text = (root / "mkdocs.yml").read_text(encoding="utf-8")
    return "\n".join(row for row in text.split("\n") if "!!python" not in row)


def test_further_case_and_quiz_stand_beside_those_of_their_module(root: Path) -> None:
    new(root, "scenario", "The second notebook", "--module", "the-page")
    new(root, "quiz", "Once more: the page", "--module", "the-page")
    course = read_course(root)
    assert len(course.scenarios_of("the-page")) == len(course.quizzes_of("the-page")) == 2
    assert {finding.rule for finding in check_course(course)} == {"to-write"}
    rows = _menu(root).split("\n")
    at = next(number for number, row in enumerate(rows) if "the-keys.md" in row)
    assert rows[at + 1].strip() == '- "Scenario: The second notebook": scenarios/the-second-notebook.md'
    assert rows[at + 3].strip() == "- quizzes/once-more-the-page.md"


@pytest.mark.parametrize("file", ["quizzes/messages.md", "quizzes/bank/messages.md"])
def test_question_is_added_with_its_objective(file: str, root: Path) -> None:
    before = content(root)
    told = new(root, "question", "Who is on the list?", "--in", file)
    after = content(root)
    assert [path for path in after if before.get(path) != after[path]] == [file]
    assert is_inserted(before[file].split("objectives:")[1].split("\n---")[1], after[file])
    quiz = next(one for one in read_course(root).question_sets if one.document.path == file)
    assert quiz.questions[-1].id == "who-is-on-the-list"
    (objective,) = [one for one, ids in quiz.objectives.items() if "who-is-on-the-list" in ids]
    assert f"It practices the objective `{objective}`." in told
    assert {finding.rule for finding in findings(root)} == {"to-write"}


def test_question_for_a_return_visit_is_named_so(root: Path) -> None:
    new(root, "question", "A late list", "--in", "quizzes/bank/messages.md", "--new-case")
    bank = next(one for one in read_course(root).banks if one.slug == "messages")
    assert bank.new_cases[-1] == "a-late-list"


def test_answers_want_a_look_once_they_are_written(root: Path) -> None:
    new(root, "question", "Who is on the list?", "--in", "quizzes/messages.md")
    assert pending_answers(read_course(root)) == []
    quiz = root / "quizzes/messages.md"
    quiz.write_text(quiz.read_text(encoding="utf-8").replace("To write: ", "Now "), encoding="utf-8")
    assert [answer.title for answer in pending_answers(read_course(root))] == ["Who is on the list?"]
    assert "review-missing" in {finding.rule for finding in findings(root)}


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (["module", "Messages and names"], "“Messages and names” is a title already; choose another"),
        (["module", "Messages"], "docs/modules/messages.md is there already; choose another title, or another name"),
        (["module", "救急"], "has no letter that a file's name may have; add --name"),
        (["module", "  "], "the title is empty"),
        (["module", "Long " * 30], "of at most 80 letters; shorten it"),
        (["module", "The <b>page</b>"], "a title is plain words; leave out <"),
        (["module", "Notes", "--name", "My Notes"], "“My Notes” is no name of a file"),
        (["module", "Notes", "--case", "The Keys"], "scenarios/the-keys.md is there already"),
        (["scenario", "The keys", "--module", "the-page"], "“The keys” is a title already"),
        (["scenario", "A new one", "--module", "the-pages"], "there is no module called the-pages; use one of phot"),
        (["quiz", "A new one", "--module", "nowhere"], "there is no module called nowhere"),
        (["question", "Anything", "--in", "quizzes/nowhere.md"], "quizzes/nowhere.md is no quiz and no bank"),
        (["question", "Anything", "--in", "quizzes/messages.md", "--new-case"], "is no bank; only a bank keeps"),
        (["question", "Any", "--in", "quizzes/messages.md", "--objective", "x"], "`x` is no objective of messages"),
    ],
)
def test_what_can_not_be_written_is_said_and_nothing_changes(arguments: list[str], what: str, untouched: Path) -> None:
    before = content(untouched)
    done = run("course", "new", *arguments, cwd=untouched)
    assert done.returncode == 2 and what in done.stderr and done.stderr.endswith("Nothing was written.\n")
    assert content(untouched) == before


def test_question_that_is_there_is_not_asked_again(root: Path) -> None:
    quiz = next(one for one in read_course(root).quizzes if one.module == "messages")
    title = quiz.questions[0].title
    done = run("course", "new", "question", title, "--in", "quizzes/bank/messages.md", cwd=root)
    assert done.returncode == 2 and f"has a question “{title}” already" in done.stderr


def test_broken_course_is_fixed_first(root: Path) -> None:
    module = root / "docs/modules/messages.md"
    module.write_text(module.read_text(encoding="utf-8") + "\n[Gone](gone.md)\n", encoding="utf-8")
    before = content(root)
    done = run("course", "new", "module", "Notes", cwd=root)
    assert done.returncode == 1 and "[link-page]" in done.stdout and "Nothing was written. Fix this" in done.stdout
    assert content(root) == before


def test_what_the_check_would_find_is_not_written(root: Path) -> None:
    before = content(root)
    done = run("course", "new", "scenario", "Ask ~~Ruth~~ Omar", "--module", "the-page", cwd=root)
    assert done.returncode == 1 and "Nothing was written: this is what the check would find" in done.stdout
    assert content(root) == before


def test_files_are_written_all_or_none(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, replaced = content(root), []

    def fail(part: Path, file: Path) -> None:
        replaced.append(file)
        if len(replaced) == 3:
            raise OSError(28, "No space left on device", str(file))
        part.rename(file)

    draft = Draft(root, read_course(root))
    draft.add("docs/modules/one.md", "one")
    draft.edit("course.yml", lambda text: f"{text}# two\n")
    draft.edit("mkdocs.yml", lambda text: f"{text}# three\n")
    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(OSError, match="No space"):
        draft.write()
    assert content(root) == before
    assert [file for file in root.rglob("*.part")] == []


def test_line_ends_of_windows_stay(root: Path) -> None:
    file = root / "quizzes/messages.md"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    new(root, "question", "Who is on the list?", "--in", "quizzes/messages.md")
    assert file.read_bytes().count(b"\n") == file.read_bytes().count(b"\r\n")


def test_it_is_run_inside_a_course(tmp_path: Path) -> None:
    done = run("course", "new", "module", "Notes", cwd=tmp_path)
    assert done.returncode == 2 and "no course.yml here or above" in done.stderr
