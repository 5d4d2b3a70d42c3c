"""What servers are told to say with every file: the same in every form, and no page needs what it forbids."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from course.publishing.headers import FOR_SERVERS, HEADERS, IN_SITE, render_headers
from course.publishing.offline import pack
from tests.conftest import ROOT, run


def _of_headers(text: str) -> dict[str, str]:
    assert re.search(r"^/\*$", text, re.MULTILINE), "they hold for every path"
    return dict(re.findall(r"^  ([\w-]+): (.*)$", text, re.MULTILINE))


def _of_nginx(text: str) -> dict[str, str]:
    return dict(re.findall(r'^add_header ([\w-]+) "([^"]*)" always;$', text, re.MULTILINE))


def _of_apache(text: str) -> dict[str, str]:
    return dict(re.findall(r'^ *Header always set ([\w-]+) "([^"]*)"$', text, re.MULTILINE))


def _of_iis(text: str) -> dict[str, str]:
    said = ET.fromstring(text.encode()).findall(".//customHeaders/*")
    removed = [one.get("name") for one in said if one.tag == "remove"]
    added = {one.get("name", ""): one.get("value", "") for one in said if one.tag == "add"}
    assert removed == [*added], "one that a site above has set already would stop the server"
    return added


FORMS: dict[str, Callable[[str], dict[str, str]]] = {
    IN_SITE: _of_headers,
    "servers/apache.conf": _of_apache,
    "servers/nginx.conf": _of_nginx,
    "servers/web.config": _of_iis,
}


@pytest.mark.parametrize("file", FORMS)
def test_every_form_says_the_same(file: str) -> None:
    assert FORMS[file](render_headers(file)) == HEADERS


@pytest.mark.parametrize("file", FOR_SERVERS)
def test_files_for_servers_are_as_they_would_be_written(file: str) -> None:
    assert (ROOT / file).read_text(encoding="utf-8") == render_headers(file), "run: course headers"


def test_command_writes_them(copy: Path) -> None:
    assert run("course", "headers", cwd=copy).returncode == 0
    assert [(copy / file).is_file() for file in FOR_SERVERS] == [True] * len(FOR_SERVERS)


def test_they_say_what_a_page_cannot() -> None:
    assert HEADERS["Content-Security-Policy"] == "frame-ancestors 'none'"
    assert HEADERS["X-Content-Type-Options"] == "nosniff"
    assert {"camera=()", "microphone=()", "geolocation=()"} <= {*HEADERS["Permissions-Policy"].split(", ")}


def test_the_site_has_its_own_and_a_disk_does_not(site: Path) -> None:
    assert (site / IN_SITE).read_text(encoding="utf-8") == render_headers(IN_SITE)
    assert f'"{IN_SITE}"' not in (site / "worker.js").read_text(encoding="utf-8")
    names = zipfile.ZipFile(io.BytesIO(pack(site, ROOT / "overrides", date(2026, 1, 1)))).namelist()
    assert not [name for name in names if name.endswith(("_headers", "web.config", ".conf", ".htaccess"))]
