"""The whole course, from a folder."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from course.model import Course, Document, Finding, Review, Table
from course.reading.agency import read_agency
from course.reading.frontmatter import split
from course.reading.markdown import read_document
from course.reading.module import read_module
from course.reading.place import resolve, table_of
from course.reading.quiz import read_quiz
from course.reading.review import read_reviews
from course.reading.scenario import read_scenario
from course.reading.settings import read_navigation, read_settings, read_statements
from course.reading.table import read_table

FOLDERS = ("docs", "scenarios", "quizzes", "data", "overrides", "reviews", "course", "tests", "benchmarks")
"""The folders to which a page may link; the first five make the site."""

T = TypeVar("T")


def read_course(root: Path) -> Course:
    """Read everything under `root`; what can't be read is in the result's `unread`, never raised."""
    return _Reading(root).course()


class _Reading:
    """One reading of a folder: the files in it, and what could not be read so far."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.files = frozenset(_files(root))
        self.unread: list[Finding] = []
        self.lengths: dict[str, int] = {}
        """How many lines each file has: a mistake at a file's end is told on its last line."""

    def course(self) -> Course:
        """Read tables first, since pages show their figures."""
        tables = dict(self.tables())
        settings = self.kept(read_settings("course.yml", self.text("course.yml")))
        statements = self.kept(read_statements("data/statements.yml", self.text("data/statements.yml")))
        agency = self.kept(read_agency("agency.yml", self.text("agency.yml") if "agency.yml" in self.files else ""))
        documents: dict[str, Document] = {}
        parts: dict[str, list[Any]] = {folder: [] for folder in ("docs/modules", "scenarios", "quizzes")}
        for path in sorted(filter(_is_page, self.files)):
            source = self.text(path)
            documents[path] = _document(path, source, tables)
            folder, _, name = path.rpartition("/")
            if folder in parts:
                slug = name.removesuffix(".md")
                part = self.kept(_READERS[folder](slug, documents[path], source, settings.pass_mark))
                parts[folder] += [part] if part else []
        order = [*settings.modules]
        modules = sorted(parts["docs/modules"], key=lambda m: order.index(m.slug) if m.slug in order else len(order))
        return Course(
            settings.id,
            settings.title,
            settings.pass_mark,
            settings.takes,
            tuple(modules),
            tuple(parts["scenarios"]),
            tuple(parts["quizzes"]),
            statements,
            tables,
            agency,
            documents,
            self.files,
            settings.modules,
            settings.abbreviations,
            read_navigation(self.text("mkdocs.yml")),
            settings.paths,
            settings.lines,
            {path: self.text(path) for path in sorted(self.files) if _is_template(path)},
            {id: review for path in sorted(self.files) if _is_review(path) for id, review in self.reviews(path)},
            unread=tuple(replace(f, line=min(f.line, self.lengths.get(f.path, f.line))) for f in self.unread),
        )

    def kept(self, read: tuple[T, tuple[Finding, ...]]) -> T:
        """What was read, its findings kept aside."""
        self.unread += read[1]
        return read[0]

    def text(self, path: str) -> str:
        """A file's text; what is missing or not UTF-8 becomes a finding, and the rest is read."""
        try:
            raw = (self.root / path).read_bytes()
        except OSError:
            what = "this file can't be read; put it back, or its folder's rights right"
            self.unread.append(Finding(path, 1, "file", what))
            return ""
        self.lengths[path] = raw.count(b"\n") + 1
        try:
            return raw.decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError as error:
            line = raw.count(b"\n", 0, error.start) + 1
            what = "this line is not UTF-8 text; save the file as UTF-8"
            self.unread.append(Finding(path, line, "file", what))
            return raw.decode("utf-8", "replace").replace("\r\n", "\n")

    def reviews(self, path: str) -> Iterable[tuple[str, Review]]:
        """What a file of `reviews/` says was confirmed."""
        return self.kept(read_reviews(path, self.text(path))).items()

    def tables(self) -> Iterator[tuple[str, Table]]:
        """The figures of `data/`, by the name of their file."""
        for path in sorted(self.files):
            if slug := table_of(path):
                table = self.kept(read_table(slug, self.text(path), self.text(f"data/{slug}.yml")))
                if table:
                    yield slug, table


_READERS: dict[str, Callable[[str, Document, str, int], tuple[Any, tuple[Finding, ...]]]] = {
    "docs/modules": lambda slug, document, source, _: read_module(slug, document, source),
    "scenarios": lambda slug, document, source, _: read_scenario(slug, document, source),
    "quizzes": read_quiz,
}


def _is_page(path: str) -> bool:
    return path.endswith(".md") and ("/" not in path or path.split("/")[0] in ("docs", "scenarios", "quizzes"))


def _is_template(path: str) -> bool:
    return path.startswith("overrides/") and path.endswith(".html")


def _is_review(path: str) -> bool:
    return path.startswith("reviews/") and path.endswith(".yml")


def _files(root: Path) -> Iterator[str]:
    """Every file a page may link to: those of the root, and of `FOLDERS`."""
    for here, folders, names in os.walk(root):
        below = os.path.relpath(here, root).replace(os.sep, "/")
        if below == ".":
            folders[:] = [folder for folder in folders if folder in FOLDERS]
        folders[:] = [folder for folder in folders if folder != "__pycache__"]
        prefix = "" if below == "." else f"{below}/"
        yield from (prefix + name for name in names)


def _document(path: str, source: str, tables: Mapping[str, Table]) -> Document:
    return read_document(path, split(source)[1], lambda target: figure_of(tables, path, target))


def figure_of(tables: Mapping[str, Table], path: str, target: str) -> str | None:
    """The figure that a link on a page stands for, with its unit ("48%"); None if it is no link to a figure.

    A link to a figure that is not there gives "…", so that the text around it can be read and checked.
    """
    if ".csv#" not in target:
        return None
    file, _, name = resolve(path, target)
    slug = table_of(file)
    if slug is None or not name:
        return None
    table = tables.get(slug)
    value = table.figure(name) if table else None
    return f"{value}{table.unit}" if table and value is not None else "…"
