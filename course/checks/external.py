"""Links to other hosts, tried one by one; never part of the check that blocks, since a host may be down for an hour."""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

from course.model import Course, Finding

SECONDS = 20
AGENT = "Mozilla/5.0 (compatible; course-link-check)"


def external_links(course: Course) -> Iterator[tuple[str, str, int]]:
    """Every address on another host once, with the first page and line that links it."""
    seen: set[str] = set()
    for document in course.documents.values():
        for link in document.links:
            address = link.target.partition("#")[0]
            if link.target.startswith(("http://", "https://")) and address not in seen:
                seen.add(address)
                yield address, document.path, link.line


def try_links(course: Course) -> list[Finding]:
    """Ask every address for its page; gives a finding for each that is gone or does not answer."""
    links = [*external_links(course)]
    with ThreadPoolExecutor(8) as pool:
        answers = pool.map(lambda link: why_dead(link[0]), links)
        dead = [
            Finding(path, line, "link-dead", f"{address} {why}; correct the address, or find a copy that lasts")
            for (address, path, line), why in zip(links, answers, strict=True)
            if why
        ]
    if len(dead) == len(links) > 1:
        what = f"none of {len(links)} hosts answers; see that this machine is online, and try again"
        return [Finding("course.yml", 1, "link-dead", what)]
    return dead


def why_dead(address: str) -> str | None:
    """What is wrong with an address; None where a page answers, or only refuses machines."""
    request = urllib.request.Request(address, headers={"User-Agent": AGENT})
    try:
        with urllib.request.urlopen(request, timeout=SECONDS):
            return None
    except urllib.error.HTTPError as error:
        # Many sites answer a script with 401, 403 or 429 and a person with the page.
        return None if error.code in (401, 403, 405, 429) else f"answers with {error.code}"
    except (urllib.error.URLError, OSError, ValueError) as error:
        return f"does not answer ({getattr(error, 'reason', error)})"
