"""Guards around a build: a page that raises stops it with one plain line, and a server shows that line on the page."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment, TemplateNotFound
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from course.builders.memory import Memory
from course.builders.page_inputs import PageInputs
from course.builders.rendered import render_once
from course.builders.search_entries import find_once
from course.checks import capped, severity_of
from course.model import Course, Finding
from course.model.site_paths import MOUNTED, source_path
from course.rendering.compiled_templates import CompiledTemplates, compiled_templates
from course.rendering.failed_page import add_banner, add_findings, finding_of, render_message, render_source
from course.rendering.template import keep_compiled

log = logging.getLogger("mkdocs.plugins.course")

WATCHED = (*MOUNTED, "data", "overrides", "reviews", "agency.yml", "course.yml")
PAGE_EVENTS = ("pre_page", "page_read_source", "page_markdown", "page_content", "page_context", "post_page")

MAX_MESSAGES = 10
"""As many messages as a banner shows; the terminal has them all."""

Call = Callable[..., Any]


class ErrorGuard:
    """The errors that building pages raises, by the page's place in the site's sources.

    MkDocs stops at the first exception: a build with a traceback, a server by answering nothing any more. So every
    step that works on one page is guarded: the hooks of all plugins, Markdown, and templates.
    """

    def __init__(self, is_serving: bool) -> None:
        self.is_serving = is_serving
        self.memory = Memory(is_serving)
        self.root = Path()
        self.compiled: CompiledTemplates | None = None
        self.failures: dict[str, Finding] = {}
        self.as_written: set[str] = set()
        """The pages that are shown as they are written, since they can't be drawn."""

    def wrap_events(self, config: MkDocsConfig) -> None:
        """Begin a build: guard what all plugins do with a page."""
        self.root = Path(config.config_file_path).parent
        self.failures, self.as_written = {}, set()
        self.compiled = compiled_templates(self.root)
        keep_compiled(self.compiled)
        self.memory.begin()
        for name in PAGE_EVENTS:
            hooks = config.plugins.events[name]
            if name == "page_context":
                hooks = [find_once(self.memory, hook) for hook in hooks]
            config.plugins.events[name] = [partial(self.call, hook) for hook in hooks]

    def wrap_page(self, page: Page) -> None:
        """Guard what MkDocs itself does with a page before its template."""
        render = render_once(self.memory, page, page.render) if self.is_serving else page.render
        for name, step in (("read_source", page.read_source), ("render", render)):
            setattr(page, name, partial(self.step, page, step))

    def call(self, method: Call, *item: Any, **context: Any) -> Any:
        """Run a hook for a page; one that raises changes nothing."""
        page = context["page"] if "page" in context else item[0]
        try:
            return method(*item, **context)
        except Exception as error:
            self.note(page.file.src_uri, error)

    def step(self, page: Page, method: Call, *arguments: Any) -> None:
        """Read or render a page; it is empty where that raises."""
        try:
            method(*arguments)
        except Exception as error:
            self.note(page.file.src_uri, error)
            page.markdown, page.content = page.markdown or "", page.content or ""

    def note(self, source: str, error: Exception) -> Finding:
        """Keep what was raised for the page; a build stops with it."""
        if isinstance(error, BuildError) and not self.is_serving:
            raise error
        finding = finding_of(error, source_path(source), self.root)
        log.debug("What was raised", exc_info=error)
        if not self.is_serving:
            raise PluginError(f"{finding}") from error
        if finding not in self.failures.values():
            log.error(f"{finding}")
        return self.failures.setdefault(source, finding)

    def templates(self, env: Environment, files: Files, config: MkDocsConfig, course: Course) -> Environment:
        """Return the theme's templates, guarded; and put the source in the place of pages that could not be drawn."""
        for source in self.failures.keys() | self.as_written:
            page = files.src_uris[source].page
            if page is not None:
                path = source_path(source)
                page.content = render_source(path, course.documents.get(path), page.markdown or "")
                page.meta, page.toc = {}, TableOfContents([])
        static = frozenset(config.theme.static_templates)
        inputs = PageInputs(config, course) if self.is_serving else None
        env.bytecode_cache = self.memory.templates if self.is_serving else self.compiled
        return _Templates(env, self, static, inputs)  # type: ignore[return-value]

    def page_findings(self, findings: Iterable[Finding], page: Page) -> list[Finding]:
        """Return the findings that pages may show while they are served, with what building this one raised."""
        told, failure = [*findings], self.failures.get(page.file.src_uri)
        is_known = any(failure and one.path == failure.path and one.rule == "file" for one in told)
        return [*told, *([failure] if failure and not is_known else [])] if self.is_serving else []

    def finish(self, course: Course, findings: list[Finding], known: Iterable[Finding], site: Path) -> None:
        """Say what was found in the built site: a build stops there, a server shows it on the page it is on.

        Args:
            course: what the site was built from.
            findings: what was found.
            known: what was found in the content; what follows from it is not told again.
            site: the folder of the site.
        """
        if self.is_serving:
            paths = {finding.path for finding in (*known, *self.failures.values())}
            findings = [finding for finding in findings if finding.path not in paths]
            add_findings(course, site, findings)
        self.report(findings, "the site is built, and must not be used")

    def report(self, findings: list[Finding], outcome: str) -> None:
        """Say what was found; a build stops there, unless it is a warning only."""
        for finding in capped(findings):
            (log.error if severity_of(finding) == "error" else log.info)(str(finding))
        errors = sum(severity_of(finding) == "error" for finding in findings)
        if errors and not self.is_serving:
            raise PluginError(f"The course has {errors} finding{'s' if errors > 1 else ''}, named above; {outcome}.")

    def watch(self, server: LiveReloadServer, builder: Call) -> LiveReloadServer:
        """Build again when anything changes that makes a page, and go on where that fails."""
        for name in WATCHED:
            if (path := self.root / name).exists():
                server.watch(str(path))
        server.builder = partial(self.rebuild, builder, Path(server.root))
        return server

    def rebuild(self, builder: Call, site: Path) -> None:
        """Build again; where the whole build fails, say why on the site as it was."""
        errors = _Errors()
        logging.getLogger("mkdocs").addHandler(errors)
        try:
            builder()
        except Exception as error:
            finding = finding_of(error, "mkdocs.yml", self.root, "the course can't be built")
            others = [Finding("mkdocs.yml", 1, "build", message) for message in errors.messages]
            log.debug("What was raised", exc_info=error)
            log.error(f"{finding}")
            add_banner(site, [finding, *others][:MAX_MESSAGES])
        finally:
            logging.getLogger("mkdocs").removeHandler(errors)


class NoSettings(Config):
    """The settings of a plugin that has none: what can be set stands in course.yml and agency.yml."""


class GuardedPlugin(BasePlugin[NoSettings]):
    """A plugin whose errors a guard reports."""

    guard = ErrorGuard(is_serving=False)

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Take up a command: a build stops at a finding; a server shows it and goes on."""
        self.guard = ErrorGuard(command == "serve")

    def on_config(self, config: MkDocsConfig) -> None:
        """Guard what is done with each page, so that one that can't be built is no trouble to the others."""
        self.guard.wrap_events(config)

    def on_pre_page(self, page: Page, *, config: MkDocsConfig, files: Files) -> Page:
        """Guard what MkDocs itself does with a page."""
        self.guard.wrap_page(page)
        return page

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Call) -> LiveReloadServer:
        """Rebuild when anything changes that makes a page."""
        return self.guard.watch(server, builder)


class _Errors(logging.Handler):
    """Keeps the errors that MkDocs logs: of a setting that is wrong it raises less than it says."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a message."""
        self.messages.append(record.getMessage())


class _Templates:
    """The theme's templates, of which one that is broken says so on the pages that it makes."""

    def __init__(self, env: Environment, guard: ErrorGuard, static: frozenset[str], inputs: PageInputs | None) -> None:
        self._env, self._guard, self._static, self._inputs = env, guard, static, inputs

    def __getattr__(self, name: str) -> Any:
        return getattr(self._env, name)

    def get_template(self, name: str) -> Any:
        """Return a template of the theme, whatever state it is in."""
        try:
            inputs = self._inputs if name == "main.html" else None
            return _Template(self._env.get_template(name).render, name, self._guard, inputs)
        except Exception as error:
            if isinstance(error, TemplateNotFound) and name in self._static:
                raise
            return _Template(partial(_raise, error), name, self._guard)


class _Template:
    """A template that never raises while it is served, nor makes the same page again."""

    def __init__(self, render: Call, name: str, guard: ErrorGuard, inputs: PageInputs | None = None) -> None:
        self._render, self._name, self._guard, self._inputs = render, name, guard, inputs

    def render(self, context: dict[str, Any]) -> str:
        """Return the page, or a plain one that says what is wrong and shows the content."""
        page = context.get("page")
        try:
            return self._made(context) if page and self._inputs else str(self._render(context))
        except Exception as error:
            finding = self._guard.note(page.file.src_uri if page else self._name, error)
            return render_message([finding, *context.get("findings", ())], page.content or "" if page else "")

    def _made(self, context: dict[str, Any]) -> str:
        """Return a page as it was made before, but for the version of the course, or make it."""
        version = context["facts"]["edition"]
        name, inputs = ("page", context["page"].file.src_uri), self._inputs.of(context) if self._inputs else ()
        made, html = self._guard.memory.made(name, inputs, lambda: (version, str(self._render(context))))
        return html.replace(made, version)


def _raise(error: Exception, _: object) -> str:
    raise error
