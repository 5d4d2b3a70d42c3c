"""The engine serves any course: nothing in it names this one, and pages may stand anywhere or not at all."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from course.checks import check_course
from course.reading import read_course
from tests.conftest import ROOT, build_site, copy_small_course, run

WORDS = (
    "Pew",
    "NASW",
    "Americans?",
    "social.services",
    "social.media",
    "caseworkers?",
    "county attorney",
    "your-county",
    "E2EE",
    "TikTok",
    "WhatsApp",
    "Snapchat",
    "Facebook",
    "Twitter",
)
"""Words of the course of this repository, beside the names of its parts."""


NAMES = (
    "before-you-post",
    "Before You Post",
    "platform-trend",
    "platform-use",
    "everyones-online",
    "staff-use",
    "secure-messaging",
    "tiktok-and-snapchat",
    "nasw-topics",
    "it-staff",
    "big-questions",
    "the-departing-worker",
    "the-friend-request",
    "the-outreach-plan",
    "the-private-group",
    "the-profile-search",
    "the-vanishing-message",
    "the-whatsapp-thread",
    "Everyone's online",
    "How staff use social media",
    "WhatsApp and secure messaging",
    "TikTok and Snapchat",
    "The easy button and four ethics themes",
    "The quick post, and four ethics themes",
    "What your IT staff want you to know",
    "Big questions for your agency",
    "The departing worker",
    "The friend request",
    "The outreach plan",
    "The private group",
    "The profile search",
    "The vanishing message",
    "The WhatsApp thread",
    "Quiz: big questions for your agency",
    "Quiz: everyone's online",
    "Quiz: what your IT staff want you to know",
    "Quiz: the easy button and four ethics themes",
    "Quiz: the quick post, and four ethics themes",
    "Quiz: WhatsApp and secure messaging",
    "Quiz: how staff use social media",
    "Quiz: TikTok and Snapchat",
)
"""What the course of this repository and its parts were called when the engine was parted from them."""


def _texts() -> Iterator[tuple[str, str]]:
    """Every text of the engine and its theme, by its path."""
    for folder in ("course", "overrides"):
        for file in sorted((ROOT / folder).rglob("*")):
            if file.is_file() and file.suffix not in (".pyc", ".png"):
                yield file.relative_to(ROOT).as_posix(), file.read_text(encoding="utf-8")


def test_nothing_in_the_engine_names_this_course() -> None:
    names = {re.escape(name) for name in NAMES}
    pattern = re.compile(rf"\b(?:{'|'.join([*WORDS, *sorted(names, key=len, reverse=True)])})\b", re.IGNORECASE)
    found = [
        f"{path}:{number}: {match[0]}"
        for path, text in _texts()
        for number, line in enumerate(text.splitlines(), 1)
        for match in pattern.finditer(line)
    ]
    assert found == []


def test_nothing_in_the_engine_names_the_small_course() -> None:
    course = read_course(ROOT / "tests/course")
    names = {course.id, course.title, *(part.title for part in course.units)} - {"Messages and names"}
    assert [(path, name) for path, text in _texts() for name in names if name in text] == []


MOVED = {
    "you/record.md": "mine/done.md",
    "you/worksheet.md": "mine/all-notes.md",
    "you/privacy.md": "about/kept.md",
    "reference/glossary.md": "about/words.md",
    "reference/corrections.md": "about/figures.md",
    "supervisors/assign.md": "leads/ask.md",
    "supervisors/roster.md": "leads/list.md",
    "supervisors/readiness.md": "leads/points.md",
    "supervisors/guide.md": "leads/plan.md",
}
"""The pages of the small course that play a role, and where another course may have them."""


@pytest.fixture
def moved(tmp_path: Path) -> Path:
    """The small course with all of these pages elsewhere, and every link of its own to them."""
    root = copy_small_course(tmp_path / "course")
    for old, new in MOVED.items():
        (root / "docs" / new).parent.mkdir(parents=True, exist_ok=True)
        shutil.move(root / "docs" / old, root / "docs" / new)
    texts = [*root.glob("docs/**/*.md"), root / "course.yml", root / "mkdocs.yml"]
    for file in texts:
        text = file.read_text(encoding="utf-8")
        for old, new in MOVED.items():
            name = old.rpartition("/")[2]
            if file.suffix == ".yml":
                text = text.replace(old, new)
            else:
                up = "../" * (len(file.relative_to(root / "docs").parts) - 1)
                text = re.sub(
                    rf"\]\((?:(?:\.\./)*(?:you|reference|supervisors)/)?{re.escape(name)}", f"]({up}{new}", text
                )
        file.write_text(text, encoding="utf-8")
    return root


def sheets_of(page: Path) -> list[str]:
    """The names of the stylesheets that a page links, each by itself or in one with others."""
    linked = re.findall(r'assets/styles/([\w.-]+)\.css"', page.read_text(encoding="utf-8"))
    return [name for whole in linked for name in whole.split(".")]


def test_pages_may_stand_anywhere(moved: Path, tmp_path: Path) -> None:
    findings = [
        finding for finding in check_course(read_course(moved)) if finding.rule not in ("link-page", "review-stale")
    ]
    assert findings == []
    settings = (moved / "course.yml").read_text(encoding="utf-8")
    assert "mine/done.md" in settings and "you/record.md" not in settings
    site = build_site(moved, tmp_path / "site")
    index = (site / "index.html").read_text(encoding="utf-8")
    assert 'href="mine/done/#what-changed"' in index
    assert 'data-record href="mine/done/"' in index and 'href="about/kept/"' in index
    assert 'href="../../mine/all-notes/"' in (site / "modules/photographs/index.html").read_text(encoding="utf-8")
    for page, sheet in (("mine/done", "record"), ("mine/all-notes", "notes"), ("leads/ask", "assignment-form")):
        assert sheet in sheets_of(site / page / "index.html")
    for page, sheet in (("leads/list", "roster"), ("leads/points", "readiness"), ("leads/plan", "guide")):
        assert sheet in sheets_of(site / page / "index.html")
    assert '"kind": "record"' in (site / "mine/done/index.html").read_text(encoding="utf-8")


def test_a_course_without_a_deck_says_nothing_of_one(tmp_path: Path) -> None:
    root = copy_small_course(tmp_path / "course")
    (root / "data/statements.yml").unlink()
    for module in (root / "docs/modules").iterdir():
        text = re.sub(r"(?m)^(slides: .*|teaches:|  P\d\.\d: .*)\n", "", module.read_text(encoding="utf-8"))
        module.write_text(text, encoding="utf-8")
    (root / "docs/reference/slides.md").unlink()
    for file in (root / "mkdocs.yml", *root.glob("docs/**/*.md")):
        text = file.read_text(encoding="utf-8")
        file.write_text(re.sub(r"(?m)^.*slides\.md.*\n", "", text), encoding="utf-8")
    assert check_course(read_course(root)) == []
    site = build_site(root, tmp_path / "site")
    shown = [page for page in site.glob("modules/*/index.html") if "of the deck" in page.read_text(encoding="utf-8")]
    assert shown == []
    assert "statements of the deck" not in run("course", "report", cwd=root).stdout


def test_a_page_shows_figures_in_a_unit_of_its_own(site: Path) -> None:
    page = (site / "reference/boxes/index.html").read_text(encoding="utf-8")
    assert "In December 2,400\u00a0kg of rice left the shelves." in page
    assert "<caption>Kilograms of food that left the shelves in the month</caption>" in page
    assert 'rel="noreferrer">The pantry’s book</a>' in page
    assert '<th scope="col">Food</th>' in page and 'aria-sort="none">Month</th>' in page
    assert ">Apples</text>" in page and "Apples and pears: November 310\u00a0kg, December 95\u00a0kg." in page
    assert "%" not in page.split("<article", 1)[1].split("</article>", 1)[0]
