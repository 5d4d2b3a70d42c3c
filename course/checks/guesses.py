"""Rules on what guessers make of the questions, which know nothing of the course; `course guess` tries them."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from course.checks.banks import supervisor_counts
from course.checks.rule import Location, rule
from course.guessing.guessers import MIN_QUESTIONS, Guess, Score, guess
from course.model import Course, cached_on_course

MAX_HABITS = 12
"""How many habits of a guesser that is beyond chance are named."""


@cached_on_course
def scores_of(course: Course) -> tuple[Score, ...]:
    """Return the score of every guesser over all questions of a course."""
    return guess(course)


@rule(
    "key-guessed",
    "questions whose keys are guessed by the guessers of `course guess`, which know nothing of the course",
    fix="reword those that course guess names, until keys and other options are worded alike",
    example="in 38 of 56 questions the key is the option that gives no reason",
    cause="content",
    needs_guessing=True,
)
def guessed_keys(course: Course) -> Iterator[Location]:
    """Guessers that have more questions right than chance allows."""
    for score in scores_of(course):
        if score.is_beyond:
            total = len(score.guesses)
            what = f"the guesser by {score.guesser} has {score.right:.0f} of {total} questions right"
            allowed = f"chance gives {score.chance:.1f}, and {score.limit:.1f} is the most that may be luck"
            yield Location("course.yml", course.lines.get("bank", 1), f"{what}, while {allowed}")


@rule(
    "key-cue",
    "a question whose key a guesser of `course guess` is sure of, with the cue that gave it away",
    fix="take the cue out of the key, or give it to other options too",
    example="the key alone sends to the supervisor",
    cause="content",
    severity="warning",
    needs_guessing=True,
)
def revealing_cues(course: Course) -> Iterator[Location]:
    """Questions that a guesser has right, those of which it is surest first."""
    found: dict[tuple[str, int], list[Guess]] = {}
    for score in scores_of(course):
        for one in score.guesses:
            if one.credit == 1 and one.cue:
                found.setdefault((one.item.path, one.item.line), []).append(one)
    surest = {place: sorted(guesses, key=lambda one: -one.sureness) for place, guesses in found.items()}
    for (path, line), guesses in sorted(surest.items(), key=lambda one: (-one[1][0].sureness, one[0])):
        how = ", ".join(f"by {one.guesser} ({one.sureness:.0%}: {one.cue})" for one in guesses)
        yield Location(path, line, f"“{guesses[0].item.title}” is guessed {how}")


def file_lines(course: Course, files: Collection[str]) -> Iterator[str]:
    """Return how many questions of some files every guesser had right, a line for each."""
    for file in sorted(files):
        own = {score.guesser: [one for one in score.guesses if one.item.path == file] for score in scores_of(course)}
        if asked := next(iter(own.values())):
            right = ", ".join(f"{name} {sum(one.credit for one in guesses):.1f}" for name, guesses in own.items())
            yield f"{file}: {right}, of {len(asked)}; chance {sum(one.item.chance for one in asked):.1f}"


def score_lines(course: Course) -> Iterator[str]:
    """What every guesser had right, line by line, and how often options send to the supervisor."""
    scores = scores_of(course)
    count = len(scores[0].guesses)
    several = sum(len(one.item.keys) > 1 for one in scores[0].guesses)
    yield f"{count} questions, {several} of them with several keys, all of which must be picked."
    yield f"{'Guesser':<10}{'Right':>8}{'Chance':>9}{'At most':>9}"
    for score in scores:
        figures = f"{score.guesser:<10}{score.right:>8.1f}{score.chance:>9.1f}{score.limit:>9.1f}"
        yield figures + ("   beyond chance" if score.is_beyond else "")
    for score in scores:
        if score.is_beyond:
            told = [f"{name} ({one.of_keys:.0f}, {one.of_others:.0f})" for name, one in score.habits[:MAX_HABITS]]
            yield f"What helped {score.guesser} most (in keys, in other options): {', '.join(told)}."
    if count < MIN_QUESTIONS:
        yield f"These are fewer than {MIN_QUESTIONS}, of which nobody can say what is luck."
    if course.bank_requirements.supervisor:
        offered, wrong = supervisor_counts(course)
        yield (
            f"{offered} questions offer to turn to the supervisor; in {wrong} of them, "
            f"{wrong / max(1, count):.0%} of all, this is not the best answer."
        )
