"""The build, as people run it: it stops at a defect, works under both builders, and the server reloads."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.conftest import run

Edit = Callable[[str], str]

DEFECTS: dict[str, tuple[str, Edit]] = {
    "link-page": ("docs/modules/the-page.md", lambda text: text + "\n[Gone](gone.md)\n"),
    "link-anchor": (
        "quizzes/the-page.md",
        lambda text: re.sub(r"the-page\.md#[a-z-]+", "the-page.md#gone", text, count=1),
    ),
    "choice-target": (
        "scenarios/the-keys.md",
        lambda text: re.sub(r"\n- \[([^]]+)\]\(#.*\)", r"\n- [\1](#gone)", text, count=1),
    ),
    "ending-verdict": ("scenarios/the-keys.md", lambda text: text.replace("> [!CAUTION]\n", "", 1)),
    "quiz-block": ("quizzes/the-page.md", lambda text: text.replace("</quiz>\n", "", 1)),
    "citation-quote": ("quizzes/the-page.md", lambda text: text.replace('\n> "', '\n> "Never written, ', 1)),
    "statement-taught": ("docs/modules/the-page.md", lambda text: re.sub(r"\n  P3\.1: .*", "", text)),
}


@pytest.mark.parametrize("rule", DEFECTS)
def test_build_stops_at(rule: str, copy: Path) -> None:
    path, edit = DEFECTS[rule]
    (copy / path).write_text(edit((copy / path).read_text(encoding="utf-8")), encoding="utf-8")
    built = run("mkdocs", "build", cwd=copy)
    assert built.returncode == 1
    assert re.search(rf"(?m)^ERROR +-  \S+:\d+: \[{rule}\] .+; .+$", built.stderr), built.stderr
    assert "Traceback" not in built.stderr
    assert not (copy / "site").exists()


@pytest.mark.parametrize("quiet", [[], ["-q"], ["-v"]], ids=["plain", "quiet", "verbose"])
def test_build_stops_even_where_mkdocs_would_not(quiet: list[str], copy: Path) -> None:
    """`mkdocs build --strict` with -q or -v exits 0 on a broken link."""
    path, edit = DEFECTS["link-page"]
    (copy / path).write_text(edit((copy / path).read_text(encoding="utf-8")), encoding="utf-8")
    assert run("mkdocs", *quiet, "build", "--strict", cwd=copy).returncode == 1


def test_properdocs_builds_the_same_pages(copy: Path, site: Path) -> None:
    built = run("properdocs", "build", "--strict", "-f", "mkdocs.yml", "--site-dir", str(copy / "site"), cwd=copy)
    assert built.returncode == 0, built.stderr
    here = {page.relative_to(site) for page in site.rglob("*.html")}
    there = {page.relative_to(copy / "site") for page in (copy / "site").rglob("*.html")}
    assert here == there
    quiz = (copy / "site/quizzes/the-page/index.html").read_text(encoding="utf-8")
    assert quiz.count("data-question=") == 8


def test_pages_load_nothing_from_elsewhere(site: Path) -> None:
    """Links may lead out; nothing is fetched from out there."""
    loads = re.compile(
        r'<(?:script|img|iframe|source|video|audio|embed)[^>]+src="(?:https?:)?//|<link[^>]+href="(?:https?:)?//'
    )
    for page in site.rglob("*.html"):
        assert not loads.search(page.read_text(encoding="utf-8")), page
    for style in site.rglob("*.css"):
        assert not re.search(r"url\(['\"]?(?:https?:)?//|@import", style.read_text(encoding="utf-8")), style


@pytest.fixture
def server(copy: Path) -> Iterator[tuple[Path, str, Path]]:
    """A copy of the course, the address at which it is served, and the file of what the server says."""
    with served_live(copy) as (address, said):
        yield copy, address, said


@contextmanager
def served_live(copy: Path) -> Iterator[tuple[str, Path]]:
    """The live server on a copy of the course; gives its address, and the file of what it says."""
    said = copy / "said.txt"
    program = Path(sys.executable).parent / "mkdocs"
    for _ in range(5):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        with said.open("w", encoding="utf-8") as out:
            serving = subprocess.Popen(
                [str(program), "serve", "--livereload", "--dev-addr", f"127.0.0.1:{port}"],
                cwd=copy,
                stdout=out,
                stderr=out,
                env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "NO_COLOR": "1"},
            )
        try:
            # MkDocs can't be given a socket; somebody else may have taken the port meanwhile, and then it ends.
            while "Serving on" not in said.read_text(encoding="utf-8") and serving.poll() is None:
                time.sleep(0.1)
            if serving.poll() is None:
                yield f"http://127.0.0.1:{port}/", said
                return
        finally:
            serving.terminate()
            serving.wait(timeout=30)
        if "Address already in use" not in said.read_text(encoding="utf-8"):
            break
    pytest.fail(f"the server ended:\n{said.read_text(encoding='utf-8')}")


def shows(address: str, text: str, seconds: float = 60) -> bool:
    """Whether a page shows a text before the time is up."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:
                if text in answer.read().decode():
                    return True
        except (urllib.error.URLError, OSError):
            pass
        time.sleep(0.3)
    return False


def test_server_reloads_on_every_kind_of_file(server: tuple[Path, str, Path]) -> None:
    copy, address, said = server
    changes = [
        ("docs/modules/the-page.md", "# The pantry's page\n", "Changed in docs.", "modules/the-page/"),
        (
            "scenarios/the-keys.md",
            "# The keys\n",
            "Changed in a scenario.",
            "scenarios/the-keys/",
        ),
        ("quizzes/the-page.md", "# Quiz: the pantry's page\n", "Changed in a quiz.", "quizzes/the-page/"),
    ]
    assert shows(address, "Pictures at the pantry"), said.read_text(encoding="utf-8")
    for file, after, text, page in changes:
        source = (copy / file).read_text(encoding="utf-8")
        assert after in source
        (copy / file).write_text(source.replace(after, f"{after}\n{text}\n"), encoding="utf-8")
        assert shows(address + page, text), said.read_text(encoding="utf-8")
    data = copy / "data/use.yml"
    data.write_text(
        data.read_text(encoding="utf-8").replace("All adults\n", "All grown people\n", 1),
        encoding="utf-8",
    )
    assert shows(address + "modules/the-page/", "All grown people"), said.read_text(encoding="utf-8")
    template = copy / "overrides/partials/module-steps.html"
    template.write_text(template.read_text(encoding="utf-8").replace("Module {{", "Part {{"), encoding="utf-8")
    assert shows(address + "modules/the-page/", "Part 2 of"), said.read_text(encoding="utf-8")
    agency = copy / "agency.yml"
    agency.write_text("points:\n  page-passwords:\n    rule: Nobody accepts <b>any</b>.\n", encoding="utf-8")
    assert shows(address + "modules/the-page/", "Nobody accepts &lt;b&gt;any"), said.read_text(encoding="utf-8")


def test_server_survives_a_question_that_cannot_be_shown(server: tuple[Path, str, Path]) -> None:
    copy, address, said = server
    assert shows(address, "Pictures at the pantry"), said.read_text(encoding="utf-8")
    file = copy / "quizzes/the-page.md"
    whole = file.read_text(encoding="utf-8")
    file.write_text(whole.replace("- [x] ", "- [y] ", 1), encoding="utf-8")
    assert shows(address + "quizzes/the-page/", "the box of this option holds `y`"), said.read_text(encoding="utf-8")
    file.write_text(whole, encoding="utf-8")
    assert shows(address + "quizzes/the-page/", 'data-question="a-mail-from-the-app"')
    assert "Traceback" not in said.read_text(encoding="utf-8")


def test_server_tells_a_finding_and_goes_on(server: tuple[Path, str, Path]) -> None:
    copy, address, said = server
    assert shows(address, "Pictures at the pantry"), said.read_text(encoding="utf-8")
    file = copy / "docs/modules/the-page.md"
    whole = file.read_text(encoding="utf-8")
    file.write_text(whole + "\nSee [the annex](annex.md), still to come.\n", encoding="utf-8")
    assert shows(address + "modules/the-page/", "still to come"), said.read_text(encoding="utf-8")
    line = whole.count("\n") + 2
    assert f"docs/modules/the-page.md:{line}: [link-page]" in said.read_text(encoding="utf-8")
    assert shows(
        address + "modules/the-page/", f"line {line}: <code>link-page</code> the link annex.md leads to nothing"
    )
    assert not shows(address + "modules/messages/", 'class="findings"', seconds=1)
    file.write_text(whole + "\nFixed.\n", encoding="utf-8")
    assert shows(address + "modules/the-page/", "Fixed."), said.read_text(encoding="utf-8")


def test_server_goes_on_where_nothing_can_be_built(server: tuple[Path, str, Path]) -> None:
    copy, address, said = server
    assert shows(address, "Pictures at the pantry"), said.read_text(encoding="utf-8")
    config = copy / "mkdocs.yml"
    whole = config.read_text(encoding="utf-8")
    line = whole[: whole.index("\nnav:\n")].count("\n") + 2
    for slip, told in (
        (whole.replace("\nnav:\n", "\n\tnav:\n"), f"mkdocs.yml, line {line}:"),
        ("", "Required configuration not provided"),
        (whole.replace("  - search\n", "  - serach\n"), "plugin is not installed"),
    ):
        config.write_text(slip, encoding="utf-8")
        assert shows(address + "modules/the-page/", told), said.read_text(encoding="utf-8")
        assert shows(address + "modules/the-page/", "You see it as it was before.")
        assert shows(address, "You see it as it was before.", seconds=5)
        config.write_text(whole, encoding="utf-8")
        assert _gone(address + "modules/the-page/", "You see it as it was before."), said.read_text(encoding="utf-8")
    assert "Traceback" not in said.read_text(encoding="utf-8")


def test_server_starts_in_a_broken_state(copy: Path) -> None:
    template = copy / "overrides/partials/module-steps.html"
    whole = template.read_text(encoding="utf-8")
    template.write_text(f"{whole}{{% if %}}", encoding="utf-8")
    case = copy / "scenarios/the-keys.md"
    case.write_text(case.read_text(encoding="utf-8").partition("\n## ")[0], encoding="utf-8")
    (copy / "docs/modules/messages.md").write_bytes("---\ntitle: Ä\n".encode("utf-16"))
    with served_live(copy) as (address, said):
        assert shows(address + "modules/messages/", "is saved as UTF-16"), said.read_text(encoding="utf-8")
        assert shows(address + "scenarios/the-keys/", "overrides/partials/module-steps.html, line")
        template.write_text(whole, encoding="utf-8")
        assert shows(address + "scenarios/the-keys/", "<code>scenario-size</code>")
        assert _gone(address, "overrides/partials/module-steps.html, line")
        assert "Traceback" not in said.read_text(encoding="utf-8")


def _gone(address: str, text: str, seconds: float = 60) -> bool:
    """Whether a page answers, and shows a text no more, before the time is up."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:
                if text not in answer.read().decode():
                    return True
        except (urllib.error.URLError, OSError):
            pass
        time.sleep(0.3)
    return False
