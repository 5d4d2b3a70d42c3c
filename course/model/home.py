"""How the home page opens: with a message, as a phone shows it, and the choices of a scenario's first scene."""

from __future__ import annotations

import msgspec


class Message(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A message on the screen of a phone."""

    sender: str
    time: str
    """As the phone shows it, in the story's own time: "9:04 PM"."""
    text: str


class Opening(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What stands first on the home page; without a case there is no such thing."""

    case: str = ""
    """The slug of the scenario that it leads into."""
    setting: str = ""
    messages: tuple[Message, ...] = ()
    question: str = ""
    """Asks for one of the choices."""
