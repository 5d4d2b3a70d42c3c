"""The part `evidence` of `course.yml`: what needs a source, and how the course says how sure it is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated

from msgspec import Meta

from course.model import Claim, Evidence
from course.model.source import SourceKind
from course.reading.front_matter import Fields

Word = Annotated[str, Meta(min_length=2, description="write it as texts have it; a pattern stands between slashes")]
Name = Annotated[str, Meta(pattern=r"^[a-z]+( [a-z]+)*$", description="write what the claim is called, as legal")]
Level = Annotated[str, Meta(pattern=r"^\w[\w ]*$", description="write a word or two, as Not settled")]


class ClaimFields(Fields, kw_only=True):
    """A kind of claim that needs a source."""

    words: Annotated[tuple[Word, ...], Meta(min_length=1, description="the words by which it is known")]
    sources: Annotated[tuple[SourceKind, ...], Meta(min_length=1, description="the kinds of source that bear it")]


class CertaintyFields(Fields, kw_only=True):
    """How a paragraph says how sure the course is."""

    label: Annotated[str, Meta(min_length=1, description="write what the paragraph begins with, as How sure?")]
    levels: Annotated[tuple[Level, ...], Meta(min_length=2, max_length=5, description="the surest first")]


class EvidenceFields(Fields, kw_only=True):
    """What needs a source, and how the course says how sure it is."""

    certainty: CertaintyFields | None = None
    claims: Mapping[Name, ClaimFields] = {}
    hedges: Annotated[tuple[Word, ...], Meta(description="phrases that have no place in a sentence")] = ()


def evidence_of(fields: EvidenceFields) -> Evidence:
    """Return what the fields say."""
    certainty = fields.certainty
    return Evidence(
        label=certainty.label if certainty else "",
        levels=certainty.levels if certainty else (),
        claims=tuple(
            Claim(name=name, words=claim.words, sources=claim.sources) for name, claim in fields.claims.items()
        ),
        hedges=fields.hedges,
    )


def broken_patterns(evidence: Evidence) -> list[str]:
    """Return the patterns between slashes that are none."""
    words = [word for claim in evidence.claims for word in claim.words] + [*evidence.hedges]
    return [word for word in words if word.startswith("/") and not _is_pattern(word.strip("/"))]


def _is_pattern(text: str) -> bool:
    try:
        re.compile(text)
    except re.error:
        return False
    return True
