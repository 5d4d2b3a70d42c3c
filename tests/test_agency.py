"""The agency's own rules: none, one, and one that means harm."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import run

PAGE = "site/modules/staff-use/index.html"


def _built(copy: Path, agency: str) -> str:
    (copy / "agency.yml").write_text(agency, encoding="utf-8")
    built = run("mkdocs", "build", "--strict", cwd=copy)
    assert built.returncode == 0, built.stderr
    return (copy / PAGE).read_text(encoding="utf-8")


def test_without_a_rule_the_page_says_whom_to_ask(copy: Path) -> None:
    (copy / "agency.yml").unlink()
    assert run("course", "check", cwd=copy).returncode == 0
    page = _built(copy, "")
    assert page.count("has not put its rule on this in the course") == 4
    assert "your supervisor, who can ask the county attorney" in page


def test_rule_stands_where_the_point_is_taught(copy: Path) -> None:
    page = _built(
        copy,
        "agency: Example County DSS\ncontact: the policy office\npoints:\n  friend-requests:\n"
        "    rule: Staff do not accept requests from clients.\n    policy: https://county.example/policy\n"
        "    review: 2020-01-31\n",
    )
    assert "Staff do not accept requests from clients." in page
    assert '<a href="https://county.example/policy"' in page
    assert "Example County DSS has not put its rule" in page
    assert "2020" not in page.split('class="agency"')[1].split("</aside>")[0]


def test_hostile_rule_stays_text(copy: Path) -> None:
    page = _built(
        copy,
        "agency: '<script>alert(1)</script>'\ncontact: '\"><img src=x onerror=alert(2)>'\npoints:\n"
        "  friend-requests:\n    rule: '</aside><script>alert(3)</script> [x](javascript:alert(4)) {{ 7*7 }} **b**'\n",
    )
    assert "alert(1)</script>" not in page
    assert "<img src=x" not in page
    assert "<script>alert(3)" not in page
    assert 'href="javascript:' not in page
    assert "{{ 7*7 }}" in page and "**b**" in page


@pytest.mark.parametrize("policy", ["javascript:alert(1)", "data:text/html,x", "//evil.example", "ftp://x"])
def test_policy_must_be_a_web_address(policy: str, copy: Path) -> None:
    (copy / "agency.yml").write_text(f"points:\n  breach:\n    policy: '{policy}'\n", encoding="utf-8")
    told = run("course", "check", cwd=copy)
    assert told.returncode == 1
    assert (
        "agency.yml:3: [front-matter] `points.breach.policy` is not in the form it must have; begin it" in told.stdout
    )
