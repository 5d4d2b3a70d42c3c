"""Rules on headings: those that are written so that one side shows text, and those of the wrong level."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from course.checks.pages import pages
from course.checks.rule import Location, rule
from course.model import Course, Document, Element, Scenario
from course.reading.link_target import resolve
from course.reading.slug import slug

_CROWDED = re.compile(r"[\s>]{0,4}(?:#{1,6}[^#\s]|#{7,})")
_SENTENCE = re.compile(r"[.!?:;,]\W*$")
MAX_UNDERLINED_LENGTH = 60
"""A longer line is no heading, though another underlines it."""
_WITH_SIGNS = re.compile(r"[\s>]*#{1,6}(?:\s|$)")
_TRAILING = re.compile(r"\s#+\s+$|\\$")
_UNDERLINE = re.compile(r"(?:=+|-+)$")
_UNDERLINES = ("#", "=", "-")
"""The first letters of lines that may be meant as a heading, or as what underlines one."""


@rule(
    "heading-form",
    "a heading that is written so that it is none, or text that a line of dashes makes one",
    fix="write it as `##` and a space, with a blank line above and below",
    example="##Direct messages",
    cause="form",
    form=1,
)
def malformed_headings(course: Course) -> Iterator[Location]:
    """Headings without a space, headings made by a line of dashes, and headings that lost their marks."""
    for document in pages(course):
        text = document.rows
        yield from _crowded(document, text)
        for element in document.elements:
            if element.name != "Heading":
                continue
            written = text[element.line - 1]
            if not _WITH_SIGNS.match(written) and not _is_underlined(element, text):
                what = f"the line below it makes a heading of “{written.strip()[:40]}”"
                fix = "leave a blank line between them, or begin the heading with ##"
                yield Location(document.path, element.line, what, fix)
            elif "--" in written:
                what = "two hyphens in a heading, of which the site makes a dash, so that its address differs"
                yield Location(document.path, element.line, what, "write the dash itself, –")
            elif written.startswith(" ") or _TRAILING.search(written):
                what = (
                    "a space before a heading, or a space or backslash at its end, by which the site shows it as text"
                )
                yield Location(
                    document.path, element.line, what, "begin the line with #, and end it with the heading's text"
                )
    for (path, id), line in sorted(lost_headings(course).items()):
        what = f"a heading #{id} is linked, and this line is text"
        yield Location(path, line, what, "begin it with ## and a space")


def _is_underlined(element: Element, text: Sequence[str]) -> bool:
    """Return whether an underlined heading was meant: a short line that is no sentence, with nothing right above it."""
    written = text[element.line - 1].strip()
    is_alone = element.line == 1 or not text[element.line - 2].strip()
    is_short = len(written) < MAX_UNDERLINED_LENGTH and not written.startswith("#") and not _SENTENCE.search(written)
    return element.last == element.line + 1 and len(text[element.line].strip()) > 2 and is_alone and is_short


def _crowded(document: Document, text: Sequence[str]) -> Iterator[Location]:
    """Text that begins like a heading, and lines that would underline one."""
    reported = set()
    for line in document.lines:
        if "#" not in text[line.line - 1] and line.text[:1] not in _UNDERLINES:
            continue
        if "Heading" in line.holders or line.line in reported:
            continue
        if _CROWDED.match(text[line.line - 1]) or (
            "Item" in line.holders and line.is_first and line.text.startswith("#")
        ):
            reported.add(line.line)
            fix = "put a space after the # if it is a heading, or a backslash before it if it is not"
            yield Location(document.path, line.line, "a # at the beginning of a line with no space after it", fix)
        elif _UNDERLINE.match(line.text) and not (line.is_first and line.text[0] == "-"):
            what = "this line would make a heading on the site, of the line above it"
            yield Location(document.path, line.line, what, "take it out, and begin headings with ##")


def lost_headings(course: Course) -> dict[tuple[str, str], int]:
    """Headings that lost their marks, by page and slug: a line of text where a heading is linked that is not there."""
    missing = {(place, id) for place, id in _linked_headings(course) if course.documents[place].heading(id) is None}
    found = {}
    for path in {path for path, _ in missing}:
        document = course.documents[path]
        alone = {
            element.line
            for element in document.elements
            if element.name == "Paragraph" and element.last == element.line
        }
        for prose in document.prose:
            id = slug(prose.text.lstrip("# "))
            if prose.line in alone and (path, id) in missing and not _CROWDED.match(prose.text):
                found[path, id] = prose.line
    return found


def _linked_headings(course: Course) -> Iterator[tuple[str, str]]:
    """Every heading that something asks for, by page and slug."""
    for document in course.documents.values():
        for link in document.links:
            place = resolve(document.path, link.target)
            if not link.is_external and place.fragment and place.file in course.documents:
                yield place.file, place.fragment
    for module in course.modules:
        yield from ((module.document.path, passage) for passage in module.teaches.values())
        yield from ((module.document.path, id) for id in (module.sections.reflection, module.sections.sources) if id)
    for quiz in course.question_sets:
        yield from ((quiz.document.path, id) for ids in quiz.objectives.values() for id in ids)


@rule(
    "heading-level",
    "a heading of a scenario or quiz that is neither its title nor a scene or question",
    fix="begin each scene or question with `##`, and the title with `#`",
    example="### The gray coat",
    cause="form",
    form=1,
)
def misleveled_headings(course: Course) -> Iterator[Location]:
    """Headings of scenarios and quizzes besides the title that are not of the second level."""
    for part in (*course.exercises, *course.banks):
        name = "scene" if isinstance(part, Scenario) else "question"
        title = next((heading for heading in part.document.headings if heading.level == 1), None)
        first = min((heading.line for heading in part.document.headings), default=0)
        for heading in part.document.headings:
            is_title = heading is title and (heading.line == first or heading.text == part.title)
            if heading.level != 2 and not is_title:
                marks = "#" * heading.level
                what = f"“{heading.text}” begins with {marks}, and so it is no {name}"
                yield Location(
                    part.document.path, heading.line, what, f"begin each {name} with ##, and the title with #"
                )


@rule(
    "heading-twice",
    "two headings on a page with the same slug",
    fix="reword one, so that links to it know which is meant",
    example="## Posts, and further down ## Posts!",
    cause="form",
    form=1,
)
def repeated_headings(course: Course) -> Iterator[Location]:
    """Headings whose slug another heading of the page has, and headings that have none."""
    for document in course.documents.values():
        seen: set[str] = set()
        for heading in document.headings:
            own = slug(heading.text)
            if not own:
                yield Location(document.path, heading.line, "this heading has no letters to make a slug of")
            elif heading.slug != own or own in seen:
                what = f"the heading “{heading.text}” has the same slug as one above, {own}"
                yield Location(document.path, heading.line, what)
            seen.add(own)


@rule(
    "heading-skip",
    "a heading that skips a level",
    fix="use the next level down",
    example="#### below ##",
    cause="form",
)
def skipped_headings(course: Course) -> Iterator[Location]:
    """Headings more than one level below the one before."""
    for document in course.documents.values():
        level = 0
        for heading in document.headings:
            if heading.level > level + 1:
                what = f"the heading “{heading.text}” is of level {heading.level} after one of level {level}"
                yield Location(document.path, heading.line, what)
            level = heading.level
