"""Templates as they were compiled by an earlier build; the library sees by their text whether one has changed."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path

from jinja2.bccache import Bucket, FileSystemBytecodeCache

from course.command import FOLDER


class CompiledTemplates(FileSystemBytecodeCache):
    """Compiled templates in a folder; one that cannot be read or kept is compiled anew, and nothing is said."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take a template from the folder."""
        try:
            super().load_bytecode(bucket)
        except Exception:  # A torn file may raise anything.
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Leave a template in the folder."""
        with suppress(OSError):
            super().dump_bytecode(bucket)


def compiled_templates(root: Path) -> CompiledTemplates | None:
    """Return the compiled templates of a course; None where Python is told to keep none of its own code, or cannot.

    Args:
        root: the folder of the course.
    """
    folder = root / FOLDER / "templates"
    try:
        if not sys.dont_write_bytecode:
            folder.mkdir(parents=True, exist_ok=True)
            return CompiledTemplates(str(folder))
    except OSError:
        pass
    return None
