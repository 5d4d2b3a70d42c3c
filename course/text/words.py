"""What pages say around the text of the course, and what a language needs words for."""

from __future__ import annotations

LABELS = (
    *("Try it", "Sort it", "Spot it", "Say it first", "What went wrong?", "What made it work?"),
    *("Thread", "Post", "Request", "Call", "Email", "Notice", "You"),
)
"""Those by which the reader of a page knows what a block is."""

WORDS = (
    *LABELS,
    "Two sound replies",
    "You said:",
    "The course agrees.",
    "The course says:",
    "Yes.",
    "Yes:",
    "Not this one.",
    "Not there.",
    "Try another.",
    "What gives it away",
    "Found",
    "Missed",
    "Nothing wrong here",
    "Good call",
    "Risky",
    "Harmful",
    "go to",
    "Start again",
    "The answer, and why",
    "Right:",
    "Not this:",
    "By the end of this module you can",
    "Translation reviewed by",
    "This translation awaits review by a professional translator.",
    "What you do here is not kept. The page in English counts, and it is the one to rely on.",
    "This passage has changed in English since it was translated. Here it is in English.",
    "This passage is not translated yet. Here it is in English.",
    "This part is on the page in English.",
)
"""What a translated page says around its text, as the templates write it: in the language of the originals."""
