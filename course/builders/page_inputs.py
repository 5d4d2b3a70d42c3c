"""All that the HTML of a page depends on, so that a server can tell whether it has to fill a template again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any


class PageInputs:
    """What pages depend on, in one build; what they share is looked at once."""

    def __init__(self, config: Any, course: Any) -> None:
        """Look at what all pages depend on.

        Args:
            config: MkDocs's settings.
            course: the course.
        """
        folder = Path(config.theme.custom_dir) if config.theme.custom_dir else None
        templates = sorted(folder.rglob("*.html")) if folder and folder.is_dir() else []
        self._shared = (
            Path(config.config_file_path).read_bytes(),
            [(str(file), file.stat().st_mtime_ns) for file in templates],
            [str(css) for css in config.extra_css],
            [str(script) for script in config.extra_javascript],
            len(course.modules),
        )
        self._menu: list[Any] | None = None

    def of(self, context: Mapping[str, Any]) -> tuple[object, ...]:
        """Return what a page depends on; the version of the course is none of it."""
        page = context["page"]
        self._menu = self._menu or [*_menu(context["nav"].items)]
        return (
            self._shared,
            self._menu,
            *(page.content, page.title, dict(page.meta), page.url, page.edit_url, page.canonical_url),
            [*headings_of(page.toc)],
            *(_link(page.previous_page), _link(page.next_page), [above.title for above in page.ancestors]),
            {**context["facts"], "edition": ""},
            *(
                context.get(name)
                for name in ("module_steps", "home", "stylesheets", "stylesheets_without_scripts", "findings")
            ),
        )


def _menu(items: Iterable[Any]) -> Iterable[Any]:
    for item in items:
        yield item.title, getattr(item, "url", None), [*_menu(item.children or ())]


def headings_of(toc: Iterable[Any]) -> Iterable[Any]:
    """Yield all that a table of contents says of each heading."""
    for heading in toc:
        yield heading.id, heading.title, heading.level, [*headings_of(heading.children)]


def _link(page: Any) -> tuple[object, object] | None:
    return (page.title, page.url) if page else None
