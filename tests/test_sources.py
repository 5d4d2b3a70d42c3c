"""Sources as data: they are read strictly, cited by links, and listed where they are used."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lxml import html

from course.checks import check_course
from course.model import Course
from course.queries.cited_sources import cited_by_page, pages_by_source
from course.queries.outside_links import outside_links
from course.reading import read_course
from course.reading.sources import read_sources
from course.rendering.sources import day_of

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
    assert pages_by_source(course)["county-help-line"] == (messages,)
    assert ("https://law.example/pictures/4", "data/sources.yml") in [link[:2] for link in outside_links(course)]


def test_a_citation_leads_to_its_entry(site: Path) -> None:
    page = _page(site / "modules/photographs/index.html")
    (link,) = page.xpath("//a[@href='../../reference/sources/#photo-law']")
    assert link.text == "A child cannot say yes alone"
    assert link.get("title") == "Source: State of Example, Pictures of Persons Act, section 4"


def test_a_module_lists_what_it_cites(site: Path) -> None:
    page = _page(site / "modules/messages/index.html")
    items = page.xpath("//h2[@id='sources']/following-sibling::ul[1]/li")
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
        "Fairly sure. Only the section on children was read. Cited in Photographs at the pantry.",
        "The help line. Hill County, March 2025; read on its own page, November 23, 2026. Cited in Messages and names.",
        "Handbook for volunteers. Hill Street Pantry, undated; read in a copy, November 23, 2026. "
        "Cited in Messages and names.",
    ]


def test_a_course_without_sources_checks(copy: Path) -> None:
    """Nothing is asked of a course that keeps its sources in lists."""
    (copy / "data/sources.yml").unlink()
    for page in ("messages", "photographs"):
        file = copy / f"docs/modules/{page}.md"
        text = file.read_text(encoding="utf-8").replace("```sources\n```", "- None.")
        parts = text.split("](../../data/sources.yml#")
        text = parts[0] + "".join(f"]({part.replace(part.partition(')')[0], 'messages.md', 1)}" for part in parts[1:])
        file.write_text(text, encoding="utf-8")
    assert {one.rule for one in check_course(read_course(copy))} <= {"review-passage"}
