"""The agency's own rules: none, an example county's, and one that means harm; and what a supervisor sees of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from axe_playwright_python.sync_playwright import Axe
from lxml import html
from msgspec.structs import replace
from playwright.sync_api import Page, expect

from course.model import Course
from course.new import schemas_of
from course.reading.agency import read_agency as read_points
from course.reading.settings import read_settings
from course.rendering import render_page
from tests.conftest import DESKTOP, PHONE, SMALL, Visit, build_site, copy_small_course, run
from tests.host import Host
from tests.quizzing import reveal
from tests.sites import SharedFolders

PAGE = "modules/the-page/index.html"
CASE = "scenarios/the-keys/index.html"
QUIZ = "quizzes/the-page/index.html"
READINESS = "supervisors/readiness/"

DECLARED = read_settings("course.yml", (SMALL / "course.yml").read_text(encoding="utf-8"))[0].points or {}
POINTS = {id: point.label for id, point in DECLARED.items()}
read_agency = partial(read_points, points=DECLARED)

EXAMPLE = (SMALL / "agency.example.yml").read_text(encoding="utf-8")
HOSTILE = """\
agency: '<script>alert(1)</script>'
contact: '"><img src=x onerror=alert(2)>'
points:
  page-passwords:
    rule: '</aside></div><script>alert(3)</script> [x](javascript:alert(4)) {{ 7*7 }} **b** <div markdown="1">'
    policy: https://county.example/"><script>alert(5)</script>
  breach:
    rule: "First.\\n\\n    code\\n\\n# heading\\n\\n</quiz>\\n- [x] right\\n\\n```chart\\nkind: pie\\n```\\n"
"""


def _build(copy: Path, agency: str, to: Path) -> Path:
    """The site of a copy of the course with other rules."""
    (copy / "agency.yml").write_text(agency, encoding="utf-8")
    return build_site(copy, to)


@pytest.fixture(scope="module")
def example(shared: SharedFolders, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site with the example county's rules; two are to be looked at again by January 31, one has no rule."""
    fields = yaml.safe_load(EXAMPLE)
    del fields["points"]["photo-forms"]
    agency = yaml.safe_dump(fields, sort_keys=False)
    return shared.get("example", lambda to: _build(copy_small_course(tmp_path_factory.mktemp("example")), agency, to))


def _text(site: Path, path: str) -> str:
    return (site / path).read_text(encoding="utf-8")


def _boxes(page: str) -> list[str]:
    """The boxes with the agency's rule, in the text and after answers."""
    return re.findall(r'<(?:aside|div) class="agency[ "].*?</(?:aside|div)>', page, re.DOTALL)


def test_pages_link_to_the_agencys_mail(example: Path) -> None:
    page: Any = html.document_fromstring(_text(example, PAGE))
    (link,) = [one for one in page.iter("a") if str(one.get("href")).startswith("mailto:")]
    address = urlsplit(link.get("href"))
    asked = parse_qs(address.query)
    assert address.path == "pictures@pantry.example"
    assert asked["subject"] == ["Pictures at the pantry: The pantry's page"]
    assert "modules/the-page.md" in asked["body"][0] and re.search(r"Version: [0-9a-f]{8,}", asked["body"][0])


def test_without_a_mail_no_page_links_to_one(site: Path) -> None:
    assert "mailto:" not in _text(site, PAGE)


@pytest.mark.parametrize("mail", ["training", "a@b", "a@b.c?bcc=x@y.z", "javascript:alert(1)", "a b@c.example"])
def test_feedback_takes_a_mail_address_only(mail: str) -> None:
    agency, (finding,) = read_agency("agency.yml", f"feedback: '{mail}'\n")
    assert finding.line == 1 and "mail address" in finding.message
    assert not agency.feedback


def test_without_a_rule_the_course_says_whom_to_ask(copy: Path) -> None:
    (copy / "agency.yml").unlink()
    assert run("course", "check", cwd=copy).returncode == 0
    site = _build(copy, "", copy / "site")
    # In a module's text it stands in full once; of the other four points one line says that they are open, too.
    (box,) = _boxes(_text(site, PAGE))
    assert "has not put its rule on this in the course" in box
    assert "ask the person who leads your shift" in box
    assert _text(site, PAGE).count('class="agency-again"') == 4
    # After endings and answers it is one line, and nobody who must act at once is sent to ask first.
    for path in (CASE, QUIZ):
        text = _text(site, path)
        assert not _boxes(text) and "Before you act" not in text
        assert text.count("is not here yet: ask the person who leads your shift.") == 5


def test_rule_stands_where_the_point_is_taught(example: Path) -> None:
    page = _text(example, PAGE)
    assert "Nothing about a guest goes on a personal account" in page
    assert 'href="https://pantry.example/rules/passwords"' in page
    (open_one,) = [box for box in _boxes(page) if "has not put its rule" in box]
    assert "Example Pantry has not put its rule" in open_one and "forms for pictures" in open_one


def test_rule_stands_after_the_verdicts_that_rest_on_it(example: Path) -> None:
    page: Any = html.document_fromstring(_text(example, CASE))
    endings = page.find_class("scene--ending")
    asked = {ending.get("id"): [box.get("data-agency") for box in ending.find_class("agency")] for ending in endings}
    assert asked == {
        "the-plum-cake": ["leaving-staff"],
        "the-spare-key": ["page-passwords"],
        "two-pages": ["work-posts"],
        "the-long-monday": ["breach"],
        "the-quiet-week": ["breach"],
    }
    for ending in endings:
        # First why, then the passage, then the ways on, then the rule.
        told = ending.text_content()
        parts = ("The pantry’s page:", "Start again", "Your pantry’s rule", "the whole policy")
        places = [told.index(part) for part in parts]
        assert places == sorted(places)


def test_rule_is_told_for_a_part_of_its_section(example: Path) -> None:
    """One ending rests on a part of the section that shows the rule on leaks."""
    page: Any = html.document_fromstring(_text(example, CASE))
    ending = page.get_element_by_id("the-quiet-week")
    assert ending.xpath(".//a[contains(@href, '#what-guests-have-to-know')]")
    assert [box.get("data-agency") for box in ending.find_class("agency")] == ["breach"]


def test_hostile_rules_stay_text(copy: Path) -> None:
    site = _build(copy, HOSTILE, copy / "site")
    for path in (PAGE, CASE, QUIZ, f"{READINESS}index.html"):
        page = _text(site, path)
        assert not re.search(r"<script>alert|<img src=x|href=\"javascript:|<div markdown|<h1[^>]*>heading", page), path
        assert "49" not in "".join(_boxes(page))
    assert all("{{ 7*7 }} **b**" in page for page in (_text(site, PAGE), _text(site, CASE), _text(site, QUIZ)))
    assert "First. code # heading &lt;/quiz&gt; - [x] right" in _text(site, QUIZ)
    assert "First. code # heading &lt;/quiz&gt; - [x] right ```chart" in _text(site, PAGE)


@pytest.mark.parametrize(
    ("agency", "shown"),
    [
        ("", "Tell your supervisor, who can pass it on to whoever runs this site."),
        ("contact: the policy office at 555-0100", "Tell the policy office at 555-0100."),
        ("agency: A & B\ncontact: '<img src=x> **b**'", "Whom to tell at A &amp; B"),
    ],
    ids=["none", "contact", "hostile"],
)
def test_accessibility_page_says_whom_to_tell(agency: str, shown: str, course: Course) -> None:
    read, findings = read_agency("agency.yml", agency)
    assert findings == ()
    page = render_page(replace(course, agency=read), "docs/reference/accessibility.md")
    assert shown in page
    assert "<img" not in page


@pytest.mark.parametrize("policy", ["javascript:alert(1)", "data:text/html,x", "//evil.example", "ftp://x"])
def test_policy_must_be_a_web_address(policy: str, copy: Path) -> None:
    (copy / "agency.yml").write_text(f"points:\n  breach:\n    policy: '{policy}'\n", encoding="utf-8")
    told = run("course", "check", cwd=copy)
    assert told.returncode == 1
    assert (
        "agency.yml:3: [front-matter] `points.breach.policy` is not in the form it must have; begin it" in told.stdout
    )


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("points:\n  breach:\n    review: 2027-02-30", "3: [front-matter] `points.breach.review` is no date; write it"),
        ("points:\n  breach:\n    review: soon", "3: [front-matter] `points.breach.review` is no date; write it"),
        (
            "points:\n  holidays:\n    rule: x",
            "2: [front-matter] `holidays` is no field here; the fields are work-posts,",
        ),
        ("points:\n  work_posts:\n    rule: x", "2: [front-matter] `work_posts` is no field here; write `work-posts`"),
        ("points:\n  breach: x", "2: [front-matter] `points.breach` is not a set of names and values; write each"),
        (f"points:\n  breach:\n    rule: {'x' * 601}", "3: [front-matter] `points.breach.rule` is too long; say it in"),
        (f"agency: {'x' * 121}", "1: [front-matter] `agency` is too long; say it in at most 120 letters"),
        ("contact: [a, b]", "1: [front-matter] `contact` is not text; put it between quotation marks"),
        ("points:\n  breach:\n    rule: a\n  breach:\n    rule: b", "4: [front-matter] `points.breach` stands twice"),
    ],
)
def test_mistake_is_told_with_its_line(said: str, told: str) -> None:
    agency, findings = read_agency("agency.yml", said)
    assert str(findings[0]).startswith(f"agency.yml:{told}")
    assert not any(point.is_answered for point in agency.points.values())


@pytest.mark.parametrize("said", ["", "points:", "agency:\ncontact:\npoints:\n  breach:\n  work-posts:\n    rule:\n"])
def test_every_field_is_optional(said: str) -> None:
    agency, findings = read_agency("agency.yml", said)
    assert findings == ()
    assert (agency.name, agency.contact, [*agency.points]) == ("", "", [*POINTS])


def test_schemas_are_written_by_the_command(copy: Path) -> None:
    told = run("course", "schema", cwd=copy).stdout
    schemas = schemas_of(copy)
    assert told.splitlines() == [f"Wrote {path}." for path in schemas]
    assert {path: (copy / path).read_text(encoding="utf-8") for path in schemas} == schemas


def test_example_answers_every_point() -> None:
    agency, findings = read_agency("agency.example.yml", EXAMPLE)
    assert findings == () and agency.name and agency.contact
    assert [point.id for point in agency.points.values() if not (point.rule and point.policy and point.review)] == []


# What a supervisor sees.


def _states(page: Page) -> dict[str, str]:
    rows = page.locator("[data-readiness] tbody tr")
    return {row.locator("th").inner_text(): row.locator("td").first.inner_text() for row in rows.all()}


def _counts(page: Page) -> str:
    return " ".join(page.locator("[data-readiness] li").locator("visible=true").all_inner_texts()).replace("\n", " ")


@pytest.fixture(scope="module")
def county(example: Path) -> Iterator[str]:
    """The address of the example county's site."""
    with Host(example, is_plain=True) as host:
        yield host.address


def test_rule_stands_after_the_passage_that_settles_a_question(county: str, visit: Callable[..., Visit]) -> None:
    page = visit(PHONE, at=county).go("quizzes/the-page/")
    question = page.locator("#a-code-at-night")
    reveal(question)
    rule = question.get_by_text("Two people from different shifts can open the page")
    expect(rule).to_be_hidden()
    question.locator("label").filter(has=page.locator("input:not([data-correct])")).first.click()
    question.get_by_role("button", name="Check my answer").click()
    expect(rule).to_be_visible()
    told = question.locator("[data-outcome]").inner_text()
    assert told.index("If it comes to yours, you are the only key") < told.index(
        "Your pantry’s rule: who can sign in to the page"
    )
    expect(question.get_by_role("link", name="Read the whole policy")).to_be_visible()


OVERDUE = {"The volunteers’ chat", "Who can sign in to the page"}
"""Those to be looked at again by January 31, 2027."""


@pytest.mark.parametrize(
    ("now", "overdue"),
    [
        (datetime(2026, 11, 24, 12), set()),
        (datetime(2027, 1, 31, 23, 59), set()),
        (datetime(2027, 2, 1, 0, 1), OVERDUE),
        (
            datetime(2031, 1, 1, 12),
            {*(label[0].upper() + label[1:] for label in POINTS.values())} - {"Forms for pictures"},
        ),
    ],
    ids=["before", "on-the-day", "the-day-after", "years-later"],
)
def test_rule_is_overdue_by_the_day_it_is_read(
    now: datetime, overdue: set[str], county: str, visit: Callable[..., Visit]
) -> None:
    seen = visit(at=county)
    seen.page.clock.set_fixed_time(now)
    page = seen.go(READINESS)
    expect(page.get_by_role("button", name="Print the agenda")).to_be_visible()
    expect(page.get_by_text("Compare the dates with today’s")).to_have_count(0)
    states = _states(page)
    assert {label for label, state in states.items() if state == "Overdue"} == overdue
    assert [label for label, state in states.items() if state == "Open"] == ["Forms for pictures"]
    points = page.locator(".agenda-point")
    assert points.filter(has_text="Overdue").count() == len(overdue)
    told = f"{len(POINTS) - 1 - len(overdue)} answered" + (f" {len(overdue)} overdue" if overdue else "") + " 1 open"
    assert _counts(page) == told


def test_without_scripts_the_dates_speak(county: str, visit: Callable[..., Visit]) -> None:
    page = visit(scripts=False, at=county).go(READINESS)
    row = page.get_by_role("row", name="Pictures on the pantry’s page")
    expect(row).to_contain_text("March 31, 2027")
    expect(page.get_by_text("Compare the dates with today’s")).to_be_visible()
    expect(page.get_by_role("button", name="Print the agenda")).to_be_hidden()
    expect(page.locator("[data-status='overdue']").locator("visible=true")).to_have_count(0)
    expect(page.locator("#agenda-work-posts")).to_contain_text("Look again by March 31, 2027.")


def test_point_on_the_agenda_leads_to_where_it_is_taught(county: str, visit: Callable[..., Visit]) -> None:
    page = visit(PHONE, at=county).go(READINESS)
    page.get_by_role("link", name="Who can sign in to the page").click()
    expect(page.locator("#agenda-page-passwords")).to_be_in_viewport()
    page.get_by_role("link", name="The pantry’s page: Who holds the keys").click()
    expect(page.locator("#who-holds-the-keys")).to_be_in_viewport()


def test_on_paper_each_question_has_room_for_what_is_decided(county: str, visit: Callable[..., Visit]) -> None:
    seen = visit(at=county)
    page = seen.go(READINESS)
    spaces = page.locator(".agenda-space")
    expect(spaces.locator("visible=true")).to_have_count(0)
    page.evaluate("window.print = () => { document.body.dataset.printed = 'yes'; }")
    page.get_by_role("button", name="Print the agenda").click()
    expect(page.locator("body")).to_have_attribute("data-printed", "yes")
    page.emulate_media(media="print")
    assert spaces.locator("visible=true").count() == len(POINTS) + 1  # and one that no point belongs to
    assert page.get_by_text("Example Pantry: agenda").is_visible()
    assert page.get_by_role("button", name="Print the agenda").is_hidden()
    for word in ("Date", "Present", "Decision", "Who", "By when"):
        expect(page.get_by_text(word, exact=True).first).to_be_visible()


@pytest.mark.parametrize(("size", "scheme"), [(PHONE, "light"), (DESKTOP, "dark")], ids=["phone", "dark"])
def test_axe_finds_nothing_where_rules_are_overdue(
    size: tuple[int, int], scheme: str, county: str, visit: Callable[..., Visit]
) -> None:
    seen = visit(size, scheme=scheme, at=county)
    seen.page.clock.set_fixed_time(datetime(2027, 4, 1))
    for path in (READINESS, "supervisors/paths/", "supervisors/guide/", "scenarios/the-keys/#the-spare-key"):
        page = seen.go(path)
        expect(page.locator("html[data-started]")).to_be_attached()  # every script has changed what it changes
        found = Axe().run(page).response["violations"]
        assert [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in found] == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0], path


def test_learners_are_not_told_of_review_dates(example: Path) -> None:
    agency = read_agency("agency.example.yml", EXAMPLE)[0]
    days = {point.review for point in agency.points.values() if point.review}
    shown = {str(day) for day in days} | {f"{day:%B} {day.day}, {day.year}" for day in days}
    for file in example.rglob("*.html"):
        if READINESS not in file.as_posix() and "trainers" not in file.parts:
            assert not [day for day in shown if day in file.read_text(encoding="utf-8")], file
    assert date(2027, 1, 31) in days
