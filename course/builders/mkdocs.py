"""The course as an MkDocs plugin: each hook hands over to a package of the course."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from course.builders.exercise_pages import ExercisePages
from course.builders.files import add_files, root_of, source_of, template_filters
from course.builders.menu_items import share_items
from course.builders.serving import GuardedPlugin
from course.checks import check_course, severity_of
from course.model import Course, Finding, Quiz, Scenario, Translation
from course.model.site_paths import edit_address, has_edit_link
from course.publishing.all_rules import ALL_RULES
from course.publishing.publish import publish
from course.reading import read_course
from course.reading.last_modified import last_modified
from course.rendering import render_page
from course.rendering.autoescape import mark_html, only_letters
from course.rendering.catalog import version_of
from course.rendering.menu import typeset_labels
from course.rendering.page_context import head_of, page_context
from course.rendering.quiz import can_show


class CoursePlugin(GuardedPlugin):
    """Shows scenarios and quizzes as pages, draws what pages ask for, and stops a build that would break."""

    course: Course
    findings: list[Finding]

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Read and check the course, then add its scenarios and quizzes to the site's pages."""
        self.course = read_course(root_of(config), self.guard.memory.document)
        self.findings = check_course(self.course)
        self.guard.report(self.findings, "nothing was built")
        self.last_modified = last_modified(root_of(config))
        self.exercises = ExercisePages(config, self.guard.memory)
        return add_files(files, config, self.course, self.last_modified)

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Set the menu's labels in type."""
        typeset_labels(nav.items)

    @event_priority(100)
    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Render a page of the course; of scenarios and quizzes the headings first, the rest follows as HTML."""
        source = source_of(page, config)
        unit = self.course.unit(source)
        if isinstance(unit, Quiz) and not can_show(unit, self.findings):
            self.guard.as_written.add(page.file.src_uri)
        # mkdocs-quiz is the format, and draws no question.
        page.meta = head_of(self.course, source, {**page.meta, "quiz": {"enabled": False}})
        is_ours = source in self.course.documents or source in self.course.translations
        return render_page(self.course, source, ALL_RULES) if is_ours else markdown

    @event_priority(-100)
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Put the scenes or questions below the headings of their page."""
        unit = self.course.translations.get(source_of(page, config)) or self.course.unit(page.file.src_uri)
        if isinstance(unit, Scenario | Quiz | Translation) and page.file.src_uri not in self.guard.as_written:
            return self.exercises.render(self.course, unit, html, page, files)
        return self.exercises.with_cases(self.course, html, page, files)

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Let templates link to a page by its source, and write nothing as HTML that is not known to be it."""
        self.templates = only_letters(env, [file.page for file in files.documentation_pages()])
        share_items(env, files.documentation_pages())
        env.globals |= {"course": self.course, "severity_of": severity_of}
        env.filters |= template_filters(files, self.course)
        return self.guard.templates(env, files, config, self.course)

    @event_priority(-100)
    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Give the templates what they need to know of the page, and tell them what of it is HTML."""
        self.exercises.complete(page)
        mark_html(page)
        source = source_of(page, config)
        page.edit_url = edit_address(page.edit_url) if has_edit_link(self.course, source) else None
        shown = self.guard.page_findings(self.findings, page)
        return {**context, **page_context(self.course, source, self.last_modified, shown)}  # type: ignore[typeddict-item]

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Finish the site once every plugin has written its files, and hold it against the course."""
        site = Path(config.site_dir)
        read = self.guard.memory.built_page(version_of(self.course))
        findings = publish(self.course, site, self.guard.is_serving, self.templates, config, read)
        self.guard.finish(self.course, findings, self.findings, site)
