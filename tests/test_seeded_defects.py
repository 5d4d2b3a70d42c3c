"""Each defect, seeded into a copy of the course, is named by its rule, at its file and line, and nothing else is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from course.checks import RULES, check_course, check_guesses, check_links
from course.model import BuiltPage, Course, Finding
from course.model.site_paths import source_of_built
from course.publishing.built_site import read_page, read_site
from course.publishing.site_rules import SITE_RULES, findings_of
from course.reading import read_course
from tests.conftest import ROOT, SMALL, copy_small_course

MARK = "¶"
DEFECTS: list[dict[str, Any]] = yaml.safe_load((ROOT / "tests/seeded_defects.yml").read_text(encoding="utf-8"))


def seeded(where: str) -> Iterator[Any]:
    """Yield every defect with every file (or page of the site) that it is for."""
    for at, defect in enumerate(DEFECTS):
        for file in defect.get(where, ()):
            name = file.removesuffix("/index.html").rpartition("/")[2]
            yield pytest.param(defect, file, id=f"{at}-{defect['rule']}-{Path(name).stem}")


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the course for all defects; each is taken out again."""
    return copy_small_course(tmp_path_factory.mktemp("copy"))


@pytest.mark.parametrize(("defect", "file"), [*seeded("files")])
def test_defect_is_caught(defect: dict[str, Any], file: str, copy: Path) -> None:
    target = copy / file
    path = file if defect.get("path") == "SELF" else defect.get("path", defect.get("move", file))
    before = target.read_bytes()
    try:
        line = _seed(defect, target)
        if "move" in defect:
            target.rename(copy / path)
        course = read_course(copy)
        findings = [*check_course(course), *(_tried(course) if defect.get("tried") else ())]
        if defect.get("guessed"):
            findings = check_guesses(course)
        if "mark" in defect:
            line = _line_of(defect["mark"], (copy / path).read_text(encoding="utf-8"))
    finally:
        if "move" in defect:
            (copy / path).unlink()
        target.write_bytes(before)
    if not defect["rule"].startswith("review-"):
        # A changed answer or passage asks for another look as well, which is right and is seeded by itself.
        findings = [finding for finding in findings if not finding.rule.startswith("review-")]
    _require(defect, findings, path, line)


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, BuiltPage]:
    """The pages of the built site."""
    return {page.path: page for page in read_site(site)}


@pytest.fixture(scope="module")
def built(course: Course, site: Path) -> Course:
    """The course with the files of its site."""
    return course.with_built(frozenset(f.relative_to(site).as_posix() for f in site.rglob("*") if f.is_file()))


@pytest.mark.parametrize(("defect", "page"), [*seeded("site")])
def test_defect_in_the_site_is_caught(
    defect: dict[str, Any], page: str, site: Path, pages: dict[str, BuiltPage], built: Course
) -> None:
    html, _ = _with_defect(defect, (site / page).read_text(encoding="utf-8"), page)
    spoiled = {**pages, page: read_page(page, html.encode())}
    _require(defect, findings_of(built, spoiled.values()), source_of_built(built, page), 1)


def _tried(course: Course) -> list[Finding]:
    """The links that are dead, where every host answers but for a page that is gone."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("course.checks.network.why_dead", lambda url: "answers with 404" if "gone" in url else None)
        return check_links(course)


def _require(defect: dict[str, Any], findings: list[Finding], path: str, line: int) -> None:
    told = "\n".join(map(str, findings))
    own = [finding for finding in findings if finding.rule == defect["rule"]]
    assert {finding.rule for finding in findings} == {defect["rule"], *defect.get("also", [])}, told
    assert len(own) == (defect.get("times", 1) or len(own)), told
    if not defect.get("anywhere"):
        assert (path, line) in [(finding.path, finding.line) for finding in own], told


def _seed(defect: dict[str, Any], target: Path) -> int:
    """Write the defect into a file; return the line on which it should be found."""
    if defect.get("delete"):
        target.unlink()
        return int(defect["line"])
    text, line = _with_defect(defect, target.read_text(encoding="utf-8"), target.as_posix())
    raw = text.encode()
    target.write_bytes(raw.replace(b"BROKEN", b"\xff") if defect.get("broken") else raw)
    return line


def _with_defect(defect: dict[str, Any], text: str, name: str) -> tuple[str, int]:
    """Return the text with the defect in it, and the line of its mark (or the defect's own `line`)."""
    sentence, times = defect.get("pad", ("", 0))
    put = defect["put"].replace("ROOT", "../" * ("/modules/" in name)) + f"\n{sentence}" * times
    text, count = re.subn(defect["find"], put, text, count=0 if defect.get("every") else 1)
    assert count, f"nothing in {name} to seed this in: {defect['find']}"
    text += defect.get("end", "") + "".join(re.sub("NUMBER", str(at), defect.get("each", "")) for at in range(20))
    line = defect.get("line") or (text[: text.index(MARK)].count("\n") + 1 if MARK in text else 0)
    return text.replace(MARK, ""), int(line)


def _line_of(pattern: str, text: str) -> int:
    found = re.search(pattern, text)
    assert found, f"{pattern} is nowhere"
    return text[: found.start()].count("\n") + 1


def test_every_rule_has_two_defects() -> None:
    counts = {rule.id: 0 for rule in (*RULES, *SITE_RULES)}
    for defect in DEFECTS:
        counts[defect["rule"]] += len(defect.get("files", ())) + len(defect.get("site", ()))
    assert [rule for rule, count in counts.items() if count < 2] == []


def test_clean_course_has_no_finding() -> None:
    assert [str(finding) for finding in check_course(read_course(SMALL))] == []


def test_clean_site_has_no_finding(pages: dict[str, BuiltPage], built: Course) -> None:
    assert [str(finding) for finding in findings_of(built, pages.values())] == []


def test_rules_are_told_apart() -> None:
    ids = [rule.id for rule in (*RULES, *SITE_RULES)]
    assert len(set(ids)) == len(ids)
    for rule in (*RULES, *SITE_RULES):
        assert rule.label and rule.fix and rule.example, f"{rule.id} says nothing"
        assert not rule.fix.endswith("."), f"{rule.id}: a message is one sentence without its point"
