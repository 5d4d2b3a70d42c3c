"""A module, the learning paths that modules stand on, and the statements of the deck that they teach."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from course.model.document import Document, Prose


class Sections(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The slugs of the sections that close a module and are not its teaching text; empty where the course has none."""

    practice: str = "practice"
    reflection: str = "reflect"
    sources: str = "sources"

    def __contains__(self, slug: str) -> bool:
        return bool(slug) and slug in (self.practice, self.reflection, self.sources)


class Module(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A module: what it sets out to teach, and its page."""

    slug: str
    title: str
    summary: str
    minutes: int
    slides: tuple[int, ...]
    objectives: Mapping[str, str]
    teaches: Mapping[str, str]
    """Statement of the deck to the slug of the heading that teaches it."""
    takeaway: str
    """What to do tomorrow, said once it is complete; its summary where it says nothing of its own."""
    document: Document
    lines: Mapping[str, int]
    sections: Sections = Sections()

    @property
    def question(self) -> Prose | None:
        """Return the question that its reader reflects on: the paragraph that ends the section for it."""
        heading = self.document.heading(self.sections.reflection)
        if heading is None:
            return None
        first, last = self.document.span(heading)
        inside = [prose for prose in self.document.prose if first < prose.line <= last]
        return inside[-1] if inside and inside[-1].kind == "paragraph" else None


class LearningPath(msgspec.Struct, frozen=True, kw_only=True, gc=False):
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
    """Its key in course.yml: `paths.0`."""


class Statement(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One thing that the source deck says, in our paraphrase."""

    id: str
    slide: int
    slide_title: str
    text: str
    line: int
