"""What a quiz's page shows is what mkdocs-quiz makes of the same text: stem, options, key, feedback, what follows."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from lxml import html as parser
from markdown import Markdown
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs_quiz import MkDocsQuizPlugin
from msgspec.structs import replace

from course.builders.quiz_agreement import require_same
from course.model import Course, Quiz
from course.publishing.agreement import shown_by
from course.reading import read_course
from course.rendering import render_exercise
from course.rendering.aside import put_back, set_aside
from course.rendering.fragment import Fragments
from course.rendering.page import _insert
from course.rendering.quiz import can_show
from course.rendering.site_links import on_site
from tests.conftest import SMALL
from tests.small import write_course

_AROUND = re.compile(r"\s*(</?(?:blockquote|div|li|ol|p|pre|table|tbody|td|th|thead|tr|ul)\b[^>]*>)\s*")
FRONT = "---\ntitle: Quiz A\nmodule: a\nobjectives:\n  know: [one]\n---\n\n# Quiz A\n\n## One\n\n"
CITED = '> "Keep what was written."\n> [A](../docs/modules/a.md#first)'
AFTER = f"So it's.\n\n{CITED}\n\n</quiz>"
KINDS = {
    "several keys": 'Which *two*?\n\n- [x] A `b`\n- [X] "C"\n- [ ] D\n> Not **this**.\n\n',
    "stars": "Which?\n\n* [ ] A\n> One line,\n> and another.\n* [x] C\n\n",
    "a blank": "You [[keep]] what they [[write down]].\n\n---\n\n",
    "a long stem": 'He said:\n\n> Come "home".\n\n- one\n- two\n\nAnd?\n\n- [x] Go -- now\n- [ ] Stay...\n\n1. So.\n\n',
    "code": "What is it?\n\n```text\n<b> -- 'x'\n```\n\n- [x] `A`\n- [ ] B\n\n",
    "a table": "| a | b |\n|---|--:|\n| 1 | 2 |\n\nWhat?\n\n- [x] A\n- [ ] B\n\n",
}


def made_by_mkdocs_quiz(text: str, path: str, config: MkDocsConfig) -> list[dict[str, Any]]:
    """The questions that mkdocs-quiz's own plugin makes of a page, by its public hooks."""
    plugin = MkDocsQuizPlugin()
    plugin.load_config({})
    file = File(path, str(SMALL), "site", use_directory_urls=True)
    page = Page(None, file, config)
    page.meta = {}
    markdown = plugin.on_page_markdown(text, page, config)
    renderer = Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs)
    html = plugin.on_page_content(renderer.convert(markdown), page=page, config=config, files=Files([file]))
    tree = parser.fragment_fromstring(html or "", create_parent="div")
    return [
        {
            "stem": said(one.find_class("quiz-question")[0]),
            "options": [
                option(box.find("label"), box.find("input"), box.find_class("answer-feedback"))
                for box in one.findall(".//fieldset/div")
            ],
            "blanks": [blank.get("data-answer") for blank in one.find_class("quiz-blank-input")],
            "after": said(one.find("section")),
        }
        for one in tree.find_class("quiz")
    ]


def made_by_us(html: str) -> list[dict[str, Any]]:
    """The same from the page that we make."""
    tree = parser.fragment_fromstring(html, create_parent="div")
    return [
        {
            "stem": said(one.find_class("question-case")[0]),
            "options": [
                option(label.find_class("option-text")[0], label.find("input"), key.find_class("option-said"))
                for label, key in zip(one.find_class("option"), one.findall(".//li[@data-said-of]"), strict=True)
            ],
            "blanks": [blank.get("data-blank") for blank in one.find_class("blank")],
            "after": said(one.find_class("question-reason")[0]),
        }
        for one in tree.findall(".//section[@data-question]")
    ]


def option(text: Any, field: Any, feedback: list[Any]) -> tuple[str, bool, str]:
    """What an option says, whether it is a key, and what is said to whoever picks it."""
    return said(text), field.get("data-correct") is not None, said(*feedback)


def said(*elements: Any) -> str:
    """What elements say, tags as well; not how their links lead on, nor the agency's rules after them."""
    inside = "".join(
        (element.text or "") + "".join(parser.tostring(one, encoding="unicode") for one in element)
        for element in elements
    )
    tree = parser.fragment_fromstring(inside, create_parent="div")
    for field in tree.findall(".//input"):
        field.attrib.clear()
    for rule in (*tree.find_class("agency"), *tree.find_class("agency-again")):
        rule.drop_tree()
    for link in tree.iter("a", "img"):
        link.attrib.clear()
    return _AROUND.sub(r"\1", " ".join(str(parser.tostring(tree, encoding="unicode")).split()))


def compared(root: Path, course: Course, quiz: Quiz) -> None:
    config = load_config(str(SMALL / "mkdocs.yml"))
    written = on_site(course, quiz.document, _insert).lines()
    fragments = Fragments(shown_by(config), lambda target: target)
    ours = made_by_us(put_back(*set_aside(render_exercise(course, quiz, "<h1>Title</h1>", fragments))))
    theirs = made_by_mkdocs_quiz(written, quiz.document.path, config)
    assert len(ours) == len(theirs) == len(quiz.questions) > 0
    for one, other in zip(ours, theirs, strict=True):
        assert one == other
    require_same(quiz, root)


def test_every_question_is_what_mkdocs_quiz_makes_of_it(course: Course) -> None:
    for quiz in course.quizzes:
        compared(SMALL, course, quiz)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_question_is(kind: str, tmp_path: Path) -> None:
    write_course(tmp_path)
    (tmp_path / "quizzes/a.md").write_text(f"{FRONT}<quiz>\n\n{KINDS[kind]}{AFTER}\n", encoding="utf-8")
    course = read_course(tmp_path)
    assert can_show(course.quizzes[0], [])
    compared(tmp_path, course, course.quizzes[0])


def test_a_question_read_otherwise_stops_the_build(tmp_path: Path) -> None:
    write_course(tmp_path)
    quiz = read_course(tmp_path).quizzes[0]
    require_same(quiz, tmp_path)
    first = quiz.questions[0]
    for change in (
        replace(quiz, questions=()),
        replace(quiz, questions=(*quiz.questions, first)),
        replace(quiz, questions=(replace(first, stem="Another?"), *quiz.questions[1:])),
        replace(quiz, questions=(replace(first, after=""), *quiz.questions[1:])),
    ):
        with pytest.raises(PluginError, match=r"^quizzes/a\.md:\d+: \[quiz-block\] .*; write it as"):
            require_same(change, tmp_path)
