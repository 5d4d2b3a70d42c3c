"""Pages compared section by section, each with the answers that rest on it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from course.comparing.change import AnswerView, FieldChange, PageChange, PageKind, SectionChange
from course.comparing.fields import field_changes, in_words
from course.comparing.pairs import Pairs, paired
from course.comparing.resting import answers_on, answers_on_changed, resting
from course.comparing.sections import Section, section_pairs, sections_of
from course.comparing.words import compare_paragraphs, compare_words, is_same_text, sides_of
from course.model import Course, Document, Module
from course.model.site_paths import MODULES, is_published
from course.queries.content_hash import is_for_learners
from course.queries.terms import terms
from course.text.readability import word_count


def compare_pages(old: Course, new: Course, units: Collection[str]) -> tuple[PageChange, ...]:
    """Return the pages that changed, are new or are gone.

    Args:
        old: the course then.
        new: the course now.
        units: the files that are compared as scenarios, quizzes or banks.
    """
    before, after = (_pages(side, units) for side in (old, new))
    pairs = page_pairs(before, after)
    found = [
        change
        for path, page in _in_order(new, after).items()
        if (
            change := _changed(old, new, before[pairs.then[path]], page)
            if path in pairs.then
            else _whole(new, page, is_new=True)
        )
    ]
    return (*found, *(_whole(old, before[path], is_new=False) for path in pairs.gone))


def _pages(course: Course, units: Collection[str]) -> dict[str, Document]:
    """Return all pages, translated ones among them, but for what is compared otherwise."""
    translated = {path: translation.document for path, translation in course.translations.items()}
    return {path: page for path, page in {**course.documents, **translated}.items() if path not in units}


def page_pairs(before: Mapping[str, Document], after: Mapping[str, Document]) -> Pairs:
    """Return which page of then is which of now."""
    return paired(*({path: page.text for path, page in side.items()} for side in (before, after)))


_KINDS: tuple[PageKind, ...] = ("module", "learners", "translation", "staff", "repository")


def _kind(course: Course, path: str) -> PageKind:
    """For whom a page is: those of the repository alone are on no site."""
    if path in course.translations:
        return "translation"
    if path.startswith(f"{MODULES}/"):
        return "module"
    if not is_published(course, path):
        return "repository"
    return "learners" if is_for_learners(course, path) else "staff"


def _in_order(course: Course, pages: Mapping[str, Document]) -> dict[str, Document]:
    """Return pages with the modules first, in the order of the course, and those of the repository last."""
    rank = {module.document.path: at for at, module in enumerate(course.modules)}
    ranked = sorted(pages, key=lambda path: (_KINDS.index(_kind(course, path)), rank.get(path, len(rank)), path))
    return {path: pages[path] for path in ranked}


def _title(page: Document) -> str:
    return page.headings[0].text if page.headings else page.path


def _whole(course: Course, page: Document, is_new: bool) -> PageChange:
    return PageChange(
        how="added" if is_new else "gone",
        path=page.path,
        title=_title(page),
        kind=_kind(course, page.path),
        sections=tuple(
            SectionChange(how="added" if is_new else "gone", slug=one.slug, title=one.title)
            for one in sections_of(page)[1:]
        ),
        words=word_count(prose.text for prose in page.prose),
    )


def _changed(old: Course, new: Course, was: Document, page: Document) -> PageChange | None:
    """A page that is there in both versions; None where a reader sees no change."""
    fields = field_changes(_fields(old, was), _fields(new, page))
    sections = tuple(_section_changes(old, new, was, page))
    if page.path == new.page("glossary"):
        sections = tuple(_without_terms(old, new, sections))
    former = was.path if was.path != page.path else ""
    if not (fields or sections or former):
        return None
    return PageChange(
        how="changed",
        path=page.path,
        title=_title(page),
        kind=_kind(new, page.path),
        former=former,
        fields=fields,
        sections=sections,
    )


def _fields(course: Course, page: Document) -> dict[str, str]:
    """Return the fields of a module that a reader sees; its objectives and times are told elsewhere."""
    unit = course.unit(page.path)
    if not isinstance(unit, Module):
        return {}
    return {
        "title": unit.title,
        "summary": unit.summary,
        "takeaway": unit.takeaway if unit.takeaway != unit.summary else "",
        "slides": in_words(unit.slides),
        "statements taught": ", ".join(f"{id} under {slug}" for id, slug in unit.teaches.items()),
    }


def _without_terms(old: Course, new: Course, sections: Iterable[SectionChange]) -> Iterator[SectionChange]:
    """Yield the changes of the glossary but for its terms, which are compared one by one."""
    known = {f"{term.name}: {term.meaning}" for course in (old, new) for term in terms(course).values()}
    for section in sections:
        left = tuple(words for words in section.paragraphs if not {*sides_of(words)} & known)
        if left or section.links or section.former or section.how != "changed":
            yield replace(section, paragraphs=left)


def _section_changes(old: Course, new: Course, was: Document, page: Document) -> Iterator[SectionChange]:
    """Yield the sections that changed, are new or are gone; each answer stands with the first that it rests on."""
    before, after = ({one.slug: one for one in sections_of(side)} for side in (was, page))
    pairs = section_pairs(was, page)
    answers = answers_on_changed(new, was, page, pairs)
    told: set[str] = set()
    for slug, section in after.items():
        own = [one for one in resting(page, slug, answers) if one.id not in told]
        if change := _section(before[pairs.then[slug]] if slug in pairs.then else None, section, own):
            told |= {one.id for one in own}
            yield change
    for slug in pairs.gone:
        one = before[slug]
        paragraphs = tuple(compare_words(text, "") for text in one.paragraphs)
        answers_gone = answers_on(old, was, slug)
        yield SectionChange(how="gone", slug=slug, title=one.title, paragraphs=paragraphs, answers=answers_gone)


def _section(was: Section | None, section: Section, answers: Sequence[AnswerView]) -> SectionChange | None:
    paragraphs = compare_paragraphs(was.paragraphs if was else (), section.paragraphs)
    links = tuple(_link_changes(was, section)) if was else ()
    is_renamed = was is not None and not is_same_text(was.title, section.title)
    if was and not (paragraphs or links or is_renamed):
        return None
    return SectionChange(
        how="changed" if was else "added",
        slug=section.slug,
        title=section.title,
        former=was.title if was and is_renamed else "",
        paragraphs=paragraphs,
        links=links,
        answers=tuple(answers),
    )


def _link_changes(was: Section, section: Section) -> Iterator[FieldChange]:
    """Yield the links of the same text that lead elsewhere; those that are new or gone show in the text."""
    before, after = dict(was.links), dict(section.links)
    for text, target in after.items():
        if text in before and before[text] != target:
            yield FieldChange(text, compare_words(before[text], target))
