"""The whole course, from a folder."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from msgspec.structs import replace

from course.files import repository_files
from course.model import (
    Agency,
    Cast,
    Course,
    Document,
    Finding,
    Language,
    Link,
    Module,
    Review,
    Statement,
    Table,
    Text,
    Translation,
)
from course.model.comment import Look
from course.model.site_paths import BANKS, MODULES, is_site_source, module_path, site_path
from course.reading.agency import read_agency
from course.reading.builder_settings import read_builder
from course.reading.cast import CAST, read_cast
from course.reading.figures import read_with_figures
from course.reading.file_kinds import is_look, is_page, is_review, is_template, is_unparsed_text
from course.reading.file_names import read_names
from course.reading.front_matter import page_faults, split
from course.reading.link_target import SOURCES, table_of
from course.reading.looks import read_look
from course.reading.markup import tags_in_lines, tags_in_yaml
from course.reading.module import read_module
from course.reading.navigation import read_navigation
from course.reading.quiz import read_bank, read_quiz
from course.reading.review import read_reviews
from course.reading.scenario import read_scenario
from course.reading.settings import Settings, read_settings, read_statements
from course.reading.sources import read_sources
from course.reading.table import read_table
from course.reading.text_file import TextFile, read_text_file
from course.reading.translation import (
    LANGUAGES,
    before_of,
    before_path,
    language_of,
    original_path,
    read_language,
    read_translation,
)

SHOWN_SETTINGS = frozenset({"copyright", "nav", "site_author", "site_description", "site_name"})
"""What of mkdocs.yml pages show."""

SEARCHES = "data/searches.yml"
"""What people look for, which a test asks the built site's search for; no page shows it."""
STATEMENTS = "data/statements.yml"
"""What the deck says, where the course has one."""

FIRST_FIELD = 2
"""The line on which front matter begins."""

T = TypeVar("T")

Keep = Callable[[str, str, Callable[[], Document]], Document]
"""Gives a page as it was read before, if its text is the same, or reads it."""


def read_course(root: Path, keep: Keep = lambda path, source, read: read()) -> Course:
    """Read everything under `root`; what can't be read is in the result's `read_errors`, never raised.

    Args:
        root: the folder of the course.
        keep: gives pages that were read before.
    """
    return _Reading(root, keep).course()


class _Reading:
    """One reading of a folder: the files in it, and what could not be read so far."""

    def __init__(self, root: Path, keep: Keep) -> None:
        self.root = root
        self.keep = keep
        self.files = frozenset(repository_files(root))
        self.misnamed = {file.path: file for file in read_names(self.files)}
        self.read_errors: list[Finding] = [file.finding for file in self.misnamed.values()]
        self.sources: dict[str, TextFile] = {}

    def course(self) -> Course:
        """Read tables first, since pages show their figures."""
        tables = dict(self.tables())
        settings: Settings = self.read("course.yml", read_settings, Settings())
        settings = replace(settings, has_deck=STATEMENTS in self.files)
        agency = self.agency(settings)
        navigation: tuple[Link, ...] = self.read("mkdocs.yml", read_navigation, ())
        documents: dict[str, Document] = {}
        units: dict[str, list[Any]] = {folder: [] for folder in _READERS}
        for path in sorted(filter(self.is_page, self.files)):
            documents[path] = self.document(path, tables)
            folder = path.rpartition("/")[0]
            if unit := self.unit(folder, documents[path], settings):
                units[folder].append(unit)
        languages = dict(self.languages())
        order = [*settings.modules]
        modules = sorted(units[MODULES], key=lambda m: order.index(m.slug) if m.slug in order else len(order))
        return Course(
            modules=tuple(modules),
            scenarios=tuple(units["scenarios"]),
            quizzes=tuple(units["quizzes"]),
            banks=tuple(units[BANKS]),
            statements=self.statements(modules),
            sources=self.read(SOURCES, read_sources, {}, is_needed=False),
            cast=self.read(CAST, read_cast, Cast(), is_needed=False),
            tables=tables,
            agency=agency,
            documents=documents,
            files=self.files,
            navigation=navigation,
            templates={path: self.text(path) for path in sorted(self.files) if is_template(path)},
            reviews=self.reviews(),
            looks=tuple(self.looks()),
            tagged_texts=tuple(self.tagged_texts()),
            languages=languages,
            translations=dict(self.translations(languages)),
            read_errors=self.errors(),
            expected_files=frozenset(self.expected_files(settings)),
            **declared_fields(settings),
            **self.site(),
        )

    def document(self, path: str, tables: Mapping[str, Table]) -> Document:
        """A page; one that shows figures depends on more than its own text."""
        source = self.text(path)
        if ".csv#" in source or "chart" in source:
            return read_with_figures(path, source, tables)
        return self.keep(path, source, lambda: read_with_figures(path, source, tables))

    def agency(self, settings: Settings) -> Agency:
        """Return what the agency says on the points that course.yml declares; nothing where these can't be read."""
        if settings.points is None:
            return Agency()
        reader = partial(read_agency, points=settings.points)
        return self.read("agency.yml", reader, reader("agency.yml", "")[0], is_needed=False)

    def statements(self, modules: Iterable[Module]) -> tuple[Statement, ...]:
        """Return what the deck says; a course may have none, unless a module says that it teaches some of it."""
        is_needed = any(module.teaches for module in modules)
        statements: tuple[Statement, ...] = self.read(STATEMENTS, read_statements, (), is_needed)
        for module in modules if statements else ():
            if "teaches" not in module.lines:
                what = "`teaches` is missing; add it, or teaches: {} if the module teaches no statement of the deck"
                self.read_errors.append(Finding(module.document.path, FIRST_FIELD, "front-matter", what))
        return statements

    def site(self) -> dict[str, Any]:
        """Return what mkdocs.yml says: the files that the site leaves out, and the repository's address."""
        builder = read_builder(self.text("mkdocs.yml"))
        places = {site_path(path): path for path in sorted(self.files) if is_site_source(path)}
        return {
            "unpublished": frozenset(places[place] for place in builder.excluded(places)),
            "unlisted": frozenset(places[place] for place in builder.unlisted(places)),
            "repository": builder.repository,
        }

    def expected_files(self, settings: Settings) -> Iterator[str]:
        """The files that should be there, as something else says: the names of misnamed files, and modules listed."""
        yield from (file.wanted for file in self.misnamed.values() if file.wanted)
        yield from {module_path(slug) for slug in settings.modules} - self.files
        yield from (finding.path for finding in self.read_errors if finding.path not in self.files)

    def collect(self, read: tuple[T, tuple[Finding, ...]]) -> T:
        """Return what was read, and collect its findings."""
        self.read_errors += read[1]
        return read[0]

    def errors(self) -> tuple[Finding, ...]:
        """Return the errors of reading; one at a file's end has its last line."""
        for path in filter(is_unparsed_text, self.files):
            self.source(path)
        ends = {path: source.lines for path, source in self.sources.items()}
        return tuple(
            replace(finding, line=min(finding.line, ends.get(finding.path, finding.line)))
            for finding in self.read_errors
        )

    def source(self, path: str) -> TextFile:
        """A file, read once; what is wrong with the whole of it becomes a finding."""
        if path not in self.sources:
            try:
                source = read_text_file(path, (self.root / path).read_bytes())
            except OSError:
                gone = "this file is missing, and the course needs it; put it back"
                what = gone if path not in self.files else "this file can't be opened; see that you may read it"
                source = TextFile("", 1, (Finding(path, 1, "file", what),))
            self.read_errors += source.findings
            self.sources[path] = source
        return self.sources[path]

    def text(self, path: str) -> str:
        """A file's text."""
        return self.source(path).text

    def read(
        self, path: str, reader: Callable[[str, str], tuple[T, tuple[Finding, ...]]], without: T, is_needed: bool = True
    ) -> T:
        """Return the result of a reader on a file, or `without` for a file that can't be read."""
        if not is_needed and path not in self.files:
            return without
        source = self.source(path)
        return without if source.findings else self.collect(reader(path, source.text))

    def unit(self, folder: str, document: Document, settings: Settings) -> Any:
        """The module, scenario or quiz that a page holds; None if it holds none, or can't be read."""
        source = self.source(document.path)
        if source.findings:
            return None
        if folder not in _READERS:
            self.read_errors += _emptiness(document, source) or page_faults(document.path, source.text)
            return None
        if findings := _emptiness(document, source):
            self.read_errors += findings
            return None
        slug = document.path.rpartition("/")[2].removesuffix(".md")
        return self.collect(_READERS[folder](slug, document, source.text, settings))

    def reviews(self) -> dict[str, tuple[Review, ...]]:
        """Return the reviews in the files of `reviews/`, by the id of the answer."""
        found: dict[str, tuple[Review, ...]] = {}
        for path in sorted(filter(self.is_review, self.files)):
            nothing: list[tuple[str, Review]] = []
            for id, review in self.read(path, read_reviews, nothing):
                found[id] = (*found.get(id, ()), review)
        return found

    def looks(self) -> Iterator[Look]:
        """Yield who has looked at what, by the names of the files."""
        for path in sorted(one for one in self.files if is_look(one) and one not in self.misnamed):
            if look := self.read(path, read_look, None):
                yield look

    def tagged_texts(self) -> Iterator[Text]:
        """Yield texts with a tag where texts are plain; the agency's own are shown as they are, whatever they hold."""
        for path in sorted(self.files):
            if self.is_translated(path):
                continue
            if is_page(path) and "/" in path:
                yield from tags_in_yaml(path, split(self.text(path))[0], first=2)
            elif path.startswith("data/") and path.endswith(".csv"):
                yield from tags_in_lines(path, self.text(path))
            elif path == "course.yml" or (path.startswith("data/") and path.endswith(".yml")):
                yield from tags_in_yaml(path, self.text(path))
            elif path == "mkdocs.yml":
                yield from tags_in_yaml(path, self.text(path), keys=SHOWN_SETTINGS)

    def tables(self) -> Iterator[tuple[str, Table]]:
        """The figures of `data/`, by the name of their file."""
        described = (path for path in self.files if path.startswith("data/") and path.endswith(".yml"))
        described = (path for path in described if not path.startswith(f"{LANGUAGES}/"))
        others = (STATEMENTS, SOURCES, CAST, SEARCHES)
        cells_of = {f"{path.removesuffix('.yml')}.csv" for path in described if path not in others}
        for path in sorted((self.files | cells_of) - self.misnamed.keys()):
            if slug := table_of(path):
                cells, about = self.source(path), self.source(f"data/{slug}.yml")
                if cells.findings or about.findings:
                    continue
                if table := self.collect(read_table(slug, cells.text, about.text)):
                    yield slug, table

    def languages(self) -> Iterator[tuple[str, Language]]:
        """Yield the languages that pages are translated into, by their ids."""
        for path in sorted(filter(language_of, self.files)):
            nothing: Language | None = None
            if language := self.read(path, read_language, nothing):
                yield language.id, language

    def translations(self, languages: Iterable[str]) -> Iterator[tuple[str, Translation]]:
        """Yield the translated pages, by path."""
        for path in sorted(file for file in self.files if is_page(file) and file not in self.misnamed):
            language = next((one for one in languages if path.startswith(f"docs/{one}/")), "")
            if not language:
                continue
            kept = before_path(language, original_path(language, path))
            before = before_of(kept, self.text(kept)) if kept in self.files else {}
            reader = partial(read_translation, language=language, before=before)
            nothing: Translation | None = None
            if translation := self.read(path, reader, nothing):
                yield path, translation

    def is_page(self, path: str) -> bool:
        """Return whether a file is a page that is read, and no translation of one."""
        return is_page(path) and path not in self.misnamed and not self.is_translated(path)

    def is_translated(self, path: str) -> bool:
        """Return whether a file stands below the folder of a language."""
        folder = path.removeprefix("docs/").partition("/")[0]
        return path.startswith("docs/") and f"{LANGUAGES}/{folder}.yml" in self.files

    def is_review(self, path: str) -> bool:
        """Return whether a file says what was confirmed."""
        return is_review(path) and path not in self.misnamed


def declared_fields(settings: Settings) -> dict[str, Any]:
    """Return the fields of the course that course.yml declares."""
    return {
        "id": settings.id,
        "title": settings.title,
        "pass_mark": settings.pass_mark,
        "completion_requirements": settings.completion_requirements,
        "module_lines": settings.modules,
        "abbreviations": settings.abbreviations,
        "learning_paths": settings.learning_paths,
        "lines": settings.lines,
        "pages": settings.pages,
        "for_staff": settings.for_staff,
        "staff_minutes": settings.staff_minutes,
        "search_apart": settings.search_apart,
        "edit_links": settings.edit_links,
        "sections": settings.sections,
        "wording": settings.wording,
        "opening": settings.opening,
        "evidence": settings.evidence,
        "bank_requirements": settings.bank,
        "activity_words": settings.activity_words,
        "steps": settings.steps,
        "module_steps": settings.module_steps,
    }


def _emptiness(document: Document, source: TextFile) -> tuple[Finding, ...]:
    """That a page of the site has no text."""
    if document.text.strip() or "/" not in document.path:
        return ()
    if not source.text.strip():
        return (Finding(document.path, 1, "file", "the file is empty; write the page, or delete the file"),)
    if document.path.startswith("docs/") and not document.path.startswith(f"{MODULES}/"):
        return ()  # what a template makes of its fields may be all of it
    last = source.text.rstrip().count("\n") + 1
    what = "the page has nothing below its front matter; write its # heading and its text there"
    return (Finding(document.path, last, "file", what),)


_READERS: dict[str, Callable[[str, Document, str, Settings], tuple[Any, tuple[Finding, ...]]]] = {
    MODULES: lambda slug, document, source, settings: read_module(
        slug, document, source, settings.sections, settings.has_deck
    ),
    "scenarios": lambda slug, document, source, _: read_scenario(slug, document, source),
    "quizzes": lambda slug, document, source, settings: read_quiz(slug, document, source, settings.pass_mark),
    BANKS: lambda slug, document, source, settings: read_bank(slug, document, source, settings.pass_mark),
}
"""The folders whose every page is a part of the course."""
