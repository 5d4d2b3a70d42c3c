"""The course as an MkDocs plugin: it mounts what the rooms above it read, check and render, and nothing more."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from course.checks import capped, check_course, severity_of
from course.model import Course, Finding, Quiz
from course.published import MOUNTED, edit_address, source_of_file
from course.reading import read_course
from course.reading.dating import dated
from course.rendering import render_page
from course.rendering.catalog import render_catalog
from course.rendering.delivery import deliver
from course.rendering.letters import mark_html, only_letters
from course.rendering.menu import typeset_labels
from course.rendering.question import can_show, settle_questions
from course.rendering.setting import head_of, setting_of

log = logging.getLogger("mkdocs.plugins.course")

WATCHED = (*MOUNTED, "data", "overrides", "reviews", "agency.yml", "course.yml")


class CourseConfig(Config):
    """The plugin has no settings: what can be set stands in course.yml and agency.yml."""


class CoursePlugin(BasePlugin[CourseConfig]):
    """Shows scenarios and quizzes as pages, draws what pages ask for, and stops a build that would break."""

    course: Course
    findings: list[Finding]
    is_serving = False

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """A build stops at a finding; a server shows it and goes on."""
        self.is_serving = command == "serve"

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        """Rebuild when anything changes that makes a page."""
        for name in WATCHED:
            if (path := self.root(config) / name).exists():
                server.watch(str(path))
        return server

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Read and check the course, then add its scenarios and quizzes to the site's pages."""
        root = self.root(config)
        self.course = read_course(root)
        self.findings = check_course(self.course)
        self.tell(self.findings, "nothing was built")
        self.dated = dated(root)
        for part in self.course.exercises:
            files.append(self.mounted(part.document.path, root, config))
        catalog = render_catalog(self.course, self.dated, lambda source: files.src_uris[source].url)
        files.append(File.generated(config, "assets/catalog.js", content=catalog))
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Set the menu's labels in type."""
        typeset_labels(nav.items)

    def on_pre_page(self, page: Page, *, config: MkDocsConfig, files: Files) -> Page:
        """Show "edit this page" where it leads somewhere."""
        page.edit_url = edit_address(page.edit_url)
        return page

    @event_priority(100)
    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Render a page of the course; mkdocs-quiz then finds its questions on the pages of quizzes."""
        source = self.source_of(page, config)
        page.meta["quiz"] = {"enabled": source.startswith("quizzes/") and can_show(source, self.findings)}
        if source.startswith("scenarios/"):
            # A list of scenes would tell how the story goes.
            page.meta["hide"] = ["toc"]
        page.meta = head_of(page.meta)
        return render_page(self.course, source) if source in self.course.documents else markdown

    @event_priority(-100)
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Give each question on a quiz's page its own name, once mkdocs-quiz has made it."""
        part = self.course.part(page.file.src_uri)
        return settle_questions(self.course, part, html) if isinstance(part, Quiz) else html

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Let templates link to a page by its source, and write nothing as HTML that is not known to be it."""
        self.templates = only_letters(env, [file.page for file in files.documentation_pages()])
        env.globals |= {"course": self.course, "severity_of": severity_of}
        env.filters["page"] = lambda source: files.src_uris[source].url
        return env

    @event_priority(-100)
    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Give the templates what they need to know of the page, and tell them what of it is HTML."""
        mark_html(page)
        shown = self.findings if self.is_serving else []
        return {**context, **setting_of(self.course, self.source_of(page, config), self.dated, shown)}  # type: ignore[typeddict-item]

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Finish the site once every plugin has written its part, and hold it against the course."""
        findings = deliver(self.course, Path(config.site_dir), self.is_serving, self.templates, config)
        self.tell(findings, "the site is built, and must not be used")

    def tell(self, findings: list[Finding], outcome: str) -> None:
        """Say what was found; a build stops there, unless it is a warning only."""
        for finding in capped(findings):
            (log.error if severity_of(finding) == "error" else log.info)(str(finding))
        errors = sum(severity_of(finding) == "error" for finding in findings)
        if errors and not self.is_serving:
            raise PluginError(f"The course has {errors} finding{'s' if errors > 1 else ''}, named above; {outcome}.")

    def source_of(self, page: Page, config: MkDocsConfig) -> str:
        """The file of the repository behind a page."""
        return source_of_file(page.file.abs_src_path, self.root(config), page.file.src_uri)

    @staticmethod
    def root(config: MkDocsConfig) -> Path:
        """The folder of mkdocs.yml."""
        return Path(config.config_file_path).parent

    @staticmethod
    def mounted(path: str, root: Path, config: MkDocsConfig) -> File:
        """A page whose source lies beside `docs/`, from where "edit this page" counts."""
        file = File(path, str(root), config.site_dir, config.use_directory_urls)
        file.edit_uri = f"../{path}"
        return file
