"""Bundles of a site's scripts, and smaller scripts and styles, by esbuild.

A page loads `course.js`, and that loads what `bundles/` lists. What `course.js` holds, other bundles import from it;
what `known.js` holds, those bundles take from it that import it. A bundle that exports all of `known.js` holds it too:
`load.js` names the pages on which it takes that one's place. esbuild's own splitting makes a file for every set of
bundles that share something, which would be dozens. A module that two other bundles share stands in both.
"""

from __future__ import annotations

import hashlib
import json
import posixpath
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from string import ascii_letters
from tempfile import TemporaryDirectory
from typing import Any

from course.publishing.libraries import HOME, installed, locked
from course.publishing.sheets import STYLES, join_sheets

_STYLE_IMPORT = re.compile(r'@import "([\w-]+\.css)";')

SCRIPTS = "assets/scripts"
START = "course.js"
KNOWN = "bundles/known.js"
LOADED = ("load.js", "loadedBundle")
"""The export by which a bundle takes from one that was loaded before it."""
CLASSIC = "offline/classic.js"
HASH = 6
"""How many digits of its content's hash stand in a bundle's name; every page carries the names."""
TAKEN = "taken.js"
"""The module of a bundle through which it takes all that it has from course.js, by one import."""

INSTALL = "to install it, run: python -m course.publishing.tools"
OPTIONS = ("--target=es2022", "--charset=utf8", "--legal-comments=none", "--log-level=error")

_IMPORT = re.compile(r'(?m)^(?:import|export) ([^"\n]*?) from "(\.{1,2}/[^"\n]+)";')
_NAME = re.compile(r"[{,]\s*([\w$]+)")
_ADDRESS = re.compile(r'(?m)^  (\w+): "(\.[^"]+)",$')

_HOLDER = 'export * from "./known.js";'

Export = tuple[str, str]
"""What a module exports: the module, and the name."""
Names = Mapping[Export, str]
"""The name under which one bundle gives to others what a module exports."""


class BundleError(Exception):
    """Raised when esbuild refuses a script; the message is esbuild's, with file and line."""


class MissingEsbuild(Exception):
    """Raised where esbuild is needed and not installed; the message says how to install it."""


def require_esbuild() -> Path:
    """Return the esbuild program; raise `MissingEsbuild` where there is none."""
    found = find_esbuild()
    if found is None:
        raise MissingEsbuild(f"esbuild is not installed, and makes one script of all; {INSTALL}")
    return found


def find_esbuild(home: Path = HOME) -> Path | None:
    """Return the esbuild program that npm has installed, if it is the one that the lock names."""
    if installed(home / "node_modules/esbuild") != locked(home, "esbuild"):
        return None
    programs = (file for name in ("esbuild", "esbuild.exe") for file in home.glob(f"node_modules/@esbuild/*/**/{name}"))
    return next((file for file in sorted(programs) if file.is_file()), None)


def bundle_site(site: Path, esbuild: Path) -> None:
    """Put bundles in the place of a built site's scripts, and one small stylesheet in that of all a page links."""
    with TemporaryDirectory() as folder:
        stage = Path(folder).resolve() / "scripts"
        shutil.copytree(site / SCRIPTS, stage)
        files = bundles(stage, esbuild)
    shutil.rmtree(site / SCRIPTS)
    (site / SCRIPTS).mkdir()
    for name, content in files.items():
        (site / SCRIPTS / name).write_bytes(content)
    for style in sorted((site / STYLES).rglob("*.css")):
        _write(style, minify_style(with_imports(style), esbuild))
    join_sheets(site)


def with_imports(style: Path) -> str:
    """Return a stylesheet with those that it imports put in, so that a page asks for one."""
    text = style.read_text(encoding="utf-8")
    return _STYLE_IMPORT.sub(lambda found: (style.parent / found[1]).read_text(encoding="utf-8"), text)


def minify_style(style: str, esbuild: Path) -> str:
    """Return a stylesheet without comments and white space; its rules stay as they are."""
    return _run(esbuild, None, "--minify-whitespace", "--loader=css", content=style.encode()).decode()


def minify_script(script: str, esbuild: Path) -> str:
    """Return a classic script without comments and white space; names at its top stay."""
    options = ("--minify-whitespace", "--minify-identifiers", "--loader=js")
    return _run(esbuild, None, *options, content=script.encode()).decode()


def classic_script(site: Path, sources: Path, esbuild: Path) -> bytes:
    """Return one classic script of all modules: browsers load no modules for a page that is opened from a disk.

    Args:
        site: the built site, which has what the build writes: the catalog and the libraries.
        sources: the folder of the theme's own files.
        esbuild: the program.

    Raises:
        BundleError: esbuild refuses a script.
    """
    with TemporaryDirectory() as folder:
        stage = Path(folder).resolve() / "scripts"
        shutil.copytree(sources / SCRIPTS, stage)
        shutil.copy(site / "assets/catalog.js", stage.parent)
        shutil.copytree(site / "assets/libraries", stage.parent / "libraries")
        addresses = _ADDRESS.findall((stage / "bundle-addresses.js").read_text(encoding="utf-8"))
        loads = ", ".join(f'{name}: () => import("{path}")' for name, path in addresses)
        text = f"const BUNDLES = {{ {loads} }};\nexport const load = (name) => BUNDLES[name]();\n"
        (stage / "load.js").write_text(text, encoding="utf-8")
        return _run(esbuild, stage, CLASSIC, "--bundle", "--minify", "--format=iife")


def bundles(stage: Path, esbuild: Path) -> dict[str, bytes]:
    """Return the published scripts by name, made of the modules in a folder, which is changed meanwhile."""
    modules = _Modules.read(stage, esbuild)
    core, known = modules.own(START), modules.own(KNOWN)
    entries = [path for path in modules.reach if path != START]
    after = [path for path in entries if modules.is_after_known(path)]
    from_core = _named({LOADED}.union(*(modules.used(path, core) for path in entries)))
    from_known = _named(set().union(*(modules.used(path, known) for path in after)))
    built = {}
    for path in entries:
        replaced = _taken_from_others(path, modules, from_core, from_known)
        if path == KNOWN or modules.is_holder(path):
            replaced[path] = modules.texts[path] + _all_exports(path, from_known)
        built[path] = _bundle(esbuild, stage, path, modules, replaced)
    names = {path: f"{Path(path).stem}-{hashlib.sha256(built[path]).hexdigest()[:HASH]}.js" for path in entries}
    replaced = {
        "bundle-addresses.js": _addresses(modules.texts["bundle-addresses.js"], names, after),
        START: modules.texts[START] + _all_exports(START, from_core),
    }
    start = _bundle(esbuild, stage, START, modules, replaced)
    return {START: start, **{names[path]: built[path] for path in entries}}


def _taken_from_others(path: str, modules: _Modules, from_core: Names, from_known: Names) -> dict[str, str]:
    """Return what stands in a bundle in the place of modules that it takes from course.js, and from known.js."""
    taken, places = modules.used(path, modules.own(START)), modules.own(START) & modules.reach[path]
    known: dict[str, str] = {}
    if modules.is_after_known(path):
        taken, places = taken | {LOADED}, places | {LOADED[0]}
        used = modules.used(path, modules.own(KNOWN))
        known = {one: _constants(one, from_known, used) for one in modules.own(KNOWN)}
    shared = f'export {{ {", ".join(sorted(from_core[one] for one in taken))} }} from "./{START}";\n'
    return {TAKEN: shared} | {one: _exports(one, from_core, taken) for one in places} | known


def inputs_of(stage: Path, esbuild: Path) -> list[tuple[str, set[str]]]:
    """Return the modules that stand in each bundle of a folder of modules; those of known.js in that one only."""
    modules = _Modules.read(stage, esbuild)
    known = modules.own(KNOWN)
    return [(path, modules.own(path) - (known if modules.is_holder(path) else set())) for path in modules.reach]


@dataclass(frozen=True)
class _Modules:
    """The modules of a folder, and what esbuild knows of them."""

    texts: Mapping[str, str]
    exports: Mapping[str, list[str]]
    reach: Mapping[str, set[str]]
    """The modules in each bundle, by the module that it begins with."""

    @classmethod
    def read(cls, stage: Path, esbuild: Path) -> _Modules:
        """Read a folder of modules."""
        files = sorted(stage.rglob("*.js"))
        texts = {file.relative_to(stage).as_posix(): file.read_text(encoding="utf-8") for file in files}
        entries = [START, *(path for path in texts if path.startswith("bundles/"))]
        single = _scan(esbuild, stage, texts)
        whole = _scan(esbuild, stage, entries, "--bundle")
        exports = {path: output["exports"] for path, (output, _) in single.items()}
        return cls(texts, exports, {path: {*output["inputs"]} for path, (output, _) in whole.items()})

    def is_after_known(self, path: str) -> bool:
        """Return whether a bundle takes modules from `known.js`."""
        return path != KNOWN and KNOWN in self.reach[path] and not self.is_holder(path)

    def is_holder(self, path: str) -> bool:
        """Return whether a bundle holds all of `known.js`, for a page that loads no other."""
        return _HOLDER in self.texts[path]

    def own(self, path: str) -> set[str]:
        """Return the modules that stand in a bundle."""
        elsewhere = {START: set()}.get(path, self.reach[START])
        return self.reach[path] - elsewhere - (self.own(KNOWN) if self.is_after_known(path) else set())

    def used(self, path: str, owned: set[str]) -> set[Export]:
        """Return what a bundle imports of modules that stand in another."""
        return {one for module in self.own(path) for one in self.imports(module) if one[0] in owned}

    def imports(self, path: str) -> Iterator[tuple[str, str]]:
        """Yield what a module imports, as module and name.

        An import in a form that is not seen here fails the build: esbuild then finds no such export.
        """
        for names, target in _IMPORT.findall(self.texts[path]):
            module = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
            if names.startswith("*"):
                yield from ((module, name) for name in self.exports[module])
            elif names.startswith("{"):
                yield from ((module, name) for name in _NAME.findall(names))
            else:
                yield module, "default"


def _named(used: set[Export]) -> dict[Export, str]:
    """Return a short name for each export."""
    names = (f"{first}{last}" for first in ("", *ascii_letters) for last in ascii_letters)
    return dict(zip(sorted(used), names, strict=False))


def _exports(path: str, names: Names, taken: set[Export]) -> str:
    """A module's exports, which are those of course.js."""
    root = "../" * path.count("/") or "./"
    exports = ", ".join(f"{names[one]} as {one[1]}" for one in sorted(taken) if one[0] == path)
    return f'export {{ {exports} }} from "{root}{TAKEN}";\n' if exports else "export {};\n"


def _constants(path: str, names: Names, taken: set[Export]) -> str:
    """A module's exports, taken from known.js, which was loaded before."""
    exports = [one for one in sorted(taken) if one[0] == path]
    if not exports:
        return "export {};\n"
    root = "../" * path.count("/")
    taken_from = f'import {{ loadedBundle }} from "{root}load.js";\nconst known = loadedBundle("known");\n'
    lines = (f"const {names[one]} = known.{names[one]};\n" for one in exports)
    listed = ", ".join(f"{names[one]} as {one[1]}" for one in exports)
    return f"{taken_from}{''.join(lines)}export {{ {listed} }};\n"


def _all_exports(path: str, names: Names) -> str:
    """Return what a bundle gives to others, under short names."""
    root = "../" * path.count("/") or "./"
    lines = (f'export {{ {name} as {short} }} from "{root}{owner}";\n' for (owner, name), short in names.items())
    return "\n" + "".join(lines)


def _addresses(source: str, names: Mapping[str, str], after: Iterable[str]) -> str:
    """The published form of bundle-addresses.js: where each bundle is, and which one must be there before it.

    It says each name once, since every page loads it.
    """
    places = {name: names.get(path[2:], path) for name, path in _ADDRESS.findall(source)}
    hashed = {name: file for name, file in places.items() if re.fullmatch(rf"{name}-[0-9a-f]{{{HASH}}}\.js", file)}
    others = {
        name: file if file.startswith(".") else f"./{file}" for name, file in places.items() if name not in hashed
    }
    later = {Path(path).stem for path in after}
    built = (
        " ".join(hashed[one].removesuffix(".js") for one in hashed if (one in later) is is_later)
        for is_later in (False, True)
    )
    return f"""\
export const ADDRESSES = {json.dumps(others)};
export const FIRST = {{}};
{json.dumps("+".join(built))}.split("+").forEach((all, isLater) => {{
  for (const one of all.split(" ")) {{
    const name = one.slice(0, -{HASH + 1});
    ADDRESSES[name] = `./${{one}}.js`;
    if (isLater) FIRST[name] = "known";
  }}
}});
"""


def _bundle(esbuild: Path, stage: Path, path: str, modules: _Modules, replaced: Mapping[str, str]) -> bytes:
    """Return the bundle that begins with a module, with other texts in the place of some modules."""
    for one, text in replaced.items():
        _write(stage / one, text)
    external = () if path == START else (f"--external:./{START}",)
    ((_, content),) = _scan(esbuild, stage, [path], "--bundle", "--minify", *external).values()
    for one in replaced:
        _write(stage / one, modules.texts.get(one, ""))
    return content


def _scan(esbuild: Path, stage: Path, entries: Iterable[str], *options: str) -> dict[str, tuple[dict[str, Any], bytes]]:
    """Return what esbuild makes of modules, by path: what it says of each, and the content."""
    with TemporaryDirectory() as folder:
        meta, out = Path(folder) / "meta.json", Path(folder).resolve() / "out"
        _run(esbuild, stage, *entries, *options, "--format=esm", f"--outdir={out}", f"--metafile={meta}", "--outbase=.")
        outputs = json.loads(meta.read_text(encoding="utf-8"))["outputs"].values()
        return {one["entryPoint"]: (one, (out / one["entryPoint"]).read_bytes()) for one in outputs}


def _run(esbuild: Path, stage: Path | None, *arguments: str, content: bytes | None = None) -> bytes:
    done = subprocess.run(
        [str(esbuild), *arguments, *OPTIONS], cwd=stage, input=content, capture_output=True, check=False, timeout=60
    )
    if done.returncode:
        raise BundleError(done.stderr.decode(errors="replace").strip())
    return done.stdout


def _write(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8", newline="")
