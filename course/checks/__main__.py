"""The number of rules: `python -m course.checks` prints it."""

from course.checks import RULES
from course.publishing.all_rules import BUILT_RULES

if __name__ == "__main__":
    outside = [rule for rule in RULES if rule.needs_network]
    guessing = [rule for rule in RULES if rule.needs_guessing]
    print(
        f"{len(RULES) - len(outside) - len(guessing)} rules on the content and {len(BUILT_RULES)} on the built site, "
        f"{len(outside)} on links to other hosts, which only --external tries, "
        f"and {len(guessing)} on what guessers make of the questions, which course guess tries"
    )
