"""The schemas by which editors check what is written: they take what the reader takes, and each file has its own."""

from __future__ import annotations

import json
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from course.new.schemas import CATALOG, KINDS, Kind, schemas_of
from course.reading.front_matter import Loader, split
from tests.conftest import ROOT, SMALL

WIRED = json.loads((ROOT / ".vscode/settings.json").read_text(encoding="utf-8"))["yaml.schemas"]


class EditorLoader(Loader):
    """Reads YAML as editors do: a date is text."""


EditorLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in Loader.yaml_implicit_resolvers.items()
}

MADE = {path: json.loads(schema) for path, schema in schemas_of(SMALL).items()}
ENTRIES = {entry["url"].removeprefix("./"): entry["fileMatch"] for entry in MADE[CATALOG]["schemas"]}


def schema_of(path: str) -> dict[str, Any]:
    """The schema that the catalog has for a file; there is one for each."""
    found = [
        name
        for name, patterns in ENTRIES.items()
        if any(_fits(path, one) for one in patterns if one[0] != "!")
        and not any(_fits(path, one[1:]) for one in patterns if one[0] == "!")
    ]
    assert len(found) == 1, f"{path}: {found}"
    schema: dict[str, Any] = MADE[f"docs/schema/{found[0]}"]
    return schema


def _fits(path: str, pattern: str) -> bool:
    return path.count("/") == pattern.count("/") and fnmatch(path, pattern)


def _is_written(path: str) -> bool:
    """Return whether writers put fields into a file of a course."""
    top = path.partition("/")[0]
    is_yaml = path.endswith(".yml") and (top in ("data", "reviews") or path in ("agency.yml", "course.yml"))
    if path.startswith("data/languages/es/"):
        return False  # originals as they were when they were translated
    return is_yaml or (
        path.endswith(".md") and (top in ("scenarios", "quizzes") or path.startswith(("docs/modules/", "docs/es/")))
    )


WRITTEN = sorted(file.relative_to(SMALL).as_posix() for file in SMALL.rglob("*.*"))


@pytest.mark.parametrize("path", [path for path in WRITTEN if _is_written(path)])
def test_each_file_of_a_course_passes_its_schema(path: str) -> None:
    text = (SMALL / path).read_text(encoding="utf-8")
    fields = yaml.load(split(text)[0] if path.endswith(".md") else text, EditorLoader)
    jsonschema.Draft202012Validator(schema_of(path)).validate(fields)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.name not in ("sources",)], ids=lambda kind: kind.name)
def test_no_schema_takes_a_field_that_the_reader_does_not_know(kind: Kind) -> None:
    schema = MADE[kind.path]
    top = schema["$defs"][schema["$ref"].rpartition("/")[2]]
    assert top["additionalProperties"] is False and top["properties"]


def test_visual_studio_code_finds_the_schema_of_each_yaml_file() -> None:
    """A table's is named in the table: its pattern would fit all other files of data as well."""
    wanted = {
        f"./docs/schema/{name}": [one for one in patterns if one.endswith(".yml")]
        for name, patterns in ENTRIES.items()
        if name != "table.json"
    }
    assert WIRED == {name: patterns for name, patterns in wanted.items() if patterns}


def test_fields_of_a_new_course_name_their_schema() -> None:
    for name in ("course.yml", "agency.yml"):
        first = (ROOT / "course/example" / name).read_text(encoding="utf-8").split("\n")[0]
        assert first == f"# yaml-language-server: $schema=docs/schema/{Path(name).stem}.json"
