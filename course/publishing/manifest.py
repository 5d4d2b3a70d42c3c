"""The web app manifest: what a phone needs to put the site on its home screen, where browsers keep progress longer."""

from __future__ import annotations

import json
import re
from pathlib import Path

from course.model import Course

MANIFEST = "manifest.json"
"""At the site's root, under a name that every server knows the type of."""

PALETTE = "assets/styles/palette.css"
IMAGES = "assets/images"
ICONS = (
    ("favicon.svg", "any", "image/svg+xml", "any"),
    ("icon-192.png", "192x192", "image/png", "any"),
    ("icon-512.png", "512x512", "image/png", "any"),
    ("icon-maskable-512.png", "512x512", "image/png", "maskable"),
)
"""Name, sizes, type and purpose of each icon; `python -m tests.icons` draws those that are pictures."""

_COLOUR = r"--{name}:\s*(#[0-9a-fA-F]{{3,8}})\s*;"


def add_manifest(course: Course, site: Path, description: str, language: str) -> None:
    """Write the manifest of a built site that has the course's own theme; any other theme links to none."""
    palette = site / PALETTE
    if not palette.is_file():
        return
    styles = palette.read_text(encoding="utf-8")
    manifest = {
        "id": "./",
        "name": course.title,
        "short_name": course.title,
        "description": description,
        "lang": language,
        "start_url": "./",
        "scope": "./",
        # Phones keep longer what an app of its own window keeps; where there is a bar with a way back, it stays.
        "display": "standalone",
        "display_override": ["minimal-ui", "standalone"],
        "theme_color": _colour(styles, "brand"),
        "background_color": _colour(styles, "paper"),
        "icons": [
            {"src": f"{IMAGES}/{name}", "sizes": sizes, "type": type, "purpose": purpose}
            for name, sizes, type, purpose in ICONS
            if (site / IMAGES / name).is_file()
        ],
    }
    text = json.dumps({key: value for key, value in manifest.items() if value}, ensure_ascii=False, indent=1)
    (site / MANIFEST).write_text(f"{text}\n", encoding="utf-8", newline="")


def _colour(styles: str, name: str) -> str:
    """The first colour of that name, which is the light scheme's; empty where there is none."""
    found = re.search(_COLOUR.format(name=name), styles)
    return found[1] if found else ""
