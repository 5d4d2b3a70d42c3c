"""Links out of the course: which are sound, what is wrong with others, and how the message says to fix them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pathspec.gitignore import GitIgnoreSpec

from course.checks import RULES
from course.reading import read_course
from course.reading.builder_settings import Builder, matching, read_builder

REPOSITORY = "https://git.county.example/staff/course"
FILES = {
    "course.yml": "id: t\ntitle: T\nmodules: [a]\n",
    "mkdocs.yml": (
        f"edit_uri: {REPOSITORY}/edit/main/docs/\nexclude_docs: |\n  notes.md\n  drafts/\nnot_in_nav: |\n  alone.md\n"
    ),
    "docs/index.md": "# Home\n\n## Start\n",
    "docs/modules/a.md": "# A\n\n## Rules\n",
    "docs/modules/a map.png": "",
    "docs/supervisors/index.md": "# For supervisors\n\n## Start\n",
    "docs/notes.md": "# Notes\n",
    "docs/drafts/b.md": "# B\n",
    "docs/alone.md": "# Alone\n",
    "docs/scenarios-guide.md": "# A guide\n",
    "scenarios/a.md": "# A\n",
    "scenarios/map.png": "",
    "pictures/map.png": "",
    "data/statements.yml": "slides: []\n",
    ".github/workflows/check.yml": "on: push\n",
    ".ci/run": "true\n",
    "libraries/package.json": "{}\n",
    "libraries/node_modules/x/package.json": "{}\n",
    "site/index.html": "",
    "README.md": "# Readme\n",
}


def told(root: Path, page: str, link: str) -> list[str]:
    """What the rules on links say of a page that has a link."""
    for path, text in {**FILES, page: f"{FILES.get(page, '# X')}\n{link}\n"}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    course = read_course(root)
    others = ("link-nav", "link-dead", "link-template")
    rules = [rule for rule in RULES if rule.id.startswith("link-") and rule.id not in others]
    return [finding.message for rule in rules for finding in rule.findings(course)]


@pytest.mark.parametrize(
    "link",
    [
        "[Emergencies](tel:911)",
        "[The crisis line](tel:988)",
        "[Services](tel:211)",
        "[The front desk](tel:+1-919-555-0100)",
        "[Extension](tel:919-555-0100;ext=12)",
        "[Write a text message](sms:988)",
        "[Write a text message](sms:+19195550100?body=help)",
        "Write to <help@county.example>.",
        "[Write to us](MAILTO:help@county.example?subject=A%20question)",
        "[Write to both](mailto:a@county.example,b@county.example)",
        "[Pew](HTTPS://www.pewresearch.org)",
        "[By its number](https://8.8.8.8/x)",
        "[By its number](https://[2001:4860:4860::8888]/x)",
        "[A host with a port](http://server3.co.orange.nc.us:8088/x)",
        "[Ask](https://git.county.example/staff/course/issues/new)",
        "[Another course](https://git.county.example/staff/courses/blob/main/docs/index.md)",
        "[![A map](modules/a%20map.png)](modules/a.md)",
        "[The map](<modules/a map.png>)",
        "[For supervisors](supervisors/)",
        "[For supervisors](supervisors#start)",
        "[A guide](scenarios-guide.md)",
    ],
)
def test_sound(link: str, tmp_path: Path) -> None:
    assert told(tmp_path, "docs/index.md", link) == []


@pytest.mark.parametrize(
    ("page", "link"),
    [
        ("README.md", "[the modules](docs/modules/)"),
        ("README.md", "[libraries](libraries/package.json), [all of them](libraries/)"),
        ("README.md", "[the check](.github/workflows/check.yml), [what it runs](.ci/run), [its folder](.ci)"),
        ("README.md", "![A map](pictures/map.png)"),
        ("docs/notes.md", "[the folder above](..), [a picture](../pictures/map.png)"),
    ],
)
def test_sound_on_the_repositorys_page(page: str, link: str, tmp_path: Path) -> None:
    assert told(tmp_path, page, link) == []


LOCAL = "leads to a machine that learners do not reach"
OWN = "leads to this course's own repository on the web"
NEAR = "write a link to the file of the page, from the folder of this file"


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("http://127.0.0.1:8000/modules/a/#rules", f"{LOCAL}; write ../modules/a.md#rules"),
        ("http://localhost:8000/county/modules/a.html", f"{LOCAL}; write ../modules/a.md"),
        ("http://127.0.0.1:8000/", f"{LOCAL}; write ../index.md"),
        ("http://127.0.0.1:8000/supervisors/", f"{LOCAL}; write index.md"),
        ("http://127.0.0.1:8000/gone/", f"{LOCAL}; {NEAR}"),
        ("http://[::1]:8000/scenarios/a/", f"{LOCAL}; write ../../scenarios/a.md"),
        ("http://0.0.0.0/", f"{LOCAL}; write ../index.md"),
        ("http://192.168.1.7/x", f"{LOCAL}; {NEAR}"),
        ("https://10.0.0.1/x", f"{LOCAL}; {NEAR}"),
        ("http://169.254.1.1/x", f"{LOCAL}; {NEAR}"),
        ("http://[fe80::1]/x", f"{LOCAL}; {NEAR}"),
        ("http://printer.local./x", f"{LOCAL}; {NEAR}"),
        ("file:///Users/ann/a.pdf", "is a file on one computer; put the file below docs/"),
        ("C:\\Users\\ann\\a.pdf", "is a file on one computer; put the file below docs/"),
        ("C:/Users/ann/a.pdf", "is a file on one computer; put the file below docs/"),
        ("\\\\\\\\server\\share\\a.pdf", "is a file on one computer; put the file below docs/"),
        (f"{REPOSITORY}/blob/main/docs/modules/a.md#rules", f"{OWN}; write ../modules/a.md#rules"),
        (f"{REPOSITORY}/edit/fix/a-link/docs/modules/a.md", f"{OWN}; write ../modules/a.md"),
        (f"{REPOSITORY}/-/tree/main/docs/modules", f"{OWN}; write ../modules"),
        (f"{REPOSITORY}/blob/main/docs/gone.md", f"{OWN}; {NEAR}"),
        (REPOSITORY, f"{OWN}; write ../../README.md"),
        ("mailto:help", "is no mail address; write it as mailto:name@county.example"),
        ("mailto:", "is no mail address; write it as mailto:name@county.example"),
        ("tel:ask-us", "is no telephone number; write digits, as in tel:988"),
        ("sms:", "is no telephone number; write digits, as in sms:988"),
        ("https://pewresearch", "is no web address; write the whole address, beginning with https://"),
        ("https://1.2.3/x", "is no web address; write the whole address"),
        ("https://[::1", "is no web address; write the whole address"),
        ("https://county.example:port/", "is no web address; write the whole address"),
        ("htp://county.example", "is no web address; write the whole address"),
        ("//county.example/x", "is no web address; write the whole address"),
        ("https//county.example", "is no web address; write the whole address"),
        ("https:/county.example", "is no web address; write the whole address"),
        ("https;//county.example", "is no web address; write the whole address"),
        ("www.county.example", "is no web address; write the whole address"),
        ("ttps://county.example", "is no web address; write the whole address"),
        ("javascript:alert(1)", "is no web address; write the whole address"),
    ],
)
def test_unfit(target: str, message: str, tmp_path: Path) -> None:
    (said,) = told(tmp_path, "docs/supervisors/index.md", f"See [it](<{target}>).")
    shown = target.replace("\\\\", "\\")
    assert said.startswith(f"{shown} {message}")


@pytest.mark.parametrize(
    ("page", "link", "message"),
    [
        (
            "scenarios/a.md",
            "![A map](map.png)",
            "the picture map.png is in no folder that the site shows; move its file below",
        ),
        (
            "docs/index.md",
            "![A map](../pictures/map.png)",
            "the picture ../pictures/map.png is in no folder that the site",
        ),
        (
            "docs/index.md",
            "[the modules](modules/)",
            "the link modules/ leads to a folder, which is no page of the site; link",
        ),
        ("docs/index.md", "[the code](../course/)", "the link ../course/ leads to nothing; correct the path"),
        ("docs/index.md", "[the check](../.ci/run)", "the link ../.ci/run leads out of the site; write it relative"),
        ("docs/index.md", "[notes](notes.md)", "the link notes.md leads out of the site; write it relative"),
        ("docs/index.md", "[a draft](drafts/b.md)", "the link drafts/b.md leads out of the site; write it relative"),
        (
            "docs/index.md",
            "[start](supervisors/#gone)",
            "the link supervisors/#gone names a heading that is not on docs/sup",
        ),
        (
            "README.md",
            "[installed](libraries/node_modules/x/package.json)",
            "the link libraries/node_modules/x/package.json",
        ),
        ("README.md", "[built](site/index.html)", "the link site/index.html leads to nothing; correct the path"),
    ],
)
def test_wrong_in_one_of_both(page: str, link: str, message: str, tmp_path: Path) -> None:
    (said,) = told(tmp_path, page, link)
    assert said.startswith(message)


def test_pages_that_are_left_out_need_no_place_in_the_navigation(tmp_path: Path) -> None:
    told(tmp_path, "docs/index.md", "")
    (rule,) = [rule for rule in RULES if rule.id == "link-nav"]
    left_out = [finding.message.split(";")[0] for finding in rule.findings(read_course(tmp_path))]
    pages = (
        "docs/index.md",
        "docs/modules/a.md",
        "docs/scenarios-guide.md",
        "docs/supervisors/index.md",
        "scenarios/a.md",
    )
    assert left_out == [f"nav leaves out {page}" for page in pages]


NAMES = st.lists(
    st.sampled_from(("a.md", "b", "drafts", "notes.md", "x y.md", "templates", ".c")), min_size=1, max_size=3
)
PATTERNS = st.lists(
    st.builds(
        lambda parts, before, after: before + "/".join(parts) + after,
        NAMES,
        st.sampled_from(("/", "")),
        st.sampled_from(("/", "")),
    ),
    max_size=4,
)


@given(patterns=PATTERNS, paths=st.lists(NAMES.map("/".join), unique=True))
def test_plain_patterns_leave_out_what_the_builder_leaves_out(patterns: list[str], paths: list[str]) -> None:
    assert set(matching(patterns, paths)) == set(GitIgnoreSpec.from_lines(patterns).match_files(paths))


@pytest.mark.parametrize(
    ("excluded", "left_out"),
    [
        ("", {".hidden/a.md", "templates/a.md"}),
        ("# notes.md\n\nb.md\n", {".hidden/a.md", "templates/a.md", "b.md", "a/b.md"}),
        ("b.*\n!a/b.md\n", {".hidden/a.md", "templates/a.md", "b.md"}),
    ],
)
def test_pages_that_the_site_leaves_out(excluded: str, left_out: set[str]) -> None:
    builder = Builder({"exclude_docs": excluded})
    assert (
        builder.excluded(["a.md", "b.md", "a/b.md", "a/templates/c.md", "templates/a.md", ".hidden/a.md"]) == left_out
    )


@pytest.mark.parametrize(
    ("settings", "repository"),
    [
        ("edit_uri: https://github.com/c/r/edit/main/docs/", "https://github.com/c/r"),
        ("edit_uri: https://gitlab.example/a/b/c/-/edit/main/docs/", "https://gitlab.example/a/b/c"),
        ("repo_url: https://github.com/c/r/\nedit_uri: edit/main/docs/", "https://github.com/c/r"),
        ("edit_uri_template: https://git.example/c/r/_edit/main/docs/{path}", "https://git.example/c/r"),
        ("edit_uri: edit/main/docs/", ""),
        ("nav: []", ""),
        ("edit_uri: [", ""),
    ],
)
def test_the_repository_on_the_web(settings: str, repository: str) -> None:
    assert read_builder(settings).repository == repository
