"""What holds of this repository's own course, whatever its trainers write: a sound edit of it turns nothing here red.

`tests/test_content_edits.py` holds these tests to that. Only they, those on paper and those of weight read this course.
All others run on the small course in `tests/course`, so that nobody who edits the course has to edit a test.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml
from mkdocs.config import load_config
from playwright.sync_api import expect

from course.checks import check_course, severity_of
from course.model import Course
from course.model.site_paths import built_paths
from course.new import schemas_of
from course.publishing.agreement import check_agreement, shown_by
from course.publishing.site_rules import check_site
from course.reading import read_course
from course.reading.agency import read_agency
from course.reading.settings import Declared
from course.rendering.schemas import NAMES
from tests.conftest import ROOT, Visit
from tests.records import RECORD_SCHEMA
from tests.searching import found
from tests.test_accessibility import LOOKS, LOTS, everywhere, sideways, violations_as
from tests.test_quiz_agreement import compared
from tests.test_record import nodes


def test_check_finds_no_error(course: Course) -> None:
    assert [str(finding) for finding in check_course(course) if severity_of(finding) == "error"] == []


def test_built_site_has_no_finding(course: Course, site: Path) -> None:
    assert [str(finding) for finding in check_site(course, site)] == []


def test_repository_and_site_show_the_same(course: Course, home: Path) -> None:
    shows = shown_by(load_config(str(home / "mkdocs.yml")))
    assert [str(finding) for finding in check_agreement(course, shows)] == []


@pytest.mark.parametrize("lot", range(LOTS))
def test_axe_finds_nothing(lot: int, visit: Callable[..., Visit], site: Path) -> None:
    """On every page once, and so that every width and scheme has its turn; on a page of each kind, everywhere."""
    seen = visit()
    found: list[str] = []
    paths = [file.relative_to(site).as_posix().removesuffix("index.html") for file in sorted(site.rglob("index.html"))]
    kinds = {path.split("/")[0]: path for path in paths}
    for at, path in [*enumerate(paths)][lot::LOTS]:
        page = seen.go(path)
        # A lot holds every sixth page, which would all have the same turn.
        size, scheme = LOOKS[(at + at // LOTS) % len(LOOKS)]
        is_first = path in kinds.values()
        found += everywhere(page) if is_first else [*sideways(page), *violations_as(page, size, scheme)]
    assert found == []


SMALL_PHONE = (390, 664)
"""What a phone shows of a page between the bars of its browser."""

SEEN = """link => {
  const { x, y, width, height } = link.getBoundingClientRect();
  const top = document.elementFromPoint(x + width / 2, y + height - 2);
  return y + height <= innerHeight && link.contains(top);
}"""
"""Whether a link is whole on the screen, and nothing lies over it."""


WIDTHS = """ids => ids.map(id => {
  location.hash = id;
  return document.getElementById(id).getBoundingClientRect().width;
})"""
"""How wide each scene is while it is shown."""


def test_every_case_opens_on_a_choice(visit: Callable[..., Visit], course: Course) -> None:
    seen = visit(SMALL_PHONE)
    for scenario in course.scenarios:
        page = seen.go(f"scenarios/{scenario.slug}/")
        choice = page.locator(f"#{scenario.scenes[0].id} a[data-choice]").first
        assert choice.evaluate(SEEN), f"{scenario.slug} hides its first choice on opening"
        widths = page.evaluate(WIDTHS, [scene.id for scene in scenario.scenes])
        assert set(widths) == {SMALL_PHONE[0]}, f"{scenario.slug} has a scene that is no column wide"


def test_one_tap_from_home_shows_what_a_choice_brings(visit: Callable[..., Visit], course: Course) -> None:
    case = course.opening_case
    assert case
    page = visit(SMALL_PHONE).go("")
    answers = page.locator(f"a[href*='{case.slug}/#']")
    for choice in case.scenes[0].choices:
        assert answers.filter(has_text=choice.text.replace("'", "’")).evaluate(SEEN), f"“{choice.text}” is not in view"
    answers.first.click()
    expect(page.locator(f"#{case.scenes[0].choices[0].target} [data-scene-title]")).to_be_in_viewport()
    expect(page.locator("[data-scene]").locator("visible=true")).to_have_count(1)


def test_maintainers_pages_are_not_on_the_site(site: Path) -> None:
    assert not (site / "architecture").exists()
    assert not (site / "decisions").exists()


def test_no_page_links_a_repository_that_nobody_has_set(site: Path) -> None:
    assert [page for page in site.rglob("*.html") if "your-county" in page.read_text(encoding="utf-8")] == []


def test_every_question_is_what_mkdocs_quiz_makes_of_it(course: Course, home: Path) -> None:
    for quiz in course.question_sets:
        compared(home, course, quiz)


# What editors and agencies are given


def _points_apart(schema: str) -> dict[str, Any]:
    """The fields of the schema of agency.yml, without the points that course.yml declares."""
    fields: dict[str, Any] = json.loads(schema)["$defs"]["AgencyFields"]["properties"]
    return {name: value for name, value in fields.items() if name != "points"}


def test_editors_know_what_the_reader_takes(course: Course, home: Path) -> None:
    own = read_course(ROOT).id
    for path, made in schemas_of(home).items():
        written = (ROOT / path).read_text(encoding="utf-8")
        # Until somebody runs the command, editors know the old points, and published schemas the course's old id.
        if path == "docs/schema/agency.json":
            written, made = (json.dumps(_points_apart(schema)) for schema in (written, made))
        elif Path(path).stem in NAMES:
            written, made = written.replace(own, ""), made.replace(course.id, "")
        assert written == made, "run: course schema"


def test_example_shows_how_a_rule_reads(home: Path) -> None:
    text = (home / "agency.example.yml").read_text(encoding="utf-8")
    shown = {id: Declared(label=id) for id in yaml.safe_load(text)["points"]}
    agency, findings = read_agency("agency.example.yml", text, points=shown)
    assert findings == ()
    assert agency.name and agency.contact
    for point in agency.points.values():
        assert point.rule and point.policy.startswith("https://county.example/") and point.review, point.id
        assert len(re.findall(r"[.;] ", point.rule + " ")) <= 3, point.rule


# What others are told


def test_schema_is_explained_field_by_field(course: Course) -> None:
    text = course.documents["docs/reference/completion-record.md"].text
    fields = {name for node in nodes(RECORD_SCHEMA) for name in node.get("properties", {}) if isinstance(name, str)}
    known = {"at", "text", "verdict"}
    assert not [name for name in fields - known if f"`{name}`" not in text]


# What people look for


class Searches(msgspec.Struct, forbid_unknown_fields=True):
    """What people look for in `data/searches.yml`: each with the pages of which one has to come first."""

    learners: dict[str, list[str]]
    trainers: dict[str, list[str]]


@pytest.mark.usefixtures("node")
def test_search_answers_what_people_look_for(course: Course, site: Path) -> None:
    searches = msgspec.yaml.decode((ROOT / "data/searches.yml").read_bytes(), type=Searches)
    for wanted, apart in ((searches.learners, False), (searches.trainers, True)):
        unknown = {path for paths in wanted.values() for path in paths} - course.documents.keys()
        assert not unknown, "data/searches.yml names pages that are not there"
        pages = found(site, [*wanted], apart)
        # The addresses are those of the folders.
        first = {words: f"{listed[0] if listed else ''}index.html" for words, listed in pages.items()}
        missed = {
            words: f"finds {first[words]} first, and should find one of {', '.join(paths)}"
            for words, paths in wanted.items()
            if first[words] not in {built for path in paths for built in built_paths(path)}
        }
        assert not missed
        assert apart or not [page for listed in pages.values() for page in listed if page.startswith("trainers/")]
