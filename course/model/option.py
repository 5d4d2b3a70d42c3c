"""An answer that can be picked, in a quiz or while one reads."""

from __future__ import annotations

import msgspec


class Option(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One answer that can be picked, with what is said to whoever picks it."""

    text: str
    is_key: bool
    feedback: str
    line: int
