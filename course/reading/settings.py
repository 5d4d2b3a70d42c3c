"""`course.yml` and `data/statements.yml`: the course's order, and what the deck says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal

from msgspec import Meta

from course.model import Finding, LearningPath, Statement
from course.reading.front_matter import Fields, read_fields

Part = Literal["read", "scenario", "quiz"]


class PathFields(Fields, kw_only=True):
    """A learning path of `course.yml`."""

    id: Annotated[str, Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", description="write it as new-caseworker")]
    title: Annotated[str, Meta(min_length=1)]
    summary: Annotated[str, Meta(min_length=1)]
    modules: Annotated[tuple[str, ...], Meta(min_length=1)]
    scenarios: tuple[str, ...] = ()
    pass_mark: Annotated[int, Meta(ge=1, le=100)] | None = None


class CourseFields(Fields, kw_only=True):
    """What `course.yml` says."""

    id: Annotated[str, Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", description="write it as before-you-post")]
    title: str
    modules: Annotated[tuple[str, ...], Meta(min_length=1)]
    pass_mark: Annotated[int, Meta(ge=1, le=100)] = 75
    completion: Annotated[tuple[Part, ...], Meta(min_length=1)] = ("scenario", "quiz")
    abbreviations: tuple[str, ...] = ()
    paths: tuple[PathFields, ...] = ()


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

    id: str
    title: str
    modules: Mapping[str, int]
    pass_mark: int
    takes: tuple[str, ...] = ()
    abbreviations: frozenset[str] = frozenset()
    paths: tuple[LearningPath, ...] = ()
    lines: Mapping[str, int] = field(default_factory=dict)


def read_settings(path: str, source: str) -> tuple[Settings, tuple[Finding, ...]]:
    """Read `course.yml`."""
    front = read_fields(CourseFields, path, source)
    if front.fields is None:
        return Settings("", "", {}, 75), front.findings
    said = front.fields
    if twice := _twice(path, said.modules, front.lines):
        return Settings("", "", {}, 75), twice
    modules = {slug: front.lines.get(f"modules.{at}", 1) for at, slug in enumerate(said.modules)}
    return Settings(
        said.id,
        said.title,
        modules,
        said.pass_mark,
        said.completion,
        frozenset(said.abbreviations),
        tuple(_path(at, path) for at, path in enumerate(said.paths)),
        front.lines,
    ), ()


def _twice(path: str, modules: tuple[str, ...], lines: Mapping[str, int]) -> tuple[Finding, ...]:
    """The modules that stand in the list more than once."""
    first = {slug: lines.get(f"modules.{at}", 1) for at, slug in reversed([*enumerate(modules)])}
    return tuple(
        Finding(path, line, "front-matter", f"the module `{slug}` stands twice, on line {first[slug]} too; keep one")
        for at, slug in enumerate(modules)
        if (line := lines.get(f"modules.{at}", 1)) != first[slug] or at != modules.index(slug)
    )


def _path(at: int, said: PathFields) -> LearningPath:
    return LearningPath(
        id=said.id,
        title=said.title,
        summary=said.summary,
        modules=said.modules,
        scenarios=said.scenarios,
        pass_mark=said.pass_mark,
        at=f"paths.{at}",
    )


def read_statements(path: str, source: str) -> tuple[tuple[Statement, ...], tuple[Finding, ...]]:
    """Read the statements of the deck."""
    front = read_fields(DeckFields, path, source)
    slides = front.fields.slides if front.fields else ()
    statements = tuple(
        Statement(
            id=id,
            slide=slide.slide,
            slide_title=slide.title,
            text=text,
            line=front.lines.get(f"slides.{at}.statements.{id}", 1),
        )
        for at, slide in enumerate(slides)
        for id, text in slide.statements.items()
    )
    return statements, front.findings
