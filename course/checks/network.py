"""Addresses on other hosts asked for their pages, several at once; whatever one host does, the others are heard."""

from __future__ import annotations

import http.client
import queue
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from urllib.parse import quote, urlsplit, urlunsplit

MAX_SILENT_SECONDS = 20
"""A host that is silent for longer does not answer."""

MAX_TOTAL_SECONDS = 60
"""An address that takes longer as a whole does not answer, however slowly its host sends."""

MAX_PARALLEL = 8
AGENT = "Mozilla/5.0 (compatible; course-link-check)"
REFUSALS = frozenset({401, 403, 405, 406, 429, 451, 999})
"""What many hosts answer a script with, and a person with the page."""

REDIRECTS = frozenset({301, 302, 303, 307, 308})
"""What is followed, and so seen only where it leads round and round, or to another kind of address."""

Ask = Callable[[str], str | None]
"""Says what is wrong with an address; nothing where a page answers."""


@dataclass(eq=False)
class _Worker:
    """A thread that asks one address after the other."""

    address: str = ""
    since: float = 0.0
    is_given_up: bool = False
    """Whether another does its work, since its address does not come to an end."""


def ask_all(
    addresses: Iterable[str], ask: Ask | None = None, limit: float = MAX_TOTAL_SECONDS
) -> dict[str, str | None]:
    """Ask several addresses at once; gives what is wrong with each.

    Args:
        addresses: what to ask for.
        ask: asks for one of them.
        limit: after how many seconds an address is given up; another thread then does the work of the one that hangs.
    """
    waiting: queue.SimpleQueue[str] = queue.SimpleQueue()
    answers: dict[str, str | None] = {}
    wanted = [*dict.fromkeys(addresses)]
    for address in wanted:
        waiting.put(address)
    workers = [_start(waiting, answers, ask or why_dead) for _ in range(min(MAX_PARALLEL, len(wanted)))]
    while len(answers) < len(wanted):
        time.sleep(min(0.05, limit / 10))
        for worker in [*workers]:
            address, since = worker.address, worker.since
            if address and address not in answers and time.monotonic() - since > limit:
                worker.is_given_up = True
                answers.setdefault(address, f"does not finish its answer in {limit:g} seconds")
                workers.append(_start(waiting, answers, ask or why_dead))
    return answers


def _start(waiting: queue.SimpleQueue[str], answers: dict[str, str | None], ask: Ask) -> _Worker:
    worker = _Worker()

    def work() -> None:
        while not worker.is_given_up:
            try:
                address = waiting.get_nowait()
            except queue.Empty:
                return
            worker.since, worker.address = time.monotonic(), address
            answers.setdefault(address, _answer(ask, address))

    # A daemon: whatever hangs must not keep the command from ending.
    threading.Thread(target=work, daemon=True).start()
    return worker


def _answer(ask: Ask, address: str) -> str | None:
    try:
        return ask(address)
    except Exception as error:  # whatever one host does, the answers of all others count
        return f"can't be asked for ({type(error).__name__}: {_plain(error)})"


def why_dead(address: str) -> str | None:
    """Return what is wrong with an address; None where a page answers, or only refuses machines."""
    try:
        request = urllib.request.Request(in_ascii(address), headers={"User-Agent": AGENT, "Accept": "*/*"})
        # A host that wants its cookie back redirects whoever has none in a circle.
        opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
        with opener.open(request, timeout=MAX_SILENT_SECONDS):
            return None
    except urllib.error.HTTPError as error:
        with error:
            if error.code in REDIRECTS:
                return "redirects in a circle, or to what is no page"
            return None if error.code in REFUSALS else f"answers with {error.code}"
    except http.client.HTTPException as error:
        return f"answers with what is no page ({type(error).__name__})"
    except (urllib.error.URLError, OSError, ValueError) as error:
        return f"does not answer ({_plain(getattr(error, 'reason', error))})"


def in_ascii(address: str) -> str:
    """An address as it is sent: its host in IDNA, other letters percent-encoded.

    Raises:
        ValueError: where its host is none.
    """
    parts = urlsplit(address)
    host = (parts.hostname or "").encode("idna").decode()
    host = f"[{host}]" if ":" in host else host
    port = f":{parts.port}" if parts.port else ""
    path = quote(parts.path, safe="/%:=&~!$,;'@()*+-._")
    query = quote(parts.query, safe="/%:=&~!$,;'@()*+-._?[]|")
    return urlunsplit((parts.scheme, host + port, path, query, ""))


def _plain(error: object) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__
