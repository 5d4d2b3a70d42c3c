"""Holds tests of the engine to the small course: whoever edits this repository's own course edits no test of theirs."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
ON_THE_REAL_COURSE = frozenset({"test_this_course", "test_content_edits", "test_print", "test_light", "test_whole_way"})
"""The modules whose tests read the course of this repository: its check, its pages under axe, on paper and weighed."""

EVERY_FILE = frozenset({"test_code"})
"""The modules whose tests look at each file of the repository, whatever it holds."""

CONTENT = ("docs", "scenarios", "quizzes", "data", "reviews", "course.yml", "agency.yml", "mkdocs.yml")
"""What the course of this repository is made of."""
FOR_MAINTAINERS = ("docs/schema/", "docs/decisions/", "docs/architecture.md")
"""What stands in `docs` and is part of the software."""
BUILDERS = ("mkdocs", "properdocs", "course")
"""Programs that read a whole course in the folder where they are started."""


class Guard:
    """Refuses to open the content of this repository to the module that is collected or run."""

    def __init__(self) -> None:
        self.module = ""
        sys.addaudithook(self._heard)

    def _heard(self, event: str, arguments: tuple[Any, ...]) -> None:
        if self.module and self.module not in ON_THE_REAL_COURSE | EVERY_FILE:
            if event in ("open", "os.scandir", "os.listdir"):
                # Without a mode it may be a bare name in the folder of a descriptor, which says nothing of where it is.
                if event != "open" or arguments[1] is not None or os.path.isabs(os.fsdecode(arguments[0])):
                    self._refuse(arguments[0])
            elif event == "subprocess.Popen" and arguments[2] is not None:
                program, folder = Path(os.fsdecode(arguments[0])).name, Path(os.fsdecode(arguments[2]))
                if program in BUILDERS and (folder == ROOT or (folder / "course.yml") == ROOT / "course.yml"):
                    raise AssertionError(f"{self.module} runs {program} on the course of this repository; {_FIX}")

    def _refuse(self, path: Any) -> None:
        if isinstance(path, str | bytes | os.PathLike) and (found := content_at(os.fsdecode(path))):
            raise AssertionError(f"{self.module} reads {found} of this repository; {_FIX}")


_FIX = "test the engine on the small course, or content in tests/test_this_course.py"


def content_at(path: str) -> str:
    """Return the path in the repository of a file or folder of its course; nothing for any other."""
    whole = os.path.normpath(os.path.join(os.getcwd(), path))
    if not whole.startswith(f"{ROOT}{os.sep}"):
        return ""
    place = Path(whole).relative_to(ROOT).as_posix()
    is_content = place.split("/")[0] in CONTENT and not f"{place}/".startswith(
        (*FOR_MAINTAINERS, "docs/architecture.md/")
    )
    return place if is_content else ""
