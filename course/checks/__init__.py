"""Model to findings: a table of rules, each a small pure function."""

from course.checks.order import capped
from course.checks.table import RULES, check_course, check_links, severity_of

__all__ = ["RULES", "capped", "check_course", "check_links", "severity_of"]
