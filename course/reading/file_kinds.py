"""Kinds of files in the repository, told by their paths."""

from __future__ import annotations

from course.model.site_paths import is_site_source


def is_page(path: str) -> bool:
    """Return whether a file is a page."""
    return path.endswith(".md") and ("/" not in path or is_site_source(path))


def is_template(path: str) -> bool:
    """Return whether a file is a template of the theme."""
    return path.startswith("overrides/") and path.endswith(".html")


def is_review(path: str) -> bool:
    """Return whether a file holds reviews of answers."""
    return path.startswith("reviews/") and path.endswith(".yml") and not is_look(path)


def is_look(path: str) -> bool:
    """Return whether a file says who has looked at what."""
    return path.startswith("reviews/experts/") and path.endswith(".yml")


def is_unparsed_text(path: str) -> bool:
    """Return whether a file is content that no other reader opens; a merge may have left its marks there too."""
    return path == "agency.example.yml" or (
        path.startswith("docs/") and path.endswith((".json", ".yml", ".csv", ".txt"))
    )
