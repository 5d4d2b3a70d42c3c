"""Native modules as one classic script, for pages opened from a disk, where browsers load no modules.

Each module becomes a function that fills in what the module exports; the functions stand in one registry, and each
runs when it is first asked for. Only the forms of import and export that the course uses are known; others are told.
No script has a name of its own that begins with the sign of those that are added.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from course.publishing.script import Piece, pieces

Source = Callable[[str], str]
"""Gives the text of a script by its path in the site."""

_FROM = r"\s*(?P<quote>['\"])(?P<path>\.{1,2}/[^'\"\n]+\.js)(?P=quote)"
_NAMED = re.compile(r"import\s*\{(?P<names>[^}]*)\}\s*from" + _FROM + r"\s*;?")
_DEFAULT = re.compile(r"import\s+(?P<name>[\w$]+)\s+from" + _FROM + r"\s*;?")
_WHOLE = re.compile(r"import\s*\*\s*as\s+(?P<name>[\w$]+)\s+from" + _FROM + r"\s*;?")
_BARE = re.compile(r"import" + _FROM + r"\s*;?")
_LATER = re.compile(r"import\(" + _FROM + r"\s*\)")
_MADE = re.compile(
    r"export\s+(?P<default>default\s+)?(?=(?:(?:async\s+)?function\b\s*\*?|(?P<class>class))\s*(?P<name>[\w$]+))"
)
_LISTED = re.compile(r"export\s*\{(?P<names>[^}]*)\}(?!\s*from)\s*;?")
_CONSTANT = re.compile(r"export\s+(?=const\s+(?P<name>[\w$]+)\s*=)")
_WORD = re.compile(r"(?<![\w$.])(?:import|export)(?![\w$])(?!\s*:)")
_IMPORTS = re.compile(r"(?<![\w$.])import\s*[(.]")
_WANTS_MORE = "=,([{.?:+-*/%&|^<>!"
_GOES_ON = "=,([.?:+-*/%&|^<>"
"""Signs after which, and before which, a line break ends no statement."""
_AS = re.compile(r"\s+as\s+")
_FILLED = re.compile(r"[^\n]")

_SCRIPT = """\
(() => {
"use strict";
const modules = {
%s
};
const made = {};
const $load = (path) => {
  if (!(path in made)) modules[path]((made[path] = {}), $load);
  return made[path];
};
%s
document.addEventListener("DOMContentLoaded", () => {
%s
});
})();
"""


class UnknownForm(ValueError):
    """A script says what can't be said in a classic script; the message names its file and line."""


def classic_script(source: Source, first: Iterable[str], then: Iterable[str]) -> str:
    """Make one classic script of modules and of all that they import.

    Args:
        source: gives a module's text.
        first: the modules that run as soon as the script does.
        then: those that run once the page is there, as modules do.

    Raises:
        UnknownForm: a module uses a form of import or export that is not known here, or takes more than functions
            from one that imports it.
    """
    starts = [*map(_load, first)], [*map(_load, then)]
    modules: dict[str, _Module] = {}
    waiting = [*first, *then]
    while waiting:
        path = waiting.pop()
        if path not in modules:
            modules[path] = _Module(path, source(path))
            waiting += (*modules[path].imports, *modules[path].later)
    _require_no_circle(modules)
    wrapped = ",\n".join(modules[path].wrapped for path in sorted(modules))
    return _SCRIPT % (wrapped, "\n".join(f"{one};" for one in starts[0]), "\n".join(f"{one};" for one in starts[1]))


class _Module:
    """A module, and the function that it becomes."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self.code = _code(text)
        self.templates = [*_templates(text)]
        self.imports: dict[str, set[str]] = {}
        self.later: list[str] = []
        self.functions: set[str] = set()
        self.heads: list[str] = []
        self.exports: list[str] = []
        body, at = "", 0
        for word in _WORD.finditer(self.code):
            end, put = self.take(word.start())
            body += text[at : word.start()] + put
            at = end
        lines = (f'"{path}": ($exports, $load) => {{', *self.heads, body + text[at:], *self.exports, "}")
        self.wrapped = "\n".join(lines)

    def take(self, at: int) -> tuple[int, str]:
        """Read the import or export at a place; gives its end, and what stands there instead."""
        if any(start <= at < end for start, end in self.templates):
            raise self.unknown(at)
        if found := _NAMED.match(self.text, at):
            names = [_AS.split(name.strip()) for name in found["names"].split(",") if name.strip()]
            self.bring(found["path"], f"{{{_AS.sub(': ', found['names'])}}}", *(name[0] for name in names))
        elif found := _DEFAULT.match(self.text, at):
            self.bring(found["path"], f"{{ default: {found['name']} }}", "default")
        elif found := _WHOLE.match(self.text, at):
            self.bring(found["path"], found["name"], "*")
        elif found := _BARE.match(self.text, at):
            self.bring(found["path"])
        elif found := _LATER.match(self.text, at):
            self.later.append(self.beside(found["path"]))
            return found.end(), f"Promise.resolve().then(() => {_load(self.later[-1])})"
        elif found := _MADE.match(self.text, at):
            self.make("default" if found["default"] else found["name"], found["name"], is_class=bool(found["class"]))
        elif found := self.constant(at):
            self.exports.append(f"$exports.{found['name']} = {found['name']};")
        elif found := _LISTED.match(self.text, at):
            pairs = (_AS.split(name.strip()) for name in found["names"].split(",") if name.strip())
            self.exports += (f"$exports.{pair[-1]} = {pair[0]};" for pair in pairs)
        else:
            raise self.unknown(at)
        return found.end(), ""

    def bring(self, path: str, to: str = "", *names: str) -> None:
        """An import runs before the module does, wherever it stands."""
        whole = self.beside(path)
        self.imports.setdefault(whole, set()).update(names)
        self.heads.append(f"{f'const {to} = ' if to else ''}{_load(whole)};")

    def make(self, exported: str, name: str, is_class: bool) -> None:
        """A function is there before anything runs, so that modules may use each other's; a class is not."""
        said = f"$exports.{exported} = {name};"
        if is_class:
            self.exports.append(said)
        else:
            self.functions.add(exported)
            self.heads.insert(0, said)

    def constant(self, at: int) -> re.Match[str] | None:
        """A constant that is exported, if it is the only one of its statement."""
        found = _CONSTANT.match(self.text, at)
        depth = 0
        for place in range(at, len(self.code) if found else at):
            sign = self.code[place]
            depth += (sign in "([{") - (sign in ")]}")
            if depth == 0 and (sign == ";" or (sign == "\n" and self.ends(place))):
                break
            if depth == 0 and sign == ",":
                return None
        return found

    def ends(self, at: int) -> bool:
        """Whether a statement ends with its line: neither what stands before nor what follows asks for more."""
        before, after = self.code[:at].rstrip()[-1:], self.code[at:].lstrip()[:1]
        return before not in _WANTS_MORE and after not in _GOES_ON

    def beside(self, path: str) -> str:
        """Where another script is that this one names."""
        return posixpath.normpath(posixpath.join(posixpath.dirname(self.path), path))

    def unknown(self, at: int) -> UnknownForm:
        line = self.text.count("\n", 0, at) + 1
        said = self.text[at:].partition("\n")[0].strip()
        return UnknownForm(
            f"{self.path}:{line}: `{said}` can't stand in a script of pages opened from a disk; "
            "import and export in one of the forms that course/publishing/classic.py knows"
        )


def _load(path: str) -> str:
    return f'$load("{path}")'


def _code(text: str) -> str:
    """The script with all that is not code blanked, so that no word in it is taken for code."""
    return "".join(map(_blanked, pieces(text)))


def _templates(text: str) -> Iterator[tuple[int, int]]:
    """From and up to where a script has templates."""
    at = 0
    for piece in pieces(text):
        if piece.kind == "template":
            yield at, at + len(piece.text)
        at += len(piece.text)


def _blanked(piece: Piece) -> str:
    if piece.kind == "code" or (piece.kind == "template" and _IMPORTS.search(piece.text)):
        # A template that imports something is left, so that it is told: it can't be rewritten.
        return piece.text
    return _FILLED.sub(" " if piece.kind == "comment" else "~", piece.text)


def _require_no_circle(modules: Mapping[str, _Module]) -> None:
    """Raise `UnknownForm` where a module takes more than functions of one that imports it, by whatever way.

    What is taken is copied when the importing module begins; of a module that has begun already and is not done, only
    the functions are there.
    """
    for path, module in modules.items():
        for other, names in module.imports.items():
            back = _way(modules, other, path) if not names <= modules[other].functions else []
            if back:
                circle = " imports ".join((path, *back))
                raise UnknownForm(f"{circle}: scripts that import each other may only take functions")


def _way(modules: Mapping[str, _Module], start: str, end: str) -> list[str]:
    """The modules from one to another, each imported by the one before; empty where there is no way."""
    ways = {start: [start]}
    pending = [start]
    while pending and end not in ways:
        here = pending.pop(0)
        for after in modules[here].imports:
            if after not in ways:
                ways[after] = [*ways[here], after]
                pending.append(after)
    return ways.get(end, [])
