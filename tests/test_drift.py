"""What counts as a change of an answer or its passage, for a trainer and for a learner; and what does not."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from course.checks import check_course
from course.model import Course, Option, Question, Verdict
from course.queries.answers import answers_of
from course.queries.content_hash import (
    content_hash,
    course_version,
    option_hash,
    question_hash,
    section_hashes,
    verdict_hash,
)
from course.reading import read_course
from course.reading.front_matter import split
from course.reading.markdown import read_document
from course.reading.module import read_module
from course.reading.quiz import read_quiz
from course.reading.scenario import read_scenario
from course.text.typography import typeset, untypeset, untypeset_markdown
from tests.conftest import ROOT, copy_small_course, run

MODULE, QUIZ, CASE = "docs/modules/the-page.md", "quizzes/the-page.md", "scenarios/the-keys.md"
CITATION = "> [The pantry's page](../docs/modules/the-page.md#when-a-volunteer-leaves)\n"
QUESTION = f"{QUIZ}#a-good-goodbye"
SECOND = (
    '> "If it hangs on your own account, it goes where you go." [Whose](../docs/modules/the-page.md#whose-page-it-is)\n'
)
FENCE = "```text\nCall 555-0100.\n```\n\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the course that each test puts back as it was."""
    return copy_small_course(tmp_path_factory.mktemp("drift"))


@pytest.fixture
def edit(folder: Path) -> Iterator[Callable[[str, str, str], None]]:
    """Replaces a text in a file, until the test is over."""
    before: dict[Path, bytes] = {}
    reviews = {file: file.read_bytes() for file in (folder / "reviews").iterdir()}

    def change(file: str, old: str, new: str) -> None:
        path = folder / file
        before.setdefault(path, path.read_bytes())
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    yield change
    for path, content in {**before, **reviews}.items():
        path.write_bytes(content)


def confirm(folder: Path) -> None:
    told = run("course", "review", "--confirm", "all", "--as", "Ana Díaz, trainer", cwd=folder)
    assert told.returncode == 0, told.stdout + told.stderr


def asked(folder: Path) -> set[str]:
    """The rules on drift that something breaks, each with the title of the answer."""
    findings = check_course(read_course(folder))
    assert all(finding.rule.startswith("review-") for finding in findings), [*map(str, findings)]
    return {f"{finding.rule} {re.findall('“(.+?)”', finding.message)[0]}" for finding in findings}


IN_PASSAGE = [
    ("555-0100", "555-0199"),
    ("<p>Never do it.</p>", "<p>Always do it.</p>"),
    ('alt="A red door"', 'alt="A green door"'),
    ("### What to keep", "### What to delete"),
    ("| Keep it |", "| Drop it |"),
    ("> [!TIP]\n> Answer at once", "> [!CAUTION]\n> Answer at once"),
    ("![A folder](", "![A bin]("),
]


@pytest.mark.parametrize(
    ("old", "new"), IN_PASSAGE, ids=["code", "html", "attribute", "heading", "cell", "callout", "picture"]
)
def test_all_that_a_passage_shows_counts(folder: Path, edit: Callable[..., None], old: str, new: str) -> None:
    page = (
        f'{FENCE}<p>Never do it.</p>\n\n<img alt="A red door">\n\n### What to keep\n\n'
        "| Thing | Rule |\n|---|---|\n| Thread | Keep it |\n\n> [!TIP]\n> Answer at once.\n\n"
        "![A folder](../assets/shelves.png)\n\n"
    )
    edit(MODULE, "## When a volunteer leaves\n\n", "## When a volunteer leaves\n\n" + page)
    before = read_course(folder)
    edit(MODULE, old, new)
    after = read_course(folder)
    texts = [{one.id: one.passage_text for one in answers_of(course)}[QUESTION] for course in (before, after)]
    assert untypeset(texts[0]) != untypeset(texts[1])
    marks = [section_hashes(course.modules[1])["when-a-volunteer-leaves"] for course in (before, after)]
    # A heading or a label names what stands below it: a learner need not read that again.
    assert (marks[0] != marks[1]) is (not old.startswith(("###", "> [!TIP]")))


def test_comment_that_nobody_sees_does_not_count(folder: Path, edit: Callable[..., None]) -> None:
    marks = section_hashes(read_course(folder).modules[1])
    edit(
        MODULE,
        "## When a volunteer leaves\n\n",
        "## When a volunteer leaves\n\n<!-- Ask the archive\nonce more. -->\n\n",
    )
    assert asked(folder) == set()
    assert section_hashes(read_course(folder).modules[1]) == marks


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("docs/modules/the-page.md", "kind: slope", "kind: dots"),
        ("data/reach.csv", ",84,source", ",85,source"),
        ("data/reach.yml", "\nsurvey: ", "\nsurvey: Not by "),
    ],
    ids=["settings", "figure", "source"],
)
def test_chart_in_a_passage_counts(folder: Path, edit: Callable[..., None], file: str, old: str, new: str) -> None:
    marks = section_hashes(read_course(folder).modules[1])
    edit(file, old, new)
    assert "review-passage Four hundred readers" in asked(folder)
    assert section_hashes(read_course(folder).modules[1]) != marks


def test_every_cited_passage_counts(folder: Path, edit: Callable[..., None]) -> None:
    edit(QUIZ, CITATION, f"{CITATION}\n{SECOND}")
    edit(
        CASE,
        "[The pantry's page: Who holds the keys](../docs/modules/the-page.md#who-holds-the-keys)",
        "[Keys](../docs/modules/the-page.md#who-holds-the-keys)"
        " and [comments](../docs/modules/the-page.md#comments-on-the-page)",
    )
    said = {str(one) for one in check_course(read_course(folder)) if one.rule == "review-missing"}
    assert any("“A good goodbye” against docs/modules/the-page.md#whose-page-it-is;" in one for one in said)
    assert any("against docs/modules/the-page.md#comments-on-the-page;" in one for one in said)
    confirm(folder)
    assert asked(folder) == set()
    edit(MODULE, "## Whose page it is\n\n", "## Whose page it is\n\nNever do any of this. ")
    assert "review-passage A good goodbye" in asked(folder)
    confirm(folder)
    edit(MODULE, "## Comments on the page\n\n", "## Comments on the page\n\nNever do any of this. ")
    assert "review-passage The spare key" in asked(folder)
    confirm(folder)


def quote(folder: Path, slug: str) -> str:
    """The first sentence of a passage."""
    passage = read_course(folder).documents[MODULE].passage(slug)
    assert passage
    return next(one for one in re.split(r"(?<=[.!?])\s", passage) if len(one.split()) > 6)


def test_passage_that_is_no_longer_cited_is_dropped(folder: Path, edit: Callable[..., None]) -> None:
    more = f'> "{quote(folder, "whose-page-it-is")}" [Whose](../docs/modules/the-page.md#whose-page-it-is)\n'
    edit(QUIZ, CITATION, f"{CITATION}\n{more}")
    confirm(folder)
    edit(QUIZ, f"\n{more}", "")
    told = [one for one in check_course(read_course(folder)) if one.rule == "review-stale"]
    assert [one.path for one in told] == ["reviews/the-page.yml"]
    assert "no longer rests on it" in told[0].message
    confirm(folder)
    assert asked(folder) == set()


def test_answer_that_moves_to_another_passage_is_asked_once(folder: Path, edit: Callable[..., None]) -> None:
    slug = "whose-page-it-is"
    old = "\n".join(re.findall(r'(?m)^> "Then, on the same day.*$', (folder / QUIZ).read_text(encoding="utf-8")))
    edit(QUIZ, old, f'> "{quote(folder, slug)}"')
    edit(QUIZ, CITATION, CITATION.replace("when-a-volunteer-leaves", slug))
    messages = [str(one) for one in check_course(read_course(folder))]
    assert len(messages) == 1, messages
    assert "was confirmed against docs/modules/the-page.md#when-a-volunteer-leaves and now rests on" in messages[0]
    told = run("course", "review", cwd=folder).stdout
    assert re.search(
        r"It was confirmed on [\d-]{10}.* against docs/modules/the-page\.md#when-a-volunteer-leaves\.", told
    )
    assert '    - > "Then, on the same day' in told and "Nobody has confirmed" not in told
    confirm(folder)
    assert asked(folder) == set()


STEM = "Kim moves away on Sunday."


@pytest.mark.parametrize(
    ("old", "first", "then", "for_learners"),
    [
        (STEM, f"{FENCE}{STEM}", ("0100", "0199"), True),
        ("> By then she has held", "> `555-0100` By then she has held", ("0100", "0199"), False),
        ("It is done at once", f"{FENCE}It is done at once", ("0100", "0199"), False),
        ("It is done at once", "Now.\n\n> Think of Rosa.\n\nIt is done at once", ("Rosa", "Omar"), False),
        ("On her last day", "On her `now` last day", ("`now`", "`never`"), True),
    ],
    ids=["code in the stem", "code in feedback", "code in the reason", "quote without a link", "code in an option"],
)
def test_all_of_a_question_counts(
    folder: Path, edit: Callable[..., None], old: str, first: str, then: tuple[str, str], for_learners: bool
) -> None:
    edit(QUIZ, old, first)
    confirm(folder)
    before = read_course(folder)
    edit(QUIZ, *then)
    assert asked(folder) == {"review-answer A good goodbye"}
    marks = [
        next(question_hash(one) for quiz in course.quizzes for one in quiz.questions if QUESTION.endswith(f"#{one.id}"))
        for course in (before, read_course(folder))
    ]
    assert (marks[0] != marks[1]) is for_learners


def test_code_in_a_question_is_read_as_mkdocs_quiz_reads_it(folder: Path, edit: Callable[..., None]) -> None:
    edit(QUIZ, STEM, f"```text\n</quiz>\n```\n\n{STEM}")
    assert {"quiz-block"} <= {one.rule for one in check_course(read_course(folder))}


@pytest.mark.parametrize(
    ("old", "new"), [("Omar never uses it", "He has it"), ("## The spare key", "## the spare key")]
)
def test_all_of_an_ending_counts(folder: Path, edit: Callable[..., None], old: str, new: str) -> None:
    marks = [verdict_hash(one) for one in verdicts(read_course(folder))]
    edit(CASE, old, new)
    assert {one.split()[0] for one in asked(folder)} == {"review-answer"}
    assert [verdict_hash(one) for one in verdicts(read_course(folder))] == marks


def verdicts(course: Course) -> list[Verdict]:
    """Every verdict of the course."""
    return [one for case in course.scenarios for scene in case.scenes for one in scene.verdicts]


def test_figure_in_a_question_counts(folder: Path, edit: Callable[..., None]) -> None:
    edit(
        "quizzes/the-page.md",
        "What should she do first?",
        "[YouTube](../data/reach.csv#youtube-2025) What now?",
    )
    before = read_course(folder)
    edit("data/reach.csv", ",84,source", ",85,source")
    after = read_course(folder)
    said = [{one.id: one.answer_text for one in answers_of(course)} for course in (before, after)]
    assert len({texts["quizzes/the-page.md#a-mail-from-the-app"] for texts in said}) == 2
    assert len({question_hash(course.quizzes_of("the-page")[0].questions[0]) for course in (before, after)}) == 2
    assert before.quizzes_of("the-page")[0].questions[0].figures == ("84%",)


# Typography


def retyped(text: str, how: Callable[[str], str]) -> str:
    """A page retyped: all but front matter, title, code and the tags of a quiz."""
    front = re.match(r"(?s)---\n.*?\n---\n\s*# [^\n]*\n", text)
    assert front
    rest = re.split(r"(?ms)(^```.*?^```$|`[^`\n]*`|^---$|\]\([^)\n]*\))", text[front.end() :])
    return front[0] + "".join(piece if at % 2 else how(piece) for at, piece in enumerate(rest))


HABITS: dict[str, Callable[[str], str]] = {
    "curly": typeset,
    "entities": lambda text: text.replace("'", "&rsquo;"),
    # A heading with such a space has another slug.
    "spaces": lambda text: re.sub(r"(?m)^(?!#).*$", lambda line: line[0].replace(" two", "\u00a0two"), text),
    "soft hyphens": lambda text: text.replace("volunteer", "volun\u00adteer"),
}


@pytest.mark.parametrize("habit", HABITS)
def test_typography_alone_is_no_drift(folder: Path, edit: Callable[..., None], habit: str) -> None:
    before = read_course(folder)
    for part in before.units:
        text = (folder / part.document.path).read_text(encoding="utf-8")
        edit(part.document.path, text, retyped(text, HABITS[habit]))
    after = read_course(folder)
    assert before.modules[1].document.text != after.modules[1].document.text
    assert {one.rule for one in check_course(after) if one.rule.startswith("review-")} == set()
    assert marks_of(after) == marks_of(before)


def test_retyped_course_raises_nothing(folder: Path, edit: Callable[..., None]) -> None:
    course = read_course(folder)
    for part in course.units:
        text = (folder / part.document.path).read_text(encoding="utf-8")
        edit(part.document.path, text, retyped(text, typeset))
    after = read_course(folder)
    assert [*map(str, check_course(after))] == []
    assert course_version(after) == course_version(course)


def marks_of(course: Course) -> list[object]:
    """All that learners' progress is kept by."""
    questions = [question for quiz in course.quizzes for question in quiz.questions]
    options = [option_hash(option.text) for question in questions for option in question.options]
    sections = [section_hashes(module) for module in course.modules]
    return [sections, [*map(question_hash, questions)], options, [*map(verdict_hash, verdicts(course))]]


@given(st.text(st.sampled_from("ab .,'\"-…–—“”‘’_*\u00a0\n`&;"), max_size=60))
def test_typesetting_is_undone(text: str) -> None:
    assert untypeset(typeset(text)) == untypeset(text)
    assert untypeset(untypeset(text)) == untypeset(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Wait -- no...", "Wait – no…"),
        ("Wait---no", "Wait—no"),
        ("a &ldquo;b&rdquo;&nbsp;c", 'a "b" c'),
        ("_not_ so", "*not* so"),
        ("__not__ so", "**not** so"),
        ("Jose\u0301", "José"),
    ],
)
def test_what_a_reader_sees_alike_is_alike(one: str, other: str) -> None:
    assert untypeset_markdown(one) == untypeset_markdown(other)
    assert option_hash(one) == option_hash(other)


@pytest.mark.parametrize(("one", "other"), [("not so", "**not** so"), ("a-b", "a--b"), ("a_b_c", "a*b*c"), ("A", "a")])
def test_what_a_reader_sees_is_told_apart(one: str, other: str) -> None:
    assert option_hash(one) != option_hash(other)


# Marks that learners have in their browsers already


def old_question_mark(question: Question) -> str:
    """The mark as it was made before code and figures counted."""
    options = sorted(f"{'x' if option.is_key else '-'} {option.text}" for option in question.options)
    return content_hash([question.stem, *options, *question.blanks])


def test_learners_are_not_asked_again_for_nothing(course: Course) -> None:
    for quiz in course.quizzes:
        for question in quiz.questions:
            assert question_hash(question) == old_question_mark(question)
            for option in question.options:
                assert option_hash(option.text) == content_hash([option.text])
    for verdict in verdicts(course):
        assert verdict_hash(verdict) == content_hash([verdict.kind, verdict.reason])
    for module in course.modules:
        document = module.document
        for slug, mark in section_hashes(module).items():
            kinds = {piece.kind for piece in document.content(slug) or ()}
            if kinds <= {"prose", "heading"}:
                assert mark == content_hash([document.passage(slug) or ""])


def test_marks_of_old_stay() -> None:
    """Digits made by the version before code and figures counted."""
    question = Question(
        id="a",
        title="A",
        stem="On her own account Linh finds a folder of messages from strangers.",
        options=(
            Option(text="Wait, she's out", is_key=True, feedback="", line=1),
            Option(text="Go", is_key=False, feedback="So.", line=2),
        ),
        blanks=(),
        rationale="",
        citations=(),
        blocks=(),
        line=1,
    )
    assert question_hash(question) == "cfc6fe15"
    assert option_hash("Keep it, and file a copy as the agency says") == "45e2b651"
    assert (
        verdict_hash(Verdict(kind="risky", reason='The "no" was sound. [A](b.md#c)', lead="", links=(), line=1))
        == "5f4229cd"
    )
    assert question_hash(replace(question, options=question.options[::-1])) == question_hash(question)


def test_marks_of_a_whole_module_stay() -> None:
    case = yaml.safe_load((ROOT / "tests/cases/marks/it-staff.yml").read_text(encoding="utf-8"))
    texts = dict(case["in"])
    pages = {path: read_document(path, split(text)[1]) for path, text in texts.items()}
    module_at, quiz_at, case_at = texts
    module = read_module("it-staff", pages[module_at], texts[module_at])[0]
    quiz = read_quiz("it-staff", pages[quiz_at], texts[quiz_at], 75)[0]
    scenario = read_scenario("case", pages[case_at], texts[case_at])[0]
    assert module and quiz and scenario
    assert case["out"] == {
        "sections": section_hashes(module),
        "questions": {one.id: question_hash(one) for one in quiz.questions},
        "options": {one.id: [option_hash(option.text) for option in one.options] for one in quiz.questions},
        "endings": {one.id: verdict_hash(one.verdicts[0]) for one in scenario.scenes if one.verdicts},
    }
