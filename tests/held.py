"""Requests that are held back, so that a test decides what comes late, and how late."""

from __future__ import annotations

import time

from playwright.sync_api import Page, Route

PAINTED = """() => new Promise(done => {
  const look = () => performance.getEntriesByName("first-contentful-paint").length
    ? requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))
    : requestAnimationFrame(look);
  look();
})"""


class HeldRequests:
    """Requests for a file, held back until they are released."""

    def __init__(self, page: Page, file: str) -> None:
        self.routes: list[Route] = []
        self.page, self.pattern = page, f"**/{file}"
        page.route(self.pattern, lambda route: self.routes.append(route))

    def wait(self, seconds: float = 30) -> None:
        """Wait until the page has asked for the file."""
        end = time.monotonic() + seconds
        while not self.routes:
            assert time.monotonic() < end, f"nobody asked for {self.pattern}"
            self.page.wait_for_timeout(10)

    def release(self) -> None:
        """Let the requests pass, and all that follow."""
        for route in self.routes:
            route.continue_()
        self.page.unroute(self.pattern)

    def release_once_painted(self) -> None:
        """Let them pass when the page has been seen without the file, as over a phone's network."""
        self.wait()
        self.page.evaluate(PAINTED)
        self.release()
