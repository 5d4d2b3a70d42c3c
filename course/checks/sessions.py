"""Rules on the guide for supervisors: a session for each module, with a plan, a case and questions on its passages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from course.checks.rule import Location, rule
from course.model import Course
from course.queries.guide_sessions import sessions_of


@rule(
    "session-module",
    "sessions of the guide that are not those of the modules, in their order",
    fix="give each module one session, under its number and its title, as ## 2. First steps",
    example="## 3. First step, where the third module is called First steps",
    cause="content",
    needs_all=True,
    follows=("course-order", "title"),
)
def mismatched_sessions(course: Course) -> Iterator[Location]:
    """Sessions under another heading than their module's, and modules without one, in a guide that has sessions."""
    sessions = sessions_of(course)
    for at, module in enumerate(course.modules if sessions else ()):
        wanted = f"{at + 1}. {module.title}"
        if at >= len(sessions):
            what = f"the guide has no session for the module “{module.title}”"
            yield Location(sessions[-1].path, sessions[-1].line, what, f"add one below this one, under ## {wanted}")
        elif sessions[at].title != wanted:
            what = f"the session “{sessions[at].title}” stands where that of the module “{module.title}” belongs"
            yield Location(sessions[at].path, sessions[at].line, what, f"its heading is ## {wanted}")
            return  # all below may only have moved
    for session in sessions[len(course.modules) :]:
        yield Location(session.path, session.line, f"the session “{session.title}” has no module", "take it out")


@rule(
    "session-plan",
    "a session of the guide whose plan takes another time than those of the others, or that lacks a part",
    fix="plan each step as | 9 min | …, link a case of the module, and passages of the module below the questions",
    example="a plan of 21 minutes, where all others take 20",
    cause="content",
    needs_all=True,
    follows=("course-order", "session-module"),
)
def uneven_sessions(course: Course) -> Iterator[Location]:
    """Sessions that take longer or shorter than most, name no case of their module or lead to none of its passages."""
    sessions = sessions_of(course)
    usual = Counter(session.minutes for session in sessions).most_common(1)
    for session, module in zip(sessions, course.modules, strict=False):
        name = f"the session “{session.title}”"
        if session.minutes != usual[0][0] and len(sessions) > 1:
            what = f"{name} takes {session.minutes} minutes, and the others take {usual[0][0]}"
            yield Location(session.path, session.line, what, "change the minutes in its table")
        cases = course.scenarios_of(module.slug)
        if cases and not any(session.leads_to(case.document.path) for case in cases):
            what = f"{name} plays no case of its module"
            yield Location(session.path, session.line, what, f"link {cases[0].document.path}")
        if not session.leads_to(module.document.path):
            what = f"{name} leads to no passage of its module"
            yield Location(session.path, session.line, what, f"link headings of {module.document.path}")
