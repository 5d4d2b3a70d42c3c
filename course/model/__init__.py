"""What a course is made of: frozen records, no input or output.

Paths are relative to the root of the repository, with forward slashes (`docs/modules/staff-use.md`);
lines count from 1 in the file as written.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Literal, TypeVar
from urllib.parse import urlsplit

VerdictKind = Literal["sound", "risky", "harmful"]
Basis = Literal["source", "agreement", "memory"]
ProseKind = Literal["paragraph", "item", "cell", "quote"]
PieceKind = Literal["prose", "heading", "code", "html", "picture"]
LinkForm = Literal["inline", "reference", "bare"]
"""How a link is written: `[text](target)`, `[text][name]`, or `<address>`."""


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong, where, and how to fix it."""

    path: str
    line: int
    rule: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: [{self.rule}] {self.message}"


@dataclass(frozen=True)
class Link:
    """A link or picture as written: where it points, what it shows, and the line it stands on."""

    target: str
    text: str
    line: int
    is_image: bool = False
    is_figure: bool = False
    """Whether a figure stands in its place on the site."""
    is_alone: bool = False
    """Whether it is all of a paragraph."""
    span: tuple[int, int] = (0, 0)
    """From and up to which byte (UTF-8) of the page's text it is written."""
    form: LinkForm = "inline"
    label: int = 0
    """The byte after what it shows; the bracket that closes it is the next one."""
    title: str = ""
    """What a browser shows over it, where it has a title."""

    def alone(self) -> Link:
        """The same link as all of its paragraph."""
        return replace(self, is_alone=True)

    @property
    def scheme(self) -> str:
        """What it begins with up to the colon, in small letters (`https`, `tel`); empty where it has no scheme."""
        try:
            return urlsplit(self.target).scheme
        except ValueError:  # a host that is none, as in https://[::1
            return self.target.partition(":")[0].lower()

    @property
    def is_external(self) -> bool:
        """Whether it leaves the course: it names a scheme or a host."""
        return bool(self.scheme) or self.target.startswith(("//", "\\\\"))


@dataclass(frozen=True)
class Heading:
    """A heading with the slug that links to it, on the repository's web page as on the site."""

    level: int
    text: str
    slug: str
    line: int


@dataclass(frozen=True)
class Fence:
    """A fenced block: its first word, its body, and the lines it covers."""

    info: str
    body: str
    line: int
    last: int
    shown: str = ""
    """What the site shows in its place, in words, where the build draws it from data."""


@dataclass(frozen=True)
class Prose:
    """A paragraph, list item or table cell as plain text, with figures and links replaced by what they show."""

    text: str
    line: int
    kind: ProseKind
    figures: tuple[str, ...] = ()
    """The figures in it that were called by name, as shown ("48%")."""
    code: tuple[str, ...] = ()
    """What of it is code, as shown."""
    last: int = 0
    """The line on which it ends."""


@dataclass(frozen=True)
class Piece:
    """One of the things that a passage shows, in words: prose, code, raw HTML or a picture.

    A heading in it is one too, and so is the label of a callout: they name what stands below.
    """

    text: str
    line: int
    kind: PieceKind


@dataclass(frozen=True)
class Line:
    """A line of running text as the repository's web page shows it; a link or code in it stands as `\ufffc`."""

    text: str
    line: int
    holders: tuple[str, ...]
    """The elements that hold it, outermost first."""
    is_first: bool
    """Whether its paragraph, item or cell begins with it."""


@dataclass(frozen=True)
class Element:
    """A block at any depth, as the repository's web page reads it."""

    name: str
    """As CommonMark's parsers call it: `List`, `Item`, `Paragraph`, `CodeBlock`, `Table`."""
    line: int
    last: int
    holders: tuple[str, ...]
    """The elements that hold it, outermost first."""
    detail: str
    """The first number of a numbered list, the kind of an alert, `Fenced` of a fenced block."""


@dataclass(frozen=True)
class Item:
    """An item of a list: the link that is all of it, if so, and all its links."""

    line: int
    only_link: Link | None
    links: tuple[Link, ...]


@dataclass(frozen=True)
class Listing:
    """A list at the top level of a page, with its first and last line."""

    line: int
    last: int
    is_numbered: bool
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Quote:
    """A block quote at the top level of a page; an alert (`[!TIP]`) has a kind."""

    line: int
    last: int
    alert: str
    lead: str
    """What it shows before its last link."""
    text: str
    links: tuple[Link, ...]
    """Its links, figures aside."""


@dataclass(frozen=True, eq=False)
class Document:
    """A Markdown file: its text without front matter (lines kept), and what the checks ask of it."""

    path: str
    text: str
    headings: tuple[Heading, ...]
    links: tuple[Link, ...]
    fences: tuple[Fence, ...]
    prose: tuple[Prose, ...]
    html: tuple[tuple[str, int], ...] = ()
    """Raw HTML as written, each piece with its line."""
    lists: tuple[Listing, ...] = ()
    quotes: tuple[Quote, ...] = ()
    pieces: tuple[Piece, ...] = ()
    """Raw HTML and pictures, as written."""
    elements: tuple[Element, ...] = ()
    """Its blocks at every depth."""
    lines: tuple[Line, ...] = ()
    """Its running text, line by line."""
    definitions: tuple[tuple[int, int], ...] = ()
    """From and up to which byte each definition of a reference is written (`[name]: target`)."""

    def heading(self, slug: str) -> Heading | None:
        """The first heading with that slug, if there is one."""
        return self._slugs.get(slug)

    @cached_property
    def _slugs(self) -> dict[str, Heading]:
        return {heading.slug: heading for heading in reversed(self.headings)}

    @cached_property
    def _passages(self) -> dict[str, str]:
        return {}

    def span(self, heading: Heading) -> tuple[int, int]:
        """First and last line of the passage under a heading: up to the next of its own level or higher."""
        after = (h.line for h in self.headings if h.line > heading.line and h.level <= heading.level)
        return heading.line, next(after, self.text.count("\n") + 2) - 1

    def passage(self, slug: str) -> str | None:
        """The plain text of the passage under a heading, paragraphs apart by blank lines; None if it is not there."""
        heading = self.heading(slug)
        if heading is None:
            return None
        if slug not in self._passages:
            first, last = self.span(heading)
            inside = (prose.text for prose in self.prose if first <= prose.line <= last)
            self._passages[slug] = "\n\n".join(inside)
        return self._passages[slug]

    def content(self, slug: str) -> tuple[Piece, ...] | None:
        """Everything that the passage under a heading shows, in its order; None if it is not there."""
        heading = self.heading(slug)
        if heading is None:
            return None
        first, last = self.span(heading)
        return tuple(piece for piece in self._content if first < piece.line <= last)

    @cached_property
    def _content(self) -> list[Piece]:
        prose = [Piece(one.text, one.line, "prose") for one in self.prose]
        headings = [Piece(f"{'#' * one.level} {one.text}", one.line, "heading") for one in self.headings]
        headings += [Piece(f"[!{one.alert.upper()}]", one.line, "heading") for one in self.quotes if one.alert]
        code = [Piece(one.shown or one.body, one.line, "code") for one in self.fences]
        return sorted([*prose, *headings, *code, *self.pieces], key=lambda piece: piece.line)


@dataclass(frozen=True)
class Choice:
    """A way on from a scene."""

    text: str
    target: str
    line: int


@dataclass(frozen=True)
class Verdict:
    """What an ending is held to be: its kind, the reason in Markdown, and the links of the reason."""

    kind: VerdictKind
    reason: str
    lead: str
    """The reason as plain text, up to its last link."""
    links: tuple[Link, ...]
    line: int
    figures: tuple[str, ...] = ()
    """The figures shown in the reason."""
    said: str = ""
    """What it says in words, links aside."""
    last: int = 0
    """The line on which it ends; its reason begins on the one after its first."""


@dataclass(frozen=True)
class Scene:
    """A section of a scenario: Markdown, then the choices or the verdict."""

    id: str
    title: str
    body: str
    choices: tuple[Choice, ...]
    verdicts: tuple[Verdict, ...]
    line: int
    strays: tuple[int, ...] = ()
    """The lines of list items that look like choices and are none, or stand among them."""
    lines: tuple[int, ...] = ()
    """The lines of its body."""

    @property
    def is_ending(self) -> bool:
        """Whether the scenario ends here."""
        return not self.choices


@dataclass(frozen=True)
class Scenario:
    """A branching case. The first scene is the start."""

    slug: str
    title: str
    summary: str
    module: str
    objectives: tuple[str, ...]
    minutes: int
    intro: str
    scenes: tuple[Scene, ...]
    document: Document
    lines: Mapping[str, int]
    """The line of each field of the front matter."""


@dataclass(frozen=True)
class Option:
    """One answer that can be picked, with what is said to whoever picks it."""

    text: str
    is_key: bool
    feedback: str
    line: int


@dataclass(frozen=True)
class Citation:
    """The passage that settles a question: the quote as plain text, and the link to its section."""

    quote: str
    link: Link
    line: int
    links: tuple[Link, ...] = ()
    """All links of the quote; `link` is the last."""


@dataclass(frozen=True)
class Block:
    """A `<quiz>` block as written: where it opens and closes, and what a renderer would trip over."""

    line: int
    last: int | None
    """None where the block is never closed."""
    nested: tuple[int, ...] = ()
    stray_options: tuple[int, ...] = ()
    """Options that mkdocs-quiz would show as text: after a paragraph, indented, or without a space."""
    stray_feedback: tuple[int, ...] = ()
    """Feedback parted from its option by a blank line."""
    boxless: tuple[int, ...] = ()
    """List items among the options or beside them, without a box."""
    loose: tuple[int, ...] = ()
    """Lines right under an option that are neither feedback nor another option."""
    marks: tuple[tuple[str, int], ...] = ()
    """Check-boxes that are neither empty nor x."""
    is_padded: bool = True
    """Whether blank lines follow `<quiz>` and precede `</quiz>`."""

    @property
    def is_sound(self) -> bool:
        """Whether it closes and a renderer takes every option of it."""
        slips = (self.nested, self.stray_options, self.marks, self.boxless, self.loose)
        return self.last is not None and not any(slips)


@dataclass(frozen=True)
class Question:
    """A question of a quiz; its id is the slug of its heading."""

    id: str
    title: str
    stem: str
    options: tuple[Option, ...]
    blanks: tuple[str, ...]
    """The words to be filled in, where the question has blanks instead of options."""
    rationale: str
    citations: tuple[Citation, ...]
    blocks: tuple[Block, ...]
    line: int
    after: str = ""
    """All that follows the options, as written: rationale, quotes and their links."""
    figures: tuple[str, ...] = ()
    """The figures shown in the stem and the options."""
    outside: tuple[int, ...] = ()
    """The lines of text under its heading that stand in no block: where it begins before the first, and after one."""

    @property
    def keys(self) -> tuple[Option, ...]:
        """The options that are right."""
        return tuple(option for option in self.options if option.is_key)


@dataclass(frozen=True)
class Quiz:
    """A quiz of a module."""

    slug: str
    title: str
    module: str
    pass_mark: int
    objectives: Mapping[str, tuple[str, ...]]
    """Objective to the ids of the questions that practise it."""
    intro: str
    questions: tuple[Question, ...]
    loose_blocks: tuple[Block, ...]
    """Blocks that stand under no question's heading."""
    document: Document
    lines: Mapping[str, int]


@dataclass(frozen=True)
class Module:
    """A module: what it sets out to teach, and its page."""

    slug: str
    title: str
    summary: str
    minutes: int
    slides: tuple[int, ...]
    objectives: Mapping[str, str]
    teaches: Mapping[str, str]
    """Statement of the deck to the slug of the heading that teaches it."""
    document: Document
    lines: Mapping[str, int]

    @property
    def question(self) -> Prose | None:
        """What its reader is asked to reflect on: the paragraph that ends the passage under Reflect."""
        heading = self.document.heading("reflect")
        if heading is None:
            return None
        first, last = self.document.span(heading)
        inside = [prose for prose in self.document.prose if first < prose.line <= last]
        return inside[-1] if inside and inside[-1].kind == "paragraph" else None


@dataclass(frozen=True)
class LearningPath:
    """The modules that people in one kind of job take, and the cases that go with them."""

    id: str
    title: str
    summary: str
    """Whom it is for, and why these modules."""
    modules: tuple[str, ...]
    scenarios: tuple[str, ...]
    """The cases it names; where it names none, all those of its modules belong to it."""
    pass_mark: int | None
    """What every quiz on it takes, in percent; None where each keeps its own mark."""
    at: str
    """The key under which course.yml has it: `paths.0`."""


@dataclass(frozen=True)
class Statement:
    """One thing that the source deck says, in our paraphrase."""

    id: str
    slide: int
    slide_title: str
    text: str
    line: int


@dataclass(frozen=True)
class Cell:
    """One figure of a table: the deck's, the published one, and how sure we are of the latter."""

    name: str
    platform: str
    group: str
    set: str
    deck: int | None
    value: int
    basis: Basis
    confidence: str
    sources: str
    line: int

    @property
    def is_corrected(self) -> bool:
        """Whether the deck says otherwise."""
        return self.deck is not None and self.deck != self.value


@dataclass(frozen=True)
class Table:
    """Figures with one source: cells by name, and the labels of platforms, groups and sets of groups."""

    slug: str
    title: str
    unit: str
    measure: str
    survey: str
    published: date
    address: str
    caveat: str
    platforms: Mapping[str, str]
    groups: Mapping[str, str]
    sets: Mapping[str, str]
    sources: Mapping[str, str]
    cells: Mapping[str, Cell]

    def figure(self, name: str) -> int | None:
        """The figure called `name`, or the deck's for `name.deck`; None if there is none."""
        wants_deck = name.endswith(".deck")
        cell = self.cells.get(name.removesuffix(".deck"))
        if cell is None:
            return None
        return cell.deck if wants_deck else cell.value

    def cell(self, platform: str, group: str) -> Cell | None:
        """The figure of a platform in a group, whatever its name."""
        return self._places.get((platform, group))

    @cached_property
    def _places(self) -> dict[tuple[str, str], Cell]:
        return {(cell.platform, cell.group): cell for cell in self.cells.values()}


@dataclass(frozen=True)
class Point:
    """A point on which the agency must say its own rule; rule and policy are empty where it has said nothing."""

    id: str
    label: str
    rule: str = ""
    policy: str = ""
    review: date | None = None

    @property
    def is_answered(self) -> bool:
        """Whether the agency has said something, be it only where its policy is."""
        return bool(self.rule or self.policy)


@dataclass(frozen=True)
class Agency:
    """What the agency says."""

    name: str = ""
    contact: str = ""
    points: Mapping[str, Point] = field(default_factory=dict)


@dataclass(frozen=True)
class Reference:
    """What a built page refers to, by a link or by loading it, and the line of the HTML."""

    target: str
    line: int
    is_loaded: bool


@dataclass(frozen=True)
class Inline:
    """What runs or styles in a built page without a file of its own, and the line of the HTML."""

    name: str
    """`script`, `style`, an attribute (`style=`, `onclick=`), or another tag (`<base>`)."""
    line: int
    digest: str = ""
    """How a policy names a script or style; nothing else can be named."""


@dataclass(frozen=True)
class BuiltPage:
    """A page of the built site: the bytes of its own part, menus aside; its ids, references, and what it holds."""

    path: str
    size: int
    ids: frozenset[str]
    twice: tuple[str, ...]
    """Ids that several elements have."""
    references: tuple[Reference, ...]
    counts: Mapping[str, int]
    """How many scenes, questions and so on it shows."""
    text: str
    """What a reader sees, code aside."""
    languages: tuple[str, ...]
    """The languages of the code it shows."""
    policy: str
    """Its Content-Security-Policy; empty where it has none."""
    inline: tuple[Inline, ...]


@dataclass(frozen=True)
class Text:
    """A piece of text as written, with the line on which it stands."""

    path: str
    line: int
    text: str


@dataclass(frozen=True)
class Review:
    """That a person has confirmed an answer against a passage it rests on."""

    passage: str
    """The file and heading: `docs/modules/staff-use.md#friend-requests`."""
    text: str
    """The passage as it was then, its paragraphs apart by line breaks."""
    answer: str
    """The answer as it was then, as a person reads it; empty where only its hash was kept."""
    on: date
    path: str
    line: int
    by: str = ""
    """Who confirmed it: name and role. Empty where it was not asked."""
    hash: str = ""
    """The content hash of the answer as it was then, where its text was not kept."""


@dataclass(frozen=True, eq=False)
class Course:
    """Everything that was read, and what could not be."""

    id: str
    """What its learners' progress is kept under; it stays when the title changes."""
    title: str
    pass_mark: int
    takes: tuple[str, ...]
    """What completing a module takes: `read`, `scenario`, `quiz`."""
    modules: tuple[Module, ...]
    scenarios: tuple[Scenario, ...]
    quizzes: tuple[Quiz, ...]
    statements: tuple[Statement, ...]
    tables: Mapping[str, Table]
    agency: Agency
    documents: Mapping[str, Document]
    files: frozenset[str]
    """Every file a page may link to, Markdown or not."""
    order: Mapping[str, int]
    """The modules that course.yml lists, each with its line."""
    abbreviations: frozenset[str]
    """Those that need not be spelled out."""
    navigation: tuple[Link, ...]
    """The entries of the site's navigation, each with its line in mkdocs.yml."""
    paths: tuple[LearningPath, ...] = ()
    lines: Mapping[str, int] = field(default_factory=dict)
    """The line of every key and item of course.yml."""
    templates: Mapping[str, str] = field(default_factory=dict)
    """The theme's templates as written, by path."""
    reviews: Mapping[str, tuple[Review, ...]] = field(default_factory=dict)
    """What a person has confirmed, by the id of the answer."""
    unpublished: frozenset[str] = frozenset()
    """The files below `docs/`, `scenarios/` and `quizzes/` that mkdocs.yml leaves out of the site."""
    unlisted: frozenset[str] = frozenset()
    """The pages that need not stand in the navigation."""
    repository: str = ""
    """The address of the course's repository on the web."""
    tagged: tuple[Text, ...] = ()
    """What looks like a tag in front matter, settings and data, whose texts are plain."""
    built: frozenset[str] = frozenset()
    """The files of the site that was built from it."""
    address: str = ""
    """Where mkdocs.yml says that the site is; empty where it does not."""
    unread: tuple[Finding, ...] = ()
    """What the readers could not make sense of."""
    awaited: frozenset[str] = frozenset()
    """Files that should be there, as another finding says: links to them are right already."""

    def with_built(self, files: frozenset[str]) -> Course:
        """The same course, with the files of its site."""
        return replace(self, built=files)

    @property
    def exercises(self) -> tuple[Scenario | Quiz, ...]:
        """Scenarios and quizzes: what is practised."""
        return (*self.scenarios, *self.quizzes)

    @cached_property
    def folders(self) -> frozenset[str]:
        """Every folder that holds a file, the repository's own as `.`."""
        found = {"."}
        for file in self.files:
            while (file := file.rpartition("/")[0]) and file not in found:
                found.add(file)
        return frozenset(found)

    @property
    def parts(self) -> tuple[Module | Scenario | Quiz, ...]:
        """Everything a learner works through."""
        return (*self.modules, *self.exercises)

    def part(self, path: str) -> Module | Scenario | Quiz | None:
        """What a file of the repository holds of the course; None for other pages."""
        return self._by_path.get(path)

    def module(self, slug: str) -> Module | None:
        """The module called so, if it was read."""
        return self._by_slug.get(slug)

    def scenarios_of(self, module: str) -> tuple[Scenario, ...]:
        """The scenarios of a module."""
        return self._scenarios.get(module, ())

    def modules_on(self, path: LearningPath) -> tuple[Module, ...]:
        """The modules of a learning path, in its order."""
        return tuple(module for slug in path.modules if (module := self.module(slug)))

    def scenarios_on(self, path: LearningPath) -> tuple[Scenario, ...]:
        """The cases of a learning path, in the order of its modules."""
        all_of_them = (scenario for slug in path.modules for scenario in self.scenarios_of(slug))
        return tuple(scenario for scenario in all_of_them if scenario.slug in path.scenarios or not path.scenarios)

    def quizzes_of(self, module: str) -> tuple[Quiz, ...]:
        """The quizzes of a module."""
        return self._quizzes.get(module, ())

    @cached_property
    def _by_path(self) -> dict[str, Module | Scenario | Quiz]:
        return {part.document.path: part for part in self.parts}

    @cached_property
    def _by_slug(self) -> dict[str, Module]:
        return {module.slug: module for module in reversed(self.modules)}

    @cached_property
    def _scenarios(self) -> dict[str, tuple[Scenario, ...]]:
        return _by_module(self.scenarios)

    @cached_property
    def _quizzes(self) -> dict[str, tuple[Quiz, ...]]:
        return _by_module(self.quizzes)


E = TypeVar("E", Scenario, Quiz)


def _by_module(exercises: tuple[E, ...]) -> dict[str, tuple[E, ...]]:
    found: dict[str, list[E]] = {}
    for exercise in exercises:
        found.setdefault(exercise.module, []).append(exercise)
    return {module: tuple(all_of_it) for module, all_of_it in found.items()}
