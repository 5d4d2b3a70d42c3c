"""The scripts, held to what a native module must be; `make lint` holds them to their types."""

from __future__ import annotations

import re
from pathlib import Path

from tests.conftest import ROOT

SCRIPTS = ROOT / "overrides/assets/scripts"
MAX_LINES = 150
"""Of a script, comments aside."""


def test_a_script_is_one_behaviour_long() -> None:
    assert {file.name: lines for file in _scripts() if (lines := _length(file)) > MAX_LINES} == {}


def test_types_are_not_talked_away() -> None:
    """A check that is switched off for a line or a file is no check."""
    for file in _scripts():
        assert not re.search(r"@ts-(ignore|nocheck|expect-error)", file.read_text(encoding="utf-8")), file


def _length(script: Path) -> int:
    lines = re.sub(r"(?s)/\*.*?\*/|(?m:^\s*//.*$)", "", script.read_text(encoding="utf-8")).splitlines()
    return sum(bool(line.strip()) for line in lines)


def _scripts() -> list[Path]:
    return sorted((ROOT / "overrides").rglob("*.js"))
