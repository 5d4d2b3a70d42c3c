"""One stylesheet for all that a page of a published site links: one request, and fewer bytes than several.

What is printed is in it too, as a part that holds for print. What a script loads when needed stays apart.
A page of another kind loads again what both share, unless the worker has taken in the site by then.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

STYLES = "assets/styles"

_LINK = re.compile(
    rf'\s*<link rel="stylesheet"(?: media="(?P<media>print)")? href="(?P<to>[^"]*?){STYLES}/(?P<name>[\w-]+)\.css">'
)


def join_sheets(site: Path) -> None:
    """Make one stylesheet of those that a page links, in their order; a page that links one that is missing stays."""
    joined, linked, made = set[str](), set[str](), set[Path]()
    for page in sorted(site.rglob("*.html")):
        text = page.read_text(encoding="utf-8")
        links = list(_LINK.finditer(text))
        sheets = [site / STYLES / f"{link['name']}.css" for link in links]
        if len(links) > 1 and all(sheet.is_file() for sheet in sheets):
            whole = site / STYLES / f"{'.'.join(sheet.stem for sheet in sheets)}.css"
            if whole not in made:
                rules = "".join(_rules(sheet, link["media"]) for sheet, link in zip(sheets, links, strict=True))
                whole.write_text(rules, encoding="utf-8", newline="")
                made.add(whole)
            text = _linked(text, links, whole.name)
            page.write_text(text, encoding="utf-8", newline="")
            joined.update(sheet.name for sheet in sheets)
        linked.update(re.findall(rf'{STYLES}/([\w.-]+)"', text))
    for name in joined - linked:
        (site / STYLES / name).unlink()


def _rules(sheet: Path, media: str | None) -> str:
    rules = sheet.read_text(encoding="utf-8").strip()
    return f"@media {media}{{{rules}}}" if media else rules


def _linked(text: str, links: Sequence[re.Match[str]], name: str) -> str:
    """A page that links the whole where the first stood, and none of the others."""
    first, *others = links
    for link in reversed(others):
        text = text[: link.start()] + text[link.end() :]
    return f'{text[: first.start()]}\n<link rel="stylesheet" href="{first["to"]}{STYLES}/{name}">{text[first.end() :]}'
