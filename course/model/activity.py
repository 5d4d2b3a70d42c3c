"""An activity: something to do between two paragraphs of a module or in a scene, answered in place and never scored."""

from __future__ import annotations

from typing import Literal

import msgspec

from course.model.option import Option

ActivityKind = Literal["check", "sort", "spot", "say", "call"]
"""In scenes: `say` asks for the learner's own words, `call` for what an ending rests on."""


class SortItem(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One thing to be put into a group, with the reason why it belongs there."""

    text: str
    group: str
    reason: str
    line: int


class Phrase(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A part of a post that can be tapped."""

    text: str
    is_key: bool
    """Whether it tells what the post should not."""


class Activity(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A question, things to sort, a post to look through, or a reply to write, each part as written."""

    kind: ActivityKind
    line: int
    last: int
    task: str
    """What is asked."""
    options: tuple[Option, ...] = ()
    """Of a check or call, its answers; those of a check each with its feedback."""
    items: tuple[SortItem, ...] = ()
    """Of things to sort."""
    phrases: tuple[Phrase, ...] = ()
    """Of a post, its parts in order."""
    reasons: tuple[str, ...] = ()
    """Why each part tells something, in the order of the parts."""
    replies: tuple[str, ...] = ()
    """Of a reply to write, sound ones to hold it against."""
    slips: tuple[tuple[int, str], ...] = ()
    """The lines that no reader would take for a part of it, each with what is wrong."""

    @property
    def groups(self) -> tuple[str, ...]:
        """Return the groups to sort into, in the order in which the task names them."""
        found = dict.fromkeys(item.group for item in self.items)
        task = self.task.casefold()
        return tuple(sorted(found, key=lambda group: task.find(group.casefold()) % (len(task) + 1)))
