"""The part of a scenario's graph in which something changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from course.comparing.change import DrawnHow, MapChoice, MapPart, MapScene
from course.comparing.pairs import Pairs
from course.model import Scene
from course.text.typography import untypeset_markdown

GONE = "gone:"
"""Stands before the id of a scene that is gone: one of now may have the same."""


def map_part(before: Mapping[str, Scene], after: Mapping[str, Scene], pairs: Pairs) -> MapPart:
    """Return the scenes and choices that are new, gone or led elsewhere, with the scenes next to them.

    Args:
        before: the scenes of then, by their ids.
        after: the scenes of now, by theirs.
        pairs: which of them are the same.
    """
    names = {old: pairs.now.get(old, GONE + old) for old in before}
    choices = [*_choices(before, after, names)]
    scenes = {one.id: one for one in _scenes(before, after, pairs)}
    moved = {one.id for one in scenes.values() if one.how != "same"}
    starts = moved | {choice.start for choice in choices if choice.how != "same"}
    near = (
        starts
        | {one.end for one in choices if one.start in starts}
        | {one.start for one in choices if one.end in moved}
    )
    return MapPart(
        scenes=tuple(scenes[id] for id in scenes if id in near),
        choices=tuple(one for one in choices if {one.start, one.end} <= near),
    )


def _scenes(before: Mapping[str, Scene], after: Mapping[str, Scene], pairs: Pairs) -> Iterator[MapScene]:
    """Yield all scenes, those that are gone last; one whose verdict changed is one that changed."""
    then = pairs.then
    for id, scene in after.items():
        was = before.get(then.get(id, ""))
        is_same = was is not None and _verdict(was) == _verdict(scene)
        how: DrawnHow = "same" if is_same else "changed" if was else "added"
        yield MapScene(id=id, title=scene.title, verdict=_verdict(scene), how=how)
    for id in pairs.gone:
        yield MapScene(id=GONE + id, title=before[id].title, verdict=_verdict(before[id]), how="gone")


def _verdict(scene: Scene) -> str:
    return scene.verdicts[0].kind if scene.is_ending and scene.verdicts else ""


def _choices(before: Mapping[str, Scene], after: Mapping[str, Scene], names: Mapping[str, str]) -> Iterator[MapChoice]:
    """Yield all choices of now, then those of then that are gone; one that leads elsewhere is both."""
    was = {(names[id], names.get(target, ""), text) for id, target, text in _edges(before.items())}
    now = {(id, target, text) for id, target, text in _edges(after.items())}
    for id, scene in after.items():
        for choice in scene.choices:
            if choice.target in after:
                text = untypeset_markdown(choice.text)
                said = {one: end for start, end, one in was if start == id}
                is_old = (id, choice.target, text) in was
                is_reworded = text not in said and choice.target in said.values()
                how: DrawnHow = "same" if is_old or is_reworded else "added"
                yield MapChoice(start=id, end=choice.target, text=choice.text, how=how)
    led = {(start, end) for start, end, _ in now}
    for id, scene in before.items():
        for choice in scene.choices:
            start, end = names[id], names.get(choice.target, "")
            if end and (start, end) not in led:
                yield MapChoice(start=start, end=end, text=choice.text, how="gone")


def _edges(scenes: Iterable[tuple[str, Scene]]) -> Iterator[tuple[str, str, str]]:
    for id, scene in scenes:
        for choice in scene.choices:
            yield id, choice.target, untypeset_markdown(choice.text)
