"""The items of the theme's menu, each rendered once for all pages on which it is the same.

On most pages most items are: those that do not hold the page. Rendered anew on each they were a tenth of a build of 300
pages, and they grow as the square of their number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from jinja2 import Environment, Template
from jinja2.environment import TemplateModule
from markupsafe import Markup
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page
from mkdocs.utils import get_theme_dir

ITEM = "partials/nav-item.html"
"""The template of the theme whose macro `render` makes an item: of the item, its id and how deep it is in the menu."""

Render = Callable[..., Markup]


class MenuItems:
    """The items of a menu as they were rendered in one build."""

    def __init__(self, files: Iterable[File]) -> None:
        """Take the files of all pages."""
        self._folders = {folder for file in files for folder in PurePosixPath(file.url).parents}
        self._rendered: dict[tuple[object, ...], Markup] = {}
        self._sources: dict[int, frozenset[str]] = {}

    def on(self, page: Page, render: Render) -> Render:
        """Return what renders an item on a page, or takes it as it was rendered before.

        Args:
            page: the page.
            render: the theme's macro, which knows the page.
        """
        folder, source = self._folder(page.url), page.file.src_uri

        def rendered(item: Any, *place: object) -> Markup:
            name = (folder, id(item), *place)
            if (known := self._rendered.get(name)) is not None and source not in self._sources[id(item)]:
                return known
            html = render(item, *place)
            if id(item) not in self._sources:
                self._sources[id(item)] = frozenset(_sources(item))
            # An item that holds the page shows it; one of the theme's blog lists pages that the menu does not.
            if source not in self._sources[id(item)] and not getattr(item, "pages", None):
                self._rendered[name] = html
            return html

        return rendered

    def _folder(self, url: str) -> str:
        """Return all of a page's address that relative addresses of others depend on."""
        path = PurePosixPath(url)
        # Others lie below this one, as all do below the home page: their way from here is like that of no other page.
        return url if path in self._folders else f"{path.parent}/*"


def share_items(environment: Environment, files: Iterable[File]) -> None:
    """Let a theme's templates render each item of the menu once where it is the same; one of a theme's own are not.

    Args:
        environment: what fills the theme's templates.
        files: the files of all pages.
    """
    items, theme = MenuItems(files), Path(get_theme_dir("material"), ITEM)

    class SharingTemplate(Template):
        """A template of the theme that hands out the items of the menu."""

        def make_module(
            self, vars: dict[str, Any] | None = None, shared: bool = False, locals: Mapping[str, Any] | None = None
        ) -> TemplateModule:
            """Return what the template exports to one that imports it."""
            module = super().make_module(vars, shared, locals)
            page = (vars or {}).get("page")
            if page is not None and self.name == ITEM and Path(str(self.filename)) == theme:
                module.__dict__["render"] = items.on(page, module.__dict__["render"])
            return module

    environment.template_class = SharingTemplate


def _sources(item: Any) -> Iterator[str]:
    """Yield the sources of the pages that an item of the menu is or holds."""
    if item.is_page:
        yield item.file.src_uri
    for child in item.children or ():
        yield from _sources(child)
