"""Says how many rules there are: `python -m course.checks`."""

from course.checks.site import SITE_RULES
from course.checks.table import RULES

if __name__ == "__main__":
    print(f"{len(RULES)} rules on the content and {len(SITE_RULES)} on the built site")
