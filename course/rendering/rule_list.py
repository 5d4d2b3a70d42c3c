"""Rules as the trainers' page lists them."""

from __future__ import annotations

from typing import Protocol


class ListedRule(Protocol):
    """A rule as the page of rules shows it."""

    @property
    def id(self) -> str:
        """Its name, as findings have it."""

    @property
    def label(self) -> str:
        """Return what it catches."""

    @property
    def fix(self) -> str:
        """Return how to fix what it finds."""

    @property
    def example(self) -> str:
        """Return what breaks it."""

    @property
    def severity(self) -> str:
        """`error` or `warning`."""
