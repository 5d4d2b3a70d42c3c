"""The whole course."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property, wraps
from typing import Any, TypeVar

import msgspec
import msgspec.structs

from course.model.agency import Agency
from course.model.cast import Cast
from course.model.comment import Look
from course.model.document import Document, Link, Text
from course.model.evidence import Evidence
from course.model.finding import Finding
from course.model.home import Opening
from course.model.module import LearningPath, Module, Sections, Statement
from course.model.quiz import BankRequirements, Quiz
from course.model.review import Review
from course.model.scenario import Scenario
from course.model.source import Source
from course.model.table import Table
from course.model.translation import Language, Translation


class Wording(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The words by which pages speak of the course, and of those it is for."""

    home: str = ""
    """What the course is about, after its name in the title of the home page."""
    certificate: str = ""
    """What the course is about, as a line of the certificate."""
    organization: str = "organization"
    """What learners work for: "Your agency’s rule"."""
    ask: str = "your supervisor"
    """Whom to ask where agency.yml names nobody; it stands after the word "ask"."""
    people: tuple[str, ...] = ()
    """Words for people, by which a sentence is known to give a share of them."""


class Course(msgspec.Struct, frozen=True, kw_only=True, eq=False, dict=True):
    """A whole course as it was read, with the errors of reading it."""

    id: str
    """The key of its learners' stored progress; it stays when the title changes."""
    title: str
    pass_mark: int
    completion_requirements: tuple[str, ...]
    """The requirements for completing a module: `read`, `scenario`, `quiz`."""
    modules: tuple[Module, ...]
    scenarios: tuple[Scenario, ...]
    quizzes: tuple[Quiz, ...]
    banks: tuple[Quiz, ...] = ()
    """Further questions of the modules; new cases of theirs are drawn in a return."""
    statements: tuple[Statement, ...]
    tables: Mapping[str, Table]
    agency: Agency
    documents: Mapping[str, Document]
    files: frozenset[str]
    """Every file a page may link to, Markdown or not."""
    module_lines: Mapping[str, int]
    """The modules that course.yml lists, each with its line."""
    abbreviations: frozenset[str]
    """Those that need not be spelled out."""
    navigation: tuple[Link, ...]
    """The entries of the site's navigation, each with its line in mkdocs.yml."""
    learning_paths: tuple[LearningPath, ...] = ()
    lines: Mapping[str, int] = msgspec.field(default_factory=dict)
    """The line of every key and item of course.yml."""
    templates: Mapping[str, str] = msgspec.field(default_factory=dict)
    """The theme's templates as written, by path."""
    reviews: Mapping[str, tuple[Review, ...]] = msgspec.field(default_factory=dict)
    """What a person has confirmed, by the id of the answer."""
    looks: tuple[Look, ...] = ()
    """Who has looked at which parts of the review booklet."""
    unpublished: frozenset[str] = frozenset()
    """The files below `docs/`, `scenarios/` and `quizzes/` that mkdocs.yml leaves out of the site."""
    unlisted: frozenset[str] = frozenset()
    """The pages that need not stand in the navigation."""
    repository: str = ""
    """The address of the course's repository on the web."""
    tagged_texts: tuple[Text, ...] = ()
    """Texts with a tag in front matter, settings and data, which are shown letter by letter."""
    built: frozenset[str] = frozenset()
    """The files of the site that was built from it."""
    address: str = ""
    """Where mkdocs.yml says that the site is; empty where it does not."""
    read_errors: tuple[Finding, ...] = ()
    """What is wrong with files, fields and rows that could not be read."""
    expected_files: frozenset[str] = frozenset()
    """Files that should be there, as another finding says: links to them are right already."""
    pages: Mapping[str, str] = msgspec.field(default_factory=dict)
    """The files of the pages that the engine links to, by what they are for (`record`)."""
    for_staff: tuple[str, ...] = ()
    """Files, and folders with a slash at their end, for those who write or assign the course."""
    staff_minutes: Mapping[str, int] = msgspec.field(default_factory=dict)
    """The minutes that reading such a page takes, at most; a folder stands for each of its pages."""
    search_apart: tuple[str, ...] = ()
    """Files, and folders with a slash at their end, that a search finds from one another alone."""
    edit_links: str = "staff"
    """Which pages link to where they are edited: `all`, or those for staff."""
    sections: Sections = Sections()
    wording: Wording = Wording()
    bank_requirements: BankRequirements = BankRequirements()
    opening: Opening = Opening()
    """How the home page opens."""
    steps: tuple[str, ...] = ("read", "scenario", "quiz")
    """What one does in a module, in order; `scenario` may stand twice."""
    module_steps: Mapping[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    """The same of modules that have an order of their own."""
    activity_words: int = 0
    """How many words of a module may stand without an activity; 0 for any number."""
    evidence: Evidence = Evidence()
    cast: Cast = Cast()
    sources: Mapping[str, Source] = msgspec.field(default_factory=dict)
    """The sources of `data/sources.yml`, by their ids."""
    languages: Mapping[str, Language] = msgspec.field(default_factory=dict)
    """The languages that pages are translated into, by their ids."""
    translations: Mapping[str, Translation] = msgspec.field(default_factory=dict)
    """The translated pages, by path."""

    def with_built(self, files: frozenset[str]) -> Course:
        """The same course, with the files of its site."""
        return msgspec.structs.replace(self, built=files)

    @property
    def has_settings(self) -> bool:
        """Return whether course.yml could be read; without it nobody knows which points and pages the course has."""
        return bool(self.id)

    @property
    def exercises(self) -> tuple[Scenario | Quiz, ...]:
        """Return scenarios and quizzes, the units that practice what modules teach."""
        return (*self.scenarios, *self.quizzes)

    @property
    def question_sets(self) -> tuple[Quiz, ...]:
        """Return quizzes and banks: all that hold questions."""
        return (*self.quizzes, *self.banks)

    @property
    def written_units(self) -> tuple[Module | Scenario | Quiz, ...]:
        """Return all that is written for learners: what they work through, and the banks that they meet in part."""
        return (*self.units, *self.banks)

    @cached_property
    def folders(self) -> frozenset[str]:
        """Every folder that holds a file, the repository's own as `.`."""
        found = {"."}
        for file in self.files:
            while (file := file.rpartition("/")[0]) and file not in found:
                found.add(file)
        return frozenset(found)

    @property
    def units(self) -> tuple[Module | Scenario | Quiz, ...]:
        """Return modules, scenarios and quizzes: all that a learner works through."""
        return (*self.modules, *self.exercises)

    def unit(self, path: str) -> Module | Scenario | Quiz | None:
        """Return the module, scenario or quiz in a file; None for other pages."""
        return self._by_path.get(path)

    def translations_of(self, path: str) -> tuple[Translation, ...]:
        """Return the translations of a page, in the order of their languages."""
        return tuple(one for one in self.translations.values() if one.original == path)

    def page(self, role: str) -> str:
        """Return the file of the page that plays a role; empty where the course has none."""
        file = self.pages.get(role, "")
        return file if file in self.documents and file not in self.unpublished else ""

    def steps_of(self, module: str) -> tuple[str, ...]:
        """Return what one does in a module, in order."""
        return self.module_steps.get(module, self.steps)

    def module(self, slug: str) -> Module | None:
        """The module called so, if it was read."""
        return self._by_slug.get(slug)

    @property
    def opening_case(self) -> Scenario | None:
        """The scenario that the home page leads into; None where course.yml names none, or none that can be played."""
        found = next((scenario for scenario in self.scenarios if scenario.slug == self.opening.case), None)
        return found if found and found.scenes and found.scenes[0].choices else None

    def scenarios_of(self, module: str) -> tuple[Scenario, ...]:
        """The scenarios of a module."""
        return self._scenarios.get(module, ())

    def modules_on(self, path: LearningPath) -> tuple[Module, ...]:
        """The modules of a learning path, in its order."""
        return tuple(module for slug in path.modules if (module := self.module(slug)))

    def scenarios_on(self, path: LearningPath) -> tuple[Scenario, ...]:
        """The cases of a learning path, in the order of its modules."""
        all_of_them = (scenario for slug in path.modules for scenario in self.scenarios_of(slug))
        return tuple(scenario for scenario in all_of_them if scenario.slug in path.scenarios or not path.scenarios)

    def quizzes_of(self, module: str) -> tuple[Quiz, ...]:
        """The quizzes of a module."""
        return self._quizzes.get(module, ())

    def question_sets_of(self, module: str) -> tuple[Quiz, ...]:
        """The quizzes and banks of a module."""
        return self._question_sets.get(module, ())

    @cached_property
    def _derived(self) -> dict[Callable[[Course], Any], Any]:
        return {}

    @cached_property
    def _by_path(self) -> dict[str, Module | Scenario | Quiz]:
        return {unit.document.path: unit for unit in self.units}

    @cached_property
    def _by_slug(self) -> dict[str, Module]:
        return {module.slug: module for module in reversed(self.modules)}

    @cached_property
    def _scenarios(self) -> dict[str, tuple[Scenario, ...]]:
        return _by_module(self.scenarios)

    @cached_property
    def _quizzes(self) -> dict[str, tuple[Quiz, ...]]:
        return _by_module(self.quizzes)

    @cached_property
    def _question_sets(self) -> dict[str, tuple[Quiz, ...]]:
        return _by_module(self.question_sets)


T = TypeVar("T")
E = TypeVar("E", Scenario, Quiz)


def cached_on_course(function: Callable[[Course], T]) -> Callable[[Course], T]:
    """Return the function with its result kept on the course itself, so that it is worked out once for each course."""

    @wraps(function)
    def cached(course: Course) -> T:
        if function not in course._derived:
            course._derived[function] = function(course)
        result: T = course._derived[function]
        return result

    return cached


def _by_module(exercises: tuple[E, ...]) -> dict[str, tuple[E, ...]]:
    found: dict[str, list[E]] = {}
    for exercise in exercises:
        found.setdefault(exercise.module, []).append(exercise)
    return {module: tuple(all_of_it) for module, all_of_it in found.items()}
