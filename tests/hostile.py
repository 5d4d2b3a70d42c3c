"""Text to throw at the readers: the course's own constructs, broken in every way, and what attackers try."""

from __future__ import annotations

import re
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import strategies as st

from course.checks import check_course
from course.model import Course
from course.reading import read_course
from course.reading.place import resolve
from course.rendering import render_page

PIECES = (
    "---\n",
    "title: A\n",
    "title: [\n",
    "module: a\n",
    "objectives: {a: [b]}\n",
    "teaches: {S1.1: '#a'}\n",
    "minutes: 9\n",
    "minutes: 99999999999999999999\n",
    "&a [*a]\n",
    "!!python/name:os.system\n",
    "? x\n",
    "? {x: 1}\n",
    "\x00",
    "\x0b",
    "\u2028",
    "\ufeff",
    "\r\n",
    "\r",
    "\t",
    "\n",
    "\n\n",
    "# A\n",
    "## A\n",
    "## \n",
    "###### B\n",
    "A\n===\n",
    "- [x](#a)\n",
    "- [ ] b\n",
    "- [x] c\n",
    "- [xx] c\n",
    "* [X] d\n",
    "1. [x](#a)\n",
    "> e\n",
    "> [!TIP]\n",
    "> [!CAUTION]\n> f [g](../docs/modules/a.md#a)\n",
    '> "Say what you mean to say."\n> [A](../docs/modules/a.md#a)\n',
    "<quiz>\n",
    "</quiz>\n",
    "<quiz></quiz>",
    "[[blank]]",
    "---\n",
    "```chart\nkind: bars\ndata: t\ntitle: x\ngroups: [total]\n```\n",
    "```chart\nkind: pie\n```\n",
    "```trace\n```\n",
    "```modules\n```\n",
    "```\n",
    "~~~chart\n",
    "| a | b |\n|---|---|\n| c | [d](e.md) |\n",
    "[x](../data/t.csv#a)",
    "[x](../../agency.yml#breach)\n",
    "[x](../../agency.yml#x)",
    "![](a.png)",
    "[a][b]",
    "[b]: ../quizzes/a.md 'x'\n",
    "[a](<b c.md>)",
    "[a](b(c)d.md)",
    "[a](%00)",
    "[a](//x)",
    "[a](javascript:alert(1))",
    "[a](http://[::1)",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<!--",
    "-->",
    "{{ 7*7 }}",
    "{% raw %}",
    "`",
    "``",
    "*",
    "**",
    "_",
    "\\",
    "&lt;",
    "&#0;",
    "é",
    "漢字",
    "🙂",
    "\u202e",
    "ZZZ",
    "a" * 300,
    "[" * 60,
    "(" * 60,
    "> " * 40,
    "- " * 40,
    "*a " * 40,
    "word. " * 20,
)

text = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=20)), max_size=30).map("".join)
"""Any mixture of the above and of random text."""

FILES = {
    "course.yml": "id: t\ntitle: T\nmodules: [a]\n",
    "agency.yml": "points: {breach: {rule: Tell IT.}}\n",
    "mkdocs.yml": "site_name: T\nnav: [index.md]\nplugins: [course, mkdocs_quiz]\n",
    "data/statements.yml": "slides: [{slide: 1, title: A, statements: {S1.1: B}}]\n",
    "data/t.csv": (
        "name,platform,group,set,deck,published,basis,confidence,source\na-total,a,total,all,1,2,source,high,A\n"
    ),
    "data/t.yml": (
        "title: T\nunit: '%'\nmeasure: m\nsurvey: s\npublished: 2021-01-01\naddress: https://x.org\n"
        "platforms: {a: A}\ngroups: {total: T}\nsets: {all: E}\n"
    ),
    "docs/index.md": "# Home\n",
    "docs/modules/a.md": "---\ntitle: A\n---\n# A\n",
    "scenarios/a.md": "# A\n",
    "quizzes/a.md": "# A\n",
    "reviews/a.yml": "reviews: []\n",
    "overrides/a.html": "<p>",
}
"""A small course, of which one file after the other is replaced."""

SLOWEST = 5.0
"""Seconds that a few lines of text may take at most: more is a hang."""

_SHAPE = re.compile(r"^[^\n]+:[1-9]\d*: \[[a-z-]+\] [^\n]+$")


def throw(name: str, content: str) -> None:
    """Put a text in a file of the small course, read, check and render it, and require that nothing gives way."""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        for path, whole in {**FILES, name: content}.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(whole.encode("utf-8", "surrogatepass"))
        start = time.monotonic()
        course = read_course(root)
        _require_findings(root, course)
        for path in course.documents:
            render_page(course, path)
        assert time.monotonic() - start < SLOWEST, "this text takes too long"
        resolve.cache_clear()


def _require_findings(root: Path, course: Course) -> None:
    for finding in check_course(course):
        assert _SHAPE.match(str(finding)), str(finding)
        file = root / finding.path
        lines = file.read_bytes().count(b"\n") + 1 if file.exists() else 1
        assert finding.line <= lines, f"{finding} is beyond the file's {lines} lines"
