"""The slug of a heading is the same on the repository's web page, in the model, and on the site."""

from __future__ import annotations

from functools import cache
from typing import Any

import markdown
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html
from mkdocs.config import load_config

from course.model import Course, Fence
from course.reading import read_course
from course.reading.markdown import read_document
from course.reading.slug import unique_slugs
from course.rendering.site_links import on_site
from tests.conftest import ROOT, SMALL

CASES: list[dict[str, Any]] = yaml.safe_load((ROOT / "tests/cases/slugs.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[str(case["headings"][0]) for case in CASES])
def test_slugs_are_those_of_the_repositorys_page(case: dict[str, Any]) -> None:
    assert [*unique_slugs(case["headings"])] == case["slugs"]


@pytest.mark.parametrize(
    ("written", "slug"),
    [
        ("## [A link](x.md) in it", "a-link-in-it"),
        ("## `code_1()` in it", "code_1-in-it"),
        ("## *So* **much** `of` it ##", "so-much-of-it"),
        ("## A <b>tag</b> in it", "a-tag-in-it"),
        ("## A &amp; B", "a--b"),
        ("## 1\\. No list", "1-no-list"),
        ("A line below\n---", "a-line-below"),
        ("## A ![picture](x.png) in it", "a--in-it"),
    ],
)
def test_slugs_of_headings_as_written(written: str, slug: str) -> None:
    assert [heading.slug for heading in read_document("docs/a.md", written).headings] == [slug]


@cache
def the_course() -> Course:
    return read_course(SMALL)


@cache
def builder() -> markdown.Markdown:
    """Markdown as the site's builder reads it, with all that mkdocs.yml turns on."""
    config = load_config(str(SMALL / "mkdocs.yml"))
    return markdown.Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs or {})


def no_fence(course: Course, path: str, fence: Fence) -> str:
    return ""


WORDS = st.sampled_from(
    'Posts posts A--B A---B what\'s "so" ... … – — é हिन्दी 日本語 ١٢ ½ x² ❤️ 🎉 `code` `a--b` [link](x.md) *so* **so**'
    " snake_case &amp; & C++ C# 1. (a) #1 :tada: 50% $5 a/b '90s ﬁ ǅ İ ß a\u00a0b - -- _so_ http://x.org".split(" ")
)
HEADINGS = st.lists(st.lists(WORDS, min_size=1, max_size=4).map(" ".join), min_size=1, max_size=4)


@settings(max_examples=600, deadline=None)
@given(texts=HEADINGS, frame=st.sampled_from(("## x {}", "## x {} ##", "## x {}   ####  ", "x {}\n-----")))
def test_the_site_has_the_repositorys_slugs(texts: list[str], frame: str) -> None:
    text = "\n\n".join(f"{frame.format(heading)}\n\nText." for heading in texts)
    document = read_document("docs/a.md", text)
    shown = builder().reset().convert(on_site(the_course(), document, no_fence).lines())
    ids = [heading.get("id") for heading in html.fromstring(f"<div>{shown}</div>").iter("h2")]
    assert ids == [heading.slug for heading in document.headings], f"{text}\n{shown}"
