"""The first lines of a comparison: what to look at before anything else, and how much changed of each kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from course.comparing.change import Comparison, EntryChange
from course.model.site_paths import MODULES

NAMED = 6
"""As many things are named in one line at most."""


class Changed(Protocol):
    """Anything that is new, gone or changed."""

    @property
    def how(self) -> str:
        """Return which of these."""


def warnings(found: Comparison) -> list[str]:
    """Return what may do harm."""
    return [*_losses(found), *_broken(found)]


def _losses(found: Comparison) -> Iterator[str]:
    if found.former_id:
        yield (
            f"The course's id was {found.former_id}: browsers keep progress under it, so what every learner has done"
            " would be out of sight. Put it back unless that is meant."
        )
    if found.lost:
        yield (
            f"Gone under their names: {_named(found.lost)}. What learners did there is kept by the file's name, so it"
            " counts there no longer."
        )
    if modules := [path for path in found.lost if path.startswith(f"{MODULES}/")]:
        yield f"Links to assignments that were sent before still ask for {_named(modules)}."
    if paths := [path.name for path in found.paths if path.how == "gone"]:
        yield f"Assignments that were sent for these learning paths name a path that is gone: {_named(paths)}."
    carried = {"modules", "scenarios", "pass_mark"}
    if paths := [path.name for path in found.paths if path.how == "changed" and carried & {*_fields(path)}]:
        yield f"Assignments that were sent before keep what these learning paths asked then: {_named(paths)}."


def _fields(entry: EntryChange) -> Iterator[str]:
    yield from (field.what for field in entry.fields)


def _broken(found: Comparison) -> Iterator[str]:
    for one in found.scenarios:
        if one.lost_endings:
            yield f"In “{one.title}” no way leads to the ending: {_named(one.lost_endings)}."
    for what, words in (
        ("another key", "Questions with another key"),
        ("key reworded", "Questions whose key is reworded"),
    ):
        if titles := [one.title for one in found.questions if one.keys == what]:
            yield f"{words}: {_named(titles)}."
    if lost := [one.name for one in found.objectives if one.how == "gone"]:
        yield f"Objectives lost: {_named(lost)}."
    if found.unread:
        yield f"{_count(len({one.finding.path for one in found.unread}), 'file')} could not be read and compared."
    if recent := [one.id for one in found.stale if one.is_recent]:
        yield f"Past their review date since then: {_named(recent)}."
    if found.translations:
        passages = sum(len(one.stale) + len(one.missing) for one in found.translations)
        yield f"{_count(passages, 'passage')} to be translated anew."
    if waiting := found.confirmations.waiting:
        yield f"{_count(len(waiting), 'answer')} not confirmed yet."


def counts(found: Comparison) -> list[str]:
    """Return how much changed of each kind, as far as anything did."""
    resting = {answer.id for page in found.pages for section in page.sections for answer in section.answers}
    minutes = found.durations[0] if found.durations else None
    lines = [
        _tally("Cases", found.scenarios),
        _tally("Questions", found.questions),
        _tally("Objectives", found.objectives),
        _tally("Modules", [one for one in found.pages if one.kind == "module"]),
        _tally("Other pages", [one for one in found.pages if one.kind != "module"]),
        f"Answers that rest on a passage that changed: {len(resting)}" if resting else "",
        f"Minutes of all modules: {minutes.before} → {minutes.after}"
        if minutes and minutes.before != minutes.after
        else "",
        f"Asked again of learners who have completed a module: {_count(len(found.again), 'thing')}"
        if found.again
        else "",
    ]
    return [line for line in lines if line]


def _tally(what: str, changes: Sequence[Changed]) -> str:
    """Return how many are new, changed and gone; "" where none is."""
    words = {"added": "new", "changed": "changed", "gone": "gone"}
    numbers = {how: sum(one.how == how for one in changes) for how in words}
    told = ", ".join(f"{number} {words[how]}" for how, number in numbers.items() if number)
    return f"{what}: {told}" if told else ""


def _named(names: Sequence[str]) -> str:
    some = [name if len(name) <= 80 else f"{name[:79]}…" for name in names[:NAMED]]
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return ", ".join(some) + more


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'s' if number != 1 else ''}"
