"""A new course, as the command writes it: it checks, builds and serves as it is, and a learner completes it."""

from __future__ import annotations

import re
import shutil
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import expect

from course.checks import check_course
from course.model import Course
from course.reading import read_course
from course.reading.settings import read_settings
from tests.conftest import ROOT, Visit, build_site, run
from tests.quizzing import take
from tests.test_building import served_live, shows


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new course, written where no other course is."""
    here = tmp_path_factory.mktemp("new")
    told = run("course", "new", "course", "knots", "--title", "Knots: which, and when", cwd=here)
    assert (told.returncode, told.stderr) == (0, "")
    assert told.stdout.startswith("Wrote the course knots-which-and-when. Go on in knots: course check")
    return here / "knots"


@pytest.fixture(scope="module")
def course(home: Path) -> Course:
    """The new course."""
    return read_course(home)


@pytest.fixture(scope="module")
def site(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its site."""
    return build_site(home, tmp_path_factory.mktemp("site"))


def test_it_has_no_finding(home: Path, course: Course) -> None:
    assert check_course(course) == []
    assert (course.id, course.title) == ("knots-which-and-when", "Knots: which, and when")
    assert [len(part) for part in (course.modules, course.scenarios, course.quizzes, course.statements)] == [1, 1, 1, 0]
    assert run("course", "check", cwd=home).stdout == "No findings.\n"
    assert run("course", "review", cwd=home).stdout == "All answers are confirmed.\n"


def test_its_quizzes_are_passed_at_the_usual_mark(course: Course) -> None:
    assert course.pass_mark == course.quizzes[0].pass_mark == 80
    assert read_settings("course.yml", "id: knots\ntitle: Knots\nmodules: [loops]\n")[0].pass_mark == 80


def test_it_bears_its_own_name(home: Path) -> None:
    for file in home.rglob("*"):
        if file.is_file() and "overrides" not in file.parts and "schema" not in file.parts:
            assert not re.search("my-course|the example course", file.read_text(encoding="utf-8"), re.IGNORECASE), file
    assert 'content: "Knots: which, and when"' not in (home / "overrides/assets/styles/print.css").read_text()


def test_its_editors_schemas_are_as_the_command_writes_them(home: Path) -> None:
    before = {file: file.read_bytes() for file in (home / "docs/schema").iterdir()}
    assert run("course", "schema", cwd=home).stdout.count("Wrote docs/schema/") == len(before) == 17
    assert before == {file: file.read_bytes() for file in (home / "docs/schema").iterdir()}


def test_its_pages_speak_of_it(site: Path) -> None:
    index = (site / "index.html").read_text(encoding="utf-8")
    assert "<title>Knots: which, and when: how to write a course that others can check</title>" in index
    assert 'href="you/record/"' in index and 'href="you/privacy/"' in index
    (style,) = re.findall(r'assets/styles/[^"]*print\.css', index)
    assert '"Knots: which, and when"' in (site / style).read_text(encoding="utf-8")
    module = (site / "modules/first-steps/index.html").read_text(encoding="utf-8")
    assert "All your notes on one page" not in module  # it has no such page
    assert "of the deck" not in module
    assert "Your organization has not put its rule on this in the course." in module
    assert "Before you act, ask your supervisor." in module


def test_a_learner_completes_it(visit: Callable[..., Visit]) -> None:
    seen = visit()
    page = seen.go("scenarios/the-late-change/")
    for choice in ("Correct the number now", "Read both answers", "Ask Nadia to read the two lines"):
        page.get_by_role("link", name=choice).click()
    page.locator("[data-first-call] summary").locator("visible=true").first.click()
    expect(page.get_by_text("One change did one thing").locator("visible=true")).to_be_visible()
    take(seen.go("quizzes/first-steps/"))
    expect(page.locator("[data-result]")).to_contain_text("3 of 3")
    record = seen.go("you/record/")
    expect(record.locator("[data-my-record]")).to_contain_text("1 of 1 modules complete")
    expect(record.locator("[data-certificate]")).to_contain_text("A course on writing courses")


def test_it_is_served_and_a_save_is_shown(home: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(home, tmp_path / "knots")
    module = copy / "docs/modules/first-steps.md"
    with served_live(copy) as (address, output):
        assert shows(f"{address}modules/first-steps/", "First steps"), output.read_text(encoding="utf-8")
        text = module.read_text(encoding="utf-8")
        module.write_text(text.replace("\n## ", "\nA rope has two ends.\n\n## ", 1), encoding="utf-8")
        assert shows(f"{address}modules/first-steps/", "A rope has two ends."), output.read_text(encoding="utf-8")


def test_pages_that_are_not_named_are_not_linked(home: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    assert run("course", "new", "course", str(copy), cwd=tmp_path).returncode == 0
    settings = yaml.safe_load((copy / "course.yml").read_text(encoding="utf-8"))
    for key in ("pages", "wording", "sections", "points"):
        del settings[key]
    (copy / "course.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")
    module = copy / "docs/modules/first-steps.md"
    module.write_text(re.sub(r"\[Your organ.*\n", "", module.read_text(encoding="utf-8")), encoding="utf-8")
    assert [finding for finding in check_course(read_course(copy)) if not finding.rule.startswith("review-")] == []
    assert run("course", "review", "--confirm", "all", "--as", "Ann, editor", cwd=copy).returncode == 0
    index = (build_site(copy, tmp_path / "site") / "index.html").read_text(encoding="utf-8")
    assert "<title>Copy</title>" in index
    assert "My record</a>" not in index.split("data-progress-who", 1)[1].split("</p>", 1)[0]


@pytest.mark.parametrize("there", ["file", "folder"])
def test_what_is_there_is_never_written_over(there: str, tmp_path: Path) -> None:
    if there == "file":
        (tmp_path / "new").write_text("mine", encoding="utf-8")
    else:
        (tmp_path / "new").mkdir()
        (tmp_path / "new/notes.txt").write_text("mine", encoding="utf-8")
    told = run("course", "new", "course", "new", cwd=tmp_path)
    assert told.returncode == 2
    assert told.stderr.endswith("new is not empty; name a folder that is not there yet\n")
    assert [file.read_text(encoding="utf-8") for file in tmp_path.rglob("*") if file.is_file()] == ["mine"]


@pytest.mark.parametrize(
    ("title", "id"),
    [
        ("What's new?", "whats-new"),
        ("# 1", "course-1"),
        ('The "right" way', "the-right-way"),
        ("Über uns", "uber-uns"),
        ("救急", "my-course"),
        ("Yes", "course-yes"),
        ("7", "course-7"),
    ],
)
def test_any_title_is_read_again(title: str, id: str, tmp_path: Path) -> None:
    assert run("course", "new", "course", "new", "--title", title, cwd=tmp_path).returncode == 0
    course = read_course(tmp_path / "new")
    assert (course.id, course.title) == (id, title)
    assert check_course(course) == []


def test_what_it_begins_with_is_in_the_package() -> None:
    package = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert "example/**/*" in package["tool"]["setuptools"]["package-data"]["course"]
