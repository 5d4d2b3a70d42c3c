"""One walk through a built page finds what an XPath for each question finds."""

from __future__ import annotations

from itertools import product
from pathlib import Path

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from lxml import etree

from course.publishing.built_site import read_page
from course.publishing.menu_entries import MENU as MENU_START
from course.publishing.menu_entries import without_entries
from tests.xpaths import read_by_xpath

TAGS = (
    "a article base blockquote body code div embed fieldset form frame head html iframe img input li link meta object "
    "ol p pre script section source span style textarea ul video"
).split()
ATTRIBUTES = (
    'class="choices"¦class="choices choices--after"¦class="agency"¦class="x agency y"¦class="highlight"'
    '¦class="language-chart x"¦class="module-card"¦class=""¦data-scene¦data-verdict="sound"¦data-question="q"'
    "¦data-blank¦data-correct¦data-reason¦data-figure¦data-page¦data-pages¦id=one¦id=two¦href=there#x¦href"
    "¦src=assets/x.js¦src=../assets/x.js¦src=//else/x.js¦rel=stylesheet¦rel='preload icon'¦rel=next"
    "¦type=application/json¦type=module¦style='color:red'¦onclick=x()¦href=' JavaScript:x()'¦content='some'"
    "¦http-equiv=Content-Security-Policy¦http-equiv=' content-security-policy '¦http-equiv=refresh"
).split("¦")
WHOLE = "<html><head><title>t</title>{}</head><body><article>{}</article></body></html>"

elements = st.recursive(
    st.sampled_from(["", "text", "<!-- c -->", "a<br>b", "<q>"]),
    lambda inside: st.builds(
        lambda tag, names, held, tail: f"<{tag} {' '.join(names)}>{''.join(held)}</{tag}>{tail}",
        st.sampled_from(TAGS),
        st.lists(st.sampled_from(ATTRIBUTES), max_size=3),
        st.lists(inside, max_size=3),
        st.sampled_from(["", "tail"]),
    ),
    max_leaves=12,
)


def test_every_page_of_the_site_is_read_alike(site: Path) -> None:
    pages = sorted(site.rglob("*.html"))
    assert len(pages) > 20
    for page in pages:
        raw = page.read_bytes()
        assert read_page(page.name, raw) == read_by_xpath(page.name, raw), page


@settings(max_examples=400, deadline=None, derandomize=True)
@given(elements, elements, st.booleans())
def test_odd_pages_are_read_alike(head: str, body: str, is_whole: bool) -> None:
    raw = (WHOLE.format(head, body) if is_whole else head + body).encode()
    assume(etree.fromstring(raw or b"<p>", parser=etree.HTMLParser()) is not None)
    assert read_page("page.html", raw) == read_by_xpath("page.html", raw)


def test_pairs_of_elements_are_read_alike() -> None:
    marked = " ".join(dict.fromkeys(name for name in ATTRIBUTES if not name.startswith(("class", "id"))))
    for outer, inner in product(TAGS, TAGS):
        held = f"<{outer} data-question data-scene class=choices><{inner} {marked}>x</{inner}></{outer}>"
        raw = WHOLE.format("", held).encode()
        assert read_page("page.html", raw) == read_by_xpath("page.html", raw), held


MENU = f"<html><body>{{}}{MENU_START.decode()}><ul>{{}}</ul></nav>{{}}<article>{{}}</article></body></html>"
entries = st.builds(
    lambda held, href, tail: (
        f'<li class="md-nav__item"> {"".join(held)}\n<a href="{href}"><span>To</span></a></li>{tail}'
    ),
    st.lists(
        st.sampled_from(["<br>", "<!-- ", " -->", "<span>", "</a>", "<a>", "<p>", "&amp;", '"', "<script>"]) | elements,
        max_size=2,
    ),
    st.sampled_from(["../one/", "javascript:x()", "https://else/", "../a b/?x=1&amp;y", "jav&#97;script:x()", "tel:1"]),
    st.sampled_from(["\n", "", "<li>", "</li>", '<li class="md-nav__item">']),
)


@settings(max_examples=400, deadline=None, derandomize=True)
@given(elements, st.lists(entries, max_size=4), elements, elements)
def test_menus_are_read_alike(before: str, menu: list[str], after: str, content: str) -> None:
    raw = MENU.format(before, "".join([*menu, *menu]), after, content).encode()
    assert read_page("page.html", raw) == read_by_xpath("page.html", raw)


def test_entries_of_a_menu_are_left_out_and_their_links_kept() -> None:
    entry = '<li class="md-nav__item">\n<a href="../one/" class="md-nav__link">One</a></li>'
    raw = MENU.format("<p>\n</p>", entry * 2, "", "<a href=here>").encode()
    rest, links, runs = without_entries(raw)
    assert b"One" not in rest and rest.count(b"\n") == raw.count(b"\n")
    assert runs == 1
    assert links == [("../one/", 3), ("../one/", 4)]
