"""Rules, and the decorator that makes one of a function."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple, TypedDict, TypeVar, Unpack

import msgspec

from course.model import Finding

Severity = Literal["error", "warning"]
Cause = Literal["files", "settings", "form", "links", "content", "writing", "review"]

CAUSES: dict[Cause, str] = {
    "files": "files that can't be read",
    "settings": "front matter, settings and data",
    "form": "the form of blocks and lists",
    "links": "links",
    "content": "content",
    "writing": "writing",
    "review": "answers to be confirmed",
}
"""What goes wrong, in the order in which it is reported: whatever comes first may be the cause of what follows."""


class Location(NamedTuple):
    """A place where a rule is broken, and what is wrong there; `fix` where the rule's own advice is too general."""

    path: str
    line: int
    what: str
    fix: str = ""


Find = Callable[..., Iterator[Location]]
F = TypeVar("F", bound=Find)


class Rule(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """A rule: its id, what it catches, how to fix it, and the function that finds where it is broken."""

    id: str
    label: str
    """What it catches."""
    fix: str
    example: str
    """What breaks it, as a writer might have written it."""
    cause: Cause
    find: Find
    """Takes the course; a rule on the built site takes its pages too."""
    severity: Severity = "error"
    """An error stops the build; a warning asks for a look."""
    needs_all: bool = False
    """Whether it waits until every file can be read and no block is malformed: one slip would be told many times."""
    awaits_text: bool = False
    """Whether it waits while the file still says what is to be written in it: it is on the text as a whole."""
    form: int = 0
    """The rank of a slip in the form of a page, and 0 for what is no such slip. While a page has one, all else on it
    waits, since it may only follow; one of rank 1 (the page as a whole) silences all others, and any silences those of
    higher rank within a line of it."""
    follows: tuple[str, ...] = ()
    """The rules it waits for, since breaking one of them breaks it too."""
    needs_build: bool = False
    """Whether it waits for a build to be published: while the site is served, live reload writes into its pages."""
    needs_network: bool = False
    """Whether it asks other hosts: it is tried only when somebody wants that."""
    needs_guessing: bool = False
    """Whether it trains guessers, which takes seconds: it is tried by a command of its own."""

    def findings(self, *read: object) -> Iterator[Finding]:
        """Return everything in what was read that breaks this rule."""
        for location in self.find(*read):
            # One line, whatever is quoted in it: a link or a blank may run over several.
            message = " ".join(f"{location.what}; {location.fix or self.fix}".split())
            yield Finding(location.path, location.line, self.id, message)


_REGISTRY: dict[str, Rule] = {}


class Options(TypedDict, total=False):
    """The arguments of a rule that most rules leave out; see `Rule`."""

    severity: Severity
    needs_all: bool
    awaits_text: bool
    form: int
    follows: tuple[str, ...]
    needs_build: bool
    needs_network: bool
    needs_guessing: bool


def rule(id: str, label: str, *, fix: str, example: str, cause: Cause, **options: Unpack[Options]) -> Callable[[F], F]:
    """Register the function below as a rule; see `Rule` for the arguments.

    Raises:
        ValueError: where another rule has the id.
    """

    def register(find: F) -> F:
        if id in _REGISTRY:
            raise ValueError(f"two rules are called {id}; rename one")
        _REGISTRY[id] = Rule(id=id, label=label, fix=fix, example=example, cause=cause, find=find, **options)
        return find

    return register


def registered(id: str) -> Rule | None:
    """Return the rule with that id, if it was loaded."""
    return _REGISTRY.get(id)


def rules_in(module: str) -> tuple[Rule, ...]:
    """Return the rules of a module, in the order in which they stand there."""
    return tuple(one for one in _REGISTRY.values() if one.find.__module__ == module)


def severity_of(finding: Finding) -> Severity:
    """Return whether a finding stops the build (`error`) or asks for a look (`warning`)."""
    found = registered(finding.rule)
    return found.severity if found else "error"


def cause_of(finding: Finding) -> str:
    """Return what goes wrong with a finding, as `CAUSES` says it."""
    found = registered(finding.rule)
    return CAUSES[found.cause if found else "content"]


def location_of(finding: Finding) -> Location:
    """Return the location of a reader's finding, its message split into what is wrong and how to fix it."""
    what, _, fix = finding.message.partition("; ")
    return Location(finding.path, finding.line, what, fix)
