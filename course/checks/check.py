"""The check of a course: all rules on its content, and which of their findings are reported."""

from __future__ import annotations

from types import ModuleType

from course.checks import (
    abbreviations,
    activities,
    addresses,
    banks,
    blocks,
    boxes,
    callouts,
    cast,
    choices,
    citations,
    coverage,
    drift,
    evidence,
    figures,
    files,
    guesses,
    headings,
    inserts,
    invisible_characters,
    keys,
    leaks,
    learning_paths,
    leftovers,
    links,
    lists,
    markup,
    mocks,
    outside_links,
    page_roles,
    questions,
    quiz_blocks,
    scenario_structure,
    scene_activities,
    sessions,
    sources,
    staff_pages,
    tables,
    templates,
    translations,
    unwritten,
    verdicts,
    writing,
)
from course.checks.order import in_order
from course.checks.rule import Rule, rules_in, severity_of
from course.model import Course, Finding
from course.queries.unwritten import is_unwritten

FAMILIES: tuple[ModuleType, ...] = (
    files,
    invisible_characters,
    headings,
    blocks,
    lists,
    tables,
    callouts,
    mocks,
    scene_activities,
    leftovers,
    markup,
    links,
    addresses,
    outside_links,
    sources,
    evidence,
    templates,
    figures,
    scenario_structure,
    choices,
    verdicts,
    quiz_blocks,
    questions,
    citations,
    keys,
    leaks,
    banks,
    guesses,
    drift,
    coverage,
    cast,
    learning_paths,
    sessions,
    page_roles,
    writing,
    staff_pages,
    unwritten,
    abbreviations,
    inserts,
    boxes,
    activities,
    translations,
)
"""The modules whose rules are on the content, in the order in which the trainers' page lists them."""

RULES: tuple[Rule, ...] = tuple(rule for family in FAMILIES for rule in rules_in(family.__name__))


def check_course(course: Course) -> list[Finding]:
    """Return everything that is wrong with a course, in the order to fix it in; no other host is asked."""
    found = _slips_in_form(course)
    paths = {finding.path for finding in found}
    for rule in RULES:
        if not (rule.form or _is_on_request(rule)) and not (rule.needs_all and (course.read_errors or paths)):
            found += [finding for finding in rule.findings(course) if finding.path not in paths]
            # What is not written yet is not held to the rules on a whole text.
            if rule.awaits_text:
                found = [one for one in found if one.rule != rule.id or not is_unwritten(course, one.path)]
    known = [finding for finding in found if _is_known(course, finding)]
    return in_order(known, course.read_errors, lambda finding: severity_of(finding) == "error")


def _is_on_request(rule: Rule) -> bool:
    """Return whether a rule is tried only when somebody asks for it."""
    return rule.needs_network or rule.needs_guessing


def _is_known(course: Course, finding: Finding) -> bool:
    """Return whether a finding is on a page of the site: a broken mkdocs.yml does not say which are left out."""
    if not finding.path.startswith("docs/") or course.unit(finding.path) or finding in course.read_errors:
        return True
    return all(one.path != "mkdocs.yml" for one in course.read_errors)


def _slips_in_form(course: Course) -> list[Finding]:
    """Return slips in the form of pages; of several with one cause, the one to report first."""
    reported: list[Finding] = []
    whole: set[str] = set()
    forms: dict[tuple[str, int], int] = {}
    for rule in sorted((rule for rule in RULES if rule.form), key=lambda rule: rule.form):
        for finding in rule.findings(course):
            path, line = finding.path, finding.line
            if (path in whole and rule.form > 1) or any(
                forms.get((path, line + by), 9) < rule.form for by in (-1, 0, 1)
            ):
                continue
            reported.append(finding)
            forms.setdefault((path, line), rule.form)
            if rule.form == 1:
                whole.add(path)
    return reported


def check_links(course: Course) -> list[Finding]:
    """Return the links to other hosts that are dead; each of them is tried."""
    findings = (finding for rule in RULES if rule.needs_network for finding in rule.findings(course))
    return sorted(findings, key=lambda finding: (finding.path, finding.line))


def check_guesses(course: Course) -> list[Finding]:
    """Return what guessers find out about the questions: first that they do, then the questions, the surest first."""
    return [finding for rule in RULES if rule.needs_guessing for finding in rule.findings(course)]
