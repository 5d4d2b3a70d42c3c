"""Each defect, planted into a copy of the course, is named by its rule, at its file and line, and nothing else is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from course.checks import RULES, check_course
from course.reading import read_course
from tests.conftest import ROOT, copy_course

MARK = "¶"
PLANTS = yaml.safe_load((ROOT / "tests/plants.yml").read_text(encoding="utf-8"))


def planted() -> Iterator[Any]:
    """Every plant in every file it is for."""
    for at, plant in enumerate(PLANTS):
        for file in plant["files"]:
            yield pytest.param(plant, file, id=f"{at}-{plant['rule']}-{Path(file).stem}")


@pytest.fixture(scope="session")
def nursery(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One copy of the course for all plants; each is taken out again."""
    return copy_course(tmp_path_factory.mktemp("nursery"))


@pytest.mark.parametrize(("plant", "file"), [*planted()])
def test_plant_is_caught(plant: dict[str, Any], file: str, nursery: Path) -> None:
    target = nursery / file
    before = target.read_bytes()
    try:
        line = _plant(plant, target)
        findings = check_course(read_course(nursery))
        if "mark" in plant:
            line = _line_of(plant["mark"], (nursery / plant["path"]).read_text(encoding="utf-8"))
    finally:
        target.write_bytes(before)
    told = "\n".join(map(str, findings))
    own = [finding for finding in findings if finding.rule == plant["rule"]]
    assert {finding.rule for finding in findings} == {plant["rule"], *plant.get("also", [])}, told
    assert len(own) == plant.get("times", 1), told
    assert (plant.get("path", file), line) in [(finding.path, finding.line) for finding in own], told


def _plant(plant: dict[str, Any], target: Path) -> int:
    """Plant the defect; gives the line on which it should be found."""
    if plant.get("delete"):
        target.unlink()
        return int(plant["line"])
    text = target.read_text(encoding="utf-8")
    sentence, times = plant.get("pad", ("", 0))
    put = plant["put"] + f"\n{sentence}" * times
    text, count = re.subn(plant["find"], put, text, count=0 if plant.get("every") else 1)
    assert count, f"nothing in {target.name} to plant this in: {plant['find']}"
    text += plant.get("end", "")
    line = plant.get("line") or (text[: text.index(MARK)].count("\n") + 1 if MARK in text else 0)
    raw = text.replace(MARK, "").encode()
    target.write_bytes(raw.replace(b"BROKEN", b"\xff") if plant.get("broken") else raw)
    return int(line)


def _line_of(pattern: str, text: str) -> int:
    found = re.search(pattern, text)
    assert found, f"{pattern} is nowhere"
    return text[: found.start()].count("\n") + 1


def test_every_rule_has_two_plants() -> None:
    counts = {rule.id: 0 for rule in RULES}
    for plant in PLANTS:
        counts[plant["rule"]] += len(plant["files"])
    assert [rule for rule, count in counts.items() if count < 2] == []


def test_clean_course_has_no_finding() -> None:
    assert [str(finding) for finding in check_course(read_course(ROOT))] == []


def test_rules_are_told_apart() -> None:
    ids = [rule.id for rule in RULES]
    assert len(set(ids)) == len(ids)
    for rule in RULES:
        assert rule.label and rule.mend, f"{rule.id} says nothing"
        assert not rule.mend.endswith("."), f"{rule.id}: a message is one sentence without its point"
