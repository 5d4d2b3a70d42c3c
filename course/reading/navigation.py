"""`mkdocs.yml`: the entries of its menu, and what in it keeps the course from being built."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any

import yaml

from course.model import Finding, Link
from course.reading.front_matter import Tree, compose
from course.reading.validation import Place

PLUGINS = {"course", "mkdocs_quiz"}
"""The plugins that make a course of a site."""

_ENTRY = "write it as - Name: path/of/the/page.md"


def read_navigation(path: str, source: str) -> tuple[tuple[Link, ...], tuple[Finding, ...]]:
    """Read the entries under `nav`; where the file can't be used as it is, what keeps it from that."""
    tree = compose(path, source, constructs=False)
    findings = tree.findings or tuple(_faults(path, source, tree))
    if findings:
        return (), findings
    entries = sorted(_entries(tree.nodes), key=lambda entry: entry[1].start_mark.index)
    return tuple(Link(target=node.value, text=title, line=node.start_mark.line + 1) for title, node in entries), ()


def _entries(nodes: Mapping[Place, Any]) -> Iterator[tuple[str, Any]]:
    """Every page of the menu as it is written, with its name there."""
    for place, node in nodes.items():
        if place[:1] == ("nav",) and len(place) > 1 and isinstance(node, yaml.ScalarNode):
            yield "" if place[-1].isdigit() else place[-1], node


_NEEDED = {
    "site_name": "the name of the site",
    "nav": "a list of pages",
    "plugins": "a list with search, course and mkdocs_quiz",
}


def _faults(path: str, source: str, tree: Tree) -> Iterator[Finding]:
    """Yield what the site's builder would stop at, or take for something else than it was meant for."""
    if not tree.nodes:
        what = "it holds no settings; put back what was in it, such as the lists nav: and plugins:"
        yield Finding(path, 1, "front-matter", what)
        return
    for name, message in (*_missing(tree), *_plugins(tree)):
        yield Finding(path, tree.line((name,)), "front-matter", message)
    for title, node in _entries(tree.nodes):
        if message := _entry_fault(title, node):
            yield Finding(path, node.start_mark.line + 1, "front-matter", message)


def _missing(tree: Tree) -> Iterator[tuple[str, str]]:
    """Settings that must be there, and lists that are none."""
    unknown = [place[0] for place in tree.nodes if len(place) == 1 and place[0] not in _NEEDED]
    for name, what in _NEEDED.items():
        node = tree.nodes.get((name,))
        guess = next(iter(get_close_matches(name, unknown, 1, 0.7)), "")
        if node is None and guess:
            yield guess, f"`{guess}` is no setting; write {name}"
        elif node is None:
            yield name, f"`{name}` is missing; write {name}: at the start of a line, and {what} there"
        elif name != "site_name" and not isinstance(node, yaml.SequenceNode):
            fix = "put each entry on a line of its own, after two spaces, a hyphen and a space"
            yield name, f"`{name}` is not a list; {fix}"


def _plugins(tree: Tree) -> Iterator[tuple[str, str]]:
    """Plugins without which the site has no scenario and no quiz."""
    node = tree.nodes.get(("plugins",))
    named = {_name(entry) for entry in node.value} if isinstance(node, yaml.SequenceNode) else PLUGINS
    for plugin in sorted(PLUGINS - named):
        yield "plugins", f"`plugins` leaves out {plugin}, which shows scenarios and quizzes; add - {plugin} to the list"


def _name(entry: Any) -> str:
    """Return what an entry of a list is called, be it a name alone or a name with settings."""
    if isinstance(entry, yaml.MappingNode) and entry.value:
        return str(entry.value[0][0].value)
    return str(entry.value)


def _entry_fault(title: str, node: Any) -> str:
    """Return what is wrong with the form of an entry of the menu; "" if nothing is."""
    target = str(node.value)
    if not target:
        return (
            f"the menu's entry “{title}” has no page; {_ENTRY}" if title else f"an entry of the menu is empty; {_ENTRY}"
        )
    if found := re.fullmatch(r"(.*\S)[ :]\s*(\S+\.md)", target):
        return f"the colon and the space after the name are missing; write - {found[1].rstrip(':')}: {found[2]}"
    if re.match(r"[-–—‐•*]", target):
        return f"the entry does not begin with a hyphen and a space; {_ENTRY}"
    if "\\" in target:
        return f"the path has backslashes; write {target.replace(chr(92), '/')}"
    if target.startswith(("docs/", "./docs/")):
        return f"paths in the menu begin inside docs/; write {target.partition('docs/')[2]}"
    return ""
