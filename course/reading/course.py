"""The whole course, from a folder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from course.model import Course, Document, Finding, Module, Quiz, Scenario, Table
from course.reading.agency import read_agency
from course.reading.frontmatter import split
from course.reading.markdown import read_document
from course.reading.module import read_module
from course.reading.place import resolve
from course.reading.quiz import read_quiz
from course.reading.scenario import read_scenario
from course.reading.settings import read_navigation, read_settings, read_statements
from course.reading.table import read_table

FOLDERS = ("docs", "scenarios", "quizzes", "data", "overrides", "course", "tests", "benchmarks")
"""The folders to which a page may link; the first five make the site."""

T = TypeVar("T")


def read_course(root: Path) -> Course:
    """Read everything under `root`; what can't be read is in the result's `unread`, never raised."""
    unread: list[Finding] = []
    tables = dict(_tables(root, unread))
    documents = {path: _document(path, text, tables) for path, text in _pages(root, unread)}
    sources = dict(_pages(root, []))
    settings = read_settings("course.yml", _text(root, "course.yml", unread))
    unread += settings.findings
    statements, findings = read_statements("data/statements.yml", _text(root, "data/statements.yml", unread))
    unread += findings
    agency, findings = read_agency("agency.yml", _text(root, "agency.yml", []))
    unread += findings
    fields = settings.fields
    pass_mark = fields.pass_mark if fields else 75

    def kept(read: tuple[T | None, tuple[Finding, ...]]) -> list[T]:
        unread.extend(read[1])
        return [read[0]] if read[0] is not None else []

    modules: list[Module] = []
    scenarios: list[Scenario] = []
    quizzes: list[Quiz] = []
    for path, document in documents.items():
        folder, slug = path.rsplit("/", 1)[0] if "/" in path else "", Path(path).stem
        if folder == "docs/modules":
            modules += kept(read_module(slug, document, sources[path]))
        elif folder == "scenarios":
            scenarios += kept(read_scenario(slug, document, sources[path]))
        elif folder == "quizzes":
            quizzes += kept(read_quiz(slug, document, sources[path], pass_mark))
    order = list(fields.modules) if fields else []
    modules.sort(key=lambda module: order.index(module.slug) if module.slug in order else len(order))
    return Course(
        fields.title if fields else "",
        pass_mark,
        tuple(modules),
        tuple(scenarios),
        tuple(quizzes),
        statements,
        tables,
        agency,
        documents,
        frozenset(_files(root)),
        {slug: settings.lines.get(f"modules.{at}", 1) for at, slug in enumerate(order)},
        read_navigation(_text(root, "mkdocs.yml", [])),
        tuple(unread),
    )


def _files(root: Path) -> Iterator[str]:
    for entry in sorted(root.glob("*")):
        if entry.is_file():
            yield entry.name
    for folder in FOLDERS:
        for file in sorted((root / folder).rglob("*")):
            if file.is_file():
                yield file.relative_to(root).as_posix()


def _pages(root: Path, unread: list[Finding]) -> Iterator[tuple[str, str]]:
    for path in _files(root):
        if path.endswith(".md") and ("/" not in path or path.split("/")[0] in ("docs", "scenarios", "quizzes")):
            yield path, _text(root, path, unread)


def _text(root: Path, path: str, unread: list[Finding]) -> str:
    """A file's text; what is missing or not UTF-8 becomes a finding, and the rest is read."""
    try:
        raw = (root / path).read_bytes()
    except OSError:
        unread.append(Finding(path, 1, "file", "this file can't be read; put it back, or its folder's rights right"))
        return ""
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        unread.append(Finding(path, line, "file", "this line is not UTF-8 text; save the file as UTF-8"))
        return raw.decode("utf-8", "replace").replace("\r\n", "\n")


def _tables(root: Path, unread: list[Finding]) -> Iterator[tuple[str, Table]]:
    for file in sorted((root / "data").glob("*.csv")):
        cells = _text(root, f"data/{file.name}", unread)
        table, findings = read_table(file.stem, cells, _text(root, f"data/{file.stem}.yml", unread))
        unread += findings
        if table:
            yield file.stem, table


def _document(path: str, source: str, tables: Mapping[str, Table]) -> Document:
    def figure(target: str) -> str | None:
        return figure_of(tables, path, target)

    return read_document(path, split(source)[1], figure)


def figure_of(tables: Mapping[str, Table], path: str, target: str) -> str | None:
    """The figure that a link on a page stands for, with its unit ("48%"); None if it is no link to a figure.

    A link to a figure that is not there gives "…", so that the text around it can be read and checked.
    """
    file, _, name = resolve(path, target)
    if not (file.startswith("data/") and file.endswith(".csv") and name):
        return None
    table = tables.get(file.removeprefix("data/").removesuffix(".csv"))
    value = table.figure(name) if table else None
    return f"{value}{table.unit}" if table and value is not None else "…"
