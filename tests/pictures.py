"""Pictures of the real course for the README and the supervisors' pages, taken anew: `python -m tests.pictures`."""

from __future__ import annotations

import io
import json
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from course.model import Course
from course.reading import read_course
from tests import browser
from tests.conftest import DESKTOP, PHONE, ROOT, Visit, build_site
from tests.graduate import everything, graduate
from tests.host import Host
from tests.learner import document, ended, key_of, put, reached
from tests.playing import endings, play, ready, way_to
from tests.records import link_of, record_of

FOLDER = ROOT / "docs/assets"
MAX_COLOURS = 200
"""Few enough to be light, enough for our flat colours."""

Open = Callable[..., Visit]


def main() -> None:
    """Build the site, and take every picture."""
    course = read_course(ROOT)
    with _opened() as visit:
        for take in (home, debrief, certificate, assign, asked, roster):
            take(visit, course)


def home(visit: Open, course: Course) -> None:
    """Home, for somebody on the way."""
    page = put(visit(DESKTOP), _learner(course), key=key_of(course.id))
    _keep(page, "home.png", 1280)


def debrief(visit: Open, course: Course) -> None:
    """A scenario's ending, looked back at: the longest way to a sound one, whatever it is called."""
    scenario = next(one for one in course.scenarios if one.slug == course.opening.case)
    sound = [scene for scene in endings(scenario) if scene.verdicts[0].kind == "sound"]
    way = max((way_to(scenario, scene) for scene in sound), key=len)
    page = play(ready(visit((1000, 1000)).go(f"scenarios/{scenario.slug}/")), way)
    page.get_by_role("heading", name="Looking back").evaluate("heading => heading.scrollIntoView()")
    page.mouse.move(0, 0)
    _keep(page, "debrief.png", 1000)


def certificate(visit: Open, course: Course) -> None:
    """The certificate, as it stands on the page."""
    page = put(visit(DESKTOP), graduate(course, everything(course), "Denise Walker"), "you/record/", key_of(course.id))
    preview = page.locator("[data-certificate]")
    preview.scroll_into_view_if_needed()
    # It would stand over the picture of what is taller than the screen.
    page.locator(".md-header").evaluate("header => (header.style.visibility = 'hidden')")
    _save(preview.screenshot(), "certificate.png", 620)


def assign(visit: Open, course: Course) -> None:
    """The page that makes a link, after it has made one."""
    page = visit(DESKTOP).go("supervisors/assign/")
    page.get_by_label("Investigator").check()
    page.get_by_label("Due date").fill("2026-12-18")
    page.get_by_label("A note").fill("Before the unit meeting, please.")
    page.get_by_role("textbox", name="Your name").fill("Pat Lee")
    page.get_by_role("button", name="Make the link").click()
    page.get_by_role("heading", name="Hand it on").wait_for()
    _keep(page, "assign.png", 1000)


def asked(visit: Open, course: Course) -> None:
    """What the learner sees of it, on a phone."""
    seen = visit((PHONE[0], 900))
    put(seen, _learner(course), "reference/glossary/", key_of(course.id))
    link = link_of(course, f="Pat Lee", modules=4, due="2026-12-18", n="Before the unit meeting, please.")
    page = seen.go(f"#{link.partition('#')[2]}")
    page.get_by_role("button", name="Keep this assignment").click()
    card = page.get_by_role("heading", name="Pat Lee").first
    card.wait_for()
    card.scroll_into_view_if_needed()
    _keep(page, "asked.png", 520)


def roster(visit: Open, course: Course) -> None:
    """A roster of four."""
    page = visit(DESKTOP).go("supervisors/roster/")
    page.locator("[data-roster]:not([inert])").wait_for()
    who = (("Ana Díaz", 7), ("Ben O’Neill", 4), ("Cho Min-Seo", 7), ("Dee Carter", 1))
    files = [
        {
            "name": f"{name.split()[0].lower()}.json",
            "mimeType": "application/json",
            "buffer": json.dumps(record_of(course, name, f"{name[:3].lower()}4" * 4, done=done)).encode(),
        }
        for name, done in who
    ]
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Choose files").click()
    chooser.value.set_files(files)  # type: ignore[arg-type]
    page.get_by_role("row", name="Dee Carter").wait_for()
    page.get_by_role("table").first.scroll_into_view_if_needed()
    _keep(page, "roster.png", 1000)


def _learner(course: Course) -> dict[str, Any]:
    """Somebody who has done three modules and is in the fourth."""
    done, begun = course.modules[:3], course.modules[3]
    return document(
        name="Denise Walker",
        format=f"{course.id}/progress",
        place={"page": f"modules/{begun.slug}/", "fragment": "", "title": begun.title},
        quizzes={module.slug: [ended(7, 8)] for module in done} | {begun.slug: [ended(5, 8)]},
        scenarios={
            course.scenarios_of(module.slug)[0].slug: reached(
                next(scene.id for scene in course.scenarios_of(module.slug)[0].scenes if scene.is_ending)
            )
            for module in done
        },
    )


@contextmanager
def _opened() -> Iterator[Open]:
    """The site, built and served, and a way to open it."""
    program = browser.find()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = build_site(ROOT, Path(folder))
        chromium = playwright.chromium.launch(executable_path=program, args=[*browser.ARGUMENTS])
        with Host(site, is_plain=True) as host:

            def visit(size: tuple[int, int]) -> Visit:
                viewport = {"width": size[0], "height": size[1]}
                context = chromium.new_context(
                    viewport=viewport,  # type: ignore[arg-type]
                    reduced_motion="reduce",
                    device_scale_factor=1.5,
                )
                return Visit(context, host.address)

            yield visit
        chromium.close()


def _keep(page: Page, name: str, width: int) -> None:
    page.wait_for_timeout(500)
    # Comes and goes as a page scrolls.
    page.locator(".md-top").evaluate_all("buttons => buttons.forEach((button) => button.remove())")
    _save(page.screenshot(), name, width)


def _save(raw: bytes, name: str, width: int) -> None:
    picture = Image.open(io.BytesIO(raw)).convert("RGB")
    picture = picture.resize((width, round(picture.height * width / picture.width)), Image.Resampling.LANCZOS)
    picture.quantize(MAX_COLOURS, dither=Image.Dither.NONE).save(FOLDER / name, optimize=True)


if __name__ == "__main__":
    main()
