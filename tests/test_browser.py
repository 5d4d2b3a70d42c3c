"""The tests' own browser: without one, they say so and what to do."""

from __future__ import annotations

import os
import shutil

import pytest

from tests import browser


def test_no_browser_is_a_clear_failure(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(browser, "find", lambda: None)
    monkeypatch.setattr(browser, "get", lambda: None)
    assert browser.main() == 1
    said = capsys.readouterr().out
    assert "install Chromium, Google Chrome or Microsoft Edge" in said
    assert "BROWSER_PATH" in said


def test_debians_package_follows_playwrights_own(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[str] = []

    def fail(command: list[str]) -> bool:
        tried.append(" ".join(command))
        return False

    monkeypatch.setattr(browser, "_try", fail)
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(os, "geteuid", lambda: 0, raising=False)
    browser.get()
    assert [command.split()[-1] for command in tried] == ["chromium", "-qq", "chromium"]
    assert tried[2].startswith("apt-get install")


def test_browser_can_be_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROWSER_PATH", __file__)
    assert browser.find() == __file__
