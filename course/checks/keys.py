"""Rules on what gives a key away without knowledge: its length, its place, and options that are not real ones."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence

from course.checks.chance import probability_of_at_least
from course.checks.quiz_blocks import all_questions
from course.checks.rule import Location, rule
from course.model import Course, Question
from course.text.readability import sentences
from course.text.typography import normalized

SIGNIFICANCE_LEVEL = 0.01
"""Below this probability a pattern of keys is taken for no chance."""

_ALL = re.compile(
    r"\b(?:all|none|both|neither) of (?:the|these|those) (?:above|others?|options?|answers?)\b", re.IGNORECASE
)
_ASKS = re.compile(r"\b(?:which|what|who|when|where)\b", re.IGNORECASE)
_DENIES = re.compile(r"\b(?:not|except|never|least|false|\w+n['’]t)\b", re.IGNORECASE)
_END = re.compile(r"[.?!]")
_NUMBERS = {"two": 2, "2": 2, "three": 3, "3": 3, "four": 4, "4": 4}
_CHOOSE = re.compile(
    r"\b(?:choose|pick|select|tick|check)(?: (?:the|any|only|exactly|all))? (two|three|four|[234])\b", re.IGNORECASE
)
"""How many options a question asks for: "Choose two"."""
_WHICH = re.compile(r"\b(?:which|what) (?:are )?(?:the )?(two|three|four|[234])\b", re.IGNORECASE)
"""How many things a question is about, which may all stand in one option: "Which two steps"."""
_SMALL = frozenset(
    "a an the to of in on at for and or is are was be it its her his your you she he they them their".split()
)


def _single(questions: Sequence[Question]) -> list[Question]:
    return [question for question in questions if len(question.keys) == 1 and len(question.options) > 1]


def _groups(course: Course) -> Iterator[tuple[str, int, str, list[Question]]]:
    """Each quiz and bank, then the course: where to report, what to call it, and its questions with one key."""
    for quiz in course.quizzes:
        yield quiz.document.path, 1, "this quiz", _single(quiz.questions)
    for bank in course.banks:
        yield bank.document.path, 1, "this bank", _single(bank.questions)
    if len(course.question_sets) > 1:
        yield "course.yml", 1, "the whole course", _single([question for _, question in all_questions(course)])


@rule(
    "key-length",
    "a quiz whose keys can be guessed by their length",
    fix="shorten keys or lengthen other options",
    example="the longest option is right in 8 of 8 questions",
    cause="content",
    severity="warning",
    awaits_text=True,
)
def revealing_lengths(course: Course) -> Iterator[Location]:
    """Quizzes in which the key is the longest option more often than chance allows."""
    for path, line, name, questions in _groups(course):
        longest = sum(_is_longest(question) for question in questions)
        chance = probability_of_at_least(longest, [1 / len(question.options) for question in questions])
        if chance < SIGNIFICANCE_LEVEL:
            what = f"in {name} the key is the longest option in {longest} of {len(questions)} questions"
            yield Location(path, line, f"{what}, which chance would do with a probability of {chance:.2g}")


def _is_longest(question: Question) -> bool:
    lengths = [len(option.text) for option in question.options]
    own = len(question.keys[0].text)
    return own == max(lengths) and lengths.count(own) == 1


@rule(
    "key-place",
    "a quiz whose keys can be guessed by their place",
    fix="move keys to other places",
    example="the second option is right in 8 of 8 questions",
    cause="content",
    severity="warning",
    awaits_text=True,
)
def revealing_positions(course: Course) -> Iterator[Location]:
    """Quizzes in which the key stands at one place more often than chance allows."""
    for path, line, name, questions in _groups(course):
        places = max((len(question.options) for question in questions), default=0)
        for place in range(places):
            able = [question for question in questions if len(question.options) > place]
            count = sum(question.options[place].is_key for question in able)
            # Any of the places could have stood out, so each may only be as unlikely as its share.
            chance = min(1.0, probability_of_at_least(count, [1 / len(question.options) for question in able]) * places)
            if chance < SIGNIFICANCE_LEVEL:
                what = f"in {name} the key is option {place + 1} in {count} of {len(able)} questions"
                yield Location(path, line, f"{what}, which chance would do with a probability of {chance:.2g}")


@rule(
    "option-all",
    "an option about the other options",
    fix="name what it stands for, or mark several keys",
    example="- [ ] All of the above",
    cause="content",
)
def options_about_others(course: Course) -> Iterator[Location]:
    """Options such as "all of the above"."""
    for path, question in all_questions(course):
        for option in question.options:
            if _ALL.search(option.text):
                yield Location(path, option.line, f"the option “{option.text}” is about the others")


@rule(
    "stem-negative",
    "a question that asks for what is not so, quietly",
    fix="ask for what is so, or write the word in bold",
    example="Which of these is not a record?",
    cause="content",
)
def hidden_negatives(course: Course) -> Iterator[Location]:
    """Questions that ask for what is not so, without saying it loudly."""
    for path, question in all_questions(course):
        word = _denial(question.stem.strip())
        if word and not word.isupper() and f"*{word}*" not in question.stem:
            what = f"“{question.title}” asks with “{word}”, which a hurried reader misses"
            yield Location(path, question.line, what)


def _denial(stem: str) -> str:
    """The word by which the question at the end of a stem asks for what is not so; empty where it does not.

    Found in steps, each of which reads the text once: one expression for all of it would try every question word with
    every denial.
    """
    asked = _END.split(stem[:-1])[-1] if stem.endswith("?") else ""
    start = _ASKS.search(asked)
    denial = _DENIES.search(asked, start.end()) if start else None
    return denial[0] if denial else ""


@rule(
    "key-count",
    "a question that does not say how many of its options are right, or says it wrongly",
    fix="end it with “Choose two.”, or with as many as there are; where one is right, say nothing",
    example="Which steps fit?, with two options marked [x]",
    cause="content",
)
def miscounted_keys(course: Course) -> Iterator[Location]:
    """Questions with several keys that do not say how many, and those that say a number they do not have."""
    for path, question in all_questions(course):
        asked = " ".join(sentences(" ".join(question.stem.split()))[-2:])
        count = len(question.keys)
        found = [*_CHOOSE.findall(asked), *(_WHICH.findall(asked) if count > 1 else ())]
        wanted = {_NUMBERS[number.lower()] for number in found}
        if count in (0, len(question.options)):
            continue  # that has a rule of its own
        if count > 1 and not wanted:
            what = f"“{question.title}” has {count} right options and does not say how many to choose"
            yield Location(path, question.line, what)
        elif wanted - {count}:
            numbers = " and ".join(map(str, sorted(wanted)))
            what = f"“{question.title}” asks for {numbers} and has {count} right option{'s' if count > 1 else ''}"
            yield Location(path, question.line, what, "ask for as many as there are")


@rule(
    "option-alike",
    "two options that differ in small words only",
    fix="reword one, or take it out",
    example="- [x] Ask the supervisor and - [ ] Ask your supervisor",
    cause="content",
    severity="warning",
    awaits_text=True,
)
def similar_options(course: Course) -> Iterator[Location]:
    """Options that differ in small words or in order only."""
    for path, question in all_questions(course):
        seen: dict[tuple[str, ...], str] = {}
        for option in question.options:
            text = normalized(option.text)
            core = _core(text)
            if core in seen and seen[core] != text:
                yield Location(path, option.line, f"the option “{option.text}” says nearly what another says")
            seen.setdefault(core, text)


def _core(text: str) -> tuple[str, ...]:
    return tuple(sorted(word for word in re.findall(r"[\w'’]+", text) if word not in _SMALL))


@rule(
    "question-twice",
    "two questions that ask the same",
    fix="take one out, or ask for something else",
    example="the same stem in two quizzes",
    cause="content",
    awaits_text=True,
)
def repeated_questions(course: Course) -> Iterator[Location]:
    """Questions that ask what another asks, in this quiz or another."""
    seen: dict[tuple[str, ...], str] = {}
    for path, question in all_questions(course):
        core = _core(normalized(question.stem))
        place = f"{path}#{question.id}"
        if core and core in seen:
            yield Location(path, question.line, f"“{question.title}” asks what {seen[core]} asks")
        seen.setdefault(core, place)


@rule(
    "pass-mark",
    "a pass mark that nobody reaches, or that guessing reaches",
    fix="set a mark between what guessing gives and 100",
    example="pass_mark: 25, with four options a question",
    cause="content",
    awaits_text=True,
)
def meaningless_pass_marks(course: Course) -> Iterator[Location]:
    """Pass marks that no learner can reach, or that guessing reaches."""
    for quiz in course.quizzes:
        line = quiz.lines.get("pass_mark", 1)
        if not quiz.questions:
            yield Location(quiz.document.path, line, f"nobody can reach {quiz.pass_mark}% of no questions")
            continue
        # Whoever guesses may know how many options are right, and must pick these and no other.
        known = [(len(question.options), len(question.keys)) for question in quiz.questions if question.keys]
        chances = [1 / math.comb(options, keys) for options, keys in known]
        guessed = 100 * sum(chances) / len(quiz.questions)
        if quiz.pass_mark <= guessed:
            yield Location(quiz.document.path, line, f"guessing reaches {guessed:.0f}%, and {quiz.pass_mark}% passes")
