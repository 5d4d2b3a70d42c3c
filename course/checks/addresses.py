"""Rules on addresses that leave the course: each must lead every learner to the same place."""

from __future__ import annotations

import ipaddress
import posixpath
import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from course.checks.rule import Location, rule
from course.model import Course, Document, Link
from course.model.site_paths import sources
from course.reading.link_target import resolve

LOCAL = (".localhost", ".local", ".lan", ".home.arpa")
"""How the names of hosts end that only their own network knows."""

_MAIL = re.compile(r"[^@\s,]+@[^@\s,]+\.[^@\s,.]+")
_PHONE_NUMBER = re.compile(r"\+?[\d\s().*#-]+")
_LIKE_WEB = re.compile(r"(?i)h?t?tps?[:;,.]?/|www\.")
_VIEW = re.compile(r"/(?:-/)?(?:blob|tree|raw|edit|src|_edit|browse)/(.+)")
_NEAR_FILE = "write a link to the file of the page, from the folder of this file"


class Mistake(NamedTuple):
    """A mistake in an address, with a fix where the rule's own advice is too general."""

    what: str
    fix: str = ""


@rule(
    "link-external",
    "a link to another host that no browser could follow, or that only its writer could",
    fix="write the whole address, beginning with https://",
    example="[the survey](https//survey.example)",
    cause="links",
)
def unusable_addresses(course: Course) -> Iterator[Location]:
    """Addresses that no browser could follow, or that lead where only their writer gets."""
    for document in course.documents.values():
        for link in document.links:
            mistake = _mistake(course, document, link) if link.is_external else None
            if is_broken_web_address(course, document, link):
                mistake = Mistake("is no web address")
            if mistake:
                yield Location(document.path, link.line, f"{link.target} {mistake.what}", mistake.fix)


def is_broken_web_address(course: Course, document: Document, link: Link) -> bool:
    """Return whether a link to a file was meant as a web address: `https//x.org`, `www.x.org`."""
    if link.is_external or not _LIKE_WEB.match(link.target):
        return False
    return resolve(document.path, link.target).file not in course.files


def _mistake(course: Course, document: Document, link: Link) -> Mistake | None:
    rest = unquote(link.target.partition(":")[2])
    if link.scheme == "file" or len(link.scheme) == 1 or link.target.startswith("\\"):
        return Mistake(
            "is a file on one computer", "put the file below docs/ and link it there, from the folder of this file"
        )
    if link.scheme == "mailto":
        mails = rest.partition("?")[0].split(",")
        is_mail = all(_MAIL.fullmatch(mail.strip()) for mail in mails)
        return None if is_mail else Mistake("is no mail address", "write it as mailto:name@county.example")
    if link.scheme in ("tel", "sms"):
        number = re.split(r"[;?]", rest)[0]
        is_number = _PHONE_NUMBER.fullmatch(number) and sum(map(str.isdigit, number)) > 2
        return None if is_number else Mistake("is no telephone number", f"write digits, as in {link.scheme}:988")
    return _on_the_web(course, document, link.target)


def _on_the_web(course: Course, document: Document, target: str) -> Mistake | None:
    try:
        parts = urlsplit(target)
        host = (parts.hostname or "").rstrip(".")
        is_web = parts.scheme in ("http", "https") and not re.search(r"[\s<>\"]", target) and (parts.port or 1) > 0
    except ValueError:
        return Mistake("is no web address")
    if not is_web:
        return Mistake("is no web address")
    number = _ip_address(host)
    if host == "localhost" or host.endswith(LOCAL) or (number and not number.is_global):
        file = _page_of(course, parts.path)
        fix = _relative(document, file, parts.fragment) if file else _NEAR_FILE
        return Mistake("leads to a machine that learners do not reach", fix)
    if not number and ("." not in host or host.rpartition(".")[2].isdigit()):
        return Mistake("is no web address")
    return _in_own_repository(course, document, target)


def _ip_address(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """The host as a number, if it is one."""
    try:
        return ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return None


def _page_of(course: Course, path: str) -> str:
    """The file of the page that a preview shows at a path; nothing where there is none."""
    pages = sources(course)
    parts = unquote(path).strip("/").split("/") if path.strip("/") else []
    for first in range(len(parts) + 1):
        place = "/".join(parts[first:])
        if found := pages.get(place) or pages.get(posixpath.join(place, "index.html")):
            # Below the first part of a path that names nothing, home is no page that anyone meant.
            return found if place or not parts else ""
    return ""


def _in_own_repository(course: Course, document: Document, target: str) -> Mistake | None:
    """A file of the course as its repository's web page shows it: there it stays as it was, and asks another host."""
    address, _, fragment = target.partition("#")
    repository = re.sub(r"^https?://", "", course.repository).lower()
    own = (repository, repository.replace("github.com/", "raw.githubusercontent.com/"))
    plain = re.sub(r"^https?://(?:www\.)?", "", address)
    name = next((name for name in own if repository and f"{plain.lower()}/".startswith(f"{name}/")), None)
    if name is None:
        return None
    rest = plain[len(name) :]
    view = _VIEW.match(rest) or (re.match("/(.+)", rest) if name != repository else None)
    if not view and rest.strip("/"):
        return None  # its issues, its releases: no file
    file = _file_of(course, unquote(view[1])) if view else "README.md"
    fix = _relative(document, file, fragment) if file else _NEAR_FILE
    return Mistake("leads to this course's own repository on the web", fix)


def _file_of(course: Course, path: str) -> str:
    """The file or folder that a branch's name and a path lead to; a branch may have slashes in its name."""
    parts = path.strip("/").split("/")
    tails = ("/".join(parts[at:]) for at in range(1, len(parts)))
    return next((tail for tail in tails if tail in course.files or tail in course.folders), "")


def _relative(document: Document, file: str, fragment: str) -> str:
    path = posixpath.relpath(file, posixpath.dirname(document.path) or ".").replace(" ", "%20")
    return f"write {path}{f'#{fragment}' if fragment else ''}"
