"""Where a new module, scenario or quiz has to be named: course.yml, the menu, and the guide of supervisors."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

import yaml

from course.model.site_paths import module_path, site_path
from course.new.draft import Draft
from course.new.naming import NotNew
from course.new.yaml_text import Place, add_items, add_lines, node_at
from course.queries.guide_sessions import sessions_of

SETTINGS, MENU = "course.yml", "mkdocs.yml"

_NUMBERED = re.compile(r"\d+(?=\W)")


def add_to_settings(draft: Draft, module: str, scenario: str) -> list[str]:
    """Name a module last in the course, and on each learning path that had all modules; return these paths' titles."""
    known = {one.slug for one in draft.course.modules}
    draft.edit(SETTINGS, lambda text: add_items(text, ["modules"], module))
    titles = []
    for at, path in enumerate(draft.course.learning_paths):
        if not known <= {*path.modules}:
            continue
        titles.append(path.title)
        for name, value in (("modules", module), *([("scenarios", scenario)] if path.scenarios else [])):
            place = ["paths", at, name]
            draft.edit(SETTINGS, lambda text, place=place, value=value: add_items(text, place, value))  # type: ignore[misc]
    return titles


def add_module_to_menu(draft: Draft, title: str, pages: Sequence[tuple[str, str]]) -> None:
    """Add a part of the menu for a module below that of the last one, with its pages: their labels and files."""
    text = draft.text(MENU)
    place = _place_of(text, module_path(draft.course.modules[-1].slug))
    group = node_at(text, place[:2])
    indent = " " * (node_at(text, place[:1]).start_mark.column)
    last = group.value[0][0].value if isinstance(group, yaml.MappingNode) else ""
    number = _NUMBERED.match(last)
    label = f"{int(number[0]) + 1} {title}" if number else title
    inner = f"{indent}    "
    if isinstance(group, yaml.MappingNode) and isinstance(group.value[0][1], yaml.SequenceNode):
        inner = " " * group.value[0][1].start_mark.column
    lines = [f"{indent}- {json.dumps(label, ensure_ascii=False)}:"]
    lines += [f"{inner}- {_entry(*page)}" for page in pages]
    draft.edit(MENU, lambda text: add_lines(text, place[:2], lines))


def add_page_to_menu(draft: Draft, path: str, title: str, siblings: Sequence[str]) -> None:
    """Add a page to the menu below the last of its siblings; its label is made as theirs are."""
    text = draft.text(MENU)
    places = [_place_of(text, sibling) for sibling in siblings]
    place = max(places, key=lambda one: node_at(text, one).start_mark.line)
    label = str(place[-1]).partition(":")[0] if isinstance(place[-1], str) and ":" in place[-1] else ""
    at = max(at for at, step in enumerate(place) if isinstance(step, int))
    indent = " " * node_at(text, place[:at]).start_mark.column
    line = f"{indent}- {_entry(f'{label}: {title}' if label else '', path)}"
    draft.edit(MENU, lambda text: add_lines(text, place, [line]))


def add_to_guide(draft: Draft, session: str) -> bool:
    """Add a session to the guide below the last one; return whether the course has such a guide."""
    sessions = sessions_of(draft.course)
    if not sessions:
        return False

    def edit(text: str) -> str:
        rows = text.split("\n")
        above = "\n".join(rows[: sessions[-1].last]).rstrip("\n")
        below = "\n".join(rows[sessions[-1].last :]).strip("\n")
        return f"{above}\n\n{session.strip()}\n" + (f"\n{below}\n" if below else "")

    draft.edit(sessions[-1].path, edit)
    return True


def _entry(label: str, path: str) -> str:
    """Return an entry of the menu; without a label the page's title is shown."""
    return f"{json.dumps(label, ensure_ascii=False)}: {site_path(path)}" if label else site_path(path)


def _place_of(text: str, path: str) -> list[str | int]:
    """Return the place of a page in the menu."""
    found = _search(node_at(text, ["nav"]), site_path(path), ["nav"])
    if found is None:
        raise NotNew(f"the menu in {MENU} has no {site_path(path)}; add it under nav first")
    return found


def _search(node: yaml.Node, target: str, place: Place) -> list[str | int] | None:
    if isinstance(node, yaml.ScalarNode):
        return [*place] if node.value == target else None
    inner: list[tuple[str | int, yaml.Node]] = (
        [(key.value, value) for key, value in node.value]
        if isinstance(node, yaml.MappingNode)
        else [*enumerate(node.value)]
    )
    return next((found for step, part in inner if (found := _search(part, target, [*place, step]))), None)
