"""A web server on this machine: below a path, packing what it sends as any does, stopped and started at will."""

from __future__ import annotations

import contextlib
import gzip
import http.server
import mimetypes
import shutil
import socket
import threading
from functools import partial
from pathlib import Path
from typing import Any, Self
from urllib.parse import unquote, urlsplit

BELOW = "/county/training/"
"""Where a site is served, as it may be on an agency's own server."""

TYPES = {".js": "text/javascript", ".json": "application/json", ".svg": "image/svg+xml"}
"""Not every machine knows these."""


class Host:
    """Serves a folder as a site; what it holds may change meanwhile.

    Args:
        site: the folder.
        below: the path at which it is served.
        is_plain: for a site that does not change: nothing is packed, and a browser need not ask twice for an asset.
    """

    def __init__(self, site: Path, below: str = BELOW, is_plain: bool = False) -> None:
        self.site = site
        self.below = below
        self.is_plain = is_plain
        self.asked: list[str] = []
        """What was asked for, from the site's root."""
        self.port = 0
        self._server: http.server.ThreadingHTTPServer | None = None
        self._lines: list[socket.socket] = []
        self.start()

    @property
    def address(self) -> str:
        """Where the site is."""
        return f"http://127.0.0.1:{self.port}{self.below}"

    def start(self) -> None:
        """Answer, at the same address as before."""
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", self.port), partial(_Handler, self))
        self.port = self._server.server_port
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        """Answer nothing any more, on lines that stand open either."""
        if self._server:
            self._server.shutdown()
            self._server.server_close()
            self._server = None
        for line in self._lines:
            with contextlib.suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)
        self._lines.clear()

    def deploy(self, folder: Path, *left_out: str) -> None:
        """Put another edition in place, all of it but for what is left out."""
        for file in (one for one in folder.rglob("*") if one.is_file()):
            path = file.relative_to(folder).as_posix()
            if path not in left_out:
                shutil.copy(file, self.site / path)

    def opened(self, line: socket.socket) -> None:
        """Note a connection."""
        self._lines.append(line)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    """One connection for many files; without it each of a page's thirty opens its own."""
    disable_nagle_algorithm = True
    wbufsize = -1

    def __init__(self, host: Host, *connection: Any) -> None:
        self.host = host
        super().__init__(*connection)

    def setup(self) -> None:
        self.host.opened(self.request)
        super().setup()

    def handle(self) -> None:
        # A browser that leaves a page hangs up, in the middle of a question or of its answer.
        with contextlib.suppress(ConnectionError):
            super().handle()

    def finish(self) -> None:
        with contextlib.suppress(ConnectionError):
            super().finish()

    def do_GET(self) -> None:
        path, below = unquote(urlsplit(self.path).path), self.host.below
        self.host.asked.append(path.removeprefix(below))
        file = self.host.site / path.removeprefix(below)
        if path.startswith(below) and file.is_dir() and not path.endswith("/"):
            self.answer(301, b"", {"Location": f"{path}/"})
            return
        file = file / "index.html" if file.is_dir() else file
        found = path.startswith(below) and file.is_file()
        self.send(200 if found else 404, file if found else self.host.site / "404.html")

    def send(self, status: int, file: Path) -> None:
        kind = TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        headers = {"Content-Type": kind}
        body = file.read_bytes()
        if self.host.is_plain and "/assets/" in self.path:
            headers["Cache-Control"] = "max-age=3600"
        takes_gzip = "gzip" in self.headers.get("Accept-Encoding", "")
        if takes_gzip and not self.host.is_plain and not kind.startswith("image/png"):
            headers["Content-Encoding"] = "gzip"
            body = gzip.compress(body, 6)
        self.answer(status, body, headers)

    def answer(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: a test that fails shows what it needs."""
