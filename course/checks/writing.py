"""Rules on plain writing, and on what the build is asked to draw."""

from __future__ import annotations

from collections.abc import Iterator

from course.checks.rule import Location, rule
from course.model import Course
from course.queries.cited_sources import citations
from course.queries.running_text import module_text, running_text
from course.text.readability import reading_grade, sentences, word_count, words

MAX_GRADE = 9.0
MIN_MODULE_WORDS, MAX_MODULE_WORDS = 900, 1500
MAX_SENTENCE_WORDS = 30
"""In words."""

_EMPTY_LINKS = frozenset(
    "here|click here|this|this link|this page|link|more|read more|learn more|see here|page|click|there".split("|")
)


@rule(
    "reading-grade",
    "a module that is hard to read",
    fix="use shorter sentences and shorter words",
    example="a module that reads at grade 11",
    cause="writing",
)
def hard_modules(course: Course) -> Iterator[Location]:
    """Modules above the hardest grade."""
    for module in course.modules:
        measured = reading_grade(prose.text for prose in module_text(module))
        if measured > MAX_GRADE:
            what = f"the module reads at grade {measured:.1f}, above {MAX_GRADE:g}"
            yield Location(module.document.path, 1, what)


@rule(
    "module-length",
    "a module too short or too long for one sitting",
    fix="write 900 to 1,500 words, sources aside",
    example="a module of 400 words",
    cause="writing",
    awaits_text=True,
)
def module_lengths(course: Course) -> Iterator[Location]:
    """Modules outside the length of one sitting."""
    for module in course.modules:
        count = word_count(prose.text for prose in module_text(module))
        if not MIN_MODULE_WORDS <= count <= MAX_MODULE_WORDS:
            yield Location(module.document.path, 1, f"the module has {count} words")


@rule(
    "sentence-length",
    "a sentence that one has to read twice",
    fix="make two of it",
    example="a sentence of 41 words",
    cause="writing",
)
def long_sentences(course: Course) -> Iterator[Location]:
    """Sentences that one has to read twice."""
    for part in course.written_units:
        for prose in running_text(part.document, course.sections):
            if prose.kind == "cell" or len(prose.text) < 4 * MAX_SENTENCE_WORDS:
                continue
            if prose.text.count(" ") < MAX_SENTENCE_WORDS:
                continue
            for sentence in sentences(prose.text):
                if sentence.count(" ") < MAX_SENTENCE_WORDS:
                    continue
                count = len(words(sentence))
                if count > MAX_SENTENCE_WORDS:
                    what = f"the sentence “{sentence[:40]}…” has {count} words of at most {MAX_SENTENCE_WORDS}"
                    yield Location(part.document.path, prose.line, what)


@rule(
    "module-sources",
    "a module without its sources",
    fix="cite some, and write the block ```sources under `## Sources`",
    example="no ## Sources",
    cause="writing",
    awaits_text=True,
)
def missing_sources(course: Course) -> Iterator[Location]:
    """Modules with no list of sources."""
    citing = {document.path for document, _, _ in citations(course)}
    for module in course.modules if course.sections.sources else ():
        document, sources = module.document, module.document.heading(module.sections.sources)
        items = [p for p in document.prose if sources and p.line > sources.line and p.kind == "item"]
        is_drawn = any(sources and fence.line > sources.line and fence.info == "sources" for fence in document.fences)
        if not items and not (is_drawn and document.path in citing):
            yield Location(module.document.path, 1, "the module names no sources")


@rule(
    "module-question",
    "a module that asks its reader nothing to reflect on",
    fix="before ## Sources write ## Reflect and, as its last paragraph, one question without a link",
    example="no ## Reflect",
    cause="writing",
)
def missing_reflections(course: Course) -> Iterator[Location]:
    """Modules that ask their reader nothing, or where the question is no label for the box below it."""
    name = course.sections.reflection.replace("-", " ").capitalize()
    for module in course.modules if name else ():
        heading = module.document.heading(module.sections.reflection)
        sources = module.document.heading(module.sections.sources)
        if heading is None:
            yield Location(module.document.path, 1, f"the module has no section {name}")
        elif module.question is None:
            yield Location(module.document.path, heading.line, f"the section {name} does not end with a paragraph")
        elif sources and sources.line < heading.line:
            yield Location(module.document.path, heading.line, f"the section {name} stands after the sources")
        else:
            for link in module.document.links:
                if heading.line < link.line <= module.document.span(heading)[1] and link.line >= module.question.line:
                    yield Location(module.document.path, link.line, "the question to reflect on holds a link")


@rule(
    "picture-text",
    "a picture without alternative text",
    fix="say between the brackets what it shows",
    example="![](map.png)",
    cause="writing",
)
def pictures_without_text(course: Course) -> Iterator[Location]:
    """Pictures that say nothing to those who do not see them."""
    for document in course.documents.values():
        for link in document.links:
            if link.is_image and not link.text.strip():
                yield Location(document.path, link.line, f"the picture {link.target} has no alternative text")


@rule(
    "link-text",
    "a link that does not say where it leads",
    fix="name what the link leads to",
    example="[here](first-steps.md)",
    cause="writing",
)
def uninformative_links(course: Course) -> Iterator[Location]:
    """Links whose text does not say where they lead."""
    for document in course.documents.values():
        for link in document.links:
            shown = link.text.strip().strip(".").casefold()
            if not link.is_image and not link.is_figure and (shown in _EMPTY_LINKS or not shown):
                yield Location(document.path, link.line, f"the link text “{link.text}” does not say where it leads")
