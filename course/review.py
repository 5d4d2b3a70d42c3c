"""`course review`: which answers want another look, with all there is to read, and the confirming of them."""

from __future__ import annotations

import difflib
import os
import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path, PurePosixPath

from course.checks import severity_of
from course.checks.drift import confirmed_when
from course.model import Course, Finding, Review
from course.queries.answers import Answer, answer_ids, answers_of, answers_with_id
from course.queries.reviews import (
    former_review,
    has_same_answer,
    has_same_passage,
    outdated_reviews,
    review_of,
)
from course.reading.review import MAX_NAME_LENGTH, write_reviews
from course.text.typography import untypeset_markdown

_ADDRESS = re.compile(r"\s*<[^<>]*>|\S+@\S+")


class MissingName(Exception):
    """Nobody stands for a confirmation; the message says how to name someone."""


def describe(course: Course, answers: Sequence[Answer]) -> Iterator[str]:
    """All there is to read before one answer is confirmed, line by line: the answer, and each passage that it rests on.

    Args:
        course: the course.
        answers: the answer, once for each passage that wants another look.
    """
    first = answers[0]
    yield f"{first.path}:{first.line}: “{first.title}” rests on {' and '.join(one.passage for one in answers)}"
    before = [review_of(course, answer) or former_review(course, answer) for answer in answers]
    reviews = [review for review in before if review]
    if not reviews:
        yield "  Nobody has confirmed it yet."
    changed = [review for review in reviews if not has_same_answer(first, review)]
    if changed and changed[-1].answer_text:
        since = confirmed_when(changed[-1])
        yield f"  The answer has changed since it was confirmed {since}: as it was (-), as it is (+)"
        yield from _changes(changed[-1].answer_text, first.answer_text)
    else:
        if changed:
            since = confirmed_when(changed[-1])
            yield f"  The answer has changed since it was confirmed {since}; its text of then was not kept."
        yield "  The answer says:"
        yield from _indented(first.answer_text)
    for answer in answers:
        yield from _describe_passage(course, answer)


def _describe_passage(course: Course, answer: Answer) -> Iterator[str]:
    review, former = review_of(course, answer), former_review(course, answer)
    if review is None and former:
        yield f"  It was confirmed {confirmed_when(former)} against {former.passage}."
    if review and not has_same_passage(answer, review):
        yield f"  What {answer.passage} said (-) {confirmed_when(review)} and says now (+):"
        yield from _changes(review.passage_text, answer.passage_text)
        return
    yield f"  {answer.passage} says:"
    yield from _indented(answer.passage_text)


def _indented(text: str) -> Iterator[str]:
    yield from (f"      {line}".rstrip() for line in text.split("\n"))


def _changes(was: str, now: str) -> Iterator[str]:
    """Both texts in one, line by line; what differs in typography alone is no change."""
    before, after = was.split("\n"), now.split("\n")
    same = difflib.SequenceMatcher(None, [*map(untypeset_markdown, before)], [*map(untypeset_markdown, after)], False)
    for how, a, b, c, d in same.get_opcodes():
        if how == "equal":
            yield from _indented("\n".join(after[c:d]))
        else:
            yield from (f"    - {line}" for line in before[a:b])
            yield from (f"    + {line}" for line in after[c:d])


def by_answer(answers: Iterable[Answer]) -> list[list[Answer]]:
    """Answers in groups: each question or ending with the passages that want another look."""
    groups: dict[str, list[Answer]] = {}
    for answer in answers:
        groups.setdefault(answer.id, []).append(answer)
    return [*groups.values()]


def matching(answers: Iterable[Answer], wanted: Iterable[str]) -> list[Answer]:
    """The answers called by their id, their file, their passage or its file, a folder of these, or `all`."""
    return [one for one in answers if any(is_named(name, one.id, one.passage) for name in wanted)]


def is_named(wanted: str, *names: str) -> bool:
    """Return whether one of the names is the wanted one, or lies in the wanted file or folder."""
    files = [PurePosixPath(name.partition("#")[0]) for name in names]
    return wanted in ("all", *names) or any(PurePosixPath(wanted) in (file, *file.parents) for file in files)


def name_from_folder(root: Path, here: Path, wanted: str) -> str:
    """The name of an answer or file as the course has it, where it was typed as a path from the folder `here`."""
    file, separator, slug = wanted.partition("#")
    if not file or wanted == "all":
        return wanted
    for folder in (here, root):
        path = Path(os.path.abspath(folder / file))
        if path.exists() and path.is_relative_to(root):
            return path.relative_to(root).as_posix() + separator + slug
    return PurePosixPath(file).as_posix() + separator + slug


def obstacles(
    course: Course, findings: Iterable[Finding], chosen: Iterable[Answer], unseen: Sequence[str]
) -> list[Finding]:
    """The errors to fix before answers can be confirmed, and before any review is dropped.

    Args:
        course: the course.
        findings: everything that is wrong with it.
        chosen: the answers to confirm.
        unseen: the ids of further answers that were meant, and whose passage is not there.

    Returns:
        The errors in the answers' own files and in the passages they rest on; all, where a whole file of answers went.
    """
    errors = [one for one in findings if severity_of(one) == "error" and not one.rule.startswith("review-")]
    gone = {id.partition("#")[0] for id, _ in outdated_reviews(course)}
    if not all(file in course.documents for file in gone):
        return errors
    gone |= {id.partition("#")[0] for id in unseen}
    spans: dict[str, list[tuple[int, int]]] = {file: [(1, 10**9)] for file in gone}
    for answer in chosen:
        spans.setdefault(answer.path, []).append((1, 10**9))
        file, _, slug = answer.passage.partition("#")
        heading = course.documents[file].heading(slug)
        if heading:
            spans.setdefault(file, []).append(course.documents[file].span(heading))
    near = [one for one in errors if any(first <= one.line <= last for first, last in spans.get(one.path, ()))]
    # What an unseen answer rests on may be missing altogether, which another rule reports.
    return near or (errors if any(unseen) else [])


def reviewer_name(root: Path, given: str | None) -> str:
    """Who confirms, in one line: as given, or the name that git has for whoever works in this folder.

    Raises:
        MissingName: there is no name, it is too long, or an e-mail address.
    """
    name = _one_line(given if given is not None else _git_name(root))
    if not name:
        raise MissingName('a confirmation needs a name, and git has none: add --as "Your name, your role"')
    if _ADDRESS.search(name):
        raise MissingName(f'“{name}” holds an e-mail address, which is not stored: add --as "Your name, your role"')
    if len(name) > MAX_NAME_LENGTH:
        raise MissingName(f"the name has {len(name)} of at most {MAX_NAME_LENGTH} letters; shorten what follows --as")
    return name


def _one_line(text: str) -> str:
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


def _git_name(root: Path) -> str:
    command = ["git", "-C", str(root), "config", "--get", "user.name"]
    try:
        done = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", check=False, timeout=10)
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout


def confirm(course: Course, chosen: Iterable[Answer], root: Path, today: date, by: str) -> list[str]:
    """Write that the chosen answers are confirmed as they are, and drop reviews that confirm nothing any more.

    Every file is written in full beside the one it replaces before the first is replaced: whatever stops this half-way
    leaves each file as it was or as it should be.

    Returns:
        The ids of the answers that are gone.
    """
    reviews = {(id, one.passage): one for id, confirmed in course.reviews.items() for one in confirmed}
    for answer in answers_of(course):
        review = review_of(course, answer)
        if review and has_same_answer(answer, review) and review.hash:
            # It was confirmed before texts of answers were stored: it holds, so its text is the one of today.
            reviews[answer.id, answer.passage] = _review(answer, review.on, review.by, review.passage_text)
    for answer in chosen:
        reviews[answer.id, answer.passage] = _review(answer, today, by, answer.passage_text)
    after = {id for id, _ in reviews}
    for id, passage in [*reviews]:
        if id not in answer_ids(course) or _is_left_behind(course, reviews, id, passage):
            del reviews[id, passage]
    _write(root, {review.path for confirmed in course.reviews.values() for review in confirmed}, reviews)
    return sorted(after - {id for id, _ in reviews})


def _review(answer: Answer, on: date, by: str, text: str) -> Review:
    path = f"reviews/{PurePosixPath(answer.passage.partition('#')[0]).stem}.yml"
    return Review(
        passage=answer.passage, passage_text=text, answer_text=answer.answer_text, on=on, path=path, line=1, by=by
    )


def _is_left_behind(course: Course, reviews: Mapping[tuple[str, str], Review], id: str, passage: str) -> bool:
    """Return whether an answer no longer rests on a passage, and is confirmed against all that it rests on instead."""
    rests_on = {answer.passage for answer in answers_with_id(course, id)}
    return bool(rests_on) and passage not in rests_on and all((id, one) in reviews for one in rests_on)


def _write(root: Path, known: Iterable[str], reviews: Mapping[tuple[str, str], Review]) -> None:
    """Replace every file of reviews that changes, those that lose a review last."""
    texts: dict[str, str] = {}
    for path in sorted({*known, *(review.path for review in reviews.values())}):
        inside = [(id, review) for (id, _), review in reviews.items() if review.path == path]
        texts[path] = write_reviews(inside) if inside else ""
    changed = {path: text for path, text in texts.items() if _text_of(root / path) != text}
    temporary = {path: (root / path).with_name(f".{PurePosixPath(path).name}.part") for path in changed}
    try:
        for path, copy in temporary.items():
            copy.parent.mkdir(exist_ok=True)
            with copy.open("w", encoding="utf-8", newline="\n") as file:
                file.write(changed[path])
                file.flush()
                os.fsync(file.fileno())
        for path in sorted(changed, key=lambda path: len(changed[path]) < len(_text_of(root / path))):
            if changed[path]:
                os.replace(temporary[path], root / path)
            else:
                (root / path).unlink(missing_ok=True)
    finally:
        for copy in temporary.values():
            copy.unlink(missing_ok=True)


def _text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""
