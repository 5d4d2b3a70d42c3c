"""What a change does to learners and to whoever looks after the course: time, what is asked again, stale sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date

from course.comparing.change import AskedAgain, Confirmations, Duration, SeenKind, StaleSource, StaleTranslation
from course.model import Course, Module
from course.queries.answers import answers_of
from course.queries.cited_sources import pages_by_source
from course.queries.content_hash import ending_hashes, question_hash, section_hashes
from course.queries.reviews import confirming_review, pending_answers
from course.queries.running_text import module_text
from course.queries.translations import standings
from course.text.readability import word_count


def compare_durations(old: Course, new: Course) -> tuple[Duration, ...]:
    """Return the times of all modules together, of each module and of each learning path, where one changed."""
    found = [_module_duration(old, new, module.slug) for module in _modules(old, new)]
    for path in {path.id: path for path in (*old.learning_paths, *new.learning_paths)}.values():
        found.append(Duration(what=f"path {path.id}", before=_on_path(old, path.id), after=_on_path(new, path.id)))
    changed = [one for one in found if one.before != one.after or one.words_before != one.words_after]
    whole = Duration(
        what="all modules",
        before=sum(module.minutes for module in old.modules),
        after=sum(module.minutes for module in new.modules),
        words_before=sum(_words(module) for module in old.modules),
        words_after=sum(_words(module) for module in new.modules),
    )
    return (whole, *changed) if changed else ()


def _modules(old: Course, new: Course) -> list[Module]:
    return [*{module.slug: module for module in (*new.modules, *old.modules)}.values()]


def _module_duration(old: Course, new: Course, slug: str) -> Duration:
    was, now = old.module(slug), new.module(slug)
    return Duration(
        what=slug,
        before=was.minutes if was else None,
        after=now.minutes if now else None,
        words_before=_words(was) if was else 0,
        words_after=_words(now) if now else 0,
    )


def _words(module: Module) -> int:
    return word_count(prose.text for prose in module_text(module))


def _on_path(course: Course, id: str) -> int | None:
    found = [path for path in course.learning_paths if path.id == id]
    return sum(module.minutes for module in course.modules_on(found[0])) if found else None


def asked_again(old: Course, new: Course) -> tuple[AskedAgain, ...]:
    """Return what learners who have completed a module are asked to look at, or to answer, once more.

    A browser knows what a learner saw by file, id and content hash alone: under another name it is new.
    """
    return tuple(one for module in new.modules if old.module(module.slug) for one in _module_again(old, new, module))


def _module_again(old: Course, new: Course, module: Module) -> Iterator[AskedAgain]:
    was = old.module(module.slug)
    titles = {heading.slug: heading.text for heading in module.document.headings}
    before = section_hashes(was, old) if was else {}
    yield from _again(module, "passage", before, section_hashes(module, new), titles)
    cases = {scenario.slug: ending_hashes(scenario) for scenario in old.scenarios_of(module.slug)}
    for scenario in new.scenarios_of(module.slug):
        titles = {scene.id: scene.title for scene in scenario.scenes}
        yield from _again(module, "ending", cases.get(scenario.slug, {}), ending_hashes(scenario), titles)
    quizzes = {
        quiz.slug: {one.id: question_hash(one) for one in quiz.questions} for quiz in old.quizzes_of(module.slug)
    }
    for quiz in new.quizzes_of(module.slug):
        titles = {one.id: one.title for one in quiz.questions}
        hashes = {one.id: question_hash(one) for one in quiz.questions}
        yield from _again(module, "question", quizzes.get(quiz.slug, {}), hashes, titles)


def _again(
    module: Module, kind: SeenKind, before: Mapping[str, str], after: Mapping[str, str], titles: Mapping[str, str]
) -> Iterator[AskedAgain]:
    for id, hash in after.items():
        if before.get(id) != hash:
            yield AskedAgain(module=module.title, kind=kind, title=titles[id], is_new=id not in before)


def stale_sources(new: Course, since: date, today: date) -> tuple[StaleSource, ...]:
    """Return the sources past the day of their review, with whether that came since some day."""
    overdue = (source for source in new.sources.values() if source.review < today)
    return tuple(
        StaleSource(
            id=source.id,
            title=source.title,
            review=source.review,
            pages=pages_by_source(new).get(source.id, ()),
            is_recent=source.review >= since,
        )
        for source in overdue
    )


def stale_translations(old: Course, new: Course) -> tuple[StaleTranslation, ...]:
    """Return the translated pages that a change leaves behind, with the passages that were up to date before."""
    found = []
    for path, translation in new.translations.items():
        was = old.translations.get(path)
        known = {one.original.slug: one.state for one in standings(old, was)} if was else {}
        titles: dict[str, list[str]] = {"stale": [], "missing": [], "fresh": []}
        for one in standings(new, translation):
            if one.state != known.get(one.original.slug, "fresh"):
                titles[one.state].append(one.original.text.split("\n")[0].lstrip("# "))
        if titles["stale"] or titles["missing"]:
            found.append(StaleTranslation(path=path, stale=tuple(titles["stale"]), missing=tuple(titles["missing"])))
    return tuple(found)


def lost_files(old: Course, new: Course) -> tuple[str, ...]:
    """Return the files of modules, scenarios and quizzes that are no more: what learners did there is kept by name."""
    now = {unit.document.path for unit in new.units}
    return tuple(unit.document.path for unit in old.units if unit.document.path not in now)


def compare_confirmations(old: Course, new: Course) -> Confirmations:
    """Return by whom answers are confirmed that were not so before, and which answers wait."""
    before = {(id, one.passage, one.on, one.by) for id, reviews in old.reviews.items() for one in reviews}
    texts = {(id, one.passage, one.passage_text, one.answer_text) for id, all in old.reviews.items() for one in all}
    fresh: dict[str, str] = {}
    for answer in answers_of(new):
        review = confirming_review(new, answer)
        if review is None:
            continue
        is_known = (answer.id, review.passage, review.on, review.by) in before
        if not is_known or (answer.id, review.passage, review.passage_text, review.answer_text) not in texts:
            fresh[answer.id] = review.by
    counts = Counter(fresh.values())
    waiting = tuple(dict.fromkeys(answer.id for answer in pending_answers(new)))
    return Confirmations(by_name=tuple(sorted(counts.items())), waiting=waiting)
