"""Rules as the trainers' page lists them."""

from __future__ import annotations

from typing import Protocol


class ListedRule(Protocol):
    """What the page of rules shows of a rule."""

    @property
    def id(self) -> str:
        """Its name, as findings have it."""

    @property
    def label(self) -> str:
        """What it catches."""

    @property
    def fix(self) -> str:
        """How to fix what it finds."""

    @property
    def example(self) -> str:
        """What breaks it."""

    @property
    def severity(self) -> str:
        """`error` or `warning`."""
