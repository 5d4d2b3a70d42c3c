"""What a built page holds, asked by one XPath each: slower than the walk of `built_site`, and plain to read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from lxml import etree

from course.model import BuiltPage, Inline, Reference
from course.publishing.built_site import DATA, digest_of

_COUNTED = {
    "scenes": "//*[@data-scene]",
    "choices": "//*[@data-scene]//ul[contains(@class,'choices') and not(contains(@class,'choices--after'))]/li/a",
    "verdicts": "//*[@data-verdict]",
    "questions": "//*[@data-question]",
    "options": "//*[@data-question]//fieldset//input[not(@data-blank)]",
    "keys": "//*[@data-question]//input[@data-correct]",
    "blanks": "//*[@data-question]//fieldset//input[@data-blank]",
    "reasons": "//*[@data-question]//*[@data-reason][.//blockquote//a]",
    "figures": "//*[@data-figure]",
    "modules": "//li[contains(@class,'module-card')]",
    "page facts": "/html/head/script[@data-page]",
}
_LOADING = "//*[self::script|self::img|self::iframe|self::source|self::video|self::audio|self::embed][@src]"
_RELS = frozenset({"stylesheet", "icon", "preload", "modulepreload", "manifest", "preconnect", "dns-prefetch"})
_SHOWN = (
    "//article//text()[not(ancestor::script|ancestor::style|ancestor::code|ancestor::pre|ancestor::textarea"
    # What an agency writes is shown as it is, whatever it is.
    "|ancestor::*[contains(concat(' ',@class,' '),' agency ')])]"
)
_CODE = "//*[starts-with(@class,'language-') and not(ancestor::*[contains(@class,'highlight')])]/@class"


def _compiled(path: str) -> Any:
    return etree.XPath(path, smart_strings=False)


_COUNTS = {name: _compiled(f"count({path})") for name, path in _COUNTED.items()}
_IDS, _LINKS, _LOADS, _RELATED, _TEXT, _LABELS, _LANGUAGES, _ARTICLES = map(
    _compiled,
    ("//@id", "//a[@href]", _LOADING, "//link[@href]", _SHOWN, "//@aria-label|//@title", _CODE, "//article"),
)
_BLOCKS = _compiled("//script[not(@src)]|//style")
_LOWER = "translate(normalize-space({}),'ABCDEFGHIJKLMNOPQRSTUVWXYZ','abcdefghijklmnopqrstuvwxyz')"
_POLICY = _compiled(f"string(//meta[{_LOWER.format('@http-equiv')}='content-security-policy']/@content)")
_FOREIGN = _compiled(
    "//base|//iframe|//frame|//object|//embed|//applet|//portal|//body//meta"
    f"|//meta[@http-equiv and {_LOWER.format('@http-equiv')}!='content-security-policy']"
    "|//script[@src and not(starts-with(@src,'assets/') or contains(@src,'/assets/'))]"
    "|//*[@data-page][not(self::script)]|(//*[@data-page])[position()>1]"
)
"""What no page of the course has: it leads away, shows another page, or passes for what the build tells the scripts."""
_ACTIVE = _compiled(f"//*[@style or @*[starts-with(name(),'on') or starts-with({_LOWER.format('.')},'javascript:')]]")


def read_by_xpath(path: str, raw: bytes) -> BuiltPage:
    """Read a page.

    Args:
        path: where it stands in the site.
        raw: its HTML, in UTF-8.
    """
    tree = etree.fromstring(raw or b"<html></html>", parser=etree.HTMLParser(encoding="utf-8"))
    ids = Counter(_IDS(tree))
    return BuiltPage(
        path=path,
        size=sum(len(etree.tostring(article, method="html")) for article in _ARTICLES(tree)),
        ids=frozenset(ids),
        twice=tuple(sorted(id for id, count in ids.items() if count > 1)),
        references=tuple(_references(tree)),
        counts={name: int(count(tree)) for name, count in _COUNTS.items()},
        text=" ".join(_TEXT(tree)),
        labels=tuple(_LABELS(tree)),
        languages=tuple(str(name).split()[0].removeprefix("language-") for name in _LANGUAGES(tree)),
        policy=str(_POLICY(tree)),
        inline=tuple(_inline(tree)),
    )


def _inline(tree: Any) -> Iterator[Inline]:
    """Everything in a page that runs or styles without a file of its own."""
    for block in _BLOCKS(tree):
        if block.get("type", "").strip().lower() not in DATA:
            yield Inline(name=block.tag, line=block.sourceline or 1, digest=digest_of(block.text or ""))
    for element in _FOREIGN(tree):
        yield Inline(
            name=f"<{element.tag}{' data-page' if element.get('data-page') is not None else ''}>",
            line=element.sourceline or 1,
        )
    for element in _ACTIVE(tree):
        for name, value in element.items():
            if name == "style" or name.startswith("on") or value.strip().lower().startswith("javascript:"):
                yield Inline(name=f"{name}=", line=element.sourceline or 1)


def _references(tree: Any) -> Iterator[Reference]:
    """What a page refers to, each target once, with the first line on which it stands."""
    found: dict[tuple[str, bool], int] = {}
    for link in _LINKS(tree):
        found.setdefault((link.get("href"), False), link.sourceline)
    for element in _LOADS(tree):
        found.setdefault((element.get("src"), True), element.sourceline)
    for link in _RELATED(tree):
        if _RELS & set((link.get("rel") or "").split()):
            found.setdefault((link.get("href"), True), link.sourceline)
    for (target, is_loaded), line in found.items():
        yield Reference(target=target, line=line or 1, is_loaded=is_loaded)
