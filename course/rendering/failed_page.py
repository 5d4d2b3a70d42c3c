"""Pages and banners that the live server shows where a page, or the whole site, could not be built."""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterable
from pathlib import Path

from jinja2 import TemplateSyntaxError
from markupsafe import Markup

from course.model import Course, Document, Finding
from course.model.site_paths import source_of_built
from course.rendering.template import draw

_FIX = "undo what was last changed there, or send this line to whoever looks after the course's code"
_BODY = re.compile(r"<body\b[^>]*>", re.IGNORECASE)
_OLD = "The course could not be built again. You see it as it was before."
_FOUND = "Found on this page, once it was built:"
_BANNER = re.compile(r"<div data-not-built.*?</div>", re.DOTALL)


def finding_of(error: BaseException, path: str, root: Path, what: str = "this page can't be built") -> Finding:
    """Return what an exception says as a finding, in one line, at the template or the file that it comes from.

    Args:
        error: what was raised.
        path: the file that was being worked on.
        root: the folder of the course.
        what: what could not be done.
    """
    path, line = _location(error, path, root)
    # What Python itself raises says little without its name; others have words of their own.
    name = f"{type(error).__name__}: " if type(error).__module__ == "builtins" else ""
    told = " ".join(f"{name}{error}".replace(f"{root.resolve()}/", "").split())
    return Finding(path, line, "build", f"{what}: {told[:400]}; {_FIX}")


def _location(error: BaseException, path: str, root: Path) -> tuple[str, int]:
    """The file of the course and its line: a slip in a template, or in mkdocs.yml, knows its own."""
    if isinstance(error, TemplateSyntaxError) and error.filename:
        return _below(error.filename, root) or path, error.lineno
    mark = getattr(error.__cause__ or error.__context__, "problem_mark", None)
    if mark is not None:
        return _below(str(mark.name), root) or path, mark.line + 1
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        here = _below(frame.filename, root) if frame.filename.endswith(".html") else ""
        if here:
            return here, frame.lineno or 1
    return path, 1


def _below(file: str, root: Path) -> str:
    """A file's path in the course's folder; empty for one that lies elsewhere."""
    here = Path(file).resolve()
    return here.relative_to(root.resolve()).as_posix() if here.is_relative_to(root.resolve()) else ""


def render_source(path: str, document: Document | None, text: str) -> str:
    """Return the content of a page that can't be built: its source, as it was written.

    Args:
        path: the page's file.
        document: the page as it was read, if it was.
        text: what the builder has read, where the course has not.
    """
    title = document.name if document else path
    return draw("unbuilt.html.j2", title=title, text=(document.text if document else text).strip("\n"))


def render_message(findings: Iterable[Finding], content: str = "") -> str:
    """Return a page that says what is wrong, without the theme, which may be what is broken."""
    return draw("not-built-page.html.j2", findings=[*findings], content=Markup(content))


def add_banner(folder: Path, findings: Iterable[Finding]) -> None:
    """Say on every page of a built site that it is not the newest; where there is none, make one.

    Args:
        folder: the site as it was built last.
        findings: why it could not be built again.
    """
    told = [*findings]
    for page in folder.rglob("*.html"):
        _add(page, told, _OLD)
    for name in ("index.html", "404.html"):
        if not (folder / name).is_file():
            # The server answers every address that it does not know with 404.html.
            _write(folder / name, render_message(told))


def add_findings(course: Course, folder: Path, findings: Iterable[Finding]) -> None:
    """Show what was found in a built site on the pages in which it was found."""
    told = [*findings]
    for page in folder.rglob("*.html") if told else ():
        source = source_of_built(course, page.relative_to(folder).as_posix())
        if own := [finding for finding in told if finding.path == source]:
            _add(page, own, _FOUND)


def _add(page: Path, findings: list[Finding], lead: str) -> None:
    banner = draw("not-built.html.j2", findings=findings, lead=lead)
    html = _BANNER.sub("", page.read_text(encoding="utf-8", errors="replace"))
    _write(page, _BODY.sub(lambda body: f"{body[0]}\n{banner}", html, count=1))


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="")
