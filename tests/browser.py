"""Finds a browser of the Chromium family for the tests, or gets one; run as a command it says which.

Where there is none, Playwright's own is downloaded into the user's cache. Debian's package is installed only with
`--install`: nobody's machine is changed unasked.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence

from playwright.sync_api import sync_playwright

from course.publishing.browser import ARGUMENTS, SHELL, find_browser

__all__ = ["ARGUMENTS", "find", "main"]

HELP = """\
The tests need a browser of the Chromium family, and none could be found or installed.
Do one of these, then run the tests again:
  - install Chromium, Google Chrome or Microsoft Edge;
  - run .venv/bin/playwright install chromium;
  - in a container, as root, run make browser, which installs Debian's package;
  - set BROWSER_PATH to the browser's program, if it is installed in an unusual place."""


def find() -> str | None:
    """The path of a browser that is there; BROWSER_PATH comes first, then Playwright's own."""
    with sync_playwright() as playwright:
        return find_browser(playwright.chromium.executable_path)


def install() -> None:
    """Install Debian's package, where there is apt-get and the light browser is missing."""
    if shutil.which(SHELL) is None and shutil.which("apt-get") is not None:
        print("Installing a browser for the tests ...", flush=True)
        _try(["apt-get", "update", "-qq"])
        _try(["apt-get", "install", "-y", "-qq", "--no-install-recommends", SHELL])


def download() -> None:
    """Download Playwright's own into the user's cache."""
    print("Downloading a browser for the tests ...", flush=True)
    _try([sys.executable, "-m", "playwright", "install", "chromium"])


def _try(command: list[str]) -> None:
    with contextlib.suppress(OSError, subprocess.TimeoutExpired):
        subprocess.run(command, capture_output=True, timeout=600, check=False)


def main(arguments: Sequence[str]) -> int:
    """Say which browser the tests will use, getting one if need be; 1 when there is none to be had."""
    if "--install" in arguments and "BROWSER_PATH" not in os.environ:
        install()
    if find() is None:
        download()
    path = find()
    print(f"Browser for the tests: {path}" if path else HELP)
    return 0 if path else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
