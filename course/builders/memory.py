"""What a server has made before, so that a save makes anew only what depends on what was saved."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from pathlib import Path
from typing import Any, TypeVar

from jinja2.bccache import Bucket, BytecodeCache
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from course.model import BuiltPage, Document
from course.publishing.built_site import ReadPage, read_page

T = TypeVar("T")


class Templates(BytecodeCache):
    """Templates as they were compiled before; the library itself sees whether one has changed."""

    def __init__(self) -> None:
        self._compiled: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take a template from here."""
        if bucket.key in self._compiled:
            bucket.bytecode_from_string(self._compiled[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Leave a template here."""
        self._compiled[bucket.key] = bucket.bytecode_to_string()


class Memory:
    """Things that were made, each by its name and with what it was made of.

    A thing is made anew when what it is made of is no longer equal. What one build does not ask for is forgotten.
    A build that is not served makes everything once, and remembers nothing.
    """

    def __init__(self, is_on: bool) -> None:
        self.is_on = is_on
        self.templates = Templates()
        self._setting: tuple[object, ...] | None = None
        self._before: dict[Hashable, tuple[object, Any]] = {}
        self._now: dict[Hashable, tuple[object, Any]] = {}

    def begin(self) -> None:
        """Begin a build."""
        self._before, self._now, self._setting = self._now, {}, None

    def setting(self, config: MkDocsConfig, files: Files) -> tuple[object, ...]:
        """Return what every page depends on in a build: mkdocs.yml, and the address of each file."""
        if self._setting is None:
            addresses = [(file.src_uri, file.url) for file in files]
            self._setting = (Path(config.config_file_path).read_bytes(), addresses)
        return self._setting

    def made(self, name: Hashable, inputs: object, make: Callable[[], T]) -> T:
        """Return a thing as it was made before, or make it.

        Args:
            name: tells it from all others.
            inputs: all that it depends on.
            make: makes it.
        """
        if not self.is_on:
            return make()
        kept = self._now.get(name) or self._before.get(name)
        if kept is None or kept[0] != inputs:
            kept = (inputs, make())
        self._now[name] = kept
        result: T = kept[1]
        return result

    def document(self, path: str, source: str, read: Callable[[], Document]) -> Document:
        """Return a page as it was read before, or read it."""
        return self.made(("document", path), source, read)

    def built_page(self, version: str) -> ReadPage:
        """Return what reads a built page; one that differs in the course's version only is as it was.

        Args:
            version: the version of the course, which every page tells its scripts.
        """

        def read(path: str, raw: bytes) -> BuiltPage:
            return self.made(("built page", path), raw.replace(version.encode(), b""), lambda: read_page(path, raw))

        return read
