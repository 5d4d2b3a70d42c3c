"""Blocks that the theme's templates write into pages: the only scripts and styles that a policy may name."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import jinja2

from course.publishing.built_site import DATA, digest_of

_BLOCK = re.compile(r"<(script|style)\b([^>]*)>(.*?)</\1\s*>", re.DOTALL | re.IGNORECASE)
_SOURCE = re.compile(r"""\bsrc\s*=""", re.IGNORECASE)
_TYPE = re.compile(r"""\btype\s*=\s*["']?([^"'\s>]*)""", re.IGNORECASE)


def theme_digests(environment: jinja2.Environment, config: Any, bases: Iterable[str]) -> frozenset[str]:
    """Return how a policy names each script and style that a template of the theme holds.

    Each is rendered by itself, out of the template's source: it can know the settings and how deep a page lies, and
    nothing of what stands on any page. So a text can't be taken for the theme's, wherever on a page it comes to stand.

    Args:
        environment: what fills the theme's templates.
        config: the builder's settings, as templates know them.
        bases: the ways from a page to the site's root, one for each depth that there is.
    """
    blocks = sorted({block for folder in _folders(environment) for block in _blocks(folder)})
    contexts = [{"config": config, "base_url": base} for base in sorted(bases)]
    return frozenset(
        digest_of(filled)
        for block in blocks
        for context in (contexts if "{" in block else contexts[:1])
        if (filled := _filled(environment, block, context)) is not None
    )


def paths_to_root(folder: Path, address: str) -> frozenset[str]:
    """Return the ways from a built site's pages to its root, one for each depth.

    The page for what is not found knows the site's address only.
    """
    depths = {len(page.relative_to(folder).parts) - 1 for page in folder.rglob("*.html")}
    return frozenset({urlsplit(address or "/").path, *("/".join([".."] * depth) or "." for depth in depths)})


def _folders(environment: jinja2.Environment) -> Iterator[Path]:
    """The folders of templates."""
    yield from map(Path, getattr(environment.loader, "searchpath", ()))


def _blocks(folder: Path) -> Iterator[str]:
    """The scripts and styles in the templates of a folder, as written; those that hold data are not run."""
    for here, below, names in os.walk(folder):
        # Thousands of icons; and what is no template.
        below[:] = [name for name in below if name not in (".icons", "assets")]
        for name in names:
            if name.endswith(".html"):
                for found in _BLOCK.finditer(Path(here, name).read_text(encoding="utf-8")):
                    kind = _TYPE.search(found[2])
                    if not _SOURCE.search(found[2]) and not (kind and kind[1].lower() in DATA):
                        yield found[3]


def _filled(environment: jinja2.Environment, block: str, context: Mapping[str, Any]) -> str | None:
    """A block as its template writes it; None for one that asks for more than there is, as a part that is off does."""
    if "{{" not in block and "{%" not in block:
        return block
    try:
        return environment.from_string(block).render(context)
    except jinja2.TemplateError:
        return None
