"""Translated pages: what is fresh in their own language, and the original's text for the rest, with a note."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from course.model import Course, Document, Fence, Link, Module, Quiz, Scenario, Translation
from course.queries.translations import Standing, original_of, place_of, shown_slug, standings
from course.reading.figures import figure_of
from course.reading.front_matter import split
from course.reading.link_target import Place, resolve
from course.reading.markdown import read_document
from course.reading.quiz import read_quiz
from course.reading.scenario import read_scenario, unquoted
from course.reading.translation import translation_path
from course.rendering.fragment import Fragments
from course.rendering.map import VERDICTS
from course.rendering.question_view import view_of
from course.rendering.site_links import Edit, SiteText, on_site
from course.rendering.template import draw, draw_html, speaking
from course.text.words import LABELS

FRONT = {Scenario: "title: Title\nsummary: Summary\nmodule: module\nminutes: 1", Quiz: "title: Title\nmodule: module"}
"""What the readers of scenarios and quizzes ask of front matter, where what it says counts for nothing."""

_LABEL = re.compile(r"(?:> )?(?:- )?\*\*(.+?)(\.?)\*\*")


@dataclass(frozen=True)
class Part:
    """A passage of a composed page: its lines, and whether it stands there in the original's language."""

    standing: Standing
    first: int
    last: int

    @property
    def is_translated(self) -> bool:
        """Return whether it stands there in the page's own language."""
        return self.standing.state == "fresh"


@dataclass(frozen=True)
class Composed:
    """A translated page as one text, its links relative to its own file."""

    document: Document
    source: str
    """The same with the front matter of its original."""
    parts: tuple[Part, ...]


def compose(course: Course, translation: Translation, original: Document, front: str) -> Composed:
    """Return a page of passages: those in its own language that are fresh, and those of the original for the others.

    Args:
        course: the course.
        translation: the page.
        original: what it was made from.
        front: front matter for the reader of such a page; empty for none.
    """
    own = _retargeted(course, translation, translation.document)
    others = _retargeted(course, translation, original)
    head = f"---\n{front}\n---" if front else ""
    rows = head.split("\n") if head else []
    parts = []
    for standing in standings(course, translation):
        is_own = standing.translated and standing.state == "fresh"
        passage = standing.translated.passage if standing.translated and is_own else standing.original
        text = (own if is_own else others).lines(passage.line, passage.last).split("\n")
        rows.append("")
        parts.append(Part(standing, len(rows) + 1, len(rows) + len(text)))
        rows += text
    source = "\n".join(rows) + "\n"
    document = read_document(
        translation.path, split(source)[1], lambda target: figure_of(course.tables, translation.path, target)
    )
    return Composed(document, source, tuple(parts))


def _retargeted(course: Course, translation: Translation, document: Document) -> SiteText:
    """Return a page, or its original, with links that lead from the page to what is translated, where it is."""
    words = course.languages[translation.language].words if document is translation.document else {}
    return _edited(document, lambda link: _target(course, translation, document, link), words)


def as_draft(course: Course, language: str, original: Document) -> SiteText:
    """Return a page as a translation of it begins: its links lead to the same places from where that will stand."""
    path = translation_path(language, original.path)

    def target(link: Link) -> str | None:
        place = resolve(original.path, link.target)
        if link.is_external or link.target.startswith("#") or place.file.startswith(".."):
            return None
        file = translation_path(language, place.file)
        file = file if file in course.translations else place.file
        anchor = link.target.partition("#")[2]
        return f"{posixpath.relpath(file, posixpath.dirname(path))}{'#' if anchor else ''}{anchor}"

    return _edited(original, target, {})


def _edited(document: Document, target: Callable[[Link], str | None], words: Mapping[str, str]) -> SiteText:
    raw = document.text.encode()
    starts = (0, *(found.end() for found in re.finditer(rb"\n", raw)), len(raw))
    edits = [*_links(document, raw, target), *_labels(words, document, starts)]
    return SiteText(raw, tuple(sorted(edits)), starts)


def _links(document: Document, raw: bytes, target: Callable[[Link], str | None]) -> Iterator[Edit]:
    for link in document.links:
        written = target(link)
        if written is not None and link.form != "bare":
            yield Edit(raw.index(b"]", link.label), link.span[1], f"]({written})")


def _target(course: Course, translation: Translation, document: Document, link: Link) -> str | None:
    """Return where a link leads, relative to the translated page; None for one that stays as it is."""
    if link.is_external or not link.target:
        return None
    is_own = document is translation.document
    place = place_of(course, translation, link) if is_own else resolve(document.path, link.target)
    if place.file.startswith(".."):
        return None
    return _written(course, translation, place)


def _written(course: Course, translation: Translation, place: Place) -> str:
    other = course.translations.get(translation_path(translation.language, place.file))
    file, fragment = place.file, place.fragment
    if other:
        file, fragment = other.path, fragment and shown_slug(course, other, fragment)
    elif file == "agency.yml":
        # The rule itself stands on the original's page, in the words of the agency.
        file, fragment = translation.original, ""
    anchor = f"#{fragment}" if fragment else ""
    if file == translation.path and anchor:
        return anchor
    return f"{posixpath.relpath(file, posixpath.dirname(translation.path))}{anchor}"


def _labels(words: Mapping[str, str], document: Document, starts: tuple[int, ...]) -> Iterator[Edit]:
    """Yield the labels that the reader knows in the place of the language's own."""
    known = {words[label]: label for label in LABELS if label in words}
    for at, row in enumerate(document.rows):
        found = _LABEL.match(row)
        if found and found[1] in known:
            first, last = (starts[at] + len(row[: found.start(group)].encode()) for group in (1, 2))
            yield Edit(first, last, known[found[1]])


def render_translation(course: Course, translation: Translation) -> str:
    """Return Markdown for a translated page; of a scenario or quiz its title, below which `render_exercise` goes on."""
    unit = course.unit(translation.original)
    words = course.languages[translation.language].words
    if isinstance(unit, Scenario | Quiz):
        return draw("translation-title.md.j2", translation=translation)
    original = original_of(course, translation)
    if original is None:
        return ""
    composed = compose(course, translation, original, "")
    with speaking(words):
        own = on_site(course, composed.document, _left_out, at=translation.path)
    theirs = on_site(course, composed.document, _left_out, at=translation.path)
    shown = [((own if part.is_translated else theirs).lines(part.first, part.last), part) for part in composed.parts]
    with speaking(words):
        return draw(
            "translation.md.j2",
            translation=translation,
            objectives=translation.objectives if isinstance(unit, Module) else {},
            parts=shown,
        )


def _left_out(course: Course, path: str, fence: Fence) -> str:
    """Return what stands in the place of what is drawn for the original: a reader finds it there."""
    return draw_html("translation-left-out.html.j2")


def render_translated_exercise(course: Course, translation: Translation, fragments: Fragments) -> Markup:
    """Return the HTML of a translated scenario or quiz below its title; nothing for other pages.

    It works by itself: no script knows it.

    Args:
        course: the course.
        translation: the page.
        fragments: renders Markdown.
    """
    unit, original = course.unit(translation.original), original_of(course, translation)
    if original is None or not isinstance(unit, Scenario | Quiz):
        return Markup()
    composed = compose(course, translation, original, FRONT[type(unit)])
    with speaking(course.languages[translation.language].words):
        text = on_site(course, composed.document, _left_out, at=translation.path)
        values = {"translation": translation, "unit": unit, "parts": composed.parts}
        if isinstance(unit, Scenario):
            return Markup(draw("translation-scenario.html.j2", **values, **_scenario(composed, text, fragments)))
        return Markup(draw("translation-quiz.html.j2", **values, **_quiz(unit, composed, text, fragments)))


def _scenario(composed: Composed, text: SiteText, fragments: Fragments) -> dict[str, object]:
    scenario, _ = read_scenario("", composed.document, composed.source)
    scenes = scenario.scenes if scenario else ()
    return {
        "intro": fragments.blocks(_intro(composed, text)),
        "scenes": [*zip(scenes, composed.parts[1:], strict=False)],
        "numbers": {scene.id: number for number, scene in enumerate(scenes, 1)},
        "labels": {kind: word for kind, (_, word) in VERDICTS.items()},
        "inline": fragments.inline,
        "body": lambda scene: fragments.blocks(text.pick(scene.lines).strip()),
        "reason": lambda verdict: fragments.blocks(unquoted(text.lines(verdict.line + 1, verdict.last))),
    }


def _quiz(unit: Quiz, composed: Composed, text: SiteText, fragments: Fragments) -> dict[str, object]:
    quiz, _ = read_quiz("", composed.document, composed.source, unit.pass_mark)
    questions = quiz.questions if quiz else ()
    views = [view_of(one, text, fragments, (), Markup()) for one in questions if len(one.blocks) == 1]
    return {
        "intro": fragments.blocks(_intro(composed, text)),
        "questions": [*zip(views, composed.parts[1:], strict=False)],
    }


def _intro(composed: Composed, text: SiteText) -> str:
    """Return what stands between the title and the first scene or question."""
    first = composed.parts[0]
    return text.lines(first.first + 1, first.last).strip()
