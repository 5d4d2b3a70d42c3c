"""Links to other hosts, tried one by one; never part of the check that blocks, since a host may be down for an hour."""

from __future__ import annotations

from collections.abc import Iterator

from course.checks.rule import Location, rule
from course.model import Course
from course.queries.outside_links import outside_links


@rule(
    "link-dead",
    "a link to another host that is gone or does not answer, where the check is told to try them",
    fix="correct the address, or find a copy that lasts",
    example="[the survey](https://example.org/gone), which answers with 404",
    cause="links",
    needs_network=True,
)
def dead_links(course: Course) -> Iterator[Location]:
    """Addresses that are gone or do not answer, each asked for its page."""
    # Loaded only where it is asked for: it takes longer than a small course's check.
    from course.checks.network import ask_all

    links = [*outside_links(course)]
    answers = ask_all([address for address, _, _ in links])
    dead = [(link, why) for link in links if (why := answers[link[0]])]
    if len(dead) == len(links) > 1:
        what = f"none of {len(links)} hosts answers"
        yield Location("course.yml", 1, what, "see that this machine is online, and try again")
        return
    for (address, path, line), why in dead:
        yield Location(path, line, f"{address} {why}")
