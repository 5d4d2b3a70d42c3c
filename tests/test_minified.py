"""Minified scripts and styles say what their sources say: as a parser and as the browser read them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from course.publishing.publish import minified
from course.publishing.script import pieces
from course.publishing.worker import WORKER
from tests import nodejs
from tests.conftest import ROOT, Visit

SOURCES = ROOT / "overrides"
SCRIPTS = [file.relative_to(SOURCES).as_posix() for file in sorted(SOURCES.rglob("*.js"))]
STYLES = [file.relative_to(SOURCES).as_posix() for file in sorted(SOURCES.rglob("*.css"))]
RULES = """text => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return [...sheet.cssRules].map(rule => rule.cssText.replaceAll(", ", ","));
}"""


def changed(scripts: dict[Path, str], folder: Path) -> str:
    """Which scripts are another program once they are minified, as a parser reads both."""
    pairs: list[str] = []
    for number, (source, text) in enumerate(scripts.items()):
        small = folder / f"{number}.js"
        small.write_text(text, encoding="utf-8")
        pairs += [str(source), str(small)]
    told = nodejs.run("same.mjs", *pairs)
    assert told.returncode == 0, told.stderr
    return told.stdout


@pytest.mark.usefixtures("node")
def test_scripts_are_the_same_programs(tmp_path: Path) -> None:
    texts = {SOURCES / script: (SOURCES / script).read_text(encoding="utf-8") for script in SCRIPTS}
    small = {source: minified(".js", text) for source, text in texts.items()}
    assert changed(small, tmp_path) == ""
    assert all(len(small[source]) < len(text) for source, text in texts.items())


AWKWARD = r"""
// It's a comment with `ticks`, "quotes" and an apostrophe.
export const said = (list, kind) => `a  ${list.map(one => `b   ${one /* }` */} // kept`)}
  c ${kind ? ` d--${"}"}` : ''}`;
export const split = (text) => text.replace(/[/"'`]\s*\/\/  x/g, "/*  kept  */").split(/ +/u);
export const half = (width, scale) => width / 2 / scale; // it's / not a pattern
export const path = 'it\'s  "so"', tag = String.raw`\u  ${1 + +path}`;
for (const one of [/`/, /  /]) half(one)
++path
tag
"""


@pytest.mark.usefixtures("node")
def test_awkward_script_is_the_same_program(tmp_path: Path) -> None:
    source = tmp_path / "awkward.js"
    source.write_text(AWKWARD, encoding="utf-8")
    small = minified(".js", AWKWARD)
    assert changed({source: small}, tmp_path) == ""
    assert "comment" not in small
    assert "".join(piece.text for piece in pieces(AWKWARD)) == AWKWARD


@pytest.mark.usefixtures("node")
def test_another_program_is_noticed(tmp_path: Path) -> None:
    source = tmp_path / "awkward.js"
    source.write_text(AWKWARD, encoding="utf-8")
    assert changed({source: minified(".js", AWKWARD).replace("b   $", "b $")}, tmp_path) != ""


def test_styles_are_the_same_rules(visit: Callable[..., Visit], site: Path) -> None:
    page = visit().page
    for style in STYLES:
        before, after = ((root / style).read_text(encoding="utf-8") for root in (SOURCES, site))
        assert page.evaluate(RULES, after) == page.evaluate(RULES, before), style
        assert len(after) < len(before)


@pytest.mark.parametrize("style", STYLES)
def test_every_rule_is_closed(style: str) -> None:
    """A browser forgives one that is not, and takes all that follows for a part of it."""
    text = re.sub(r"(?s)/\*.*?\*/", "", (SOURCES / style).read_text(encoding="utf-8"))
    assert text.count("{") == text.count("}")


def test_scripts_are_modules_of_their_own(site: Path) -> None:
    """No bundle: each source is a file of the site, under its own name, and is minified there."""
    for file in (one for one in (*SCRIPTS, *STYLES) if one != WORKER):
        source = SOURCES / file
        assert (site / file).read_text(encoding="utf-8") == minified(source.suffix, source.read_text(encoding="utf-8"))
