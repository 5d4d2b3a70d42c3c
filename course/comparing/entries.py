"""Lists of the course compared, entry by entry: objectives, sources, settings, the agency's rules and so on."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import msgspec

from course.comparing.change import EntryChange
from course.comparing.fields import entry_changes, fields_of, flat, in_words
from course.model import Course
from course.queries.terms import terms

NAMES = {
    "completion_requirements": "completion",
    "opening": "home",
    "bank_requirements": "bank",
    "activity_words": "activities.words",
    "repository": "repo_url",
    "address": "site_url",
}
"""Fields of a course that course.yml and mkdocs.yml call otherwise."""

ELSEWHERE = frozenset(
    {
        *("id", "modules", "scenarios", "quizzes", "banks", "documents", "learning_paths", "reviews", "agency"),
        *(
            "statements",
            "tables",
            "cast",
            "sources",
            "languages",
            "translations",
            "navigation",
            "unpublished",
            "unlisted",
        ),
        # Where something stands in its file, what is wrong with it, and what follows from the rest.
        *("module_lines", "lines", "read_errors", "expected_files", "tagged_texts", "files", "looks"),
        # Parts of the software, and of the built site.
        *("templates", "built"),
    }
)
"""The fields of a course that are no settings: each is compared as what it is, or named by its file."""


def compare_objectives(old: Course, new: Course) -> tuple[EntryChange, ...]:
    """Return the objectives that were won or lost, reworded, or are practiced by others now."""
    return entry_changes(_objectives(old), _objectives(new))


def _objectives(course: Course) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for module in course.modules:
        for id, text in module.objectives.items():
            cases = [one.slug for one in course.scenarios_of(module.slug) if id in one.objectives]
            asked = [
                f"{one.document.path}#{question}"
                for one in course.question_sets_of(module.slug)
                for question in one.objectives.get(id, ())
            ]
            found[f"{module.slug}: {id}"] = {
                "objective": text,
                "cases": in_words(tuple(cases)),
                "questions": str(len(asked)),
            }
    return found


def compare_sources(old: Course, new: Course) -> tuple[EntryChange, ...]:
    """Return the sources that changed, are new or are gone."""
    return entry_changes(
        *({id: fields_of(one, "id") for id, one in course.sources.items()} for course in (old, new)),
    )


def compare_paths(old: Course, new: Course) -> tuple[EntryChange, ...]:
    """Return the learning paths that changed, are new or are gone."""
    return entry_changes(
        *({one.id: fields_of(one, "id") for one in course.learning_paths} for course in (old, new)),
    )


def compare_settings(old: Course, new: Course) -> tuple[EntryChange, ...]:
    """Return the settings of course.yml and mkdocs.yml that changed, each by its name there."""
    changes = entry_changes(_settings(old, new.files), _settings(new, old.files))
    return tuple(change for change in changes if change.fields)


def _settings(course: Course, others: Collection[str]) -> dict[str, dict[str, str]]:
    """Return the settings by their names; of files that are left out, those that the other version has too."""
    found = {
        "modules": {"value": in_words(tuple(module.slug for module in course.modules))},
        "left out of the site": {"value": in_words(course.unpublished & {*others})},
        "left out of the menu": {"value": in_words(course.unlisted & {*others})},
    }
    for field in course.__struct_fields__:
        value, name = getattr(course, field), NAMES.get(field, field)
        if field in ELSEWHERE:
            continue
        if isinstance(value, msgspec.Struct):
            found |= {f"{name}.{key}": {"value": words} for key, words in flat(value)}
        elif isinstance(value, Mapping):
            found |= {f"{name}.{key}": {"value": in_words(inner)} for key, inner in value.items()}
        else:
            found[name] = {"value": in_words(value)}
    return found


def compare_agency(old: Course, new: Course) -> tuple[EntryChange, ...]:
    """Return what the agency says otherwise: its name and contact, and its rule on each point."""
    return entry_changes(*map(_agency, (old, new)))


def _agency(course: Course) -> dict[str, dict[str, str]]:
    agency = course.agency
    about = {"agency": agency.name, "contact": agency.contact, "feedback": agency.feedback}
    return {"the agency": about} | {id: fields_of(point, "id") for id, point in agency.points.items()}


def compare_terms(old: Course, new: Course) -> tuple[EntryChange, ...]:
    """Return the terms of the glossary that changed, are new or are gone."""
    sides = ({term.name: {"meaning": term.meaning} for term in terms(course).values()} for course in (old, new))
    return entry_changes(*sides)


def compare_figures(old: Course, new: Course) -> tuple[EntryChange, ...]:
    """Return the figures of the tables that changed, are new or are gone, and what else a table says."""
    return entry_changes(*map(_figures, (old, new)))


def _figures(course: Course) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for slug, table in course.tables.items():
        found[f"data/{slug}.yml"] = fields_of(table, "slug", *(f"cells.{name}" for name in table.cells))
        found |= {f"data/{slug}.csv#{name}": fields_of(cell, "name") for name, cell in table.cells.items()}
    return found


def compare_people(old: Course, new: Course) -> tuple[EntryChange, ...]:
    """Return the people of the cases who changed, are new or are gone, and the words for their roles."""
    return entry_changes(*map(_people, (old, new)))


def _people(course: Course) -> dict[str, dict[str, str]]:
    roles = {f"role {role}": {"words": in_words(words)} for role, words in course.cast.roles.items()}
    return roles | {name: fields_of(person, "name") for name, person in course.cast.people.items()}


def compare_statements(old: Course, new: Course) -> tuple[EntryChange, ...]:
    """Return the statements of the deck that changed, are new or are gone."""
    return entry_changes(
        *({one.id: fields_of(one, "id") for one in course.statements} for course in (old, new)),
    )


def compare_languages(old: Course, new: Course) -> tuple[EntryChange, ...]:
    """Return the languages that are new or gone, and what pages say otherwise around translated text."""
    return entry_changes(
        *({one.path: fields_of(one, "id", "path") for one in course.languages.values()} for course in (old, new)),
    )


def compare_menu(old: Course, new: Course) -> tuple[EntryChange, ...]:
    """Return the entries of the menu that changed, are new or are gone, and whether their order changed."""
    before, after = ({link.target: {"name": link.text} for link in course.navigation} for course in (old, new))
    orders = (
        {"order": {"pages": in_words(tuple(one for one in a if one in b))}}
        for a, b in ((before, after), (after, before))
    )
    return (*entry_changes(before, after), *entry_changes(*orders))
