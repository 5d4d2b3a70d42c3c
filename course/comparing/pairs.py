"""What of an old version is what of a new one: by its name, or by its text where the name is another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from course.comparing.words import likeness
from course.text.typography import untypeset_markdown

MIN_ALIKE = 0.5
"""How much two texts share at least that are taken for one under another name."""


class Pairs(msgspec.Struct, frozen=True):
    """Names of then and now that belong together, in the order of now; those that are gone, and those that are new."""

    both: tuple[tuple[str, str], ...]
    gone: tuple[str, ...]
    added: tuple[str, ...]

    @property
    def now(self) -> dict[str, str]:
        """Return the name of now for each name of then."""
        return dict(self.both)

    @property
    def then(self) -> dict[str, str]:
        """Return the name of then for each name of now."""
        return {new: old for old, new in self.both}


def paired(old: Mapping[str, str], new: Mapping[str, str], named: Mapping[str, str] | None = None) -> Pairs:
    """Pair things of then with things of now.

    Args:
        old: their texts then, by their names.
        new: their texts now, by their names.
        named: what a name of then reads now, where something else has settled that.
    """
    named = named or {}
    partners = {called: name for name in old if (called := named.get(name, name)) in new}
    for then, now in _alike(old, new, partners):
        partners[now] = then
    taken = set(partners.values())
    return Pairs(
        both=tuple((partners[name], name) for name in new if name in partners),
        gone=tuple(name for name in old if name not in taken),
        added=tuple(name for name in new if name not in partners),
    )


def _alike(old: Mapping[str, str], new: Mapping[str, str], partners: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield pairs of names that are alone so far, those whose texts are most alike first."""
    taken = set(partners.values())
    left = {name: untypeset_markdown(text) for name, text in old.items() if name not in taken}
    free = {name: untypeset_markdown(text) for name, text in new.items() if name not in partners}
    ranked = sorted(
        (-1.0 if one == other else -likeness(one, other), at, then, now)
        for then, one in left.items()
        for at, (now, other) in enumerate(free.items())
        if one and other
    )
    for share, _, then, now in ranked:
        if -share >= MIN_ALIKE and then in left and now in free:
            del left[then], free[now]
            yield then, now
