"""`course.yml` and `data/statements.yml`: the course's order, and what the deck says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

import yaml
from msgspec import Meta

from course.model import Finding, Link, Statement
from course.reading.frontmatter import LOADER, Fields, read_fields


class CourseFields(Fields, kw_only=True):
    """What `course.yml` says."""

    title: str
    modules: Annotated[tuple[str, ...], Meta(min_length=1)]
    pass_mark: Annotated[int, Meta(ge=1, le=100)] = 75
    abbreviations: tuple[str, ...] = ()


class SlideFields(Fields, kw_only=True):
    """A slide of the deck."""

    slide: int
    title: str
    statements: Mapping[str, str]


class DeckFields(Fields, kw_only=True):
    """The deck, slide by slide."""

    slides: tuple[SlideFields, ...]


@dataclass(frozen=True)
class Settings:
    """What `course.yml` says, each module with its line."""

    title: str
    modules: Mapping[str, int]
    pass_mark: int
    abbreviations: frozenset[str] = frozenset()


def read_settings(path: str, source: str) -> tuple[Settings, tuple[Finding, ...]]:
    """Read `course.yml`."""
    front = read_fields(CourseFields, path, source)
    if front.fields is None:
        return Settings("", {}, 75), front.findings
    modules = {slug: front.lines.get(f"modules.{at}", 1) for at, slug in enumerate(front.fields.modules)}
    return Settings(front.fields.title, modules, front.fields.pass_mark, frozenset(front.fields.abbreviations)), ()


def read_statements(path: str, source: str) -> tuple[tuple[Statement, ...], tuple[Finding, ...]]:
    """Read the statements of the deck."""
    front = read_fields(DeckFields, path, source)
    slides = front.fields.slides if front.fields else ()
    statements = tuple(
        Statement(id, slide.slide, slide.title, text, front.lines.get(f"slides.{at}.statements.{id}", 1))
        for at, slide in enumerate(slides)
        for id, text in slide.statements.items()
    )
    return statements, front.findings


def read_navigation(source: str) -> tuple[Link, ...]:
    """Read the entries under `nav` in mkdocs.yml; the builder itself says what is wrong with the rest of the file."""
    try:
        root = yaml.compose(source, Loader=LOADER)
    except (yaml.YAMLError, RecursionError):
        return ()
    pairs = root.value if isinstance(root, yaml.MappingNode) else ()
    pending = [(value, "") for key, value in pairs if key.value == "nav"]
    found = []
    while pending:
        node, title = pending.pop()
        if isinstance(node, yaml.SequenceNode):
            pending += [(item, title) for item in reversed(node.value)]
        elif isinstance(node, yaml.MappingNode):
            pending += [(value, str(key.value)) for key, value in reversed(node.value)]
        elif isinstance(node, yaml.ScalarNode):
            found.append(Link(str(node.value), title, node.start_mark.line + 1))
    return tuple(found)
