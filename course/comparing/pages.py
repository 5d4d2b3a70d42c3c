"""Pages compared section by section, each with the answers that rest on it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

import msgspec

from course.comparing.answer_views import answer_views
from course.comparing.change import AnswerView, FieldChange, PageChange, PageKind, SectionChange
from course.comparing.fields import field_changes, in_words
from course.comparing.pairs import Pairs, paired
from course.comparing.words import compare_paragraphs, compare_words, is_same_text
from course.model import Activity, Course, Document, Module
from course.model.site_paths import MODULES, is_published
from course.queries.answer_text import piece_text
from course.queries.answers import answers_of
from course.queries.content_hash import is_for_learners
from course.text.readability import word_count

LEAD = ""
"""The slug of what stands above the first heading, or below that of the page."""


class Section(msgspec.Struct, frozen=True):
    """A heading with what stands below it, up to the next of any level."""

    slug: str
    title: str
    paragraphs: tuple[str, ...]
    links: tuple[tuple[str, str], ...]
    """The text of each link, and where it leads."""


def compare_pages(old: Course, new: Course, units: Collection[str]) -> tuple[PageChange, ...]:
    """Return the pages that changed, are new or are gone.

    Args:
        old: the course then.
        new: the course now.
        units: the files that are compared as scenarios, quizzes or banks.
    """
    before, after = ({path: page for path, page in side.documents.items() if path not in units} for side in (old, new))
    pairs = page_pairs(before, after)
    answers = _answers_by_changed_passage(old, new, pairs)
    found = [
        change
        for path, page in _in_order(new, after).items()
        if (
            change := _changed(old, new, before[pairs.then[path]], page, answers)
            if path in pairs.then
            else _whole(new, page, is_new=True)
        )
    ]
    return (*found, *(_whole(old, before[path], is_new=False) for path in pairs.gone))


def page_pairs(before: Mapping[str, Document], after: Mapping[str, Document]) -> Pairs:
    """Return which page of then is which of now."""
    return paired(*({path: page.text for path, page in side.items()} for side in (before, after)))


_KINDS: tuple[PageKind, ...] = ("module", "learners", "staff", "repository")


def _kind(course: Course, path: str) -> PageKind:
    """For whom a page is: those of the repository alone are on no site."""
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
    sections = _sections(page)
    return PageChange(
        how="added" if is_new else "gone",
        path=page.path,
        title=_title(page),
        kind=_kind(course, page.path),
        sections=tuple(
            SectionChange(how="added" if is_new else "gone", slug=one.slug, title=one.title) for one in sections[1:]
        ),
        words=word_count(prose.text for prose in page.prose),
    )


def _changed(
    old: Course, new: Course, was: Document, page: Document, answers: Mapping[str, Sequence[AnswerView]]
) -> PageChange | None:
    """A page that is there in both versions; None where a reader sees no change."""
    fields = field_changes(_fields(old, was), _fields(new, page))
    sections = tuple(_section_changes(was, page, answers))
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
        "slides": in_words(unit.slides),
        "statements taught": ", ".join(f"{id} under {slug}" for id, slug in unit.teaches.items()),
    }


def _sections(page: Document) -> list[Section]:
    """Return what stands above the first heading, then each heading's own part."""
    starts = [(0, LEAD, ""), *((one.line, one.slug, one.text) for one in page.headings)]
    ends = [*(start[0] - 1 for start in starts[1:]), len(page.rows)]
    return [
        Section(slug, title, (*_paragraphs(page, line, end), *_activities(page, line, end)), _links(page, line, end))
        for (line, slug, title), end in zip(starts, ends, strict=True)
    ]


def _paragraphs(page: Document, line: int, end: int) -> Iterator[str]:
    for piece in page.shown_in(line + 1, end):
        yield from (row for row in piece_text(piece).split("\n") if row.strip())


def _activities(page: Document, line: int, end: int) -> Iterator[str]:
    for activity in page.activities:
        if line < activity.line <= end:
            yield from _activity(activity)


def _activity(activity: Activity) -> Iterator[str]:
    """What there is to do, each part in a line."""
    yield f"Something to do ({activity.kind}): {activity.task}"
    for option in activity.options:
        yield f"[{'x' if option.is_key else ' '}] {option.text}{f' – {option.feedback}' if option.feedback else ''}"
    for item in activity.items:
        yield f"{item.text} → {item.group}{f' – {item.reason}' if item.reason else ''}"
    if activity.phrases:
        yield "".join(f"[{one.text}]" if one.is_key else one.text for one in activity.phrases)
    yield from activity.reasons


def _links(page: Document, line: int, end: int) -> tuple[tuple[str, str], ...]:
    own = (link for link in page.links if line < link.line <= end and not link.is_figure)
    return tuple((link.text, link.target) for link in own)


def _section_changes(
    was: Document, page: Document, answers: Mapping[str, Sequence[AnswerView]]
) -> Iterator[SectionChange]:
    """Yield the sections that changed, are new or are gone; each answer stands with the first that it rests on."""
    before, after = ({one.slug: one for one in _sections(side)} for side in (was, page))
    pairs = paired(*({slug: "\n".join(one.paragraphs) for slug, one in side.items()} for side in (before, after)))
    told: set[str] = set()
    for slug, section in after.items():
        resting = [one for one in _resting(page, slug, answers) if one.id not in told]
        change = _section(before[pairs.then[slug]] if slug in pairs.then else None, section, resting)
        if change:
            told |= {one.id for one in resting}
            yield change
    for slug in pairs.gone:
        one = before[slug]
        paragraphs = tuple(compare_words(text, "") for text in one.paragraphs)
        yield SectionChange(how="gone", slug=slug, title=one.title, paragraphs=paragraphs)


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


def _answers_by_changed_passage(old: Course, new: Course, pages: Pairs) -> dict[str, list[AnswerView]]:
    """Return the answers that rest on each passage that says something else now, by file and slug."""
    views = answer_views(new)
    found: dict[str, list[AnswerView]] = {}
    for answer in answers_of(new):
        file, _, slug = answer.passage.partition("#")
        was = old.documents.get(pages.then.get(file, ""))
        former = was.content(slug) if was else None
        text = "\n".join(map(piece_text, former)) if former is not None else None
        if text is not None and not is_same_text(text, answer.passage_text) and answer.id in views:
            found.setdefault(answer.passage, []).append(views[answer.id])
    return found


def _resting(page: Document, slug: str, answers: Mapping[str, Sequence[AnswerView]]) -> Iterator[AnswerView]:
    """Yield the answers whose passage holds a section: its own, or one of those that it is a part of."""
    heading = page.heading(slug)
    for other in page.headings if heading else ():
        first, last = page.span(other)
        if heading and first <= heading.line <= last:
            yield from answers.get(f"{page.path}#{other.slug}", ())
