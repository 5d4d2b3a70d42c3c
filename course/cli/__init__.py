"""The command `course`."""

from course.cli.arguments import main

__all__ = ["main"]
