"""Two versions of a course compared: what a change means for learners, and for whoever reviews it."""

from course.comparing.compare import compare

__all__ = ["compare"]
