"""Compiled templates that are kept between builds: a torn or forbidden folder changes nothing."""

from __future__ import annotations

import sys
from pathlib import Path

import jinja2
import pytest

from course.rendering.compiled_templates import compiled_templates


@pytest.fixture(autouse=True)
def _keeps_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


def _render(root: Path, text: str = "Hello, {{ name }}") -> str:
    loader = jinja2.DictLoader({"page": text})
    environment = jinja2.Environment(loader=loader, bytecode_cache=compiled_templates(root), autoescape=True)
    return environment.get_template("page").render(name="Pat")


def _kept(root: Path) -> list[Path]:
    return [*(root / ".cache/course/templates").iterdir()]


def test_kept_template_is_taken_until_it_changes(tmp_path: Path) -> None:
    assert _render(tmp_path) == "Hello, Pat"
    (kept,) = _kept(tmp_path)
    before = kept.read_bytes()
    assert _render(tmp_path) == "Hello, Pat"
    assert kept.read_bytes() == before
    assert _render(tmp_path, "Bye, {{ name }}") == "Bye, Pat"


@pytest.mark.parametrize("raw", [b"", b"\0", b"j2", b"j2\x05\x00\x00\x00 no code"])
@pytest.mark.parametrize("keeps_head", [True, False])
def test_torn_file_is_compiled_anew(raw: bytes, keeps_head: bool, tmp_path: Path) -> None:
    _render(tmp_path)
    (kept,) = _kept(tmp_path)
    kept.write_bytes((kept.read_bytes()[:30] if keeps_head else b"") + raw)
    assert _render(tmp_path) == "Hello, Pat"


def test_folder_that_cannot_be_made_is_done_without(tmp_path: Path) -> None:
    (tmp_path / ".cache").write_text("a file", encoding="utf-8")
    assert compiled_templates(tmp_path) is None
    assert _render(tmp_path) == "Hello, Pat"


def test_nothing_is_kept_where_python_keeps_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert compiled_templates(tmp_path) is None
    assert not (tmp_path / ".cache").exists()
