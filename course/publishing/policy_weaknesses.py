"""The weaknesses of a Content-Security-Policy: where it lets in more than a page of the site may."""

from __future__ import annotations

import re
from collections.abc import Iterator

from course.publishing.security_policy import HASHED, NONE, allowed_at

_HASH = re.compile(r"'sha256-[A-Za-z0-9+/]{43}='")


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
