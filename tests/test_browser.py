"""The tests' own browser: the machine's is used as it is, and nothing is installed on it unasked."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

APT = """\
#!/bin/sh
echo "$@" >> {log}
printf '#!/bin/sh\\n' > {folder}/chromium-headless-shell
/bin/chmod +x {folder}/chromium-headless-shell
"""


@pytest.mark.parametrize("ci", ["", "false", "true"])
def test_a_package_is_installed_only_where_that_is_asked_for(ci: str, tmp_path: Path) -> None:
    """The command runs as it is, on a machine with a browser of its own and an apt-get that keeps what it is asked."""
    if not hasattr(os, "geteuid"):
        pytest.skip("Windows has no apt-get")
    log, found = tmp_path / "log", tmp_path / "chromium"
    for file, text in ((tmp_path / "apt-get", APT.format(log=log, folder=tmp_path)), (found, "#!/bin/sh\n")):
        file.write_text(text, encoding="utf-8")
        file.chmod(0o755)
    environment = {name: value for name, value in os.environ.items() if name not in ("BROWSER_PATH", "CI")}
    environment |= {"PATH": str(tmp_path), "CI": ci, "PLAYWRIGHT_BROWSERS_PATH": str(tmp_path / "none")}
    done = subprocess.run(
        [sys.executable, "-m", "tests.browser"], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    asked = log.read_text(encoding="utf-8").splitlines() if log.exists() else []
    if ci == "true" and os.geteuid() == 0:
        assert asked == ["update -qq", "install -y -qq --no-install-recommends chromium-headless-shell"]
        assert "chromium-headless-shell" in done.stdout
    else:
        assert asked == []
        assert f"Browser for the tests: {found}\n" == done.stdout


def test_browser_can_be_named() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.browser"],
        cwd=ROOT,
        env={**os.environ, "BROWSER_PATH": sys.executable},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == f"Browser for the tests: {sys.executable}\n"
