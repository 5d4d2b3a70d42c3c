"""What changed between two versions of a course: frozen records, for templates to draw."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from course.comparing.words import Words
from course.model import Finding, Option

How = Literal["added", "gone", "changed"]
ChoiceHow = Literal["added", "gone", "reworded", "rewired"]
DrawnHow = Literal["added", "gone", "changed", "same"]
PageKind = Literal["module", "learners", "translation", "staff", "repository"]
SeenKind = Literal["passage", "question", "ending"]


class FieldChange(msgspec.Struct, frozen=True, gc=False):
    """A field that says something else, and what it said before."""

    what: str
    words: Words


class EntryChange(msgspec.Struct, frozen=True, kw_only=True):
    """An entry of a list, such as a source or a point of the agency: its name, and what changed of it."""

    how: How
    name: str
    fields: tuple[FieldChange, ...] = ()
    former: str = ""
    """Its name before, where it had another."""


class ChoiceChange(msgspec.Struct, frozen=True, kw_only=True):
    """A choice of a scene that is new, is gone, says something else or leads somewhere else."""

    how: ChoiceHow
    words: Words
    before: str = ""
    """The title of the scene that it led to."""
    after: str = ""
    """The title of the scene that it leads to."""


class SceneChange(msgspec.Struct, frozen=True, kw_only=True):
    """A scene that changed, is new or is gone."""

    how: How
    id: str
    title: str
    former: str = ""
    """Its id before, where it had another."""
    verdict: str = ""
    """The kind of its verdict, if it is an ending."""
    reason: str = ""
    """Of a scene that is new or gone, the reason of its verdict."""
    fields: tuple[FieldChange, ...] = ()
    paragraphs: tuple[Words, ...] = ()
    choices: tuple[ChoiceChange, ...] = ()


class MapScene(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A scene in a drawing of what changed."""

    id: str
    title: str
    verdict: str
    how: DrawnHow


class MapChoice(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A choice in a drawing of what changed, from one scene to another."""

    start: str
    end: str
    text: str
    how: DrawnHow


class MapPart(msgspec.Struct, frozen=True):
    """The part of a scenario's graph in which something changed, and what is next to it."""

    scenes: tuple[MapScene, ...] = ()
    choices: tuple[MapChoice, ...] = ()


class ScenarioChange(msgspec.Struct, frozen=True, kw_only=True):
    """A scenario that changed, is new or is gone."""

    how: How
    path: str
    title: str
    former: str = ""
    """Its file before, where it had another."""
    fields: tuple[FieldChange, ...] = ()
    scenes: tuple[SceneChange, ...] = ()
    lost_endings: tuple[str, ...] = ()
    """The titles of endings that could be reached before, or are new, and that no way leads to."""
    lost_scenes: tuple[str, ...] = ()
    """The titles of other such scenes."""
    map: MapPart = MapPart()


class AnswerView(msgspec.Struct, frozen=True, kw_only=True):
    """A question or an ending with all that there is to read before one says that it holds."""

    id: str
    title: str
    text: str
    options: tuple[Option, ...]
    verdict: str
    reason: str
    quotes: tuple[str, ...]
    passages: tuple[str, ...]
    confirmed: str
    """When and by whom it was confirmed as it is; empty where it was not."""


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """A part of a question, then and now; the one that is not there is empty."""

    what: str
    words: Words
    had_key: bool = False
    has_key: bool = False
    is_option: bool = False
    is_new: bool = False
    is_gone: bool = False


class QuestionChange(msgspec.Struct, frozen=True, kw_only=True):
    """A question that changed, is new or is gone."""

    how: How
    id: str
    title: str
    former: str = ""
    """Its id before, where it had another."""
    answer: AnswerView | None = None
    """The question itself, where it is new or gone."""
    rows: tuple[Row, ...] = ()
    keys: str = ""
    """What became of its keys: `another key`, `key reworded`, or nothing."""
    notes: tuple[str, ...] = ()
    """What else there is to say of it."""


class SectionChange(msgspec.Struct, frozen=True, kw_only=True):
    """A section of a page that changed, and the answers that rest on it."""

    how: How
    slug: str
    title: str
    former: str = ""
    """Its title before, where it had another."""
    paragraphs: tuple[Words, ...] = ()
    links: tuple[FieldChange, ...] = ()
    """Links that lead somewhere else."""
    answers: tuple[AnswerView, ...] = ()


class PageChange(msgspec.Struct, frozen=True, kw_only=True):
    """A page that changed, is new or is gone; for whom it is."""

    how: How
    path: str
    title: str
    kind: PageKind
    former: str = ""
    """Its file before, where it had another."""
    fields: tuple[FieldChange, ...] = ()
    sections: tuple[SectionChange, ...] = ()
    words: int = 0
    """How many words it has, where it is new or gone."""


class Duration(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """How long something takes, and how many words its text has, then and now; None where it is not there."""

    what: str
    before: int | None
    after: int | None
    words_before: int = 0
    words_after: int = 0


class AskedAgain(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What learners who have completed a module are asked to look at, or to answer, once more."""

    module: str
    kind: SeenKind
    title: str
    is_new: bool


class StaleSource(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A source past the day by which somebody was to look at it again."""

    id: str
    title: str
    review: date
    pages: tuple[str, ...]
    """The pages that cite it."""
    is_recent: bool
    """Whether that day came between the two versions."""


class StaleTranslation(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A translated page with passages that say what the original no longer says, or does not say yet."""

    path: str
    stale: tuple[str, ...]
    """The titles of passages whose original is another now."""
    missing: tuple[str, ...]
    """The titles of passages that the original has now, and that are not translated."""


class Unread(msgspec.Struct, frozen=True):
    """A file of one version that could not be read, which is left out of the comparison."""

    version: str
    finding: Finding


class Confirmations(msgspec.Struct, frozen=True):
    """The answers that this change confirms, by the name that stands for them, and those that wait."""

    by_name: tuple[tuple[str, int], ...] = ()
    waiting: tuple[str, ...] = ()


class Version(msgspec.Struct, frozen=True, gc=False):
    """A version of the course as it is named: a commit, or the working tree, and its day."""

    name: str
    day: date


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """All that changed from one version of a course to another."""

    base: Version
    head: Version
    unread: tuple[Unread, ...] = ()
    former_id: str = ""
    """The course's id before, where it had another."""
    lost: tuple[str, ...] = ()
    """The files of modules, cases and quizzes that learners may have begun and that go by that name no more."""
    scenarios: tuple[ScenarioChange, ...] = ()
    question_sets: tuple[EntryChange, ...] = ()
    questions: tuple[QuestionChange, ...] = ()
    objectives: tuple[EntryChange, ...] = ()
    pages: tuple[PageChange, ...] = ()
    durations: tuple[Duration, ...] = ()
    again: tuple[AskedAgain, ...] = ()
    sources: tuple[EntryChange, ...] = ()
    stale: tuple[StaleSource, ...] = ()
    translations: tuple[StaleTranslation, ...] = ()
    languages: tuple[EntryChange, ...] = ()
    paths: tuple[EntryChange, ...] = ()
    settings: tuple[EntryChange, ...] = ()
    agency: tuple[EntryChange, ...] = ()
    terms: tuple[EntryChange, ...] = ()
    figures: tuple[EntryChange, ...] = ()
    people: tuple[EntryChange, ...] = ()
    statements: tuple[EntryChange, ...] = ()
    menu: tuple[EntryChange, ...] = ()
    confirmations: Confirmations = Confirmations()
    files: tuple[EntryChange, ...] = ()
    """Files of the course that changed in what nothing above tells."""
