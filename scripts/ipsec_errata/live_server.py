"""A server for somebody who edits: told of changes by the system, it brings up to date what a browser asks for."""

from __future__ import annotations

import contextlib
import functools
import http.server
import posixpath
import queue
import threading
import urllib.parse
import webbrowser
from http import HTTPStatus
from pathlib import Path
from typing import Any, Protocol

from watchdog.events import EVENT_TYPE_CLOSED_NO_WRITE, EVENT_TYPE_OPENED, FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserver

# One save is several events; they come within a few milliseconds.
QUIET_SECONDS = 0.015
WAIT_SECONDS = 30.0
# A file of its own, as the pages forbid scripts in their text. Its address without the end is where it waits.
_RELOAD = b"""
const news = document.currentScript.src.replace(/\\.js$/, "");
(async function wait() {
  try {
    const answer = await fetch(news, {cache: "no-store"});
    if (answer.status === 200) return location.reload();
  } catch { await new Promise((resolve) => setTimeout(resolve, 1000)); }
  wait();
})();
"""


class Site(Protocol):
    """What is served: files in a folder, kept in step with what is edited."""

    def update(self, changed: frozenset[Path]) -> None:
        """Take note of what changed on disk."""

    def refresh(self, path: str) -> None:
        """Bring the file at `path` below the folder up to date, or remove it where there is none any more."""


class LiveServer:
    """Serves `folder` at the root of `address`, and below `mount` too, the path of the published site ("/errata/")."""

    def __init__(self, site: Site, folder: Path, address: tuple[str, int], mount: str) -> None:
        """Prepare; nothing is bound or watched before `serve`."""
        self.site, self.folder, self.address, self.mount = site, folder, address, mount
        self.version = 0
        self.lock = threading.RLock()
        self.news = threading.Condition()
        self._changes: queue.SimpleQueue[Path] = queue.SimpleQueue()
        self._watched: list[tuple[FileSystemEventHandler, str, bool]] = []
        self._observer: Any = None

    def watch(self, path: str, func: None = None, *, recursive: bool = True) -> None:
        """Watch a file or folder."""
        place = Path(path).resolve()
        handler = _Handler(self, None if place.is_dir() else place)
        self._watched.append((handler, str(place if place.is_dir() else place.parent), place.is_dir()))

    def note(self, path: Path) -> None:
        """Remember that a file changed."""
        self._changes.put(path)

    def serve(self, *, open_in_browser: bool = False) -> None:
        """Serve until interrupted."""
        handler = functools.partial(_Request, self)
        url = f"http://{self.address[0]}:{self.address[1]}/"
        with http.server.ThreadingHTTPServer(self.address, handler) as server:
            server.daemon_threads = True
            # First, so that no edit is missed by who has seen a page.
            self._observer = self._start_observer()
            threading.Thread(target=server.serve_forever, daemon=True).start()
            print(f"serving {url}", flush=True)
            if open_in_browser:
                webbrowser.open(url)
            while True:
                # Now and then it looks up: not everywhere does Ctrl-C end a wait without an end.
                with contextlib.suppress(queue.Empty):
                    self._take(self._changes.get(timeout=1.0))

    def _start_observer(self) -> Any:
        """Return a running observer: one that is told by the system, else one that looks again and again."""
        try:
            return self._started(Observer())
        except OSError as error:
            print(f"the system tells of no changes ({error}); looking twice a second", flush=True)
            return self._started(PollingObserver(timeout=0.5))

    def _started(self, observer: Any) -> Any:
        for handler, path, is_deep in self._watched:
            observer.schedule(handler, path, recursive=is_deep)
        observer.start()
        return observer

    def _take(self, first: Path) -> None:
        changed = {first}
        with contextlib.suppress(queue.Empty):
            while True:
                changed.add(self._changes.get(timeout=QUIET_SECONDS))
        with self.lock:
            self.site.update(frozenset(changed))
        with self.news:
            self.version += 1
            self.news.notify_all()

    def shutdown(self) -> None:
        """Stop watching."""
        if self._observer is not None:
            self._observer.stop()


class _Handler(FileSystemEventHandler):
    """Tells the server of files that changed; of one file only, where that is what is watched."""

    def __init__(self, server: LiveServer, only: Path | None) -> None:
        self._server, self._only = server, only

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.is_directory or event.event_type in (EVENT_TYPE_OPENED, EVENT_TYPE_CLOSED_NO_WRITE):
            return
        for name in (event.src_path, event.dest_path):
            path = Path(str(name))
            # Names with a dot are what editors and our own commands keep beside a file while they write it.
            if name and not path.name.startswith(".") and self._only in (None, path):
                self._server.note(path)


class _Request(http.server.SimpleHTTPRequestHandler):
    """One request."""

    def __init__(self, server: LiveServer, *arguments: Any) -> None:
        self._live = server
        super().__init__(*arguments, directory=str(server.folder))

    def handle(self) -> None:
        # Whoever closes a page while it waits for news is no mistake of anybody.
        with contextlib.suppress(ConnectionError):
            super().handle()

    def do_GET(self) -> None:
        path = urllib.parse.unquote(urllib.parse.urlsplit(self.path).path)
        if path.startswith("/livereload/"):
            if path.endswith(".js"):
                self._send(HTTPStatus.OK, "text/javascript", _RELOAD)
            else:
                self._wait(path)
            return
        # Only the page for missing pages names the path of the published site. No address leads out of the folder.
        name = posixpath.normpath("/" + path.removeprefix(self._live.mount)).lstrip("/")
        if path.endswith("/"):
            name = posixpath.join(name, "index.html")
        self._answer(name, path)

    def do_HEAD(self) -> None:
        self.do_GET()

    def _answer(self, name: str, path: str) -> None:
        file = self._live.folder / name
        with self._live.lock:
            self._live.site.refresh(name)
            if file.is_dir() and not path.endswith("/"):
                self._redirect(path + "/")
                return
            status = HTTPStatus.OK if file.is_file() else HTTPStatus.NOT_FOUND
            page = file if status is HTTPStatus.OK else self._live.folder / "404.html"
            body = page.read_bytes() if page.is_file() else b"not found"
            version = self._live.version
        kind = self.guess_type(str(page))
        if kind.startswith("text/html"):
            script = f'<script src="/livereload/{version}.js"></script>\n'
            body = body.replace(b"</body>", script.encode() + b"</body>", 1)
        self._send(status, kind, body)

    def _wait(self, path: str) -> None:
        """Answer 200 when there is something newer than the version in the address, 204 after a while."""
        seen = path.rpartition("/")[2]
        with self._live.news:
            is_newer = self._live.news.wait_for(lambda: str(self._live.version) != seen, timeout=WAIT_SECONDS)
        self._send(HTTPStatus.OK if is_newer else HTTPStatus.NO_CONTENT, "text/plain", b"")

    def _redirect(self, target: str) -> None:
        self.send_response(HTTPStatus.FOUND)
        self.send_header("Location", urllib.parse.quote(target))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, status: HTTPStatus, kind: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-cache")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing: the terminal is for what is wrong in the entries."""
