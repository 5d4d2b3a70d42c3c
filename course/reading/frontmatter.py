"""YAML to records: front matter and the course's own YAML files, every mistake with its line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import NoneType, UnionType
from typing import Annotated, Any, Generic, Literal, TypeVar, Union, get_args, get_origin

import msgspec
import yaml

from course.model import Finding

_FRONT = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
# libyaml where PyYAML was built with it: the same YAML, read ten times as fast.
_FAST: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Loader(_FAST):  # type: ignore[misc]
    """Reads YAML; what looks like a date and is none (2027-02-30) stays text, so that its own line is named."""

    def construct_yaml_timestamp(self, node: Any) -> Any:
        """The date, or the text."""
        try:
            return super().construct_yaml_timestamp(node)
        except ValueError:
            return node.value


Loader.add_constructor("tag:yaml.org,2002:timestamp", Loader.construct_yaml_timestamp)
DEEPEST = 8
"""How far a file may nest; ours go down to four."""


class Fields(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """What a YAML file may say; subclasses name the fields."""


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


def read_fields(kind: type[F], path: str, source: str, first: int = 1, rule: str = "front-matter") -> Front[F]:
    """Read YAML into a record.

    Args:
        kind: the record, whose fields are what may be said.
        path: the file, for messages.
        source: the YAML.
        first: the line of the file on which the YAML begins.
        rule: the rule under whose name mistakes are reported.
    """
    if not source.strip() and any(info.required for info in msgspec.structs.fields(kind)):
        what = (
            "front matter is missing; begin the file with ---, the fields and ---" if first > 1 else "the file is empty"
        )
        return Front(None, {}, (Finding(path, 1, rule, what if first > 1 else f"{what}; write its fields"),))
    try:
        loader = Loader(source)
        node = loader.get_single_node()
        lines, twice = _lines(node, first)
        data = loader.construct_document(node) if node is not None else {}
    except (yaml.YAMLError, ValueError, TypeError, RecursionError) as error:
        return Front(None, {}, (_unreadable(path, error, first, rule),))
    if twice:
        return Front(
            None, lines, tuple(Finding(path, line, rule, f"`{key}` stands twice; keep one") for key, line in twice)
        )
    data = {} if data is None else data
    try:
        return Front(msgspec.convert(data, kind), lines)
    except (msgspec.ValidationError, OverflowError):
        mistakes = [*_mistakes(kind, data, ())] or [((), "this can't be what it is; mend it")]
    return Front(None, lines, tuple(Finding(path, _line(where, lines, first), rule, told) for where, told in mistakes))


def _unreadable(path: str, error: Exception, first: int, rule: str) -> Finding:
    mark = getattr(error, "problem_mark", None)
    line = first + (mark.line if mark else 0)
    what = getattr(error, "problem", None) or "it nests too deeply or holds a value that is none"
    mend = (
        "look there for a missing colon, quotation mark or space, or put text that has a colon between quotation marks"
    )
    return Finding(path, line, rule, f"this is not YAML that can be read: {what}; {mend}")


def _lines(node: Any, first: int) -> tuple[dict[str, int], list[tuple[str, int]]]:
    """The line of every key and item, by its path joined with dots; and the keys that stand twice."""
    found: dict[str, int] = {}
    twice: list[tuple[str, int]] = []
    pending: list[tuple[Any, tuple[str, ...]]] = [(node, ())]
    while pending:
        here, key = pending.pop()
        if len(key) > DEEPEST:
            raise ValueError
        pairs: list[tuple[str, Any, Any]] = []
        if isinstance(here, yaml.MappingNode):
            pairs = [(str(name.value), name, value) for name, value in here.value]
        elif isinstance(here, yaml.SequenceNode):
            pairs = [(str(at), item, item) for at, item in enumerate(here.value)]
        for name, mark, value in pairs:
            path = ".".join((*key, name))
            line = first + mark.start_mark.line
            if path in found:
                twice.append((path, line))
            found[path] = line
            pending.append((value, (*key, name)))
    return found, twice


Mistake = tuple[tuple[str, ...], str]
"""Where, as keys from the top; and what is wrong, with how to mend it."""


def _mistakes(kind: Any, value: Any, where: tuple[str, ...]) -> Iterator[Mistake]:
    """Everything in a value that its type does not allow; each field and item is looked at by itself."""
    kind = _said(kind, value)
    origin, arguments = get_origin(kind), get_args(kind)
    if isinstance(kind, type) and issubclass(kind, Fields):
        yield from _struct(kind, value, where)
    elif origin is Mapping and isinstance(value, dict):
        for key, inner in value.items():
            yield from _leaf(arguments[0], key, (*where, str(key)))
            yield from _mistakes(arguments[1], inner, (*where, str(key)))
    elif origin is tuple and isinstance(value, list):
        for at, inner in enumerate(value):
            yield from _mistakes(arguments[0], inner, (*where, str(at)))
    else:
        yield from _leaf(kind, value, where)


def _said(kind: Any, value: Any) -> Any:
    """The type that a value is held to: of `X | None` the X where something stands, of a bounded list its items'."""
    inner = get_args(kind)[0] if get_origin(kind) is Annotated else kind
    if get_origin(inner) in (Union, UnionType) and value is not None:
        return _said(next(one for one in get_args(inner) if one is not NoneType), value)
    return inner if value and get_origin(inner) in (Mapping, tuple) else kind


def _struct(kind: type[Fields], value: Any, where: tuple[str, ...]) -> Iterator[Mistake]:
    if not isinstance(value, dict):
        yield where, f"{_name(where)} is not a set of names and values; write each as name: value on a line of its own"
        return
    known = {info.encode_name: info for info in msgspec.structs.fields(kind)}
    for key, inner in value.items():
        if key in known:
            yield from _mistakes(known[key].type, inner, (*where, str(key)))
        else:
            yield (*where, str(key)), f"`{key}` is no field here; the fields are {', '.join(known)}"
    for name, info in known.items():
        if info.required and name not in value:
            yield where, f"`{name}` is missing; add it"


_WORDS = (
    (r"Expected `str` of length >= 1", "is empty; say it in a few words"),
    (r"Expected `str` of length <= (\d+)", "is too long; say it in at most {0} letters"),
    (r"Expected `(?:array|object)` of length >= (\d+)", "has too few entries; give at least {0}"),
    (r"Expected `int` >= (\d+)", "is too small; write {0} or more"),
    (r"Expected `int` <= (\d+)", "is too large; write {0} or less"),
    (r"Expected `int", "is not a whole number; write digits only, such as 15"),
    (r"Expected `(?:date|str)` matching|Expected `str` matching", "is not in the form it must have; {form}"),
    (r"Expected `str", "is not text; put it between quotation marks"),
    (r"Expected `array", "is not a list; write [one, another]"),
    (r"Expected `object", "is not a set of names and values; write each as name: value on a line of its own"),
    (r"Expected `date|Invalid RFC3339", "is no date; write it as 2027-06-30"),
    (r"Invalid enum value", "is none of what it may be; use one of {choices}"),
)


def _leaf(kind: Any, value: Any, where: tuple[str, ...]) -> Iterator[Mistake]:
    try:
        msgspec.convert(value, kind)
    except (msgspec.ValidationError, OverflowError) as error:
        for pattern, words in _WORDS:
            if found := re.match(pattern, str(error)):
                told = words.format(*found.groups(), form=_form(kind), choices=", ".join(_choices(kind)))
                yield where, f"{_name(where)} {told}"
                return
        yield where, f"{_name(where)} can't be what it is; mend that value"


def _form(kind: Any) -> str:
    """What the type's own description says of its form."""
    described = (getattr(meta, "description", None) for meta in getattr(kind, "__metadata__", ()))
    return next((text for text in described if text), "write it as the trainers' pages show")


def _choices(kind: Any) -> list[str]:
    if get_origin(kind) is Literal:
        return [str(choice) for choice in get_args(kind)]
    return [choice for inner in get_args(kind) for choice in _choices(inner)]


def _name(where: tuple[str, ...]) -> str:
    """How a message names a place: "`groups`, entry 2"."""
    if not where:
        return "this"
    if where[-1].isdigit() and len(where) > 1:
        return f"{_name(where[:-1])}, entry {int(where[-1]) + 1},"
    return f"`{'.'.join(where)}`"


def _line(where: tuple[str, ...], lines: Mapping[str, int], first: int) -> int:
    """The line of the nearest key that was written."""
    while where:
        if ".".join(where) in lines:
            return lines[".".join(where)]
        where = where[:-1]
    return first
