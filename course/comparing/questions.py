"""Questions compared, of quizzes and banks alike: one that moved to another is still the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from course.comparing.answer_views import question_view
from course.comparing.change import EntryChange, QuestionChange, Row
from course.comparing.fields import field_changes, in_words
from course.comparing.pairs import Pairs, paired
from course.comparing.words import compare_words, is_changed, is_same_text
from course.model import Course, Option, Question, Quiz

Found = tuple[Quiz, Question]
"""A question, and the quiz or bank that it is in."""


def set_pairs(old: Course, new: Course) -> Pairs:
    """Return which quiz or bank of then is which of now."""
    return paired(*({one.document.path: one.document.text for one in side.question_sets} for side in (old, new)))


def compare_question_sets(old: Course, new: Course, pairs: Pairs) -> tuple[EntryChange, ...]:
    """Return the quizzes and banks that are new or gone, and those of which a field or the order changed."""
    before, after = ({one.document.path: one for one in side.question_sets} for side in (old, new))
    then = pairs.then
    found = []
    for path, quiz in after.items():
        was = before.get(then.get(path, ""))
        fields = field_changes(_fields(was, quiz) if was else {}, _fields(quiz, was))
        former = then.get(path, "") if then.get(path, path) != path else ""
        if was is None or fields or former:
            found.append(EntryChange(how="changed" if was else "added", name=path, fields=fields, former=former))
    found += [
        EntryChange(how="gone", name=path, fields=field_changes(_fields(before[path]), {})) for path in pairs.gone
    ]
    return tuple(found)


def _fields(quiz: Quiz, other: Quiz | None = None) -> dict[str, str]:
    """Return the fields of a quiz; of the order of its questions, those that another version has too."""
    known = {question.id for question in other.questions} if other else set()
    order = [question.id for question in quiz.questions if question.id in known]
    return {
        "title": quiz.title,
        "module": quiz.module,
        "pass mark": f"{quiz.pass_mark}%",
        "opening": quiz.intro,
        "order of questions": in_words(tuple(order)),
    }


def question_pairs(old: Course, new: Course, sets: Pairs) -> Pairs:
    """Return which question of then is which of now, by their ids with the file."""
    before, after = _by_id(old), _by_id(new)
    named = {id: sets.now.get(id.partition("#")[0], "") + id[id.index("#") :] for id in before}
    texts = [{id: _text(one) for id, (_, one) in side.items()} for side in (before, after)]
    return paired(texts[0], texts[1], named)


def _by_id(course: Course) -> dict[str, Found]:
    found = ((quiz, question) for quiz in course.question_sets for question in quiz.questions)
    return {f"{quiz.document.path}#{question.id}": (quiz, question) for quiz, question in found}


def _text(question: Question) -> str:
    return "\n".join([question.stem, *(option.text for option in question.options)])


def compare_questions(old: Course, new: Course, pairs: Pairs) -> tuple[QuestionChange, ...]:
    """Return the questions that changed, are new or are gone."""
    before, after = _by_id(old), _by_id(new)
    then = pairs.then
    found = [
        change
        for id, (quiz, question) in after.items()
        if (
            change := _changed(then[id], before[then[id]], id, (quiz, question))
            if id in then
            else _whole(new, id, quiz, question, is_new=True)
        )
    ]
    return (*found, *(_whole(old, id, *before[id], is_new=False) for id in pairs.gone))


def _whole(course: Course, id: str, quiz: Quiz, question: Question, is_new: bool) -> QuestionChange:
    return QuestionChange(
        how="added" if is_new else "gone",
        id=id,
        title=question.title,
        answer=question_view(course, quiz, question),
        notes=tuple(filter(None, _about(quiz, question).values())),
    )


def _about(quiz: Quiz, question: Question) -> dict[str, str]:
    """Return what a quiz says of a question: its objective, and whether it is kept for a return visit."""
    objectives = [objective for objective, ids in quiz.objectives.items() if question.id in ids]
    return {
        "objective": f"It practices {', '.join(objectives)}." if objectives else "It practices no objective.",
        "return": "It is kept for a return visit." if question.id in quiz.new_cases else "",
    }


def _changed(old_id: str, old: Found, id: str, new: Found) -> QuestionChange | None:
    """A question that is there in both versions; None where nothing of it changed."""
    was, now = old[1], new[1]
    rows = tuple(_rows(was, now))
    about = _about(*old), _about(*new)
    notes = tuple(_note(about[0][name], about[1][name]) for name in about[1] if about[0][name] != about[1][name])
    if not any(is_changed(row.words) or row.had_key != row.has_key for row in rows) and not notes and old_id == id:
        if not (order := _order_note(was, now)):
            return None
        notes = (order,)
    return QuestionChange(
        how="changed",
        id=id,
        title=now.title,
        former=old_id if old_id != id else "",
        rows=rows,
        keys=_keys(rows),
        notes=notes,
    )


def _note(was: str, now: str) -> str:
    return f"{now} Before: {was}" if was and now else now or f"No longer: {was}"


def _order_note(old: Question, new: Question) -> str:
    moved = [one.text for one in old.options] != [one.text for one in new.options]
    is_shuffled = moved and sorted(one.text for one in old.options) == sorted(one.text for one in new.options)
    return "Its options stand in another order." if is_shuffled else ""


def _keys(rows: Sequence[Row]) -> str:
    """Return what became of the keys: another option is right now, or the right one reads otherwise."""
    if any(row.had_key != row.has_key or (row.what == "Blanks" and is_changed(row.words)) for row in rows):
        return "another key"
    return "key reworded" if any(row.has_key and is_changed(row.words) for row in rows) else ""


def _rows(old: Question, new: Question) -> Iterator[Row]:
    """Yield the parts of a question, then and now."""
    yield Row(what="Title", words=compare_words(old.title, new.title))
    yield Row(what="Question", words=compare_words(old.stem, new.stem))
    yield from _option_rows(old.options, new.options)
    yield Row(what="Blanks", words=compare_words(in_words(old.blanks), in_words(new.blanks)))
    yield Row(what="Reason", words=compare_words(old.rationale, new.rationale))
    quotes, passages = ([_quotes(one) for one in (old, new)], [_targets(one) for one in (old, new)])
    yield Row(what="Quote", words=compare_words(*quotes))
    yield Row(what="Passage", words=compare_words(*passages))


def _quotes(question: Question) -> str:
    return " / ".join(citation.quote for citation in question.citations)


def _targets(question: Question) -> str:
    return ", ".join(link.target for citation in question.citations for link in citation.links)


def _option_rows(old: Sequence[Option], new: Sequence[Option]) -> Iterator[Row]:
    """Yield options beside each other, each with its feedback below."""
    partners = _partners(old, new)
    for at, option in enumerate(new):
        was = partners.get(at)
        yield _option_row(was, option)
        yield Row(what="Feedback", words=compare_words(was.feedback if was else "", option.feedback))
    for option in old:
        if option not in partners.values():
            yield _option_row(option, None)
            yield Row(what="Feedback", words=compare_words(option.feedback, ""))


def _option_row(old: Option | None, new: Option | None) -> Row:
    return Row(
        what=_role(old, new),
        words=compare_words(old.text if old else "", new.text if new else ""),
        had_key=bool(old and old.is_key),
        has_key=bool(new and new.is_key),
        is_option=True,
        is_new=old is None,
        is_gone=new is None,
    )


def _role(old: Option | None, new: Option | None) -> str:
    """Return what an option is called, with what became of its being the key."""
    if old and new and old.is_key != new.is_key:
        return "Option, the key now" if new.is_key else "Option, no longer the key"
    return "Option"


def _partners(old: Sequence[Option], new: Sequence[Option]) -> Mapping[int, Option]:
    """Return the option of then for each of now, by its place: of the same text, else one that is like it.

    A key that was reworded beyond likeness is still the key, if both have one left.
    """
    pairs = paired(_texts(old), _texts(new), _same(old, new))
    found = {int(at): old[int(was)] for was, at in pairs.both}
    gone, added = ([int(at) for at in names] for names in (pairs.gone, pairs.added))
    keys = [[at for at in side if options[at].is_key] for side, options in ((gone, old), (added, new))]
    if len(keys[0]) == len(keys[1]) == 1:
        found[keys[1][0]] = old[keys[0][0]]
    return found


def _texts(options: Sequence[Option]) -> dict[str, str]:
    return {str(at): option.text for at, option in enumerate(options)}


def _same(old: Sequence[Option], new: Sequence[Option]) -> dict[str, str]:
    """Return the place of now for each place of then, where the text is the same; none for the others."""
    found: dict[str, str] = {}
    for at, option in enumerate(old):
        same = (str(to) for to, other in enumerate(new) if is_same_text(option.text, other.text))
        found[str(at)] = next((place for place in same if place not in found.values()), "")
    return found
