"""What a comment on a pull request shows of texts: letters alone, whatever is in them, and never too many."""

from __future__ import annotations

import html
import re
from datetime import date
from pathlib import Path

import pyromark
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course.comparing import compare
from course.comparing.change import MapChoice, MapPart, MapScene
from course.comparing.words import compare_paragraphs, compare_words, is_changed, is_same_text, shortened
from course.reading.snapshot import Snapshot, read_folder
from course.rendering.changed_map import mermaid_of, text_of
from course.rendering.comment import BREAK, in_comment
from course.rendering.diff import LIMIT, RESERVE, render_diff
from course.rendering.terminal import printable, wrapped
from tests.small import FILES, write_course

DAY = date(2026, 11, 26)
ACTIVE = (
    "<b>&amp; [a](b) ![c](d) `e` *f* _g_ ~~h~~ $i$ |j| \\k @l #1 o/p#2 GH-3 www.q.org https://r.org s@t.org :tada: "
    "0123abc"
)
TEXTS = st.one_of(
    st.text(max_size=40),
    st.lists(
        st.sampled_from([*ACTIVE.split(), "-", "+", "1.", "2)", "#", "```", "<!--", "-->", "\n", "plum", " "])
    ).map(" ".join),
)
_GITHUB = (
    pyromark.Options.ENABLE_GFM
    | pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_MATH
    | pyromark.Options.ENABLE_FOOTNOTES
)
LINKS = re.compile(
    r"@\w|#\d|\bGH-\d|\bwww\.|://|:[a-z]+:|\b[0-9a-f]{7,40}\b|\w@\w",
)
"""What a pull request's page makes links, mentions or pictures of, after Markdown has been read."""


def rendered(text: str) -> str:
    """Markdown as a comment shows it."""
    return pyromark.html(text, options=_GITHUB)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_a_text_is_shown_letter_by_letter(text: str) -> None:
    drawn = in_comment(text)
    shown = rendered(f"- a: {drawn}\n")
    assert re.fullmatch(r"<ul>\n<li>a:[^<]*</li>\n</ul>\n", shown), shown
    inside = html.unescape(shown[len("<ul>\n<li>a:") : -len("</li>\n</ul>\n")])
    assert not LINKS.search(inside), inside
    seen = "".join(letter for letter in text if letter.isprintable() or letter.isspace())
    kept = "".join(letter for letter in inside if letter.isprintable() or letter.isspace())
    assert "".join(kept.split()) == "".join(seen.split())


@given(TEXTS)
def test_a_text_is_shown_in_a_table_and_at_the_start_of_an_item(text: str) -> None:
    drawn = in_comment(text)
    table = rendered(f"| a | b |\n|---|---|\n| {drawn} | c |\n")
    assert table.count("<td>") == 2 and "<a" not in table
    assert rendered(f"- {drawn}\n").count("<") == 4


def test_what_a_comment_takes_for_more_is_escaped() -> None:
    drawn = str(in_comment(ACTIVE))
    assert f"@{BREAK}l" in drawn and f"#{BREAK}1" in drawn and f"https:{BREAK}//r.org" in drawn
    assert f"GH{BREAK}-3" in drawn and f"www{BREAK}.q.org" in drawn and f"0123{BREAK}abc" in drawn
    assert "<b>" not in drawn and "[a]" not in drawn and "$" not in drawn


def test_a_map_takes_no_text_for_its_own_signs() -> None:
    text = 'a"] --> b\n```\n<script>%% `x` #1;'
    part = MapPart(
        (
            MapScene(id="a", title=text, verdict="sound", how="added"),
            MapScene(id="b", title="B", verdict="", how="same"),
        ),
        (MapChoice(start="b", end="a", text=text, how="added"),),
    )
    rows = [*mermaid_of(part)]
    assert (
        rows[1] == '  s1(["New: ✓ Good call: a#34;] --#62; b #96;#96;#96; #60;script#62;%% #96;x#96; #35;1;"]):::added'
    )
    assert rows[3].startswith('  s2 ==>|"New: a#34;] --#62; b') and rows[3].endswith('"| s1')
    assert [*text_of(part)][2].startswith("    + a")


def test_a_terminal_takes_no_text_for_a_command() -> None:
    assert printable("a\x1b[31m\u202eb") == "a[31mb"
    assert wrapped("a\nb  c", "- ") == "- a b c"


# Words


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from("the a plum tin never lies. open, on-the shelf".split())), st.data())
def test_words_taken_out_and_put_in_give_both_texts(words: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(words)))
    to = data.draw(st.integers(at, len(words)))
    put = data.draw(st.lists(st.sampled_from(["red", "and", "blue."]), max_size=4))
    old, new = " ".join(words), " ".join([*words[:at], *put, *words[to:]])
    runs = compare_words(old, new)
    for side, text in (("out", old), ("in", new)):
        assert "".join("".join(run.text for run in runs if run.how in ("same", side)).split()) == "".join(text.split())
    assert is_changed(runs) != is_same_text(old, new)
    assert bool(compare_paragraphs([old], [new])) != is_same_text(old, new)
    assert is_changed(shortened(runs)) == is_changed(runs)


def test_typography_is_no_change() -> None:
    assert not is_changed(compare_words('He said "so" -- it\'s fine', "He said “so” – it’s  fine"))
    assert compare_paragraphs(["a  b", 'c "d"'], ["a b", "c “d”"]) == ()


def test_a_rewritten_sentence_is_shown_whole() -> None:
    runs = compare_words("Ask the person first.", "Nobody likes wet plums in winter.")
    assert [run.how for run in runs] == ["out", "in"]


def test_long_runs_that_stayed_are_cut() -> None:
    long = " ".join(f"w{number}" for number in range(200))
    runs = shortened(compare_words(f"{long} old {long}", f"{long} new {long}"))
    assert len("".join(run.text for run in runs).split()) < 40 and "…" in runs[0].text


# Length


def questions(count: int, word: str) -> str:
    head = FILES["quizzes/a.md"].split("## What first?")[0]
    body = FILES["quizzes/a.md"].split("## What word?")[0].split("## What first?")[1]
    return head + "".join(
        f"## Question @{word} <{at}> #{at}{body.replace('Ask her', f'Ask {word} {at}')}" for at in range(count)
    )


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> tuple[Snapshot, Snapshot]:
    """Two versions of a course that differ in hundreds of questions, a long page and its cases."""
    root = tmp_path_factory.mktemp("long")
    pages = {f"docs/p{at}.md": f"# Page {at}\n\n" + f"Old words of page {at}.\n\n" * 9 for at in range(30)}
    was = read_folder(write_course(root, **{"quizzes/a.md": questions(90, "plum")}, **pages), DAY)
    edited = {path: text.replace("Old", "New red") for path, text in pages.items()}
    case = FILES["scenarios/a.md"].replace("You read it.", "You read all of it. " * 4000)
    now = read_folder(
        write_course(root, **{"quizzes/a.md": questions(90, "tin"), "scenarios/a.md": case}, **edited), DAY
    )
    return was, now


def test_a_long_change_fits_a_comment_and_says_what_was_left_out(long: tuple[Snapshot, Snapshot]) -> None:
    drawn = render_diff(compare(*long), "markdown", "course diff main")
    assert len(drawn.encode()) <= LIMIT
    assert drawn.count("<details>") == drawn.count("</details>") and drawn.count("```") % 2 == 0
    assert "Left out for length: " in drawn and "run <code>course diff main</code>" in drawn
    for title in (
        "### Cases",
        "### Questions",
        "### Other pages that learners read",
        "### What learners will be asked",
    ):
        assert title in drawn, "no chapter takes all the room"
    whole = render_diff(compare(*long), "text", "course diff main")
    assert len(whole) > LIMIT and "Left out" not in whole


@pytest.mark.parametrize("limit", [3000, 12000, 30000])
def test_a_limit_holds_whatever_it_is(long: tuple[Snapshot, Snapshot], limit: int) -> None:
    assert len(render_diff(compare(*long), "markdown", "c" * 999, limit).encode()) <= max(limit, 12 * RESERVE)


TAGS = {
    *("h2", "h3", "h4", "p", "ul", "li", "code", "del", "ins", "strong", "em", "b", "br", "details", "summary"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
"""What a comment is made of."""


def test_a_comment_holds_no_link_of_the_content(tmp_path: Path) -> None:
    was = read_folder(write_course(tmp_path), DAY)
    edit = "You ask @ann, see #12 and https://evil.example <img src=x> [there](//evil.example) `code` in $math$."
    case = FILES["scenarios/a.md"].replace("You read it.", edit).replace("[Ask first]", "[Ask @ann first]")
    module = FILES["docs/modules/a.md"].replace("## First\n", f"## First\n\n### Then @bob\n\n{edit}\n")
    now = read_folder(write_course(tmp_path, **{"scenarios/a.md": case, "docs/modules/a.md": module}), DAY)
    drawn = render_diff(compare(was, now), "markdown", "course diff main")
    answers = re.findall(r"(?s)<p><b>.*?</p>", drawn)
    assert answers and not [one for one in answers if "\n\n" in one], "an empty line would end the HTML"
    shown = rendered(re.sub(r"(?s)```mermaid.*?```", "", drawn))
    tags = {*re.findall(r"</?(\w+)", shown)}
    assert tags <= TAGS
    assert not LINKS.search(html.unescape(re.sub(r"<[^>]*>", " ", shown)))
