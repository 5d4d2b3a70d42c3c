"""What the check passes is shown alike: the repository's web page and the site make the same of every text."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from mkdocs.config import load_config

from course.checks import RULES
from course.model import Agency, Course, Document
from course.publishing.agreement import check_agreement, shown_by
from course.publishing.outline import outline
from course.reading import read_course
from course.reading.markdown import read_document
from course.text.dialect import repository_html
from tests.mistakes import COURSE, HARMLESS, Edit, applied, copy_course, read_edits

FORMS = [rule for rule in RULES if rule.form and rule.id not in ("file", "front-matter")]
PIECES = """
Some words.¦text here¦- one¦- two¦* star¦+ plus¦1. first¦2. second¦3) third¦10. ten¦1986. A¦> quoted¦> [!TIP]¦
> [!NOTE] x¦> - q¦> > qq¦- > lq¦- - x¦> ## h¦- ## h¦# One¦## Two¦##Three¦# x #¦###### six¦####### seven¦---¦
***¦===¦```¦~~~¦**bold**¦**bold¦*it*¦_it_¦***b***¦`code`¦
[link](x.md)¦[link](x y.md)¦[ref][r]¦<https://a.org>¦https://a.org¦www.a.org¦a@b.org¦~~gone~~¦    code¦  two¦
   three¦>¦-¦2.¦a  ¦b\\¦&amp; c¦<!-- c -->¦![p](p.png)¦[x] y¦- [ ] box¦: def¦Term¦*[A]: b¦\\- esc¦\\# h¦\\*¦
a_b_c¦2 * 3 * 4¦!!! note¦{: .x }¦“x”¦'q'¦"q"¦...¦a--b¦1.no¦-no¦• dot¦:smile:¦[^1]¦[^1]: f¦  - sub¦    - sub¦
        - deep¦   1. x¦text:¦[a]¦#¦| a | b |¦|---|---|¦| 1 | 2 |¦a | b¦--- | ---¦| a |¦a|b¦
""".replace("\n", "").strip("¦").split("¦")  # fmt: skip
"""What lines are made of, at random."""


@cache
def shows() -> Callable[[str], str]:
    """The HTML that the site makes of a text."""
    return shown_by(load_config(str(COURSE / "mkdocs.yml")))


def _course(text: str) -> Course:
    documents: dict[str, Document] = {"docs/page.md": read_document("docs/page.md", text)}
    return Course(
        id="",
        title="",
        pass_mark=75,
        completion_requirements=(),
        modules=(),
        scenarios=(),
        quizzes=(),
        statements=(),
        tables={},
        agency=Agency(),
        documents=documents,
        files=frozenset(),
        module_lines={},
        abbreviations=frozenset(),
        navigation=(),
    )


def test_course_is_shown_alike() -> None:
    assert [str(finding) for finding in check_agreement(read_course(COURSE), shows())] == []


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One copy of the small course; each edit is taken back."""
    return copy_course(tmp_path_factory.mktemp("agreement"))


@pytest.mark.parametrize("edit", [pytest.param(edit, id=edit.name) for edit in read_edits(HARMLESS)])
def test_harmless_edit_is_shown_alike(edit: Edit, small: Path) -> None:
    with applied(edit, small):
        findings = check_agreement(read_course(small), shows())
    assert [str(finding) for finding in findings] == []


@settings(max_examples=1500, deadline=None, derandomize=True, suppress_health_check=[*HealthCheck])
@given(st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(["\n", "\n\n", " "])), max_size=6))
def test_what_the_check_passes_is_shown_alike(written: list[tuple[str, str]]) -> None:
    text = "".join(piece + end for piece, end in written) + "\n"
    assume("~~~ " not in text and "``` " not in text)  # what stands beside a fence is no content
    course = _course(text)
    assume(not any(True for rule in FORMS for _ in rule.find(course)))
    assert outline(show := repository_html(text)) == outline(shows()(text)), show


DIFFERENT = {
    "A list:\n- one\n": 1,
    "Text.\n\n- one\n  - two\n": 4,
    "Text.\n\n> [!SOUND]\n> Well.\n": 3,
    "Text.\n\n##Three\n": 3,
    "Text ~~gone~~.\n": 1,
}


@pytest.mark.parametrize("text", DIFFERENT)
def test_difference_is_told_at_its_line(text: str) -> None:
    findings = check_agreement(_course(text), shows())
    assert [(finding.path, finding.line, finding.rule) for finding in findings] == [
        ("docs/page.md", DIFFERENT[text], "shown-alike")
    ]


def test_typography_is_no_difference() -> None:
    assert check_agreement(_course("\"So\" -- it's 'late'...\n"), shows()) == []
