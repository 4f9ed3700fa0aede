"""The one file that knows MkDocs: hands our pages to MkDocs 1.6, whole sites or one page after an edit.

When MkDocs 1.x ends, this file is what has to be written anew; the pages are `OutputFile` values.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

import mkdocs.plugins
from mkdocs.commands.build import get_context
from mkdocs.exceptions import Abort, PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from ipsec_errata.commands.texts import shown_folders
from ipsec_errata.live_server import LiveServer
from ipsec_errata.live_site import make_server
from ipsec_errata.make_pages import make_pages
from ipsec_errata.navigation import titles_in
from ipsec_errata.output_file import OutputFile
from ipsec_errata.project import own_project
from ipsec_errata.rendering.articles import MarkdownSettings
from ipsec_errata.rendering.mend import mend_html
from ipsec_errata.shown_site import ShownSite
from ipsec_errata.site_build import SiteBuild


class MkDocs:
    """MkDocs as what builds the site, all of it or one page after an edit; see `live_site.Engine`. Hooks fill it."""

    config: Any
    nav: Any
    files: Any
    site: SiteBuild
    builder: Callable[[], None]

    @property
    def shown(self) -> ShownSite:
        """What the site shows."""
        return self.site.shown

    def build(self) -> str | None:
        """Build everything; return why that was not possible."""
        try:
            self.builder()
        except (Abort, PluginError) as error:
            return str(error)
        return None

    def add(self, page: OutputFile) -> None:
        """Let MkDocs know of a page."""
        self.files.append(_generated(page, self.config))

    def remove(self, path: str) -> None:
        """Let MkDocs forget a page, and delete it."""
        file = self.files.src_uris[path]
        self.files.remove(file)
        Path(file.abs_dest_path).unlink(missing_ok=True)

    def render(self, output: OutputFile) -> None:
        """Build one page into the site."""
        file = self.files.src_uris[output.path]
        if file.page is None or file.edit_uri != _edit_uri(output):
            file.edit_uri = _edit_uri(output)
            ReadyPage(None, file, self.config)
        page = file.page
        file.content_string, page.markdown = output.text, None
        page.read_source(self.config)
        on_page_markdown(page.markdown, page)
        self.site.render_article(output.path, page.markdown)
        page.render(self.config, self.files)
        page.active = True
        context = get_context(self.nav, (), self.config, page)  # no page's template asks for all pages
        self.site.write_page(Path(file.abs_dest_path), context)
        page.active = False


_engine = MkDocs()


class RefusedError(Abort):
    """The system refuses what a build needs, such as room on the disk; no entry is at fault."""

    exit_code = 2


class WrittenFile(File):
    """A file that was written when it was made: MkDocs has only to know that it is there."""

    def copy_file(self, dirty: bool = False) -> None:
        """Leave the file as it is."""


def _leave_out(files: Files, env: Any, config: Any) -> None:
    """Take none of the theme's files: no page asks for one, and to list them is to walk through thousands of icons."""


Files.add_files_from_theme = _leave_out  # type: ignore[method-assign, assignment]


class ReadyPage(Page):
    """A page whose Markdown was rendered beforehand, together with that of all other pages."""

    def read_source(self, config: Any) -> None:
        """Read once, and keep the text once."""
        if self.markdown is None:
            super().read_source(config)
            if self.file.generated_by:
                self.file.content_string = ""

    def render(self, config: Any, files: Files) -> None:
        """Take the article; a page without a title of its own, or with a wrong link, is left to MkDocs and reported."""
        article = _engine.site.take_article(self.file.src_uri, files.src_uris)
        if article is None:
            super().render(config, files)
            return
        self.markdown = ""
        self.content = article.html
        self.toc = get_toc(list(article.toc))  # type: ignore[arg-type]
        self.present_anchor_ids = set(article.anchors)
        self.links_to_anchors = {}
        for link in article.links:
            target = files.src_uris.get(link.target)
            if link.anchor and target:
                self.links_to_anchors.setdefault(target, {}).setdefault(link.anchor, link.written)


def on_pre_build(config: Any) -> None:
    """Validate and render before MkDocs empties the old site, so that a mistake costs nobody the last good one."""
    # Nearly everything that is made stays until the end: looking it through again and again takes a tenth of a build.
    gc.freeze()
    gc.set_threshold(10_000, 20, 50)
    folder = Path(config.site_dir)
    made = make_pages(own_project(), config.site_url, shown_folders(os.environ), folder=folder)
    if made.problem:
        raise PluginError(made.problem)
    settings = MarkdownSettings(config.markdown_extensions, config.mdx_configs)
    _engine.config, _engine.site = config, SiteBuild(own_project(), made, folder, settings)
    _engine.site.set_last_site_aside()


# Plugins look for pages in `on_files` too; ours must be there first.
@mkdocs.plugins.event_priority(100)
def on_files(files: Files, config: Any) -> Files:
    """Add the generated pages and the files beside them."""
    for output in _engine.site.take_pages():
        files.append(_generated(output, config, output.text))
    for path in _engine.site.write_files():
        if by_hand := files.src_uris.get(path):
            files.remove(by_hand)
        files.append(WrittenFile.generated(config, path, content=b""))
    _engine.site.settle({file.dest_uri for file in files if file.inclusion.is_included()})  # type: ignore[no-untyped-call]
    titles = dict(titles_in(config.nav or []))
    for file in files.documentation_pages():
        ReadyPage(titles.get(file.src_uri), file, config)
    return files


def _generated(output: OutputFile, config: Any, content: str = "") -> File:
    file = File.generated(config, output.path, content=content)
    file.edit_uri = _edit_uri(output)
    return file


def _edit_uri(output: OutputFile) -> str | None:
    return f"../{output.edit_path}" if output.edit_path else None


def on_nav(nav: Navigation, config: Any, files: Files) -> Navigation:
    """Render the Markdown of all pages, now that it is known which ones there are."""
    _engine.files, _engine.nav = files, nav
    pages = [file.page for file in files.documentation_pages() if file.page]
    for page in pages:
        page.read_source(config)
    _engine.site.render_articles({page.file.src_uri: page.markdown or "" for page in pages if "title" in page.meta})
    return nav


def on_build_error(error: Exception, **_: Any) -> None:
    """Say in one sentence what the system refuses, such as a full disk, instead of where in the engine it showed."""
    if isinstance(error, OSError):
        place = f"{error.filename}: " if error.filename else ""
        raise RefusedError(f"{place}{error.strerror or error}")


def on_page_markdown(markdown: str, page: Page, **_: Any) -> None:
    """Give each page the date of its data, which the sitemap shows; the date of the build says nothing."""
    page.update_date = str(page.meta.get("updated") or _engine.site.as_of)


def on_env(env: Any, config: Any, files: Files) -> Any:
    """Let the template of a page do only once what all pages have in common."""
    in_nav = frozenset(page.file.src_uri for page in _engine.nav.pages)
    return _engine.site.frame(env, lambda page: page.file.src_uri not in in_nav)


def on_post_page(output: str, **_: Any) -> str:
    """Mend what the template made."""
    return mend_html(output)


def on_post_template(output_content: str, template_name: str, **_: Any) -> str:
    """Mend the pages that are templates, such as 404.html, likewise."""
    return mend_html(output_content) if template_name.endswith(".html") else output_content


def on_serve(server: Any, config: Any, builder: Callable[[], None]) -> LiveServer:
    """Serve by our own server, which asks for pages one by one, instead of MkDocs' own, which builds all of them."""
    _engine.builder = builder
    return make_server(
        own_project(),
        _engine,
        config.site_url,
        shown_folders(os.environ),
        address=tuple(config.dev_addr),
        mount=server.mount_path,
        watched=(config.docs_dir, config.config_file_path),
    )
