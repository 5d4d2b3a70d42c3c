"""JSON Schemas of all that writers put into YAML and above pages, for their editors, made from what readers take."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

from course.model.site_paths import source_path
from course.reading.agency import agency_fields
from course.reading.cast import CastFields
from course.reading.looks import LookFields
from course.reading.module import ModuleFields
from course.reading.quiz import BankFields, QuizFields
from course.reading.review import ReviewFields
from course.reading.scenario import ScenarioFields
from course.reading.schema import written_schema
from course.reading.settings import CourseFields, DeckFields, read_settings
from course.reading.sources import Id, SourceFields
from course.reading.table import TableFields
from course.reading.translation import LanguageFields, TranslationFields
from course.rendering.schemas import file_schemas

FOLDER = "docs/schema"
CATALOG = f"{FOLDER}/catalog.json"
"""Says which schema is for which files, in the form in which editors know catalogs of schemas."""


class Kind(NamedTuple):
    """A kind of file with a schema: the schema's name, what is in it, its files, and the record that readers take."""

    name: str
    what: str
    files: tuple[str, ...]
    record: Any

    @property
    def path(self) -> str:
        """Return the file of the schema."""
        return f"{FOLDER}/{self.name}.json"


_OTHER_DATA = ("!data/sources.yml", "!data/cast.yml", "!data/statements.yml", "!data/searches.yml")
"""Each other YAML of `data/` stands beside a CSV, whatever it is called."""

KINDS = (
    Kind("course", "The settings of a course", ("course.yml",), CourseFields),
    Kind("sources", "What passages cite", ("data/sources.yml",), dict[Id, SourceFields]),
    Kind("cast", "The people of the cases", ("data/cast.yml",), CastFields),
    Kind("statements", "What the deck says", ("data/statements.yml",), DeckFields),
    Kind("table", "What a table of figures holds", ("data/*.yml", *_OTHER_DATA), TableFields),
    Kind("reviews", "Answers that were confirmed", ("reviews/*.yml",), ReviewFields),
    Kind("experts", "What experts have looked at", ("reviews/experts/*.yml",), LookFields),
    Kind("module", "The front matter of a module", ("docs/modules/*.md",), ModuleFields),
    Kind("scenario", "The front matter of a scenario", ("scenarios/*.md",), ScenarioFields),
    Kind("quiz", "The front matter of a quiz", ("quizzes/*.md",), QuizFields),
    Kind("language", "What translated pages say around their text", ("data/languages/*.yml",), LanguageFields),
    Kind("translation", "The front matter of a translated page", ("docs/??/*/*.md",), TranslationFields),
    Kind("bank", "The front matter of a question bank", ("quizzes/bank/*.md",), BankFields),
)
"""The kinds of file whose schema is the same in every course."""

AGENCY_FILES = ("agency.yml", "agency.example.yml")


def schemas_of(root: Path) -> dict[str, str]:
    """Return the schemas of a course's files, by their paths; none where its course.yml can't be read."""
    settings, _ = read_settings("course.yml", (root / "course.yml").read_text(encoding="utf-8"))
    if settings.points is None:
        return {}
    agency = Kind("agency", "The agency's rules", AGENCY_FILES, agency_fields(settings.points))
    kinds = (agency, *KINDS)
    return {
        **{kind.path: written_schema(kind.record) for kind in kinds},
        CATALOG: _catalog(kinds),
        **{source_path(place): schema for place, schema in file_schemas(settings.id).items()},
    }


def _catalog(kinds: tuple[Kind, ...]) -> str:
    """Return the catalog of the schemas."""
    entries = [
        {
            "name": kind.what,
            "description": f"`course schema` made it of what the course reads; {kind.what[:1].lower()}{kind.what[1:]}.",
            "fileMatch": [*kind.files],
            "url": f"./{kind.name}.json",
        }
        for kind in kinds
    ]
    whole = {"$schema": "https://json.schemastore.org/schema-catalog.json", "version": 1, "schemas": entries}
    return f"{json.dumps(whole, ensure_ascii=False, indent=2)}\n"
