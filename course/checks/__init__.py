"""Model to findings: a table of rules, each a small pure function."""

from course.checks.order import capped
from course.checks.table import RULES, check_course, severity_of

__all__ = ["RULES", "capped", "check_course", "severity_of"]
