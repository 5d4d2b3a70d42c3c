"""Rules on question banks: what is in them, and that there are questions enough for every objective."""

from __future__ import annotations

from collections.abc import Iterator

from course.checks.rule import Location, rule
from course.guessing.form import pattern_of
from course.guessing.item import items_of
from course.model import Course, Module, Quiz
from course.queries.unwritten import is_unwritten


@rule(
    "bank-question",
    "a question of a bank that its module has already, or a new case that is no question",
    fix="give each question of a module a heading of its own, and name those of this bank only",
    example="new_cases: [a-late-call], with no such heading",
    cause="content",
)
def mismatched_questions(course: Course) -> Iterator[Location]:
    """Questions whose slug stands elsewhere in the module's quizzes and banks, and new cases that are not there."""
    for bank in course.banks:
        own = {question.id for question in bank.questions}
        for at, id in enumerate(bank.new_cases):
            if id not in own:
                line = bank.lines.get(f"new_cases.{at}", 1)
                yield Location(bank.document.path, line, f"the new case `{id}` is no question of this bank")
        taken = {question.id: quiz.document.path for quiz in _before(course, bank) for question in quiz.questions}
        for question in bank.questions:
            if question.id in taken:
                what = f"the question “{question.title}” has the slug of one in {taken[question.id]}, {question.id}"
                yield Location(bank.document.path, question.line, what)


def _before(course: Course, bank: Quiz) -> list[Quiz]:
    """Return the quizzes and banks of the same module that stand before a bank."""
    together = course.question_sets_of(bank.module)
    return [*together[: together.index(bank)]] if bank in together else []


@rule(
    "bank-size",
    "an objective with fewer questions than course.yml asks for",
    fix="write more in the bank of the module; course.yml says under `bank` how many there must be",
    example="per_objective: 4, and an objective with three questions",
    cause="content",
    needs_all=True,
    follows=("course-order", "module-known", "module-whole", "objective-question", "objective-idle", "bank-question"),
)
def short_banks(course: Course) -> Iterator[Location]:
    """Objectives with too few questions in quiz and bank together, or with too few new cases."""
    wanted = course.bank_requirements
    for module in course.modules if wanted.per_objective or wanted.new_cases else ():
        if is_unwritten(course, *(quiz.document.path for quiz in course.question_sets_of(module.slug))):
            continue  # whoever wrote a part of them goes on
        for objective, text in module.objectives.items():
            found = _questions_of(course, module, objective)
            new = found & {id for bank in course.question_sets_of(module.slug) for id in bank.new_cases}
            line = module.lines.get(f"objectives.{objective}", 1)
            if len(found) < wanted.per_objective:
                what = f"the objective “{text}” has {len(found)} of at least {wanted.per_objective} questions"
                yield Location(module.document.path, line, what)
            elif len(new) < wanted.new_cases:
                what = f"the objective “{text}” has {len(new)} of at least {wanted.new_cases} new cases"
                yield Location(module.document.path, line, what, "name more of its questions under `new_cases`")


def _questions_of(course: Course, module: Module, objective: str) -> set[str]:
    """Return the ids of the questions that practice an objective, in quizzes and banks."""
    return {id for quiz in course.question_sets_of(module.slug) for id in quiz.objectives.get(objective, ())}


@rule(
    "supervisor-best",
    "too few questions in which to ask the supervisor is offered and is not the best answer",
    fix="write more in which this is too slow, already settled, or the learner's own duty; course.yml says how many",
    example="supervisor_wrong: 20, and it is the key wherever it is offered",
    cause="content",
    needs_all=True,
)
def rewarded_supervisors(course: Course) -> Iterator[Location]:
    """That to turn to the supervisor is offered as a distractor in fewer questions than course.yml asks for."""
    wanted = course.bank_requirements.supervisor_wrong
    if not wanted:
        return
    count = len(items_of(course))
    offered, wrong = supervisor_counts(course)
    if 100 * wrong < wanted * count:
        line = course.lines.get("bank.supervisor_wrong", 1)
        what = f"{offered} of {count} questions offer to ask the supervisor, and in {wrong} this is not the best answer"
        yield Location("course.yml", line, f"{what}, where {wanted}% of all should be so")


def supervisor_counts(course: Course) -> tuple[int, int]:
    """Return in how many questions an option sends to the supervisor, and in how many of them no key does."""
    pattern = pattern_of(course.bank_requirements.supervisor)
    sent = [[bool(pattern and pattern.search(option)) for option in item.options] for item in items_of(course)]
    keyed = [any(one[at] for at in item.keys) for one, item in zip(sent, items_of(course), strict=True)]
    return sum(map(any, sent)), sum(any(one) and not key for one, key in zip(sent, keyed, strict=True))
