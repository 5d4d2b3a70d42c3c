"""Two versions of a course compared as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from course.comparing import effects, entries
from course.comparing.change import Comparison, EntryChange, Unread, Version
from course.comparing.pages import compare_pages
from course.comparing.questions import compare_question_sets, compare_questions, question_pairs, set_pairs
from course.comparing.readable import readable_parts
from course.comparing.scenarios import compare_scenarios
from course.reading.cast import CAST
from course.reading.course import STATEMENTS
from course.reading.link_target import SOURCES
from course.reading.snapshot import Snapshot


def compare(base: Snapshot, head: Snapshot) -> Comparison:
    """Return what changed from one version of a course to another.

    What could not be read in one of them is compared in neither, and named in the result.
    """
    old, new = readable_parts(base.course, head.course)
    sets = set_pairs(old, new)
    exercises = [unit.document.path for side in (old, new) for unit in (*side.exercises, *side.banks)]
    found = Comparison(
        base=Version(base.name, base.day),
        head=Version(head.name, head.day),
        unread=tuple(_unread(base, head)),
        former_id=old.id if old.id != new.id and old.id and new.id else "",
        lost=effects.lost_files(old, new),
        scenarios=compare_scenarios(old.scenarios, new.scenarios),
        question_sets=compare_question_sets(old, new, sets),
        questions=compare_questions(old, new, question_pairs(old, new, sets)),
        objectives=entries.compare_objectives(old, new),
        pages=compare_pages(old, new, frozenset(exercises)),
        durations=effects.compare_durations(old, new),
        again=effects.asked_again(old, new),
        sources=entries.compare_sources(old, new),
        stale=effects.stale_sources(new, base.day, head.day),
        translations=effects.stale_translations(old, new),
        languages=entries.compare_languages(old, new),
        paths=entries.compare_paths(old, new),
        settings=entries.compare_settings(old, new),
        agency=entries.compare_agency(old, new),
        terms=entries.compare_terms(old, new),
        figures=entries.compare_figures(old, new),
        people=entries.compare_people(old, new),
        statements=entries.compare_statements(old, new),
        menu=entries.compare_menu(old, new),
        confirmations=effects.compare_confirmations(old, new),
    )
    return replace(found, files=tuple(_other_files(base, head, {*_told(found), *_confirmed(found, head)})))


def is_empty(found: Comparison) -> bool:
    """Return whether both versions say the same; what is overdue or waits in both is no change."""
    standing = ("base", "head", "stale", "confirmations")
    parts = (getattr(found, name) for name in found.__struct_fields__ if name not in standing)
    return not any(parts) and not found.confirmations.by_name


def _unread(base: Snapshot, head: Snapshot) -> Iterator[Unread]:
    """Yield what could not be read of files that are not the same in both."""
    for side in (base, head):
        for finding in side.course.read_errors:
            if base.files.get(finding.path) != head.files.get(finding.path):
                yield Unread(side.name, finding)


def _told(found: Comparison) -> Iterator[str]:
    """Yield the files of which something is told already."""
    yield from (unread.finding.path for unread in found.unread)
    for scenario in found.scenarios:
        yield from (scenario.path, scenario.former)
    for page in found.pages:
        yield from (page.path, page.former)
    for entry in (*found.question_sets, *found.languages):
        yield from (entry.name, entry.former)
    for question in found.questions:
        yield from (id.partition("#")[0] for id in (question.id, question.former))
    for figure in found.figures:
        yield from (f"{figure.name.rpartition('.')[0]}.{ending}" for ending in ("csv", "yml"))
    files = {
        SOURCES: found.sources,
        CAST: found.people,
        STATEMENTS: found.statements,
        "agency.yml": found.agency,
        "course.yml": (*found.settings, *found.paths, found.former_id),
        "mkdocs.yml": (*found.settings, *found.menu),
    }
    yield from (file for file, changes in files.items() if any(changes))


def _confirmed(found: Comparison, head: Snapshot) -> Iterator[str]:
    """Yield the files of reviews, if what they confirm is told."""
    if found.confirmations.by_name:
        yield from (review.path for reviews in head.course.reviews.values() for review in reviews)


def _other_files(base: Snapshot, head: Snapshot, told: Iterable[str]) -> Iterator[EntryChange]:
    """Yield the files that changed in what nothing tells: pictures, layout, comments."""
    before, after = ({path: digest for path, digest in side.files.items() if path not in told} for side in (base, head))
    gone = {digest: path for path, digest in before.items() if path not in after}
    for path, digest in sorted(after.items()):
        if path not in before:
            former = gone.pop(digest, "")
            yield EntryChange(how="changed" if former else "added", name=path, former=former)
        elif before[path] != digest:
            yield EntryChange(how="changed", name=path)
    yield from (EntryChange(how="gone", name=path) for path in sorted(gone.values()))
