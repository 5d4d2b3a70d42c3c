"""Says how many rules there are: `python -m course.checks`."""

from course.checks.table import RULES
from course.publishing.agreement import AGREEMENT
from course.publishing.site_rules import SITE_RULES

if __name__ == "__main__":
    built = (*SITE_RULES, AGREEMENT)
    outside = [rule for rule in RULES if rule.needs_network]
    print(
        f"{len(RULES) - len(outside)} rules on the content and {len(built)} on the built site, "
        f"and {len(outside)} on links to other hosts, which only --external tries"
    )
