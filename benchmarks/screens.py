"""How far one scrolls on a phone until there is something to do, module by module: `python -m benchmarks.screens`.

Something to do is what a learner does with the matter: an activity, the case and the quiz, and a note or a plan to
write. What only unfolds or leads elsewhere (a fold, a term, an agency's rule, the steps above the title) is nothing to
do, and counts as part of the way.

The way begins at the title and ends at the last thing to do. It is cut by each: from the end of one to the top of the
next. So the objectives, tables, charts and boxes are in it, as they are in a reader's. What follows the last note is
in none: the sources, folded, and the foot of the page are for looking up, and nobody has to pass them to go on.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, sync_playwright

from course.reading import read_course
from tests import browser
from tests.conftest import ROOT, build_site
from tests.host import Host

WIDTH, HEIGHT = 390, 664
"""What a phone shows of a page below its own bars."""
WANTED = 2
"""The most screens without something to do."""

GAPS = """() => {
  const place = one => one.getBoundingClientRect();
  let end = place(document.querySelector("article h1")).top;
  return Array.from(document.querySelectorAll("article :is(.activity, .exercises, .note)"), one => {
    const gap = place(one).top - end;
    end = place(one).bottom;
    return gap;
  });
}"""


def ways(page: Page) -> list[float]:
    """The ways between things to do on the page of a module that is open, in screens."""
    page.wait_for_selector("html[data-started]", state="attached")
    return [gap / HEIGHT for gap in page.evaluate(GAPS)]


def main() -> int:
    """Print the table; 1 where a module has a longer way than is wanted."""
    program = browser.find()
    if program is None:
        raise SystemExit(browser.HELP)
    longest = 0.0
    print("| Module | Things to do | Screens between them | The longest |\n|---|---|---|---|")
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = build_site(ROOT, Path(folder))
        chromium = playwright.chromium.launch(executable_path=program, args=[*browser.ARGUMENTS])
        with Host(site, is_plain=True) as host:
            page = chromium.new_page(viewport={"width": WIDTH, "height": HEIGHT}, reduced_motion="reduce")
            for module in read_course(ROOT).modules:
                page.goto(f"{host.address}modules/{module.slug}/")
                gaps = ways(page)
                shown = ", ".join(f"{gap:.1f}" for gap in gaps)
                print(f"| {module.title} | {len(gaps)} | {shown} | {max(gaps):.1f} |")
                longest = max(longest, *gaps)
        chromium.close()
    print(f"\nIn screens of {WIDTH} x {HEIGHT}; at most {WANTED} are wanted, and {longest:.1f} are the longest way.")
    return 1 if longest > WANTED else 0


if __name__ == "__main__":
    sys.exit(main())
