"""Translated pages begun, shown beside their originals, and marked as made from what the originals say now."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from course.model import Course, Document, Module, Translation
from course.new.naming import as_yaml
from course.queries.translations import front_digest, original_of, standings
from course.reading.passages import passages_of
from course.reading.translation import AWAITING, before_path, mark, translation_path
from course.rendering.template import draw
from course.rendering.translation import as_draft


class CannotTranslate(Exception):
    """Why a translation can't be written, in a line for whoever asked."""


def begin(root: Path, course: Course, language: str, original: str) -> str:
    """Write a page to be translated: every passage of the original, each with a mark that says that it is not done.

    Args:
        root: the folder of the course.
        course: the course.
        language: the language.
        original: the page.

    Returns:
        the file.

    Raises:
        CannotTranslate: where there is no such page, or a translation already.
    """
    document = course.documents.get(original)
    path = translation_path(language, original)
    if document is None:
        raise CannotTranslate(f"{original} is no page of the course; name one as docs/modules/first-steps.md")
    if path in course.files:
        raise CannotTranslate(f"{path} is there already; translate in it")
    unit = course.unit(original)
    draft = as_draft(course, language, document)
    text = draw(
        "new-translation.txt.j2",
        title=as_yaml(unit.title if unit else document.name),
        summary=as_yaml(getattr(unit, "summary", "")),
        objectives={id: as_yaml(text) for id, text in unit.objectives.items()} if isinstance(unit, Module) else {},
        awaiting=AWAITING,
        passages=[(mark(one.slug, "00000000"), draft.lines(one.line, one.last)) for one in passages_of(document)],
    )
    _write(root / path, text)
    return path


def complete(root: Path, course: Course, translation: Translation, slugs: frozenset[str]) -> int:
    """Mark passages as made from what the original says now, and keep what it says.

    Args:
        root: the folder of the course.
        course: the course.
        translation: the page.
        slugs: the passages, as the original calls them; empty for all.

    Returns:
        how many were marked.

    Raises:
        CannotTranslate: where the original has no such passage, or it is not on the page.
    """
    original = original_of(course, translation)
    if original is None:
        raise CannotTranslate(f"{translation.original} is gone; delete {translation.path}, or move it too")
    done = {one.original.slug: one for one in standings(course, translation) if one.translated}
    if unknown := slugs - done.keys():
        raise CannotTranslate(f"{translation.path} has no passage marked {', '.join(sorted(unknown))}")
    text = (root / translation.path).read_text(encoding="utf-8")
    for slug in slugs or done.keys():
        text = re.sub(rf"<!-- of: {re.escape(slug)} \w+ -->", mark(slug, done[slug].hash), text)
    text = re.sub(r"(?m)^of: .*$", f'of: "{front_digest(course, translation.original)}"', text, count=1)
    _write(root / translation.path, text)
    _write(root / before_path(translation.language, translation.original), _before(original, translation, slugs))
    return len(slugs or done)


def _before(original: Document, translation: Translation, slugs: frozenset[str]) -> str:
    """Return the original with the passages that are marked as it is now, and the others as they were."""
    return (
        "\n\n".join(
            one.text if not slugs or one.slug in slugs else translation.before.get(one.slug, one.text)
            for one in passages_of(original)
        )
        + "\n"
    )


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="")


def describe(course: Course, translation: Translation) -> Iterator[str]:
    """Yield what of a page waits for a translator: each passage as it was, as it is now, and as it is translated."""
    for one in standings(course, translation):
        if one.state != "fresh":
            yield draw(
                "waiting-passage.txt.j2",
                translation=translation,
                standing=one,
                before=translation.before.get(one.original.slug, ""),
            )
