"""What a page's Content-Security-Policy must say, and where one lets in more."""

from __future__ import annotations

import re
from collections.abc import Iterator

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


def weaknesses(policy: str) -> Iterator[str]:
    """Where a policy is weaker than it must be, in words that follow "a policy"."""
    if not policy:
        yield "has no Content-Security-Policy"
        return
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
        for value in sorted(allowed - hashes - ALLOWED.get(name, set()) - {"'none'"}):
            yield f"that allows {value} in {name}"
    for name in HASHED:
        if name not in directives:
            yield f"without {name}"
