"""What a course asks of its evidence: which claims need a source, and how it says how sure it is."""

from __future__ import annotations

import msgspec

from course.model.source import SourceKind


class Claim(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A kind of claim that needs a source: the words by which it is known, and what kinds of source bear it."""

    name: str
    words: tuple[str, ...]
    """Texts that are looked for as they stand; one between slashes is a pattern."""
    sources: tuple[SourceKind, ...]


class Evidence(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """How a course says how sure it is, what needs a source, and which hedges have no place in a sentence."""

    label: str = ""
    """What a paragraph begins with that says how sure the course is; empty where it has none."""
    levels: tuple[str, ...] = ()
    """How sure it can be, the surest first."""
    claims: tuple[Claim, ...] = ()
    hedges: tuple[str, ...] = ()
