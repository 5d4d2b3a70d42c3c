"""`course diff`: every kind of edit is told as what it means, and nothing is told where nothing changed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course.comparing import compare
from course.comparing.change import Comparison
from course.comparing.compare import is_empty
from course.comparing.entries import ELSEWHERE, NAMES
from course.model import Course
from course.reading.snapshot import Snapshot, read_commit, read_folder
from course.rendering.diff import render_diff
from tests import mistakes
from tests.conftest import run
from tests.small import FILES, write_course

DAY = date(2026, 11, 26)
KEYS, PHOTO = "scenarios/the-keys.md", "scenarios/the-group-photo.md"
QUIZ, BANK = "quizzes/photographs.md", "quizzes/bank/messages.md"
MODULE = "docs/modules/photographs.md"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the course that each test puts back as it was."""
    return mistakes.copy_course(tmp_path_factory.mktemp("diff"))


@pytest.fixture(scope="module")
def base(folder: Path) -> Snapshot:
    """The course before any edit."""
    return read_folder(folder, DAY)


class Editor:
    """Edits files of a folder, and tells what that means."""

    def __init__(self, folder: Path, base: Snapshot) -> None:
        self.folder, self.base = folder, base
        self.before: dict[Path, bytes | None] = {}

    def text(self, path: str) -> str:
        return (self.folder / path).read_text(encoding="utf-8")

    def write(self, path: str, text: str | None) -> None:
        file = self.folder / path
        self.before.setdefault(file, file.read_bytes() if file.exists() else None)
        if text is None:
            file.unlink()
        else:
            file.write_text(text, encoding="utf-8")

    def change(self, path: str, old: str, new: str) -> None:
        assert old in self.text(path)
        self.write(path, self.text(path).replace(old, new, 1))

    def compared(self, day: date = DAY) -> Comparison:
        return compare(self.base, read_folder(self.folder, day))

    def told(self, day: date = DAY) -> str:
        """What is told of it, in one line."""
        return " ".join(render_diff(self.compared(day), "text", "course diff").split())

    def undo(self) -> None:
        for file, content in self.before.items():
            if content is None:
                file.unlink(missing_ok=True)
            else:
                file.write_bytes(content)


@pytest.fixture
def editor(folder: Path, base: Snapshot) -> Iterator[Editor]:
    found = Editor(folder, base)
    yield found
    found.undo()


def part(text: str, start: str, end: str) -> str:
    """A part of a text, from what it begins with up to what comes next."""
    return text[text.index(start) : text.index(end)]


# Each kind of edit


EDITS: dict[str, tuple[tuple[str, str, str], *tuple[str, ...]]] = {
    "a choice that leads elsewhere": (
        (KEYS, "no cake](#the-back-table)", "no cake](#from-far-away)"),
        "The choice “Sit down with him now, cake or no cake” led to “The back table” and leads to “From far away” now",
        "No way leads to the scene “The back table” now.",
        "- Sit down with him now, cake or no cake → The back table",
        "+ Sit down with him now, cake or no cake → From far away",
    ),
    "a choice reworded": (
        (KEYS, "[Let him go on: he is good at it]", "[Let him go on: he is very good at it]"),
        "Choice reworded: Let him go on: he is {+very+} good at it → “From far away”",
    ),
    "a choice added": (
        (KEYS, "- [Let him go on", "- [Eat cake](#the-quiet-week)\n- [Let him go on"),
        "New choice: {+Eat cake+} → “The quiet week”",
        "+ Eat cake → The quiet week",
    ),
    "a choice gone": (
        (KEYS, "- [Let him keep it, for bad days](#the-spare-key)\n", ""),
        "Choice gone: [-Let him keep it, for bad days-] → “The spare key”",
        "! In “The keys” no way leads to the ending: The spare key.",
        "No way leads to the ending “The spare key” now.",
    ),
    "a verdict that is another": (
        (KEYS, "> [!CAUTION]", "> [!WARNING]"),
        "verdict: [-harmful-] {+risky+}",
        "~ The quiet week [! Risky]",
        "ending “The quiet week”",
    ),
    "a scene reworded": (
        (KEYS, "There is cake.", "There is plum cake."),
        "The keys: “The last Saturday” (changed)",
        "There is {+plum+} cake.",
    ),
    "a case that takes longer": ((KEYS, "minutes: 8", "minutes: 9"), "- minutes: [-8-] {+9+}"),
    "the reason of a verdict": (
        (KEYS, "it was kindly meant", "it was meant well"),
        "reason: He is a friend, and it was [-kindly meant-] {+meant well+}.",
        "WHAT LEARNERS WILL BE ASKED AGAIN The pantry's page, of whoever has completed it: - ending “The spare key”",
    ),
    "another key": (
        (QUIZ, "- [x] Cut him out, or take another\n", "- [ ] Cut him out, or take another\n> No.\n"),
        "Half a coat, another key (quizzes/photographs.md#half-a-coat)",
        "[x] Cut him out, or take another | [ ] Cut him out, or take another",
        "! Questions with another key: Half a coat.",
        "Photographs at the pantry, of whoever has completed it: - question “Half a coat”",
    ),
    "a key reworded": (
        (QUIZ, "- [x] Before ten or after two", "- [x] Before ten, or after two at the latest"),
        "The empty room, key reworded",
    ),
    "an option": ((QUIZ, "- [ ] Now, from behind the guests", "- [ ] Now, from far behind the guests"), "{+far+}"),
    "feedback": ((QUIZ, "> Friends do know a coat.", "> Friends know it."), "Feedback"),
    "a reason": (
        (QUIZ, "needs no guest in it", "needs nobody in it"),
        "Reason",
        "[-no guest-] | A picture of full shelves needs {+nobody+}",
    ),
    "a question's text": (
        (QUIZ, "you find a guest", "you find two guests"),
        "you find [-a guest in a-] picture | On Sunday you find {+two guests in a+}",
    ),
    "a question's objective": (
        (QUIZ, "  ask: [a-quick-yes]", "  ask: [a-quick-yes, half-a-coat]"),
        "It practices look, ask. Before: It practices look.",
    ),
    "a question's id": (
        (QUIZ, "## A quick yes", "## A fast yes"),
        "A fast yes (quizzes/photographs.md#a-fast-yes, was quizzes/photographs.md#a-quick-yes)",
        "- new question “A fast yes”",
    ),
    "an order of options": (
        (
            QUIZ,
            "- [ ] Post it: nobody knows a coat\n> Friends do know a coat.\n- [x] Cut him out, or take another\n",
            "- [x] Cut him out, or take another\n- [ ] Post it: nobody knows a coat\n> Friends do know a coat.\n",
        ),
        "Its options stand in another order.",
    ),
    "a pass mark of a quiz": ((QUIZ, "pass_mark: 75", "pass_mark: 80"), "pass mark: [-75%-] {+80%+}"),
    "a question kept for later": (
        (BANK, "new_cases: [a-child-on-the-stairs, a-shelf-of-prints", "new_cases: [a-child-on-the-stairs"),
        "No longer: It is kept for a return visit.",
    ),
    "a passage": (
        (MODULE, "At that moment a no feels costly", "At that moment a no is costly"),
        "Photographs at the pantry: “Asking for a yes” (changed)",
        "At that moment a no [-feels-] {+is+} costly",
        "2 answers rest on this. Do they still hold? A quick yes (quizzes/photographs.md#a-quick-yes), not confirmed",
        "[ ] Take the picture before she thinks again – A yes that comes at once may only be polite.",
        "[x] Thank her, and ask on another day",
        "Reason: Whoever waits for food finds a no costly",
        "Quote: “At that moment a no feels costly, and so a yes means little.”",
        "Rests on: docs/modules/photographs.md#asking-for-a-yes",
        "The plums (scenarios/the-group-photo.md#the-plums), not confirmed yet",
        "Verdict: sound",
        "- passage “Asking for a yes”",
    ),
    "a heading": (
        (MODULE, "## What a picture tells", "## What pictures tell"),
        "“What pictures tell” (renamed, was “What a picture tells”)",
        "- new passage “What pictures tell”",
    ),
    "a link that leads elsewhere": (
        (MODULE, "../../scenarios/the-group-photo.md", "../../scenarios/the-keys.md"),
        "The link “The group photo” leads elsewhere: ../../scenarios/[-the-group-photo-] {+the-keys+}.md",
    ),
    "an objective": (
        (MODULE, "  look:", "  see:"),
        "photographs: see: changed, was photographs: look",
    ),
    "an objective lost": (
        (
            "docs/modules/the-page.md",
            "  readers: Say what a number about readers tells you, and what it does not.\n",
            "",
        ),
        "! Objectives lost: the-page: readers.",
        "the-page: readers: gone",
    ),
    "minutes": (
        ("docs/modules/the-page.md", "minutes: 20", "minutes: 45"),
        "the-page 20 45 0.3 0.8",
        "A contact hour is 60 minutes here.",
        "path shift-leader",
    ),
    "what a module teaches": (
        ("docs/modules/the-page.md", '  P4.2: "#when-the-page-is-not-yours"\n', ""),
        "statements taught:",
        "[-, P4.2 under when-the-page-is-not-yours-]",
    ),
    "a source": (
        ("data/sources.yml", "date: 2025-03", "date: 2026-02"),
        "SOURCES county-help-line, date: [-2025-03-] {+2026-02+}",
    ),
    "a source that is overdue": (
        ("data/sources.yml", "review: 2099-11-23\nphoto-law", "review: 2026-11-01\nphoto-law"),
        "Past its review date, 2026-11-01: The help line (county-help-line), cited by docs/modules/messages.md",
    ),
    "a learning path": (
        ("course.yml", "    modules: [photographs, messages]\n", "    modules: [photographs]\n"),
        "LEARNING PATHS new-volunteer, modules: photographs[-, messages-]",
        "! Assignments that were sent before keep what these learning paths asked then: new-volunteer.",
        "path new-volunteer",
    ),
    "a pass mark": (("course.yml", "\npass_mark: 75", "\npass_mark: 70"), "SETTINGS pass_mark: [-75-] {+70+}"),
    "what a page is for": (("course.yml", "  worksheet: you/worksheet.md\n", ""), "pages.worksheet: gone"),
    "the opening": (("course.yml", "question: What do you do with it?", "question: What now?"), "home.question:"),
    "the course's id": (
        ("course.yml", "id: pictures-at-the-pantry", "id: pictures"),
        "! The course's id was pictures-at-the-pantry: browsers keep progress under it",
    ),
    "the agency's rule": (
        ("agency.yml", "One person on each shift takes", "Two people on each shift take"),
        "THE AGENCY’S RULES work-posts, rule: [-One person-] {+Two people+} on each shift [-takes-] {+take+} pictures",
    ),
    "a term": (
        ("docs/reference/glossary.md", "from nine to three", "from nine to four"),
        "GLOSSARY Shift, meaning: the hours from nine to [-three-] {+four+} on a Saturday.",
    ),
    "a figure": (
        ("data/reach.csv", "youtube-2025,youtube,2025,year,,84", "youtube-2025,youtube,2025,year,,85"),
        "FIGURES data/reach.csv#youtube-2025: [-84-] {+85+}",
        "[-84-] {+85+}% of adults",
    ),
    "a person": (
        ("data/cast.yml", "left and still holds a key", "left and holds a key"),
        "PEOPLE Omar, about: left and [-still-] holds a key",
    ),
    "a statement": (
        ("data/statements.yml", "A mistake is told early.", "A mistake is told at once."),
        "STATEMENTS OF THE DECK P1.4, text: A mistake is told [-early-] {+at once+}.",
    ),
    "the menu": (("mkdocs.yml", "Food in figures:", "Food:"), "MENU reference/boxes.md, name: Food [-in figures-]"),
    "the order of the menu": (
        (
            "mkdocs.yml",
            "      - Report: trainers/report.md\n      - Rules: trainers/rules.md\n",
            "      - Rules: trainers/rules.md\n      - Report: trainers/report.md\n",
        ),
        "MENU order",
    ),
    "a page for trainers": (
        ("docs/trainers/index.md", "\n# ", "\nSome words more.\n\n# "),
        "PAGES FOR THOSE WHO WRITE OR ASSIGN THE COURSE",
    ),
    "layout alone": ((MODULE, "Then look at what", "Then  look at what"), "OTHER FILES, IN WHAT READERS MAY NOT SEE"),
}


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_is_told(editor: Editor, name: str) -> None:
    edit, *lines = EDITS[name]
    editor.change(*edit)
    told = editor.told()
    for line in lines:
        assert line in told, told


def test_what_rests_on_a_passage_is_told_only_where_it_changed(editor: Editor) -> None:
    editor.change(MODULE, "minutes: ", "minutes: 1")
    assert "still hold" not in editor.told()


def test_answers_are_told_of_a_passage_that_is_renamed_or_gone(editor: Editor) -> None:
    for path in (MODULE, QUIZ, PHOTO):
        editor.write(
            path, editor.text(path).replace("Asking for a yes", "Asking").replace("asking-for-a-yes", "asking")
        )
    editor.change(MODULE, "At that moment a no feels costly", "At that moment a no is costly")
    told = editor.told()
    assert (
        "“Asking” (renamed, was “Asking for a yes”)" in told and "2 answers rest on this. Do they still hold?" in told
    )
    text = editor.text(MODULE)
    editor.write(MODULE, text.replace(text[text.index("## Asking") : text.index("## When a photo")], ""))
    told = editor.told()
    assert "“Asking for a yes” (gone)" in told and "Answers that rested on this: 2. What do they rest on now?" in told


def test_a_scene_under_another_name_is_no_new_scene(editor: Editor) -> None:
    text = editor.text(KEYS).replace("## The card", "## The little card").replace("(#the-card)", "(#the-little-card)")
    editor.write(KEYS, text)
    change = editor.compared().scenarios[0]
    assert [(one.how, one.id, one.former) for one in change.scenes] == [("changed", "the-little-card", "the-card")]
    assert change.map.scenes == () and change.scenes[0].choices == ()


def test_a_new_scene_and_one_that_is_gone_are_told_and_drawn(editor: Editor) -> None:
    text = editor.text(KEYS)
    gone = text[text.index("## The card") : text.index("## The call back")]
    scene = "## The tin\n\nIn the tin lie two notes, and no key fits.\n\n- [Turn around](#three-names)\n\n"
    editor.write(KEYS, text.replace(gone, scene).replace("(#the-card)", "(#the-tin)"))
    told = editor.told()
    assert "The keys: “The tin” (new) - {+In the tin lie two notes" in told
    assert "The keys: “The card” (gone) - [-The card lies in the drawer" in told
    drawn = part(told, "What changed of its map", "The keys: “")
    assert "+ The tin + Turn around → Three names" in drawn and "- The card -" in drawn
    assert "The last Saturday" not in drawn and "+ Write the password on a card and thank him → The tin" in drawn


def test_a_case_under_another_name_is_the_same_case(editor: Editor) -> None:
    text = editor.text(KEYS)
    editor.write(KEYS, None)
    editor.write("scenarios/four-keys.md", text)
    told = editor.told()
    assert "The keys (changed, was scenarios/the-keys.md), scenarios/four-keys.md" in told
    assert "! Gone under their names: scenarios/the-keys.md. What learners did there" in told
    assert "Cases: 1 changed" in told


def test_a_module_that_is_gone_is_still_asked_for_by_links(editor: Editor) -> None:
    editor.write(MODULE, None)
    told = editor.told()
    assert "Links to assignments that were sent before still ask for docs/modules/photographs.md." in told
    assert "Photographs at the pantry (gone), docs/modules/photographs.md" in told


def test_a_new_case_and_a_new_page_are_told(editor: Editor) -> None:
    editor.write("scenarios/the-tin.md", editor.text(KEYS).replace("keys", "tins").replace("Omar", "Otto")[:2500])
    editor.write("docs/reference/tins.md", "# Tins\n\n## Red tins\n\nThey hold peas.\n\n## Green tins\n\nSo do they.\n")
    told = editor.told()
    assert "The tins (new), scenarios/the-tin.md" in told
    assert "Tins (new), docs/reference/tins.md" in told and "- Red tins - Green tins" in told


def test_a_question_that_moves_is_the_same_question(editor: Editor) -> None:
    text = editor.text(QUIZ)
    question = text[text.index("## A Sunday morning") :]
    editor.write(QUIZ, text.replace(question, "").replace(", a-sunday-morning", ""))
    editor.write("quizzes/messages.md", f"{editor.text('quizzes/messages.md')}\n{question}")
    told = editor.told()
    assert "(quizzes/messages.md#a-sunday-morning, was quizzes/photographs.md#a-sunday-morning)" in told
    assert "Questions: 1 changed" in told


def test_questions_that_are_new_or_gone_are_told_whole(editor: Editor) -> None:
    text = editor.text(QUIZ)
    question = text[text.index("## A Sunday morning") :]
    other = (
        "## Two plums\n\n<quiz>\n\nHow many plums fit a tin?\n\n- [ ] One\n> Too few.\n- [x] Twelve\n\nCounted.\n\n"
        '> "Friends know a coat"\n> [Photographs](../docs/modules/photographs.md#what-a-picture-tells)\n\n</quiz>\n'
    )
    editor.write(QUIZ, text.replace(question, other).replace("a-sunday-morning", "two-plums"))
    told = editor.told()
    assert "Questions: 1 new, 1 gone" in told
    assert "New question: Two plums (quizzes/photographs.md#two-plums), not confirmed yet How many plums" in told
    assert "Question gone: A Sunday morning" in told and "It practices look." in told


def test_an_activity_is_told(editor: Editor) -> None:
    module = next(one for one in editor.base.course.modules if one.document.activities)
    activity = module.document.activities[0]
    word = activity.task.split()[0]
    line = module.document.rows[activity.line - 1 : activity.last]
    written = next(row for row in line if word in row)
    editor.change(module.document.path, written, written.replace(word, "Verily", 1))
    assert "{+Verily+}" in editor.told()


def test_a_term_is_told_once(editor: Editor) -> None:
    path = "docs/reference/glossary.md"
    editor.change(path, "from nine to three", "from nine to four")
    editor.change(path, "- **Shift**", "- **Shelf**: where tins stand.\n- **Shift**")
    told = editor.told()
    assert told.count("{+four+}") == told.count("where tins stand") == 1 and "Glossary (changed)" not in told


def test_translations_are_compared_and_those_left_behind_are_named(editor: Editor) -> None:
    path = "docs/es/scenarios/the-late-message.md"
    translation = editor.base.course.translations[path]
    passage = next(iter(translation.passages.values())).passage
    word = passage.text.split()[-1]
    editor.change(path, word, f"{word} Verdad")
    assert "TRANSLATED PAGES" in editor.told() and "Verdad+}" in editor.told()
    title = next(one.title for one in editor.base.course.scenarios if one.slug == "the-late-message")
    editor.change("scenarios/the-late-message.md", f"# {title}\n\n", f"# {title}\n\nIt is late. ")
    told = editor.told()
    assert f"{path}, its original is another in: “{title}”" in told and "! 1 passage to be translated anew." in told


def test_a_source_goes_stale_while_time_passes(editor: Editor) -> None:
    editor.change("data/sources.yml", "review: 2099-11-23", f"review: {DAY + timedelta(days=3)}")
    assert "! Past their review date since then: county-help-line." in editor.told(DAY + timedelta(days=9))
    assert "Past" not in editor.told(DAY)


def test_the_same_words_in_many_places_are_read_once(editor: Editor) -> None:
    text = editor.text(KEYS).replace("The pantry's page:", "Our page:")
    editor.write(KEYS, text)
    told = editor.told()
    assert told.count("reason:") == 1
    assert "The same words changed in: The spare key; Two pages; The long Monday; The quiet week" in told


def test_confirming_is_told_by_name(editor: Editor) -> None:
    editor.change(MODULE, "At that moment a no feels costly", "At that moment a no is costly")
    assert "! 2 answers not confirmed yet." in editor.told()
    for path in ("reviews/photographs.yml",):
        editor.write(path, editor.text(path))
    confirmed = run("course", "review", "--confirm", "all", "--as", "Ana, trainer", cwd=editor.folder)
    assert confirmed.returncode in (0, 1)


def test_what_cannot_be_read_is_named_and_not_taken_for_gone(editor: Editor) -> None:
    editor.change(KEYS, "title: The keys", "title: [The keys")
    editor.change("data/sources.yml", "date: 2025-03", "date: soon")
    editor.change("course.yml", "title: Pictures at the pantry", "title: {")
    told = editor.told()
    assert "! 3 files could not be read and compared." in told
    assert "COULD NOT BE COMPARED - In the working tree: course.yml:" in told
    assert "(gone)" not in told and ": gone" not in told and "LEARNING PATHS" not in told and "LOST" not in told


# Nothing


def test_nothing_is_told_of_the_same_course(editor: Editor) -> None:
    told = render_diff(editor.compared(), "text", "course diff")
    assert told == "Nothing in the course changed from the working tree to the working tree.\n"
    assert render_diff(editor.compared(), "markdown", "course diff").count("\n") == 1


WORDS = st.sampled_from(["plum", "never ", "\n", "\n\n", "## The jar\n\n", "- [x] ", "> ", "[a](#b)", "*", "7"])


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Snapshot]:
    """A tiny course to be written over and over, and how it was read at first."""
    root = write_course(tmp_path_factory.mktemp("small"))
    return root, read_folder(root, DAY)


@settings(max_examples=50, deadline=None)
@given(path=st.sampled_from(sorted(FILES)), share=st.floats(0, 1), word=WORDS)
def test_whatever_changes_in_a_file_is_told_and_nothing_of_the_same(
    small: tuple[Path, Snapshot], path: str, share: float, word: str
) -> None:
    root, was = small
    at = round(share * len(FILES[path]))
    write_course(root, **{path: FILES[path][:at] + word + FILES[path][at:]})
    now = read_folder(root, DAY)
    found = compare(was, now)
    assert path.startswith("overrides/") or not is_empty(found)
    assert render_diff(found, "text", "course diff") and render_diff(found, "markdown", "course diff")
    assert is_empty(compare(now, now))


def test_every_field_of_a_course_is_compared_as_a_setting_or_elsewhere() -> None:
    assert {*Course.__struct_fields__} >= ELSEWHERE | NAMES.keys()


# Commits


def git(folder: Path, *arguments: str) -> str:
    """Run git as somebody, with nothing of this machine's settings."""
    who = {f"GIT_{role}_{what}": "a@example.org" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    environment = {**os.environ, **who, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    done = subprocess.run(
        ["git", *arguments], cwd=folder, capture_output=True, text=True, check=True, env=environment, timeout=60
    )
    return done.stdout.strip()


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository of three commits: no course, a course, and one that was edited."""
    root = tmp_path_factory.mktemp("clone")
    git(root, "init", "--quiet", "--initial-branch", "main")
    (root / "notes.txt").write_text("Nothing yet.\n", encoding="utf-8")
    commit(root, "none")
    write_course(root)
    commit(root, "first")
    (root / "scenarios/a.md").write_text(
        FILES["scenarios/a.md"].replace("Ask first", "Ask her first"), encoding="utf-8"
    )
    commit(root, "second")
    return root


def commit(root: Path, tag: str) -> None:
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", tag)
    git(root, "tag", tag)


def test_a_commit_and_itself_say_the_same(clone: Path) -> None:
    for form in ("text", "markdown"):
        told = run("course", "diff", "second", "second", "--format", form, cwd=clone)
        assert (told.returncode, told.stdout.count("\n")) == (0, 1)
        assert told.stdout.startswith("Nothing in the course changed from ")


def test_two_commits_are_compared(clone: Path) -> None:
    told = run("course", "diff", "first", "second", cwd=clone)
    assert (told.returncode, told.stderr) == (0, "")
    assert re.search(r"From first \([0-9a-f]{9}\) to second \([0-9a-f]{9}\)\.", told.stdout)
    assert "Choice reworded: Ask {+her+} first → “The question”" in told.stdout
    back = run("course", "diff", "second", "first", cwd=clone / "docs").stdout
    assert "Ask [-her-] first" in back


def test_the_working_tree_is_compared_and_left_alone(clone: Path) -> None:
    same = run("course", "diff", "second", cwd=clone)
    assert re.fullmatch(r"Nothing in the course changed from second \(\w+\) to the working tree\.\n", same.stdout)
    assert (same.returncode, git(clone, "status", "--porcelain")) == (0, "")
    marked = run("course", "diff", "first", "--format", "markdown", cwd=clone).stdout
    assert marked.startswith("## What this change means\n") and "Ask <ins>her</ins> first" in marked
    assert "```mermaid" not in marked, "no way has changed"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere"], "git knows no commit nowhere; see git log"),
        (["first", "HEAD~9"], "git knows no commit HEAD~9"),
        (["none"], "none has no course.yml in this folder"),
        (["first", "--format", "html"], "invalid choice"),
        ([], "required: base"),
        (["--", "--output=x"], "git knows no commit --output=x"),
    ],
)
def test_what_cannot_be_compared_is_said(clone: Path, arguments: list[str], said: str) -> None:
    told = run("course", "diff", *arguments, cwd=clone)
    assert (told.returncode, told.stdout) == (2, "")
    assert said in told.stderr and "Traceback" not in told.stderr


def test_a_clone_that_was_cut_off_is_said(clone: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--depth", "1", f"file://{clone}", "short")
    told = run("course", "diff", "first", cwd=tmp_path / "short")
    assert told.returncode == 2
    assert "this clone was cut off and does not know the commit first; run: git fetch --unshallow" in told.stderr


def test_a_folder_without_a_repository_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    told = run("course", "diff", "main", cwd=write_course(tmp_path))
    assert told.returncode == 2 and "this folder is no clone of a repository" in told.stderr
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "git is not installed" in run("course", "diff", "main", cwd=tmp_path).stderr


def test_a_commit_with_broken_content_is_compared_as_far_as_it_can_be_read(clone: Path, tmp_path: Path) -> None:
    root = tmp_path / "broken"
    shutil.copytree(clone, root)
    (root / "quizzes/a.md").write_bytes(b"\xff\xfe\x00")
    (root / "agency.yml").write_text("points: [\n", encoding="utf-8")
    commit(root, "broken")
    for pair in (("broken", "second"), ("second", "broken")):
        told = run("course", "diff", *pair, cwd=root)
        assert told.returncode == 0 and "quizzes/a.md:1: [file]" in told.stdout.replace("\n", " ")
        assert "(gone)" not in told.stdout and "(new)" not in told.stdout


def test_links_in_a_commit_are_not_followed(clone: Path, tmp_path: Path) -> None:
    root = tmp_path / "linked"
    shutil.copytree(clone, root)
    blob = git(root, "hash-object", "-w", "notes.txt")
    git(root, "update-index", "--add", "--cacheinfo", f"120000,{blob},docs/secret.md")
    git(root, "commit", "--quiet", "--message", "linked")
    git(root, "tag", "linked")
    assert "docs/secret.md" in git(root, "ls-tree", "-r", "--name-only", "linked")
    assert "docs/secret.md" not in read_commit(root, "linked").files
