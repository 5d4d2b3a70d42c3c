"""The command `course` as it is started: a check of what was checked before, and found clean, needs nothing loaded."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from course.files import fingerprint

FOLDER = ".cache/course"
"""Where the command keeps what it need not find out twice; git leaves it out."""

CLEAN_FINGERPRINT = f"{FOLDER}/clean"
"""The fingerprint of the course when nothing was last found in it."""

SUCCESS_OUTPUT = {"text": "No findings.", "json": "[]", "github": ""}
"""What a check says that finds nothing, by its format."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; see `course.cli`."""
    given = [*(sys.argv[1:] if arguments is None else arguments)]
    output = _success_output(given)
    root = root_of(Path.cwd())
    if output is not None and root is not None and is_clean(root):
        if output:
            print(output)
        return 0
    # Loaded only now: it takes longer than to see that nothing has changed.
    from course.cli import main as run

    return run(given)


def _success_output(given: Sequence[str]) -> str | None:
    """Return what the command says where nothing is found; None where it is asked for more than to check it all."""
    if [*given] == ["check"] and not sys.stdout.isatty():
        return SUCCESS_OUTPUT["text"]
    if len(given) == 3 and given[:2] == ["check", "--format"] and given[2] != "text":
        return SUCCESS_OUTPUT.get(given[2])
    return None


def root_of(here: Path) -> Path | None:
    """Return the folder of the course: the nearest that holds a course.yml."""
    return next((folder for folder in (here, *here.parents) if (folder / "course.yml").is_file()), None)


def is_clean(root: Path) -> bool:
    """Return whether nothing was found in the course as it is now."""
    try:
        return (root / CLEAN_FINGERPRINT).read_text(encoding="ascii") == fingerprint(root)
    except (OSError, ValueError):
        return False


def note_clean(root: Path, checked: str) -> None:
    """Remember the fingerprint of a course in which nothing was found, as it was before it was read."""
    file = root / CLEAN_FINGERPRINT
    temporary = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_text(checked, encoding="ascii")
        os.replace(temporary, file)
    except OSError:
        # Then the next check reads everything; nobody has to know.
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


if __name__ == "__main__":
    sys.exit(main())
