"""A new course: a small whole one to begin with, written into a folder of its own."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import yaml

from course.new.naming import NotNew, as_yaml, slug_of
from course.new.schemas import schemas_of

EXAMPLE = Path(__file__).parents[1] / "example"
"""The course that is copied."""

THEME = Path(__file__).parents[2] / "overrides"
"""The theme of the repository that this package is installed from."""

_ID, _TITLE = "my-course", "The example course"
"""What the example is called; a new course's own names stand in their place."""


def write_new_course(folder: Path, title: str = "") -> str:
    """Write a course that checks, builds and serves as it is, with a copy of the theme, into an empty folder.

    Args:
        folder: where it is to stand; it is made, and what is in it already is never written over.
        title: what the course is called; else its folder's name says it.

    Returns:
        the id of the course.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise NotNew(f"{folder} is not empty; name a folder that is not there yet")
    if not THEME.is_dir():
        raise NotNew(f"there is no theme at {THEME}; install this package from its repository: pip install -e .")
    title = " ".join(title.split()) or re.sub(r"[\W_]+", " ", folder.absolute().name).strip().capitalize() or _TITLE
    id = slug_of(title) or _ID
    id = id if yaml.safe_load(id) == id else f"course-{id}"
    shutil.copytree(EXAMPLE, folder, dirs_exist_ok=True)
    shutil.copytree(THEME, folder / "overrides")
    for file in EXAMPLE.rglob("*"):
        if file.is_file():
            _name(folder / file.relative_to(EXAMPLE), id, title)
    for path, schema in schemas_of(folder).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(schema, encoding="utf-8", newline="")
    return id


def _name(file: Path, id: str, title: str) -> None:
    """Write a course's own names into a file of the example; in YAML a title may need quotation marks."""
    text = file.read_text(encoding="utf-8").replace(_ID, id)
    written = as_yaml(title)
    text = re.sub(rf"(?m)^(title|site_name): {_TITLE}$", lambda found: f"{found[1]}: {written}", text)
    file.write_text(text.replace(_TITLE, title), encoding="utf-8", newline="")
