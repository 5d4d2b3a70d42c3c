"""The chapters of a comparison, each in parts that are shown whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from course.comparing.change import Comparison, EntryChange, PageChange, PageKind
from course.rendering.alike_changes import first_of_each, words_of_scene, words_of_section
from course.rendering.diff_templates import Form, macro, tidy


@dataclass(frozen=True)
class Item:
    """A part of a chapter, drawn, and the name by which it is told if there is no room for it."""

    name: str
    text: str

    @property
    def size(self) -> int:
        """Return how much of the room it takes."""
        return len(self.text.encode()) + 2


@dataclass
class Chapter:
    """What changed of one kind."""

    title: str
    items: Sequence[Item]
    shown: set[int] = field(default_factory=set)

    @property
    def left_out(self) -> list[str]:
        """Return the names of what is not shown."""
        return [item.name for at, item in enumerate(self.items) if at not in self.shown]


_PAGES: dict[PageKind, str] = {
    "module": "Modules, and the answers that rest on them",
    "learners": "Other pages that learners read",
    "translation": "Translated pages",
    "staff": "Pages for those who write or assign the course",
    "repository": "Pages of the repository, which are on no site",
}


_KEYS = ("another key", "key reworded", "")
"""What became of a question's keys, the gravest first."""


def chapters_of(found: Comparison, form: Form) -> list[Chapter]:
    """Return the chapters that hold something, those first that learners feel most."""
    return [chapter for chapter in _chapters(found, _Drawing(form)) if chapter.items]


def _chapters(found: Comparison, draw: _Drawing) -> Iterator[Chapter]:
    yield Chapter("Could not be compared", [*draw.unread(found)])
    yield Chapter("Cases", [*draw.scenarios(found)])
    yield Chapter("Quizzes and banks", draw.entries(found.question_sets))
    questions = sorted(found.questions, key=lambda one: _KEYS.index(one.keys))
    yield Chapter("Questions", [draw.item("question", one.title, one) for one in questions])
    yield Chapter("Objectives", draw.entries(found.objectives))
    for kind, title in _PAGES.items():
        yield Chapter(title, [*draw.pages([one for one in found.pages if one.kind == kind])])
    yield Chapter("Time", [draw.item("durations", "times", found.durations)] if found.durations else [])
    yield Chapter("What learners will be asked again", [*draw.again(found)])
    yield Chapter("Sources", [*draw.entries(found.sources), *(draw.item("stale", one.id, one) for one in found.stale)])
    stale = (draw.item("stale_translation", one.path, one) for one in found.translations)
    yield Chapter("Translations left behind, and languages", [*stale, *draw.entries(found.languages)])
    for title, entries in (
        ("Learning paths", found.paths),
        ("Settings", found.settings),
        ("The agency’s rules", found.agency),
        ("Glossary", found.terms),
        ("Figures", found.figures),
        ("People", found.people),
        ("Statements of the deck", found.statements),
        ("Menu", found.menu),
    ):
        yield Chapter(title, draw.entries(entries))
    yield Chapter("Confirmations", [*draw.confirmations(found)])
    yield Chapter("Other files, in what readers may not see: pictures, layout, comments", draw.entries(found.files))


@dataclass(frozen=True)
class _Drawing:
    """Draws parts of chapters by the macros of a form."""

    form: Form

    def item(self, part: str, name: str, *values: object) -> Item:
        return Item(name, tidy(macro(self.form, part)(*values)))

    def entries(self, entries: Iterable[EntryChange]) -> list[Item]:
        return [self.item("entry", one.name, one) for one in entries]

    def unread(self, found: Comparison) -> Iterator[Item]:
        for one in found.unread:
            yield self.item("line_of", one.finding.path, f"In {one.version}: {one.finding}")

    def scenarios(self, found: Comparison) -> Iterator[Item]:
        for one in found.scenarios:
            yield self.item("scenario", one.title, one)
            scenes = one.scenes if one.how != "gone" else ()
            for at, others in first_of_each([*map(words_of_scene, scenes)]).items():
                names = [scenes[other].title for other in others]
                yield self.item("scene", f"{one.title}: {scenes[at].title}", scenes[at], one.title, names)

    def pages(self, pages: Sequence[PageChange]) -> Iterator[Item]:
        # Of pages that are on no site, the names of their sections are enough: whoever edits them reads the files.
        read = [page for page in pages if page.how == "changed" and page.kind != "repository"]
        sections = [(page, part) for page in read for part in page.sections]
        names = [f"{page.title}: {part.title}" for page, part in sections]
        alike = first_of_each([words_of_section(part) for _, part in sections])
        for page in pages:
            own = [at for at in alike if sections[at][0] is page]
            if own or page not in read or page.fields or page.former:
                yield self.item("page", page.title, page)
            for at in own:
                others = [names[other] for other in alike[at]]
                yield self.item("section", names[at], sections[at][1], page.title, others)

    def again(self, found: Comparison) -> Iterator[Item]:
        for module, things in groupby(found.again, key=lambda one: one.module):
            yield self.item("again", module, module, [*things])

    def confirmations(self, found: Comparison) -> Iterator[Item]:
        for name, count in found.confirmations.by_name:
            what = f"{count} answer{'s' if count > 1 else ''} confirmed"
            yield self.item("line_of", name, f"{what} by {name}" if name else f"{what}, without a name")
        if waiting := found.confirmations.waiting:
            yield self.item("line_of", "what waits", f"Not confirmed yet: {', '.join(waiting)}")
