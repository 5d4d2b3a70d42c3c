"""The names of files: which are not read, or read wrongly, because of what they are called."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

import msgspec

from course.model import Finding

_ENDINGS = {
    "scenarios": (".md",),
    "quizzes/bank": (".md",),
    "quizzes": (".md",),
    "docs/modules": (".md",),
    "data/languages": (".yml",),
    "data": (".csv", ".yml"),
    "reviews/experts": (".yml",),
    "reviews": (".yml",),
}
"""The folders in which every file is part of the course, and how those files end."""

_BEFORE = re.compile(r"data/languages/[^/]+/")

_CONTENT = ("docs/", "scenarios/", "quizzes/", "data/", "reviews/")

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_BACKUP = re.compile(r"~$|\.(?:orig|rej|bak|swp|swo|tmp|old|save)$|^#.*#$|_(?:BASE|LOCAL|REMOTE|BACKUP)_\d+|^~\$")
_TEXT = re.compile(r"(?i)\.(?:md|markdown|mdown|mkd|txt|text|docx?|odt|rtf|pages|gdoc|yml|yaml|csv|tsv|xlsx?|ods)$")
_OFFICE = re.compile(r"(?i)\.(?:docx?|odt|rtf|pages|gdoc|xlsx?|ods|numbers)$")
_QUIET = frozenset({"Thumbs.db", "desktop.ini", "Icon\r"})
"""What machines put into folders by themselves; so are files that begin with a point."""


class Misnamed(msgspec.Struct, frozen=True):
    """A file that is left out for its name, the name it should have ("" where none follows), and the finding."""

    path: str
    wanted: str
    finding: Finding


def read_names(files: Iterable[str]) -> tuple[Misnamed, ...]:
    """Every file of the content's folders that must be renamed or moved before it is read."""
    there = sorted(path for path in files if path.startswith(_CONTENT))
    found = {file.path: file for path in there if (file := _misnamed(path, there))}
    for path in _differing_by_case(there):
        found.setdefault(path, _twin(path))
    return tuple(found[path] for path in sorted(found))


def _misnamed(path: str, there: list[str]) -> Misnamed | None:
    folder, _, name = path.rpartition("/")
    if name.startswith(".") or name in _QUIET:
        return None
    if name == "README.md" and folder in ("data", "reviews"):
        return None  # the repository's web page shows it below the folder
    if _BEFORE.match(path):
        return None  # an original as it was when it was translated
    home = next((home for home in _ENDINGS if f"{path}/".startswith(f"{home}/")), "")
    if not home:
        return _page(path, folder, name, there) if folder.split("/")[0] == "docs" else None
    if home == "docs/modules" and not _TEXT.search(name) and "." in name.strip(".") and not _BACKUP.search(name):
        return None  # a picture or another file that a module shows
    if folder != home:
        what = f"nothing is read from the folder {folder}"
        return _misnamed_file(
            path, "", what, f"move this file into {home}" if name.endswith(_ENDINGS[home]) else f"move it out of {home}"
        )
    if any(name.endswith(ending) and _SLUG.fullmatch(name.removesuffix(ending)) for ending in _ENDINGS[home]):
        return None
    return _renamed(path, home, name, there)


def _renamed(path: str, home: str, name: str, there: list[str]) -> Misnamed:
    """A file in the right folder with a wrong name."""
    if _BACKUP.search(name):
        return _misnamed_file(path, "", "this is a copy that an editor or a merge left behind", "delete it")
    if _OFFICE.search(name):
        ending = _ENDINGS[home][0]
        return _misnamed_file(
            path, "", "this is no plain text, and is not read", f"copy its text into a new file {_slug(name)}{ending}"
        )
    is_other = not _TEXT.search(name) and "." in name.strip(".")
    if is_other or name.lower().startswith("readme.") or (name.endswith(".md") and ".md" not in _ENDINGS[home]):
        to = "docs/assets" if is_other and home != "data" else "docs"
        only = f"only {' and '.join(_ENDINGS[home])} files of the course are read from {home}"
        what = (
            f"every page in {home} is read as a part of the course, and this is none"
            if name.endswith(_ENDINGS[home])
            else only
        )
        return _misnamed_file(path, "", what, f"move this one to {to}, or delete it")
    ending = next(
        (e for e in _ENDINGS[home] if name.lower().endswith(e)), _ENDINGS[home][-1 if ".y" in name.lower() else 0]
    )
    wanted = f"{home}/{_slug(name)}{ending}"
    if wanted in there:
        return _misnamed_file(
            path,
            "",
            f"this looks like a copy of {wanted} and is not read",
            "delete it, or give it a name of its own in small letters",
        )
    plain = "this file is not read, as its name may hold only small letters a to z, digits and single hyphens"
    what = plain if name.endswith(_ENDINGS[home]) else f"this file is not read, as its name must end in {ending}"
    return _misnamed_file(path, wanted, what, f"rename it to {wanted}")


def _page(path: str, folder: str, name: str, there: list[str]) -> Misnamed | None:
    """A page elsewhere in docs/: only what would not become a page is told."""
    if _BACKUP.search(name) or (_OFFICE.search(name) and name.startswith("~")):
        return _misnamed_file(path, "", "this is a copy that an editor or a merge left behind", "delete it")
    is_page = re.search(r"(?i)\.(?:md|markdown|mdown|mkd)(?:\.txt)?$", name)
    if not is_page or (name.endswith(".md") and not re.search(r"[\s()]", name)):
        return None
    wanted = f"{folder}/{_slug(name)}.md"
    if wanted in there:
        return _misnamed_file(
            path, "", f"this looks like a copy of {wanted}", "delete it, or give it a name of its own without spaces"
        )
    plain = "the file's name has spaces or parentheses, which links can't hold"
    what = plain if name.endswith(".md") else "this file becomes no page, as its name must end in .md"
    return _misnamed_file(path, wanted, what, f"rename it to {wanted}")


def _slug(name: str) -> str:
    """The name a file should have, without its ending."""
    stem = name
    while _TEXT.search(stem):
        stem = _TEXT.sub("", stem)
    stem = re.sub(r"(?i)^copy of |\(\d+\)$|[- ]copy(?: ?\d+)?$", "", stem.strip()).strip()
    for letter, plain in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss"), ("ñ", "n")):
        stem = unicodedata.normalize("NFC", stem).replace(letter, plain).replace(letter.upper(), plain)
    plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "a-name-of-its-own"


def _differing_by_case(paths: Iterable[str]) -> Iterator[str]:
    """Of files whose names differ by capital letters only, all but the first in small letters."""
    groups: dict[str, list[str]] = {}
    for path in paths:
        groups.setdefault(path.lower(), []).append(path)
    for same in groups.values():
        yield from sorted(same, key=lambda path: (path != path.lower(), path))[1:]


def _twin(path: str) -> Misnamed:
    what = "another file has the same name but for capital letters, and Windows and Mac can hold only one of them"
    return _misnamed_file(path, "", what, "delete one, or give it a name of its own")


def _misnamed_file(path: str, wanted: str, what: str, fix: str) -> Misnamed:
    return Misnamed(path, wanted, Finding(path, 1, "file-name", f"{what}; {fix}"))
