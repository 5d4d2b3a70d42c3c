"""Links to other hosts: listed always, tried only when asked; a faulty host costs nobody else's answer."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import threading
import time
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml

from course.checks import capped, check_links
from course.checks.network import ask_all, in_ascii, why_dead
from course.cli import main
from course.model import Course, Finding
from course.queries.outside_links import outside_links
from course.reading import read_course
from tests.conftest import ROOT

FAULTY: dict[str, bytes] = {
    "/garbage": b"\x16\x03\x01 what is this\r\n\r\n",
    "/no-number": b"HTTP/1.1 fine OK\r\n\r\n",
    "/empty": b"",
    "/cut": b"HTTP/1.1 200 OK\r\nContent-Length: 10",
    "/long-line": b"HTTP/1.1 200 OK\r\nX: " + b"x" * 70_000 + b"\r\n\r\n",
    "/many-lines": b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 200 + b"\r\n",
    "/huge": b"HTTP/1.1 200 OK\r\nContent-Length: 999999999999\r\n\r\n" + b"x" * 1_000_000,
    "/circle": b"HTTP/1.1 302 Found\r\nLocation: /circle\r\nContent-Length: 0\r\n\r\n",
    "/nowhere": b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n",
    "/faulty-scheme": b"HTTP/1.1 301 Moved\r\nLocation: gopher://x/\r\nContent-Length: 0\r\n\r\n",
    "/broken-host": b"HTTP/1.1 301 Moved\r\nLocation: http://[::1/\r\nContent-Length: 0\r\n\r\n",
    "/letters": "HTTP/1.1 301 Moved\r\nLocation: /é ü\r\nContent-Length: 0\r\n\r\n".encode(),
    "/%C3%A9%20%C3%BC": b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
    "/linkedin": b"HTTP/1.1 999 Request denied\r\nContent-Length: 0\r\n\r\n",
    "/shy": b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n",
    "/gone": b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n",
    "/ill": b"HTTP/1.1 500 Oh\r\nContent-Length: 0\r\n\r\n",
    "/": b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
}
"""What a faulty host answers, byte for byte."""


class _FaultyHost:
    """A host that answers as it likes, hangs up, or says nothing for as long as it is asked."""

    def __init__(self) -> None:
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self.socket.getsockname()[1]}"
        self.ended = threading.Event()
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        while not self.ended.is_set():
            try:
                connection, _ = self.socket.accept()
            except OSError:
                return
            threading.Thread(target=self._answer, args=(connection,), daemon=True).start()

    def _answer(self, connection: socket.socket) -> None:
        with connection:
            try:
                path = connection.recv(65_536).split(b" ")[1].decode("latin-1")
                if path == "/slow":
                    connection.sendall(b"HTTP/1.1 200 OK\r\n")
                    while not self.ended.wait(0.05):
                        connection.sendall(b"X")
                elif path == "/reset":
                    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
                else:
                    connection.sendall(FAULTY.get(path, FAULTY["/"]))
            except OSError:
                return


@pytest.fixture
def host() -> Iterator[str]:
    """The address of a faulty host, on this machine."""
    faulty = _FaultyHost()
    yield faulty.address
    faulty.ended.set()
    faulty.socket.close()


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("/", None),
        ("/shy", None),
        ("/linkedin", None),
        ("/huge", None),
        ("/letters", None),
        ("/a b", None),
        ("/é ü", None),
        ("/x?é=ü&a[]=b|c#part", None),
        ("/gone", "answers with 404"),
        ("/ill", "answers with 500"),
        ("/garbage", "answers with what is no page (BadStatusLine)"),
        ("/no-number", "answers with what is no page (BadStatusLine)"),
        ("/long-line", "answers with what is no page (LineTooLong)"),
        ("/many-lines", "answers with what is no page (HTTPException)"),
        ("/empty", "answers with what is no page (RemoteDisconnected)"),
        ("/reset", "does not answer ("),
        ("/circle", "redirects in a circle, or to what is no page"),
        ("/nowhere", "redirects in a circle, or to what is no page"),
        ("/faulty-scheme", "redirects in a circle, or to what is no page"),
        ("/broken-host", "does not answer ("),
    ],
)
def test_odd_answers(path: str, why: str | None, host: str) -> None:
    said = why_dead(host + path)
    assert said is None if why is None else str(said).startswith(why)


def test_a_secure_address_of_a_host_that_is_none(host: str) -> None:
    assert str(why_dead(host.replace("http:", "https:") + "/")).startswith("does not answer (")


@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1:1/", "http://gone.invalid/", "http://a..b.example/", "http://[::1/", "http://x:y/", "http:///"],
)
def test_hosts_that_are_none(address: str) -> None:
    assert str(why_dead(address)).startswith("does not answer (")


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("https://bücher.example/ä b?ö=ü#teil", "https://xn--bcher-kva.example/%C3%A4%20b?%C3%B6=%C3%BC"),
        ("https://example.org/a%20b?c=%C3%A9", "https://example.org/a%20b?c=%C3%A9"),
        ("https://example.org:8443/a_(b);c", "https://example.org:8443/a_(b);c"),
        ("http://[2001:db8::1]:80/x", "http://[2001:db8::1]:80/x"),
        ("HTTP://EXAMPLE.org", "http://example.org"),
    ],
)
def test_an_address_as_it_is_sent(written: str, sent: str) -> None:
    assert in_ascii(written) == sent


def test_every_answer_counts_whatever_other_hosts_do(host: str) -> None:
    wanted = [f"{host}{path}" for path in FAULTY] * 2 + [f"{host}/slow", f"{host}/reset"]
    answers = ask_all(wanted, limit=0.5)
    assert set(answers) == set(wanted)
    assert answers[f"{host}/slow"] == "does not finish its answer in 0.5 seconds"
    assert answers[f"{host}/"] is None
    assert answers[f"{host}/gone"] == "answers with 404"


def test_hosts_that_hang_do_not_stop_the_others() -> None:
    """More addresses hang than are asked at once, and what asks for one breaks off."""

    def ask(address: str) -> str | None:
        if address.startswith("slow"):
            time.sleep(30)
        if address == "faulty":
            raise RuntimeError("no such\nthing")
        return None

    wanted = [*(f"slow-{number}" for number in range(12)), "faulty", *(f"x-{number}" for number in range(5_000))]
    start = time.monotonic()
    answers = ask_all(wanted, ask, limit=0.3)
    assert time.monotonic() - start < 15
    assert len(answers) == len(wanted)
    assert sum(answer is not None for answer in answers.values()) == 13
    assert answers["faulty"] == "can't be asked for (RuntimeError: no such thing)"


Linked = Callable[[str], Path]


@pytest.fixture
def linked(tmp_path: Path) -> Linked:
    """Makes a small course of one page."""

    def make(text: str) -> Path:
        (tmp_path / "docs").mkdir()
        (tmp_path / "docs/index.md").write_text(f"# A\n\n{text}\n", encoding="utf-8")
        return tmp_path

    return make


def test_dead_links_are_findings(host: str, linked: Linked) -> None:
    root = linked(f"[One]({host}/gone#x)\n[Two]({host}/)\n[One]({host}/gone)")
    assert [str(finding) for finding in check_links(read_course(root))] == [
        f"docs/index.md:3: [link-dead] {host}/gone answers with 404; correct the address, or find a copy that lasts"
    ]


def test_being_offline_is_told_once(linked: Linked) -> None:
    root = linked("[One](http://127.0.0.1:1/) and [two](http://127.0.0.1:2/)")
    assert [str(finding) for finding in check_links(read_course(root))] == [
        "course.yml:1: [link-dead] none of 2 hosts answers; see that this machine is online, and try again"
    ]


def test_every_address_is_listed_once(course: Course, site: Path) -> None:
    addresses = [address for address, _, _ in outside_links(course)]
    assert len(addresses) == len(set(addresses)) > 2
    page = (site / "trainers/links/index.html").read_text(encoding="utf-8")
    for address in addresses:
        assert address.replace("&", "&amp;") in page, address


@pytest.mark.parametrize(
    ("dead", "spoiled", "status"), [(False, False, 0), (False, True, 1), (True, False, 4), (True, True, 5)]
)
def test_the_exit_status_tells_dead_links_from_findings(
    dead: bool,
    spoiled: bool,
    status: int,
    copy: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    if spoiled:
        with (copy / "docs/index.md").open("a", encoding="utf-8") as page:
            page.write("\nSee [it](gone.md).\n")
    monkeypatch.chdir(copy)
    monkeypatch.setattr("gc.disable", lambda: None)
    monkeypatch.setattr(
        "course.checks.network.why_dead", lambda address: "answers with 404" if dead and "2025" in address else None
    )
    assert main(["check", "--external"]) == status
    assert ("[link-dead]" in capsys.readouterr().out) is dead


def test_every_dead_link_is_shown() -> None:
    found = [Finding("docs/a.md", line, "link-dead", "https://x.org answers with 404") for line in range(1, 40)]
    assert capped(found) == found


@pytest.mark.parametrize(
    ("status", "number", "asked", "ends"),
    [
        ("0", "", [], 0),
        ("0", "7", ["issue close 7 --comment All links answer again."], 0),
        ("2", "", ["issue create --title Links that no longer answer --body-file issue.md"], 0),
        ("2", "7", ["issue edit 7 --body-file issue.md"], 0),
        ("1", "7", [], 1),
        ("3", "", [], 1),
        ("", "", [], 1),
    ],
)
def test_the_weekly_run_keeps_one_issue_of_dead_links(
    status: str, number: str, asked: list[str], ends: int, tmp_path: Path
) -> None:
    """The last step of the workflow, with a command in place of GitHub's that notes what it is asked."""
    workflow = yaml.safe_load((ROOT / ".github/workflows/links.yml").read_text(encoding="utf-8"))
    step = workflow["jobs"]["links"]["steps"][-1]
    command = tmp_path / "gh"
    command.write_text('#!/bin/sh\necho "$@" >> asked\n[ "$2" != list ] || echo "$NUMBER"\n', encoding="utf-8")
    command.chmod(0o755)
    (tmp_path / ".github").symlink_to(ROOT / ".github")
    (tmp_path / "lychee.md").write_text("[404] https://x.org\n" * 9_000, encoding="utf-8")
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-e", "-c", step["run"]],
        cwd=tmp_path,
        env={**os.environ, "PATH": path, "NUMBER": number, "EXIT_CODE": status},
        check=False,
        capture_output=True,
    )
    assert done.returncode == ends
    assert (tmp_path / "asked").read_text(encoding="utf-8").splitlines()[1:] == asked
    if status == "2":
        assert "[404] https://x.org" in (issue := (tmp_path / "issue.md").read_text(encoding="utf-8"))
        assert len(issue) < 65_536


def test_the_weekly_run_tries_what_is_published_and_no_made_up_address() -> None:
    settings = tomllib.loads((ROOT / ".github/lychee.toml").read_text(encoding="utf-8"))
    for made_up in (
        "https://county.example/rules",
        "https://example.org",
        "http://127.0.0.1:8000/",
        "http://a.example:1",
    ):
        assert any(re.search(pattern, made_up) for pattern in settings["exclude"]), made_up
    for real in ("https://examples.gov/", "https://www.ada.gov/example/"):
        assert not any(re.search(pattern, real) for pattern in settings["exclude"]), real
