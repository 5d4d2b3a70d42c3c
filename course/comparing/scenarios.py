"""Scenarios compared: scenes, choices and verdicts, and what can be reached by them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from course.comparing.change import ChoiceChange, ChoiceHow, FieldChange, ScenarioChange, SceneChange
from course.comparing.fields import field_changes, in_words
from course.comparing.map_part import map_part
from course.comparing.pairs import Pairs, paired
from course.comparing.words import Words, compare_paragraphs, compare_words, is_same_text
from course.model import Choice, Scenario, Scene
from course.queries.answer_text import scene_paragraphs
from course.queries.graph import adjacency, reached


def compare_scenarios(old: Sequence[Scenario], new: Sequence[Scenario]) -> tuple[ScenarioChange, ...]:
    """Return the scenarios that changed, are new or are gone."""
    before = {one.document.path: one for one in old}
    after = {one.document.path: one for one in new}
    texts = ({path: one.document.text for path, one in side.items()} for side in (before, after))
    pairs = paired(*texts)
    then = pairs.then
    found = [
        change
        for path, one in after.items()
        if (change := _changed(before[then[path]], one) if path in then else _whole(one, is_new=True))
    ]
    return (*found, *(_whole(before[path], is_new=False) for path in pairs.gone))


def scene_pairs(old: Scenario, new: Scenario) -> Pairs:
    """Return which scene of then is which of now."""
    return paired(*({scene.id: _text(scene) for scene in one.scenes} for one in (old, new)))


def _text(scene: Scene) -> str:
    choices = (choice.text for choice in scene.choices)
    return "\n".join([scene.body, *choices, *(verdict.reason for verdict in scene.verdicts)])


def _whole(scenario: Scenario, is_new: bool) -> ScenarioChange:
    """A scenario that is new or gone, with all its scenes."""
    scenes = {scene.id: scene for scene in scenario.scenes}
    then: dict[str, Scene] = {} if is_new else scenes
    now: dict[str, Scene] = scenes if is_new else {}
    pairs = Pairs(both=(), gone=tuple(then), added=tuple(now))
    fields = _fields(scenario)
    lost_endings, lost_scenes = _unreached(scenario, scenes) if is_new else ((), ())
    return ScenarioChange(
        how="added" if is_new else "gone",
        path=scenario.document.path,
        title=scenario.title,
        fields=field_changes({}, fields) if is_new else field_changes(fields, {}),
        scenes=tuple(_entire(scenario, scene, is_new) for scene in scenario.scenes),
        lost_endings=lost_endings,
        lost_scenes=lost_scenes,
        map=map_part(then, now, pairs),
    )


def _fields(scenario: Scenario) -> dict[str, str]:
    start = scenario.scenes[0].title if scenario.scenes else ""
    return {
        "title": scenario.title,
        "summary": scenario.summary,
        "module": scenario.module,
        "objectives": in_words(scenario.objectives),
        "minutes": in_words(scenario.minutes),
        "opening": scenario.intro,
        "first scene": start,
    }


def _changed(old: Scenario, new: Scenario) -> ScenarioChange | None:
    """A scenario that is there in both versions; None where nothing of it changed."""
    pairs = scene_pairs(old, new)
    before, after = ({scene.id: scene for scene in one.scenes} for one in (old, new))
    then = pairs.then
    scenes = [
        change
        for id, scene in after.items()
        if (
            change := _scene((old, before[then[id]]), (new, scene), pairs)
            if id in then
            else _entire(new, scene, is_new=True)
        )
    ]
    scenes += [_entire(old, before[id], is_new=False) for id in pairs.gone]
    fields = field_changes(_fields(old), _fields(new))
    former = old.document.path if old.document.path != new.document.path else ""
    if not (scenes or fields or former):
        return None
    endings, others = _unreached(new, {pairs.now[id] for id in _reached(old) if id in pairs.now} | {*pairs.added})
    return ScenarioChange(
        how="changed",
        path=new.document.path,
        title=new.title,
        former=former,
        fields=fields,
        scenes=tuple(scenes),
        lost_endings=endings,
        lost_scenes=others,
        map=map_part(before, after, pairs),
    )


def _reached(scenario: Scenario) -> set[str]:
    return reached(adjacency(scenario), [scenario.scenes[0].id]) if scenario.scenes else set()


def _unreached(scenario: Scenario, among: Collection[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the titles of endings, and of other scenes, that no way leads to; only of some, by their ids."""
    lost = [scene for scene in scenario.scenes if scene.id in among and scene.id not in _reached(scenario)]
    endings = tuple(scene.title for scene in lost if scene.is_ending)
    return endings, tuple(scene.title for scene in lost if not scene.is_ending)


def verdict_of(scene: Scene) -> str:
    """Return the kind of an ending's verdict; "" for any other scene."""
    return scene.verdicts[0].kind if scene.is_ending and scene.verdicts else ""


def _entire(scenario: Scenario, scene: Scene, is_new: bool) -> SceneChange:
    titles = _titles(scenario)
    return SceneChange(
        how="added" if is_new else "gone",
        id=scene.id,
        title=scene.title,
        verdict=verdict_of(scene),
        reason=reason_of(scene),
        paragraphs=tuple(_one_sided(text, is_new) for text in scene_paragraphs(scenario, scene)),
        choices=tuple(
            ChoiceChange(
                how="added" if is_new else "gone",
                words=_one_sided(choice.text, is_new),
                before="" if is_new else titles.get(choice.target, choice.target),
                after=titles.get(choice.target, choice.target) if is_new else "",
            )
            for choice in scene.choices
        ),
    )


def _one_sided(text: str, is_new: bool) -> Words:
    return compare_words("", text) if is_new else compare_words(text, "")


def _titles(scenario: Scenario) -> dict[str, str]:
    return {scene.id: scene.title for scene in scenario.scenes}


def _scene(was: tuple[Scenario, Scene], now: tuple[Scenario, Scene], pairs: Pairs) -> SceneChange | None:
    """A scene that is there in both versions; None where nothing of it changed."""
    old, new = was[1], now[1]
    fields = (
        *field_changes({"title": old.title, "place": old.place}, {"title": new.title, "place": new.place}),
        *_verdict_changes(old, new),
    )
    paragraphs = compare_paragraphs(scene_paragraphs(*was), scene_paragraphs(*now))
    choices = tuple(_choice_changes(old, new, pairs, (_titles(was[0]), _titles(now[0]))))
    if not (fields or paragraphs or choices or old.id != new.id):
        return None
    return SceneChange(
        how="changed",
        id=new.id,
        title=new.title,
        former=old.id if old.id != new.id else "",
        verdict=verdict_of(new),
        fields=fields,
        paragraphs=paragraphs,
        choices=choices,
    )


def _verdict_changes(old: Scene, new: Scene) -> tuple[FieldChange, ...]:
    sides = [{"verdict": verdict_of(one), "reason": reason_of(one), "passage": _passages(one)} for one in (old, new)]
    return field_changes(*sides)


def reason_of(scene: Scene) -> str:
    """Return the reason of an ending's verdict, without the addresses of its links."""
    return _TARGET.sub("]", scene.verdicts[0].reason) if scene.verdicts else ""


_TARGET = re.compile(r"\]\([^()\s]*\)")


def _passages(scene: Scene) -> str:
    return ", ".join(link.target for verdict in scene.verdicts[:1] for link in verdict.links)


def _choice_changes(
    old: Scene, new: Scene, pairs: Pairs, titles: tuple[Mapping[str, str], Mapping[str, str]]
) -> Iterator[ChoiceChange]:
    """Yield what changed of a scene's choices: first those that can be told by their text, then by where they lead."""
    now = pairs.now
    left, fresh = [*old.choices], [*new.choices]
    for choice in new.choices:
        same = [one for one in left if is_same_text(one.text, choice.text)]
        kept = [one for one in same if now.get(one.target, one.target) == choice.target] or same
        if kept:
            left.remove(kept[0])
            fresh.remove(choice)
            if now.get(kept[0].target, kept[0].target) != choice.target:
                yield _choice("rewired", kept[0], choice, titles)
    for choice in [*fresh]:
        kept = [one for one in left if now.get(one.target) == choice.target]
        if kept:
            left.remove(kept[0])
            fresh.remove(choice)
            yield _choice("reworded", kept[0], choice, titles)
    yield from (_choice("gone", one, None, titles) for one in left)
    yield from (_choice("added", None, one, titles) for one in fresh)


def _choice(
    how: ChoiceHow, old: Choice | None, new: Choice | None, titles: tuple[Mapping[str, str], Mapping[str, str]]
) -> ChoiceChange:
    before, after = titles
    return ChoiceChange(
        how=how,
        words=compare_words(old.text if old else "", new.text if new else ""),
        before=before.get(old.target, old.target) if old else "",
        after=after.get(new.target, new.target) if new else "",
    )
