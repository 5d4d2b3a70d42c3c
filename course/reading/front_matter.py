"""YAML to records: front matter and the course's own YAML files, every mistake with its line."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Any, Generic, TypeVar

import msgspec
import yaml

from course.model import Finding
from course.reading.fences import FRONT, fence_fault
from course.reading.validation import Mistake, Place, convert, mistakes_in, name_of, texts_in
from course.reading.yaml_advice import INVISIBLE, OPENERS, advice_on_comment, advice_on_curly_quotes, is_cut
from course.reading.yaml_faults import find_fault
from course.reading.yaml_limits import FAST, Unbounded, is_bounded, require_bounded


class Loader(FAST):  # type: ignore[misc]
    """Reads YAML; what looks like a date and is none (2027-02-30) stays text, so that its own line is named."""

    def construct_yaml_timestamp(self, node: Any) -> Any:
        """The date, or the text."""
        try:
            return super().construct_yaml_timestamp(node)
        except ValueError:
            return node.value


Loader.add_constructor("tag:yaml.org,2002:timestamp", Loader.construct_yaml_timestamp)
_CURLY = frozenset(OPENERS)
_TEXT, _LIST, _MAP = (f"tag:yaml.org,2002:{name}" for name in ("str", "seq", "map"))
MAX_DEPTH = 8
"""How far a file may nest; ours go down to four."""


class Fields(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """The fields of a YAML file; subclasses name them."""


F = TypeVar("F", bound="Fields | dict[str, Any]")


class ParsedFields(msgspec.Struct, Generic[F], frozen=True):
    """The result of reading fields: these, or None with the findings that say why, and the line of each key."""

    fields: F | None
    lines: Mapping[str, int]
    findings: tuple[Finding, ...] = ()


def split(text: str) -> tuple[str, str]:
    """Part a page into its front matter (YAML) and its body, with blank lines in the front matter's place."""
    text = text.replace("\r\n", "\n")
    match = FRONT.match(text)
    if match is None:
        return "", text
    return match[1], "\n" * match[0].count("\n") + text[match.end() :]


def read_front(kind: type[F], path: str, source: str) -> ParsedFields[F]:
    """Read the front matter of a page that must have some."""
    if fault := fence_fault(source, is_needed=True):
        return ParsedFields(None, {}, (Finding(path, fault[0], "front-matter", fault[1]),))
    return read_fields(kind, path, split(source)[0], first=2)


def page_faults(path: str, source: str) -> tuple[Finding, ...]:
    """Return what is wrong with the front matter of a page that may have some, and may say in it what it likes."""
    if fault := fence_fault(source, is_needed=False):
        return (Finding(path, fault[0], "front-matter", fault[1]),)
    tree = compose(path, split(source)[0], first=2)
    if tree.findings or tree.data is None or isinstance(tree.data, dict):
        return tree.findings
    what = (
        "the front matter has no fields; write each as a name, a colon, a space and its value, or delete both lines ---"
    )
    return (Finding(path, 2, "front-matter", what),)


def read_fields(
    kind: type[F],
    path: str,
    source: str,
    first: int = 1,
    rule: str = "front-matter",
    as_written: Collection[str] = (),
) -> ParsedFields[F]:
    """Read YAML into a record.

    Args:
        kind: the record, whose fields are what may be said; or a mapping of names to records.
        path: the file, for messages.
        source: the YAML.
        first: the line of the file on which the YAML begins.
        rule: the rule under whose name mistakes are reported.
        as_written: the fields of inner records whose value is text, though it may look like a number or a date.
    """
    if not source.strip() and _is_needed(kind):
        empty = "the front matter is empty; write its fields between the two lines of hyphens"
        what = empty if first == 2 else "there is nothing in it; write its fields"
        return ParsedFields(None, {}, (Finding(path, 1, rule, what),))
    tree = compose(path, source, first, rule)
    if tree.findings:
        return ParsedFields(None, tree.lines, tree.findings)
    data = {} if tree.data is None else tree.data
    for place, written in tree.written.items() if as_written else ():
        if len(place) == 2 and place[1] in as_written and isinstance(data[place[0]][place[1]], int | date):
            data[place[0]][place[1]] = written
    mistakes = [*tree.in_texts(kind)]
    try:
        fields = convert(data, kind)
    except (msgspec.ValidationError, OverflowError):
        fields = None
        general = ((), "something in it is not what belongs there; compare it with a file of the same kind")
        mistakes += [tree.hinted(m) for m in mistakes_in(data, kind, tree.written) if m[0] not in dict(mistakes)] or (
            [] if mistakes else [general]
        )
    findings = tuple(Finding(path, tree.line(where), rule, message) for where, message in mistakes)
    return ParsedFields(None if findings else fields, tree.lines, findings)


def _is_needed(kind: Any) -> bool:
    """Return whether a record has a field that must be said; a mapping of records may be empty."""
    return isinstance(kind, type) and any(field.required for field in msgspec.structs.fields(kind))


class Tree(msgspec.Struct, frozen=True):
    """YAML as it was read: its data, where everything in it stands, and the findings that kept it from being read."""

    path: str
    first: int
    source: str = ""
    data: Any = None
    nodes: Mapping[Place, Any] = {}
    """The values, by their place."""
    lines: Mapping[str, int] = {}
    """The line of every name and item, by its place joined with points."""
    findings: tuple[Finding, ...] = ()

    @property
    def written(self) -> dict[Place, str]:
        """The values as they stand in the file, by their place."""
        return {place: node.value for place, node in self.nodes.items() if isinstance(node, yaml.ScalarNode)}

    def line(self, where: Place) -> int:
        """The line of the nearest name that was written."""
        while where:
            if ".".join(where) in self.lines:
                return self.lines[".".join(where)]
            where = where[:-1]
        return self.first

    def hinted(self, mistake: Mistake) -> Mistake:
        """A mistake, with the line that holds the field behind a # where it is missing."""
        where, message = mistake
        if found := re.fullmatch(r"`(\S+)` is missing; add it", message):
            for at, row in enumerate(self.source.split("\n")):
                if re.match(rf"\s*#\s?{re.escape(found[1])}:", row):
                    return where, f"`{found[1]}` is missing; take away the # in front of it on line {self.first + at}"
        return mistake

    def in_texts(self, kind: Any) -> Iterator[tuple[Place, str]]:
        """Texts that are read otherwise than they were meant: cut by a #, or with curly quotes as part of them."""
        forms = texts_in(kind)
        rows = self.source.split("\n")
        for place, node in self.nodes.items():
            if not isinstance(node, yaml.ScalarNode) or node.style:
                continue
            rest = rows[node.end_mark.line][node.end_mark.column :] if node.end_mark.line < len(rows) else ""
            is_quoted = node.value[:1] in _CURLY and re.fullmatch(f"[{OPENERS}][^{OPENERS}]*[{OPENERS}]", node.value)
            if not is_quoted and not is_cut(rest):
                continue
            form = next((forms[form] for form in forms if _fits(place, form)), None)
            if form is not None and is_cut(rest) and (form or not node.value):
                yield place, advice_on_comment(f"{node.value}{rest}")
            elif form is not None and is_quoted:
                yield place, advice_on_curly_quotes(node.value)


def _fits(place: Place, form: Place) -> bool:
    return len(place) == len(form) and all(part in (name, "*") for name, part in zip(place, form, strict=True))


def compose(path: str, source: str, first: int = 1, rule: str = "front-matter", constructs: bool = True) -> Tree:
    """Read YAML as it stands; a slip in it is reported at its own line.

    Args:
        path: the file, for messages.
        source: the YAML.
        first: the line of the file on which it begins.
        rule: the rule under whose name mistakes are reported.
        constructs: whether its data is wanted too; the site's own settings name programs, which nobody runs here.
    """
    try:
        if not is_bounded(source):
            require_bounded(source)
        loader = Loader(source)
        node = loader.get_single_node()
        nodes, keys, twice = _walk(node)
        data = _data(loader, node) if node is not None and constructs else None
    except (yaml.YAMLError, ValueError, TypeError, RecursionError) as error:
        return Tree(path, first, findings=(_unreadable(path, source, _first_fault(source, error), first, rule),))
    lines = {".".join(place): first + line for place, line in keys.items()}
    # An empty value may stand behind the last line.
    rows = f"{source}\n".split("\n")
    unseen = _unseen(nodes, keys, rows) if _ODD.search(source) else _unnamed(keys)
    mistakes = [*_swallowed(nodes, rows), *unseen][:1]
    if not mistakes:
        shown = ((place, line, first + keys[place]) for place, line in twice)
        mistakes = [(line, f"{name_of(place)} stands twice, on line {at} too; keep one") for place, line, at in shown]
    findings = tuple(Finding(path, first + line, rule, message) for line, message in mistakes)
    return Tree(path, first, source, data, nodes, lines, findings)


def _data(loader: Any, node: Any) -> Any:
    """Return what a document says: texts, lists and sets of names right away, and by the loader what is anything else.

    Nearly all of it is such, and the loader asks much of each value before it knows.
    """
    try:
        return _plain_data(loader, node)
    except (yaml.YAMLError, ValueError, TypeError, RecursionError):
        # Of several mistakes the loader tells the first.
        loader.constructed_objects, loader.recursive_objects, loader.state_generators = {}, {}, []
        loader.deep_construct = False
        return loader.construct_document(node)


def _plain_data(loader: Any, node: Any) -> Any:
    if isinstance(node, yaml.ScalarNode) and node.tag == _TEXT:
        return node.value
    if isinstance(node, yaml.SequenceNode) and node.tag == _LIST:
        return [_plain_data(loader, one) for one in node.value]
    if isinstance(node, yaml.MappingNode) and node.tag == _MAP and all(key.tag == _TEXT for key, _ in node.value):
        return {_plain_data(loader, key): _plain_data(loader, value) for key, value in node.value}
    return loader.construct_object(node, deep=True)


def _first_fault(source: str, error: Exception) -> Exception:
    """Return what is to be told of YAML that can't be read: that it nests too deeply, or what else stopped it."""
    try:
        require_bounded(source)
    except yaml.YAMLError as first:
        return first
    return error


def _unreadable(path: str, source: str, error: Exception, first: int, rule: str) -> Finding:
    """The line that made the parser give up, and what to type there."""
    mark = getattr(error, "problem_mark", None)
    if mark is None and not isinstance(error, yaml.YAMLError):
        what = "the fields nest too deeply, or one holds a value that is none; write each as a name, a colon and a text"
        return Finding(path, first, rule, what)
    if isinstance(error, Unbounded) and "nests" in str(error.problem):
        what = "the fields nest too deeply; write each as a name, a colon and a text"
        return Finding(path, first + (mark.line if mark else 0), rule, what)
    line, message = find_fault(source.split("\n"), mark.line if mark else 0, is_front=first == 2)
    return Finding(path, first + line, rule, message)


Twice = list[tuple[Place, int]]


def _walk(root: Any) -> tuple[dict[Place, Any], dict[Place, int], Twice]:
    """The value at every place, how many lines stand above its name, and the names that stand twice."""
    nodes: dict[Place, Any] = {}
    keys: dict[Place, int] = {}
    twice: Twice = []
    pending: list[tuple[Any, Place]] = [(root, ())]
    while pending:
        here, key = pending.pop()
        if len(key) > MAX_DEPTH:
            raise ValueError
        pairs: list[tuple[str, Any, Any]] = []
        if isinstance(here, yaml.MappingNode):
            pairs = [(_key(name), name, value) for name, value in here.value]
        elif isinstance(here, yaml.SequenceNode):
            pairs = [(str(at), item, item) for at, item in enumerate(here.value)]
        for name, mark, value in pairs:
            place = (*key, name)
            if place in nodes:
                twice.append((place, mark.start_mark.line))
                continue
            nodes[place], keys[place] = value, mark.start_mark.line
            pending.append((value, place))
    return nodes, keys, twice


def _key(name: Any) -> str:
    """The name of a field; a list or a set of names can't be one."""
    return str(name.value) if isinstance(name, yaml.ScalarNode) else "?"


def _swallowed(nodes: Mapping[Place, Any], rows: list[str]) -> Iterator[tuple[int, str]]:
    """Texts that took in what stands below them: a closing mark, or the space after a hyphen, is missing."""
    for node in nodes.values():
        if isinstance(node, yaml.ScalarNode) and not node.style:
            yield from _taken_in(node, rows)
        elif isinstance(node, yaml.ScalarNode) and node.style in ("'", '"'):
            start, end = node.start_mark, node.end_mark
            column = len(rows[start.line]) - len(rows[start.line].lstrip(" -"))
            for row in rows[start.line + 1 : end.line + 1]:
                if len(row) - len(row.lstrip(" -")) <= column and re.match(r"[ -]*[\w.-]+:(?:\s|$)", row):
                    fix = f"put another one ({node.style}) at the end of the text on this line"
                    yield start.line, f"the quotation mark on this line is never closed; {fix}"
                    break


_BULLETS = frozenset("-–—•")


def _taken_in(node: Any, rows: list[str]) -> Iterator[tuple[int, str]]:
    """A list that is read as one text, or a text whose first word is read as a name for it."""
    start, end = node.start_mark, node.end_mark
    below = rows[start.line + 1 : end.line + 1] if end.column else rows[start.line + 1 : end.line]
    if (
        node.value[:1] in _BULLETS
        and re.match(r"-\S|[–—•]", node.value)
        and any(re.match(r"\s*[-–—•]", row) for row in below)
    ):
        yield start.line, "this line of a list does not begin with a hyphen and a space; put both before each entry"
    written = rows[start.line][start.column :]
    if written.startswith("&") and (found := re.match(r"&\S+", written)):
        if not re.search(rf"\*{re.escape(found[0][1:])}(?:\W|$)", "\n".join(rows)):
            yield start.line, f'text that begins with & can\'t be read without quotation marks; write "{found[0]} …"'


_ODD = re.compile(f"[\\\\{INVISIBLE}\u00a0\u2000-\u200b\u202f\u3000]")
"""What `_unseen` looks for, or what may stand for it between quotation marks."""


def _unnamed(keys: Mapping[Place, int]) -> Iterator[tuple[int, str]]:
    """Names that can't be read."""
    for place, line in keys.items():
        if not place[-1] or place[-1] in "~&*!?":
            yield line, "the name on this line can't be read; write a name that begins with a letter"


def _unseen(nodes: Mapping[Place, Any], keys: Mapping[Place, int], rows: list[str]) -> Iterator[tuple[int, str]]:
    """Names and values with characters in them that nobody sees, and that make others of them."""
    for place, node in nodes.items():
        name = place[-1]
        yield from _unnamed({place: keys[place]})
        if re.match(r"[\u00a0\u2000-\u200b\u202f\u3000]", name):
            yield (
                keys[place],
                "this line is indented with something that only looks like spaces; delete it and type spaces",
            )
        elif re.search(f"[{INVISIBLE}\u00a0]", name):
            seen = re.sub(f"[{INVISIBLE}\u00a0]", "", name)
            yield (
                keys[place],
                f"the name `{seen}` holds a character that nobody sees; delete the name and type it again",
            )
        elif isinstance(node, yaml.ScalarNode) and re.search("[\u200b\u2060\ufeff\u00ad]", node.value):
            at = node.start_mark.line
            while at < node.end_mark.line and not re.search("[\u200b\u2060\ufeff\u00ad]", rows[at]):
                at += 1
            yield (
                at,
                "the text holds a character that nobody sees, most likely pasted; delete the text and type it again",
            )
