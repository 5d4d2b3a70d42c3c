"""How the home page opens: with a scenario, whose first scene's screen and choices it shows."""

from __future__ import annotations

import msgspec


class Opening(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What stands first on the home page; without a case there is no such thing."""

    case: str = ""
    """The slug of the scenario that it leads into."""
    setting: str = ""
    """Where and when it is, and who the learner is in it."""
    question: str = ""
    """Asks for one of the choices."""
