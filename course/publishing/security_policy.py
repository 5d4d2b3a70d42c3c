"""The Content-Security-Policy of a page: it loads and runs what came with the site, and nothing else."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from course.publishing.built_site import digest_of

_HEAD = re.compile(r"<head\b[^>]*>(?:\s*<meta charset=[^>]*>)?", re.IGNORECASE)
_BLOCK = re.compile(r"<(script|style)\b[^>]*>(.*?)</\1\s*>", re.DOTALL)
"""As themes write them; small letters only, since that is several times faster to find."""

_OWN = re.compile(r'\s*<meta http-equiv="Content-Security-Policy"[^>]*>', re.IGNORECASE)

NONE = ("default-src", "base-uri", "form-action", "object-src")
"""What no page needs: their directives allow nothing."""

ALLOWED = {
    "script-src": {"'self'"},
    "style-src": {"'self'"},
    "img-src": {"'self'", "data:"},
    "font-src": {"'self'"},
    "media-src": {"'self'"},
    "connect-src": {"'self'"},
    "worker-src": {"'self'"},
    "manifest-src": {"'self'"},
}
"""The most that each other directive may allow."""

HASHED = ("script-src", "style-src")
"""These may allow what stands in the page itself, by its hash."""


def with_policy(html: str, theme: frozenset[str], address: str = "") -> str:
    """Give a page its policy, as early as it can stand, in the place of one that it has.

    Args:
        html: the page.
        theme: how a policy names the scripts and styles that the theme writes (`theme_digests`). Those on the page that
            are among them are allowed, and no other, wherever it stands: it may come from anybody's text.
        address: where mkdocs.yml says that the site is; other sites on its host are none of ours.
    """
    head, end, body = html.partition("</head>")
    policy = f'<meta http-equiv="Content-Security-Policy" content="{policy_of(html, theme, address)}">'
    head = _HEAD.sub(lambda found: f"{found[0]}\n{policy}", _OWN.sub("", head, count=1), count=1)
    return f"{head}{end}{body}"


def policy_of(html: str, theme: frozenset[str], address: str = "") -> str:
    """The policy that a page needs, with what it may run or wear of its own taken from what the theme writes."""
    hashes: dict[str, list[str]] = {"script": [], "style": []}
    # No parse: what only looks like a block is none of the theme's, or is harmless to name. The check of the built
    # site, which parses the page, finds each block that the policy misses.
    for block in _BLOCK.finditer(html):
        if (digest := digest_of(block[2])) in theme:
            hashes[block[1]].append(digest)
    named = {f"{tag}-src": " ".join(dict.fromkeys(found)) for tag, found in hashes.items()}
    nothing = [f"{name} 'none'" for name in NONE]
    most = allowed_at(address)
    something = [f"{name} {' '.join(sorted(values))} {named.get(name, '')}".strip() for name, values in most.items()]
    return "; ".join((*nothing, *something))


def allowed_at(address: str) -> dict[str, set[str]]:
    """Return the most that each directive may allow in a site at an address; scripts come from its own folder there.

    Args:
        address: where mkdocs.yml says that the site is; empty where it says nothing, and 'self' is all of the host.
    """
    try:
        parts = urlsplit(address)
    except ValueError:
        return ALLOWED
    host = parts.netloc.rpartition("@")[2]
    if parts.scheme not in ("http", "https") or not re.fullmatch(r"[A-Za-z0-9.-]+(:\d+)?", host):
        return ALLOWED
    folder = quote(parts.path.rpartition("/")[0] if not parts.path.endswith("/") else parts.path[:-1], safe="/%~")
    # Without a scheme it means the page's own, and a safer one.
    return {**ALLOWED, "script-src": {f"{host}{folder}/assets/"}}
