"""Links: written once for the repository, rewritten for the site, and right in both."""

from __future__ import annotations

from functools import cache
from html import unescape
from urllib.parse import unquote

import markdown
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from lxml import html
from msgspec.structs import replace

from course.model import Course, Document, Fence, Link
from course.model.site_paths import site_path
from course.reading import read_course
from course.reading.link_target import Place, resolve
from course.reading.markdown import read_document
from course.reading.scenario import read_scenario
from course.rendering.site_links import on_site
from tests.conftest import SMALL
from tests.linked import documents

PAGES = st.sampled_from(("docs/index.md", "docs/modules/a.md", "scenarios/a.md", "quizzes/a.md", "docs/a/b/c.md"))


@cache
def the_course() -> Course:
    """The course; a fixture would be written out with each example that fails."""
    return read_course(SMALL)


def no_fence(course: Course, path: str, fence: Fence) -> str:
    """Draw nothing."""
    return ""


def rewritten(course: Course, page: str, text: str) -> tuple[Document, Document]:
    """A page as read in the repository, and as read where it stands in the site."""
    document = read_document(page, text)
    return document, read_document(site_path(page), on_site(course, document, no_fence).lines())


def expected(link: Link, page: str) -> Place | str:
    """Where a link of the repository must lead in the site; a text where it must stay as it is."""
    place = resolve(page, link.target)
    if link.is_external or link.target.startswith(("#", "?", "/")) or place.file.startswith(".."):
        return unquote(link.target)
    return place._replace(file=site_path(place.file), query=unquote(place.query))


def found(link: Link, page: str, wanted: Place | str) -> Place | str:
    """Where a link of the site leads, in the form of what is expected."""
    if isinstance(wanted, str):
        return unquote(link.target)
    place = resolve(site_path(page), link.target)
    return place._replace(query=unquote(place.query))


def text_of(link: Link) -> str:
    return " ".join(link.text.split())


@settings(max_examples=400, deadline=None)
@given(text=documents(), page=PAGES)
def test_every_link_leads_in_the_site_where_it_led_in_the_repository(text: str, page: str) -> None:
    before, after = rewritten(the_course(), page, text)
    told = f"{text}\n=====\n{after.text}"
    assert len(after.links) == len(before.links), told
    for was, link in zip(before.links, after.links, strict=True):
        wanted = expected(was, page)
        assert found(link, page, wanted) == wanted, told
        assert (text_of(link), link.title, link.is_image) == (text_of(was), was.title, was.is_image), told
    assert [one.text for one in after.prose] == [one.text for one in before.prose], told
    assert not [link for link in after.links if link.form == "reference"], told


@settings(max_examples=300, deadline=None)
@given(text=documents(), page=PAGES)
def test_the_builder_reads_the_links_that_were_written(text: str, page: str) -> None:
    """Python-Markdown reads the rewritten page, and finds no other link than CommonMark's reader."""
    assume("![![" not in text)  # a picture in a picture's text is no picture in HTML
    _, after = rewritten(the_course(), page, text)
    tree = html.fromstring(f"<div>{markdown.markdown(after.text, extensions=['attr_list', 'tables'])}</div>")
    shown = [unescape(link.get("href") or link.get("src") or "") for link in tree.iter("a", "img")]
    assert sorted(shown) == sorted(link.target for link in after.links), f"{text}\n=====\n{after.text}"
    titles = [unescape(link.get("title") or "") for link in tree.iter("a", "img") if link.get("title")]
    assert sorted(titles) == sorted(link.title for link in after.links if link.title)


def test_a_piece_has_the_links_of_the_whole(course: Course) -> None:
    written = "As [the rule][r] says.\n\nMore.\n\n[r]: ../docs/modules/b.md#c 'T'\n"
    text = on_site(course, read_document("scenarios/a.md", written), no_fence)
    assert text.lines(1, 1) == 'As [the rule](../modules/b.md#c "T") says.'
    assert text.lines(3, 3) == "More."
    assert text.pick((1, 3)) == f"{text.lines(1, 1)}\nMore."
    assert text.lines(1, 2) + "\n" + text.lines(3) == text.lines()
    assert text.lines(4, 3) == ""


@settings(max_examples=200, deadline=None)
@given(text=documents(), cuts=st.lists(st.integers(1, 30), max_size=4))
def test_pieces_cut_between_blocks_make_the_page(text: str, cuts: list[int]) -> None:
    lines = text.split("\n")
    blank = sorted({at for at in cuts if at <= len(lines) and not lines[at - 1]})
    page = on_site(the_course(), read_document("scenarios/a.md", text), no_fence)
    ends = [*blank, len(lines)]
    pieces = [page.lines(first + 1, last) for first, last in zip([0, *blank], ends, strict=True) if first < last]
    assert "\n".join(pieces) == page.lines()


def test_a_folder_leads_to_its_index(course: Course) -> None:
    _, after = rewritten(course, "docs/modules/staff-use.md", "[For supervisors](../supervisors/#start)\n")
    assert after.links[0].target == "../supervisors/index.md#start"


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("[![Map of the county](map.png)](map.md)", "Map of the county"),
        ("[![Map](map.png) of the county](map.md)", "Map of the county"),
        ("[![The *whole* map][p]](map.md)\n\n[p]: map.png", "The whole map"),
        ("[the `map`](map.md)", "the map"),
        ("[![](map.png)](map.md)", ""),
    ],
)
def test_the_name_of_a_link_is_what_it_shows(written: str, name: str) -> None:
    links = {link.target: link for link in read_document("docs/a.md", written).links}
    assert links["map.md"].text == name


def test_mail_addresses_are_mail_links() -> None:
    (link,) = read_document("docs/a.md", "Write to <help@county.example>.").links
    assert (link.target, link.is_external, link.scheme) == ("mailto:help@county.example", True, "mailto")


def test_course_without_its_files_still_renders(course: Course) -> None:
    bare = replace(course, documents={}, files=frozenset())
    _, after = rewritten(bare, "docs/a.md", "[x](y/)\n")
    assert after.links[0].target == "y"


def test_a_choice_may_be_percent_encoded() -> None:
    """As editors write what they copied from a browser's address."""
    text = "# T\n\n## Start\n\n- [Ask her](#qu%C3%A9-pas%C3%B3)\n- [Wait](#qué-pasó)\n\n## ¿Qué pasó?\n\nIt ends.\n"
    front = "---\ntitle: T\nsummary: S\nmodule: m\nminutes: 5\n---\n"
    scenario, _ = read_scenario("a", read_document("scenarios/a.md", text), front)
    assert scenario is not None
    assert [choice.target for choice in scenario.scenes[0].choices] == ["qué-pasó", "qué-pasó"]
    assert scenario.scenes[1].id == "qué-pasó"
