"""Finds a browser of the Chromium family on this machine, and says how it is started."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

SHELL = "chromium-headless-shell"
"""Chromium without the windows that nobody looks at; a page opens in it in little more than half the time."""
NAMES = (
    SHELL,
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "msedge",
    "chrome",
)
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
ARGUMENTS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    # A browser started by root, as in a container, can't use its sandbox.
    *(["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []),
)
"""How it is started: quiet on the network."""


def find_browser(own: str) -> str | None:
    """Return the path of a browser that is there; BROWSER_PATH comes first, then Playwright's own.

    Args:
        own: where Playwright's own would be.
    """
    named = os.environ.get("BROWSER_PATH")
    if named and Path(named).is_file():
        return named
    candidates = (own, *(shutil.which(name) for name in NAMES), *PLACES)
    return next((path for path in candidates if path and Path(path).is_file()), None)
