"""What is new: a course in a folder of its own, or a module, scenario, quiz or question of a course."""

from course.new.naming import NotNew
from course.new.parts import new_module, new_question, new_quiz, new_scenario
from course.new.schemas import schemas_of
from course.new.whole_course import write_new_course

__all__ = ["NotNew", "new_module", "new_question", "new_quiz", "new_scenario", "schemas_of", "write_new_course"]
