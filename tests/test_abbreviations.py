"""What is taken for an abbreviation, and what is not."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from course.checks.abbreviations import abbreviations, undefined_abbreviations, unlisted_terms
from course.model import Course, Module
from course.reading.markdown import read_document


def found(course: Course, text: str) -> list[str]:
    return [short for prose in read_document("docs/a.md", text).prose for short in abbreviations(course, prose)]


@pytest.mark.parametrize(
    ("text", "shorts"),
    [
        ("Ask about HIPAA first.", ["HIPAA"]),
        ("FERPA and SAMHSA", ["FERPA", "SAMHSA"]),
        ("HIPAA's reach, HIPAA’s rules", ["HIPAA", "HIPAA"]),
        ("Two APIs, one API", ["API", "API"]),
        ("E2EE, 2FA, MP3, B2B", ["E2EE", "2FA", "MP3", "B2B"]),
        ("PhD, IoT, VoIP", ["PhD", "IoT", "VoIP"]),
        ("a HIPAA-compliant app, the non-HIPAA part", ["HIPAA", "HIPAA"]),
        ("COVID-19 and PG-13", ["COVID-19", "PG-13"]),
        ("CPS/APS", ["CPS", "APS"]),
        ("AFL-CIO", ["AFL", "CIO"]),
        ("(CPS) “DSS”", ["CPS", "DSS"]),
        ("CPS.", ["CPS"]),
        ("IT staff", ["IT"]),
        ("G.S. 7B-301, G.S. 108A-80(b) and S.L. 2011-145", []),
        ("42 CFR Part 2, 45 CFR 164.502, 20 USC § 1232g, 42 U.S.C. 290dd-2", []),
        ("the CFR", ["CFR"]),
        ("World War II, Title IV-E, chapters IX and XII", []),
        ("Title XIX and Part CD", []),
        ("a CD and an MD", ["CD", "MD"]),
        ("Do NOT post. NEVER share. DON'T. READ THIS FIRST.", []),
        ("That is a VOLUNTEER's call.", []),
        ("TikTok, YouTube, LinkedIn, WhatsApp, McDonald, iPhone", []),
        ("Type `SELECT` or `HIPAA`.", []),
        ("Type `NCID`, then ask the NCID desk.", ["NCID"]),
        ("See README.md, https://x.org/ABC/DEF and www.ABC.org, write to ABC@x.org", []),
        ("The U.S. and N.C. rules, at 9 a.m.", []),
        ("Form W-2, I-9, S5.7, $5K, Q3, 3D and 401k", []),
        ("[Ask HHS](https://hhs.gov)", ["HHS"]),
    ],
)
def test_abbreviations_of_a_text(text: str, shorts: list[str], course: Course) -> None:
    assert found(course, text) == shorts


def told(course: Course, text: str) -> list[str]:
    """What the rules say of a module with a text, in a course without abbreviations of its own."""
    module: Module = replace(course.modules[0], document=read_document(course.modules[0].document.path, text))
    documents = {"docs/reference/glossary.md": read_document("docs/reference/glossary.md", "- **CPS**, **DMs**")}
    bare = replace(
        course,
        modules=(module,),
        scenarios=(),
        quizzes=(),
        documents=documents,
        abbreviations=frozenset({"COVID-19", "US"}),
    )
    return [spot.what for rule in (undefined_abbreviations, unlisted_terms) for spot in rule(bare)]


@pytest.mark.parametrize(
    "text",
    [
        "Child protective services (CPS) came. CPS stays.",
        "direct messages (DMs) and a DM",
        "direct message (DM; a message of one's own) and DMs",
        "COVID-19 in the US",
        "## Sources\n\n- HIPAA",
    ],
)
def test_spelled_out(text: str, course: Course) -> None:
    assert told(course, text) == []


@pytest.mark.parametrize(
    ("text", "whats"),
    [
        ("Ask CPS.\n\nChild protective services (CPS)", ["“CPS” is not spelled out where it first stands"]),
        ("The law (HIPAAs) and HIPAA", ["“HIPAA” is not in the glossary"]),
        ("Ask HIPAA. Ask HIPAA.", ["“HIPAA” is not spelled out where it first stands"]),
        ("COVID-20", ["“COVID-20” is not spelled out where it first stands"]),
        ("Family Educational Rights and Privacy Act (FERPA)", ["“FERPA” is not in the glossary"]),
    ],
)
def test_not_spelled_out(text: str, whats: list[str], course: Course) -> None:
    assert told(course, text) == whats


def test_a_short_form_that_the_course_spells_out_is_no_word_in_capitals(course: Course) -> None:
    """SNAP is help with food on one page, and `a snap` is a picture on another."""
    pages = {
        "docs/a.md": read_document("docs/a.md", "Supplemental Nutrition Assistance Program (SNAP). It was a snap.")
    }
    assert found(replace(course, documents=pages), "Ask SNAP.") == ["SNAP"]
    assert found(replace(course, documents={"docs/a.md": read_document("docs/a.md", "It is a snap.")}), "OH SNAP") == [
        "OH"
    ]
