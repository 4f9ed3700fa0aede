"""The server for somebody who edits, with a site of one page."""

from __future__ import annotations

import contextlib
import socket
import struct
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from ipsec_errata import live_server
from ipsec_errata.live_server import LiveServer


class OnePage:
    """Shows what the watched file says."""

    def __init__(self, folder: Path, source: Path) -> None:
        self.folder, self.source = folder, source
        self.changed: list[frozenset[Path]] = []
        self.refreshed: list[str] = []

    def update(self, changed: frozenset[Path]) -> None:
        self.changed.append(changed)

    def refresh(self, path: str) -> None:
        self.refreshed.append(path)
        place = self.folder / "page" / "index.html"
        place.parent.mkdir(exist_ok=True)
        place.write_text(f"<body>{self.source.read_text()}</body>")


@pytest.fixture(params=["told by the system", "looking itself"])
def running(tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch):
    if request.param == "looking itself":
        monkeypatch.setattr(live_server, "Observer", no_more_watches)
    folder, sources = tmp_path / "site", tmp_path / "sources"
    folder.mkdir()
    sources.mkdir()
    (folder / "404.html").write_text("<body>nothing here</body>")
    (sources / "a.yaml").write_text("one")
    site = OnePage(folder, sources / "a.yaml")
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    server = LiveServer(site, folder, ("127.0.0.1", port), "/errata/")
    server.watch(str(sources))
    threading.Thread(target=server.serve, daemon=True).start()
    url = f"http://127.0.0.1:{port}"
    wait_for(url)
    yield site, url
    server.shutdown()


def no_more_watches() -> None:
    raise OSError(28, "inotify watch limit reached")


def wait_for(url: str) -> None:
    for _ in range(500):
        with contextlib.suppress(OSError):
            get(f"{url}/errata/page/")
            return
        time.sleep(0.02)
    raise AssertionError(f"nobody answers at {url}")


def get(url: str) -> str:
    with urllib.request.urlopen(url, timeout=20) as answer:
        return answer.read().decode()


def test_a_change_is_seen_by_who_waits_for_it(running):
    site, url = running
    assert get(f"{url}/errata/page/") == '<body>one<script src="/livereload/0.js"></script>\n</body>'
    assert 'src.replace(/\\.js$/, "")' in get(f"{url}/livereload/0.js")
    site.source.write_text("two")
    assert get(f"{url}/livereload/0") == ""
    assert site.changed == [frozenset({site.source})]
    assert "two" in get(f"{url}/errata/page/")
    assert "/livereload/1" in get(f"{url}/errata/page/")


def test_addresses(running):
    site, url = running
    assert "one" in get(f"{url}/errata/page")
    assert site.refreshed[-1] == "page/index.html"
    for address in ("/errata/none/", "/errata/../../sources/a.yaml", "/errata/%2e%2e/sources/a.yaml"):
        with pytest.raises(urllib.error.HTTPError, match="404") as error:
            get(url + address)
        assert "nothing here" in error.value.read().decode()


def test_names_that_editors_use_meanwhile_do_not_count(running):
    site, url = running
    (site.source.parent / ".a.yaml.swp").write_text("x")
    site.source.write_text("three")
    get(f"{url}/livereload/0")
    assert site.changed == [frozenset({site.source})]


def test_who_leaves_while_waiting_leaves_no_trace(running, capfd: pytest.CaptureFixture[str]):
    site, url = running
    for _ in range(3):
        with socket.create_connection(("127.0.0.1", int(url.rpartition(":")[2]))) as reader:
            reader.sendall(b"GET /livereload/0 HTTP/1.1\r\nHost: x\r\n\r\n")
            time.sleep(0.05)
            # Closed with a reset, as a browser that is shut down does.
            reader.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    site.source.write_text("four")
    get(f"{url}/livereload/0")
    time.sleep(0.1)
    assert capfd.readouterr().err == ""
