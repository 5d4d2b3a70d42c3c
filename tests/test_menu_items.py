"""The theme's menu: an item that is rendered once for many pages is what it would be on each of them."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from benchmarks.generate import generate
from course.builders import mkdocs as plugin
from course.builders.menu_items import ITEM

NAV = """\
site_name: Made for trying
use_directory_urls: {urls}
theme: {{name: material, font: false, features: [{features}], custom_dir: overrides}}
plugins: [course, mkdocs_quiz]
nav:
  - index.md
  - Twice: modules/module-0.md
  - Case 0: [modules/module-0.md, scenarios/case-0.md, quizzes/quiz-0.md]
  - Case 1:
      - modules/module-1.md
      - Play: [scenarios/case-1.md, Elsewhere: https://example.org/]
      - quizzes/quiz-1.md
  - Folder: [more/index.md, more/one.md, more/deep/two.md]
"""
MENU = re.compile(r'<nav class="md-nav md-nav--primary".*?</nav>\s*</div>', re.DOTALL)


def menus(root: Path) -> dict[str, str]:
    """Build a course in its folder, as a server does, and return the menu of each page."""
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(root / "site"))
    config.plugins.on_startup(command="serve", dirty=False)
    build(config)
    files = (root / "site").rglob("*.html")
    return {str(file.relative_to(root)): MENU.findall(file.read_text(encoding="utf-8"))[0] for file in files}


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    logging.disable()
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A course whose menu has sections in sections, links, an index with pages below it, and a page twice."""
    generate(2, tmp_path)
    for name in ("index", "one", "deep/two"):
        page = tmp_path / f"docs/more/{name}.md"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(f"# The page {page.stem}\n", encoding="utf-8")
    (tmp_path / "overrides/partials").mkdir(parents=True)
    return tmp_path


@pytest.mark.parametrize(
    "features", ["", "navigation.prune", "navigation.sections, navigation.indexes, navigation.prune"]
)
@pytest.mark.parametrize("urls", ["true", "false"])
def test_menu_is_what_the_theme_makes_of_it(
    root: Path, features: str, urls: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (root / "mkdocs.yml").write_text(NAV.format(features=features, urls=urls), encoding="utf-8")
    shared = menus(root)
    monkeypatch.setattr(plugin, "share_items", lambda environment, files: None)
    assert menus(root) == shared
    assert len({*shared.values()}) == len(shared) > 10


def test_an_item_of_another_theme_is_made_on_each_page(root: Path) -> None:
    (root / "overrides" / ITEM).write_text(
        "{% macro render(item, path, level) %}<li>{{ page.title }}</li>{% endmacro %}"
    )
    (root / "mkdocs.yml").write_text(NAV.format(features="", urls="true"), encoding="utf-8")
    pages = menus(root)
    assert "<li>The page one</li>" in pages["site/more/one/index.html"]
    assert "<li>The page two</li>" in pages["site/more/deep/two/index.html"]
