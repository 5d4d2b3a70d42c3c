"""JSON Schemas of the YAML files that people write, for their editors."""

from __future__ import annotations

import json
from typing import Any

import msgspec


def written_schema(kind: Any) -> str:
    """Return the schema of a record as the text of its file."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **msgspec.json.schema(kind)}
    return f"{json.dumps(schema, ensure_ascii=False, indent=2)}\n"
