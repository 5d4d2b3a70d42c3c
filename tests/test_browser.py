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


def test_playwrights_own_follows_debians_package(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[str] = []

    def fail(command: list[str]) -> bool:
        tried.append(" ".join(command))
        return False

    monkeypatch.setattr(browser, "_try", fail)
    monkeypatch.setattr(browser, "find", lambda: None)
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(os, "geteuid", lambda: 0, raising=False)
    browser.get()
    assert [command.split()[-1] for command in tried] == ["-qq", "chromium-headless-shell", "chromium"]
    assert tried[1].startswith("apt-get install") and "playwright install" in tried[2]


@pytest.mark.parametrize(("user", "asks"), [(0, True), (1000, False)])
def test_windows_are_done_without_where_one_may_install(user: int, asks: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.delenv("BROWSER_PATH", raising=False)
    monkeypatch.setattr(browser, "find", lambda: "/usr/bin/chromium")
    monkeypatch.setattr(browser, "get", lambda: asked.append("asked"))
    monkeypatch.setattr(shutil, "which", lambda name: None if name == browser.SHELL else f"/usr/bin/{name}")
    monkeypatch.setattr(os, "geteuid", lambda: user, raising=False)
    assert browser.main() == 0
    assert bool(asked) == asks


def test_browser_can_be_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROWSER_PATH", __file__)
    assert browser.find() == __file__
