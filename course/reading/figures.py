"""Figures that pages show by links to tables."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from course.model import Document, Table
from course.reading.front_matter import split
from course.reading.insert import shown_in
from course.reading.link_target import resolve, table_of
from course.reading.markdown import read_document


def read_with_figures(path: str, source: str, tables: Mapping[str, Table]) -> Document:
    """Return a page, its links to figures and its charts with what they show."""
    document = read_document(path, split(source)[1], lambda target: figure_of(tables, path, target))
    if not any(fence.info == "chart" for fence in document.fences):
        return document
    fences = tuple(replace(fence, shown=shown_in(path, fence, tables)) for fence in document.fences)
    return replace(document, fences=fences)


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
    return table.show(value) if table and value is not None else "…"
