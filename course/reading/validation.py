"""Validation of YAML by the types of a record's fields: every mistake, in words that tell a person what to type."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from typing import Any

import msgspec
from msgspec import inspect

from course.reading.yaml_advice import INVISIBLE, OPENERS

Place = tuple[str, ...]
"""Where, as keys from the top."""

Mistake = tuple[Place, str]
"""Where, and what is wrong, with how to fix it."""

_SEQUENCES = (inspect.VarTupleType, inspect.ListType)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


def convert(data: Any, kind: Any) -> Any:
    """The record of a kind that some data makes; a number or date between quotation marks is one all the same."""
    return msgspec.convert(data, kind, strict=False)


def mistakes_in(data: Any, kind: Any, written: Mapping[Place, str]) -> Iterator[Mistake]:
    """Yield everything in some data that its kind does not allow; each field and item is looked at by itself.

    Args:
        data: what the YAML says.
        kind: a record.
        written: values as they stand in the file, by their place.
    """
    yield from _Validation(written).at(inspect.type_info(kind), data, (), "")


class _Validation:
    """A look at some data, with what was written."""

    def __init__(self, written: Mapping[Place, str]) -> None:
        self.written = written

    def at(self, info: inspect.Type, value: Any, where: Place, form: str) -> Iterator[Mistake]:
        """The mistakes of a value; `form` is what its type's description says of its form."""
        if isinstance(info, inspect.Metadata):
            described = (info.extra_json_schema or {}).get("description", "")
            yield from self.at(info.type, value, where, form or described)
        elif isinstance(info, inspect.UnionType):
            if value is not None:
                yield from self.at(
                    next(t for t in info.types if not isinstance(t, inspect.NoneType)), value, where, form
                )
        elif isinstance(info, inspect.StructType):
            yield from self.struct(info, value, where)
        elif isinstance(info, inspect.DictType) and isinstance(value, dict):
            yield from self.mapping(info, value, where)
        elif isinstance(info, _SEQUENCES) and isinstance(value, list):
            if len(value) < (info.min_length or 0):
                yield where, f"{name_of(where)} has too few entries; give at least {info.min_length}"
            for at, inner in enumerate(value):
                yield from self.at(info.item_type, inner, (*where, str(at)), "")
        elif message := self.leaf(info, value, where, form):
            yield where, f"{name_of(where)} {message}"

    def struct(self, info: inspect.StructType, value: Any, where: Place) -> Iterator[Mistake]:
        """The mistakes of a set of named fields."""
        if not isinstance(value, dict):
            names = ", ".join(field.encode_name for field in info.fields)
            fix = f"write each as name: value on a line of its own below; the names are {names}"
            yield where, f"{name_of(where)} is not a set of names and values; {fix}"
            return
        known = {field.encode_name: field for field in info.fields}
        meant: set[str] = set()
        for key, inner in value.items():
            if key in known:
                yield from self.at(known[key].type, inner, (*where, str(key)), "")
                continue
            guess = _guess(str(key), [name for name in known if name not in value])
            meant.add(guess)
            advice = f"write `{guess}`" if guess else _elsewhere(str(key), info) or f"the fields are {', '.join(known)}"
            yield (*where, str(key)), f"`{key}` is no field here; {advice}"
        for name, field in known.items():
            if field.required and name not in value and name not in meant:
                yield where, f"`{name}` is missing; add it"

    def mapping(self, info: inspect.DictType, value: dict[Any, Any], where: Place) -> Iterator[Mistake]:
        """The mistakes of names that a writer chooses, each with a value."""
        if len(value) < (info.min_length or 0):
            yield where, f"{name_of(where)} has too few entries; give at least {info.min_length}"
        for key, inner in value.items():
            place = (*where, str(key))
            if not isinstance(key, str):
                yield (
                    place,
                    f"the name `{self.written.get((*place, ''), key)}` is not text; put it between quotation marks",
                )
            elif message := self.key(info.key_type, key):
                yield place, f"the name `{key}` {message}"
            yield from self.at(info.value_type, inner, place, "")

    def key(self, info: inspect.Type, name: str) -> str:
        """Return what is wrong with a name that a writer chose; "" if nothing is."""
        if not isinstance(info, inspect.Metadata):
            return ""
        form = (info.extra_json_schema or {}).get("description", "")
        return _text(info.type, name, name, form) if isinstance(info.type, inspect.StrType) else ""

    def leaf(self, info: inspect.Type, value: Any, where: Place, form: str) -> str:
        """Return what is wrong with a value that holds no others; "" if nothing is."""
        as_written = self.written.get(where, "" if value is None else str(value))
        if isinstance(info, inspect.StrType):
            return _text(info, value, as_written, form)
        if isinstance(info, inspect.IntType):
            return _number(info, value)
        if isinstance(info, inspect.DateType):
            return _date(value, form)
        if isinstance(info, inspect.LiteralType):
            choices = ", ".join(map(str, info.values))
            return "" if value in info.values else f"is none of what it may be; use one of {choices}"
        if isinstance(info, _SEQUENCES):
            return f"is not a list; {_as_list(value)}"
        return "is not a set of names and values; write each as name: value on a line of its own, two spaces further in"


def name_of(where: Place) -> str:
    """Return how a message names a place: "`groups`, entry 2"."""
    if not where:
        return "this"
    if where[-1].isdigit() and len(where) > 1:
        return f"{name_of(where[:-1])}, entry {int(where[-1]) + 1},"
    return f"`{'.'.join(part for part in where if not part.isdigit())}`"


@cache
def texts_in(kind: Any) -> Mapping[Place, bool]:
    """The places of a record's texts, `*` standing for any name or number; and whether a text is prose.

    What must be in a form, as a name or an address, is no prose.
    """
    return dict(_texts(inspect.type_info(kind), ()))


def _texts(info: inspect.Type, where: Place) -> Iterator[tuple[Place, bool]]:
    if isinstance(info, inspect.Metadata):
        yield from _texts(info.type, where)
    elif isinstance(info, inspect.UnionType):
        for inner in info.types:
            yield from _texts(inner, where)
    elif isinstance(info, inspect.StructType):
        for field in info.fields:
            yield from _texts(field.type, (*where, field.encode_name))
    elif isinstance(info, inspect.DictType):
        yield from _texts(info.value_type, (*where, "*"))
    elif isinstance(info, _SEQUENCES):
        yield from _texts(info.item_type, (*where, "*"))
    elif isinstance(info, inspect.StrType):
        yield where, info.pattern is None


def _guess(key: str, missing: list[str]) -> str:
    """The field that a name most likely means, of those that are not there."""
    plain = re.sub(f"[{INVISIBLE}{OPENERS}\\s\"']", "", key).lower()
    same = [name for name in missing if re.sub(r"[-_]", "", name) == re.sub(r"[-_]", "", plain)]
    return next(iter([*same, *get_close_matches(plain, missing, 1, 0.75)]), "")


def _elsewhere(key: str, info: inspect.StructType) -> str:
    """Return where a name belongs that stands one step too far out; "" if nowhere near."""
    homes = [field.encode_name for field in info.fields if key in _names(field.type)]
    if not homes:
        return ""
    home = f"`{homes[0]}`" if len(homes) == 1 else "the name above it"
    return f"it belongs to {home}: put two spaces more before it and before what belongs to it"


def _names(info: inspect.Type) -> set[str]:
    if isinstance(info, inspect.Metadata):
        return _names(info.type)
    if isinstance(info, inspect.UnionType):
        return set().union(*map(_names, info.types))
    return {field.encode_name for field in info.fields} if isinstance(info, inspect.StructType) else set()


def _text(info: inspect.StrType, value: Any, written: str, form: str) -> str:
    if value is None:
        return "is empty; write its text after the colon"
    if isinstance(value, list) and len(value) == 1 and isinstance(value[0], str):
        return f"is not text; write {value[0]} without the brackets"
    if isinstance(value, list):
        return "is not text; put it between quotation marks, as what stands in brackets or after hyphens is a list"
    if isinstance(value, dict):
        return "is not text; put it between quotation marks, as a colon or a brace in it makes it something else"
    if not isinstance(value, str):
        return f'is not text; put it between quotation marks: "{written}"'
    if len(value) < (info.min_length or 0):
        return "is empty; say it in a few words"
    if info.max_length is not None and len(value) > info.max_length:
        return f"is too long; say it in at most {info.max_length} letters"
    if info.pattern and not re.search(info.pattern, value):
        return f"is not in the form it must have; {form or 'write it as the trainers’ pages show'}"
    return ""


def _number(info: inspect.IntType, value: Any) -> str:
    if isinstance(value, str) and re.fullmatch(r"[-+]?\d+", value):
        value = int(value)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int):
        return f"is not a whole number; write digits only, such as {_as_number(info, value)}"
    if info.ge is not None and value < info.ge:
        return f"is too small; write {info.ge} or more"
    if info.le is not None and value > info.le:
        return f"is too large; write {info.le} or less"
    return "" if abs(value) < 2**63 else "is too large; write a smaller number"


def _as_number(info: inspect.IntType, value: Any) -> int:
    """The number that was most likely meant: 15 of "15 min", 75 of 0.75 where percents are asked for."""
    lowest, highest = info.ge or 0, info.le or 10**6
    if isinstance(value, float) and 0 < value < 1 and info.le == 100:
        return round(100 * value)
    found = re.search(r"\d+", str(value)) if isinstance(value, str | float) else None
    return int(found[0]) if found and lowest <= int(found[0][:7]) <= highest else 15


def _date(value: Any, form: str) -> str:
    if isinstance(value, datetime.datetime):
        return f"is no date; write it as {value.date()}, without the time"
    if isinstance(value, datetime.date):
        return ""
    try:
        datetime.date.fromisoformat(value if re.fullmatch(r"\d{4}-\d\d-\d\d", str(value)) else "")
    except (TypeError, ValueError):
        return f"is no date; write it as {_as_date(str(value)) or '2027-06-30'}"
    return ""


def _as_date(text: str) -> str:
    """The date that a person most likely meant, in the one form that is read; "" if it can't be told."""
    if found := re.fullmatch(r"\s*(\d{1,2})([./-])(\d{1,2})[./-](\d{4})\s*", text):
        first, second, year = int(found[1]), int(found[3]), int(found[4])
        # With points the day comes first, with strokes the month, as far as that makes a date.
        day, month = (first, second) if (found[2] == "." and second <= 12) or first > 12 else (second, first)
    elif found := re.search(r"(?i)(\d{1,2})?(?:st|nd|rd|th)?\W*\b([a-z]{3})[a-z]*\W+(?:(\d{1,2})\D+)?(\d{4})", text):
        if found[2].lower() not in _MONTHS or not (found[1] or found[3]):
            return ""
        day, month, year = int(found[3] or found[1]), _MONTHS.index(found[2].lower()) + 1, int(found[4])
    elif found := re.fullmatch(r"\s*(\d{4})[./-](\d{1,2})[./-](\d{1,2})\s*", text):
        year, month, day = map(int, found.groups())
    else:
        return ""
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return ""


def _as_list(value: Any) -> str:
    if isinstance(value, str):
        if re.match(r"\s*-\S", value):
            return "put a space after each hyphen"
        if re.match(r"\s*[–—‐‑•·*]", value):
            return f"begin each entry with a hyphen (-), not with {value.strip()[0]}"
        if found := re.fullmatch(r"\s*(\d{1,3})\s*[-–]\s*(\d{1,3})\s*", value):
            first, last = int(found[1]), int(found[2])
            return f"write [{', '.join(map(str, range(first, min(last, first + 20) + 1)))}]"
        entries = [entry for entry in re.split(r"\s*[,;]\s*|\s+and\s+", value.strip(f"()[]\"'{OPENERS} ")) if entry]
        return f"write [{', '.join(entries[:6])}]" if entries and len(value) < 100 else "write [one, another]"
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f"write [{value}]"
    if isinstance(value, dict) and value:
        return f"write only the names: [{', '.join(map(str, [*value][:6]))}]"
    return "write [one, another]"
