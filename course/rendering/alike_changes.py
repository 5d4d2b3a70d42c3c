"""Changes of the same words in several places, such as the new name of a page in its links: one is read for all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from course.comparing.change import SceneChange, SectionChange
from course.comparing.words import Words

Key = tuple[str, ...]
"""The words that a change takes out and puts in; empty for one that has more to it than words."""


def first_of_each(keys: Sequence[Key]) -> dict[int, list[int]]:
    """Return the places of changes to show, each with the places of later ones that change the same words."""
    first: dict[Key, int] = {}
    found: dict[int, list[int]] = {}
    for at, key in enumerate(keys):
        if key and key in first:
            found[first[key]].append(at)
        else:
            found[at] = []
            first.setdefault(key, at)
    return found


def words_of_scene(change: SceneChange) -> Key:
    """Return the words that changed in a scene, if nothing else did."""
    is_plain = change.how == "changed" and not (change.choices or change.former)
    return _changed([*(field.words for field in change.fields), *change.paragraphs]) if is_plain else ()


def words_of_section(change: SectionChange) -> Key:
    """Return the words that changed in a section, if nothing else did and no answer rests on it."""
    is_plain = change.how == "changed" and not (change.links or change.answers or change.former)
    return _changed(change.paragraphs) if is_plain else ()


def _changed(texts: Iterable[Words]) -> Key:
    return tuple(f"{run.how}:{run.text.strip()}" for words in texts for run in words if run.how != "same")
