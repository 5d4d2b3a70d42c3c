"""A file of HTML printed by a browser: a tagged PDF with an outline, and the page on which each target stands."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from course.publishing.browser import ARGUMENTS, find_browser

if TYPE_CHECKING:
    from pypdf import PdfReader

MAX_PRINTS = 4
"""Page numbers take room and may move pages, so it is printed until they hold; more often than this they never do."""

Pages = Mapping[str, int]
"""The page of each id that a link leads to."""


class NoBrowser(Exception):
    """Nothing on this machine can print; the message says what is missing."""


def print_pdf(render: Callable[[Pages], str]) -> tuple[str, bytes]:
    """Print HTML that names its own pages, as often as it takes until they are the right ones.

    Args:
        render: makes the HTML, given the pages as they were printed before.

    Returns:
        The HTML with its pages, and the PDF.

    Raises:
        NoBrowser: there is none, or none of the libraries that drive it.
    """
    try:
        from playwright.sync_api import Error, sync_playwright
        from pypdf import PdfReader
    except ImportError as error:
        raise NoBrowser("the libraries that print are not installed") from error
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = find_browser(playwright.chromium.executable_path)
        if path is None:
            raise NoBrowser("no Chromium, Chrome or Edge is installed")
        file = Path(folder) / "print.html"
        pages: Pages = {}
        try:
            browser = playwright.chromium.launch(executable_path=path, args=[*ARGUMENTS])
            # It is one file that needs nothing else; nothing on the network could be asked for it.
            page = browser.new_context(offline=True, java_script_enabled=False).new_page()
            for _ in range(MAX_PRINTS):
                html = render(pages)
                file.write_text(html, encoding="utf-8")
                page.goto(file.as_uri())
                pdf = page.pdf(prefer_css_page_size=True, print_background=True, tagged=True, outline=True)
                before, pages = pages, _pages(PdfReader(io.BytesIO(pdf)))
                if pages == before:
                    break
            browser.close()
        except Error as error:
            raise NoBrowser(f"the browser {path} could not print ({error.message.splitlines()[0]})") from error
    return html, pdf


def _pages(reader: PdfReader) -> Pages:
    """Return the page of each target; pages count from one."""
    found = ((name, reader.get_destination_page_number(place)) for name, place in reader.named_destinations.items())
    return {name.removeprefix("/"): at + 1 for name, at in found if at is not None}
