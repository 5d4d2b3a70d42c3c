"""A built site to what the checks ask of it: each page's ids, references, and counts of what it should hold."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

from lxml import etree, html

from course.model import BuiltPage, Reference

COUNTED = {
    "scenes": "//*[@data-scene]",
    "choices": "//*[@data-scene]//ul[contains(@class,'choices') and not(contains(@class,'choices--after'))]/li/a",
    "verdicts": "//*[@data-verdict]",
    "questions": "//*[@data-question]",
    "options": "//*[@data-question]//fieldset//input",
    "keys": "//*[@data-question]//input[@data-correct]",
    "figures": "//*[@data-figure]",
    "modules": "//li[contains(@class,'module-card')]",
}
"""What is counted on a page, and how it is found."""

_LOADED = {
    "script": "src",
    "img": "src",
    "iframe": "src",
    "source": "src",
    "video": "src",
    "audio": "src",
    "embed": "src",
}
_RELS = frozenset({"stylesheet", "icon", "preload", "modulepreload", "manifest", "preconnect", "dns-prefetch"})
_CODE = frozenset({"script", "style", "code", "pre", "textarea"})


def read_site(folder: Path) -> Iterator[BuiltPage]:
    """Read every page of a built site, in the order of their paths."""
    for file in sorted(folder.rglob("*.html")):
        yield read_page(file.relative_to(folder).as_posix(), file.read_bytes())


def read_page(path: str, raw: bytes) -> BuiltPage:
    """Read a page.

    Args:
        path: where it stands in the site.
        raw: its HTML, in UTF-8.
    """
    tree = html.document_fromstring(raw or b"<html></html>", parser=html.HTMLParser(encoding="utf-8"))
    references: list[Reference] = []
    ids: list[str] = []
    for element in tree.iter(etree.Element):
        if id := element.get("id"):
            ids.append(id)
        references += _references(element)
    counts = {name: int(cast("float", tree.xpath(f"count({where})"))) for name, where in COUNTED.items()}
    return BuiltPage(path, len(raw), tuple(ids), tuple(references), counts, " ".join(_shown(tree)), _drawn(tree))


def _references(element: html.HtmlElement) -> Iterator[Reference]:
    tag, line = str(element.tag), element.sourceline or 1
    if (attribute := _LOADED.get(tag)) and (target := element.get(attribute)):
        yield Reference(target, line, is_loaded=True)
    elif tag == "link" and (target := element.get("href")):
        if _RELS & set((element.get("rel") or "").split()):
            yield Reference(target, line, is_loaded=True)
    elif tag == "a" and (target := element.get("href")) is not None:
        yield Reference(target, line, is_loaded=False)
    elif tag == "form" and (target := element.get("action")):
        yield Reference(target, line, is_loaded=False)


def _shown(tree: html.HtmlElement) -> Iterator[str]:
    """The text that a reader sees, code aside."""
    for body in tree.iter("main"):
        for element in body.iter(etree.Element):
            if element.tag not in _CODE and not any(up.tag in _CODE for up in element.iterancestors()):
                yield element.text or ""
            yield element.tail or ""


def _drawn(tree: html.HtmlElement) -> tuple[str, ...]:
    """The languages of the code blocks it shows: a fence that was to be drawn and was not is among them."""
    blocks = tree.xpath(
        "//*[starts-with(@class,'language-') and not(ancestor::*[contains(@class,'highlight')])]/@class"
    )
    return tuple(str(name).split()[0].removeprefix("language-") for name in blocks)
