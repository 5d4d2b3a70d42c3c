"""The pages of quizzes: questions as forms of the course, without scripts and on paper too."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html as parser
from playwright.sync_api import Page, Route, expect
from pypdf import PdfReader

from course.model import Course
from course.queries.content_hash import option_hash, question_hash
from tests.conftest import DESKTOP, PHONE, Visit, with_sources
from tests.quizzing import PATH, Edited, answer, opened, order, questions, shown, take, with_fill_in


def test_questions_are_named_by_their_slugs(visit: Callable[..., Visit], course: Course) -> None:
    for quiz in course.quizzes:
        page = visit().go(f"quizzes/{quiz.slug}/")
        asked = page.locator("[data-question]")
        assert asked.evaluate_all("found => found.map(one => one.id)") == [question.id for question in quiz.questions]
        assert page.locator("[id^=quiz-0], [for^=quiz-0]").count() == 0
        for question in quiz.questions:
            expect(shown(page, question)).to_have_attribute("data-mark", question_hash(question))
            blanks = shown(page, question).locator("[data-blank]")
            assert blanks.evaluate_all("found => found.map(one => one.dataset.blank)") == [*question.blanks]
            options = shown(page, question).locator("fieldset input:not([data-blank])")
            told = options.evaluate_all("found => found.map(one => [one.value, 'correct' in one.dataset])")
            assert sorted(told) == sorted([option_hash(one.text), one.is_key] for one in question.options)


def test_ids_are_unique(visit: Callable[..., Visit]) -> None:
    ids = visit().go(PATH).evaluate("[...document.querySelectorAll('[id]')].map(one => one.id)")
    assert len(ids) == len(set(ids))


def test_pages_carry_no_script_or_style_of_their_own(site: Path) -> None:
    """What mkdocs-quiz writes into a page would break under a strict policy, and keep a second store."""
    for file in (site / "quizzes").rglob("index.html"):
        text = file.read_text(encoding="utf-8")
        article = parser.document_fromstring(text).find(".//article")
        assert article is not None
        for element in article.iter("*"):
            names = {*element.attrib}
            assert element.tag not in ("script", "style") and "style" not in names, (file, element.tag)
            assert not [name for name in names if str(name).startswith("on")], (file, element.tag)
            assert not [value for value in element.attrib.values() if str(value).startswith("javascript:")], file
        for leftover in ("<quiz>", "mkdocs-quiz", "mkdocsQuiz", "JSConfetti", "data-auto-submit", "localStorage"):
            assert leftover not in re.sub(r"(?s)<script>.*?</script>", "", text), (file, leftover)


def test_other_pages_carry_nothing_of_quizzes(site: Path) -> None:
    for page in site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        # Cases for who comes back are questions of the banks, as a quiz shows them.
        if "quizzes" not in page.relative_to(site).parts and 'class="question"' not in text:
            assert "mkdocsQuiz" not in text and "styles/quiz.css" not in text, page


def test_every_quiz_reads_on_the_repositorys_page(home: Path) -> None:
    """The blank lines inside <quiz> make its options a list there, not one block of raw HTML."""
    for file in (home / "quizzes").glob("*.md"):
        assert not re.search(r"<quiz>\n(?!\n)|(?<!\n)\n</quiz>", file.read_text(encoding="utf-8")), file


def test_search_does_not_give_answers_away(site: Path, course: Course) -> None:
    index = (site / "search/search_index.json").read_text(encoding="utf-8")
    for question in questions(course):
        assert question.title.split(":")[0] in index
        assert question.rationale.split(".")[0].replace("'", "’") not in index
        assert not [one for one in question.options if one.feedback and one.feedback.replace("'", "’") in index]
    assert "Your result" not in index


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_without_scripts_the_answer_is_folded(
    size: tuple[int, int], visit: Callable[..., Visit], course: Course
) -> None:
    page = visit(size, scripts=False).go(PATH)
    for question in questions(course):
        here = shown(page, question)
        for option in question.options:
            expect(here.locator("[data-text]").get_by_text(_curly(option.text), exact=True)).to_be_visible()
        reason = here.locator("[data-reason]")
        expect(reason).to_be_hidden()
        here.get_by_text("The answer, and why").click()
        expect(reason).to_contain_text(_curly(question.rationale)[:40])
        expect(reason.locator("blockquote a")).to_be_visible()
        folded = here.locator("details")
        for option in question.options:
            said = folded.get_by_role("listitem").filter(has_text=_curly(option.text))
            expect(said).to_contain_text("Right:" if option.is_key else "Not this:")
            if option.feedback:
                expect(said).to_contain_text(_curly(option.feedback))


def test_without_scripts_nothing_is_shown_that_does_nothing(visit: Callable[..., Visit]) -> None:
    page = visit(PHONE, scripts=False).go(PATH)
    expect(page.locator("[data-quiz] :is(input, button, progress)").locator("visible=true")).to_have_count(0)
    expect(page.get_by_text("answered", exact=False).locator("visible=true")).to_have_count(0)
    expect(page.locator("[data-result]")).to_be_hidden()
    expect(page.get_by_role("link", name="Back to the module")).to_be_visible()


def test_where_scripts_do_not_come_the_page_is_as_without(visit: Callable[..., Visit], course: Course) -> None:
    seen = visit(PHONE)
    seen.page.route("**/scripts/quiz-*", lambda route: route.abort())
    question = shown(seen.go(PATH), questions(course)[0])
    # The page waits for them a little.
    question.get_by_text("The answer, and why").click()
    expect(question.locator("[data-reason] blockquote a")).to_be_visible()
    expect(question.locator(":is(input, button)").locator("visible=true")).to_have_count(0)
    seen.errors.clear()


def test_first_question_can_be_read_while_the_scripts_come(visit: Callable[..., Visit], course: Course) -> None:
    seen = visit(PHONE)
    held: list[Route] = []
    seen.page.route("**/scripts/quiz-*", lambda route: held.append(route))
    seen.page.goto(seen.address + PATH)
    first, second = (shown(seen.page, question) for question in questions(course)[:2])
    expect(first.locator("[data-title]")).to_be_visible()
    for later in (first.locator("[data-options]"), first.locator("[data-why]"), second.locator("[data-title]")):
        expect(later).to_be_hidden()
    for route in held:
        route.continue_()
    expect(first.locator("[data-options]")).to_be_visible()


def test_words_to_fill_in_without_scripts(visit: Callable[..., Visit], copy: Path) -> None:
    edited = Edited(copy)
    with_fill_in(edited)
    seen = visit(PHONE, scripts=False)
    edited.serve(seen.page)
    question = seen.go(PATH).locator("[data-question=whose-the-page-is]")
    expect(question.locator("[data-blank]").first).to_be_disabled()
    question.get_by_text("The answer, and why").click()
    expect(question.get_by_role("listitem").filter(has_text="own mail")).to_be_visible()


def _curly(text: str) -> str:
    return text.replace("'", "’")


def test_order_of_options_is_a_learners_own(visit: Callable[..., Visit], course: Course) -> None:
    orders = set()
    for _ in range(4):
        seen = visit()
        page = opened(seen.page, seen.address)
        first = [order(shown(page, question)) for question in questions(course)]
        opened(page)
        assert [order(shown(page, question)) for question in questions(course)] == first
        take(page, wrong=(2,))
        assert [order(shown(page, question)) for question in questions(course)] == first
        page.get_by_role("button", name="Take the whole quiz again").click()
        assert [order(shown(page, question)) for question in questions(course)] != first
        orders.add(str(first))
    assert len(orders) > 1
    for question in questions(course):
        assert sorted(order(shown(page, question))) == sorted(_curly(option.text) for option in question.options)


def test_shuffling_favors_no_place(visit: Callable[..., Visit]) -> None:
    page = with_sources(visit()).go(PATH)
    script = """async () => {
      const { shuffled } = await import(new URL("../../sources/core/random.js", location.href));
      const counts = [0, 0, 0, 0];
      for (let at = 0; at < 4000; at += 1) counts[shuffled([0, 1, 2, 3], `learner ${at} quiz 0`).indexOf(0)] += 1;
      return counts;
    }"""
    counts = page.evaluate(script)
    assert sum(counts) == 4000 and all(850 < count < 1150 for count in counts), counts


@pytest.mark.parametrize("size", [PHONE, (1280, 1800)], ids=["phone", "tall-desktop"])
def test_layout_hardly_shifts(size: tuple[int, int], visit: Callable[..., Visit]) -> None:
    """Neither the learner's own order of the options nor the answers that are kept move what one sees.

    The scripts come late here, long after the page is first painted, as they do over a phone's network.
    """
    seen = visit(size)
    page = opened(seen.page, seen.address, late="scripts/quiz-*")
    assert _shift(page) < 0.05
    take(page, wrong=(1,))
    assert _shift(opened(page, seen.address, late="scripts/quiz-*")) < 0.05


def _shift(page: Page) -> float:
    script = """() => new Promise((done) => {
      let sum = 0;
      const observer = new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value;
      });
      observer.observe({ type: "layout-shift", buffered: true });
      requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(sum), 100)));
    })"""
    return float(page.evaluate(script))


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_printed_the_key_is_on_a_page_of_its_own(scripts: bool, visit: Callable[..., Visit], course: Course) -> None:
    page = visit(scripts=scripts).go(PATH)
    key = page.locator("[data-key]")
    expect(key).to_be_hidden()
    page.emulate_media(media="print")
    expect(key).to_be_visible()
    assert key.evaluate("key => getComputedStyle(key).breakBefore") == "page"
    for question in questions(course):
        entry = key.get_by_role("listitem").filter(has_text=_curly(question.title))
        for option in question.keys:
            expect(entry).to_contain_text(_curly(option.text))
        expect(entry).to_contain_text(_curly(question.rationale))
        expect(entry.get_by_text("See “")).to_be_visible()
        for box in shown(page, question).locator("input").all():
            expect(box).to_be_visible()
    expect(page.locator("[data-quiz] :is(button, summary, progress)").locator("visible=true")).to_have_count(0)


def test_on_paper_the_key_begins_a_page(visit: Callable[..., Visit], course: Course) -> None:
    seen = visit()
    page = opened(seen.page, seen.address)
    take(page, wrong=(1,))
    sheets = [sheet.extract_text() for sheet in PdfReader(io.BytesIO(page.pdf(format="Letter"))).pages]
    first = next(at for at, text in enumerate(sheets) if "See “" in text)
    assert first > 0 and "\nKey\n" in sheets[first] and "Question" not in sheets[first]
    asked = " ".join(" ".join(sheets[:first]).split())
    for question in questions(course):
        assert question.title in asked
        assert _curly(question.rationale)[:40] not in asked


def test_printed_before_answers_it_gives_none_away(visit: Callable[..., Visit], course: Course) -> None:
    page = visit().go(PATH)
    page.emulate_media(media="print")
    questions_only = page.evaluate("[...document.querySelectorAll('[data-question]')].map(one => one.innerText).join()")
    for question in questions(course):
        assert _curly(question.rationale) not in questions_only
    assert "Right" not in questions_only
    page.emulate_media(media="screen")
    answer(shown(page, questions(course)[0]))
    page.emulate_media(media="print")
    expect(shown(page, questions(course)[0]).get_by_text("Your answer, and right")).to_be_visible()
