"""What MkDocs makes of a page's Markdown, so that a server need not render a page again that nobody changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from course.builders.memory import Memory


@dataclass(frozen=True)
class Rendered:
    """All that `Page.render` leaves on a page."""

    content: str | None
    toc: TableOfContents
    title: str | None
    anchors: set[str] | None
    links: dict[str, dict[str, str]]
    """By the place of the linked file in the site's sources: the file itself is another one in each build."""

    @staticmethod
    def of(page: Page) -> Rendered:
        """Return what stands on a page."""
        links = {file.src_uri: links for file, links in (page.links_to_anchors or {}).items()}
        return Rendered(page.content, page.toc, page._title_from_render, page.present_anchor_ids, links)

    def put_on(self, page: Page, files: Files) -> None:
        """Leave the same on a page of another build, with the same files."""
        page.content, page.toc, page._title_from_render = self.content, self.toc, self.title
        page.present_anchor_ids = self.anchors
        page.links_to_anchors = {files.src_uris[source]: links for source, links in self.links.items()}


def render_once(memory: Memory, page: Page, render: Callable[[MkDocsConfig, Files], None]) -> Callable[..., None]:
    """Return what renders a page, or puts on it what was rendered before of the same text by the same settings."""

    def rendered(config: MkDocsConfig, files: Files) -> None:
        def make() -> Rendered:
            render(config, files)
            return Rendered.of(page)

        inputs = (page.markdown, memory.setting(config, files))
        memory.made(("markdown", page.file.src_uri), inputs, make).put_on(page, files)

    return rendered
