"""The one file that knows MkDocs: hands our pages to MkDocs 1.6 and mends what its theme leaves wrong.

When MkDocs 1.x ends, this file is what has to be written anew; the pages are `OutputFile` values.
"""

from __future__ import annotations

import gc
import json
import os
import posixpath
import re
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

import mkdocs.plugins
from mkdocs.commands.build import get_context
from mkdocs.exceptions import Abort, PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents, get_toc
from mkdocs.utils import write_file

from ipsec_errata.commands.texts import shown_folders
from ipsec_errata.live_pages import LivePages
from ipsec_errata.live_server import LiveServer
from ipsec_errata.make_pages import Made, make_pages
from ipsec_errata.output_file import OutputFile, write_bytes
from ipsec_errata.project import own_project
from ipsec_errata.rendering.article import Article
from ipsec_errata.rendering.articles import MarkdownSettings, render_articles
from ipsec_errata.rendering.page_shell import Shells, mark_of, slug_of

RULES_AFTER_SECONDS = 1.0
_INDENT = re.compile(r"\n\s+")
_made: list[Made] = []
_articles: dict[str, Article] = {}
_built: list[Built] = []
# What the site shows: pages by path, and the paths of files that are no pages.
_shown: dict[str, tuple[int, str | None]] = {}
_static: set[str] = set()

# What the theme prints of a page's front matter as it is; by everything else it may decide.
_PRINTED = ("title", "description", "updated")
_TOC = """
{%- import "partials/language.html" as lang with context -%}
{%- set features = config.theme.features or [] -%}
{%- include "partials/toc.html" -%}
"""


@dataclass
class Built:
    """What the last build is made of, so that single pages can be built into it."""

    config: Any
    settings: MarkdownSettings
    files: Files
    nav: Navigation
    env: Any = None

    @cached_property
    def doc_files(self) -> Sequence[File]:
        """Files of pages."""
        return self.files.documentation_pages()


class WrittenFile(File):
    """A file that was written when it was made: MkDocs has only to know that it is there."""

    def copy_file(self, dirty: bool = False) -> None:
        """Leave the file as it is."""


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
        article = _articles.pop(self.file.src_uri, None)  # nobody needs it a second time
        if article is None or any(_is_missing(link.target, files) for link in article.links):
            super().render(config, files)
            return
        self.markdown = ""
        self.content = article.html
        self.toc = get_toc(list(article.toc))  # type: ignore[arg-type]
        self.present_anchor_ids = set(article.anchors)
        self.links_to_anchors = {}
        for link in article.links:
            target = files.get_file_from_path(link.target)
            if link.anchor and target:
                self.links_to_anchors.setdefault(target, {}).setdefault(link.anchor, link.written)


def _is_missing(target: str, files: Files) -> bool:
    # While somebody edits, files that are no pages are made when they are asked for.
    is_live = bool(_built) and _built[0].env is not None
    return files.get_file_from_path(target) is None and not (is_live and not target.endswith(".md"))


class ShellEnvironment:
    """The theme's templates, of which `main.html` reuses what pages of one kind have in common."""

    def __init__(self, environment: Any, config: Any, nav: Navigation) -> None:
        """Wrap the theme's Jinja environment; pages in `nav` differ in it and have no shell."""
        self._environment, self._config = environment, config
        self._in_nav = frozenset(page.file.src_uri for page in nav.pages)
        self._shells = Shells()
        self._toc = environment.from_string(_TOC)
        self.globals = environment.globals

    def get_template(self, name: str) -> Any:
        """Return a template; of a page's template, this object itself, which renders it."""
        self._template = self._environment.get_template(name)
        return self if name == "main.html" else self._template

    def render(self, context: Mapping[str, Any]) -> str:
        """Return the page in `context` as HTML, the same as its template alone would give."""
        page = context["page"]
        if page is None or page.file.src_uri in self._in_nav:
            return str(self._template.render(context))

        def texts() -> dict[str, str]:
            printed = {name: str(page.meta.get(name, "")) for name in _PRINTED}
            first = next((item.url for item in page.toc), "")
            return printed | {
                "slug": _slug(page),
                "content": page.content,
                "edit_url": page.edit_url or "",
                "date": page.update_date,
                "toc": self._toc.render({**context, "page": page}),
                "first": first,
            }

        def render_marks() -> tuple[str, dict[str, str]]:
            return self._render_marks(context, page)

        return self._shells.render(_kind_of(page), texts, lambda: self._template.render(context), render_marks)

    def _render_marks(self, context: Mapping[str, Any], page: Page) -> tuple[str, dict[str, str]]:
        slug = slug_of("slug")
        path = page.file.src_uri.replace(_slug(page), slug)
        marked = Page(None, File.generated(self._config, path, content=""), self._config)
        marks = {name: mark_of(name) for name in (*_PRINTED, "content", "edit_url")} | {"slug": slug}
        marks |= {"date": slug_of("date"), "first": f"#{slug_of('first')}"}
        if "<h1" in (page.content or ""):
            marks["content"] = "<h1>" + marks["content"]
        marked.markdown = ""
        marked.meta = _shared_meta(page) | {name: marks[name] for name in _PRINTED if page.meta.get(name)}
        marked.content = marks["content"]
        marked.edit_url = marks["edit_url"] if page.edit_url else None
        marked.update_date = marks["date"]
        marked.toc = TableOfContents([_marked_item(item) for item in list(page.toc)[:1]])
        marked.active = True
        marks["toc"] = self._toc.render({**context, "page": marked})
        return self._template.render({**context, "page": marked}), marks


def _slug(page: Page) -> str:
    """Return the part of the address that is the page's own."""
    return posixpath.basename(page.url.rstrip("/"))


def _shared_meta(page: Page) -> dict[str, Any]:
    """Return the front matter with a mark for the page's own name, as in the address of its feed."""
    slug, mark = _slug(page), slug_of("slug")
    return {name: value.replace(slug, mark) if isinstance(value, str) else value for name, value in page.meta.items()}


def _marked_item(item: AnchorLink) -> AnchorLink:
    marked = AnchorLink(mark_of("heading"), slug_of("first"), item.level)
    marked.children = [AnchorLink(mark_of("below"), slug_of("below"), item.level + 1)] if item.children else []
    return marked


def _kind_of(page: Page) -> tuple[object, ...]:
    """Return everything by which a template may decide what else to print."""
    meta = _shared_meta(page) | {name: bool(page.meta.get(name)) for name in _PRINTED}
    toc = [(item.level, bool(item.children)) for item in list(page.toc)[:1]]
    return (
        posixpath.dirname(page.url.rstrip("/")),
        page.is_index,
        page.edit_url is None,
        "<h1" in (page.content or ""),
        json.dumps([meta, toc], default=str, sort_keys=True),
    )


def on_pre_build(config: Any) -> None:
    """Validate and render before MkDocs empties the old site, so that a mistake costs nobody the last good one."""
    made = make_pages(own_project(), config.site_url, shown_folders(os.environ), one_by_one=True)
    if made.problem:
        raise PluginError(made.problem)
    _made[:] = [made]


# Plugins look for pages in `on_files` too; ours must be there first.
@mkdocs.plugins.event_priority(100)
def on_files(files: Files, config: Any) -> Files:
    """Add the generated pages and the files beside them."""
    made = _made[0]
    for output in made.pages:
        files.append(_generated(output, config, output.text))
    _shown.clear()
    _shown.update((output.path, _print_of(output)) for output in made.pages)
    _static.clear()
    for static in made.files:
        file = WrittenFile.generated(config, static.path, content=b"")
        write_file(static.content, file.abs_dest_path)
        files.append(file)
        _static.add(static.path)
    # Pages are in MkDocs' hands now; nothing else need hold their texts.
    _made[:] = [replace(made, pages=(), files=())]
    titles = dict(_titles_in(config.nav or []))
    for file in files.documentation_pages():
        ReadyPage(titles.get(file.src_uri), file, config)
    return files


def _print_of(output: OutputFile) -> tuple[int, str | None]:
    """Return what differs where the page does."""
    return hash(output.text), output.edit_path


def _generated(output: OutputFile, config: Any, content: str = "") -> File:
    file = File.generated(config, output.path, content=content)
    file.edit_uri = _edit_uri(output)
    return file


def _edit_uri(output: OutputFile) -> str | None:
    return f"../{output.edit_path}" if output.edit_path else None


def _titles_in(nav: Any) -> Iterator[tuple[str, str | None]]:
    """Yield path and title of each page in the navigation as `mkdocs.yml` gives it."""
    for item in nav:
        for title, below in item.items() if isinstance(item, dict) else [(None, item)]:
            if isinstance(below, list):
                yield from _titles_in(below)
            else:
                yield below, title


def on_nav(nav: Navigation, config: Any, files: Files) -> Navigation:
    """Render the Markdown of all pages, now that it is known which ones there are."""
    pages = [file.page for file in files.documentation_pages() if file.page]
    for page in pages:
        page.read_source(config)
    settings = MarkdownSettings(config.markdown_extensions, config.mdx_configs)
    texts = {page.file.src_uri: page.markdown or "" for page in pages if "title" in page.meta}
    cache = own_project().root / ".cache" / "articles.sqlite"
    _articles.clear()
    _articles.update(render_articles(texts, settings, cache=cache, processes=min(4, os.cpu_count() or 1)))
    _built[:] = [Built(config, settings, files, nav)]
    return nav


def on_page_markdown(markdown: str, page: Page, **_: Any) -> None:
    """Give each page the date of its data, which the sitemap shows; the date of the build says nothing."""
    page.update_date = str(page.meta.get("updated") or _made[0].as_of)


def on_env(env: Any, config: Any, files: Files) -> Any:
    """Tell the templates of the theme how old the data are; let them do only once what all pages have in common."""
    env.globals["as_of"] = _made[0].as_of
    _built[0].env = ShellEnvironment(env, config, _built[0].nav)
    return _built[0].env


def on_post_page(output: str, **_: Any) -> str:
    """Mend the theme's markup: what the HTML standard and screen readers object to, and its thousands of spaces."""
    output = output.replace(' autocomplete="off">\n', ">\n").replace(' tabindex=""', "")
    # A style in an attribute is what the Content Security Policy forbids.
    for cell in ("<td", "<th"):
        output = output.replace(f'{cell} style="text-align: right;"', f'{cell} class="right"')
    if 'id="__toc"' not in output:
        output = output.replace(' for="__toc"', "")
    # Header, navigation and footer are the same everywhere and hold nothing in which a space counts.
    before, article, rest = output.partition("<article")
    content, end, after = rest.rpartition("</article>")
    return "".join((_INDENT.sub("\n", before), article, content, end, _INDENT.sub("\n", after))) if end else output


def on_post_template(output_content: str, template_name: str, **_: Any) -> str:
    """Mend the pages that are templates, such as 404.html, likewise."""
    return on_post_page(output_content) if template_name.endswith(".html") else output_content


class LiveSite:
    """Keeps the site that was built in step with the entries: a page is rendered when a browser asks for it.

    Whatever is not an entry or a template of our pages takes a full build, and so does a new date of the data.
    """

    def __init__(self, config: Any, build: Callable[[], None]) -> None:
        """`build` builds everything anew; `config` is that of the build which was just made."""
        self._build = build
        self._live = LivePages(own_project(), config.site_url, shown_folders(os.environ))
        self._begin(self._live.update())

    def _begin(self, problem: str | None) -> None:
        if problem:
            print(problem, file=sys.stderr, flush=True)
        self._fresh: set[str] = set()
        # What was built stays until the next build: the collector need not look at it after every edit.
        gc.collect()
        gc.freeze()

    def update(self, changed: frozenset[Path]) -> None:
        """Read what changed. While something is spoiled the last good site stays up."""
        own = own_project()
        folders = (own.entries, own.site_source / "templates")
        problem = self._live.update()
        if problem:
            print(f"{problem}\nThe last good site stays up.", file=sys.stderr, flush=True)
        elif self._live.as_of != _made[0].as_of or not all(
            any(path.is_relative_to(folder.resolve()) for folder in folders) for path in changed
        ):
            self._build_all()
        else:
            self._fresh = set()
            self._register()
            # The rules look at everything: what is waited for goes first, and who saves twice waits for one run.
            threading.Timer(RULES_AFTER_SECONDS, self._check, (self._live.pages,)).start()

    def _check(self, pages: Mapping[str, OutputFile]) -> None:
        if pages is self._live.pages and (wrong := self._live.check()):
            print(wrong, file=sys.stderr, flush=True)

    def _build_all(self) -> None:
        try:
            self._build()
        except (Abort, PluginError) as error:
            print(f"{error}\nThe last good site stays up.", file=sys.stderr, flush=True)
        else:
            self._begin(self._live.update())

    def _register(self) -> None:
        """Let MkDocs know which pages there are now."""
        config, files = _built[0].config, _built[0].files
        for path in _shown.keys() - self._live.pages.keys():
            file = files.src_uris[path]
            files.remove(file)
            Path(file.abs_dest_path).unlink(missing_ok=True)
            del _shown[path]
        for path in self._live.pages.keys() - _shown.keys():
            files.append(_generated(self._live.pages[path], config))
            _shown[path] = (0, None)

    def refresh(self, path: str) -> None:
        """Render the page, or make the file, at `path` below the site unless it is as it should be."""
        if path in self._fresh:
            return
        self._fresh.add(path)
        folder, name = posixpath.split(path)
        sources = (f"{folder}.md", posixpath.join(folder, "index.md")) if name == "index.html" else ()
        page = next((source for source in sources if source in self._live.pages), None)
        try:
            if path.startswith("sitemap.xml"):
                self._build_all()
            elif page:
                self._show(self._live.pages[page])
            elif path in _static or not (Path(_built[0].config.site_dir) / path).exists():
                self._show_file(path)
        except Exception as error:
            print(f"{path}: {error!r}\nThe last good one stays up.", file=sys.stderr, flush=True)

    def _show_file(self, path: str) -> None:
        place = Path(_built[0].config.site_dir) / path
        if static := self._live.find_file(path):
            write_bytes(place, static.content)
            _static.add(path)
        elif path in _static:
            place.unlink(missing_ok=True)

    def _show(self, output: OutputFile) -> None:
        shown = _print_of(output)
        if shown == _shown[output.path]:
            return
        built = _built[0]
        file = built.files.src_uris[output.path]
        if file.page is None or output.edit_path != _shown[output.path][1]:
            file.edit_uri = _edit_uri(output)
            ReadyPage(None, file, built.config)
        page = file.page
        assert page is not None  # noqa: S101  a page enters itself into its file
        file.content_string = output.text
        page.markdown = None
        page.read_source(built.config)
        on_page_markdown(page.markdown or "", page)
        _articles[output.path] = built.settings.renderer.render(output.path, page.markdown or "")
        page.render(built.config, built.files)
        page.active = True
        context = get_context(built.nav, built.doc_files, built.config, page)
        html = on_post_page(built.env.get_template("main.html").render(context), page=page)
        page.active = False
        write_bytes(Path(file.abs_dest_path), html.encode("utf-8", errors="xmlcharrefreplace"))
        _shown[output.path] = shown


def on_serve(server: Any, config: Any, builder: Callable[[], None]) -> LiveServer:
    """Serve by our own server, which asks for pages one by one, instead of MkDocs' own, which builds all of them."""
    site = LiveSite(_built[0].config, builder)
    live = LiveServer(site, Path(config.site_dir), tuple(config.dev_addr), server.mount_path)
    for path in (config.docs_dir, config.config_file_path):
        live.watch(path)
    return live
