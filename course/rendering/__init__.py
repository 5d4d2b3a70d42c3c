"""Model to what a site builder reads: Markdown with the few pieces of HTML that Markdown can't say."""

from course.rendering.page import render_cases, render_exercise, render_page

__all__ = ["render_cases", "render_exercise", "render_page"]
