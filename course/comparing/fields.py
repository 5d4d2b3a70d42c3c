"""Fields and entries compared: named values and texts, whatever they are of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

import msgspec

from course.comparing.change import EntryChange, FieldChange
from course.comparing.pairs import paired
from course.comparing.words import compare_words, is_changed
from course.model import Document
from course.queries.content_hash import POSITIONS

Fields = Mapping[str, str]
"""Values in words, by what they are called."""


def field_changes(old: Fields, new: Fields) -> tuple[FieldChange, ...]:
    """Return the fields that say something else, those first that are there now."""
    names = dict.fromkeys([*new, *old])
    compared = (FieldChange(name, compare_words(old.get(name, ""), new.get(name, ""))) for name in names)
    return tuple(one for one in compared if is_changed(one.words))


def entry_changes(old: Mapping[str, Fields], new: Mapping[str, Fields]) -> tuple[EntryChange, ...]:
    """Return the entries of a list that changed, are new or are gone; one under another name is known by its text."""
    pairs = paired(*({name: "\n".join(fields.values()) for name, fields in side.items()} for side in (old, new)))
    then = pairs.then
    found = []
    for name, fields in new.items():
        if name not in then:
            found.append(EntryChange(how="added", name=name, fields=field_changes({}, fields)))
        elif (changed := field_changes(old[then[name]], fields)) or then[name] != name:
            former = then[name] if then[name] != name else ""
            found.append(EntryChange(how="changed", name=name, fields=changed, former=former))
    gone = (EntryChange(how="gone", name=name, fields=field_changes(old[name], {})) for name in pairs.gone)
    return (*found, *gone)


def in_words(value: object) -> str:
    """Return a value as people write it: a list with commas, nothing for what is not there."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (tuple, list)):
        return ", ".join(map(in_words, value))
    if isinstance(value, frozenset):
        return ", ".join(sorted(map(in_words, value)))
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {in_words(inner)}" for key, inner in value.items())
    if isinstance(value, Document):
        return value.path
    if isinstance(value, msgspec.Struct):
        return ", ".join(f"{key}: {inner}" for key, inner in flat(value))
    return str(value)


def fields_of(record: msgspec.Struct, *left_out: str) -> dict[str, str]:
    """Return the fields of a record in words, but for where it stands in its file and some that are named."""
    return {name: words for name, words in flat(record) if name not in left_out}


def flat(record: msgspec.Struct) -> Iterator[tuple[str, str]]:
    """Yield the fields of a record in words, those of records in it and of mappings by both names."""
    for name in record.__struct_fields__:
        value = getattr(record, name)
        if name in POSITIONS:
            continue
        if isinstance(value, msgspec.Struct):
            yield from ((f"{name}.{inner}", words) for inner, words in flat(value))
        elif isinstance(value, Mapping):
            yield from ((f"{name}.{key}", in_words(inner)) for key, inner in value.items())
        else:
            yield name, in_words(value)
