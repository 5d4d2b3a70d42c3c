"""Links to other hosts: listed always, tried only when asked."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from course.checks.external import external_links, try_links, why_dead
from course.model import Course
from course.reading import read_course


class _Host(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response({"/gone": 404, "/shy": 403, "/ill": 500}.get(self.path, 200))
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def host() -> Iterator[str]:
    """Another host, on this machine."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Host)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_pages_that_answer_and_pages_that_do_not(host: str) -> None:
    assert why_dead(f"{host}/") is None
    assert why_dead(f"{host}/shy") is None
    assert why_dead(f"{host}/gone") == "answers with 404"
    assert why_dead(f"{host}/ill") == "answers with 500"
    assert str(why_dead("http://127.0.0.1:1/")).startswith("does not answer")


def test_dead_links_are_findings(host: str, tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text(f"# A\n\n[One]({host}/gone#x)\n[Two]({host}/)\n[One]({host}/gone)\n")
    told = [str(finding) for finding in try_links(read_course(tmp_path))]
    assert told == [
        f"docs/index.md:3: [link-dead] {host}/gone answers with 404; correct the address, or find a copy that lasts"
    ]


def test_being_offline_is_told_once(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("# A\n\n[One](http://127.0.0.1:1/) and [two](http://127.0.0.1:2/)\n")
    told = [str(finding) for finding in try_links(read_course(tmp_path))]
    assert told == ["course.yml:1: [link-dead] none of 2 hosts answers; see that this machine is online, and try again"]


def test_every_address_is_listed_once(course: Course, site: Path) -> None:
    addresses = [address for address, _, _ in external_links(course)]
    assert len(addresses) == len(set(addresses)) > 40
    page = (site / "trainers/links/index.html").read_text(encoding="utf-8")
    for address in addresses:
        assert address.replace("&", "&amp;") in page, address
