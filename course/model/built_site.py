"""Pages of the built site, as far as the checks of it need them."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec


class Reference(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A reference of a built page, by a link or by loading it, and the line of the HTML."""

    target: str
    line: int
    is_loaded: bool


class Inline(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Code or style in a built page without a file of its own, and the line of the HTML."""

    name: str
    """`script`, `style`, an attribute (`style=`, `onclick=`), or another tag (`<base>`)."""
    line: int
    digest: str = ""
    """How a policy names a script or style; nothing else can be named."""


class BuiltPage(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A page of the built site: the bytes of its own part, menus aside; its ids, references, and what it holds."""

    path: str
    size: int
    ids: frozenset[str]
    twice: tuple[str, ...]
    """Ids that several elements have."""
    references: tuple[Reference, ...]
    counts: Mapping[str, int]
    """How many scenes, questions and so on it shows."""
    text: str
    """What a reader sees, code aside."""
    labels: tuple[str, ...]
    """What it says of its parts to those who hear it, or point at them."""
    languages: tuple[str, ...]
    """The languages of the code it shows."""
    policy: str
    """Its Content-Security-Policy; empty where it has none."""
    inline: tuple[Inline, ...]
