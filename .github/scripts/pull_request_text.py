"""Prints the text of a pull request, from JSON on standard input.

Without arguments the JSON is the event of a pull request. With a commit and a branch it is what GitHub says of the pull
requests that the commit belongs to, and the text is that of the one which the commit merged into the branch; where
there is none, the exit status is 1.
"""

from __future__ import annotations

import json
import sys
from typing import Any

MAX_LETTERS = 65_536
"""The longest text that GitHub takes."""


def text_of_event(event: Any) -> str:
    """Return the text of the pull request of an event."""
    return str(event["pull_request"]["body"] or "")


def text_of_merged(reply: Any, commit: str, branch: str) -> str | None:
    """Return the text of the pull request that a commit merged, as it was then; None where there is none."""
    known = reply["data"]["repository"]["object"] or {}
    for one in (known.get("associatedPullRequests") or {}).get("nodes", ()):
        if (one["mergeCommit"] or {}).get("oid") == commit and one["baseRefName"] == branch and one["mergedAt"]:
            # Whoever merged it has not seen what was written later. Both are in UTC, to the second.
            return str(one["body"] or "") if (one["lastEditedAt"] or "") <= one["mergedAt"] else ""
    return None


def main() -> int:
    """Print it."""
    given = json.load(sys.stdin)
    text = text_of_merged(given, *sys.argv[1:3]) if sys.argv[1:] else text_of_event(given)
    sys.stdout.buffer.write((text or "")[:MAX_LETTERS].encode("utf-8", errors="replace"))
    return int(text is None)


if __name__ == "__main__":
    sys.exit(main())
