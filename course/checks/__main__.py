"""The number of rules: `python -m course.checks` prints it."""

from course.checks import RULES
from course.publishing.agreement import SHOWN_ALIKE
from course.publishing.site_rules import SITE_RULES

if __name__ == "__main__":
    built = (*SITE_RULES, SHOWN_ALIKE)
    outside = [rule for rule in RULES if rule.needs_network]
    print(
        f"{len(RULES) - len(outside)} rules on the content and {len(built)} on the built site, "
        f"and {len(outside)} on links to other hosts, which only --external tries"
    )
