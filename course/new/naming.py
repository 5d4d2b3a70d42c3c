"""Names of what is new: titles, and the slugs of files that are made from them."""

from __future__ import annotations

import json
import re
import unicodedata

import yaml

from course.reading.slug import slug

MAX_TITLE_LENGTH = 80
"""In letters: a menu and a phone's screen hold no more."""

_ACTIVE = re.compile(r"[<>\[\]{}*_`\\|#]")
"""What Markdown, or a menu, takes for more than a letter."""


class NotNew(Exception):
    """What can't be written as it was asked for; the message says why."""


def slug_of(title: str) -> str:
    """Return the name of a file for a title: letters without accents, digits and hyphens; empty where it has none."""
    letters = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", slug(letters)).strip("-")


def checked_title(title: str) -> str:
    """Return a title in one line.

    Raises:
        NotNew: it is empty, too long, or holds what would not be shown as it is written.
    """
    title = " ".join(title.split())
    if not title:
        raise NotNew("the title is empty; write it in quotation marks")
    if len(title) > MAX_TITLE_LENGTH:
        raise NotNew(f"the title has {len(title)} of at most {MAX_TITLE_LENGTH} letters; shorten it")
    if (found := _ACTIVE.search(title)) or not title.isprintable():
        raise NotNew(f"a title is plain words; leave out {found[0] if found else 'what can not be seen'}")
    return title


def checked_name(title: str, name: str = "") -> str:
    """Return the name of a file, as it is given or made from a title.

    Raises:
        NotNew: the name has other letters than names of files have, or the title has none of these.
    """
    if name and not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name):
        raise NotNew(f"“{name}” is no name of a file; use lower-case letters, digits and single hyphens")
    found = name or slug_of(title)
    if not found:
        raise NotNew(f"“{title}” has no letter that a file's name may have; add --name and a name such as first-steps")
    return found


def as_yaml(text: str) -> str:
    """Return a text as the value of a field: between quotation marks where it needs them."""
    is_plain = re.fullmatch(r"[^\W\d_][\w ,.’'-]*", text) is not None and yaml.safe_load(text) == text
    return text if is_plain else json.dumps(text, ensure_ascii=False)
