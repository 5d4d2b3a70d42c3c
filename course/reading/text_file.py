"""A file's bytes to its text: encodings, line ends, and what a merge left behind, each fault with its line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import msgspec

from course.model import Finding

_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_FORMATS = (
    (b"PK\x03\x04", "a Word document or another packed file"),
    (b"\xd0\xcf\x11\xe0", "an old Word document"),
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "a rich text document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
)
"""How files begin that are no text, whatever their name ends in."""

# Word's page break and line break, Google Docs' line separator, and what no keyboard types.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x9f\u2028\u2029]")
# UTF-8 that was once read as Windows-1252 and saved again, and a letter that was lost for good.
_GARBLED = re.compile("â€.|Ã[\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—™š›œ]|Â[\u00a0-\u00bf]|\ufffd")
_PLAIN = bytes([*b"\t\n", *range(0x20, 0x7F)])
"""The bytes of most texts, none of which is a fault."""
_CONFLICT = re.compile(r"(?m)^(?:<{7}|>{7}|\|{7})(?: .*)?$")
_MARKS = ("<<<<<<<", ">>>>>>>", "|||||||", "=======")
_MIDDLE = re.compile(r"(?m)^={7}$")
_FENCE = re.compile(r"(?ms)^(```+|~~~+)([^\n]*)\n.*?^\1[ \t]*$")

_UTF8 = "save it again with the encoding UTF-8 (in Notepad: Save as, Encoding)"


class TextFile(msgspec.Struct, frozen=True):
    """A file's text with line ends as on any machine, and what is wrong with the file as a whole."""

    text: str
    lines: int
    """How many lines it has: no finding may stand below them."""
    findings: tuple[Finding, ...] = ()


def read_text_file(path: str, raw: bytes) -> TextFile:
    """Decode a file. Where something is wrong with the whole of it, that is the one finding."""
    lines = raw.count(b"\n") + 1
    text, fault = _decode(raw)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    fault = fault or next(_faults(raw, text), None) or _conflict(path, text)
    if fault is None:
        return TextFile(text, lines)
    line, rule, message = fault
    return TextFile(text, lines, (Finding(path, min(line, lines), rule, message),))


Fault = tuple[int, str, str]
"""A line, a rule, and the message."""


def _decode(raw: bytes) -> tuple[str, Fault | None]:
    """The text as well as it can be read, and why it can't be read rightly."""
    for start, word in _FORMATS:
        if raw.startswith(start):
            return "", (1, "file", f"this is {word} and not plain text; copy its text into a text file with this name")
    if raw.startswith(_UTF16) or _is_utf16(raw):
        how = "utf-16" if raw.startswith(_UTF16) else "utf-16-le" if raw[1:2] == b"\0" else "utf-16-be"
        text = raw.decode(how, "replace")
        return text, (1, "file", f"this file is saved as UTF-16, which Windows calls Unicode; {_UTF8}")
    try:
        return raw.decode("utf-8-sig"), None
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        letter = raw[error.start : error.start + 1].decode("cp1252", "ignore")
        seen = f" (“{letter}” in Windows-1252, also called ANSI)" if letter.isprintable() and letter else ""
        return raw.decode("utf-8", "replace"), (
            line,
            "file",
            f"a letter on this line is not UTF-8 text{seen}; open the file, look at its letters, and {_UTF8}",
        )


def _is_utf16(raw: bytes) -> bool:
    """Return whether every second byte is empty, as in UTF-16 without its mark."""
    start = raw[:400]
    return len(start) > 1 and start.count(0) > len(start) // 3 and {start[0], start[1]} != {0}


def _faults(raw: bytes, text: str) -> Iterator[Fault]:
    """Yield what no text of a person holds."""
    if not raw.translate(None, _PLAIN):
        return
    if b"\r" in raw and b"\n" not in raw:
        fix = "save it with the line ends LF (in an editor's status bar: CR, then choose LF)"
        yield 1, "file", f"the lines of this file end as on an old Mac (CR); {fix}"
    faults: tuple[tuple[re.Pattern[str], Callable[[str], str]], ...] = (
        (_CONTROL, _describe_control),
        (_GARBLED, _describe_garbled),
    )
    for pattern, describe in faults:
        if found := pattern.search(text):
            yield text.count("\n", 0, found.start()) + 1, "file", describe(found[0])


def _describe_control(mark: str) -> str:
    if mark == "\0":
        return "this line holds empty bytes, so the file is damaged or no text; take the last version that was good"
    word = "an invisible page or line break" if mark in "\x0b\x0c\u2028\u2029\x85" else "an invisible control character"
    return f"{word} stands on this line, most likely pasted; delete the line and type it again"


def _describe_garbled(letters: str) -> str:
    if letters == "\ufffd":
        return "a letter on this line was lost when the file was saved and shows as “\ufffd”; type it again"
    return (
        f"“{letters}” stands where another letter was, as the file was once opened in the wrong encoding; type it again"
    )


def _conflict(path: str, text: str) -> Fault | None:
    """The first line that a merge has left for a person to settle."""
    if not any(mark in text for mark in _MARKS) or not (_CONFLICT.search(text) or _MIDDLE.search(text)):
        return None
    shown = text if not path.endswith(".md") else _FENCE.sub(_without_example, text)
    found = [at.start() for at in (_CONFLICT.search(shown), _leftover(path, shown)) if at]
    if not found:
        return None
    fix = "keep one, and delete the lines <<<<<<<, ======= and >>>>>>>"
    message = f"a merge left two versions of a text here for a person to choose from; {fix}"
    return text.count("\n", 0, min(found)) + 1, "conflict", message


def _without_example(fence: re.Match[str]) -> str:
    """A fenced block, blank where it shows what a conflict looks like: both its ends stand in a block of plain text."""
    shows = fence[2].strip() in ("", "text", "diff", "console") and {"<", ">"} <= set(
        re.findall("(?m)^([<>])[<>]{6}", fence[0])
    )
    return re.sub(r"[^\n]", " ", fence[0]) if shows else fence[0]


def _leftover(path: str, text: str) -> re.Match[str] | None:
    """A line of seven equals signs that is no heading's underline: its fellows were deleted, and it was not."""
    for found in _MIDDLE.finditer(text):
        above = text[: found.start()].removesuffix("\n").rpartition("\n")[2]
        is_heading = path.endswith(".md") and above.strip() and not re.search(r"(?m)^# ", text)
        if not is_heading and not (path.endswith(".md") and _is_in_fence(text, found.start())):
            return found
    return None


def _is_in_fence(text: str, at: int) -> bool:
    return any(fence.start() < at < fence.end() for fence in _FENCE.finditer(text))
