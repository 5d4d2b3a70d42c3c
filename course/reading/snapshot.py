"""A version of the course: a commit, or the working tree, read whole."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path, PurePosixPath

import msgspec

from course.files import repository_files
from course.model import Course
from course.reading.course import read_course

FOLDERS = ("docs", "scenarios", "quizzes", "data", "reviews")
"""The folders that hold the course's content."""
AT_ROOT = (".md", ".yml")
"""What files at the root of a course end in that belong to its content."""
TIMEOUT = 60
"""As many seconds git may take."""


class UnreadableCommit(Exception):
    """A version can't be read; the message says why, and what to do."""


class Snapshot(msgspec.Struct, frozen=True):
    """A version of the course: its name and day, and a digest of every file of its content."""

    name: str
    day: date
    course: Course
    files: Mapping[str, str]


def is_content(path: str) -> bool:
    """Return whether a file belongs to the content of a course, and not to the software."""
    return path.startswith(tuple(f"{folder}/" for folder in FOLDERS)) or ("/" not in path and path.endswith(AT_ROOT))


def read_folder(root: Path, today: date) -> Snapshot:
    """Read the working tree."""
    paths = sorted(filter(is_content, repository_files(root)))
    files = {path: _digest((root / path).read_bytes()) for path in paths if (root / path).is_file()}
    return Snapshot("the working tree", today, read_course(root), files)


def read_commit(root: Path, name: str) -> Snapshot:
    """Read a commit, without touching the working tree.

    Args:
        root: the folder of the course, in a clone of its repository.
        name: the commit, by whatever name git knows it.

    Raises:
        UnreadableCommit: git does not know it, has not all of it, or there is no course in it.
    """
    commit = _commit(root, name)
    day = date.fromisoformat(_git(root, "show", "--no-patch", "--format=%cs", commit).decode().strip())
    listed = dict(_listed(_git(root, "ls-tree", "-r", "-z", commit)))
    if "course.yml" not in listed:
        raise UnreadableCommit(f"{name} has no course.yml in this folder, so there is no course to compare with")
    short = commit[:9]
    called = short if commit.startswith(name) else f"{name} ({short})"
    with tempfile.TemporaryDirectory(prefix="course-") as folder:
        files = dict(_written(Path(folder), _contents(root, name, listed)))
        return Snapshot(called, day, read_course(Path(folder)), files)


def _commit(root: Path, name: str) -> str:
    if shutil.which("git") is None:
        raise UnreadableCommit("git is not installed; install it, since it keeps the versions")
    try:
        return _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}").decode().strip()
    except UnreadableCommit:
        pass
    if not _answers(root, "rev-parse", "--git-dir"):
        raise UnreadableCommit("this folder is no clone of a repository, so there is nothing to compare with")
    if _answers(root, "rev-parse", "--is-shallow-repository") == "true":
        fix = "run: git fetch --unshallow (on a build server, let the checkout fetch all history: fetch-depth: 0)"
        raise UnreadableCommit(f"this clone was cut off and does not know the commit {name}; {fix}")
    raise UnreadableCommit(f"git knows no commit {name}; see git log and git branch --all, or run: git fetch origin")


def _answers(root: Path, *arguments: str) -> str:
    try:
        return _git(root, *arguments).decode().strip()
    except UnreadableCommit:
        return ""


def _git(root: Path, *arguments: str, given: bytes = b"") -> bytes:
    """Return what git says; nothing is fetched for it."""
    environment = {**os.environ, "GIT_NO_LAZY_FETCH": "1", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}
    try:
        done = subprocess.run(
            ["git", *arguments],
            cwd=root,
            input=given,
            capture_output=True,
            check=True,
            timeout=TIMEOUT,
            env=environment,
        )
    except subprocess.TimeoutExpired as error:
        raise UnreadableCommit(f"git did not answer within {TIMEOUT} seconds; try again") from error
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode(errors="replace").strip().splitlines()
        raise UnreadableCommit(f"git says: {said[0] if said else 'nothing'}") from error
    return done.stdout


def _listed(told: bytes) -> Iterator[tuple[str, str]]:
    """Yield the content of a tree as git lists it, plain files only, each with the name of its blob."""
    for entry in filter(None, told.split(b"\0")):
        about, _, raw = entry.partition(b"\t")
        mode, _, blob = about.decode().split()
        path = raw.decode(errors="replace")
        # No link is followed, and nothing is written outside the folder, whatever somebody put into a tree.
        is_safe = not {"..", ".", ".git", ""} & {*path.split("/")} and "\\" not in path and ":" not in path
        if mode.startswith("100") and is_safe and is_content(path):
            yield path, blob


def _contents(root: Path, name: str, listed: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    """Yield each file with its content, as it was committed: filters that would reach out are not run."""
    told = _git(root, "cat-file", "--batch", given="".join(f"{blob}\n" for blob in listed.values()).encode())
    at = 0
    for path in listed:
        end = told.index(b"\n", at)
        about = told[at:end].split()
        if len(about) != 3:
            fix = "fetch the whole: git fetch --refetch --no-filter origin"
            raise UnreadableCommit(f"this clone lacks files of {name}, such as {path}; {fix}")
        at = end + 1 + int(about[2])
        yield path, told[end + 1 : at]
        at += 1


def _written(folder: Path, contents: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, str]]:
    """Write files into a folder; yields each with its digest."""
    for path, content in contents:
        file = folder / PurePosixPath(path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
        yield path, _digest(content)


def _digest(content: bytes) -> str:
    """Return the hash of a file; line ends do not count, which git may change on the way to a working tree."""
    return hashlib.sha256(content.replace(b"\r\n", b"\n")).hexdigest()
