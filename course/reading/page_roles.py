"""Page roles: what course.yml can name a page for, and what the build has to draw in such a page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from course.model.site_paths import source_path
from course.reading.front_matter import Fields

Page = Annotated[
    str, Meta(pattern=r"^[^/\\]+(/[^/\\]+)*\.md$", description="write its path below docs/, as you/record.md")
]


class PagesFields(Fields, kw_only=True):
    """The pages that the engine links to, by what they are for; a course without one has no link to it."""

    record: Annotated[Page | None, Meta(description="where learners see and hand over what they have done")] = None
    worksheet: Annotated[Page | None, Meta(description="where all of a learner's notes stand together")] = None
    complete: Annotated[Page | None, Meta(description="where it ends, and says what is left until then")] = None
    returns: Annotated[Page | None, Meta(description="where a learner who comes back meets new cases")] = None
    privacy: Annotated[Page | None, Meta(description="where it says what is kept of learners")] = None
    glossary: Annotated[Page | None, Meta(description="where terms and abbreviations are explained")] = None
    assign: Annotated[Page | None, Meta(description="where supervisors make links that assign a part")] = None
    roster: Annotated[Page | None, Meta(description="where supervisors read the records of others")] = None
    readiness: Annotated[Page | None, Meta(description="where it says which points the agency has answered")] = None
    guide: Annotated[Page | None, Meta(description="a guide that prints each of its sections on a page")] = None
    corrections: Annotated[Page | None, Meta(description="where figures of the deck are put right")] = None
    sources: Annotated[Page | None, Meta(description="where the sources stand that passages cite")] = None


INSERT_OF_ROLE = {
    "record": "my-record",
    "worksheet": "reflections",
    "complete": "course-complete",
    "returns": "new-cases",
    "assign": "assign",
    "roster": "roster",
    "readiness": "readiness",
    "corrections": "corrected-figures",
    "sources": "sources",
}
"""What the build has to draw in a page, for it to play its role."""


def files_by_role(fields: PagesFields) -> Iterator[tuple[str, str]]:
    """Yield the role of each page that is named, with its file."""
    for role in fields.__struct_fields__:
        if page := getattr(fields, role):
            yield role, source_path(page)
