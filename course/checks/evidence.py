"""Rules on evidence: claims have sources that bear them, and doubt has its own place."""

from __future__ import annotations

from collections.abc import Iterator

from course.checks.rule import Location, rule
from course.model import Course
from course.queries.certainty import certainties
from course.queries.claims import first_of, found_claims, sentences_for_learners
from course.text.readability import sentences


@rule(
    "certainty-form",
    "a paragraph on how sure the course is, without its level or its reason, or beside another",
    fix="begin it as Cite a source shows, and say why",
    example="**How sure?** Quite.",
    cause="content",
)
def malformed_certainties(course: Course) -> Iterator[Location]:
    """Marks of certainty without a level that course.yml has or without a reason, and a second one in a section."""
    label = course.evidence.label
    levels = ", ".join(course.evidence.levels)
    for document in course.documents.values():
        sections = [heading.line for heading in document.headings if heading.level <= 2]
        marked: set[int] = set()
        for mark in certainties(course, document):
            section = max((line for line in sections if line < mark.line), default=0)
            if not mark.level:
                what = f"no level stands after **{label}**"
                yield Location(document.path, mark.line, what, f"write one of {levels}, and then why")
            elif not mark.reason:
                yield Location(document.path, mark.line, f"nothing says why it is “{mark.level}”", "give the reason")
            elif section in marked:
                what = "the section says twice how sure the course is"
                yield Location(document.path, mark.line, what, "say it once, of the section as a whole")
            marked.add(section)


@rule(
    "claim-source",
    "a claim on law, a survey or the profession with no source in its paragraph or the next",
    fix="cite an entry of data/sources.yml, as Cite a source shows",
    example="G.S. 7B-301 asks everyone to report, without a link to it",
    cause="content",
    needs_all=True,
    follows=("source-known",),
)
def unsourced_claims(course: Course) -> Iterator[Location]:
    """Claims, known by the words that course.yml lists, without a citation beside them."""
    for document, found in found_claims(course):
        if not found.sources:
            what = f"the {found.claim.name} claim “{found.words}” has no source in its paragraph or the next"
            yield Location(document.path, found.line, what)


@rule(
    "claim-kind",
    "a claim that rests on a kind of source that can't bear it, such as a law on the press",
    fix="cite the law, the survey or the body itself",
    example="G.S. 7B-301 asks everyone to report, cited from a newspaper",
    cause="content",
    needs_all=True,
    follows=("source-known",),
)
def ill_founded_claims(course: Course) -> Iterator[Location]:
    """Claims beside which no source is of a kind that course.yml names for them."""
    for document, found in found_claims(course):
        if found.sources and all(source.kind not in found.claim.sources for source in found.sources):
            source = found.sources[0]
            what = f"the {found.claim.name} claim “{found.words}” rests on {source.id}, of kind {source.kind}"
            fix = f"cite a source of kind {' or '.join(found.claim.sources)}"
            yield Location(document.path, found.line, what, fix)


@rule(
    "hedge",
    "a phrase that hedges in the middle of a sentence",
    fix="state the claim, and say once in the section how sure it is, as Cite a source shows",
    example="As far as we know, this is so.",
    cause="writing",
)
def hedged_sentences(course: Course) -> Iterator[Location]:
    """Sentences with a phrase that course.yml lists as a hedge."""
    for document, prose in sentences_for_learners(course) if course.evidence.hedges else ():
        for sentence in sentences(prose.text):
            if phrase := first_of(course.evidence.hedges, sentence):
                yield Location(document.path, prose.line, f"“{phrase}” hedges in the sentence “{sentence[:40]}…”")
