"""Mistakes as trainers make them, tried on the small course in `tests/course`.

`python -m tests.mistakes` prints how they fared; with `--each` also what was not caught.
A file of `tests/mistakes` lists mistakes of a kind, one of `tests/harmless` edits that must raise no alarm:

    - edit: a list right under a paragraph        # what the person did; no two entries say the same
      file: docs/modules/photographs.md
      find: '(?m)^You may know all five:\\n\\n'   # its first match is replaced, or every match with `every: true`
      put: "You may know all five:\\n¶"           # ¶ marks the line of the finding, and is taken out
      says: block-apart                           # the rule that must be named first, on that line
      with: [reading-grade]                       # rules that may follow from it; any other is a misreport

Instead of `find` and `put`: `write` (a whole new text), `append`, `delete: true`. Beside any of them, or alone:
`rename` (the new path), `bytes` (in place of `put`, or as the whole file; with escapes such as `\\xff`), `encode`
(the file's new encoding, as Python names it), `newline: crlf`. `also` lists further steps of the same edit, each with
its `file`. `at: path:line` says where the finding is, where ¶ can't. In a harmless edit `asks: true` allows what asks
to confirm an answer again.
"""

from __future__ import annotations

import codecs
import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import yaml

from course.checks import check_course
from course.model import Finding
from course.reading import read_course

HERE = Path(__file__).parent
COURSE = HERE.parent / "course"
HARMLESS = HERE.parent / "harmless"
THEME = HERE.parent.parent / "overrides"
MARK = "¶"
MOST = 10
"""How many messages one mistake may bring."""

Outcome = Literal["caught", "misreported", "reached learners"]

JARGON = re.compile(
    r"mapping|scalar|token|flow (?:sequence|mapping)|block (?:end|sequence|entry)|document start|this context|"
    r"Expected `|anchor|alias\b|indicator|parser|constructor|did not find|could not find|`int`|`str`|`array`"
    r"|fix"
)
"""Words of the parser's and the validator's, which tell a writer nothing."""


@dataclass(frozen=True)
class Edit:
    """A mistake or a harmless edit: what was done, step by step, and what should be said of it."""

    kind: str
    name: str
    steps: tuple[Mapping[str, Any], ...]
    says: str = ""
    follows: frozenset[str] = frozenset()
    at: str = ""
    asks: bool = False


def read_edits(folder: Path) -> tuple[Edit, ...]:
    """Every edit of a folder's files; a file is a kind."""
    return tuple(
        _edit(file.stem, written)
        for file in sorted(folder.glob("*.yml"))
        for written in yaml.safe_load(file.read_text(encoding="utf-8")) or ()
    )


def _edit(kind: str, written: Mapping[str, Any]) -> Edit:
    return Edit(
        kind,
        written["edit"],
        (written, *written.get("also", ())),
        written.get("says", ""),
        frozenset(written.get("with", ())),
        written.get("at", ""),
        written.get("asks", False),
    )


def copy_course(to: Path, with_theme: bool = False) -> Path:
    """Copy the small course to an empty folder; to be built it needs the theme beside it."""
    shutil.copytree(COURSE, to, dirs_exist_ok=True)
    if with_theme:
        shutil.copytree(THEME, to / "overrides")
        settings = to / "mkdocs.yml"
        settings.write_text(
            settings.read_text(encoding="utf-8").replace("../../overrides", "overrides"), encoding="utf-8"
        )
    return to


def apply(edit: Edit, root: Path) -> str:
    """Make an edit in a copy of the course; return where its finding should be (`path:line`)."""
    places = [place for step in edit.steps if (place := _apply(step, root))]
    return edit.at or (places[0] if places else "")


@contextmanager
def applied(edit: Edit, root: Path) -> Iterator[str]:
    """An edit that is taken back at the end."""
    paths = {step[name] for step in edit.steps for name in ("file", "rename") if name in step}
    before = {path: (root / path).read_bytes() if (root / path).exists() else None for path in paths}
    try:
        yield apply(edit, root)
    finally:
        for path, raw in before.items():
            (root / path).unlink(missing_ok=True)
            if raw is not None:
                (root / path).write_bytes(raw)


def _apply(step: Mapping[str, Any], root: Path) -> str:
    file = root / step["file"]
    raw = file.read_bytes() if file.exists() else b""
    if step.get("delete"):
        file.unlink()
        return ""
    raw = _changed(step, raw)
    place = ""
    if (at := raw.find(MARK.encode())) >= 0:
        line = raw.count(b"\n", 0, at) + 1
        place = f"{step.get('rename', step['file'])}:{line}"
        raw = raw.replace(MARK.encode(), b"")
    if step.get("newline") == "crlf":
        raw = raw.replace(b"\n", b"\r\n")
    if "encode" in step:
        raw = raw.decode().encode(step["encode"])
    if "rename" in step:
        file.unlink()
        file = root / step["rename"]
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(raw)
    return place


def _changed(step: Mapping[str, Any], raw: bytes) -> bytes:
    if "find" in step:
        put = step["put"].encode() if "put" in step else _unescaped(step["bytes"]).replace(b"\\", b"\\\\")
        new, count = re.subn(step["find"].encode(), put, raw, count=0 if step.get("every") else 1)
        if not count:
            raise LookupError(f"nothing in {step['file']} matches {step['find']}")
        return new
    if "bytes" in step:
        return _unescaped(step["bytes"])
    if "append" in step:
        return raw + str(step["append"]).encode()
    return str(step["write"]).encode() if "write" in step else raw


def _unescaped(text: str) -> bytes:
    return codecs.escape_decode(text.encode())[0]


def findings_on(root: Path) -> list[Finding]:
    """What the check says of a copy of the course.

    After an edit of a page its translation waits for a translator: that is right, and has tests of its own.
    """
    return [
        one for one in check_course(read_course(root)) if one.rule not in ("translation-stale", "translation-missing")
    ]


def outcome_of(edit: Edit, place: str, findings: list[Finding]) -> Outcome:
    """How a mistake fared."""
    if not findings:
        return "reached learners"
    first, rules = findings[0], {finding.rule for finding in findings}
    reviews = {rule for rule in rules if rule.startswith("review-")}
    is_caught = (
        (first.rule, f"{first.path}:{first.line}") == (edit.says, place)
        and len(findings) <= MOST
        and rules <= {edit.says, *edit.follows}
        and not (reviews and reviews != rules)
    )
    return "caught" if is_caught else "misreported"


def alarms_of(edit: Edit, findings: list[Finding]) -> list[Finding]:
    """What the check should not have said of a harmless edit."""
    return [finding for finding in findings if not (edit.asks and finding.rule.startswith("review-"))]
