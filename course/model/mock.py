"""A mock: what stands on a screen in a story, such as the messages of a thread, written as a quote."""

from __future__ import annotations

from typing import Literal, get_args

import msgspec

MockKind = Literal["thread", "post", "request", "call", "email", "notice"]
MOCK_KINDS: tuple[MockKind, ...] = get_args(MockKind)


class Entry(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A line of a mock: who said it and when, or neither for what only stands between."""

    who: str
    when: str
    text: str
    """Markdown that stands in a line."""
    line: int


class Mock(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What stands on a screen: its kind, with whom or where it is, and its lines."""

    kind: MockKind
    about: str
    entries: tuple[Entry, ...]
    line: int
    last: int
