"""What a rule is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from course.model import Course, Finding

Severity = Literal["error", "warning"]


class Location(NamedTuple):
    """A place where a rule is broken, and what is wrong there; `fix` where the rule's own advice is too general."""

    path: str
    line: int
    what: str
    fix: str = ""


@dataclass(frozen=True)
class Rule:
    """A rule: its id, what it catches, how to fix it, and the function that finds where it is broken."""

    id: str
    label: str
    fix: str
    find: Callable[..., Iterator[Location]]
    """Takes the course; a rule on the built site takes its pages too."""
    example: str
    """What breaks it, as a writer might have written it."""
    severity: Severity = "error"
    """An error stops the build; a warning asks for a look."""
    needs_all: bool = False
    """Whether it waits until every file can be read and no block is malformed: one slip would be told many times."""
    form: int = 0
    """How early a slip in the form of a page is told, and 0 for what is no such slip. While a page has one, all else on
    it waits, since it may only follow; one told first (1: the page as a whole) silences all others, and any silences
    those told later within a line of it."""
    needs_build: bool = False
    """Whether it waits for a build to be handed out: while the site is served, live reload writes into its pages."""

    needs_network: bool = False
    """Whether it asks other hosts: it is tried only when somebody wants that."""

    def findings(self, *read: object) -> Iterator[Finding]:
        """Everything in what was read that breaks this rule."""
        for spot in self.find(*read):
            # One line, whatever is quoted in it: a link or a blank may run over several.
            message = " ".join(f"{spot.what}; {spot.fix or self.fix}".split())
            yield Finding(spot.path, spot.line, self.id, message)


def location_of(finding: Finding) -> Location:
    """A reader's finding as a spot: its message parted into what is wrong and how to fix it."""
    what, _, fix = finding.message.partition("; ")
    return Location(finding.path, finding.line, what, fix)


def unread(rule: str) -> Callable[[Course], Iterator[Location]]:
    """A function that passes on what the readers reported under the name of a rule."""

    def find(course: Course) -> Iterator[Location]:
        return (location_of(finding) for finding in course.unread if finding.rule == rule)

    return find
