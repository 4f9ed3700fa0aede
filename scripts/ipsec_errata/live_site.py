"""The site that was built, kept in step with what somebody edits: a page is rendered when a browser asks for it.

What is neither an entry nor a template of our pages takes a full build, and so does a new date of the data.
"""

from __future__ import annotations

import gc
import posixpath
import sys
import threading
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from ipsec_errata.live_pages import LivePages
from ipsec_errata.live_server import LiveServer
from ipsec_errata.output_file import OutputFile, write_bytes
from ipsec_errata.project import Project
from ipsec_errata.shown_site import ShownSite

RULES_AFTER_SECONDS = 1.0
_STAYS = "The last good site stays up."


class Engine(Protocol):
    """What builds a site from pages: all of it, or one page into it."""

    @property
    def shown(self) -> ShownSite:
        """What the last full build shows, and since then what was noted here."""

    def build(self) -> str | None:
        """Build everything; return why that was not possible."""

    def add(self, page: OutputFile) -> None:
        """Let links lead to a page that is new. Its text is not asked for."""

    def remove(self, path: str) -> None:
        """Forget the page at `path` and delete what was made of it."""

    def render(self, page: OutputFile) -> None:
        """Make the page and write it into the site."""


class LiveSite:
    """Answers a server: takes note of changes, and brings up to date what is asked for."""

    def __init__(self, project: Project, pages: LivePages, engine: Engine) -> None:
        """Begin with the site that `engine` has just built from `project`."""
        self._project, self._live, self._engine = project, pages, engine
        self._begin()

    def _begin(self) -> None:
        _say(self._live.update())
        self._fresh: set[str] = set()
        # What was built stays until the next build: the collector need not look at it after every edit.
        gc.collect()
        gc.freeze()

    def update(self, changed: frozenset[Path]) -> None:
        """Read what changed. While something is spoiled the last good site stays up."""
        if problem := self._live.update():
            _say(f"{problem}\n{_STAYS}")
        elif self._live.as_of != self._engine.shown.as_of or not all(map(self._is_ours, changed)):
            self._build_all()
        else:
            self._fresh = set()
            self._register()
            # The rules look at everything: what is waited for goes first, and who saves twice waits for one run.
            threading.Timer(RULES_AFTER_SECONDS, self._check, (self._live.pages,)).start()

    def _is_ours(self, path: Path) -> bool:
        folders = (self._project.entries, self._project.site_source / "templates")
        return any(path.is_relative_to(folder.resolve()) for folder in folders)

    def _check(self, pages: Mapping[str, OutputFile]) -> None:
        if pages is self._live.pages:
            _say(self._live.check())
            gc.collect()

    def _build_all(self) -> None:
        if problem := self._engine.build():
            _say(f"{problem}\n{_STAYS}")
        else:
            self._live.read_surroundings()
            self._begin()

    def _register(self) -> None:
        """Let the engine know which pages there are now."""
        shown = self._engine.shown.pages
        for path in shown.keys() - self._live.pages.keys():
            self._engine.remove(path)
            del shown[path]
        for path in self._live.pages.keys() - shown.keys():
            self._engine.add(self._live.pages[path])
            shown[path] = (0, None)

    def refresh(self, path: str) -> None:
        """Render the page, or make the file, at `path` below the site unless it is as it should be."""
        if path in self._fresh:
            return
        self._fresh.add(path)
        try:
            if path.startswith("sitemap.xml"):
                self._build_all()
            elif page := next((self._live.pages[each] for each in _sources(path) if each in self._live.pages), None):
                if not self._engine.shown.has(page):
                    self._engine.render(page)
                    self._engine.shown.note(page)
            elif path in self._engine.shown.files or not (self._engine.shown.folder / path).exists():
                self._show_file(path)
        except Exception as error:
            _say(f"{path}: {error!r}\nThe last good one stays up.")

    def _show_file(self, path: str) -> None:
        place = self._engine.shown.folder / path
        if static := self._live.find_file(path):
            write_bytes(place, static.content)
            self._engine.shown.files.add(path)
        elif path in self._engine.shown.files:
            place.unlink(missing_ok=True)


def _sources(path: str) -> Iterable[str]:
    """Return the paths that the page with the file at `path` may have."""
    folder, name = posixpath.split(path)
    return (f"{folder}.md", posixpath.join(folder, "index.md")) if name == "index.html" else ()


def _say(text: str | None) -> None:
    if text:
        print(text, file=sys.stderr, flush=True)


def make_server(
    project: Project,
    engine: Engine,
    site_url: str,
    texts: Sequence[Path],
    *,
    address: tuple[str, int],
    mount: str,
    watched: Iterable[str],
) -> LiveServer:
    """Return a server for the site that `engine` has just built, which watches files and folders beside the entries.

    `site_url` and `texts` are as for `make_pages`, `address` and `mount` as for `LiveServer`.
    """
    live = LiveSite(project, LivePages(project, site_url, texts), engine)
    # While somebody waits for an edit, the collector would look at all that is made; it looks after the rules have.
    gc.disable()
    server = LiveServer(live, engine.shown.folder, address, mount)
    for path in watched:
        server.watch(path)
    return server
