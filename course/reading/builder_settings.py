"""Settings of mkdocs.yml that the course depends on: pages left out of the site, and the repository's address."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import msgspec
import yaml

from course.reading.front_matter import Loader

ALWAYS_EXCLUDED = "/templates/"
"""What MkDocs leaves out by itself, besides what begins with a dot."""

_SPECIAL = re.compile(r"[*?\[\\!]")
_VIEW = re.compile(r"/(?:-/)?(?:edit|blob|tree|raw|src|_edit|browse)/")


class Builder(msgspec.Struct, frozen=True):
    """The settings of mkdocs.yml by name, as far as the file can be read."""

    settings: Mapping[str, str]

    def excluded(self, paths: Iterable[str]) -> frozenset[str]:
        """Those of some places in the site's sources that the site leaves out."""
        known = [*paths]
        hidden = (path for path in known if path.startswith(".") or "/." in path)
        patterns = [ALWAYS_EXCLUDED, *self._patterns("exclude_docs"), *self._patterns("draft_docs")]
        return frozenset([*hidden, *matching(patterns, known)])

    def unlisted(self, paths: Iterable[str]) -> frozenset[str]:
        """Those of some places that need not stand in the navigation."""
        return frozenset(matching(self._patterns("not_in_nav"), paths))

    def _patterns(self, name: str) -> list[str]:
        return [line for line in self.settings.get(name, "").split("\n") if line.strip() and line[0] != "#"]

    @property
    def repository(self) -> str:
        """The address of the course's repository on the web, without a slash at its end; empty where none is given."""
        stated = self.settings.get("repo_url", "").rstrip("/")
        edited = self.settings.get("edit_uri_template") or self.settings.get("edit_uri", "")
        if stated or not re.match(r"https?://", edited):
            return stated
        return _VIEW.split(edited)[0].rstrip("/")


def read_builder(source: str) -> Builder:
    """Read the settings of mkdocs.yml that are text; of a file that is no YAML, none."""
    try:
        root = yaml.compose(source, Loader=Loader)
    except (yaml.YAMLError, RecursionError, ValueError):
        return Builder({})
    pairs = root.value if isinstance(root, yaml.MappingNode) else ()
    return Builder({str(key.value): str(value.value) for key, value in pairs if isinstance(value, yaml.ScalarNode)})


def matching(patterns: list[str], paths: Iterable[str]) -> Iterable[str]:
    """Return the paths that patterns in the form of .gitignore name."""
    known = [*paths]
    if not any(map(_SPECIAL.search, patterns)):
        return [path for path in known if any(_names(pattern.rstrip(), path) for pattern in patterns)]
    # Loaded only for patterns with wildcards: it takes a tenth of the check's time.
    from pathspec.gitignore import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(patterns).match_files(known)


def _names(pattern: str, path: str) -> bool:
    """Return whether a pattern without wildcards names a path, or a folder that holds it."""
    is_anchored = "/" in pattern.rstrip("/")
    name = pattern.strip("/")
    parts = path.split("/")
    if is_anchored:
        return path.startswith(f"{name}/") or (path == name and not pattern.endswith("/"))
    return name in (parts[:-1] if pattern.endswith("/") else parts)
