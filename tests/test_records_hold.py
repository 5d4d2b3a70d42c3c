"""The scripts that need no page, tested on Node: the log, merging, the store, records, links and files."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path

import pytest

from course.model import Course
from course.rendering.catalog import render_catalog
from tests import nodejs

SUITES = sorted(path.name for path in nodejs.HOME.glob("*.test.mjs"))


@pytest.fixture(scope="module")
def catalog(course: Course, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The course as the pages' scripts are told of it."""
    told = render_catalog(course, date(2026, 11, 2), lambda source: source)
    file = tmp_path_factory.mktemp("catalog") / "catalog.json"
    file.write_text(told.removeprefix("export const catalog = ").removesuffix(";\n"), encoding="utf-8")
    assert json.loads(file.read_text(encoding="utf-8"))["modules"]
    return file


@pytest.mark.usefixtures("node")
@pytest.mark.parametrize("suite", SUITES)
def test_suite(suite: str, catalog: Path) -> None:
    """Each file of tests is a suite of Node's own runner; what fails is named in what it says."""
    told = nodejs.run("--test", "--test-reporter=tap", suite, CATALOG=str(catalog), TZ="America/New_York")
    failed = [line for line in told.stdout.splitlines() if line.lstrip().startswith("not ok")]
    assert told.returncode == 0, os.linesep.join([*failed, told.stdout[-6000:], told.stderr[-2000:]])
    assert "# pass 0" not in told.stdout
