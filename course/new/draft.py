"""Files of a course as they are to be: changed in memory, tried out in a copy, and written all at once or not."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from course.checks import check_course, severity_of
from course.files import repository_files
from course.model import Course, Finding
from course.new.naming import NotNew
from course.reading import read_course


class Draft:
    """What is to be written into the folder of a course."""

    def __init__(self, root: Path, course: Course) -> None:
        self.root = root
        self.course = course
        self.texts: dict[str, str] = {}
        """The files that are new or change, by their path."""
        self.added: list[str] = []

    @property
    def changed(self) -> list[str]:
        """Return the files that are there and change."""
        return [path for path in self.texts if path not in self.added]

    def text(self, path: str) -> str:
        """Return the text of a file as it is to be."""
        return self.texts[path] if path in self.texts else _read(self.root / path).replace("\r\n", "\n")

    def add(self, path: str, text: str) -> None:
        """Add a file.

        Raises:
            NotNew: there is a file of that name.
        """
        if any(path.casefold() == known.casefold() for known in (*self.course.files, *self.texts)):
            raise NotNew(f"{path} is there already; choose another title, or another name with --name")
        self.texts[path] = text
        self.added.append(path)

    def edit(self, path: str, edit: Callable[[str], str]) -> None:
        """Change the text of a file."""
        self.texts[path] = edit(self.text(path))

    def errors(self) -> list[Finding]:
        """Return the errors that the course would have with it, found in a copy."""
        with tempfile.TemporaryDirectory(prefix="course-") as folder:
            copy = Path(folder)
            for path in repository_files(self.root):
                (copy / path).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(self.root / path, copy / path)
            for path, text in self.texts.items():
                _write(copy / path, text)
            return errors_of(read_course(copy))

    def write(self) -> None:
        """Write all files; where one can't be written, put back what was there.

        Raises:
            OSError: a file can't be written; all are as they were.
        """
        before = {path: _read(self.root / path) for path in self.changed}
        parts = {path: (self.root / path).with_name(f".{Path(path).name}.part") for path in self.texts}
        done: list[str] = []
        try:
            for path, part in parts.items():
                ends = "\r\n" if "\r\n" in before.get(path, "") else "\n"
                _write(part, self.texts[path].replace("\n", ends))
            for path, part in parts.items():
                os.replace(part, self.root / path)
                done.append(path)
        except OSError:
            for path in done:
                if path in before:
                    _write(self.root / path, before[path])
                else:
                    (self.root / path).unlink()
            raise
        finally:
            for part in parts.values():
                part.unlink(missing_ok=True)


def errors_of(course: Course) -> list[Finding]:
    """Return what has to be fixed in a course, answers that wait to be confirmed aside."""
    return [one for one in check_course(course) if severity_of(one) == "error" and not one.rule.startswith("review-")]


def _read(file: Path) -> str:
    with file.open(encoding="utf-8", newline="") as opened:
        return opened.read()


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w", encoding="utf-8", newline="") as opened:
        opened.write(text)
