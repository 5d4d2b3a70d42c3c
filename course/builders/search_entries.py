"""What the theme's search finds on a page, kept while the site is served: it parses every page in Python."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from course.builders.memory import Memory
from course.builders.page_inputs import headings_of

THEME_SEARCH = "material.plugins.search.plugin"
"""The module of the plugin; another search may do more with a page than to add entries."""

Hook = Callable[..., Any]


def find_once(memory: Memory, hook: Hook) -> Hook:
    """Return a hook for a page's context; the theme's search does not read a page again that is as it was.

    Args:
        memory: what the server has made before.
        hook: the hook of a plugin.
    """
    plugin = getattr(hook, "__self__", None)
    if type(plugin).__module__ != THEME_SEARCH or not memory.is_on:
        return hook

    def on_page_context(context: Any, *, page: Any, **given: Any) -> Any:
        index = getattr(plugin, "search_index", None)
        if index is None:
            return hook(context, page=page, **given)

        def find() -> tuple[list[Any], str]:
            before = len(index.entries)
            hook(context, page=page, **given)
            found = index.entries[before:]
            del index.entries[before:]
            return found, page.content

        shown = (page.content, page.title, page.url, {**page.meta}, [*headings_of(page.toc)])
        name = ("search entries", page.file.src_uri)
        entries, page.content = memory.made(name, (*shown, {**getattr(plugin, "config", {})}), find)
        index.entries += entries
        return None

    return on_page_context
