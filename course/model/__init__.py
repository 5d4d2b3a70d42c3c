"""The records of a course: frozen, without input or output.

Paths are relative to the root of the repository, with forward slashes (`docs/modules/first-steps.md`);
lines count from 1 in the file as written.
"""

from course.model.activity import Activity, ActivityKind, Phrase, SortItem
from course.model.agency import Agency, Point
from course.model.built_site import BuiltPage, Inline, Reference
from course.model.cast import Cast, Person
from course.model.course import Course, Wording, cached_on_course
from course.model.document import (
    Document,
    Element,
    Fence,
    Heading,
    Item,
    Line,
    Link,
    LinkForm,
    Listing,
    Piece,
    PieceKind,
    Prose,
    ProseKind,
    Quote,
    Text,
)
from course.model.evidence import Claim, Evidence
from course.model.finding import Finding
from course.model.home import Opening
from course.model.mock import MOCK_KINDS, Entry, Mock, MockKind
from course.model.module import LearningPath, Module, Sections, Statement
from course.model.option import Option
from course.model.quiz import BankRequirements, Block, Citation, Question, Quiz
from course.model.review import Review
from course.model.scenario import Choice, Scenario, Scene, Verdict, VerdictKind
from course.model.source import Source
from course.model.table import Basis, Cell, Table
from course.model.translation import Language, Passage, TranslatedPassage, Translation

__all__ = [
    "MOCK_KINDS",
    "Activity",
    "ActivityKind",
    "Agency",
    "BankRequirements",
    "Basis",
    "Block",
    "BuiltPage",
    "Cast",
    "Cell",
    "Choice",
    "Citation",
    "Claim",
    "Course",
    "Document",
    "Element",
    "Entry",
    "Evidence",
    "Fence",
    "Finding",
    "Heading",
    "Inline",
    "Item",
    "Language",
    "LearningPath",
    "Line",
    "Link",
    "LinkForm",
    "Listing",
    "Mock",
    "MockKind",
    "Module",
    "Opening",
    "Option",
    "Passage",
    "Person",
    "Phrase",
    "Piece",
    "PieceKind",
    "Point",
    "Prose",
    "ProseKind",
    "Question",
    "Quiz",
    "Quote",
    "Reference",
    "Review",
    "Scenario",
    "Scene",
    "Sections",
    "SortItem",
    "Source",
    "Statement",
    "Table",
    "Text",
    "TranslatedPassage",
    "Translation",
    "Verdict",
    "VerdictKind",
    "Wording",
    "cached_on_course",
]
