"""A save makes anew only what depends on it, and every page is then what a build from nothing would make."""

from __future__ import annotations

import logging
import re
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from course.builders.memory import Memory
from tests.mistakes import copy_course

Edit = tuple[str, str, str]
"""A file, what is looked for in it (a pattern), and what is put there."""

EDITS: dict[str, list[Edit]] = {
    "a module's text": [("docs/modules/*.md", r"(?m)^## Sources\n", "## Sources\n\nSee below.\n")],
    "a module's title": [
        ("docs/modules/*.md", r"(?m)^title: .*", "title: Another name"),
        ("docs/modules/*.md", r"(?m)^# .*", "# Another name"),
    ],
    "a heading that a quiz cites": [("docs/modules/*.md", r"(?m)^(## [A-Z][^\n{]*)$", r"\1 now")],
    "a question": [("quizzes/*.md", r"(?m)^- \[ \] (.*)$", r"- [ ] Not \1")],
    "a quiz's title": [("quizzes/*.md", r"(?m)^title: .*", "title: Asked anew")],
    "a scene": [("scenarios/*.md", r"(?m)^(## [^\n]+)\n", r"\1\n\nIt is late.\n")],
    "a scenario's title": [("scenarios/*.md", r"(?m)^title: .*", "title: Played anew")],
    "what the agency says": [("agency.yml", r"(?m)^agency: .*|^name: .*", "name: Another agency")],
    "the course's title": [("course.yml", r"(?m)^title: .*", "title: Another course")],
    "the pass mark": [("course.yml", r"(?m)^pass_mark: .*", "pass_mark: 61")],
    "the name of the site": [("mkdocs.yml", r"(?m)^site_name: .*", "site_name: Another site")],
    "a template": [("overrides/main.html", r"\{% block content %\}", "{% block content %}\n<p>Soon.</p>")],
    "a part of a template": [("overrides/partials/module-steps.html", "Module {{", "Part {{")],
    "figures": [("data/*.csv", r"\b(\d)(\d)\b", r"\g<2>\g<1>")],
    "something broken": [("scenarios/*.md", r"(?m)^title: .*", "title: [")],
}


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    logging.disable()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield
    logging.disable(logging.NOTSET)


def server(root: Path, site: Path) -> Callable[[], None]:
    """What builds a site as a server does, again and again."""

    def load() -> object:
        return load_config(str(root / "mkdocs.yml"), site_dir=str(site))

    load_config(str(root / "mkdocs.yml")).plugins.on_startup(command="serve", dirty=False)
    first = load()
    first.plugins.on_startup(command="serve", dirty=False)  # type: ignore[attr-defined]
    again = [first]

    def builder() -> None:
        config = again.pop() if again else load()
        build(config, serve_url="http://127.0.0.1/")  # type: ignore[arg-type]

    return builder


def pages(site: Path) -> dict[str, str]:
    """All that is in a site, but for when it was built."""
    files = (file for file in site.rglob("*") if file.suffix in (".html", ".js", ".json"))
    texts = {file.relative_to(site).as_posix(): file.read_text(encoding="utf-8") for file in files}
    return {path: re.sub(r"Build Date UTC : [^\n]*", "", text) for path, text in texts.items()}


def apply(root: Path, edits: list[Edit]) -> None:
    for pattern, old, new in edits:
        changed = 0
        for file in sorted(root.glob(pattern))[:2]:
            text = file.read_text(encoding="utf-8")
            after = re.sub(old, new, text, count=1)
            file.write_text(after, encoding="utf-8")
            changed += after != text
        assert changed, f"{pattern} has no {old}"


@pytest.mark.parametrize("name", EDITS)
def test_a_save_shows_what_a_build_from_nothing_shows(name: str, tmp_path: Path) -> None:
    root = copy_course(tmp_path / "course", with_theme=True)
    rebuild = server(root, tmp_path / "served")
    rebuild()
    before = pages(tmp_path / "served")
    apply(root, EDITS[name])
    rebuild()
    server(root, tmp_path / "fresh")()
    after, fresh = pages(tmp_path / "served"), pages(tmp_path / "fresh")
    assert after.keys() == fresh.keys()
    assert [path for path in fresh if after[path] != fresh[path]] == []
    assert after != before


def test_only_what_changed_is_made_again() -> None:
    made: list[object] = []
    memory = Memory(is_on=True)
    for inputs in ("one", "one", "two", "two"):
        memory.begin()
        assert memory.made("page", inputs, lambda: made.append(inputs) or inputs) == inputs  # type: ignore[func-returns-value]  # noqa: B023
    assert made == ["one", "two"]
    memory.begin()
    memory.begin()
    memory.made("page", "two", lambda: made.append("forgotten"))
    assert made == ["one", "two", "forgotten"]


def test_a_build_remembers_nothing() -> None:
    memory = Memory(is_on=False)
    assert [memory.made("page", 1, lambda at=at: at) for at in range(3)] == [0, 1, 2]  # type: ignore[misc]
