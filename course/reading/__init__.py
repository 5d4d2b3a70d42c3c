"""Files to model: each reader turns one kind of file into records that know their file and line."""

from course.reading.course import read_course

__all__ = ["read_course"]
