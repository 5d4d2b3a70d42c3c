"""What the store and its merging promise, tried on Node over documents and tabs at random."""

from __future__ import annotations

import pytest

from tests import nodejs


@pytest.mark.usefixtures("node")
@pytest.mark.parametrize("file", ["log.test.mjs", "merge.test.mjs", "store.test.mjs"])
def test_laws_hold(file: str) -> None:
    told = nodejs.run("--test", "--test-reporter=spec", file)
    assert told.returncode == 0, told.stdout + told.stderr
    assert "pass 0" not in told.stdout
