"""`course.yml` and `data/statements.yml`: what the engine is told of this course, and what its deck says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal

from msgspec import Meta

from course.model import Finding, LearningPath, Statement
from course.reading.front_matter import Fields, read_fields
from course.reading.schema import written_schema

Part = Literal["read", "scenario", "quiz"]


class PathFields(Fields, kw_only=True):
    """A learning path of `course.yml`."""

    id: Annotated[str, Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", description="write it as new-colleague")]
    title: Annotated[str, Meta(min_length=1)]
    summary: Annotated[str, Meta(min_length=1)]
    modules: Annotated[tuple[str, ...], Meta(min_length=1)]
    scenarios: tuple[str, ...] = ()
    pass_mark: Annotated[int, Meta(ge=1, le=100)] | None = None


class Declared(Fields, kw_only=True):
    """A point on which the course leaves the rule to the agency."""

    label: Annotated[str, Meta(min_length=1, description="say how pages name the point, as a sentence goes on")]
    about: Annotated[str, Meta(description="say what the rule is about, for whoever writes it")] = ""


PointId = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", description="write it as friend-requests")]
Page = Annotated[
    str, Meta(pattern=r"^[^/\\]+(/[^/\\]+)*\.md$", description="write its path below docs/, as you/record.md")
]


class PagesFields(Fields, kw_only=True):
    """The pages that the engine links to, by what they are for; a course without one has no link to it."""

    record: Annotated[Page | None, Meta(description="where learners see and hand over what they have done")] = None
    worksheet: Annotated[Page | None, Meta(description="where all of a learner's notes stand together")] = None
    privacy: Annotated[Page | None, Meta(description="where it says what is kept of learners")] = None
    glossary: Annotated[Page | None, Meta(description="where terms and abbreviations are explained")] = None
    assign: Annotated[Page | None, Meta(description="where supervisors make links that assign a part")] = None
    roster: Annotated[Page | None, Meta(description="where supervisors read the records of others")] = None
    readiness: Annotated[Page | None, Meta(description="where it says which points the agency has answered")] = None
    guide: Annotated[Page | None, Meta(description="a guide that prints each of its sections on a page")] = None
    corrections: Annotated[Page | None, Meta(description="where figures of the deck are put right")] = None


class CourseFields(Fields, kw_only=True):
    """What `course.yml` says."""

    id: Annotated[str, Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", description="write it as my-course")]
    title: str
    modules: Annotated[tuple[str, ...], Meta(min_length=1)]
    pass_mark: Annotated[int, Meta(ge=1, le=100)] = 75
    completion: Annotated[tuple[Part, ...], Meta(min_length=1)] = ("scenario", "quiz")
    abbreviations: tuple[str, ...] = ()
    paths: tuple[PathFields, ...] = ()
    pages: PagesFields | None = None
    points: Mapping[PointId, Declared] | None = None


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
    pages: Mapping[str, str] = field(default_factory=dict)
    """The files of the pages that play a role, by the role."""
    points: Mapping[str, Declared] | None = None
    """The points on which the course leaves the rule to the agency; None where that could not be read."""


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
        dict(_pages(said.pages or PagesFields())),
        said.points or {},
    ), ()


def _pages(said: PagesFields) -> Iterator[tuple[str, str]]:
    """The files of the pages that are named, by their role."""
    for role in said.__struct_fields__:
        if page := getattr(said, role):
            yield role, f"docs/{page}"


def course_schema() -> str:
    """Return the JSON Schema of `course.yml`, by which an editor completes names and marks mistakes as one types."""
    return written_schema(CourseFields)


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
