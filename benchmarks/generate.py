"""Makes a course of any size, whole and without a finding: `python -m benchmarks.generate 10 FOLDER`."""

from __future__ import annotations

import random
import sys
from pathlib import Path

SCENES, QUESTIONS = 20, 10
"""A scenario's scenes; a quiz's questions, each with a passage of its own in the quiz's module."""

PLUGINS = "plugins: [search, course, mkdocs_quiz]\n"
"""What makes a site of a course; the last line of its mkdocs.yml."""

WORDS = (
    "you ask the client what she needs and write it down before you call the office about a page that a neighbor "
    "found on a phone late at night when nobody was there to say who may look at it or keep it for the file"
).split()


def sentence(chance: random.Random) -> str:
    """Twelve words that read like the course's own, the last too long to be taken for an initial."""
    words = [*(chance.choice(WORDS) for _ in range(11)), chance.choice([word for word in WORDS if len(word) > 3])]
    return f"{' '.join(words).capitalize()}."


def passage(number: int, question: int) -> str:
    """The sentence that a question quotes, unlike any other."""
    return f"In case {number} the worker keeps message {question} and tells her supervisor the same day."


def module(number: int, chance: random.Random) -> str:
    """A module with a passage for each question of its quiz."""
    teaches = "".join(f"  S{number}.{at}: passage-{at}\n" for at in range(QUESTIONS))
    passages = "\n".join(
        f"## Passage {at}\n\n{passage(number, at)} {' '.join(sentence(chance) for _ in range(7))}\n"
        for at in range(QUESTIONS)
    )
    return (
        f"---\ntitle: Module {number}\nsummary: Made for measuring.\nminutes: 20\nslides: [1]\n"
        f"objectives:\n  keep: Keep what must be kept.\nteaches:\n{teaches}---\n\n# Module {number}\n\n"
        f"{sentence(chance)}\n\n{passages}\n## Reflect\n\nWhat will you do?\n\n## Sources\n\n- Made up.\n"
    )


def scenario(number: int, chance: random.Random) -> str:
    """Twenty scenes: a ladder on which each scene leads one or two down, then three endings."""
    last = SCENES - 3
    scenes = []
    for at in range(SCENES):
        body = " ".join(sentence(chance) for _ in range(4))
        if at < last:
            ways = [min(at + 1, last), min(at + 2, last + 1), last + 2][: 3 if at == last - 1 else 2]
            after = "\n".join(f"- [{sentence(chance)[:-1]} {way}](#scene-{way})" for way in ways)
        else:
            alert = ("TIP", "WARNING", "CAUTION")[at - last]
            after = f"> [!{alert}]\n> {sentence(chance)} [Why](../docs/modules/module-{number}.md#passage-1)"
        scenes.append(f"## Scene {at}\n\n{body}\n\n{after}\n")
    return (
        f"---\ntitle: Case {number}\nsummary: Made for measuring.\nmodule: module-{number}\nobjectives: [keep]\n"
        f"minutes: 5\n---\n\n# Case {number}\n\n{sentence(chance)}\n\n" + "\n".join(scenes)
    )


def names(*numbers: int) -> str:
    """Two words of which no other text holds either, so that no question gives away the key of another."""
    word = "".join(WORDS[int(digit)][0] + "aeiouwxyzv"[int(digit)] for one in numbers for digit in f"{one:04}")
    return f"for {word}m and {word}r"


def question(number: int, at: int, chance: random.Random) -> str:
    """A question whose key is at no place of its own, and as often the shortest option as the longest."""
    said = sorted((f"{sentence(chance)[:-1]} {names(number, at, which)}" for which in range(3)), key=len)
    right, key = said.pop(at % 3), (number + at) % 3
    options = [f"- [ ] {wrong}\n> {sentence(chance)}" for wrong in said]
    options.insert(key, f"- [x] {right}")
    return (
        f"## Question {at}\n\n<quiz>\n\n{sentence(chance)} What now, in case {number} of {at}?\n\n"
        + "\n".join(options)
        + f'\n\n{sentence(chance)}\n\n> "{passage(number, at)}"\n'
        f"> [Module {number}](../docs/modules/module-{number}.md#passage-{at})\n\n</quiz>\n"
    )


def quiz(number: int, chance: random.Random) -> str:
    """Ten questions."""
    ids = ", ".join(f"question-{at}" for at in range(QUESTIONS))
    questions = "\n".join(question(number, at, chance) for at in range(QUESTIONS))
    return (
        f'---\ntitle: "Quiz {number}"\nmodule: module-{number}\npass_mark: 70\nobjectives:\n  keep: [{ids}]\n---\n\n'
        f"# Quiz {number}\n\n{questions}"
    )


def generate(size: int, folder: Path) -> None:
    """Write a course of `size` modules, scenarios and quizzes into a folder; the same size gives the same text."""
    chance = random.Random(size)
    for name in ("docs/modules", "scenarios", "quizzes", "data"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    numbers = range(size)
    for number in numbers:
        (folder / f"docs/modules/module-{number}.md").write_text(module(number, chance), encoding="utf-8")
        (folder / f"scenarios/case-{number}.md").write_text(scenario(number, chance), encoding="utf-8")
        (folder / f"quizzes/quiz-{number}.md").write_text(quiz(number, chance), encoding="utf-8")
    (folder / "docs/index.md").write_text("# A course made for measuring\n", encoding="utf-8")
    (folder / "course.yml").write_text(
        "id: made-for-measuring\ntitle: Made for measuring\nmodules:\n"
        + "".join(f"  - module-{number}\n" for number in numbers),
        encoding="utf-8",
    )
    statements = "".join(
        f"  - slide: {number}\n    title: Slide {number}\n    statements:\n"
        + "".join(f"      S{number}.{at}: Statement {at}.\n" for at in range(QUESTIONS))
        for number in numbers
    )
    (folder / "data/statements.yml").write_text(f"slides:\n{statements}", encoding="utf-8")
    nav = "".join(
        f"  - Case {number}:\n      - modules/module-{number}.md\n      - scenarios/case-{number}.md\n"
        f"      - quizzes/quiz-{number}.md\n"
        for number in numbers
    )
    (folder / "mkdocs.yml").write_text(
        f"site_name: Made for measuring\nnav:\n  - index.md\n{nav}{PLUGINS}", encoding="utf-8"
    )


if __name__ == "__main__":
    generate(int(sys.argv[1]), Path(sys.argv[2]))
