"""The paragraphs in which a course says how sure it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from course.model import Course, Document, Evidence


class Certainty(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A paragraph that says how sure the course is; its level is empty where it names none, and so is its reason."""

    line: int
    last: int
    level: str
    reason: str
    """What stands after the level, as written."""
    lead: int
    """How many bytes of the paragraph its label takes, and its level where a full stop ends it."""


def certainties(course: Course, document: Document) -> Iterator[Certainty]:
    """Yield the paragraphs of a page that say how sure the course is, in the form in which they are written."""
    evidence = course.evidence
    label = f"**{evidence.label}**"
    if not evidence.label or label not in document.text:
        return
    rows = document.rows
    for prose in document.prose:
        if prose.kind == "paragraph" and rows[prose.line - 1].startswith(label):
            yield _read(evidence, "\n".join(rows[prose.line - 1 : prose.last]), prose.line, prose.last)


def _read(evidence: Evidence, written: str, line: int, last: int) -> Certainty:
    label = f"**{evidence.label}**"
    levels = sorted(evidence.levels, key=len, reverse=True)
    named = rf"{re.escape(label)}\s+({'|'.join(map(re.escape, levels))})(?=\W|$)([.,;:]?)\s*"
    found = re.match(named, written)
    if found is None:
        return Certainty(line=line, last=last, level="", reason=written.removeprefix(label).strip(), lead=len(label))
    # "Settled, for children." goes on after the level, so that is shown once more.
    end = found.end() if found[2] == "." else found.start(1)
    return Certainty(
        line=line, last=last, level=found[1], reason=written[found.end() :].strip(), lead=len(written[:end].encode())
    )
