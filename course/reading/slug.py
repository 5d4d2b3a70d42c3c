"""The slug of a heading, made as the repository's web page makes it."""

import re

_DROPPED = re.compile(r"[^\w\- ]")


def slug(text: str, separator: str = "-") -> str:
    """Make the id of a heading from its plain text.

    Args:
        text: what the heading shows, without markup.
        separator: what stands for a space. Python-Markdown passes one; the repository's web page always uses "-".

    Returns:
        lower case, without punctuation, each space a separator: "What's next?" gives "whats-next".
    """
    return _DROPPED.sub("", text.strip().lower()).replace(" ", separator)
