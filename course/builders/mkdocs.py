"""The course as an MkDocs plugin: it mounts what the rooms above it read, check and render, and nothing more."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from course.builders.files import add_generated, address_filters, require_home
from course.builders.part_pages import PartPages
from course.builders.serving import Net
from course.checks import check_course, severity_of
from course.model import Course, Finding, Quiz, Scenario
from course.model.site_paths import edit_address, is_mounted, source_of_file
from course.publishing.publish import publish
from course.publishing.rules import ALL_RULES
from course.reading import read_course
from course.reading.last_modified import last_modified
from course.rendering import render_page
from course.rendering.autoescape import mark_html, only_letters
from course.rendering.menu import typeset_labels
from course.rendering.page_context import head_of, page_context
from course.rendering.quiz import can_show


class CourseConfig(Config):
    """The plugin has no settings: what can be set stands in course.yml and agency.yml."""


class CoursePlugin(BasePlugin[CourseConfig]):
    """Shows scenarios and quizzes as pages, draws what pages ask for, and stops a build that would break."""

    course: Course
    findings: list[Finding]
    net = Net(is_serving=False)

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """A build stops at a finding; a server shows it and goes on."""
        self.net = Net(command == "serve")

    def on_config(self, config: MkDocsConfig) -> None:
        """Guard what is done with each page, so that one that can't be built is no trouble to the others."""
        self.net.guard(config)
        self.parts = PartPages(config)

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        """Rebuild when anything changes that makes a page."""
        return self.net.watch(server, builder)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Read and check the course, then add its scenarios and quizzes to the site's pages."""
        root = self.root(config)
        self.course = read_course(root)
        self.findings = check_course(self.course)
        self.net.tell(self.findings, "nothing was built")
        self.dated = last_modified(root)
        for path in self.course.documents:
            if is_mounted(path):
                files.append(self.mounted(path, root, config))
        require_home(files, config)
        add_generated(files, config, self.course, self.dated)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Set the menu's labels in type."""
        typeset_labels(nav.items)

    def on_pre_page(self, page: Page, *, config: MkDocsConfig, files: Files) -> Page:
        """Show "edit this page" where it leads somewhere."""
        self.net.guard_page(page)
        page.edit_url = edit_address(page.edit_url)
        return page

    @event_priority(100)
    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Render a page of the course; of scenarios and quizzes the headings first, the rest follows as HTML."""
        source = self.source_of(page, config)
        if isinstance(self.course.unit(source), Quiz) and not can_show(source, self.findings):
            self.net.as_written.add(page.file.src_uri)
        # mkdocs-quiz is the format, and draws no question. A list of scenes would tell how the story goes.
        hidden = {"hide": ["toc"]} if source.startswith("scenarios/") else {}
        page.meta = head_of({**page.meta, **hidden, "quiz": {"enabled": False}})
        return render_page(self.course, source, ALL_RULES) if source in self.course.documents else markdown

    @event_priority(-100)
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Put the scenes or questions below the headings of their page."""
        part = self.course.unit(page.file.src_uri)
        if isinstance(part, Scenario | Quiz) and page.file.src_uri not in self.net.as_written:
            return self.parts.render(self.course, part, html, page, files)
        return html

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Let templates link to a page by its source, and write nothing as HTML that is not known to be it."""
        self.templates = only_letters(env, [file.page for file in files.documentation_pages()])
        env.globals |= {"course": self.course, "severity_of": severity_of}
        env.filters |= address_filters(files, self.course)
        return self.net.templates(env, files, config, self.course)

    @event_priority(-100)
    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Give the templates what they need to know of the page, and tell them what of it is HTML."""
        self.parts.complete(page)
        mark_html(page)
        shown = self.net.shown(self.findings, page)
        return {**context, **page_context(self.course, self.source_of(page, config), self.dated, shown)}  # type: ignore[typeddict-item]

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Finish the site once every plugin has written its part, and hold it against the course."""
        site = Path(config.site_dir)
        findings = publish(self.course, site, self.net.is_serving, self.templates, config)
        self.net.finish(self.course, findings, self.findings, site)

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
