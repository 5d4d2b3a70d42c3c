"""The Content-Security-Policy of a page: it loads and runs what came with the site, and nothing else."""

from __future__ import annotations

import re

from lxml import etree

from course.checks.policy import ALLOWED, NONE
from course.reading.site import blocks_of, digest_of

_HEAD = re.compile(r"<head\b[^>]*>(?:\s*<meta charset=[^>]*>)?", re.IGNORECASE)
_OWN = re.compile(r'\s*<meta http-equiv="Content-Security-Policy"[^>]*>', re.IGNORECASE)


def with_policy(html: str) -> str:
    """Give a page its policy, as early as it can stand, in the place of one that it has.

    The scripts that the theme writes into a page are allowed by their hashes. One in the page's own text is not: it
    would be run wherever it came from.
    """
    html = _OWN.sub("", html, count=1)
    return _HEAD.sub(
        lambda head: f'{head[0]}\n<meta http-equiv="Content-Security-Policy" content="{policy_of(html)}">',
        html,
        count=1,
    )


def policy_of(html: str) -> str:
    """The policy that a page needs."""
    tree = etree.fromstring(html.encode(), parser=etree.HTMLParser(encoding="utf-8"))
    hashes: dict[str, list[str]] = {"script": [], "style": []}
    for block in blocks_of(tree):
        if next(block.iterancestors("article"), None) is None:
            hashes[block.tag].append(digest_of(block))
    named = {f"{tag}-src": " ".join(dict.fromkeys(found)) for tag, found in hashes.items()}
    nothing = [f"{name} 'none'" for name in NONE]
    something = [f"{name} {' '.join(sorted(values))} {named.get(name, '')}".strip() for name, values in ALLOWED.items()]
    return "; ".join((*nothing, *something))
