"""Tables of figures with their sources."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Literal

import msgspec

Basis = Literal["source", "agreement", "memory"]


class Cell(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One figure of a table: the deck's, the published one, and how sure we are of the latter."""

    name: str
    platform: str
    group: str
    set: str
    deck: int | None
    value: int
    basis: Basis
    confidence: str
    sources: str
    line: int

    @property
    def is_corrected(self) -> bool:
        """Return whether the deck says otherwise."""
        return self.deck is not None and self.deck != self.value


class Table(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """A table of figures with one source: cells by name, and the labels of platforms, groups and sets of groups."""

    slug: str
    title: str
    unit: str
    measure: str
    survey: str
    published: date
    address: str
    caveat: str
    platforms: Mapping[str, str]
    groups: Mapping[str, str]
    sets: Mapping[str, str]
    sources: Mapping[str, str]
    cells: Mapping[str, Cell]
    unit_name: str = "percent"
    """The unit in words, before what was measured: "percent of adults"."""
    page: str = "the source’s page"
    """How a link to the address reads."""
    short: Mapping[str, str] = msgspec.field(default_factory=dict)
    """Shorter names of platforms, for charts."""
    heads: tuple[str, str] = ("Platform", "Group")
    """What platforms and groups are, as the heads of columns."""
    lists_corrections: bool = True
    """Whether the corrected figures of the deck are listed; a table that repeats another's leaves them to that one."""

    same_as: Mapping[str, str] = msgspec.field(default_factory=dict)
    """Figures that another table holds too, by their names: `use.csv#rice-total`."""
    lines: Mapping[str, int] = msgspec.field(default_factory=dict)
    """The line of each field of the YAML beside the figures."""

    def show(self, value: int) -> str:
        """Return a figure with its unit, as pages show it: 48%, or 1,200 kg."""
        space = "\u00a0" if self.unit[:1].isalnum() else ""
        return f"{value:,}{space}{self.unit}"

    @property
    def is_share(self) -> bool:
        """Return whether its figures are parts of a hundred."""
        return self.unit == "%"

    def figure(self, name: str) -> int | None:
        """The figure called `name`, or the deck's for `name.deck`; None if there is none."""
        wants_deck = name.endswith(".deck")
        cell = self.cells.get(name.removesuffix(".deck"))
        if cell is None:
            return None
        return cell.deck if wants_deck else cell.value

    def cell(self, platform: str, group: str) -> Cell | None:
        """The figure of a platform in a group, whatever its name."""
        return self._places.get((platform, group))

    @cached_property
    def _places(self) -> dict[tuple[str, str], Cell]:
        return {(cell.platform, cell.group): cell for cell in self.cells.values()}
