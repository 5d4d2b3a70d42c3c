"""Guessers: each catches what it is there for in a bank with seeded cues, and none finds anything in a random one."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from course.checks import check_guesses
from course.guessing.choice_model import Example, fit, probabilities
from course.guessing.form import form_of
from course.guessing.guessers import MAX_POINTS, Score, guess
from course.guessing.item import Item, folds_of, groups_of, items_of
from course.model import Course, Finding
from course.reading import read_course
from tests.conftest import copy_small_course, run

BANK = "quizzes/bank/photographs.md"
HEAD = '---\ntitle: "Further questions: photographs"\nmodule: photographs\n---\n\n# Further questions: photographs\n'
NOUNS = (
    "apple basket bottle cabbage candle carrot door fence garden hammer kettle ladder lemon mirror onion pencil".split()
)
VERBS = "bring carry count fetch fill hide lift move open paint push sort stack wash weigh wrap".split()

Word = Callable[[random.Random, bool], str]
"""Gives the text of an option, by whether it is the key."""


def plainly(draw: random.Random, is_key: bool) -> str:
    """An option of which nothing says whether it is the key."""
    return f"{draw.choice(VERBS)} the {draw.choice(NOUNS)} and the {draw.choice(NOUNS)}".capitalize()


def written(path: Path, word: Word, count: int = 60, keys: int = 1, seed: int = 1) -> Course:
    """The small course with a bank of generated questions, each on a case of its own."""
    draw = random.Random(seed)
    text = HEAD
    for at in range(count):
        right = {*draw.sample(range(4 if keys > 1 else 3), keys)}
        texts: list[str] = []
        for option in range(4 if keys > 1 else 3):
            made = word(draw, option in right)
            while made in texts:
                made = word(draw, option in right)
            texts.append(made)
        stem = " ".join(f"{draw.choice(NOUNS)}{draw.randrange(10**6)}" for _ in range(6))
        options = "".join(f"- [{'x' if o in right else ' '}] {texts[o]}\n" for o in range(len(texts)))
        text += f"\n## Case {at}\n\n<quiz>\n\n{stem}?\n\n{options}\nSo it is.\n\n</quiz>\n"
    root = path if (path / "course.yml").exists() else copy_small_course(path)
    (root / BANK).write_text(text, encoding="utf-8")
    return read_course(root)


def scored(course: Course) -> dict[str, Score]:
    """The score of each guesser by its name."""
    return {score.guesser: score for score in guess(course)}


def longest(draw: random.Random, is_key: bool) -> str:
    """A key that is always the longest option."""
    return plainly(draw, is_key) + " over there by the wall" * is_key


def to_the_supervisor(draw: random.Random, is_key: bool) -> str:
    """A key that sends to whom course.yml calls the supervisor, in words that differ."""
    if is_key:
        return f"{draw.choice(VERBS)} {draw.choice(('it', 'them'))} with Ruth and the {draw.choice(NOUNS)}".capitalize()
    return plainly(draw, is_key)


def with_an_excuse(draw: random.Random, is_key: bool) -> str:
    """Distractors that give a reason, and a key as long as they are."""
    reason = draw.choice(("since it is late", "so that it fits", "to be safe now", "in case it rains"))
    return f"{draw.choice(VERBS)} the {draw.choice(NOUNS)}, {'under the old roof' if is_key else reason}".capitalize()


def with_a_pet_word(draw: random.Random, is_key: bool) -> str:
    """A key that says "garden" where distractors say "kitchen": no form tells them apart."""
    return f"{draw.choice(VERBS)} the {'garden' if is_key else 'kitchen'} {draw.choice(NOUNS)}".capitalize()


@pytest.mark.parametrize(
    ("word", "by"),
    [
        (longest, {"length", "form", "words"}),
        (to_the_supervisor, {"form", "words"}),
        (with_an_excuse, {"form", "words"}),
        (with_a_pet_word, {"words"}),
    ],
)
def test_seeded_cue_is_guessed(word: Word, by: set[str], tmp_path: Path) -> None:
    scores = scored(written(tmp_path / "course", word))
    assert {name for name, score in scores.items() if score.is_beyond} >= by
    for name in by:
        assert scores[name].right > 50, name


def test_random_banks_pass(tmp_path: Path) -> None:
    """Two standard errors leave a few of a hundred to luck, of each guesser; so several banks are tried."""
    scores = [score for seed in range(4) for score in guess(written(tmp_path / "course", plainly, 125, seed=seed))]
    assert sum(score.is_beyond for score in scores) <= 1
    assert abs(sum((score.right - score.chance) / score.error for score in scores)) / len(scores) < 0.6


def test_each_surest_question_is_named_with_its_cue(tmp_path: Path) -> None:
    course = written(tmp_path / "course", to_the_supervisor)
    found = check_guesses(course)
    assert [one.path for one in found if one.rule == "key-guessed"] == ["course.yml"] * 3
    cues = [one for one in found if one.rule == "key-cue"]
    seeded = [one for one in cues if _heading(tmp_path / "course", one).startswith("## Case ")]
    assert seeded[0] == cues[0] and len(seeded) > 5
    assert all("by form" in one.message for one in seeded)
    # A key may happen to have a second cue, which tells as much.
    assert sum("a word for the supervisor" in one.message for one in seeded) >= 0.9 * len(seeded)


def _heading(course: Path, finding: Finding) -> str:
    """Return the line that a finding names."""
    return (course / finding.path).read_text(encoding="utf-8").split("\n")[finding.line - 1]


def test_a_guesser_beyond_chance_tells_its_habits(tmp_path: Path) -> None:
    course = written(tmp_path / "course", with_a_pet_word)
    name, trace = scored(course)["words"].habits[0]
    assert name in ("“garden”", "“kitchen”", "“the garden”", "“the kitchen”")
    assert {trace.of_keys, trace.of_others} in ({0, 120}, {0, 60})
    told = run("course", "guess", cwd=tmp_path / "course").stdout
    assert re.search(r"(?m)^What helped words most \(in keys, in other options\): .*“kitchen” \(0, 120\)", told)


def test_the_same_questions_give_the_same_guesses(tmp_path: Path) -> None:
    one, other = (written(tmp_path / "course", longest) for _ in range(2))
    assert check_guesses(one) == check_guesses(other)


def item(*options: str, keys: tuple[int, ...] = (0,), stem: str = "", passage: str = "") -> Item:
    """An item with these options."""
    return Item(path="a.md", line=1, title=stem, stem=stem, options=options, keys=frozenset(keys), passage=passage)


def test_questions_that_share_a_case_are_guessed_together() -> None:
    same = ["Anna's blue bicycle stands outside", "Outside stands Anna's blue bicycle still"]
    items = [item("a", "b", stem=same[0]), item("a", "b", passage="m#x"), item("a", "b", stem=same[1])]
    items += [item("a", "b", passage="m#x"), item("a", "b", stem="Nothing like any other sentence")]
    groups = groups_of(items)
    assert groups[0] == groups[2] and groups[1] == groups[3] and len({*groups}) == 3
    folds = folds_of(items, 10)
    assert sorted(at for fold in folds for at in fold) == [0, 1, 2, 3, 4]
    assert all(({0, 2} <= {*fold}) == (0 in fold) and ({1, 3} <= {*fold}) == (1 in fold) for fold in folds)


def test_a_question_with_two_keys_takes_both(tmp_path: Path) -> None:
    course = written(tmp_path / "course", longest, keys=2)
    several = [one for one in scored(course)["form"].guesses if len(one.item.keys) == 2 and one.item.path == BANK]
    assert [one.item.chance for one in several] == [1 / 6] * 60
    assert sum(one.credit for one in several) > 50


def test_options_that_look_the_same_are_drawn(tmp_path: Path) -> None:
    course = written(
        tmp_path / "course", lambda draw, is_key: f"{draw.choice(VERBS):8}{draw.choice(NOUNS):8}".replace(" ", "x")
    )
    score = scored(course)["length"]
    own = [one.credit for one in score.guesses if one.item.path == BANK]
    assert own == [pytest.approx(1 / 3)] * 60


def test_the_limit_is_the_stricter_of_the_two(tmp_path: Path) -> None:
    few, many = (scored(written(tmp_path / str(count), plainly, count))["form"] for count in (30, 125))
    assert few.limit == pytest.approx(few.chance + 2 * few.error)
    assert many.limit == pytest.approx(many.chance + min(2 * many.error, MAX_POINTS / 100 * len(many.guesses)))


def test_of_few_questions_nobody_can_say(tmp_path: Path) -> None:
    home = copy_small_course(tmp_path)
    for bank in (home / "quizzes/bank").iterdir():
        bank.unlink()
    course = read_course(home)
    assert len(items_of(course)) < 20
    assert not any(score.is_beyond for score in guess(course))
    told = run("course", "guess", cwd=home)
    assert told.returncode == 0
    assert "fewer than 20" in told.stdout


def test_a_model_prefers_what_keys_had() -> None:
    examples = [Example([[(0, 1.0)], [(1, 1.0)], []], frozenset({0}))] * 5
    weights = fit(examples, 2)
    assert weights[0] > 0 > weights[1]
    assert probabilities(weights, [[(0, 1.0)], []])[0] > 0.5


def test_form_is_what_an_option_has_and_its_rivals_have_not() -> None:
    key, *others = form_of(item("Ask Ruth", "Post it, since it is late", "Wait, so that it fits"), {"Ruth": ["Ruth"]})
    assert key["Ruth"] == key["alone has Ruth"] == key["alone lacks an excuse or a reason"] == 1
    assert all("Ruth" not in one and one["an excuse or a reason"] == 1 for one in others)
    assert key["the fewest letters"] == 1


def test_the_command_names_errors_and_questions(tmp_path: Path) -> None:
    written(tmp_path / "course", longest)
    told = run("course", "guess", "--most", "3", cwd=tmp_path / "course")
    assert told.returncode == 1
    assert re.search(r"(?m)^length +\d+\.\d +\d+\.\d +\d+\.\d +beyond chance$", told.stdout)
    assert told.stdout.count("[key-guessed]") == 3
    assert told.stdout.count("[key-cue]") == 3
    found = json.loads(run("course", "guess", "--format", "json", cwd=tmp_path / "course").stdout)
    assert {one["rule"] for one in found} == {"key-guessed", "key-cue"} and len(found) == 13
    github = run("course", "guess", "--format", "github", cwd=tmp_path / "course").stdout
    assert github.count("::error file=course.yml,") == 3 and github.count("::warning file=quizzes/") == 10


def test_the_command_names_all_questions_of_a_file(tmp_path: Path) -> None:
    written(tmp_path / "course", longest)
    told = run("course", "guess", BANK, cwd=tmp_path / "course")
    assert told.stdout.count(f"\n{BANK}:") > 50
    assert re.search(rf"(?m)^{BANK}: form \d+\.\d, words \d+\.\d, length \d+\.\d, of 60; chance 20.0$", told.stdout)
    assert run("course", "guess", "gone.md", cwd=tmp_path / "course").returncode == 2


def test_the_command_stops_at_files_that_cannot_be_read(tmp_path: Path) -> None:
    written(tmp_path / "course", longest)
    (tmp_path / "course" / "quizzes/messages.md").write_text("Text.\n", encoding="utf-8")
    told = run("course", "guess", cwd=tmp_path / "course")
    assert (told.returncode, "[front-matter]" in told.stdout, "key-cue" in told.stdout) == (1, True, False)


def test_the_supervisor_is_counted_where_offered(tmp_path: Path) -> None:
    written(tmp_path / "course", to_the_supervisor)
    told = run("course", "guess", cwd=tmp_path / "course").stdout
    assert "63 questions offer to turn to the supervisor; in 2 of them, 2% of all, this is not the best answer." in told
