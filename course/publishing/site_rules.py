"""Rules on the built site: a builder may drop a plugin without a word, so what it wrote is counted and followed."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from msgspec.structs import replace

from course.checks.rule import Location, rule, rules_in
from course.model import BuiltPage, Course, Finding, Module, Quiz, Scenario
from course.model.site_paths import HOME, built_paths, source_of_built
from course.publishing.built_site import ReadPage, read_page, read_site
from course.publishing.policy_weaknesses import weaknesses
from course.reading.insert import INSERTS

MAX_PAGE_KB = 90
"""The most that a page's HTML may weigh, menus aside, in kilobytes."""

_BUILD = "see that the plugins in mkdocs.yml are on and that nothing else changes the page"
_LEFTOVERS = re.compile(r"</?quiz>|wzxhzdk|\{\{|\{%|```|MKDOCS_QUIZ_PLACEHOLDER|\[!\w+\]|�|STX|\x02|\x03")
_STRAIGHT = re.compile(r"'(?:(?<=[^\W\d_]')|(?=[^\W\d_]))")
"""Begins with the letter itself, which a search finds many times faster than what may stand before it."""

Pages = Mapping[str, BuiltPage]
"""The pages of a site by their path in it."""


def _expected(course: Course) -> Iterator[tuple[str, dict[str, int]]]:
    """Yield how much of what each page of the course should hold."""
    for part in course.units:
        yield part.document.path, _holding(part)
    home = course.documents.get(HOME)
    if home and any(fence.info == "modules" for fence in home.fences):
        yield home.path, {"modules": len(course.modules)}


def _holding(part: Module | Scenario | Quiz) -> dict[str, int]:
    if isinstance(part, Module):
        return {"figures": sum(fence.info == "chart" for fence in part.document.fences)}
    if isinstance(part, Quiz):
        return {
            "questions": len(part.questions),
            "options": sum(len(question.options) for question in part.questions),
            "keys": sum(len(question.keys) for question in part.questions),
            "blanks": sum(len(question.blanks) for question in part.questions),
            "reasons": len(part.questions),
        }
    return {
        "scenes": len(part.scenes),
        "choices": sum(len(scene.choices) for scene in part.scenes),
        "verdicts": sum(len(scene.verdicts) for scene in part.scenes if scene.is_ending),
    }


@rule(
    "site-count",
    "a built page that holds more or less than its file",
    fix=_BUILD,
    example="a quiz of 8 questions on whose page 7 show",
    cause="content",
)
def miscounted_pages(course: Course, pages: Pages) -> Iterator[Location]:
    """Pages that are missing, or that hold more or less than the model."""
    for source, counts in _expected(course):
        page = next((pages[path] for path in built_paths(source) if path in pages), None)
        if page is None:
            yield Location(source, 1, "the site has no page for this file")
            continue
        for name, count in counts.items():
            if page.counts[name] != count:
                yield Location(source, 1, f"the page shows {page.counts[name]} {name} and the file has {count}")
    # A theme other than the course's own tells its scripts nothing, on any page.
    allowed = {1} if any(page.counts["page facts"] for page in pages.values()) else {0}
    for path, page in pages.items():
        if source_of_built(course, path) in course.documents and page.counts["page facts"] not in allowed:
            yield Location(
                path, 1, f"the head of the page tells its scripts {page.counts['page facts']} times what it is"
            )


@rule(
    "site-link",
    "a reference in the built site that leads nowhere",
    fix="correct it where the page is written",
    example='href="../first-step/" with no such page',
    cause="content",
)
def broken_references(course: Course, pages: Pages) -> Iterator[Location]:
    """References of a page that nothing in the site answers."""
    for page in pages.values():
        folder = posixpath.dirname(page.path)
        to_root = "../" * (folder.count("/") + 1) if folder else ""
        for reference in page.references if page.path != "404.html" else ():
            file, fragment = _followed_from(folder, to_root, reference.target)
            if file is None:
                continue
            target = file or page.path
            where = f"line {reference.line} of {page.path} refers to {reference.target}"
            if target not in course.built and target not in pages:
                yield Location(page.path, 1, f"{where}, which is not in the site")
            elif fragment and target in pages and fragment not in pages[target].ids:
                yield Location(page.path, 1, f"{where}, and there is no such place")


def _followed_from(folder: str, to_root: str, target: str) -> tuple[str | None, str]:
    """The same as `_followed`, worked out once for all pages that refer to a file by way of the site's root."""
    below = target[len(to_root) :]
    if to_root and target.startswith(to_root) and below and below[0] not in "?#":
        return _followed("", below)
    return _followed(folder, target)


@cache
def _followed(folder: str, target: str) -> tuple[str | None, str]:
    """The file and fragment that a reference of a page in a folder leads to; no file for what leads out of the site."""
    try:
        parts = urlsplit(target)
    except ValueError:
        return None, ""
    if parts.scheme or parts.netloc or not target:
        return None, ""
    path = unquote(parts.path)
    joined = posixpath.normpath(posixpath.join(folder, path)) if path else ""
    if path.endswith(("/", ".")) or joined == ".":
        joined = posixpath.normpath(f"{joined}/index.html")
    return joined, unquote(parts.fragment)


@rule(
    "site-leftover",
    "something on a built page that should have been rendered",
    fix=_BUILD,
    example="<quiz> shown as text",
    cause="content",
)
def leftovers(course: Course, pages: Pages) -> Iterator[Location]:
    """Pages on which something shows that should have been rendered."""
    for page in pages.values():
        if found := _LEFTOVERS.search(page.text):
            yield Location(page.path, 1, f"{page.path} shows `{found[0]}`, which should have been rendered")
        for language in page.languages:
            if language in INSERTS:
                yield Location(page.path, 1, f"{page.path} shows the block `{language}` as code")


@rule(
    "site-type",
    "a straight apostrophe on a built page, beside the curly ones of the rest",
    fix="have `smarty` among the extensions in mkdocs.yml, and write ’ where no Markdown is read, as in an attribute",
    example="it's there",
    cause="content",
)
def straight_apostrophes(course: Course, pages: Pages) -> Iterator[Location]:
    """Pages that show an apostrophe as it is typed, in their text or in what they say of their parts."""
    for page in pages.values():
        found = next(filter(None, map(_STRAIGHT.search, (page.text, *page.labels))), None)
        if found:
            yield Location(page.path, 1, f"{page.path} shows `{_word_around(found)}` with a straight apostrophe")


def _word_around(found: re.Match[str]) -> str:
    """Return the letters on both sides of what was found, with it."""
    text, first, last = found.string, found.start(), found.end()
    while first > 0 and text[first - 1].isalnum():
        first -= 1
    while last < len(text) and text[last].isalnum():
        last += 1
    return text[first:last]


@rule(
    "site-request",
    "something that a built page loads from another host",
    fix="put the file into the repository and load it from there",
    example='<img src="https://example.org/map.png">',
    cause="content",
)
def external_requests(course: Course, pages: Pages) -> Iterator[Location]:
    """Pages that load something from another host."""
    for page in pages.values():
        for reference in page.references:
            parts = urlsplit(reference.target)
            if reference.is_loaded and (parts.netloc or parts.scheme not in ("", "data")):
                what = f"line {reference.line} of {page.path} loads {reference.target} from another host"
                yield Location(page.path, 1, what)


@rule(
    "site-weight",
    "a built page over its budget",
    fix="part the page, or make its pictures smaller",
    example="a page of 400 kB",
    cause="content",
)
def heavy_pages(course: Course, pages: Pages) -> Iterator[Location]:
    """Pages over their budget."""
    for page in pages.values():
        if page.size > MAX_PAGE_KB * 1000:
            yield Location(page.path, 1, f"{page.path} weighs {page.size // 1000} kB of at most {MAX_PAGE_KB}")


@rule(
    "site-id",
    "two elements of a built page with the same id",
    fix="reword one of the headings",
    example="two headings that end with the same id",
    cause="content",
)
def repeated_ids(course: Course, pages: Pages) -> Iterator[Location]:
    """Pages on which two elements have the same id: links and labels would take the first."""
    for page in pages.values():
        for id in page.twice[:1]:
            yield Location(page.path, 1, f"{page.path} has the id `{id}` more than once")


@rule(
    "site-inline",
    "something on a built page that runs, styles or leads away by itself",
    fix="take it out of the text; a template uses a class and a stylesheet, or a `data-` attribute and a script",
    example='onclick="save()"',
    cause="content",
)
def inline_code(course: Course, pages: Pages) -> Iterator[Location]:
    """Yield what runs, styles or leads away by itself in a page, which no policy can name."""
    for page in pages.values():
        for inline in page.inline:
            if not inline.digest:
                yield Location(page.path, 1, f"line {inline.line} of {page.path} has `{inline.name}` in it")


_NOT_OURS = (
    "take it out of the text; what belongs to the theme goes into a file in overrides/assets/ and is loaded from there"
)


@rule(
    "site-policy",
    "a built page whose Content-Security-Policy is missing, or lets in more than the site's files",
    fix=_BUILD,
    example="script-src 'unsafe-inline'",
    cause="content",
    needs_build=True,
)
def weak_policies(course: Course, pages: Pages) -> Iterator[Location]:
    """Pages that would run what did not come with the site."""
    for page in pages.values():
        for what in weaknesses(page.policy, course.address):
            yield Location(page.path, 1, f"{page.path} has a policy {what}" if page.policy else f"{page.path} {what}")
        for inline in page.inline:
            if inline.digest and inline.digest not in page.policy:
                what = f"line {inline.line} of {page.path} has a {inline.name} in it that the policy does not name"
                yield Location(page.path, 1, what, _NOT_OURS)


SITE_RULES = rules_in(__name__)
"""The rules on a built site, in the order in which they stand above."""


def check_site(course: Course, folder: Path, is_served: bool = False, read: ReadPage = read_page) -> list[Finding]:
    """Return everything that is wrong with a built site, held against the course it was built from."""
    return findings_of(course.with_built(_files(folder)), read_site(folder, read), is_served)


def findings_of(course: Course, pages: Iterable[BuiltPage], is_served: bool = False) -> list[Finding]:
    """The findings on pages that were read."""
    read = {page.path: page for page in pages}
    rules = [one for one in SITE_RULES if not (is_served and one.needs_build)]
    found = (finding for one in rules for finding in one.findings(course, read))
    findings = [replace(finding, path=source_of_built(course, finding.path)) for finding in found]
    return sorted(findings, key=lambda finding: (finding.path, finding.line, finding.rule))


def _files(folder: Path) -> frozenset[str]:
    return frozenset(file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file())
