"""`reviews/experts/`: who has looked at which parts of the course, when, and what they found of each.

What an expert says stays out of it: a repository may be public, and an attorney's advice is the client's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Annotated

import msgspec
import yaml
from msgspec import Meta

from course.model import Finding
from course.model.comment import CommentVerdict, Look
from course.reading.front_matter import Fields, read_fields
from course.reading.review import MAX_NAME_LENGTH

FOLDER = "reviews/experts"

HEAD = """\
# Who has looked at what, by the review booklet: each text with the letters that tell whether it still says the same.
# Written by `course review --comments FILE --note`; what was said of each stays with whoever asked.
"""

FORM = "leave these lines as `course review --comments` wrote them; put the last version that was good back"

Looked = Annotated[str, Meta(pattern=r"^\S+ [A-Z]{3}$", description=FORM)]
"""A text that was looked at: its file and name, and its letters."""


class LookFields(Fields, kw_only=True, omit_defaults=True):
    """A file of `reviews/experts/`."""

    by: Annotated[str, Meta(min_length=1, max_length=MAX_NAME_LENGTH)]
    day: date
    edition: str = ""
    ok: tuple[Looked, ...] = ()
    change: tuple[Looked, ...] = ()
    question: tuple[Looked, ...] = ()
    comment: tuple[Looked, ...] = ()


KEYS: dict[CommentVerdict, str] = {"ok": "ok", "change": "change", "question": "question", "": "comment"}
"""The field of each verdict; a comment may come without one."""


def read_look(path: str, source: str) -> tuple[Look | None, tuple[Finding, ...]]:
    """Read a file of `reviews/experts/`."""
    front = read_fields(LookFields, path, source)
    if front.fields is None:
        return None, front.findings
    fields = front.fields
    verdicts = [(*one.split(" "), verdict) for verdict, key in KEYS.items() for one in getattr(fields, key)]
    look = Look(
        by=" ".join(fields.by.split()),
        on=fields.day,
        edition=fields.edition,
        path=path,
        verdicts=tuple((id, letters, verdict) for id, letters, verdict in verdicts),
    )
    return look, front.findings


def write_look(by: str, day: date, edition: str, looked: Iterable[tuple[str, str, CommentVerdict]]) -> str:
    """Return what a file of `reviews/experts/` says, in an order that keeps changes small."""
    found: dict[str, list[str]] = {}
    for id, letters, verdict in sorted(set(looked)):
        found.setdefault(KEYS[verdict], []).append(f"{id} {letters}")
    fields: dict[str, object] = {"by": by, "day": day}
    fields |= {"edition": edition} if edition else {}
    fields |= {key: found[key] for key in KEYS.values() if key in found}
    return HEAD + yaml.safe_dump(
        msgspec.to_builtins(fields, builtin_types=(date,)), sort_keys=False, allow_unicode=True, width=10**6
    )


def look_path(by: str, day: date) -> str:
    """Return the file in which a look is noted: by day and name."""
    name = "-".join(re.findall(r"[a-z0-9]+", by.casefold()))[:60].strip("-") or "expert"
    return f"{FOLDER}/{day.isoformat()}-{name}.yml"
