"""The Content-Security-Policy that a page must have, and the weaknesses of one that lets in more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote, urlsplit

_HASH = re.compile(r"'sha256-[A-Za-z0-9+/]{43}='")

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


def weaknesses(policy: str, address: str = "") -> Iterator[str]:
    """Yield where a policy is weaker than it must be, in words that follow "a policy", in a site at an address."""
    if not policy:
        yield "has no Content-Security-Policy"
        return
    most = allowed_at(address)
    directives: dict[str, set[str]] = {}
    for directive in filter(str.strip, policy.split(";")):
        name, *values = directive.split()
        # A browser takes the first of two that have the same name.
        directives.setdefault(name.lower(), set(values))
    for name in NONE:
        if directives.pop(name, set()) != {"'none'"}:
            yield f"without {name} 'none'"
    for name, allowed in directives.items():
        hashes = {value for value in allowed if _HASH.fullmatch(value) and name in HASHED}
        for value in sorted(allowed - hashes - most.get(name, set()) - {"'none'"}):
            yield f"that allows {value} in {name}"
    for name in HASHED:
        if name not in directives:
            yield f"without {name}"
