"""The comment on a pull request: what a run of the pull request's own code has reported, as text that anyone may write.

A report is a zip with three files. Each is read up to a bound, and nothing else in it is. What is shown of it calls
nobody by name, and stands below what this script says itself.
"""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from typing import IO

MARK = "<!-- what-changes -->"
"""How the comment begins, by which it is found again."""

MAX_LETTERS = 60_000
"""Of the whole comment; GitHub takes some more."""
BOUNDS = {"findings.md": 15_000, "boxes.md": 10_000, "changes.md": 200_000}
"""What is read of each file, in bytes."""

_BOX = re.compile(r"- \[ \] `[\w./#-]{1,300}` [0-9a-f]{12}")
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_MENTIONS = re.compile(r"(@(?=\w)|(?<!&)#(?=\d+\b))")


@dataclass(frozen=True)
class Run:
    """A run: where it is shown, whether it passed, and the address of the zip with the whole course."""

    address: str
    has_passed: bool
    preview: str
    form: str
    """The address of the form that confirms answers."""
    is_from_fork: bool = False
    """Whether the code that made the zip is one that nobody here has let in."""


def read_report(file: IO[bytes]) -> dict[str, str]:
    """Return the texts of a report; one that is missing is empty."""
    with zipfile.ZipFile(file) as packed:
        names = set(packed.namelist())
        return {name: _start_of(packed, name, bound) for name, bound in BOUNDS.items() if name in names}


def _start_of(packed: zipfile.ZipFile, name: str, bound: int) -> str:
    with packed.open(name) as opened:
        text = opened.read(bound).decode("utf-8", errors="replace")
    # Of the boxes, to be copied letter by letter, only what is one is shown.
    return text if name == "boxes.md" else harmless(text)


def harmless(text: str) -> str:
    """Return a text that calls nobody, links no issue, and reads in the direction it is written in."""
    return _MENTIONS.sub("\\1\N{WORD JOINER}", _CONTROLS.sub("", text.replace("\r\n", "\n")))


def comment_of(report: dict[str, str], run: Run) -> str:
    """Return the comment."""
    errors, fold, warnings = report.get("findings.md", "").partition("<details>")
    boxes = [line for line in report.get("boxes.md", "").split("\n") if _BOX.fullmatch(line)]
    # While anything else is to be fixed, there are no boxes.
    todo = _to_confirm(boxes, run) if boxes else _to_fix(errors.strip(), run)
    before = "\n".join([MARK, *_preview(run), *todo, *([fold + warnings, ""] if warnings else [])])
    changes = report.get("changes.md", "").strip()
    return f"{before}\n{_cut(changes, MAX_LETTERS - len(before), run)}\n" if changes else before


def _preview(run: Run) -> list[str]:
    if not run.preview:
        return []
    what = "all pages as this change makes them. Unpack it, and open `index.html`. Only who is signed in gets it."
    fork = " It comes from a fork: see first that the change holds texts only." if run.is_from_fork else ""
    return [f"**[The course as a zip]({run.preview})**: {what}{fork}", ""]


def _to_fix(errors: str, run: Run) -> list[str]:
    if run.has_passed:
        return ["**Nothing to fix.** The check, the build and the checks of the built site have passed.", ""]
    if errors in ("", "Nothing to fix."):
        return [f"**Something else failed** than the check of the content; [the run]({run.address}) says what.", ""]
    return ["### To fix", "", errors, ""]


def _to_confirm(boxes: list[str], run: Run) -> list[str]:
    return [
        "### To confirm",
        "",
        "Nobody has confirmed these answers as they are now. Read each beside the passages that it rests on.",
        f"Does it hold? If the branch is in this repository, say so by [this form]({run.form}).",
        "Or copy these lines into the text of the pull request, and put an x into the box of each answer that holds;",
        "then whoever merges it stands for that.",
        "",
        "```markdown",
        *boxes,
        "```",
        "",
    ]


def _cut(text: str, length: int, run: Run) -> str:
    if len(text) <= length:
        return text
    kept = text[: max(0, length - 500)].rpartition("\n")[0]
    return f"*This is its beginning; [the run]({run.address}) shows all of it.*\n\n{kept}"
