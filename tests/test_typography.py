"""What a page shows is typeset: no straight quotation mark or apostrophe is left in what a reader sees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import html

_CODE = "ancestor::script|ancestor::style|ancestor::code|ancestor::pre|ancestor::noscript|ancestor::textarea"
_STRAIGHT = re.compile(r"['\"]")


def _straight(site: Path) -> Iterator[str]:
    for file in sorted(site.rglob("*.html")):
        texts: Any = html.fromstring(file.read_bytes()).xpath(f"//body//text()[not({_CODE})]")
        for text in texts:
            if _STRAIGHT.search(text):
                yield f"{file.relative_to(site)}: {text.strip()[:80]}"


def test_no_page_shows_a_straight_quotation_mark(site: Path) -> None:
    assert [*_straight(site)] == []
