"""`course.yml` and `data/statements.yml`: what the engine is told of this course, and what its deck says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from course.model import (
    BankRequirements,
    Evidence,
    Finding,
    LearningPath,
    Opening,
    Sections,
    Statement,
    Wording,
)
from course.model.site_paths import source_path
from course.reading.evidence import EvidenceFields, broken_patterns, evidence_of
from course.reading.front_matter import Fields, read_fields
from course.reading.page_roles import PagesFields, files_by_role
from course.reading.slug import slug

Part = Literal["read", "scenario", "quiz"]
Steps = Annotated[
    tuple[Part, ...],
    Meta(min_length=3, max_length=4, description="what one does in a module, in order; `scenario` may stand twice"),
]
STEPS: tuple[Part, ...] = ("read", "scenario", "quiz")
"""What one does in a module, in order, where course.yml does not say."""


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


PointId = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", description="write it as leaving-staff")]
StaffPath = Annotated[
    str, Meta(pattern=r"^[^/\\]+(/[^/\\]+)*(/|\.md)$", description="write a page as a.md and a folder as trainers/")
]


Title = Annotated[str, Meta(min_length=1, description="write the heading as modules have it")]


class SectionsFields(Fields, kw_only=True):
    """The headings of the sections that close a module; leave one empty where the course has no such section."""

    practice: Title | None = "Practice"
    reflection: Title | None = "Reflect"
    sources: Title | None = "Sources"


class WordingFields(Fields, kw_only=True):
    """The fields of the words by which pages speak of the course."""

    home: Annotated[
        str, Meta(description="say what it is about; it stands after the name in the home page's title")
    ] = ""
    certificate: Annotated[str, Meta(description="say what it is about, as a line of the certificate")] = ""
    organization: Annotated[str, Meta(min_length=1, description="say what learners work for, as agency")] = (
        "organization"
    )
    ask: Annotated[str, Meta(min_length=1, description="say whom to ask while agency.yml names nobody")] = (
        "your supervisor"
    )
    people: Annotated[tuple[str, ...], Meta(description="words for people, by which shares of them are known")] = ()


class HomeFields(Fields, kw_only=True):
    """How the home page opens: with the first scene of a scenario, its screen and its choices."""

    case: Annotated[str, Meta(min_length=1, description="write the name of the scenario's file, without .md")]
    setting: Annotated[str, Meta(min_length=1, description="say where and when it is, and who one is in it")]
    question: Annotated[str, Meta(min_length=1, description="ask for one of the choices")] = "What do you do?"


class BankFields(Fields, kw_only=True):
    """What each objective asks of the questions in quizzes and banks, and the words by which options are told apart."""

    per_objective: Annotated[int, Meta(ge=0, le=100, description="questions of each objective, at least")] = 0
    new_cases: Annotated[int, Meta(ge=0, le=100, description="those of them kept for a return visit, at least")] = 0
    supervisor: Annotated[tuple[str, ...], Meta(description="words by which an option sends to the supervisor")] = ()
    supervisor_wrong: Annotated[
        int, Meta(ge=0, le=100, description="percent of questions that offer this and where it is wrong, at least")
    ] = 0
    others: Annotated[tuple[str, ...], Meta(description="words for others whom an option may send to")] = ()


class ActivitiesFields(Fields, kw_only=True):
    """How often a module asks its reader to do something."""

    words: Annotated[int, Meta(ge=50, le=5000, description="words of teaching text without an activity, at most")]


class CourseFields(Fields, kw_only=True):
    """The fields of `course.yml`."""

    id: Annotated[str, Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", description="write it as my-course")]
    title: str
    modules: Annotated[tuple[str, ...], Meta(min_length=1)]
    pass_mark: Annotated[int, Meta(ge=1, le=100)] = 80
    completion: Annotated[tuple[Part, ...], Meta(min_length=1)] = ("scenario", "quiz")
    steps: Steps = STEPS
    module_steps: Annotated[Mapping[str, Steps] | None, Meta(description="modules with steps of their own")] = None
    abbreviations: tuple[str, ...] = ()
    paths: tuple[PathFields, ...] = ()
    pages: PagesFields | None = None
    for_staff: Annotated[tuple[StaffPath, ...], Meta(description="pages that learners are not held to")] = ()
    search_apart: Annotated[
        tuple[StaffPath, ...], Meta(description="pages that a search finds from one another alone")
    ] = ()
    staff_minutes: Annotated[
        Mapping[StaffPath, Annotated[int, Meta(ge=1, le=60)]],
        Meta(description="minutes that reading such a page takes, at most; a folder stands for each of its pages"),
    ] = {}
    edit_links: Annotated[
        Literal["staff", "all"],
        Meta(description="which pages link to where they are edited: all, or those in for_staff"),
    ] = "staff"
    sections: SectionsFields | None = None
    wording: WordingFields | None = None
    home: Annotated[HomeFields | None, Meta(description="the case with which the home page opens")] = None
    bank: BankFields | None = None
    activities: Annotated[
        ActivitiesFields | None, Meta(description="how often a module asks its reader to do something")
    ] = None
    evidence: Annotated[EvidenceFields | None, Meta(description="what needs a source, and how sure the course is")] = (
        None
    )
    points: Mapping[PointId, Declared] | None = None


class SlideFields(Fields, kw_only=True):
    """A slide of the deck."""

    slide: int
    title: str
    statements: Mapping[str, str]


class DeckFields(Fields, kw_only=True):
    """The deck, slide by slide."""

    slides: tuple[SlideFields, ...]


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """The settings of `course.yml`, each module with its line; without an id where it could not be read."""

    id: str = ""
    title: str = ""
    modules: Mapping[str, int] = msgspec.field(default_factory=dict)
    pass_mark: int = 80
    completion_requirements: tuple[str, ...] = ()
    abbreviations: frozenset[str] = frozenset()
    learning_paths: tuple[LearningPath, ...] = ()
    lines: Mapping[str, int] = msgspec.field(default_factory=dict)
    pages: Mapping[str, str] = msgspec.field(default_factory=dict)
    """The files of the pages that play a role, by the role."""
    for_staff: tuple[str, ...] = ()
    search_apart: tuple[str, ...] = ()
    """Pages that a search finds from one another alone."""
    staff_minutes: Mapping[str, int] = msgspec.field(default_factory=dict)
    """The minutes that reading a page for staff takes, at most, by its path or its folder's."""
    edit_links: str = "staff"
    sections: Sections = Sections()
    wording: Wording = Wording()
    opening: Opening = Opening()
    bank: BankRequirements = BankRequirements()
    steps: tuple[str, ...] = STEPS
    module_steps: Mapping[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    """What one does in a module, in order, and the same of those modules that have an order of their own."""
    activity_words: int = 0
    """How many words of a module may stand without an activity; 0 where the course does not say."""
    evidence: Evidence = Evidence()
    has_deck: bool = False
    """Whether there are statements of a deck, of which each module says what it teaches."""
    points: Mapping[str, Declared] | None = None
    """The points on which the course leaves the rule to the agency; None where that could not be read."""


def read_settings(path: str, source: str) -> tuple[Settings, tuple[Finding, ...]]:
    """Read `course.yml`."""
    front = read_fields(CourseFields, path, source)
    if front.fields is None:
        return Settings(), front.findings
    fields = front.fields
    if faults := (*_twice(path, fields.modules, front.lines), *_odd_steps(path, fields, front.lines)):
        return Settings(), faults
    modules = {slug: front.lines.get(f"modules.{at}", 1) for at, slug in enumerate(fields.modules)}
    evidence = evidence_of(fields.evidence or EvidenceFields())
    if broken := broken_patterns(evidence):
        what = f"`{broken[0]}` under `evidence` is no pattern; write the words themselves, without slashes"
        return Settings(), (Finding(path, front.lines.get("evidence", 1), "front-matter", what),)
    return Settings(
        id=fields.id,
        title=fields.title,
        modules=modules,
        pass_mark=fields.pass_mark,
        completion_requirements=fields.completion,
        abbreviations=frozenset(fields.abbreviations),
        learning_paths=tuple(_path(at, path) for at, path in enumerate(fields.paths)),
        lines=front.lines,
        pages=dict(files_by_role(fields.pages or PagesFields())),
        for_staff=tuple(source_path(page) for page in fields.for_staff),
        search_apart=tuple(source_path(page) for page in fields.search_apart),
        staff_minutes={source_path(page): minutes for page, minutes in fields.staff_minutes.items()},
        edit_links=fields.edit_links,
        sections=_sections(fields.sections or SectionsFields()),
        wording=Wording(**msgspec.structs.asdict(fields.wording or WordingFields())),
        opening=Opening(**msgspec.structs.asdict(fields.home)) if fields.home else Opening(),
        bank=BankRequirements(**msgspec.structs.asdict(fields.bank or BankFields())),
        steps=fields.steps,
        module_steps=fields.module_steps or {},
        activity_words=fields.activities.words if fields.activities else 0,
        evidence=evidence,
        points=fields.points or {},
    ), ()


def _sections(fields: SectionsFields) -> Sections:
    """The slugs of the sections that close a module."""
    return Sections(
        practice=slug(fields.practice or ""),
        reflection=slug(fields.reflection or ""),
        sources=slug(fields.sources or ""),
    )


def _twice(path: str, modules: tuple[str, ...], lines: Mapping[str, int]) -> tuple[Finding, ...]:
    """The modules that stand in the list more than once."""
    first = {slug: lines.get(f"modules.{at}", 1) for at, slug in reversed([*enumerate(modules)])}
    return tuple(
        Finding(path, line, "front-matter", f"the module `{slug}` stands twice, on line {first[slug]} too; keep one")
        for at, slug in enumerate(modules)
        if (line := lines.get(f"modules.{at}", 1)) != first[slug] or at != modules.index(slug)
    )


def _odd_steps(path: str, fields: CourseFields, lines: Mapping[str, int]) -> Iterator[Finding]:
    """Yield the lists of steps that leave one out or repeat one that stands once, and those of no module."""
    own = fields.module_steps or {}
    for place, steps in (("steps", fields.steps), *((f"module_steps.{name}", steps) for name, steps in own.items())):
        if steps.count("read") != 1 or steps.count("quiz") != 1 or "scenario" not in steps:
            what = f"`{place}` names {', '.join(steps)}; name read and quiz once, and scenario once or twice"
            yield Finding(path, lines.get(place, 1), "front-matter", what)
    for name in own:
        if name not in fields.modules:
            what = f"`module_steps` has steps for `{name}`, which is no module; use a name under `modules`"
            yield Finding(path, lines.get(f"module_steps.{name}", 1), "front-matter", what)


def _path(at: int, fields: PathFields) -> LearningPath:
    return LearningPath(
        id=fields.id,
        title=fields.title,
        summary=fields.summary,
        modules=fields.modules,
        scenarios=fields.scenarios,
        pass_mark=fields.pass_mark,
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
