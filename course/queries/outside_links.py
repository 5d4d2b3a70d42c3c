"""Links to other hosts."""

from __future__ import annotations

from collections.abc import Iterator

from course.model import Course


def outside_links(course: Course) -> Iterator[tuple[str, str, int]]:
    """Yield every address on another host once, with the first page and line that links it."""
    seen: set[str] = set()
    for document in course.documents.values():
        for link in document.links:
            address = link.target.partition("#")[0]
            if link.scheme in ("http", "https") and address not in seen:
                seen.add(address)
                yield address, document.path, link.line
