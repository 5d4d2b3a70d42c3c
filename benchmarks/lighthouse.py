"""Runs Lighthouse as a slow phone would load the site: `python -m benchmarks.lighthouse [TIMES [PAGE ...]]`.

The site comes from a server on this machine that packs what it sends. Lighthouse simulates the phone's network and
processor from what it sees here, so a busy machine makes every page look slower than it is.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from tests import browser, nodejs
from tests.conftest import ROOT, run
from tests.host import Host

PAGES = {
    "home": "",
    "module": "modules/staff-use/",
    "scenario": "scenarios/the-friend-request/",
    "quiz": "quizzes/staff-use/",
    "record": "you/record/",
}
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
TIMES = 5


@dataclass(frozen=True)
class Result:
    """What one run of Lighthouse says: scores of a hundred, the layout shift, and the times in milliseconds."""

    scores: dict[str, int]
    shift: float
    times: dict[str, float]
    lost: tuple[str, ...]
    """What took points, timings aside."""


def look(address: str, program: str) -> Result:
    """Run Lighthouse once, as a phone.

    Args:
        address: the page.
        program: the browser's.
    """
    told = nodejs.run(
        "node_modules/lighthouse/cli/index.js",
        address,
        "--output=json",
        "--quiet",
        "--no-enable-error-reporting",
        f"--only-categories={','.join(CATEGORIES)}",
        f"--chrome-flags=--headless=new {' '.join(browser.ARGUMENTS)}",
        CHROME_PATH=program,
    )
    if told.returncode:
        raise RuntimeError(told.stderr[-2000:])
    report = json.loads(told.stdout)
    audits = report["audits"]
    scores = {name: round(100 * report["categories"][name]["score"]) for name in CATEGORIES}
    times = {
        short: audits[name]["numericValue"]
        for short, name in (
            ("first paint", "first-contentful-paint"),
            ("largest paint", "largest-contentful-paint"),
            ("blocked", "total-blocking-time"),
        )
    }
    return Result(scores, audits["cumulative-layout-shift"]["numericValue"], times, tuple(_lost(report)))


def _lost(report: dict[str, Any]) -> list[str]:
    weighed = [one["id"] for name in CATEGORIES[1:] for one in report["categories"][name]["auditRefs"] if one["weight"]]
    failed = [report["audits"][id] for id in weighed if report["audits"][id]["score"] not in (None, 1)]
    return [
        f"{one['id']}: {one['title']} {json.dumps(one.get('details', {}).get('items', []))[:500]}" for one in failed
    ]


def table(results: Mapping[str, Sequence[Result]]) -> str:
    """The results as a table in Markdown: of several runs the median, and for performance the least and the most."""
    lines = [
        "| Page | Performance | Accessibility | Best practices | SEO | Shift | First paint | Largest paint | Blocked |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for page, runs in results.items():
        scores = [one.scores["performance"] for one in runs]
        others = " | ".join(str(min(one.scores[name] for one in runs)) for name in CATEGORIES[1:])
        times = " | ".join(f"{median(one.times[name] for one in runs):,.0f} ms" for name in runs[0].times)
        shift = max(one.shift for one in runs)
        lines.append(
            f"| {page} | {median(scores):.0f} ({min(scores)}–{max(scores)}) | {others} | {shift:.3f} | {times} |"
        )
    return "\n".join(lines)


def main(arguments: Sequence[str]) -> int:
    """Build the site and print the table."""
    program = browser.find()
    if program is None or not nodejs.is_there():
        raise SystemExit(browser.HELP if program is None else nodejs.HELP)
    times = int(arguments[0]) if arguments else TIMES
    pages = {page: page for page in arguments[1:]} or PAGES
    with TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        built = run("mkdocs", "build", "--strict", "--site-dir", str(site), cwd=ROOT)
        if built.returncode:
            raise SystemExit(built.stderr)
        with Host(site) as host:
            results = {
                name: [look(host.address + path, program) for _ in range(times)]
                for name, path in pages.items()
                if (site / path / "index.html").is_file()
            }
    print(table(results))
    print(f"\nThe median of {times} runs, of performance the least and the most; of other scores the least.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
