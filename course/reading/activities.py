"""Activities: paragraphs that begin with a label in bold, and what stands right below them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from course.model import Activity, ActivityKind, Element, Option, Phrase, SortItem
from course.reading.quiz import read_options

WENT_WRONG, MADE_SOUND = "**What went wrong?**", "**What made it work?**"
"""What a call begins with, on an ending that is not sound, and on one that is."""

LABELS: dict[str, ActivityKind] = {
    "**Try it.**": "check",
    "**Sort it.**": "sort",
    "**Spot it.**": "spot",
    "**Say it first.**": "say",
    WENT_WRONG: "call",
    MADE_SOUND: "call",
}
"""What the paragraph of each kind begins with."""

IN_SCENES: frozenset[ActivityKind] = frozenset({"say", "call"})
"""The kinds that stand in scenes alone; the page of a scenario draws them."""

SORT_COLUMNS = 3
_STRONG = re.compile(r"\*\*(.+?)\*\*")
_PARTS = re.compile(r"(?<=[.,;:!?])\s+")
_RULE = re.compile(r"^\|?[\s:|-]+$")
_REASON = re.compile(r"^[-*] (.*)$")
_LABEL = re.compile(r"\*\*[^*]+\*\*")
_BOX = re.compile(r"^- \[([ x])\] (\S.*)$")
_QUOTED = re.compile(r"^[ ]{0,3}>[ ]?")


def read_activities(rows: list[str], elements: Iterable[Element]) -> Iterator[Activity]:
    """Yield the activities of a page.

    Args:
        rows: its lines.
        elements: its blocks.
    """
    starts = [one.line for one in elements if one.name == "Paragraph" and not one.holders and _kind(rows[one.line - 1])]
    headings = [at for at, row in enumerate(rows, 1) if row.startswith("#")]
    for line in starts:
        end = min((at for at in (*starts, *headings) if at > line), default=len(rows) + 1)
        if activity := read_activity(rows[line - 1 : end - 1], line):
            yield activity


def read_activity(rows: list[str], line: int) -> Activity | None:
    """Return the activity with which some lines begin; None where they begin with no label.

    Args:
        rows: the lines, which may go on after it.
        line: the number of the first one.
    """
    kind = _kind(rows[0])
    return _READERS[kind](rows, line) if kind else None


def _kind(row: str) -> ActivityKind | None:
    return next((kind for label, kind in LABELS.items() if row.startswith(label)), None)


def _task(text: str) -> str:
    """Return what stands after the label."""
    return _LABEL.sub("", text, count=1).strip()


def _check(rows: list[str], line: int) -> Activity:
    found = read_options(rows, line)
    block = found.block
    loose = [*block.stray_options, *block.boxless, *block.loose, *(at for _, at in block.odd_boxes)]
    what = "this line is neither an option nor its feedback"
    return Activity(
        kind="check",
        line=line,
        last=_end(rows, line, found.end),
        task=_task(found.stem if found.options else _paragraph(rows)),
        options=found.options,
        slips=tuple((at, what) for at in loose),
    )


def _sort(rows: list[str], line: int) -> Activity:
    at = _after_paragraph(rows)
    first = at
    items, slips = [], []
    while at < len(rows) and rows[at].startswith("|"):
        cells = [cell.strip() for cell in rows[at].strip().strip("|").split("|")]
        if at > first and not _RULE.match(rows[at]):
            if len(cells) == SORT_COLUMNS and all(cells):
                items.append(SortItem(text=cells[0], group=cells[1], reason=cells[2], line=line + at))
            else:
                slips.append((line + at, "this row does not name a thing, its group and the reason"))
        at += 1
    end = _end(rows, line, line + at)
    return Activity(
        kind="sort", line=line, last=end, task=_task(_paragraph(rows)), items=tuple(items), slips=tuple(slips)
    )


def _spot(rows: list[str], line: int) -> Activity:
    at = _after_paragraph(rows)
    post, reasons = [], []
    while at < len(rows) and rows[at].startswith(">"):
        post.append(rows[at].lstrip("> "))
        at += 1
    below = _skip(rows, at)
    while post and below < len(rows) and (found := _REASON.match(rows[below])):
        reasons.append(found[1].strip())
        at = below = below + 1
    return Activity(
        kind="spot",
        line=line,
        last=_end(rows, line, line + at),
        task=_task(_paragraph(rows)),
        phrases=tuple(_phrases(" ".join(post))),
        reasons=tuple(reasons),
    )


def _say(rows: list[str], line: int) -> Activity:
    """Read what asks for the learner's own words, and the quote below it: a list of sound replies."""
    at = _after_paragraph(rows)
    quoted = []
    while at < len(rows) and _QUOTED.match(rows[at]):
        quoted.append(_QUOTED.sub("", rows[at]))
        at += 1
    replies: list[str] = []
    for row in quoted:
        if found := _REASON.match(row):
            replies.append(found[1].strip())
        elif replies and row.startswith("  "):
            replies[-1] = f"{replies[-1]} {row.strip()}"
    return Activity(
        kind="say",
        line=line,
        last=_end(rows, line, line + at if quoted else line + _first_blank(rows)),
        task=_task(_paragraph(rows)),
        replies=tuple(replies),
    )


def _call(rows: list[str], line: int) -> Activity:
    """Read what is asked before a verdict, and the list of answers below it."""
    paragraph = _paragraph(rows)
    label = _LABEL.match(paragraph)
    at = first = _after_paragraph(rows)
    options, slips = [], []
    while at < len(rows) and rows[at].startswith(("- ", "* ")):
        if found := _BOX.match(rows[at]):
            options.append(Option(text=found[2].strip(), is_key=found[1] == "x", feedback="", line=line + at))
        else:
            slips.append(
                (line + at, "this answer has no box; write `- [ ] ` before it, and `- [x] ` before the right one")
            )
        at += 1
    return Activity(
        kind="call",
        line=line,
        last=_end(rows, line, line + at if at > first else line + _first_blank(rows)),
        task=" ".join((label[0].strip("*") if label else "", _task(paragraph))).strip(),
        options=tuple(options),
        slips=tuple(slips),
    )


_READERS = {"check": _check, "sort": _sort, "spot": _spot, "say": _say, "call": _call}


def _phrases(post: str) -> list[Phrase]:
    """Return the parts of a post: what is in bold tells something, the rest is cut where a reader would pause."""
    found: list[Phrase] = []
    for at, text in enumerate(_STRONG.split(post)):
        for part in [text] if at % 2 else _PARTS.split(text.strip()):
            if found and part.strip() and not re.search(r"\w", part):
                found[-1] = replace(found[-1], text=found[-1].text + part.strip())
            elif part.strip():
                found.append(Phrase(text=part.strip(), is_key=bool(at % 2)))
    return found


def _paragraph(rows: list[str]) -> str:
    """Return the lines up to the first blank one, as one."""
    return " ".join(rows[: _first_blank(rows)])


def _after_paragraph(rows: list[str]) -> int:
    """Return the index of what stands below the first paragraph."""
    return _skip(rows, _first_blank(rows))


def _first_blank(rows: list[str]) -> int:
    return next((at for at, row in enumerate(rows) if not row.strip()), len(rows))


def _skip(rows: list[str], at: int) -> int:
    while at < len(rows) and not rows[at].strip():
        at += 1
    return at


def _end(rows: list[str], line: int, end: int) -> int:
    """Return the last line before another that holds something."""
    last = max(end - 1, line)
    while last > line and not rows[last - line].strip():
        last -= 1
    return last
