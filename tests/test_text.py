"""Text as it is counted: where sentences end."""

from __future__ import annotations

import time

import pytest

from course.text.readability import sentences


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Dr. Smith asked e.g. the U.S. Army.", 1),
        ("Mr. and Mrs. Lee came at 9 a.m. on Monday.", 1),
        ("She lives in the U.S. The county knows.", 2),
        ("The meeting is at 9 a.m. Monday works too.", 1),
        ("The statute is G.S. 7B-301 and so on.", 1),
        ("See No. 5 in Art. IV of the code.", 1),
        ("She said no. Then she left.", 2),
        ("Phones, tablets etc. are meant. All of them.", 2),
        ("Harry S. Truman signed it.", 1),
        ("So do I. The rest does not.", 2),
        ("“Stop!” she said. He did.", 2),
        ("Who asks? We do! Always.", 3),
        ("He wrote: “Come.” “No,” she said.", 2),
        ("Wait… what now? Nothing.", 2),
        ("One. Two. three", 2),
        ("(So it is.) And so on.", 2),
        ("It costs 3.50 dollars. That is all.", 2),
        ("Prof. Tufts, Ph.D. in law, vs. Lt. Lee.", 1),
        ("", 0),
        ("...", 0),
    ],
)
def test_sentences(text: str, count: int) -> None:
    assert len(sentences(text)) == count, sentences(text)


@pytest.mark.parametrize(
    "text", ["a" * 100_000, "a." * 50_000, ". " * 50_000, "." * 100_000, ".”" * 50_000 + "a", "A. " * 30_000]
)
def test_no_text_takes_long(text: str) -> None:
    start = time.process_time()
    sentences(text)
    assert time.process_time() - start < 2
