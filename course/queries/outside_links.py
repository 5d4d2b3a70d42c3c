"""Links to other hosts."""

from __future__ import annotations

from collections.abc import Iterator

from course.model import Course
from course.reading.link_target import SOURCES


def outside_links(course: Course) -> Iterator[tuple[str, str, int]]:
    """Yield every address on another host once, with the first page and line that links it; then those of sources."""
    seen: set[str] = set()
    for document in course.documents.values():
        for link in document.links:
            address = link.target.partition("#")[0]
            if link.scheme in ("http", "https") and address not in seen:
                seen.add(address)
                yield address, document.path, link.line
    for source in course.sources.values():
        address = source.address.partition("#")[0]
        if address and address not in seen:
            seen.add(address)
            yield address, SOURCES, source.line
