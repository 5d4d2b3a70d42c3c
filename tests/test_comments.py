"""Comments on the review booklet: read as office programs save them, found again, and refused where they are broken."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course.checks.drift import COMMAND
from course.model import Course
from course.model.comment import COLUMNS
from course.queries.answers import answers_of
from course.queries.located_comments import locate_comments
from course.queries.looks import looked_at, still_held
from course.queries.numbering import Entry, entries_of
from course.reading import read_course
from course.reading.comments import MAX_BYTES, MAX_LETTERS, read_comments
from course.rendering.comment_form import render_form
from tests.conftest import run

HEAD = ",".join(COLUMNS)
SAID = "“Always” is too much: Señora Núñez’s file is one."
NAME = ("--as", "Ruth Okafor, county attorney")

Rows = list[list[str]]


@pytest.fixture(scope="module")
def passage(course: Course) -> Entry:
    """The passage that is commented on."""
    return next(entry for entry in entries_of(course) if entry.number == "M1.1")


def filled(course: Course, entry: Entry, verdict: str = "change", text: str = SAID) -> Rows:
    """Return the rows of the form with a comment on one."""
    rows = [*csv.reader(io.StringIO(render_form(course, "v1 of 2026-11-26")[1:], newline=""))]
    for row in rows:
        if row[0] == entry.full_number:
            row[3:5] = [verdict, text]
    return rows


def saved(rows: Rows, delimiter: str = ",") -> str:
    """Return rows as a spreadsheet writes them: quoted only where it must be."""
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=delimiter).writerows(rows)
    return written.getvalue()


WAYS: dict[str, Callable[[Rows], bytes]] = {
    "CSV UTF-8": lambda rows: f"\ufeff{saved(rows)}".encode(),
    "without a mark": lambda rows: saved(rows).encode(),
    "plain CSV of a Windows machine": lambda rows: saved(rows).encode("cp1252", "replace"),
    "semicolons": lambda rows: saved(rows, ";").encode(),
    "a line that says so": lambda rows: b"sep=;\r\n" + saved(rows, ";").encode(),
    "Unicode text with tabs": lambda rows: saved(rows, "\t").encode("utf-16"),
    "sorted backwards": lambda rows: saved([rows[0], *reversed(rows[1:])]).encode(),
    "columns in another order": lambda rows: saved([row[::-1] for row in rows]).encode(),
    "only three columns": lambda rows: saved([[row[0], row[3], row[4]] for row in rows]).encode(),
    "empty lines above": lambda rows: b"\n\n" + saved(rows).encode(),
    "old ends of lines": lambda rows: saved(rows).replace("\r\n", "\r").encode(),
}
"""The ways in which a form comes back."""


@pytest.mark.parametrize("way", WAYS)
def test_a_form_is_read_however_it_was_saved(course: Course, passage: Entry, way: str) -> None:
    comments, faults = read_comments("comments.csv", WAYS[way](filled(course, passage)))
    assert not faults
    (found,) = locate_comments(course, comments)
    assert (found.entry, found.fate) == (passage, "same")
    assert (found.comment.verdict, found.comment.text) == ("change", SAID)


def test_letters_that_an_office_program_drops_change_nothing(course: Course, passage: Entry) -> None:
    rows = filled(course, passage)
    for row in rows[1:]:
        row[1:3] = ["?", f"? {row[2].encode('ascii', 'replace').decode()}"]
    (found,) = locate_comments(course, read_comments("c.csv", saved(rows).encode())[0])
    assert found.fate == "same"


def test_the_same_text_under_another_heading_has_moved(copy: Path, course: Course, passage: Entry) -> None:
    comments, _ = read_comments("c.csv", saved(filled(course, passage)).encode())
    text = (copy / passage.path).read_text(encoding="utf-8")
    renamed = text.replace(f"## {passage.title}\n", "## Called otherwise\n", 1)
    (copy / passage.path).write_text(renamed, encoding="utf-8")
    (found,) = locate_comments(read_course(copy), comments)
    assert (found.fate, found.entry and found.entry.title) == ("moved", "Called otherwise")


WRITTEN = {
    "M1.1-{letters}": "same",
    "m1.1-{small}": "same",
    "M1.1 {letters}": "same",
    "M1.1 – {letters}": "same",
    "'M1.1-{letters}": "same",
    "M1.1": "unsure",
    "M1.1-BBB": "changed",
    "M9.9-{letters}": "moved",
    "M9.9-BBB": "unknown",
}
"""Numbers as people write them by hand, and what becomes of each."""


@pytest.mark.parametrize("written", WRITTEN)
def test_a_number_written_by_hand_is_found(course: Course, passage: Entry, written: str) -> None:
    number = written.format(letters=passage.letters, small=passage.letters.lower())
    comments, faults = read_comments("c.csv", f"Number,Verdict,Comment\n{number},OK.,\n".encode())
    assert not faults
    (found,) = locate_comments(course, comments)
    assert found.fate == WRITTEN[written]
    assert (found.entry and found.entry.number) == (None if found.fate == "unknown" else "M1.1")


ROW = "M1.1-BBB,,,change,Text,,"
MISTAKES: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "c.csv:1: [comment-file] the file is empty"),
    "blank lines": (b"\n\n \n", "c.csv:1: [comment-file] the file is empty"),
    "a workbook": (b"PK\x03\x04\x14\0", "c.csv:1: [comment-file] this is a workbook or document"),
    "an old workbook": (b"\xd0\xcf\x11\xe0\xa1\xb1", "c.csv:1: [comment-file] this is a workbook or document"),
    "a PDF": (b"%PDF-1.7\n", "c.csv:1: [comment-file] this is a PDF, and no CSV"),
    "rich text": (b"{\\rtf1\\ansi", "c.csv:1: [comment-file] this is a file in rich text"),
    "a page": (b" <!doctype html><script>", "c.csv:1: [comment-file] this is a page of HTML"),
    "bytes of zero": (b"Number,Comment\n\0,\0", "c.csv:1: [comment-file] this is no text: it holds bytes of zero"),
    "letters of no encoding": (b"Number,Comment\n\x81\x8d", "c.csv:1: [comment-file] its letters can't be read"),
    "half a letter": (b"\xff\xfeN", "c.csv:1: [comment-file] its letters can't be read"),
    "too much of it": (b"x" * (MAX_BYTES + 1), "c.csv:1: [comment-file] the file has 4,000,001 of at most 4,000,000"),
    "too many rows": (f"{HEAD}\n".encode() + b"\n" * 20_001 + b"a", "has more than 20,000 lines"),
    "no columns named": (f"{ROW}\n".encode(), "[comment-file] its first line does not name the column Number"),
    "a column renamed": (b"Number,Remarks\n", "[comment-file] its first line does not name the column Comment"),
    "a letter instead": (b"Dear colleagues,\n\nsee M1.1.", "does not name the column Number and Comment"),
    "a quote left open": (f'{HEAD}\nM1.1-BBB,,,ok,"Text,,\n'.encode(), "c.csv:2: [comment-file] from here on"),
    "text after a quote": (f'{HEAD}\nM1.1-BBB,,,ok,"Text" more,,\n'.encode(), "c.csv:2: [comment-file] from here on"),
    "a huge cell": (f"{HEAD}\n{'x' * 200_000}".encode(), "c.csv:2: [comment-file] from here on"),
    "no number": (f"{HEAD}\n,,,change,Text,,\n".encode(), "c.csv:2: [comment-number] “nothing” is no number"),
    "a page's number": (f"{HEAD}\n12,,,change,Text,,\n".encode(), "c.csv:2: [comment-number] “12” is no number"),
    "a formula": (f"{HEAD}\n=1+1,,,ok,,,\n".encode(), "c.csv:2: [comment-number] “=1+1” is no number"),
    "a verdict of one's own": (f"{HEAD}\nM1.1-BBB,,,maybe,,,\n".encode(), "the verdict “maybe” is none"),
    "a text as verdict": (f"{HEAD}\nM1.1-BBB,,,{'no ' * 99},,,\n".encode(), "[comment-verdict] the verdict “no no no"),
    "a treatise": (
        f"{HEAD}\nM1.1-BBB,,,ok,{'x' * (MAX_LETTERS + 1)},,\n".encode(),
        "[comment-length] the comment has 5,001 of at most 5,000 letters",
    ),
}
"""Files that are none, or rows that can't be read: the bytes, and what is said of them."""


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_broken_form_is_refused_with_its_line(mistake: str) -> None:
    raw, said = MISTAKES[mistake]
    comments, faults = read_comments("c.csv", raw)
    assert not comments
    assert [said] == [said for one in faults if said in f"{one.path}:{one.line}: [{one.rule}] {one.message}"], faults
    assert all("; " in one.message for one in faults), "it says how to fix it"


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300) | st.text(st.sampled_from(f"{ROW}\";=+@'\t\r\n\x1b\u202e")).map(str.encode))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    for whole in (raw, f"{HEAD}\n".encode() + raw):
        comments, faults = read_comments("c.csv", whole)
        assert all(one.line > 0 and one.message for one in faults)
        assert all(letter.isprintable() or letter == "\n" for one in comments for letter in f"{one.text}{one.place}")


def test_one_bad_row_hides_no_good_one() -> None:
    comments, faults = read_comments("c.csv", f"{HEAD}\nnot me,,,ok,,,\n{ROW}\n\n,,,,,,\n".encode())
    assert [one.number for one in comments] == ["M1.1"] and [one.line for one in faults] == [2]


HOSTILE = "\x1b]0;gone\x07\u202e=cmd|' /C calc'!A0\x00".replace("\x00", "\x08")


def test_nothing_reaches_the_terminal_but_letters(copy: Path, course: Course, passage: Entry) -> None:
    rows = filled(course, passage, "question", f"{HOSTILE}\nand more")
    rows[1][5:] = ["../../../etc/passwd#x", HOSTILE]
    rows[1][3] = "ok"
    (copy / "c.csv").write_text(saved(rows), encoding="utf-8", newline="")
    done = run("course", "review", "--comments", "c.csv", cwd=copy)
    assert done.returncode == 1
    assert all(one.isprintable() or one == "\n" for one in done.stdout)
    assert "    and more\n" in done.stdout


def test_comments_are_listed_at_their_lines_with_what_has_changed(copy: Path, course: Course, passage: Entry) -> None:
    rows = filled(course, passage)
    other = next(one for one in entries_of(course) if one.kind == "question")
    for row in rows:
        if row[0] == other.full_number:
            row[3] = "ok"
    (copy / "c.csv").write_text(saved(rows), encoding="utf-8", newline="")
    done = run("course", "review", "--comments", "c.csv", cwd=copy)
    where = f"{passage.path}:{passage.line}: [change] {passage.full_number} “{passage.title}”: {SAID}\n"
    assert done.returncode == 1 and done.stdout.startswith(where)
    assert f"ok, without a comment: {other.number}\n" in done.stdout
    rests = [f"{one.path}:{one.line}" for one in answers_of(course) if one.passage == passage.id]
    assert rests and f"  Answers that rest on this passage: {', '.join(rests)}\n" in done.stdout
    assert "2 of the form’s rows are filled in: 1 to look at." in done.stdout

    text = (copy / passage.path).read_text(encoding="utf-8")
    heading = f"## {passage.title}\n"
    added = text.replace(heading, f"## One more\n\nA new passage.\n\n{heading}\nNow it begins so.\n", 1)
    (copy / passage.path).write_text(added, encoding="utf-8")
    done = run("course", "review", "--comments", "c.csv", cwd=copy)
    assert f"{passage.path}:{passage.line + 4}: [change] {passage.full_number} “{passage.title}”" in done.stdout
    assert (
        "  It has changed since the booklet was made (v1 of 2026-11-26). It says now: “Now it begins so." in done.stdout
    )

    as_made = saved(rows).replace("v1 of 2026-11-26", "v1 of 2026-11-26 at commit 0123456789")
    (copy / "c.csv").write_text(as_made, encoding="utf-8", newline="")
    done = run("course", "review", "--comments", "c.csv", cwd=copy)
    assert f"What has changed since the booklet was made: {COMMAND} diff 0123456789\n" in done.stdout

    gone = added.replace(f"{heading}\nNow", "Now", 1)
    (copy / passage.path).write_text(gone, encoding="utf-8")
    done = run("course", "review", "--comments", "c.csv", cwd=copy)
    assert (
        f"{passage.path}: [change] {passage.full_number}: {SAID}\n  It is no longer in the course. It began:"
        in done.stdout
    )
    assert "1 to look at, 1 on nothing that is there." in done.stdout


def test_a_form_in_which_all_is_good_leaves_nothing_to_do(copy: Path, course: Course, passage: Entry) -> None:
    (copy / "c.csv").write_text(saved(filled(course, passage, "OK", "")), encoding="utf-8", newline="")
    done = run("course", "review", "--comments", "c.csv", cwd=copy)
    assert (done.returncode, done.stdout.split("\n")[0]) == (0, "ok, without a comment: M1.1")


def test_who_looked_is_noted_and_what_they_said_is_not(copy: Path, course: Course, passage: Entry) -> None:
    (copy / "c.csv").write_text(saved(filled(course, passage)), encoding="utf-8", newline="")
    note = ("course", "review", "--comments", "c.csv", "--note")
    assert "say who looked" in run(*note, cwd=copy).stderr
    assert "is no day" in run(*note, *NAME, "--on", "soon", cwd=copy).stderr
    done = run(*note, *NAME, "--on", "2026-12-01", cwd=copy)
    file = "reviews/experts/2026-12-01-ruth-okafor-county-attorney.yml"
    assert (
        done.returncode == 0
        and f"Noted in {file}: Ruth Okafor, county attorney looked at 1 text on 2026-12-01" in done.stdout
    )
    text = (copy / file).read_text(encoding="utf-8")
    assert f"change:\n- {passage.id} {passage.letters}\n" in text and "Always" not in text
    assert "reviews/" not in run("course", "check", cwd=copy).stdout

    again = read_course(copy)
    (look,) = again.looks
    assert (look.by, still_held(again, look)) == ("Ruth Okafor, county attorney", 1)
    assert [one.verdict for one in looked_at(again)[passage.id, passage.letters]] == ["change"]
    run("course", "booklet", "--no-pdf", "--to", str(copy / "out"), cwd=copy)
    booklet = (copy / "out/booklet.html").read_text(encoding="utf-8")
    assert "Ruth Okafor, county attorney looked at 1 text on December 1, 2026. Unchanged since: 1." in booklet
    assert "Looked at by Ruth Okafor, county attorney on December 1, 2026: change." in booklet

    other = next(one for one in entries_of(course) if one.kind == "question")
    (copy / "c.csv").write_text(saved(filled(course, other, "ok", "")), encoding="utf-8", newline="")
    run(*note, *NAME, "--on", "2026-12-01", cwd=copy)
    text = (copy / file).read_text(encoding="utf-8")
    assert f"ok:\n- {other.id} {other.letters}\nchange:\n- {passage.id} {passage.letters}\n" in text

    (copy / file).write_text(text.replace(passage.letters, "xyz"), encoding="utf-8")
    assert f"{file}:" in run("course", "check", cwd=copy).stdout


def test_nothing_is_noted_of_a_broken_form(copy: Path) -> None:
    (copy / "c.csv").write_text(f"{HEAD}\nnot me,,,ok,,,\n", encoding="utf-8")
    done = run("course", "review", "--comments", "c.csv", "--note", *NAME, cwd=copy)
    assert done.returncode == 1 and "Nothing was noted. Fix the form first." in done.stdout
    assert not (copy / "reviews/experts").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--comments", "none.csv"), "there is no file none.csv"),
        (("--note",), "add --comments FILE"),
        (("--comments", "c.csv", "--confirm", "all"), "comments confirm no answer"),
    ],
)
def test_misuse_is_told(copy: Path, arguments: tuple[str, ...], said: str) -> None:
    done = run("course", "review", *arguments, cwd=copy)
    assert done.returncode == 2 and said in done.stderr
