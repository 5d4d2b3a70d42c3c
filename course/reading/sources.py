"""`data/sources.yml`: the sources that the course rests on, which pages cite by their ids."""

from __future__ import annotations

import datetime
from itertools import pairwise
from typing import Annotated

from msgspec import Meta
from msgspec.structs import asdict

from course.model import Finding, Source
from course.model.source import Extent, SourceKind
from course.reading.front_matter import Fields, read_fields

Id = Annotated[str, Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", description="write it as gs-7b-301")]
Text = Annotated[str, Meta(min_length=1)]
Address = Annotated[str, Meta(pattern=r"^https?://\S+$", description="begin it with https://")]
Day = Annotated[
    str,
    Meta(
        pattern=r"^(\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?|undated)$",
        description="write it as 2021, 2021-04, 2021-04-07 or undated",
    ),
]
Seen = Annotated[datetime.date, Meta(description="write the day on which it was last looked at as 2026-11-23")]
Review = Annotated[datetime.date, Meta(description="write the day by which it is looked at again as 2027-11-23")]
Note = Annotated[str, Meta(max_length=400, description="say in a sentence or two how sure it makes us, and why")]


class SourceFields(Fields, kw_only=True):
    """A source of `data/sources.yml`."""

    title: Text
    publisher: Text
    address: Address | None = None
    date: Day | Annotated[int, Meta(ge=1000, le=9999)]
    seen: Seen
    kind: SourceKind
    read: Extent
    review: Review
    note: Note = ""
    old: Annotated[str, Meta(description="say why a source older than ten years is still used")] = ""


def read_sources(path: str, source: str) -> tuple[dict[str, Source], tuple[Finding, ...]]:
    """Read the sources by their ids; ids out of order are a finding, since a sorted file is easy to merge."""
    front = read_fields(dict[Id, SourceFields], path, source, as_written=("date",))
    found = {
        id: Source(
            id=id,
            line=front.lines.get(id, 1),
            **{**asdict(fields), "address": fields.address or "", "date": str(fields.date)},
        )
        for id, fields in (front.fields or {}).items()
    }
    after = next((after for before, after in pairwise(found) if before > after), None)
    if after is None:
        return found, front.findings
    above = next(id for id in found if id > after)
    what = f"`{after}` stands out of order, as sources are sorted by their ids; move it above `{above}`"
    return found, (*front.findings, Finding(path, found[after].line, "front-matter", what))
