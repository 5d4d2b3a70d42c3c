"""No text, however hostile, brings a traceback, a hang, or a finding without a line."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import HealthCheck, given, settings

from tests.conftest import ROOT
from tests.hostile import FILES, text, throw

FOUND = yaml.safe_load((ROOT / "tests/cases/hostile.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", sorted(FILES))
@settings(max_examples=60, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
@given(content=text)
def test_readers_hold(name: str, content: str) -> None:
    throw(name, content)


@pytest.mark.parametrize("case", FOUND, ids=[case["what"] for case in FOUND])
def test_what_was_found_once_stays_mended(case: dict[str, str]) -> None:
    throw(case["file"], case["text"] * int(case.get("times", 1)))
