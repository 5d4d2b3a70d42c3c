"""Rules on translated pages: what is stale or missing, and what a translation has to share with its original."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from course.checks.rule import Location, location_of, rule
from course.model import Course, Document, Passage, Scenario, Translation
from course.queries.translations import Standing, front_digest, original_of, place_of, standings
from course.reading.link_target import resolve
from course.text.words import WORDS

_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_OPTION = re.compile(r"- \[([ xX])\]")
_CLIPPED = 60


def _both(course: Course) -> Iterator[tuple[Translation, Document, Standing]]:
    """Yield every passage of every page that is translated, with the page and its original."""
    for translation in course.translations.values():
        if original := original_of(course, translation):
            yield from ((translation, original, one) for one in standings(course, translation))


def _fresh(course: Course) -> Iterator[tuple[Translation, Document, Passage, Passage]]:
    """Yield every passage whose translation is shown: the page, its original, and the passage in both."""
    for translation, original, one in _both(course):
        if one.translated and one.state == "fresh":
            yield translation, original, one.original, one.translated.passage


@rule(
    "translation-form",
    "a translated page that does not say which passages it was made from",
    fix="write <!-- of: slug-of-the-original 00000000 --> above each heading",
    example="a heading without a mark above it",
    cause="form",
)
def missing_marks(course: Course) -> Iterator[Location]:
    """Headings without a mark, and marks without a heading."""
    yield from (location_of(one) for one in course.read_errors if one.rule == "translation-form")


@rule(
    "translation-stale",
    "a passage that has changed since it was translated",
    fix="translate it anew, then run: course translate LANGUAGE FILE --done SLUG",
    example="a sentence added to the original",
    cause="review",
    severity="warning",
    needs_all=True,
)
def stale_passages(course: Course) -> Iterator[Location]:
    """Passages whose original is another one by now, or gone; the page shows what there is of the original."""
    yield from _without_original(course)
    for translation, _, one in _both(course):
        if one.translated and one.state == "stale":
            before = translation.before.get(one.original.slug, "")
            was = f", which said {_changed(before, one.original.text)}," if before else ""
            now = f"now says {_changed(one.original.text, before)}"
            still = f"and the translation still {_quoted(one.translated.passage.text)}"
            what = f"`{one.original.slug}` of {translation.original}{was} {now}, {still}"
            yield Location(translation.path, one.translated.passage.line, what)
    for translation in course.translations.values():
        if original_of(course, translation) and translation.made_from != front_digest(course, translation.original):
            what = f"the title, summary or objectives of {translation.original} have changed since they were translated"
            yield Location(translation.path, translation.lines.get("of", 1), what)


def _without_original(course: Course) -> Iterator[Location]:
    """Yield pages and passages of which there is no original any more."""
    for translation in course.translations.values():
        original = original_of(course, translation)
        if original is None:
            what = f"there is no {translation.original} any more, of which this is a translation"
            yield Location(translation.path, 1, what, "move it to where its original is, or delete it")
            continue
        for name, one in translation.passages.items():
            if original.heading(name) is None:
                what = f"{translation.original} has no passage `{name}` any more"
                yield Location(translation.path, one.passage.line, what, "delete it, or correct the mark above it")


def _quoted(text: str) -> str:
    said = " ".join(text.split())
    return f"“{said[:_CLIPPED]}{'…' if len(said) > _CLIPPED else ''}”"


def _changed(text: str, other: str) -> str:
    """Return the part of a text that begins where it differs from another, from the beginning of that word."""
    words, others = text.split(), other.split()
    pairs = enumerate(zip(words, others, strict=False))
    at = next((at for at, (one, another) in pairs if one != another), min(len(words), len(others)))
    return _quoted(" ".join(words[max(0, at - 3) :]))


@rule(
    "translation-missing",
    "a passage that a translated page has not",
    fix="translate it below a mark of its own; course translate LANGUAGE shows it",
    example="a section added to the original",
    cause="review",
    severity="warning",
    needs_all=True,
)
def missing_passages(course: Course) -> Iterator[Location]:
    """Passages of an original of which there is nothing; the page shows the original."""
    for translation, _, one in _both(course):
        if one.state == "missing":
            what = f"`{one.original.slug}` of {translation.original} is not translated: {_quoted(one.original.text)}"
            yield Location(translation.path, 1, what)


@rule(
    "translation-shape",
    "a translated passage built otherwise than its original",
    fix="give it the same paragraphs, lists, quotes and keys, in the same order",
    example="another option marked right",
    cause="content",
    needs_all=True,
)
def other_shapes(course: Course) -> Iterator[Location]:
    """Passages with other blocks, or other options that are right, than their originals."""
    for translation, original, here, there in _fresh(course):
        if _keys(here) != _keys(there):
            yield Location(translation.path, there.line, f"`{here.slug}` has other right options than {original.path}")
        elif _blocks(original, here) != _blocks(translation.document, there):
            what = f"`{here.slug}` has other blocks than in {original.path}"
            yield Location(translation.path, there.line, what)


def _keys(passage: Passage) -> list[str]:
    found = (_OPTION.match(row.strip()) for row in passage.text.split("\n"))
    return [one[1].lower() for one in found if one]


def _blocks(document: Document, passage: Passage) -> list[tuple[str, tuple[str, ...], str]]:
    inside = (one for one in document.elements if passage.line <= one.line <= passage.last)
    # A blank line between items makes each a paragraph, and says nothing.
    told = (one for one in inside if one.name != "Paragraph" or one.holders[-1:] != ("Item",))
    return [(one.name, one.holders, one.detail) for one in told]


@rule(
    "translation-link",
    "a translated passage whose links lead elsewhere than those of its original",
    fix="link to the same places; to a translated page where there is one",
    example="a choice that leads to another scene",
    cause="links",
    follows=("translation-form",),
    needs_all=True,
)
def other_links(course: Course) -> Iterator[Location]:
    """Passages that link to other places than their originals; of a scenario, in another order."""
    for translation, original, here, there in _fresh(course):
        theirs = [resolve(original.path, link.target) for link in original.links if here.line <= link.line <= here.last]
        inside = [link for link in translation.document.links if there.line <= link.line <= there.last]
        own = [place_of(course, translation, link) for link in inside]
        if any(_is_unread(course, translation, place.file) for place in own):
            continue
        is_ordered = isinstance(course.unit(original.path), Scenario)
        if own != theirs if is_ordered else Counter(own) != Counter(theirs):
            odd = [link for link, place in zip(inside, own, strict=True) if place not in theirs]
            line = odd[0].line if odd else there.line
            what = f"`{here.slug}` links to other places than in {original.path}, or in another order"
            yield Location(translation.path, line, f"{what}: {odd[0].target}" if odd else what)


def _is_unread(course: Course, translation: Translation, file: str) -> bool:
    """Return whether a file is another translated page that could not be read: nobody knows what it was made from."""
    return file.startswith(f"docs/{translation.language}/") and file in course.files


@rule(
    "translation-figure",
    "a translated passage with other numbers than its original",
    fix="write the same numbers, in digits where the original has them",
    example="48% where the original says 84%",
    cause="content",
    needs_all=True,
)
def other_figures(course: Course) -> Iterator[Location]:
    """Passages that name other numbers than their originals."""
    for translation, original, here, there in _fresh(course):
        theirs, own = _numbers(original, here), _numbers(translation.document, there)
        if theirs != own:
            odd = sorted((theirs - own) + (own - theirs))
            what = f"`{here.slug}` has other numbers than in {original.path}: {', '.join(odd)}"
            yield Location(translation.path, there.line, what)


def _numbers(document: Document, passage: Passage) -> Counter[str]:
    inside = (one.text for one in document.prose if passage.line <= one.line <= passage.last)
    return Counter(re.sub(r"\D", "", found) for text in inside for found in _NUMBER.findall(text))


@rule(
    "translation-words",
    "a language that lacks words which its pages say around the text",
    fix="write them below `words:`",
    example="no `Try it:` in data/languages/es.yml",
    cause="settings",
)
def missing_words(course: Course) -> Iterator[Location]:
    """Languages with pages, and without words for them."""
    spoken = {translation.language for translation in course.translations.values()}
    for language in course.languages.values():
        missing = [word for word in WORDS if word not in language.words]
        if missing and language.id in spoken:
            some = ", ".join(f"“{word}”" for word in missing[:3])
            yield Location(
                language.path, 1, f"there are no words for {some}{' and others' if len(missing) > 3 else ''}"
            )
