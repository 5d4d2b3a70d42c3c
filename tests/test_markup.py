"""What a text may do to a page: nothing, wherever it stands; it is a finding, or it is shown letter by letter."""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html as parser
from markdown import Markdown as Builder
from mkdocs.commands.build import build
from mkdocs.config import load_config
from playwright.sync_api import Browser

from course.builders.serving import ErrorGuard
from course.checks import check_course
from course.publishing.built_site import blocks_of, digest_of, read_page
from course.reading import read_course
from course.reading.front_matter import split
from course.reading.markdown import read_document
from course.reading.markup import as_letters, markup_of, tags_in_lines, tags_in_yaml
from tests.conftest import SMALL, copy_small_course
from tests.host import Host
from tests.sites import SharedFolders

HIT = "window.hit=1"
SNIPPETS = {
    "script": f"<script>{HIT}</script>",
    "script in capitals": f"<SCRIPT>{HIT}</SCRIPT>",
    "script with a type": f"<script type=module>{HIT}</script>",
    "script after the article": f"</article></main><script>{HIT}</script>",
    "script after the title": f"</title></head><script>{HIT}</script>",
    "script after an attribute": f"\"'><script>{HIT}</script>",
    "script of the site": '<script src="../../assets/stray.js"></script>',
    "half a script": f"<script/x>{HIT}//",
    "doubled script": f"<scr<script>ipt>{HIT}</script>",
    "picture with a handler": f"<img src=x: onerror={HIT}>",
    "picture with slashes": f"<img/src=x:/onerror={HIT}>",
    "broken picture": f"<img src=x: onerror={HIT} ",
    "picture of the web editor": '<img width="9" alt="image" src="https://github.com/user-attachments/assets/a" />',
    "drawing with a handler": f"<svg onload={HIT}></svg>",
    "details with a handler": f"<details open ontoggle={HIT}>more</details>",
    "body with a handler": f"<body onpageshow={HIT}>",
    "field with a handler": f"<input autofocus onfocus={HIT}>",
    "moving field": f"<marquee onstart={HIT}>a</marquee>",
    "style": "<style>body{display:none}</style>",
    "style attribute": '<span style="position:fixed;inset:0">over all</span>',
    "refresh": '<meta http-equiv="refresh" content="0;url=https://evil.example/">',
    "base": '<base href="https://evil.example/">',
    "form": '<form action="https://evil.example/"><input name=password></form>',
    "frame": '<iframe src="https://evil.example/"></iframe>',
    "frame of its own": f"<iframe srcdoc='<script>parent.{HIT}</script>'></iframe>",
    "object": '<object data="https://evil.example/"></object>',
    "embed": '<embed src="https://evil.example/">',
    "link": '<link rel=stylesheet href="https://evil.example/a.css">',
    "facts of the page": '<script type="application/json" data-page>{"course":"evil","base":"https://evil.example"}</script>',
    "settings of the theme": '<script id="__config" type="application/json">{"base":"https://evil.example"}</script>',
    "address that runs": f'<a href="javascript:{HIT}">Go on</a>',
    "comment that ends early": f"<!--><script>{HIT}</script>-->",
    "comment with a tag": f"<!-- <script>{HIT}</script> -->",
    "declaration": f"<!x><script>{HIT}</script>",
    "instruction": f"<?x ><script>{HIT}</script>?>",
    "cdata": f"<![CDATA[><script>{HIT}</script>]]>",
    "markdown in a tag": f'<div markdown="1" onclick="{HIT}">**a**</div>',
    "address that is a tag": f"<javascript://%0a{HIT}>",
    "attributes of a word": f'**word**{{: onclick="{HIT}" style="color:red" }}',
    "attributes of a line": f'A line. {{: onmouseover="{HIT}" }}',
    "attributes without a colon": f'[word](#top){{ onfocus="{HIT}" tabindex=0 }}',
    "template": f"<template><script>{HIT}</script></template>",
    "noscript": f'<noscript><p title="</noscript><script>{HIT}</script>">',
    "mathematics": f'<math><mtext></p><style><!--</style><img title="--><img src=x: onerror={HIT}>">',
}
"""What somebody might write who means harm, or has copied it; each in one line."""

FRAMES = {
    "paragraph": "Some words, {} and more.\n",
    "line of its own": "{}\n",
    "after a line": "Some words.\n{}\n",
    "heading": "## A heading {}\n",
    "underlined heading": "Words {}\n=====\n",
    "list": "- one\n- {}\n",
    "numbered list": "1. {}\n",
    "nested list": "- a\n\n    {}\n",
    "quote": "> Words {}\n",
    "alert": "> [!TIP]\n> Words {}\n",
    "admonition": '!!! note "Note {}"\n\n    Words.\n',
    "in an admonition": "!!! note\n\n    {}\n",
    "table": "| a | b |\n|---|---|\n| c | {} |\n",
    "emphasis": "Some **words {} and** more.\n",
    "text of a link": "See [words {} here](../index.md).\n",
    "title of a link": 'See [words](../index.md "{}").\n',
    "address of a link": "See [words](<{}>).\n",
    "text of a picture": "![words {}](a.png)\n",
    "definition of a link": "See [words].\n\n[words]: ../index.md '{}'\n",
    "words of a fence": "```js {}\nSome code.\n```\n",
    "after a fence": "```\ncode\n```\n{}\n",
    "fence that does not end": "```\n{}\n",
    "fence that ends otherwise": "```\n{}\n````\n\nMore.\n",
    "fence in a list": "- a\n\n    ```\n    b\n\n    {}\n\n    ```\n",
    "fence in a quote": "> ```\n> {}\n> ```\n",
    "indented": "    {}\n",
    "indented after a list": "- a\n\n     {}\n",
    "code that does not end": "Some `words {} and more.\n",
    "code over two lines": "Some `words\n{} and` more.\n",
    "code begun above": "Some ` words\nand ` {} ` more.\n",
    "code that is none": "Some \\` words {} ` more.\n",
    "code after two strokes": "Some \\\\` a ` {} ` more.\n",
    "code in folded HTML": "<details>\n<summary>More</summary>\n\n`{}`\n\n</details>\n",
    "fence in folded HTML": "<details>\n<summary>More</summary>\n\n```\n{}\n```\n\n</details>\n",
    "code in a table": "| a | b |\n|---|---|\n| `c | {}` |\n",
    "in folded HTML": "<details>\n\n{}\n\n</details>\n",
    "in a harmless tag": "Press <kbd>{}</kbd>.\n",
    "title of a short form": '<abbr title="{}">AB</abbr>\n',
    "comment": "<!-- {} -->\n",
    "box for notes": "```note\nid: a\nlabel: Words {}\n```\n",
}
"""Where in the text of a page it may stand."""

ELEMENTS = frozenset(
    "abbr a blockquote br code details div em h1 h2 h3 h4 h5 h6 hr img kbd li ol p pre span strong sub summary sup"
    " table tbody td th thead tr ul".split()
)
ATTRIBUTES = frozenset("alt class data-label data-stack href id open role src title".split())
ALIGNED = re.compile(r"text-align: (?:left|right|center);")


@cache
def builder() -> Builder:
    """Markdown as the site reads it."""
    config = load_config(str(SMALL / "mkdocs.yml"))
    return Builder(extensions=config.markdown_extensions, extension_configs=config.mdx_configs)


def built(text: str) -> Any:
    """A text as the site's Markdown makes it, read as a browser would."""
    return parser.fragment_fromstring(builder().reset().convert(text), create_parent="section")


def harm(text: str) -> list[str]:
    """What in the HTML of a text no plain Markdown makes."""
    found = []
    for element in built(text).iterdescendants():
        if not isinstance(element.tag, str):
            found += [] if "--!>" not in str(element) and str(element).startswith("<!--") else [str(element)]
        elif element.tag not in ELEMENTS:
            found.append(f"<{element.tag}>")
        found += [
            f"{name}={value}"
            for name, value in (element.attrib.items() if isinstance(element.tag, str) else ())
            if name not in ATTRIBUTES and not (name == "style" and ALIGNED.fullmatch(value))
        ]
    return found


def page(text: str) -> Any:
    return read_document("docs/reference/a.md", text)


@pytest.mark.parametrize("frame", FRAMES)
def test_markup_in_a_page_is_found_and_does_nothing(frame: str) -> None:
    line = FRAMES[frame][: FRAMES[frame].index("{}")].count("\n") + 1
    for what, snippet in SNIPPETS.items():
        text = FRAMES[frame].format(snippet)
        found = [*markup_of(page(text))]
        assert found or not harm(text), f"{what}: the rule lets it in"
        assert not found or line in [one.line for one in found], f"{what}: {found}"
        assert harm(as_letters(page(text))) == [], f"{what}: it was found, and does something all the same"


PIECES = (
    *SNIPPETS.values(),
    *(f"`{one}`" for one in list(SNIPPETS.values())[::6]),
    *("`", "``", "```", "~~~", "\n```\n", "\n~~~ js\n", "\n```js\n", "\n", "\n\n", "\\", "\\\\", "|", "\n|---|---|\n"),
    *(
        "- ",
        "> ",
        "    ",
        "1. ",
        "# ",
        "* ",
        "_",
        "**",
        "[",
        "](",
        ")",
        "](<",
        ">)",
        "![",
        "]: ",
        '"',
        "'",
        "{",
        "}",
        "{: ",
    ),
    *(
        "<",
        ">",
        "<!--",
        "-->",
        "<details>",
        "</details>",
        "<summary>",
        "<kbd>",
        "</kbd>",
        "<br>",
        "<quiz>",
        "&lt;",
        "&#60;",
    ),
    *(
        "!!! note\n",
        "[TOC]",
        "a",
        " ",
        "words ",
        "onclick=alert(1)",
        "<https://a.example/>",
        "=\n",
        "---\n",
        "\t",
        "\x02",
        "\x03",
    ),
)


@settings(max_examples=600, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_no_mixture_of_markup_does_anything(text: str) -> None:
    """What the rule lets pass makes plain Markdown on the site too, however the two read a text."""
    if not [*markup_of(page(text))]:
        assert harm(text) == []
    assert harm(as_letters(page(text))) == []


@pytest.mark.parametrize(
    "text",
    [
        "A line.<br>Another, <br/>and H<sub>2</sub>O, and x<sup>2</sup>.\n",
        'Press <kbd>Ctrl</kbd>, says <abbr title="information technology">IT</abbr>.\n',
        "<details>\n<summary>More</summary>\n\nWords.\n\n</details>\n",
        "Words. <!-- to be looked at again -->\n\n<!--\nMore to come.\n-->\n",
        "See <https://example.org/a?b=c#d> or <someone@example.org>.\n",
        "Write `<script>` and `` {: onclick } ``, or 5 < 6 and a <- b.\n",
        "```html\n<b>bold</b> {: .a }\n```\n\n~~~\n<i>\n~~~\n",
        "See [a file](<a file.md>).\n",
        "Braces \\{: like these \\} are letters.\n",
    ],
)
def test_harmless_text_is_let_be(text: str) -> None:
    assert [*markup_of(page(text))] == []
    assert as_letters(page(text)) == text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (SNIPPETS["picture of the web editor"], "![what it shows](picture.png)"),
        (SNIPPETS["style attribute"], "keep the words and take the tag out"),
        (SNIPPETS["frame"], "write a link to it instead"),
        (SNIPPETS["script"], "take it out, or put it between backquotes"),
        ("<b>this</b>", "write **bold** instead"),
        ("<A HREF='https://example.org'>this</A>", "write [the words](the address) instead"),
        ("**this**{: .red }", "take them out, or put them between backquotes"),
    ],
)
def test_messages_say_what_to_do(text: str, told: str, copy: Path) -> None:
    file = copy / "docs/reference/glossary.md"
    file.write_text(f"{file.read_text(encoding='utf-8')}\nWords {text} and more.\n", encoding="utf-8")
    (finding,) = check_course(read_course(copy))
    assert finding.rule == "plain-markdown" and told in finding.message
    assert finding.line == file.read_text(encoding="utf-8").count("\n")


PLACES: dict[str, tuple[str, str, str]] = {
    "title of home": ("docs/index.md", r"(?m)^title: .*$", "title: '{}'"),
    "tagline": ("docs/index.md", r"(?m)^tagline: .*$", "tagline: '{}'"),
    "lead": ("docs/index.md", r"(?m)^lead: .*$", "lead: >-\n  {}"),
    "for": ("docs/index.md", r"(?m)^for: .*$", "for: '{}'"),
    "description": ("docs/reference/glossary.md", r"(?m)^title: ", "description: '{}'\ntitle: "),
    "author": ("docs/reference/completion-record.md", r"(?m)^title: ", "author: '{}'\ntitle: "),
    "subtitle": ("docs/reference/slides.md", r"(?m)^title: ", "subtitle: '{}'\nstatus: '{}'\ntitle: "),
    "tags": ("docs/you/privacy.md", r"(?m)^title: ", "tags: ['{}']\ntitle: "),
    "title of a page": ("docs/reference/corrections.md", r"(?m)^title: .*$", "title: '{}'"),
    "title of a page without a heading": (
        "docs/trainers/coverage.md",
        r"(?ms)^title: .*?$(.*?)^# [^\n]*$",
        "title: '{}'\\1",
    ),
    "heading of a page without a title": (
        "docs/trainers/links.md",
        r"(?ms)^title: [^\n]*\n(.*?)^# [^\n]*$",
        "\\1# Links {}",
    ),
    "title of a module": ("docs/modules/the-page.md", r"(?m)^title: .*$", "title: '{}'"),
    "summary of a module": ("docs/modules/the-page.md", r"(?m)^summary: .*$", "summary: '{}'"),
    "objective": ("docs/modules/the-page.md", r"(?m)^(  [a-z-]+): [A-Z].*$", "\\1: '{}'"),
    "title of a scenario": ("scenarios/the-keys.md", r"(?m)^title: .*$", "title: '{}'"),
    "summary of a scenario": ("scenarios/the-keys.md", r"(?m)^summary: .*$", "summary: '{}'"),
    "title of a quiz": ("quizzes/the-page.md", r"(?m)^title: .*$", "title: '{}'"),
    "label of the menu": ("mkdocs.yml", r"(?m)^(      - )Roster(: .*)$", "\\1'{}'\\2"),
    "section of the menu": ("mkdocs.yml", r"(?m)^(  - )For supervisors:$", "\\1'{}':"),
    "name of the site": ("mkdocs.yml", r"(?m)^site_name: .*$", "site_name: '{}'"),
    "description of the site": (
        "mkdocs.yml",
        r"(?m)^site_description: .*$",
        "site_description: '{}'\nsite_author: '{}'",
    ),
    "copyright": ("mkdocs.yml", r"(?m)^copyright: .*$", "copyright: '{}'"),
    "title of the course": ("course.yml", r"(?m)^title: .*$", "title: '{}'"),
    "title of a path": ("course.yml", r"(?m)^    title: Shift leader$", "    title: '{}'"),
    "summary of a path": (
        "course.yml",
        r"(?m)(^    title: Everyone who stays\n    summary: ).*\n(?=    modules)",
        "\\1'{}'\n",
    ),
    "statement": ("data/statements.yml", r"(?m)^( +P2\.3: ).*$", "\\1'{}'"),
    "title of a slide": ("data/statements.yml", r"(?m)^( +- slide: 3\n +title: ).*$", "\\1'{}'"),
    "label of the data": ("data/use.yml", r"(?m)^(  nextdoor: ).*$", "\\1'{}'"),
    "caveat of the data": ("data/use.yml", r"(?m)^(measure: ).*$", "\\1'{}'"),
    "source of the data": ("data/use.csv", r"(?m)^(nextdoor-total,.*,)[^,]*,[^,]*$", '\\1"{}","{}"'),
    "name of the agency": ("agency.yml", r"(?m)^agency: .*$", "agency: '{}'"),
    "contact": ("agency.yml", r"(?m)^contact: .*$", "contact: '{}'"),
    "rule of the agency": (
        "agency.yml",
        r"(?m)^points:$",
        "points:\n  breach: {rule: '{}'}\n  page-passwords: {rule: '{}'}",
    ),
    "text of a module": ("docs/modules/the-page.md", r"(?m)^## Practice$", "## Practice\n\n{}"),
    "heading of a module": ("docs/modules/the-page.md", r"(?m)^## Practice$", "## Practice {}"),
    "question of a module": ("docs/modules/photographs.md", r"(?m)^(## Reflect\n\n)", "\\1{} "),
    "text of a page": ("docs/you/privacy.md", r"\Z", "\n\n{}\n"),
    "text of home": ("docs/index.md", r"\Z", "\n\n{}\n"),
    "box for notes": ("docs/supervisors/guide.md", r"\Z", "\n\n```note\nid: hostile\nlabel: '{}'\n```\n"),
    "title of a chart": ("docs/modules/the-page.md", r"(?m)^title: (?=[A-Z])(?!The ).*$", "title: '{}'"),
    "note of a chart": ("docs/modules/the-page.md", r"(?m)^(kind: dots)$", "\\1\nnote: '{}'"),
    "opening of a scenario": ("scenarios/the-keys.md", r"(?m)^(# .*)$", "\\1\n\n{}"),
    "scene": ("scenarios/the-keys.md", r"(?m)^(## .*)$", "\\1\n\n{}"),
    "title of a scene": ("scenarios/the-late-message.md", r"(?s)\A(.*?\n## [^\n]*)", "\\1 {}"),
    "choice": ("scenarios/the-keys.md", r"(?m)^- \[([^\]]+)\]", "- [\\1 {}]"),
    "verdict": ("scenarios/the-keys.md", r"(?m)^(> \[!TIP\]\n> )", "\\1{} "),
    "title of a question": ("quizzes/the-page.md", r"(?m)^(## .*)$", "\\1 {}"),
    "question": ("quizzes/the-page.md", r"(?m)^(<quiz>\n\n.*)$", "\\1 {}"),
    "option": ("quizzes/the-page.md", r"(?m)^(- \[ \] .*)$", "\\1 {}"),
    "key": ("quizzes/the-page.md", r"(?m)^(- \[x\] .*)$", "\\1 {}"),
    "feedback": ("quizzes/the-page.md", r"(?m)^(- \[ \] .*\n> .*)$", "\\1 {}"),
    "reason": ("quizzes/the-page.md", r"(?m)^(> \")", "{}\n\n\\1"),
    "text of a link": ("docs/supervisors/index.md", r"(?m)^(.*)\[([^\]]+)\]\(", "\\1[\\2 {}]("),
    "title of a link": ("docs/supervisors/roster.md", r"\Z", "\n\nSee [words](assign.md '{}').\n"),
    "text of a picture": ("docs/supervisors/assign.md", r"\Z", "\n\n![{}](../assets/shelves.png)\n"),
    "words of a fence": ("docs/trainers/index.md", r"\Z", "\n\n```js {}\ncode\n```\n"),
    "cell of a table": ("docs/trainers/report.md", r"\Z", "\n\n| a | b |\n|---|---|\n| c | {} |\n"),
}
"""Where else a person may write: a file, what is replaced in it, and by what."""

SHOWN_AS_IT_IS = frozenset({"agency.yml"})
"""What stands there is escaped, and is no finding: an agency writes what it likes."""


def put(place: str, snippet: str, root: Path) -> tuple[str, int]:
    """Write a snippet at a place; gives the file and the line."""
    path, find, shape = PLACES[place]
    file = root / path
    before = file.read_text(encoding="utf-8")
    for_yaml = "'{}'" in shape and not path.endswith(".csv")
    written = snippet.replace("'", "''") if for_yaml else snippet.replace('"', '""') if '"{}"' in shape else snippet
    after, count = re.subn(find, shape.replace("{}", MARK), before, count=1)
    assert count, f"nothing in {path} to put this in: {find}"
    file.write_text(after.replace(MARK, written), encoding="utf-8")
    return path, after[: after.index(MARK)].count("\n") + 1


MARK = "¶¶"


@pytest.fixture(scope="module")
def common_copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One copy of the course for all places; each is put right again."""
    return copy_small_course(tmp_path_factory.mktemp("copy"))


@pytest.mark.parametrize("place", PLACES)
def test_markup_is_found_wherever_one_may_write(place: str, common_copy: Path) -> None:
    file = common_copy / PLACES[place][0]
    before = file.read_bytes()
    try:
        for what, snippet in SNIPPETS.items():
            path, line = put(place, snippet, common_copy)
            assert _is_found(path, line, file) or _is_plain(path, snippet), what
            file.write_bytes(before)
        path, line = put(place, SNIPPETS["script"], common_copy)
        told = [(one.path, one.line) for one in check_course(read_course(common_copy)) if one.rule.startswith("plain-")]
        assert ((path, line) in told) == (path not in SHOWN_AS_IT_IS)
    finally:
        file.write_bytes(before)


def _is_found(path: str, line: int, file: Path) -> bool:
    """Whether what is written in that line is found by what reads such a file."""
    text = file.read_text(encoding="utf-8")
    if path.endswith(".csv"):
        found = [*tags_in_lines(path, text)]
    elif path.endswith(".yml"):
        found = [*tags_in_yaml(path, text)]
    else:
        front, body = split(text)
        found = [*tags_in_yaml(path, front, 2), *markup_of(read_document(path, body))]
    return (path, line) in [(one.path, one.line) for one in found]


def _is_plain(path: str, snippet: str) -> bool:
    """Whether it stands where all is shown letter by letter, and has no tag in it."""
    return path in SHOWN_AS_IT_IS or "<" not in snippet


@pytest.fixture(scope="module")
def hostile(shared: SharedFolders, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with all of it at every place, built as if nothing had been found; read only."""
    return shared.get("hostile", lambda to: _build_hostile(copy_small_course(tmp_path_factory.mktemp("hostile")), to))


def _build_hostile(root: Path, to: Path) -> None:
    snippets = [*SNIPPETS.values()]
    for at, place in enumerate(PLACES):
        turn = at % len(snippets)
        some = snippets[turn:] + snippets[:turn]
        # What stands before a colon in YAML is no longer than 1,024 letters.
        put(place, " ".join(some[:12] if PLACES[place][0] == "mkdocs.yml" else some), root)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ErrorGuard, "report", lambda *_: None)
        build(load_config(str(root / "mkdocs.yml"), site_dir=str(to)))


def _made(file: Path) -> Counter[str]:
    """All in a page that runs, styles or leads away, and what it tells its scripts."""
    tree = parser.parse(str(file))
    facts = [json.loads(one.text)["course"] for one in tree.xpath("//*[@data-page]")]
    return Counter(
        [
            *(digest_of(block.text or "") for block in blocks_of(tree)),
            *(one.get("src") for one in tree.xpath("//script[@src]")),
            *(one.name for one in read_page(file.name, file.read_bytes()).inline if not one.digest),
            *(
                f"<{one.tag}>"
                for one in tree.xpath("//form|//input|//meta[@http-equiv]|//base|//iframe|//object|//embed|//math")
            ),
            f"facts of {facts}",
        ]
    )


def test_pages_have_what_the_theme_writes_and_nothing_else(hostile: Path, site: Path) -> None:
    for file in sorted(site.rglob("*.html")):
        made, own = _made(hostile / file.relative_to(site)), _made(file)
        assert made - own == Counter(), file.relative_to(site)
        policy = read_page("", (hostile / file.relative_to(site)).read_bytes()).policy
        assert policy == read_page("", file.read_bytes()).policy, file.relative_to(site)


def test_search_shows_what_was_written(hostile: Path) -> None:
    for entry in json.loads((hostile / "search/search_index.json").read_text(encoding="utf-8"))["docs"]:
        for text in (entry["title"], entry["text"], *entry.get("tags", ())):
            shown = parser.fragment_fromstring(text, create_parent="p")
            assert {one.tag for one in shown.iterdescendants()} <= ELEMENTS, entry["location"]
            assert not [one for one in shown.iterdescendants() if one.attrib], entry["location"]


@pytest.mark.parametrize("has_policy", [True, False], ids=["policy", "no policy"])
def test_nothing_runs_or_leads_away(has_policy: bool, hostile: Path, browser: Browser, tmp_path: Path) -> None:
    """In a browser, page by page; while a site is served to be edited, its pages have no policy."""
    site = shutil.copytree(hostile, tmp_path / "site")
    pages = [file for file in sorted(site.rglob("*.html")) if file.name != "404.html"]
    for file in [] if has_policy else pages:
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("Content-Security-Policy", "None"), encoding="utf-8")
    with Host(site, is_plain=True) as host:
        address = host.address
        context = browser.new_context(service_workers="block")
        page = context.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        for file in pages:
            path = file.relative_to(site).as_posix().removesuffix("index.html")
            page.goto(address + path)
            page.wait_for_selector("html[data-started]", state="attached")
            assert page.url == address + path
            assert page.evaluate("window.hit") is None, path
        page.locator("[data-md-component=search-query]").click()
        page.keyboard.type("pantry")
        page.locator(".md-search-result__link").first.wait_for()
        assert page.evaluate("window.hit") is None
        assert [url for url in asked if not url.startswith((address, "data:"))] == []
        context.close()
