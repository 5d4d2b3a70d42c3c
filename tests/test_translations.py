"""Translated pages: what is stale falls back to the original, and nothing else does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from course.checks import check_course
from course.cli import main
from course.model import MOCK_KINDS, Course, Translation
from course.queries.translations import standings
from course.reading import read_course
from course.reading.figures import figure_of
from course.rendering.map import VERDICTS
from course.rendering.mock import YOU
from course.rendering.page import render_page
from course.rendering.translation import compose
from course.text.words import LABELS, WORDS
from tests.conftest import ROOT, copy_small_course

PAGE = "docs/es/scenarios/the-late-message.md"
ORIGINAL = "scenarios/the-late-message.md"
MODULE = "docs/modules/messages.md"
TEMPLATES = ROOT / "course/rendering/templates"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the small course."""
    return copy_small_course(tmp_path)


def _change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def _composed(course: Course, path: str = PAGE) -> tuple[Translation, str, dict[str, bool]]:
    translation = course.translations[path]
    composed = compose(course, translation, course.documents[translation.original], "")
    return translation, composed.source, {part.standing.original.slug: part.is_translated for part in composed.parts}


def test_fresh_page_is_all_in_its_language(copy: Path) -> None:
    _, text, parts = _composed(read_course(copy))
    assert all(parts.values())
    assert "Las once de la noche" in text and "Eleven at night" not in text
    assert "**Thread** con el señor Lane" in text, "the reader of a page knows blocks by the labels of the originals"


def test_stale_passage_is_shown_as_the_original_says_it(copy: Path) -> None:
    _change(copy / ORIGINAL, "You keep a list in your phone", "You keep a long list in your phone")
    course = read_course(copy)
    _, text, parts = _composed(course)
    assert [slug for slug, is_own in parts.items() if not is_own] == ["the-list"]
    assert "You keep a long list" in text and "lleva una lista" not in text
    # What leads there leads to the heading that is there now.
    assert text.count("(#the-list)") == 2 and "(#la-lista)" not in text
    (finding,) = (one for one in check_course(course) if one.rule == "translation-stale")
    assert "You keep a long list" in finding.message and "keep a list" in finding.message
    assert "“## La lista" in finding.message


def test_links_of_a_stale_passage_lead_on_from_the_translated_page(copy: Path) -> None:
    _change(copy / ORIGINAL, "In March you are ill", "In April you are ill")
    course = read_course(copy)
    translation, text, _ = _composed(course)
    assert "(../../modules/messages.md#what-to-keep)" in text
    assert figure_of(course.tables, translation.path, "../../modules/messages.md") is None


@pytest.mark.parametrize("change", ["line breaks", "none"])
def test_how_lines_break_makes_nothing_stale(change: str, copy: Path) -> None:
    if change == "line breaks":
        _change(copy / ORIGINAL, "He fetches two boxes each week, and", "He fetches two boxes each week,\nand")
    course = read_course(copy)
    assert {one.state for one in standings(course, course.translations[PAGE])} == {"fresh"}


def _run(copy: Path, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.chdir(copy)
    return main(["translate", *arguments])


def test_translator_sees_before_after_and_translation(
    copy: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(copy, monkeypatch, "es") == 0
    assert capsys.readouterr().out == "Nothing waits for a translator.\n"
    _change(copy / ORIGINAL, "In March you are ill", "In April you are ill")
    assert _run(copy, monkeypatch, "es") == 0
    said = capsys.readouterr().out
    assert said.index("In March you are ill") < said.index("In April you are ill") < said.index("En marzo usted")
    assert _run(copy, monkeypatch, "es", PAGE, "--done", "the-folder") == 0
    assert [one for one in check_course(read_course(copy)) if one.rule.startswith("translation")] == []


def test_marking_one_passage_keeps_the_others_as_they_were(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _change(copy / ORIGINAL, "In March you are ill", "In April you are ill")
    _change(copy / ORIGINAL, "Four offers come", "Five offers come")
    assert _run(copy, monkeypatch, "es", PAGE, "--done", "the-folder") == 0
    translation = read_course(copy).translations[PAGE]
    assert "In April" in translation.before["the-folder"] and "Four offers" in translation.before["the-chat"]


def test_page_begins_as_the_original_with_links_that_hold(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _run(copy, monkeypatch, "es", MODULE) == 0
    course = read_course(copy)
    rules = {one.rule for one in check_course(course)}
    assert rules == {"translation-stale"}, "everything waits for a translator, and nothing is broken"
    written = "docs/es/modules/messages.md"
    assert _run(copy, monkeypatch, "es", written, "--done") == 0
    course = read_course(copy)
    assert check_course(course) == []
    shown = render_page(course, written)
    assert "(../scenarios/the-late-message.md)" in shown, "what is translated is linked to as such"
    assert re.search(r"\(\.\./\.\./reference/[\w-]+\.md", shown)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["fr"], "no data/languages/fr.yml"),
        (["es", "docs/modules/nothing.md"], "is no page of the course"),
        (["es", ORIGINAL], "is there already"),
        (["es", PAGE, "--done", "nowhere"], "no passage marked nowhere"),
        (["es", "--done"], "say of which page"),
    ],
)
def test_misuse_gets_a_line(
    arguments: list[str],
    said: str,
    copy: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert _run(copy, monkeypatch, *arguments) == 2
    assert said in capsys.readouterr().err


def test_words_are_those_that_templates_say() -> None:
    said = {
        found[1]
        for file in TEMPLATES.iterdir()
        for found in re.finditer(r"""_\("([^"]+)"\)""", file.read_text(encoding="utf-8"))
    }
    by_value = {"What went wrong?", "What made it work?", YOU}
    kinds_and_verdicts = {kind.capitalize() for kind in MOCK_KINDS} | {word for _, word in VERDICTS.values()}
    assert said | by_value | kinds_and_verdicts == set(WORDS)
    assert set(LABELS) <= set(WORDS)


def test_hostile_text_in_a_translation_is_letters(copy: Path) -> None:
    _change(copy / PAGE, "Él se alegra.", "Él se alegra. <script>alert(1)</script>")
    _change(copy / PAGE, "title: El mensaje tardío", 'title: "<img src=x onerror=alert(1)>"')
    course = read_course(copy)
    assert "<img" not in render_page(course, PAGE)


def test_site_shows_the_page_in_its_language(site: Path) -> None:
    html = (site / "es/scenarios/the-late-message/index.html").read_text(encoding="utf-8")
    article = html[html.index("<article") : html.index("</article>")]
    assert '<div lang="es">' in article and 'hreflang="en"' in article
    assert "Conversación" in article and "Buena decisión" in article and "Good call" not in article
    assert 'href="#la-lista"' in article and 'id="la-lista"' in article
    original = (site / "scenarios/the-late-message/index.html").read_text(encoding="utf-8")
    assert 'hreflang="es" lang="es">Español</a>' in original
