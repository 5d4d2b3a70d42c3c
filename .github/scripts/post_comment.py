"""Puts the comment on the pull request that a run was for, or brings it up to date.

From the environment: RUN_ID, RUN_URL and CONCLUSION of the run, the HEAD_OWNER, HEAD_BRANCH and HEAD_SHA it was for,
GITHUB_SERVER_URL and GITHUB_REPOSITORY; and GH_TOKEN for `gh`, which does all that is asked of GitHub.
"""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from typing import Any

from comment import MARK, Run, comment_of, read_report

MAX_BYTES = 1_000_000
"""The largest report that is fetched, packed."""
AUTHOR = "github-actions[bot]"


def ask(*arguments: str, given: str = "") -> bytes:
    """Return what GitHub answers."""
    return subprocess.run(["gh", "api", *arguments], input=given.encode(), stdout=subprocess.PIPE, check=True).stdout


def pages_of(answer: bytes) -> list[Any]:
    """Return the entries of a list that came in one or several pieces."""
    entries: list[Any] = []
    decoder, rest = json.JSONDecoder(), answer.decode().strip()
    while rest:
        piece, end = decoder.raw_decode(rest)
        entries += piece
        rest = rest[end:].strip()
    return entries


def pull_request(repository: str, env: dict[str, str]) -> int | None:
    """Return the number of the open pull request whose newest commit the run was for.

    What the run itself says of that is not asked: its code is the pull request's.
    """
    head = f"{env['HEAD_OWNER']}:{env['HEAD_BRANCH']}"
    found = json.loads(ask("--method", "GET", f"{repository}/pulls", "-f", "state=open", "-f", f"head={head}"))
    numbers = [int(one["number"]) for one in found if one["head"]["sha"] == env["HEAD_SHA"]]
    return numbers[0] if numbers else None


def artifacts(repository: str, run: int) -> dict[str, dict[str, Any]]:
    """Return what the run has left, by name."""
    answer = json.loads(ask(f"{repository}/actions/runs/{run}/artifacts"))
    return {one["name"]: one for one in answer["artifacts"] if not one["expired"]}


def write(repository: str, number: int, body: str) -> None:
    """Replace the comment, or write the first."""
    comments = pages_of(ask("--paginate", f"{repository}/issues/{number}/comments"))
    mine = [one["id"] for one in comments if one["user"]["login"] == AUTHOR and one["body"].startswith(MARK)]
    where = ["--method", "PATCH", f"{repository}/issues/comments/{mine[0]}"] if mine else []
    ask(*(where or [f"{repository}/issues/{number}/comments"]), "--input", "-", given=json.dumps({"body": body}))


def main(env: dict[str, str]) -> int:
    """Fetch the report and write the comment."""
    repository, run = f"repos/{env['GITHUB_REPOSITORY']}", int(env["RUN_ID"])
    number = pull_request(repository, env)
    left = artifacts(repository, run)
    if number is None or "report" not in left:
        print("No open pull request is at this commit, or the run has left no report.")
        return 0
    if left["report"]["size_in_bytes"] > MAX_BYTES:
        print("The report is too large.")
        return 1
    report = read_report(io.BytesIO(ask(f"{repository}/actions/artifacts/{int(left['report']['id'])}/zip")))
    zips = [one for name, one in left.items() if name.endswith(".zip")]
    run_of = Run(
        address=env["RUN_URL"],
        has_passed=env["CONCLUSION"] == "success",
        preview=f"{env['RUN_URL']}/artifacts/{int(zips[0]['id'])}" if zips else "",
        form=f"{env['GITHUB_SERVER_URL']}/{env['GITHUB_REPOSITORY']}/actions/workflows/confirm.yml",
        is_from_fork=env["HEAD_OWNER"] != env["GITHUB_REPOSITORY"].partition("/")[0],
    )
    write(repository, number, comment_of(report, run_of))
    return 0


if __name__ == "__main__":
    sys.exit(main(dict(os.environ)))
