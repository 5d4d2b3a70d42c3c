"""Built sites that the workers of one test run share: each is built once, by whichever worker asks for it first."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from filelock import FileLock

Fill = Callable[[Path], object]


class SharedFolders:
    """Folders that are filled once in a run and only read after that; a test that edits one makes its own copy."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._used: set[str] = set()

    def get(self, name: str, fill: Fill) -> Path:
        """Return a folder; `fill` is called with its path by the first worker that asks, while the others wait."""
        folder, record = self.root / name, self._record(name)
        folder.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(f"{folder}.lock"):
            if not record.is_file():
                fill(folder)
                record.write_text(json.dumps(_state(folder)), encoding="utf-8")
        self._used.add(name)
        return folder

    def changed(self) -> list[str]:
        """Return the files that a test has added, removed or written to since they were filled."""
        return [path for name in sorted(self._used) for path in self._changed(name)]

    def _changed(self, name: str) -> list[str]:
        before = json.loads(self._record(name).read_text(encoding="utf-8"))
        now = _state(self.root / name)
        return [f"{name}/{path}" for path in sorted({*before, *now}) if before.get(path) != now.get(path)]

    def _record(self, name: str) -> Path:
        return self.root / f"{name}.json"


def _state(folder: Path) -> dict[str, list[int]]:
    """The size and the time of the last change of every file."""
    files = ((file, file.stat()) for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): [stat.st_size, stat.st_mtime_ns] for file, stat in files}
