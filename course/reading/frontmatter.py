"""YAML to records: front matter and the course's own YAML files, every mistake with its line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from course.model import Finding

_FRONT = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)


class Fields(BaseModel):
    """What a YAML file may say; subclasses name the fields."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


F = TypeVar("F", bound=Fields)


@dataclass(frozen=True)
class Front(Generic[F]):
    """What was read: the fields, or None with the findings that say why, and the line of each key."""

    fields: F | None
    lines: Mapping[str, int]
    findings: tuple[Finding, ...] = ()


def split(text: str) -> tuple[str, str]:
    """Part a page into its front matter (YAML) and its body, with blank lines in the front matter's place."""
    text = text.replace("\r\n", "\n")
    match = _FRONT.match(text)
    if match is None:
        return "", text
    return match[1], "\n" * match[0].count("\n") + text[match.end() :]


def read_fields(kind: type[F], path: str, source: str, first: int = 1) -> Front[F]:
    """Read YAML into a record.

    Args:
        kind: the record, whose fields are what may be said.
        path: the file, for messages.
        source: the YAML.
        first: the line of the file on which the YAML begins.
    """
    try:
        node = yaml.compose(source, Loader=yaml.SafeLoader)
        data = yaml.safe_load(source)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        return Front(None, {}, (_unreadable(path, error, first),))
    lines = dict(_lines(node, (), first))
    try:
        fields = kind.model_validate({} if data is None else data)
    except ValidationError as error:
        return Front(None, lines, tuple(_mistakes(kind, path, error, lines, first)))
    return Front(fields, lines)


def _unreadable(path: str, error: Exception, first: int) -> Finding:
    mark = getattr(error, "problem_mark", None)
    line = first + (mark.line if mark else 0)
    what = getattr(error, "problem", None) or "it is nested too deeply or holds a value that is none"
    mend = "look for a missing colon, quotation mark or space there, and indent with spaces"
    return Finding(path, line, "front-matter", f"this is not YAML that can be read: {what}; {mend}")


def _lines(node: yaml.Node | None, key: tuple[str, ...], first: int) -> list[tuple[str, int]]:
    """The line of every key and item, by its path joined with dots."""
    found: list[tuple[str, int]] = []
    pending = [(node, key)]
    while pending:
        here, key = pending.pop()
        pairs: list[tuple[str, Any, Any]] = []
        if isinstance(here, yaml.MappingNode):
            pairs = [(str(name.value), name, value) for name, value in here.value]
        elif isinstance(here, yaml.SequenceNode):
            pairs = [(str(at), item, item) for at, item in enumerate(here.value)]
        for name, mark, value in pairs:
            found.append((".".join((*key, name)), first + mark.start_mark.line))
            if len(key) < 8:
                pending.append((value, (*key, name)))
    return found


_WORDS = {
    "missing": "`{field}` is missing; add it",
    "extra_forbidden": "`{field}` is no field of this file; its fields are {fields}",
    "int_type": "`{field}` is not a whole number; write digits only, such as 15",
    "int_parsing": "`{field}` is not a whole number; write digits only, such as 15",
    "int_from_float": "`{field}` is not a whole number; write digits only, such as 15",
    "string_type": "`{field}` is not text; put it between quotation marks",
    "string_too_short": "`{field}` is empty; say it in a few words",
    "list_type": "`{field}` is not a list; write [one, another]",
    "tuple_type": "`{field}` is not a list; write [one, another]",
    "dict_type": "`{field}` is not a set of names and values; write each as name: value on a line of its own",
    "model_type": "this is not a set of names and values; write each as name: value on a line of its own",
    "too_short": "`{field}` is empty; give at least one",
    "date_from_datetime_parsing": "`{field}` is no date; write it as 2027-06-30",
    "date_type": "`{field}` is no date; write it as 2027-06-30",
}


def _mistakes(
    kind: type[Fields], path: str, error: ValidationError, lines: Mapping[str, int], first: int
) -> list[Finding]:
    findings = []
    for mistake in error.errors():
        where = [str(part) for part in mistake["loc"] if part != "[key]"]
        words = _WORDS.get(mistake["type"], "`{field}`: {message}; mend that value")
        message = words.format(
            field=".".join(where), fields=", ".join(kind.model_fields), message=_lowered(mistake["msg"])
        )
        findings.append(Finding(path, _line(where, lines, first), "front-matter", message))
    return findings


def _lowered(message: str) -> str:
    message = message.removeprefix("Value error, ")
    return message[:1].lower() + message[1:]


def _line(where: list[str], lines: Mapping[str, int], first: int) -> int:
    """The line of the nearest key that was written."""
    while where:
        if ".".join(where) in lines:
            return lines[".".join(where)]
        where = where[:-1]
    return first
