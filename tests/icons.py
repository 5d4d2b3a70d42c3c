"""Draws the pictures of the course's icon from its drawings: `python -m tests.icons`."""

from __future__ import annotations

import sys

from playwright.sync_api import sync_playwright

from tests import browser
from tests.conftest import ROOT

IMAGES = ROOT / "overrides/assets/images"
DRAWN = {
    "icon-192.png": ("favicon.svg", 192),
    "icon-512.png": ("favicon.svg", 512),
    "icon-maskable-512.png": ("icon-maskable.svg", 512),
}
"""Of each picture the drawing, and its size in pixels. Phones cut the corners of the last one themselves."""


def main() -> int:
    """Draw all of them."""
    program = browser.find()
    if program is None:
        raise SystemExit(browser.HELP)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=browser.ARGUMENTS)
        page = chromium.new_page()
        for name, (drawing, size) in DRAWN.items():
            page.set_viewport_size({"width": size, "height": size})
            svg = (IMAGES / drawing).read_text(encoding="utf-8").replace("<svg", f'<svg width="{size}"', 1)
            page.set_content(f"<style>body {{ margin: 0; line-height: 0 }}</style>{svg}")
            page.screenshot(path=IMAGES / name, omit_background=True)
        chromium.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
