"""All rules: those on the content, and those on what was built from it."""

from __future__ import annotations

from course.checks import RULES
from course.publishing.agreement import SHOWN_ALIKE
from course.publishing.site_rules import SITE_RULES

BUILT_RULES = (*SITE_RULES, SHOWN_ALIKE)
"""The rules on a built site."""

ALL_RULES = (*RULES, *BUILT_RULES)
"""Every rule, in the order in which the trainers' page lists them."""
