"""Sources as data: they are read strictly, cited by links, and listed where they are used."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from course.checks import check_course
from course.model import Course
from course.queries.certainty import certainties
from course.queries.cited_sources import cited_by_page, pages_by_source
from course.queries.content_hash import course_version, section_hashes
from course.queries.outside_links import outside_links
from course.reading import read_course
from course.reading.markdown import read_document
from course.reading.sources import read_sources
from course.rendering.sources import day_of
from tests.conftest import Visit, build_site

ENTRY = """\
{id}:
  title: A
  publisher: B
  date: {date}
  seen: 2026-11-23
  kind: law
  read: page
  review: 2027-11-23
"""


def _page(file: Path) -> Any:
    return html.fromstring(file.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("date", "shown"),
    [("2021", "2021"), ("2021-04", "April 2021"), ("2021-04-07", "April 7, 2021"), ("undated", "undated")],
)
def test_a_date_is_as_exact_as_is_known(date: str, shown: str) -> None:
    sources, findings = read_sources("data/sources.yml", ENTRY.format(id="a", date=date))
    assert findings == ()
    assert sources["a"].date == date
    assert day_of(sources["a"]) == shown


@pytest.mark.parametrize("date", ["April 2021", "2021-13", "2021-04-7", "21", "[2021]"])
def test_any_other_date_is_told_with_its_line(date: str) -> None:
    sources, findings = read_sources("data/sources.yml", ENTRY.format(id="a", date=date))
    assert sources == {}
    assert [(one.line, one.rule) for one in findings] == [(4, "front-matter")]


def test_ids_have_a_form_and_an_order() -> None:
    text = ENTRY.format(id="b", date=2021) + ENTRY.format(id="c", date=2021) + ENTRY.format(id="a", date=2021)
    (finding,) = read_sources("data/sources.yml", text)[1]
    assert (finding.line, finding.message) == (
        17,
        "`a` stands out of order, as sources are sorted by their ids; move it above `b`",
    )
    (finding,) = read_sources("data/sources.yml", ENTRY.format(id="G.S. 7B-301", date=2021))[1]
    assert finding.message == "the name `G.S. 7B-301` is not in the form it must have; write it as gs-7b-301"


def test_an_unknown_id_is_told_with_its_neighbours(copy: Path) -> None:
    page = copy / "docs/modules/photographs.md"
    page.write_text(page.read_text(encoding="utf-8").replace("#photo-law", "#photos-law"), encoding="utf-8")
    (finding,) = [one for one in check_course(read_course(copy)) if one.rule == "source-known"]
    assert finding.message == "“photos-law” is no source; use one of photo-law, or add an entry to data/sources.yml"


def test_citations_are_counted_by_page_and_by_source(course: Course) -> None:
    messages = "docs/modules/messages.md"
    assert cited_by_page(course)[messages] == ("county-help-line", "the-handbook")
    assert pages_by_source(course)["county-help-line"] == (messages, "docs/reference/help.md")
    assert ("https://law.example/pictures/4", "data/sources.yml") in [link[:2] for link in outside_links(course)]


def test_a_citation_leads_to_its_entry(site: Path) -> None:
    page = _page(site / "modules/photographs/index.html")
    (link,) = page.xpath("//a[@href='../../reference/sources/#photo-law']")
    assert link.text == "A child cannot say yes alone"
    assert link.get("title") == "Source: State of Example, Pictures of Persons Act, section 4"


def test_a_module_lists_what_it_cites(site: Path) -> None:
    page = _page(site / "modules/messages/index.html")
    items = page.xpath("//h2[@id='sources']/following-sibling::details[1]//li")
    assert [item.text_content().strip() for item in items] == [
        "The help line. Hill County, March 2025.",
        "Handbook for volunteers. Hill Street Pantry, undated; read in a copy.",
    ]
    assert items[0].find("a").get("href") == "https://county.example/help-line"
    assert items[1].find("a").get("href") == "../../reference/sources/#the-handbook"


def test_the_page_of_sources_has_all_of_them_by_kind(site: Path) -> None:
    page = _page(site / "reference/sources/index.html")
    entries = page.xpath("//article//li[.//*[@id='photo-law' or @id='county-help-line' or @id='the-handbook']]")
    assert [" ".join(entry.text_content().split()) for entry in entries] == [
        "Pictures of Persons Act, section 4. State of Example, June 1, 2019; read in part, November 23, 2026. "
        "Fairly sure. Only the section on children was read. Cited in Photographs at the pantry, Where to turn.",
        "The help line. Hill County, March 2025; read on its own page, November 23, 2026. "
        "Cited in Messages and names, Where to turn.",
        "Handbook for volunteers. Hill Street Pantry, undated; read in a copy, November 23, 2026. "
        "Cited in Messages and names.",
    ]


def test_a_course_without_sources_checks(copy: Path) -> None:
    """Nothing is asked of a course that keeps its sources in lists."""
    settings = (copy / "course.yml").read_text(encoding="utf-8")
    (copy / "course.yml").write_text(re.sub(r"(?ms)^evidence:.*?^(?=\w)", "", settings), encoding="utf-8")
    (copy / "data/sources.yml").unlink()
    for file in (copy / "docs").rglob("*.md"):
        text = file.read_text(encoding="utf-8")
        if "data/sources.yml" in text:
            text = re.sub(r"\[([^\]]+)\]\(\S*data/sources\.yml#[\w-]+\)", r"\1", text).replace(
                "```sources\n```", "- None."
            )
            file.write_text(text, encoding="utf-8")
    assert {one.rule for one in check_course(read_course(copy))} == set()


def test_a_box_shows_a_section_of_another_page(site: Path) -> None:
    """Its links lead where those of its own page lead, and its text is found by the search once."""
    (box,) = _page(site / "modules/messages/index.html").xpath("//aside[@class='box']")
    shown = {link.text: link.get("href") for link in box.iter("a")}
    assert shown == {
        "Where to turn": "../../reference/help/#in-short",
        "the county\u2019s help line": "../../reference/sources/#county-help-line",
        "no picture": "../photographs/#asking-for-a-yes",
        "what to do first": "../../reference/help/#a-list-to-keep",
    }
    assert box.text_content().count("Danger now? Call 911.") == 1
    assert (site / "search/search_index.json").read_text(encoding="utf-8").count("Danger now?") == 1


def test_a_box_is_shown_in_a_scenario_and_in_a_quiz(copy: Path, tmp_path: Path) -> None:
    link = '[Where to turn](../docs/reference/help.md#in-short "box")'
    for path, heading in (("scenarios/the-late-message.md", "# "), ("quizzes/messages.md", "# ")):
        file = copy / path
        before, _, after = file.read_text(encoding="utf-8").partition(f"\n{heading}")
        title, _, rest = after.partition("\n")
        file.write_text(f"{before}\n{heading}{title}\n\n{link}\n{rest}", encoding="utf-8")
    built = build_site(copy, tmp_path / "site")
    for page in ("scenarios/the-late-message", "quizzes/messages"):
        (box,) = _page(built / page / "index.html").xpath("//aside[@class='box']")
        assert "what to do first" in box.text_content()
        assert "../../modules/photographs/#asking-for-a-yes" in [link.get("href") for link in box.iter("a")]


@pytest.mark.parametrize(
    ("written", "level", "reason"),
    [
        ("**How sure?** Fairly. It was one survey.", "Fairly", "It was one survey."),
        ("**How sure?** Settled, for children. A court said so.", "Settled", "for children. A court said so."),
        ("**How sure?** Not settled. Ask.", "Not settled", "Ask."),
        ("**How sure?** Fairly.", "Fairly", ""),
        ("**How sure?** Settledish. Why?", "", "Settledish. Why?"),
    ],
)
def test_a_paragraph_says_how_sure(course: Course, written: str, level: str, reason: str) -> None:
    document = read_document("docs/a.md", f"# A\n\n{written}\n", lambda target: None)
    (mark,) = certainties(course, document)
    assert (mark.line, mark.level, mark.reason) == (3, level, reason)


def test_how_sure_is_a_closed_fold(site: Path) -> None:
    (fold,) = _page(site / "reference/help/index.html").xpath("//details[@class='sure']")
    assert fold.get("open") is None
    assert fold.find("summary").text_content() == "●●● How sure? Settled"
    reason = "Settled, for the county. The help line answered when it was called in November 2026."
    assert fold.find("p").text == reason


def test_how_sure_is_open_on_paper(visit: Callable[..., Visit]) -> None:
    page = visit().go("reference/help/")
    reason = page.locator("details.sure p")
    assert not reason.is_visible()
    page.emulate_media(media="print")
    assert reason.bounding_box()["height"] > 5  # type: ignore[index]


def test_how_sure_opens_without_scripts(visit: Callable[..., Visit]) -> None:
    page = visit(scripts=False).go("reference/help/")
    page.locator("details.sure summary").click()
    assert page.locator("details.sure p").is_visible()


@pytest.mark.parametrize(
    ("kind", "date", "is_old"),
    [
        ("law", "2016-11-26", False),
        ("law", "2016-11-25", True),
        ("law", "2016-11", False),
        ("law", "2016-10", True),
        ("survey", "2016", False),
        ("survey", "2015", True),
        ("court", "1969", False),
        ("law", "undated", False),
    ],
)
def test_a_source_is_old_after_ten_years(kind: str, date: str, is_old: bool, copy: Path) -> None:
    file = copy / "data/sources.yml"
    text = re.sub(r"(?m)^  date: .*$", f"  date: {date}", file.read_text(encoding="utf-8"), count=1)
    text = text.replace("  seen: 2026-11-23", "  seen: 2026-11-26", 1).replace("kind: official", f"kind: {kind}", 1)
    file.write_text(text, encoding="utf-8")
    rules = [finding.rule for finding in check_course(read_course(copy)) if finding.path == "data/sources.yml"]
    assert rules == (["source-old"] if is_old else [])


@pytest.mark.parametrize(
    ("text", "has_source"),
    [
        ("The Pictures of Persons Act says so.", False),
        ("The [Pictures of Persons Act](C) says so.", True),
        ("The Pictures of Persons Act says so.\n\nA [state page](C) has it.", True),
        ("A [state page](C) has it.\n\nThe Pictures of Persons Act says so.", False),
        ("A [state page](C) has it:\n\n- the Pictures of Persons Act, section 2", True),
        ("A [state page](C) has it.\n\n### Two\n\n- the Pictures of Persons Act, section 2", False),
        ("A [state page](C) has it.\n\n| A | B |\n|---|---|\n| Pictures of Persons Act | 2 |", True),
        ("*Hill v. Mill* settled it.", False),
        ("Hill v. Mill was played on Sunday.", True),
        ("[Pictures of Persons Act](https://law.example/4) says so.", False),
    ],
)
def test_a_claim_has_its_source_near(text: str, has_source: bool, copy: Path) -> None:
    page = copy / "docs/reference/glossary.md"
    (copy / "docs/reference/claims.md").write_text(
        page.read_text(encoding="utf-8").partition("- **")[0].replace("Glossary", "Claims")
        + "Words.\n\n## One\n\nWords.\n\n"
        + text.replace("(C)", "(../../data/sources.yml#photo-law)")
        + "\n",
        encoding="utf-8",
    )
    rules = {finding.rule for finding in check_course(read_course(copy)) if finding.path == "docs/reference/claims.md"}
    assert rules == (set() if has_source else {"claim-source"})


def test_a_changed_box_is_a_changed_section(copy: Path) -> None:
    """What a learner reads in a box is read in the module: when it changes, the section is marked as changed."""
    module = copy / "docs/modules/messages.md"
    box = '[Where to turn](../reference/help.md#in-short "box")'
    text = module.read_text(encoding="utf-8").replace(box, "")
    module.write_text(text.replace("## What to keep\n", f"## What to keep\n\n{box}\n"), encoding="utf-8")
    help = copy / "docs/reference/help.md"
    before = read_course(copy)
    help.write_text(help.read_text(encoding="utf-8").replace("Call 911", "Call 112"), encoding="utf-8")
    after = read_course(copy)
    old, new = (section_hashes(course.modules[2], course) for course in (before, after))
    assert {slug for slug in old if old[slug] != new[slug]} == {"what-to-keep"}
    assert course_version(before) != course_version(after)
