"""Model to findings: rules, each a decorated function in the module of its family."""

from course.checks.check import RULES, check_course, check_guesses, check_links
from course.checks.order import capped
from course.checks.rule import cause_of, severity_of

__all__ = ["RULES", "capped", "cause_of", "check_course", "check_guesses", "check_links", "severity_of"]
