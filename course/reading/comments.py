"""The form for comments as it comes back: saved by any office program, or written by hand."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from typing import get_args

from course.model import Finding
from course.model.comment import COLUMNS, Comment, CommentVerdict

MAX_BYTES = 4_000_000
MAX_ROWS = 20_000
MAX_LETTERS = 5_000
"""Of a file, its rows, and a comment: a whole course has a tenth of the first two."""

VERDICTS: tuple[CommentVerdict, ...] = tuple(one for one in get_args(CommentVerdict) if one)

_ARCHIVE = b"PK\x03\x04"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_OTHER = {b"%PDF": "a PDF", b"{\\rtf": "a file in rich text", b"<": "a page of HTML"}
_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
"""By which a file says how its letters are written."""

_SEPARATED = re.compile(r"sep=(.)\r?\n")
"""The first line by which some spreadsheets are told what parts the columns."""

_NUMBER = re.compile(r"(?P<number>[A-Za-z]+\d[\w.]*)(?:[\s–—-]+(?P<letters>[A-Za-z]{3}))?")
_SAVE = "save it in the office program as CSV, best as “CSV UTF-8”"


def read_comments(path: str, raw: bytes) -> tuple[list[Comment], list[Finding]]:
    """Read a form that somebody has filled in.

    Args:
        path: what findings call it.
        raw: the file.

    Returns:
        The rows with a comment or verdict, and what can't be read: of a file as a whole, or of single rows.
    """
    text, fault = _decoded(raw)
    if fault:
        return [], [Finding(path, 1, "comment-file", fault)]
    comments: list[Comment] = []
    findings: list[Finding] = []
    try:
        for row in _rows(text):
            if isinstance(row, Comment):
                comments.append(row)
            else:
                findings.append(Finding(path, row[0], row[1], row[2]))
    except _Unreadable as error:
        return [], [Finding(path, error.line, "comment-file", str(error))]
    return comments, findings


class _Unreadable(Exception):
    """The file as a whole is none of ours."""

    def __init__(self, line: int, what: str) -> None:
        super().__init__(what)
        self.line = line


def _decoded(raw: bytes) -> tuple[str, str]:
    """Return the text of a file, or what is wrong with it."""
    if len(raw) > MAX_BYTES:
        return "", f"the file has {len(raw):,} of at most {MAX_BYTES:,} bytes; send the rows that have a comment alone"
    if raw.startswith((_ARCHIVE, _OLD_OFFICE)):
        return "", f"this is a workbook or document of an office program, and no CSV; {_SAVE}"
    if kind := next((kind for start, kind in _OTHER.items() if raw.lstrip().startswith(start)), ""):
        return "", f"this is {kind}, and no CSV; {_SAVE}"
    encoding = next((name for mark, name in _MARKS.items() if raw.startswith(mark)), "")
    for name in (encoding,) if encoding else ("utf-8", "cp1252"):
        try:
            text = raw.decode(name)
        except UnicodeDecodeError:
            continue
        return (text, "") if "\0" not in text else ("", f"this is no text: it holds bytes of zero; {_SAVE}")
    return "", f"its letters can't be read; {_SAVE}"


def _rows(text: str) -> Iterator[Comment | tuple[int, str, str]]:
    """Yield the rows of a form: comments, and the line, rule and message of what is wrong with one."""
    told = _SEPARATED.match(text)
    skipped = 1 if told else 0
    text = text[told.end() :] if told else text
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=told[1] if told else _delimiter(text), strict=True)
    columns: dict[str, int] = {}
    line = 1
    while True:
        line = reader.line_num + 1 + skipped
        try:
            row = next(reader, None)
        except csv.Error as error:
            raise _Unreadable(line, f"from here on it is no CSV ({error}); {_SAVE}") from error
        if row is None:
            break
        if line > MAX_ROWS:
            raise _Unreadable(
                line, f"the file has more than {MAX_ROWS:,} lines; send the rows that have a comment alone"
            )
        if columns:
            yield from _row(_Cells(columns, row), line)
        elif any(cell.strip() for cell in row):
            columns = _columns(row, line)
    if not columns:
        raise _Unreadable(1, "the file is empty; write each comment in a row of comments.csv, as the booklet says")


def _delimiter(text: str) -> str:
    """Return what parts the columns: of the line that names them, whatever it has most of."""
    head = next((line for line in text.splitlines() if line.strip()), "")
    return max(",;\t", key=head.count)


def _columns(row: list[str], line: int) -> dict[str, int]:
    """Return where each column of the form stands, from the row that names them."""
    known = {name.casefold(): name for name in COLUMNS}
    named = [" ".join(cell.partition("(")[0].split()).casefold() for cell in row]
    columns = {known[name]: at for at, name in reversed([*enumerate(named)]) if name in known}
    missing = [name for name in ("Number", "Comment") if name not in columns]
    if missing:
        what = f"its first line does not name the column {' and '.join(missing)}"
        raise _Unreadable(line, f"{what}; begin with the line that comments.csv begins with: {', '.join(COLUMNS)}")
    return columns


class _Cells:
    """The cells of a row by the names of their columns."""

    def __init__(self, columns: Mapping[str, int], row: list[str]) -> None:
        self._columns = columns
        self._row = row

    def text(self, name: str) -> str:
        """Return a cell as letters that a terminal shows, each paragraph in a line; spaces around it do not count."""
        at = self._columns.get(name, len(self._row))
        cell = self._row[at] if at < len(self._row) else ""
        lines = ("".join(one if one.isprintable() else " " for one in line) for line in cell.splitlines())
        whole = "\n".join(line for line in (" ".join(line.split()) for line in lines) if line)
        # A form is written so that no cell is taken for a formula; what was added for that is no part of the text.
        return whole[1:] if whole[:2] in ("'=", "'+", "'-", "'@") else whole

    def line(self, name: str) -> str:
        """Return a cell in one line."""
        return self.text(name).replace("\n", " ")


def _row(cells: _Cells, line: int) -> Iterator[Comment | tuple[int, str, str]]:
    said, text = cells.line("Verdict").casefold().strip(" .!?"), cells.text("Comment")
    if not said and not text:
        return
    verdict: CommentVerdict | None = next((one for one in ("", *VERDICTS) if one == said), None)
    number = _NUMBER.fullmatch(cells.line("Number").lstrip("'"))
    if number is None:
        shown = cells.line("Number")[:40] or "nothing"
        what = f"“{shown}” is no number of the booklet; write it as it stands there, such as M2.5a-KDF"
        yield line, "comment-number", what
    elif verdict is None:
        what = (
            f"the verdict “{said[:40]}” is none of {', '.join(VERDICTS)}; write one, and all else in the column Comment"
        )
        yield line, "comment-verdict", what
    elif len(text) > MAX_LETTERS:
        what = f"the comment has {len(text):,} of at most {MAX_LETTERS:,} letters; shorten it, or send it as a letter"
        yield line, "comment-length", what
    else:
        yield Comment(
            number=number["number"],
            letters=(number["letters"] or "").upper(),
            begins=cells.line("Begins with"),
            verdict=verdict,
            text=text,
            place=cells.line("Place"),
            edition=cells.line("Edition"),
            line=line,
        )
